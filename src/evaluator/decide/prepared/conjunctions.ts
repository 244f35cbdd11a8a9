/** Conditions as alternatives of tests that must all hold: sets of small values, ranges of numbers, and what is left to be walked. */
import { compareValues, operandValue } from "../../../language/reading";
import type { Comparator, Condition, Fact, FactId, Regime } from "../../../language/regime";

/** Both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
/** One alternative. No two of its entries are about one fact. */
export interface Conjunction {
  /** Facts of few values: the values allowed, as bits. */
  readonly sets: ReadonlyMap<FactId, number>;
  readonly ranges: ReadonlyMap<FactId, Range>;
  readonly walked: readonly Condition[];
}

/** More alternatives than this are walked as one. */
const mostAlternatives = 12;
/** How many values a fact may have whose values are bits. */
const mostValues = 31;

/** How many values a fact has, if it has few that are counted from 0; else `null`. */
export function fewValues(fact: Fact | undefined): number | null {
  if (fact?.type.kind === "yes-or-no") return 2;
  return fact?.type.kind === "labels" && fact.type.labels.length <= mostValues ? fact.type.labels.length : null;
}

const always: Conjunction = { sets: new Map(), ranges: new Map(), walked: [] };

/** A condition as alternatives; none where it never holds. */
export function alternatives(regime: Regime, condition: Condition): readonly Conjunction[] {
  return expand(regime, condition, true) ?? [walkedAs(condition, true)];
}

const walkedAs = (condition: Condition, wanted: boolean): Conjunction => ({ ...always, walked: [wanted ? condition : { kind: "not", operand: condition }] });

/** `null`: too many alternatives. */
function expand(regime: Regime, condition: Condition, wanted: boolean): readonly Conjunction[] | null {
  switch (condition.kind) {
    case "constant":
      return condition.value === wanted ? [always] : [];
    case "not":
      return expand(regime, condition.operand, !wanted);
    case "and":
    case "or":
      return (condition.kind === "and") === wanted ? product(regime, condition.operands, wanted) : sum(regime, condition.operands, wanted);
    case "fact":
      return comparison(regime, condition, wanted) ?? [walkedAs(condition, wanted)];
    case "table":
    case "date":
    case "state":
    case "series":
    case "party":
    case "member":
      return [walkedAs(condition, wanted)];
  }
}

function sum(regime: Regime, operands: readonly Condition[], wanted: boolean): readonly Conjunction[] | null {
  const all: Conjunction[] = [];
  for (const operand of operands) {
    const own = expand(regime, operand, wanted);
    if (own === null) return null;
    all.push(...own);
  }
  const joined = joinedSets(all);
  return joined.length > mostAlternatives ? null : joined;
}

/** Alternatives that each ask one fact of few values are one that asks for any of their values. */
function joinedSets(all: readonly Conjunction[]): readonly Conjunction[] {
  const [first] = all;
  const only = [...(first?.sets.keys() ?? [])];
  const fact = only[0];
  const isLone = (c: Conjunction): boolean => c.sets.size === 1 && c.ranges.size === 0 && c.walked.length === 0 && fact !== undefined && c.sets.has(fact);
  if (fact === undefined || !all.every(isLone)) return all;
  return [{ ...always, sets: new Map([[fact, all.reduce((mask, c) => mask | (c.sets.get(fact) ?? 0), 0)]]) }];
}

function product(regime: Regime, operands: readonly Condition[], wanted: boolean): readonly Conjunction[] | null {
  let all: readonly Conjunction[] = [always];
  for (const operand of operands) {
    const own = expand(regime, operand, wanted);
    if (own === null) return null;
    all = all.flatMap((a) => own.flatMap((b) => both(a, b) ?? []));
    if (all.length > mostAlternatives) return null;
  }
  return all;
}

/** Both at once; `null` where they exclude one another. */
function both(a: Conjunction, b: Conjunction): Conjunction | null {
  const sets = new Map(a.sets);
  for (const [fact, mask] of b.sets) {
    const left = (sets.get(fact) ?? -1) & mask;
    if (left === 0) return null;
    sets.set(fact, left);
  }
  const ranges = new Map(a.ranges);
  for (const [fact, { from, to }] of b.ranges) {
    const own = ranges.get(fact);
    const range = { from: Math.max(from, own?.from ?? -Infinity), to: Math.min(to, own?.to ?? Infinity) };
    if (range.from > range.to) return null;
    ranges.set(fact, range);
  }
  return { sets, ranges, walked: [...a.walked, ...b.walked] };
}

const opposite: Readonly<Record<Comparator, Comparator>> = { "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };

/** A comparison with a fixed number; `null` where it reads a table, or the fact is one of the past. */
function comparison(regime: Regime, condition: Extract<Condition, { kind: "fact" }>, wanted: boolean): readonly Conjunction[] | null {
  const fact = regime.facts[condition.fact];
  if (fact === undefined || fact.from !== null || condition.operand.terms.length > 0) return null;
  const value = operandValue(regime, condition.operand, { host: -1, origin: -1, on: 0 });
  if (value === null || Number.isNaN(value)) return null;
  const comparator = wanted ? condition.comparator : opposite[condition.comparator];
  const few = fewValues(fact);
  if (few !== null) {
    let mask = 0;
    for (let v = 0; v < few; v++) if (compareValues(v, comparator, value)) mask |= 1 << v;
    return mask === 0 ? [] : [{ ...always, sets: new Map([[condition.fact, mask]]) }];
  }
  return rangesOf(comparator, value).map((range) => ({ ...always, ranges: new Map([[condition.fact, range]]) }));
}

function rangesOf(comparator: Comparator, value: number): readonly Range[] {
  const below = { from: -Infinity, to: nextTo(value, -1) };
  const above = { from: nextTo(value, 1), to: Infinity };
  switch (comparator) {
    case "=":
      return [{ from: value, to: value }];
    case "!=":
      return [below, above];
    case "<":
      return [below];
    case "<=":
      return [{ from: -Infinity, to: value }];
    case ">":
      return [above];
    case ">=":
      return [{ from: value, to: Infinity }];
  }
}

/** The number next to another, so that `< value` is a range that includes its end. */
function nextTo(value: number, direction: 1 | -1): number {
  if (value === 0) return direction * Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 === direction > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
