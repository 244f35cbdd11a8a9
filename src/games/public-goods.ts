import { add, compareRationals, divide, multiply, one, rational, subtract, zero, type Rational } from "../language/rational";
import { exact, wholeNumber, type Payoff } from "./payoff";
import { notApplicable, type NotApplicable } from "./threshold";

/**
 * The linear public good: player i keeps what it does not give and gets the return m_i on all that is given, u_i = e_i − x_i + m_i × sum of x.
 * Endowments and contributions are in one unit; m is a bare number (the marginal per capita return; Isaac and Walker 1988, unverified).
 */
export interface LinearPublicGood {
  readonly returns: readonly Rational[];
  readonly endowments: readonly Rational[];
}

/** A good of `players` alike; throws a `RangeError` below one player. */
export function linearPublicGood(players: number, m: Payoff, endowment: Payoff = 1): LinearPublicGood {
  wholeNumber(players, 1, "a number of players");
  return unequalPublicGood(Array.from({ length: players }, () => ({ m, endowment })));
}

/** A good of players that differ. */
export const unequalPublicGood = (players: readonly { readonly m: Payoff; readonly endowment: Payoff }[]): LinearPublicGood => ({
  returns: players.map(({ m }) => exact(m)),
  endowments: players.map(({ endowment }) => exact(endowment)),
});

const sum = (values: readonly Rational[]): Rational => values.reduce(add, zero);
const above = (a: Rational, b: Rational): boolean => compareRationals(a, b) > 0;

/** The payoff of each player at the contributions given. */
export function publicGoodPayoffs({ returns, endowments }: LinearPublicGood, contributions: readonly Rational[]): readonly Rational[] {
  const given = sum(contributions);
  return endowments.map((e, i) => add(subtract(e, contributions[i] ?? zero), multiply(returns[i] ?? zero, given)));
}

/** Where a contribution is as good as none, both bounds hold and all between. */
export interface Contribution {
  readonly least: Rational;
  readonly most: Rational;
}

export interface PublicGoodAnswer {
  /** The players that gain by contributing alone, m_i > 1. If there is one the group is privileged (Olson 1965, unverified). */
  readonly privileged: readonly number[];
  /** What each gives in equilibrium: nothing where m_i < 1, all where m_i > 1. */
  readonly equilibrium: readonly Contribution[];
  /** What each gives where the sum of payoffs is largest: all where the returns of all add up to more than 1. */
  readonly optimum: readonly Contribution[];
  /** Whether some player gives less in equilibrium than is best for all. Of players alike: 1/n < m < 1. */
  readonly dilemma: boolean;
  /** The sum of payoffs in equilibrium over the largest: 1/(n m) in a dilemma of players alike. `null` where the largest is not above zero. */
  readonly efficiency: Rational | null;
}

function chosen(worth: Rational, endowment: Rational): Contribution {
  const sign = compareRationals(worth, one);
  return { least: sign > 0 ? endowment : zero, most: sign < 0 ? zero : endowment };
}

/** Solves a linear public good for one round. In the equilibrium where several are, the smallest contributions count for the efficiency. */
export function solvePublicGood(good: LinearPublicGood): PublicGoodAnswer {
  const { returns, endowments } = good;
  const total = sum(returns);
  const equilibrium = endowments.map((e, i) => chosen(returns[i] ?? zero, e));
  const optimum = endowments.map((e) => chosen(total, e));
  const welfare = (contributions: readonly Contribution[]): Rational => sum(publicGoodPayoffs(good, contributions.map((c) => c.least)));
  const best = welfare(optimum);
  return {
    privileged: returns.flatMap((m, i) => (above(m, one) ? [i] : [])),
    equilibrium,
    optimum,
    dilemma: equilibrium.some((c, i) => above(optimum[i]?.least ?? zero, c.most)),
    efficiency: above(best, zero) ? divide(welfare(equilibrium), best) : null,
  };
}

/** The smallest number of contributors that gain beside no contribution: the least k with k m >= 1 (Schelling 1978, Hardin 1982; unverified). `null` where m is not above zero. */
export function smallestEffectiveGroup(m: Payoff): number | null {
  const share = exact(m);
  if (!above(share, zero)) return null;
  return Number((share.denominator + share.numerator - 1n) / share.numerator);
}

/** Rival benefits: m = k/n, so that n players share what k would have alone. The least discount factor under grim trigger, (n − k)/(k(n − 1)). Throws a `RangeError` below two players. */
export function crowding(players: number, k: Payoff): { readonly kind: "exact"; readonly value: Rational } | NotApplicable {
  wholeNumber(players, 2, "a number of players");
  const [n, shared] = [rational(players), exact(k)];
  if (!above(shared, one)) return notApplicable("no-common-gain");
  if (!above(n, shared)) return notApplicable("privileged");
  return { kind: "exact", value: divide(subtract(n, shared), multiply(shared, subtract(n, one))) };
}
