import type { Day } from "../../language/dates";
import { contains } from "../../language/dates";
import { add, divide, multiply, one, rational, subtract, zero, type Rational } from "../../language/rational";
import { inPartySet, isOrIsBelow } from "../../language/reading";
import type { ClassId, Flow, PartyId, Regime, Scenario, Shock } from "../../language/regime";
import { exactly } from "./exact";
import type { Estimate } from "./result";

/** Which shocks come: each by its chance, none, or one alone. */
export type Weather = { readonly kind: "expected" } | { readonly kind: "none" } | { readonly kind: "one"; readonly shock: Shock };

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
export function leftIn(regime: Regime, scenario: Scenario, weather: Weather, year: number): (pair: Pair, on: Day) => Rational {
  const coming = { expected: scenario.shocks, none: [], one: weather.kind === "one" ? [weather.shock] : [] }[weather.kind];
  const active = coming.map((shock) => ({
    shock, part: weather.kind === "one" ? activeAfter(shock, year - strikes(shock, scenario)) : expectedlyActive(shock, scenario, year),
  }));
  return (pair, on) => active.reduce((left, { shock, part }) => {
    const factor = factorOf(regime, shock, pair, on);
    return factor === one ? left : multiply(left, add(one, multiply(subtract(factor, one), part)));
  }, one);
}

/** The year in which a shock that comes comes: that which it names, or the first. */
export const strikes = ({ chance }: Shock, { horizon }: Scenario): number => (chance.kind === "year" ? chance.year : horizon.from);

/** Whether a shock that came in its year (see `strikes`) lasts in some part of another. */
export const lastsIn = (shock: Shock, scenario: Scenario, year: number): boolean => activeAfter(shock, year - strikes(shock, scenario)).numerator > 0n;

/** What a shock leaves of movers while it lasts: the product of its lines that speak of them. */
export function factorOf(regime: Regime, { changes }: Shock, { host, origin, mover }: Pair, on: Day): Rational {
  const speaking = changes.filter((c) =>
    c.classes.some((known) => isOrIsBelow(regime, mover, known)) && (c.hosts === null || inPartySet(regime, c.hosts, host, on)) && (c.origins === null || inPartySet(regime, c.origins, origin, on)));
  return speaking.reduce((left, c) => multiply(left, exactly(c.factor)), one);
}

/** The part of a year in which a shock lasts that came at the beginning of the year `age` years before. */
export function activeAfter({ lasting }: Shock, age: number): Rational {
  if (age < 0) return zero;
  if (lasting === null) return one;
  const rest = subtract(divide(rational(lasting.amount), rational(lasting.unit === "days" ? 365 : 12)), rational(age));
  if (rest.numerator <= 0n) return zero;
  return rest.numerator >= rest.denominator ? one : rest;
}

/** The mean part of a year in which a shock lasts: the latest time it came counts, by how likely that is. */
function expectedlyActive(shock: Shock, scenario: Scenario, year: number): Rational {
  const { chance } = shock;
  if (chance.kind === "year") return activeAfter(shock, year - chance.year);
  const probability = exactly(chance.probability);
  let [total, notSince] = [zero, one];
  for (let age = 0; age <= year - scenario.horizon.from; age++) {
    total = add(total, multiply(multiply(probability, notSince), activeAfter(shock, age)));
    notSince = multiply(notSince, subtract(one, probability));
  }
  return total;
}
