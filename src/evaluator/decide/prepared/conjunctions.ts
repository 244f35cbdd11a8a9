/** Conditions as alternatives of tests that must all hold: sets of small values, ranges of numbers, and what is left to be walked. */
import { compareValues, operandValue } from "../../../language/reading";
import type { Comparator, Condition, Fact, FactId, Regime } from "../../../language/regime";

/** The values allowed of a fact of few values, as bits. */
interface Allowed {
  readonly fact: FactId;
  readonly mask: number;
}
/** The values allowed of another fact; both ends included. */
interface Range {
  readonly fact: FactId;
  readonly from: number;
  readonly to: number;
}
/** One alternative. No two of its entries are about one fact. */
export interface Conjunction {
  readonly sets: readonly Allowed[];
  readonly ranges: readonly Range[];
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

const always: Conjunction = { sets: [], ranges: [], walked: [] };

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

/** Alternatives that all ask one fact of few values, as lists of labels are written; `null` where they are others. */
function lone(regime: Regime, operands: readonly Condition[], wanted: boolean): readonly Conjunction[] | null {
  const [first] = operands;
  if (first?.kind !== "fact") return null;
  const few = fewValues(regime.facts[first.fact]);
  if (few === null) return null;
  let mask = 0;
  for (const operand of operands) {
    if (operand.kind !== "fact" || operand.fact !== first.fact) return null;
    const own = maskOf(regime, operand, wanted, few);
    if (own === null) return null;
    mask |= own;
  }
  return mask === 0 ? [] : [{ ...always, sets: [{ fact: first.fact, mask }] }];
}

function sum(regime: Regime, operands: readonly Condition[], wanted: boolean): readonly Conjunction[] | null {
  const known = lone(regime, operands, wanted);
  if (known !== null) return known;
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
  const fact = all[0]?.sets[0]?.fact;
  const isLone = (c: Conjunction): boolean => c.sets.length === 1 && c.ranges.length === 0 && c.walked.length === 0 && c.sets[0]?.fact === fact;
  if (fact === undefined || !all.every(isLone)) return all;
  return [{ ...always, sets: [{ fact, mask: all.reduce((mask, c) => mask | (c.sets[0]?.mask ?? 0), 0) }] }];
}

function product(regime: Regime, operands: readonly Condition[], wanted: boolean): readonly Conjunction[] | null {
  let all: readonly Conjunction[] = [always];
  for (const operand of operands) {
    const own = expand(regime, operand, wanted);
    if (own === null) return null;
    const [a, b] = [all[0], own[0]];
    if (all.length === 1 && own.length === 1 && a && b) {
      const joined = both(a, b);
      all = joined === null ? [] : [joined];
    } else all = all.flatMap((x) => own.flatMap((y) => both(x, y) ?? []));
    if (all.length > mostAlternatives) return null;
  }
  return all;
}

/** Both at once; `null` where they exclude one another. */
function both(a: Conjunction, b: Conjunction): Conjunction | null {
  if (a === always) return b;
  const sets = [...a.sets];
  for (const { fact, mask } of b.sets) {
    const at = placeOf(sets, fact);
    const left = (sets[at]?.mask ?? -1) & mask;
    if (left === 0) return null;
    sets[at] = { fact, mask: left };
  }
  const ranges = [...a.ranges];
  for (const { fact, from, to } of b.ranges) {
    const at = placeOf(ranges, fact);
    const own = ranges[at];
    const range = { fact, from: Math.max(from, own?.from ?? -Infinity), to: Math.min(to, own?.to ?? Infinity) };
    if (range.from > range.to) return null;
    ranges[at] = range;
  }
  return { sets, ranges, walked: a.walked.length + b.walked.length === 0 ? a.walked : [...a.walked, ...b.walked] };
}
/** Where a fact stands in a list, or may be added. */
function placeOf(list: readonly { readonly fact: FactId }[], fact: FactId): number {
  const found = list.findIndex((entry) => entry.fact === fact);
  return found === -1 ? list.length : found;
}

const opposite: Readonly<Record<Comparator, Comparator>> = { "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" };

type Comparison = Extract<Condition, { kind: "fact" }>;

/** A comparison with a fixed number; `null` where it reads a table, or the fact is one of the past. */
function comparison(regime: Regime, condition: Comparison, wanted: boolean): readonly Conjunction[] | null {
  const value = fixedValue(regime, condition);
  if (value === null) return null;
  const few = fewValues(regime.facts[condition.fact]);
  if (few !== null) {
    const mask = maskOf(regime, condition, wanted, few) ?? 0;
    return mask === 0 ? [] : [{ ...always, sets: [{ fact: condition.fact, mask }] }];
  }
  const comparator = wanted ? condition.comparator : opposite[condition.comparator];
  return rangesOf(condition.fact, comparator, value).map((range) => ({ ...always, ranges: [range] }));
}

function fixedValue(regime: Regime, { fact, operand }: Comparison): number | null {
  if (regime.facts[fact]?.from !== null || operand.terms.length > 0) return null;
  const value = operandValue(regime, operand, { host: -1, origin: -1, on: 0 });
  return value === null || Number.isNaN(value) ? null : value;
}
/** The values of a fact of few that a comparison allows, as bits. */
function maskOf(regime: Regime, condition: Comparison, wanted: boolean, few: number): number | null {
  const value = fixedValue(regime, condition);
  if (value === null) return null;
  const comparator = wanted ? condition.comparator : opposite[condition.comparator];
  let mask = 0;
  for (let v = 0; v < few; v++) if (compareValues(v, comparator, value)) mask |= 1 << v;
  return mask;
}

function rangesOf(fact: FactId, comparator: Comparator, value: number): readonly Range[] {
  switch (comparator) {
    case "=":
      return [{ fact, from: value, to: value }];
    case "!=":
      return [...rangesOf(fact, "<", value), ...rangesOf(fact, ">", value)];
    case "<":
      return [{ fact, from: -Infinity, to: nextTo(value, -1) }];
    case "<=":
      return [{ fact, from: -Infinity, to: value }];
    case ">":
      return [{ fact, from: nextTo(value, 1), to: Infinity }];
    case ">=":
      return [{ fact, from: value, to: Infinity }];
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
