import { add, compareRationals, divide, multiply, one, rational, subtract, zero, type Rational } from "../language/rational";
import { rootBetween, usualWidth } from "./enclosure";
import type { Dilemma } from "./game-2x2";
import { exact, wholeNumber, type Payoff } from "./payoff";
import { exactly, notApplicable, type NotApplicable, type Threshold } from "./threshold";

// The rows of section 4.4 of the criteria. A `Dilemma` holds one player's payoffs T, R, P, S; cooperation is sustainable at discount factors of at least the bound.

const above = (a: Rational, b: Rational): boolean => compareRationals(a, b) > 0;
const inExact = ({ T, R, P, S }: Dilemma): Dilemma<Rational> => ({ T: exact(T), R: exact(R), P: exact(P), S: exact(S) });

/** Why the thresholds do not apply to a game: no dilemma, no temptation, or a temptation below the punishment. */
function edge({ T, R, P }: Pick<Dilemma<Rational>, "T" | "R" | "P">): NotApplicable | null {
  if (!above(R, P)) return notApplicable(above(T, P) ? "no-dilemma" : "temptation-below-punishment");
  return above(T, R) ? null : notApplicable("no-temptation");
}

/** The bound of a formula, where the game is a dilemma. */
function within(dilemma: Dilemma, formula: (exactly: Dilemma<Rational>) => Threshold): Threshold {
  const payoffs = inExact(dilemma);
  return edge(payoffs) ?? formula(payoffs);
}

const grimRatio = ({ T, R, P }: Pick<Dilemma<Rational>, "T" | "R" | "P">): Rational => divide(subtract(T, R), subtract(T, P));

/** Grim trigger: (T − R)/(T − P). Friedman 1971, unverified. */
export const grim = (dilemma: Dilemma): Threshold => within(dilemma, (d) => exactly(grimRatio(d)));

/** Tit for tat as a Nash equilibrium: the larger of (T − R)/(T − P) and (T − R)/(R − S). Axelrod 1984, unverified. */
export const titForTat = (dilemma: Dilemma): Threshold =>
  within(dilemma, (d) => {
    if (!above(d.R, d.S)) return notApplicable("no-loss-from-sucker");
    const [never, once] = [grimRatio(d), divide(subtract(d.T, d.R), subtract(d.R, d.S))];
    return exactly(above(once, never) ? once : never);
  });

/**
 * Punishment for `periods` periods: the least d with d + d² + … + d^L >= (T − R)/(R − P). Throws a `RangeError` where `periods` is no whole number above 0.
 * An irrational bound comes as an equation and an interval of at most `width`.
 */
export function limitedPunishment(dilemma: Dilemma, periods: number, width: Rational = usualWidth): Threshold {
  wholeNumber(periods, 1, "a number of periods");
  return within(dilemma, ({ T, R, P }) => {
    const gain = divide(subtract(T, R), subtract(R, P));
    const difference = compareRationals(gain, rational(periods));
    if (difference > 0) return notApplicable("punishment-too-short");
    if (difference === 0) return exactly(one);
    return rootBetween([-gain.numerator, ...Array.from({ length: periods }, () => gain.denominator)], width);
  });
}

/** A defection seen `lag` periods later: ((T − R)/(T − P))^(1/lag). Throws a `RangeError` where `lag` is no whole number above 0. */
export function detectionLag(dilemma: Dilemma, lag: number, width: Rational = usualWidth): Threshold {
  wholeNumber(lag, 1, "a lag");
  return within(dilemma, (d) => {
    const ratio = grimRatio(d);
    return rootBetween([-ratio.numerator, ...Array.from({ length: lag - 1 }, () => 0n), ratio.denominator], width);
  });
}

/** A defection seen with the chance `q` in each period: (T − R)/((T − R) + q(R − P)). */
export function detectionProbability(dilemma: Dilemma, q: Payoff): Threshold {
  const chance = exact(q);
  if (chance.numerator === 0n) return notApplicable("never-detected");
  if (chance.numerator < 0n || above(chance, one)) return notApplicable("not-between");
  return within(dilemma, ({ T, R, P }) => {
    const gain = subtract(T, R);
    return exactly(divide(gain, add(gain, multiply(chance, subtract(R, P)))));
  });
}

/** A relation that goes on with the chance `c` after each period needs c × d to reach the bound: d >= bound / c. */
export function continuation(bound: Threshold, c: Payoff): Threshold {
  const chance = exact(c);
  if (bound.kind === "n/a") return bound;
  if (chance.numerator === 0n) return notApplicable("never-continues");
  if (chance.numerator < 0n || above(chance, one)) return notApplicable("not-between");
  if (bound.kind === "exact") return exactly(divide(bound.value, chance));
  return substituted(bound.polynomial, chance, subtract(bound.upper, bound.lower));
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));

/** The same root in d = (old d)/c: the polynomial with c d in the place of d. */
function substituted(polynomial: readonly bigint[], c: Rational, width: Rational): Threshold {
  const degree = BigInt(polynomial.length - 1);
  const scaled = polynomial.map((a, i) => a * c.numerator ** BigInt(i) * c.denominator ** (degree - BigInt(i)));
  const atOne = scaled.reduce((sum, a) => sum + a, 0n);
  const common = scaled.reduce(divisor, 0n);
  return atOne > 0n ? rootBetween(scaled.map((a) => a / common), width) : notApplicable("out-of-reach");
}

/** The linear public good under grim trigger: (1 − m)/(m(n − 1)), where 1/n < m < 1. Throws a `RangeError` below two players. */
export function publicGoodGrim(players: number, m: Payoff): Threshold {
  wholeNumber(players, 2, "a number of players");
  const share = exact(m);
  if (!above(one, share)) return notApplicable("privileged");
  if (!above(multiply(share, rational(players)), one)) return notApplicable("no-common-gain");
  return exactly(divide(subtract(one, share), multiply(share, rational(players - 1))));
}

/** Whoever defects is shut out and gets X < P: (T − R)/(T − X). */
export function excludable(dilemma: Dilemma, excluded: Payoff): Threshold {
  const X = exact(excluded);
  return within(dilemma, (d) => (above(d.P, X) ? exactly(grimRatio({ ...d, P: X })) : notApplicable("exclusion-rewards")));
}

/** What it costs that nobody can be shut out, in the bound: (T − R)(P − X)/((T − P)(T − X)), the difference of `grim` and `excludable`. */
export function priceOfNonExclusion(dilemma: Dilemma, excluded: Payoff): { readonly kind: "exact"; readonly value: Rational } | NotApplicable {
  const [without, withIt] = [grim(dilemma), excludable(dilemma, excluded)];
  if (without.kind !== "exact") return without.kind === "n/a" ? without : notApplicable("not-between");
  if (withIt.kind !== "exact") return withIt.kind === "n/a" ? withIt : notApplicable("not-between");
  return { kind: "exact", value: subtract(without.value, withIt.value) };
}

/** The least sanction F that keeps a player of the discount factor `delta` from defecting: max(0, (T − R) − delta(R − P)/(1 − delta)). */
export function minimalSanction(dilemma: Dilemma, delta: Payoff): { readonly kind: "exact"; readonly value: Rational } | NotApplicable {
  const payoffs = inExact(dilemma);
  const d = exact(delta);
  const found = edge(payoffs);
  if (found?.reason === "no-temptation") return { kind: "exact", value: zero };
  if (found !== null) return found;
  if (d.numerator < 0n || !above(one, d)) return notApplicable("not-between");
  const future = divide(multiply(d, subtract(payoffs.R, payoffs.P)), subtract(one, d));
  const sanction = subtract(subtract(payoffs.T, payoffs.R), future);
  return { kind: "exact", value: above(sanction, zero) ? sanction : zero };
}
