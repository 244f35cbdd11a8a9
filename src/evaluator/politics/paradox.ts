/**
 * The liberal paradox (Hollifield 1992, 2004): economies call for openness, politics for closure. n0 is the number of movers with the greatest economic gain, n1 the number
 * with the greatest gain whose political cost is at most a limit; severity 1 − n1/n0.
 *
 * Stakes are by mover, so that gains and costs are lines: n0 takes all from whom the economy gains, and n1 takes those first who bring most for their cost (a linear
 * programme with one constraint; Dantzig 1957, unverified). The movers of one group may be parted.
 */
import { add, compareRationals, divide, multiply, one, smaller, subtract, zero, type Rational } from "../../language/rational";
import type { MoverGroup, Paradox } from "./result-politics";

const positive = (x: Rational): boolean => x.numerator > 0n;
const sum = (all: readonly Rational[]): Rational => all.reduce(add, zero);
const wanted = (groups: readonly MoverGroup[]): readonly MoverGroup[] => groups.filter((g) => positive(g.economy) && positive(g.most));

/** All movers from whom the economy gains. */
export const economicNumber = (groups: readonly MoverGroup[]): Rational => sum(wanted(groups).map((g) => g.most));

/** What that number costs politically; it may be below 0. */
export const politicalCost = (groups: readonly MoverGroup[]): Rational => sum(wanted(groups).map((g) => multiply(g.most, g.cost)));

/** Of the movers from whom the economy gains, how many of each group are taken at a political cost of at most `limit` (at least 0). Of equal gains the most movers. */
export function takenWithin(groups: readonly MoverGroup[], limit: Rational): ReadonlyMap<MoverGroup, Rational> {
  const free = wanted(groups).filter((g) => !positive(g.cost));
  const costly = wanted(groups).filter((g) => positive(g.cost)).sort((x, y) => compareRationals(multiply(y.economy, x.cost), multiply(x.economy, y.cost)) || compareRationals(x.cost, y.cost));
  const taken = new Map(free.map((g) => [g, g.most]));
  let left = subtract(limit, politicalCost(free));
  for (const group of costly) {
    const number = smaller(group.most, divide(left, group.cost));
    taken.set(group, number);
    left = subtract(left, multiply(number, group.cost));
  }
  return taken;
}
export const numberWithin = (groups: readonly MoverGroup[], limit: Rational): Rational => sum([...takenWithin(groups, limit).values()]);

/** Judges groups by a limit; without one, what is known for all limits. */
export function paradoxOf(groups: readonly MoverGroup[], left: Paradox["left"], limit: Rational | null): Paradox {
  const [economic, critical] = [economicNumber(groups), politicalCost(groups)];
  const political = limit && numberWithin(groups, limit);
  const closes = positive(critical) && (limit === null || compareRationals(limit, critical) < 0);
  return {
    groups, left, economic, critical, limit, political,
    severity: political === null || !positive(economic) ? null : subtract(one, divide(political, economic)),
    verdict: groups.length === 0 ? "not-assessable" : !closes ? "fails" : limit === null ? "depends" : "holds",
  };
}
