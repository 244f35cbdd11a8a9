import { compareRationals, multiply, one, rational, subtract, zero, type Rational } from "../language/rational";
import { rootBetween, usualWidth } from "./enclosure";
import { normalForm, type NormalForm, type Profile } from "./normal-form";
import { exact, wholeNumber, type Payoff } from "./payoff";
import { exactly, notApplicable, type Threshold } from "./threshold";

/** Public goods that are not sums (Hirshleifer 1983, unverified). `benefit` per unit of the good to each player, `cost` per unit to who contributes; both in one unit. */
export interface Technology {
  readonly players: number;
  readonly benefit: Payoff;
  readonly cost: Payoff;
}

type Aggregate = (contributions: Profile) => number;

function gameOf({ players, benefit, cost }: Technology, levels: number, aggregate: Aggregate): NormalForm {
  wholeNumber(players, 1, "a number of players");
  wholeNumber(levels, 1, "a number of levels");
  const [m, c] = [exact(benefit), exact(cost)];
  return normalForm(Array.from({ length: players }, () => levels + 1), (profile) => {
    const good = multiply(m, rational(aggregate(profile)));
    return profile.map((x) => subtract(good, multiply(c, rational(x))));
  });
}

/** Weakest link: u_i = m × min x − c x_i, with contributions 0 to `levels`. Throws a `RangeError` below one player or level. */
export const weakestLinkGame = (technology: Technology, levels: number): NormalForm => gameOf(technology, levels, (x) => Math.min(...x));
/** Best shot: u_i = m × max x − c x_i, with contributions 0 to `levels`. */
export const bestShotGame = (technology: Technology, levels: number): NormalForm => gameOf(technology, levels, (x) => Math.max(...x));
/** A good worth m to each once `needed` contribute, at the cost c to each who does. Action 1 contributes. */
export function thresholdGame(technology: Technology, needed: number): NormalForm {
  wholeNumber(needed, 1, "a number of contributors");
  return gameOf(technology, 1, (x) => (x.filter((given) => given === 1).length >= needed ? 1 : 0));
}

/** A common level of contributions that is an equilibrium, and each player's payoff in it. */
export interface CommonLevel {
  readonly level: number;
  readonly payoff: Rational;
}

/**
 * The equilibria of the weakest link where m > c > 0 and there are two players or more: every common level, and the higher the better for all (a stag hunt of n players).
 * `null` where m <= c or c <= 0.
 */
export function weakestLinkEquilibria({ players, benefit, cost }: Technology, levels: number): readonly CommonLevel[] | null {
  wholeNumber(players, 2, "a number of players");
  const net = subtract(exact(benefit), exact(cost));
  if (!pays({ players, benefit, cost })) return null;
  return Array.from({ length: wholeNumber(levels, 1, "a number of levels") + 1 }, (_, level) => ({ level, payoff: multiply(net, rational(level)) }));
}

const pays = ({ benefit, cost }: Technology): boolean =>
  compareRationals(exact(benefit), exact(cost)) > 0 && compareRationals(exact(cost), zero) > 0;

/** How many contribute in the pure equilibria of a threshold good where m > c > 0: nobody (if more than one is needed), or exactly as many as are needed. `null` where m <= c or c <= 0. Best shot is the case of one. */
export function thresholdEquilibria(technology: Technology, needed: number): readonly number[] | null {
  wholeNumber(needed, 1, "a number of contributors");
  if (!pays(technology)) return null;
  return [...(needed > 1 ? [0] : []), ...(needed <= technology.players ? [needed] : [])];
}

/**
 * Best shot, all alike: the chance with which each stays out in the symmetric equilibrium, the root of q^(n − 1) = c/m (volunteer's dilemma, Diekmann 1985, unverified).
 * Throws a `RangeError` below two players; not applicable unless m > c > 0.
 */
export function chanceOfStayingOut(technology: Technology, width: Rational = usualWidth): Threshold {
  wholeNumber(technology.players, 2, "a number of players");
  if (!pays(technology)) return notApplicable("no-benefit");
  const [m, c] = [exact(technology.benefit), exact(technology.cost)];
  const share = rational(c.numerator * m.denominator, c.denominator * m.numerator);
  if (technology.players === 2 || compareRationals(share, one) === 0) return exactly(share);
  return rootBetween([-share.numerator, ...Array.from({ length: technology.players - 2 }, () => 0n), share.denominator], width);
}
