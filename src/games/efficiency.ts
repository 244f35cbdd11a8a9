import { add, compareRationals, divide, smaller, subtract, zero, type Rational } from "../language/rational";
import { notApplicable, type NotApplicable } from "./threshold";
import { actionIn, deviate, payoffOf, profileCount, type NormalForm } from "./normal-form";
import { pureEquilibria } from "./pure-equilibria";

const all = (game: NormalForm): readonly number[] => Array.from({ length: profileCount(game) }, (_, profile) => profile);

/** Whose payoff depends on whose action: `[i][j]` where some profile's payoff of i changes with j's action alone. The diagonal says whether its own matters. */
export const interdependence = (game: NormalForm): readonly (readonly boolean[])[] =>
  game.actions.map((_, i) =>
    game.actions.map((count, j) =>
      all(game).some(
        (profile) =>
          actionIn(game, profile, j) === 0 &&
          Array.from({ length: count }, (__, action) => payoffOf(game, i, deviate(game, profile, j, action))).some((p) => compareRationals(p, payoffOf(game, i, profile)) !== 0),
      ),
    ),
  );

/** The sums of payoffs of a game, and how far its pure equilibria fall short. Adding payoffs up supposes that they can be compared between players. */
export interface Need {
  readonly kind: "need";
  readonly optimum: Rational;
  readonly minimum: Rational;
  /** At the equilibrium with the largest sum, from 0 (nothing to gain) to 1. */
  readonly least: Rational;
  /** At the equilibrium with the smallest sum. */
  readonly most: Rational;
}

/**
 * The need for coordination: (W_opt − W_NE) / (W_opt − W_min), where W is the sum of payoffs (concepts, section 2.8; ours). It is 0 where nobody's
 * payoff depends on another's action. Not applicable without a pure equilibrium.
 */
export function need(game: NormalForm): Need | NotApplicable {
  const sums = all(game).map((profile) => game.actions.reduce((sum, _, player) => add(sum, payoffOf(game, player, profile)), zero));
  const first = sums[0] ?? zero;
  const larger = (a: Rational, b: Rational): Rational => (compareRationals(a, b) >= 0 ? a : b);
  const [optimum, minimum] = [sums.reduce(larger, first), sums.reduce(smaller, first)];
  const span = subtract(optimum, minimum);
  const interdependent = interdependence(game).some((line, i) => line.some((depends, j) => depends && i !== j));
  if (!interdependent || span.numerator === 0n) return { kind: "need", optimum, minimum, least: zero, most: zero };
  const gaps = pureEquilibria(game).map((profile) => {
    const number = profile.reduce((sum, action, player) => sum * (game.actions[player] ?? 1) + action, 0);
    return divide(subtract(optimum, sums[number] ?? zero), span);
  });
  const [gap] = gaps;
  if (gap === undefined) return notApplicable("no-pure-equilibrium");
  return { kind: "need", optimum, minimum, least: gaps.reduce(smaller, gap), most: gaps.reduce(larger, gap) };
}
