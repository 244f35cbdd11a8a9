import { settled } from "../language/reading";
import type { Condition, Fact, FactId, Operand, Regime } from "../language/regime";

/** One cell of a fact: values that every clause treats alike. */
export interface FactCell {
  /** A value in the cell, the fact's default where it lies inside. */
  readonly value: number;
  /** The cell's values lie from `from` to `to`, both included unless `open`. */
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  /** How many values the cell has; `null` where the fact has no finite range. */
  readonly weight: bigint | null;
}

/** A place between values: just before `value`, or just after it. */
export interface Cut {
  readonly value: number;
  readonly after: boolean;
}

/** Every number that an operand can be, over all rows of the tables it reads. */
export function possibleValues(regime: Regime, operand: Operand): readonly number[] {
  let sums = [operand.constant];
  for (const term of operand.terms) {
    const table = regime.tables[term.lookup.table];
    const values = new Set<number>();
    for (const value of [...(table?.rows.map((r) => r.value) ?? []), table?.otherwise ?? null]) {
      if (typeof value === "number") values.add(value);
    }
    sums = [...new Set(sums.flatMap((s) => [...values].map((v) => s + term.factor * v)))];
  }
  return sums.map((sum) => settled(sum / (operand.over ?? 1), operand.shift));
}

function cutsOf(regime: Regime, condition: Condition, into: Map<FactId, Cut[]>): void {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const operand of condition.operands) cutsOf(regime, operand, into);
      return;
    case "not":
      cutsOf(regime, condition.operand, into);
      return;
    case "fact": {
      const cuts = into.get(condition.fact) ?? [];
      into.set(condition.fact, cuts);
      const sides = { "=": [false, true], "!=": [false, true], "<": [false], ">=": [false], "<=": [true], ">": [true] };
      for (const value of possibleValues(regime, condition.operand)) {
        for (const after of sides[condition.comparator]) cuts.push({ value, after });
      }
      return;
    }
    case "state": {
      const type = regime.facts[condition.fact]?.type;
      if (type?.kind === "state") into.set(condition.fact, type.labels.map((_, value) => ({ value, after: true })));
      return;
    }
    case "series":
      for (const { fact } of condition.open) into.set(fact, [{ value: 1, after: false }]);
      return;
    case "constant":
    case "table":
    case "date":
    case "party":
    case "member":
      return;
  }
}

const isWhole = (fact: Fact): boolean => fact.type.kind !== "money" && !(fact.type.kind === "number" && fact.type.grain === "count");

/** Splits the whole numbers into cells at `starts` (the first value of each cell but the first), cut to the range. */
function wholeCells(fact: Fact, starts: readonly number[]): readonly FactCell[] {
  const cells: FactCell[] = [];
  for (let i = 0; i <= starts.length; i++) {
    const from = Math.max(i === 0 ? -Infinity : (starts[i - 1] ?? 0), fact.range?.from ?? -Infinity);
    const to = Math.min(i === starts.length ? Infinity : (starts[i] ?? 0) - 1, fact.range?.to ?? Infinity);
    if (from > to) continue;
    const inside = fact.default !== null && fact.default >= from && fact.default <= to;
    const value = inside ? (fact.default ?? 0) : Number.isFinite(from) ? from : Number.isFinite(to) ? to : 0;
    cells.push({ value, from, to, open: false, weight: fact.range === null ? null : BigInt(to - from + 1) });
  }
  return cells;
}

/** Cells of a fact that need not be whole: points and the open stretches between them. No weights. */
function denseCells(fact: Fact, cuts: readonly Cut[]): readonly FactCell[] {
  const low = fact.range?.from ?? -Infinity;
  const high = fact.range?.to ?? Infinity;
  const points = [...new Set([low, ...cuts.map((c) => c.value), high])].filter((p) => p >= low && p <= high).sort((a, b) => a - b);
  const cells: FactCell[] = [];
  points.forEach((p, i) => {
    if (Number.isFinite(p)) cells.push({ value: p, from: p, to: p, open: false, weight: null });
    const next = points[i + 1];
    if (next === undefined) return;
    const value = Number.isFinite(p) ? (Number.isFinite(next) ? (p + next) / 2 : p + 1) : Number.isFinite(next) ? next - 1 : 0;
    cells.push({ value, from: p, to: next, open: true, weight: null });
  });
  return cells;
}

/** The places at which the conditions of a regime tell the values of each fact apart, by `FactId`; those of duties only if asked. */
export function factCuts(regime: Regime, duties: boolean): ReadonlyMap<FactId, readonly Cut[]> {
  const cuts = new Map<FactId, Cut[]>();
  for (const sentence of regime.sentences) cutsOf(regime, sentence.condition, cuts);
  if (duties) for (const duty of regime.duties) cutsOf(regime, duty.condition, cuts);
  for (const mover of regime.classes) cutsOf(regime, mover.condition, cuts);
  return cuts;
}

/** The values of a fact, cut at some places. */
export function cellsBetween(fact: Fact, cuts: readonly Cut[]): readonly FactCell[] {
  const whole = isWhole(fact) || cuts.every((c) => Number.isInteger(c.value));
  const starts = [...new Set(cuts.map((c) => (c.after ? Math.floor(c.value) + 1 : Math.ceil(c.value))))].sort((a, b) => a - b);
  return whole ? wholeCells(fact, starts) : denseCells(fact, cuts);
}

/** The cells of every fact that some condition of the regime reads, by `FactId`; those of duties only if asked. */
export function factCells(regime: Regime, duties: boolean): ReadonlyMap<FactId, readonly FactCell[]> {
  const cells = new Map<FactId, readonly FactCell[]>();
  for (const [id, cuts] of factCuts(regime, duties)) {
    const fact = regime.facts[id];
    if (fact !== undefined) cells.set(id, cellsBetween(fact, cuts));
  }
  return cells;
}

/** The cell in which a value lies; a value outside the range lies in the nearest. */
export function cellOf(cells: readonly FactCell[], value: number): number {
  const found = cells.findIndex((c) => (c.open ? c.from < value && value < c.to : c.from <= value && value <= c.to));
  if (found !== -1) return found;
  return value < (cells[0]?.from ?? 0) ? 0 : cells.length - 1;
}
