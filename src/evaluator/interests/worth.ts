import type { Node } from "../../kernel/diagram";
import type { Day } from "../../language/dates";
import { changesOfLookup, readsOf } from "../../kernel/reads";
import { changesOfPartySet } from "../../kernel/masks";
import { isOrIsBelow, lookUp, windowHolds, type Frame } from "../../language/reading";
import { add, divide, multiply, rational, subtract, zero, type Rational } from "../../language/rational";
import type { Regime, Sentence, Stake } from "../../language/regime";
import { withinBudget, type Cases } from "./cases";
import { exactly } from "./exact";
import type { Pair } from "./flows";

/** What one mover is worth to a party by a stake; in words, why that is not known. */
export type Worth = Rational | string;

/** The days on which what a stake says may change, or who owes the duty for whose keeping it is. */
export function daysOfStake(regime: Regime, stake: Stake): ReadonlySet<Day> {
  const name = stake.keeping && regime.clauses[stake.keeping.clause]?.name;
  const duties = regime.duties.filter((d) => d.name === name);
  const amount = daysOf(regime, { ...stake, head: { kind: "ration", cap: { bound: "most", per: "year", each: "clause", share: null, by: null, amount: stake.amount } } });
  const owed = duties.flatMap(({ condition, windows, at, movers: classes, bearer: host, toward, origins }) =>
    [toward, origins].flatMap((origin) => [...daysOf(regime, { condition, windows, at, classes, host, origin, head: { kind: "grant" } })]));
  return new Set([...amount, ...owed]);
}

type Dated = Pick<Sentence, "condition" | "windows" | "at" | "classes" | "head"> & Partial<Pick<Sentence, "host" | "origin">>;
function daysOf(regime: Regime, { host = { kind: "any" }, origin = { kind: "any" }, condition, windows, at, classes, head }: Dated): ReadonlySet<Day> {
  const reads = readsOf(regime, { clause: -1, host, origin, rights: null, classes, head, terms: null, soft: false, condition, windows, length: null, cites: [], at });
  const days = new Set(reads.days);
  for (const set of reads.sets) changesOfPartySet(regime, set, days);
  for (const lookup of reads.lookups) changesOfLookup(regime, lookup, days);
  return days;
}

/** Whether a stake speaks of movers of a class. */
export const speaksOf = (regime: Regime, stake: Stake, mover: number): boolean => stake.classes.some((c) => isOrIsBelow(regime, mover, c));

/**
 * The mean worth of a mover by a stake between two parties on a day, over the cases in which movers were admitted: nothing where its condition or its
 * window does not hold. Burdens are negative.
 */
export function worthOf(regime: Regime, cases: Cases, stake: Stake, pair: Pick<Pair, "host" | "origin">, on: Day, admitted: Node): Worth {
  const frame = { host: pair.host, origin: pair.origin, on };
  if (!stake.windows.every((w) => windowHolds(regime, w, frame))) return zero;
  return withinBudget((): Worth => {
    const meant = cases.space.and(cases.fix(cases.space.condition(stake.condition, frame), frame), admitted);
    const why = cases.unknown(meant);
    if (why !== null) return why;
    const weight = cases.share(admitted);
    const sum = weight.numerator === 0n ? zero : sumOf(regime, cases, stake, frame, meant);
    if (typeof sum === "string" || sum.numerator === 0n) return sum;
    const mean = divide(sum, weight);
    return stake.verb === "gains" ? mean : subtract(zero, mean);
  }, (words) => words);
}

/** The amount summed over cases, by their weight. */
function sumOf(regime: Regime, cases: Cases, { amount }: Stake, frame: Frame, meant: Node): Worth {
  const share = cases.share(meant);
  let fixed = exactly(amount.constant);
  for (const { factor, lookup } of amount.terms) {
    const value = lookUp(regime, lookup, frame);
    const code = (party: number): string => regime.parties[party]?.code ?? "";
    if (typeof value !== "number") return `the table \`${regime.tables[lookup.table]?.name ?? ""}\` has no number for ${code(frame.host)} and ${code(frame.origin)}`;
    fixed = add(fixed, multiply(exactly(factor), exactly(value)));
  }
  let sum = multiply(divide(fixed, rational(amount.over ?? 1)), share);
  for (const { factor, fact } of amount.facts) {
    const part = cases.sum(meant, fact);
    if (part === null) return `the fact \`${regime.facts[fact]?.key ?? ""}\` has no range that can be counted`;
    sum = add(sum, multiply(exactly(factor), part));
  }
  return sum;
}
