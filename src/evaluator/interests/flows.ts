import type { Day } from "../../language/dates";
import { contains } from "../../language/dates";
import { add, divide, multiply, one, rational, subtract, zero, type Rational } from "../../language/rational";
import { inPartySet, isOrIsBelow } from "../../language/reading";
import type { ClassId, Flow, PartyId, Regime, Scenario, Shock } from "../../language/regime";
import type { Assumed } from "./assumed";
import { exactly } from "./exact";
import type { Estimate } from "./result";

/** The part of a year in which a shock, by its place, lasts. */
export type Weather = (shock: number, year: number) => Rational;

/** No shock comes. */
export const calm: Weather = () => zero;
/** Each shock comes by its chance. */
export const byChance = ({ horizon, shocks }: Scenario, assumed: Assumed): Weather => (s, year) => {
  const shock = shocks[s];
  if (shock === undefined) return zero;
  const probability = assumed.shocks[s]?.probability ?? null;
  return probability === null ? activeAfter(shock, year - strikes(shock, horizon.from)) : partOfYear(shock, probability, year - horizon.from);
};
/** One shock comes in a year, and no other. */
export const oneAlone = ({ shocks }: Scenario, alone: number, since: number): Weather => (s, year) => {
  const shock = shocks[s];
  return s !== alone || shock === undefined ? zero : activeAfter(shock, year - since);
};

/** Who would move between two parties. */
export interface Pair {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
}

/** Movers a year by a flow. The mean of a triangular distribution is a third of its least, its most and its mode (elementary). */
export function yearlyFlow({ low, high, mostly }: Flow): Estimate {
  const [a, b] = [exactly(low), exactly(high)];
  const mean = mostly === null ? divide(add(a, b), rational(2)) : divide(add(add(a, b), exactly(mostly)), rational(3));
  return { low: a, expected: mean, high: b };
}

/** Whether a flow is of these movers on a day. */
export const flows = (regime: Regime, flow: Flow, { host, origin, mover }: Pair, on: Day): boolean =>
  flow.classes.includes(mover) && contains(flow.days, on) && inPartySet(regime, flow.hosts, host, on) && inPartySet(regime, flow.origins, origin, on);

/** Every pair and class that some flow can be of, in the order of hosts, origins and classes; groups over time included. */
export function pairsOf(regime: Regime, { flows: all }: Scenario): readonly Pair[] {
  const found = new Map<string, Pair>();
  for (const flow of all) {
    const [hosts, origins] = [flow.hosts, flow.origins].map((set) => regime.parties.flatMap((_, p) => (everIn(regime, set, p) ? [p] : [])));
    for (const host of hosts ?? []) for (const origin of origins ?? []) for (const mover of flow.classes) if (host !== origin) found.set(`${host} ${origin} ${mover}`, { host, origin, mover });
  }
  return [...found.values()].sort((a, b) => a.host - b.host || a.origin - b.origin || a.mover - b.mover);
}
const everIn = (regime: Regime, set: Flow["hosts"], party: PartyId): boolean =>
  set.include.some((atom) => ("party" in atom ? atom.party === party : (regime.groups[atom.group]?.members[party]?.length ?? 0) > 0));

/** What is left of flows in a year. Shocks are independent of one another, so that the mean of their product is the product of their means. */
export function leftIn(regime: Regime, scenario: Scenario, weather: Weather, assumed: Assumed, year: number): (pair: Pair, on: Day) => Rational {
  const active = scenario.shocks.flatMap((shock, s) => {
    const part = weather(s, year);
    return part.numerator === 0n ? [] : [{ shock, part, factors: assumed.shocks[s]?.factors ?? [] }];
  });
  return (pair, on) => active.reduce((left, { shock, part, factors }) => {
    const factor = factorOf(regime, shock, factors, pair, on);
    return factor === one ? left : multiply(left, add(one, multiply(subtract(factor, one), part)));
  }, one);
}

/** The years in which a shock may come: that which it names, or each. */
export const mayStrike = ({ chance }: Shock, { horizon: { from, to } }: Scenario): readonly number[] => (chance.kind === "year" ? [chance.year] : Array.from({ length: to - from + 1 }, (_, y) => from + y));
const strikes = ({ chance }: Shock, first: number): number => (chance.kind === "year" ? chance.year : first);

/** What a shock leaves of movers while it lasts: the product of its lines that speak of them. */
export function factorOf(regime: Regime, { changes }: Shock, factors: readonly Rational[], { host, origin, mover }: Pair, on: Day): Rational {
  return changes.reduce((left, c, line) => {
    const speaks = c.classes.some((known) => isOrIsBelow(regime, mover, known)) && (c.hosts === null || inPartySet(regime, c.hosts, host, on)) && (c.origins === null || inPartySet(regime, c.origins, origin, on));
    return speaks ? multiply(left, factors[line] ?? one) : left;
  }, one);
}

/** The part of a year in which a shock lasts that came at the beginning of the year `age` years before. */
export function activeAfter({ lasting }: Shock, age: number): Rational {
  if (age < 0) return zero;
  if (lasting === null) return one;
  const rest = subtract(divide(rational(lasting.amount), rational(lasting.unit === "days" ? 365 : 12)), rational(age));
  if (rest.numerator <= 0n) return zero;
  return rest.numerator >= rest.denominator ? one : rest;
}

/** The mean part of a year in which a shock lasts, `after` years from the first: the latest time it came counts, by how likely that is. */
function partOfYear(shock: Shock, probability: Rational, after: number): Rational {
  let [total, notSince] = [zero, one];
  for (let age = 0; age <= after; age++) {
    total = add(total, multiply(multiply(probability, notSince), activeAfter(shock, age)));
    notSince = multiply(notSince, subtract(one, probability));
  }
  return total;
}
