import { add, compareRationals, divide, multiply, rational, subtract, zero, type Rational } from "../language/rational";
import type { Dilemma } from "./game-2x2";
import { exact, wholeNumber, type Payoff } from "./payoff";
import { grim } from "./repeated";
import { exactly, notApplicable, type Threshold } from "./threshold";

/** What a player gains once by defecting, and what it loses in each later period when cooperation ends. Of a dilemma T − R and R − P. */
export interface Stake {
  readonly gain: Payoff;
  readonly loss: Payoff;
}

/** The stake of a dilemma. */
export const stakeOf = ({ T, R, P }: Pick<Dilemma, "T" | "R" | "P">): Stake => ({ gain: subtract(exact(T), exact(R)), loss: subtract(exact(R), exact(P)) });

const sum = (values: readonly Rational[]): Rational => values.reduce(add, zero);

/** gain/(gain + loss). */
function ratio(gain: Rational, loss: Rational): Threshold {
  if (compareRationals(gain, zero) <= 0) return notApplicable("no-temptation");
  return compareRationals(loss, zero) <= 0 ? notApplicable("no-benefit") : exactly(divide(gain, add(gain, loss)));
}

/**
 * Issues, or partners, of one player when a defection in all is punished in all: sum of gains over sum of gains and losses. It lies between the separate bounds
 * (mediant); equal ratios make linkage irrelevant (Bernheim and Whinston 1990, unverified). Single losses may be negative: what counts is their sum, which is the advantage
 * of diffuse over specific reciprocity.
 */
export const pooled = (stakes: readonly Stake[]): Threshold => ratio(sum(stakes.map((s) => exact(s.gain))), sum(stakes.map((s) => exact(s.loss))));

/** The same from payoffs: sum(T − R)/sum(T − P). */
export const linkedIssues = (issues: readonly Pick<Dilemma, "T" | "R" | "P">[]): Threshold => pooled(issues.map(stakeOf));

/** One partner is cheated, and all `partners` punish: (T − R)/((T − R) + k(R − P)). Throws a `RangeError` below one partner. */
export function multilateralPunishment(dilemma: Dilemma, partners: number): Threshold {
  wholeNumber(partners, 1, "a number of partners");
  const bilateral = grim(dilemma);
  if (bilateral.kind !== "exact") return bilateral;
  const { gain, loss } = stakeOf(dilemma);
  return ratio(exact(gain), multiply(rational(partners), exact(loss)));
}

/** All partners are cheated at once, and all punish: the bound of one pair. Throws a `RangeError` below one partner. */
export function cheatingAllAtOnce(dilemma: Dilemma, partners: number): Threshold {
  wholeNumber(partners, 1, "a number of partners");
  const bilateral = grim(dilemma);
  return bilateral.kind === "exact" ? linkedIssues(Array.from({ length: partners }, () => dilemma)) : bilateral;
}

/** An upper end of a bound, to compare by. */
const upperEnd = (bound: Threshold): Rational => (bound.kind === "exact" ? bound.value : bound.kind === "enclosed" ? bound.upper : zero);

/**
 * The bound of a regime of unlike players: the largest of theirs. A player without temptation asks for nothing; any other that has no bound leaves the regime without one.
 * Of intervals that overlap the one with the larger upper end is given.
 */
export function regimeThreshold(bounds: readonly Threshold[]): Threshold {
  const without = bounds.find((b) => b.kind === "n/a" && b.reason !== "no-temptation");
  if (without !== undefined) return without;
  const asking = bounds.filter((b) => b.kind !== "n/a");
  const [first] = asking;
  if (first === undefined) return notApplicable("no-temptation");
  return asking.reduce<Threshold>((largest, b) => (compareRationals(upperEnd(b), upperEnd(largest)) > 0 ? b : largest), first);
}

/**
 * Independent shocks: in state s leaving once gains L_s, and staying is worth b on average in each period. The bound is the largest L_s/(L_s + b).
 * A safeguard that caps what leaving gains, at a price in b, is the same with other numbers.
 */
export function shocks(gains: readonly Payoff[], benefit: Payoff): Threshold {
  const b = exact(benefit);
  return regimeThreshold(gains.map((gain) => ratio(exact(gain), b)));
}
