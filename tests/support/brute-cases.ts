/** Which cases there are and how much each weighs, for the brute force. */
import type { Case } from "../../src/evaluator/result";
import { addMonths, type Day } from "../../src/language/dates";
import type { ClassId, Condition, Fact, FactId, Lookup, Operand, Regime, RightId } from "../../src/language/regime";

export interface Topic {
  readonly right: RightId;
  readonly mover: ClassId;
}

/** Every right with every mover class that some sentence names. (No text of ours says `to anybody`.) */
export function topicsOf(regime: Regime): readonly Topic[] {
  const movers = new Set(regime.sentences.flatMap((s) => s.classes ?? []));
  return regime.rights.flatMap((_, right) => [...movers].sort((a, b) => a - b).map((mover) => ({ right, mover })));
}

export interface Valuation {
  readonly facts: readonly number[];
  /** How many valuations this one stands for. */
  readonly weight: bigint;
}

function compare(value: number, comparator: string, with_: number): boolean {
  switch (comparator) {
    case "=":
      return value === with_;
    case "!=":
      return value !== with_;
    case "<":
      return value < with_;
    case "<=":
      return value <= with_;
    case ">":
      return value > with_;
    default:
      return value >= with_;
  }
}

/** What a table read by labels alone gives. */
function labelled(regime: Regime, { table, args }: Lookup): number | null {
  const { rows = [], otherwise = null } = regime.tables[table] ?? {};
  const row = rows.find((r) => r.cells.every((cell, i) => "labels" in cell && cell.labels.some((label) => JSON.stringify({ label }) === JSON.stringify(args[i]))));
  const value = row ? row.value : otherwise;
  return typeof value === "number" ? value : null;
}
function amount(regime: Regime, { constant, terms }: Operand): number | null {
  const values = terms.map((t) => labelled(regime, t.lookup));
  return values.includes(null) ? null : terms.reduce((sum, t, i) => sum + t.factor * (values[i] ?? 0), constant);
}

/** A condition of a mover class, which reads facts, tables by labels alone, and whether a state known by name is a member. */
function holds(regime: Regime, c: Condition, facts: readonly number[], on: Day): boolean {
  switch (c.kind) {
    case "constant":
      return c.value;
    case "and":
      return c.operands.every((x) => holds(regime, x, facts, on));
    case "or":
      return c.operands.some((x) => holds(regime, x, facts, on));
    case "not":
      return !holds(regime, c.operand, facts, on);
    case "fact":
    case "table": {
      const left = c.kind === "fact" ? (facts[c.fact] ?? 0) : labelled(regime, c.lookup);
      const right = amount(regime, c.operand);
      return left !== null && right !== null && compare(left, c.comparator, right);
    }
    case "state": {
      const type = regime.facts[c.fact]?.type;
      const label = type?.kind === "state" ? (type.labels[facts[c.fact] ?? 0] ?? "") : "";
      if (c.is === "none") return label === "none";
      if (c.is === "member") return label === "another member" || isBound(regime, regime.parties.findIndex((p) => p.code === label), on);
      throw new Error("a mover class that names a state");
    }
    default:
      throw new Error(`a mover class that reads ${c.kind}`);
  }
}

const isBound = (regime: Regime, party: number, on: Day): boolean => (regime.roster[party] ?? []).some((d) => (d.since ?? -Infinity) <= on && on < (d.before ?? Infinity));

export function feasible(regime: Regime, mover: ClassId, facts: readonly number[], on: Day): boolean {
  for (let m: ClassId | null = mover; m !== null; m = regime.classes[m]?.parent ?? null) {
    const condition = regime.classes[m]?.condition;
    if (condition && !holds(regime, condition, facts, on)) return false;
  }
  return true;
}

/** Whether the facts that are states can have their values between two parties on a day; those that only duties read count if asked. */
export function possible(regime: Regime, { host, origin, on, facts }: Pick<Case, "host" | "origin" | "on" | "facts">, duties = false): boolean {
  const read = readFacts([...regime.sentences, ...regime.classes, ...(duties ? regime.duties : [])]);
  return regime.facts.every(({ type }, id) => {
    // What only a power reads that nobody invokes is no part of a case.
    if (type.kind !== "state" || !read.has(id)) return true;
    const alive = regime.parties.flatMap((p, i) => ((p.life.since ?? -Infinity) <= on && on < (p.life.before ?? Infinity) ? [i] : []));
    const bound = (p: number): boolean => isBound(regime, p, on);
    // By name, host and origin are states like any other.
    const others = alive.filter((p) => type.byName === true || (p !== host && p !== origin));
    const unnamed = others.filter((p) => !type.named.includes(p));
    const label = type.labels[facts[id] ?? 0] ?? "";
    if (label === "none" || label === "host") return true;
    if (label === "origin") return origin >= 0;
    if (label === "another member") return unnamed.some(bound);
    if (label === "another state") return unnamed.some((p) => !bound(p));
    return others.some((p) => regime.parties[p]?.code === label);
  });
}

/** The facts that the conditions of sentences, mover classes or duties read. */
const readFacts = (all: readonly { readonly condition: Condition }[]): ReadonlySet<FactId> =>
  new Set(all.flatMap((x) => atoms(x.condition)).flatMap((c) => (c.kind === "fact" || c.kind === "state" ? [c.fact] : [])));

const atoms = (c: Condition): readonly Condition[] =>
  c.kind === "and" || c.kind === "or" ? c.operands.flatMap(atoms) : c.kind === "not" ? atoms(c.operand) : [c];

function numbersOf(regime: Regime, operand: Operand): readonly number[] {
  const tables = operand.terms.map((t) => {
    const table = regime.tables[t.lookup.table];
    const values = [...(table?.rows ?? []).map((r) => r.value), table?.otherwise ?? null];
    return values.flatMap((v) => (typeof v === "number" ? [v * t.factor] : []));
  });
  const sums = tables.reduce((known, values) => known.flatMap((s) => values.map((v) => s + v)), [operand.constant]);
  // Decimals of the language have few places; binary fractions leave traces beyond them.
  const exact = sums.map((sum) => Number((sum / (operand.over ?? 1)).toFixed(6)));
  return exact.map((sum) => (operand.shift ? addMonths(sum, operand.shift.months) + operand.shift.days : sum));
}

/** Values of a fact that no condition tells from their neighbours, each with the number it stands for. */
function representatives(regime: Regime, id: FactId, fact: Fact): readonly { readonly value: number; readonly weight: bigint }[] {
  const range = fact.range ?? (fact.type.kind === "yes-or-no" ? { from: 0, to: 1 } : fact.type.kind === "labels" || fact.type.kind === "state" ? { from: 0, to: fact.type.labels.length - 1 } : null);
  if (range === null) throw new Error(`no range for ${fact.key}`);
  const conditions = [...regime.sentences.map((s) => s.condition), ...regime.classes.map((m) => m.condition)].flatMap(atoms);
  const numbers = conditions.flatMap((c) => (c.kind === "fact" && c.fact === id ? numbersOf(regime, c.operand) : []));
  if (fact.type.kind === "state" && conditions.some((c) => c.kind === "state" && c.fact === id)) {
    return fact.type.labels.map((_, value) => ({ value, weight: 1n }));
  }
  if (numbers.length === 0) return [{ value: fact.default ?? range.from, weight: 1n }];
  const starts = [...new Set([range.from, ...numbers.flatMap((n) => [Math.ceil(n), Math.floor(n) + 1])])].filter((n) => n >= range.from && n <= range.to).sort((a, b) => a - b);
  return starts.map((value, i) => ({ value, weight: BigInt((starts[i + 1] ?? range.to + 1) - value) }));
}

/** All feasible valuations of the facts for a mover class on a day. A fact about a later day stands at its default. */
export function valuations(regime: Regime, mover: ClassId, on: Day): readonly Valuation[] {
  let all: readonly Valuation[] = [{ facts: [], weight: 1n }];
  regime.facts.forEach((fact, id) => {
    const early = fact.from !== null && on < fact.from;
    const values = representatives(regime, id, fact);
    const total = values.reduce((sum, v) => sum + v.weight, 0n);
    const choices = early ? [{ value: fact.default ?? 0, weight: total }] : values;
    all = all.flatMap((v) => choices.map((c) => ({ facts: [...v.facts, c.value], weight: v.weight * c.weight })));
  });
  return all.filter((v) => feasible(regime, mover, v.facts, on));
}
