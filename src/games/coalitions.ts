import { add, compareRationals, multiply, one, rational, zero, type Rational } from "../language/rational";
import { exact, wholeNumber, type Payoff } from "./payoff";
import { smallestEffectiveGroup } from "./public-goods";
import { notApplicable, type NotApplicable } from "./threshold";

/** Sizes at which nobody wants to leave or to join, smallest first, and the one at which the coalition contributes, if any. */
export interface StableCoalitions {
  readonly kind: "sizes";
  readonly sizes: readonly number[];
  readonly effective: readonly number[];
}

/** Whether players alike are in a dilemma of their own: outside 0 < m < 1 outsiders contribute too, or nobody does. */
const outside = (m: Rational): NotApplicable | null =>
  compareRationals(m, one) >= 0 ? notApplicable("privileged") : compareRationals(m, zero) <= 0 ? notApplicable("no-benefit") : null;

/** Payoffs beside an endowment of 1 when `size` of the players have joined. Members decide together: they contribute if that is no loss to them. */
function worth(m: Rational, size: number): { readonly member: Rational; readonly outsider: Rational } {
  const together = multiply(m, rational(size));
  const contributes = size > 0 && compareRationals(together, one) >= 0;
  return contributes ? { member: together, outsider: add(one, together) } : { member: one, outsider: one };
}

/**
 * Stable coalitions of the linear public good among players alike, by definition: no member gains by leaving (internal), no outsider by joining (external)
 * (d'Aspremont and others 1983, Barrett 1994; unverified). Throws a `RangeError` below one player.
 */
export function stableCoalitions(players: number, m: Payoff): StableCoalitions | NotApplicable {
  wholeNumber(players, 1, "a number of players");
  const share = exact(m);
  const stays = (size: number): boolean => size === 0 || compareRationals(worth(share, size).member, worth(share, size - 1).outsider) >= 0;
  const shut = (size: number): boolean => size === players || compareRationals(worth(share, size).outsider, worth(share, size + 1).member) >= 0;
  const sizes = Array.from({ length: players + 1 }, (_, size) => size).filter((size) => stays(size) && shut(size));
  const effective = sizes.filter((size) => compareRationals(multiply(share, rational(size)), one) >= 0);
  return outside(share) ?? { kind: "sizes", sizes, effective };
}

/**
 * The same by the formula: with k* = ceil(1/m), the sizes up to k* − 2, and k* if there are so many players; k* − 1 too where 1/m is whole, or where all players are no more (nobody is left to join).
 * Throws a `RangeError` below one player.
 */
export function stableCoalitionsByFormula(players: number, m: Payoff): StableCoalitions | NotApplicable {
  wholeNumber(players, 1, "a number of players");
  const share = exact(m);
  const least = smallestEffectiveGroup(share);
  const notDilemma = outside(share);
  if (notDilemma !== null || least === null) return notDilemma ?? notApplicable("no-benefit");
  const below = least - 1 === players || share.numerator === 1n ? least - 1 : least - 2;
  const sizes = [...Array.from({ length: Math.min(players, below) + 1 }, (_, size) => size), ...(least <= players ? [least] : [])];
  return { kind: "sizes", sizes, effective: least <= players ? [least] : [] };
}
