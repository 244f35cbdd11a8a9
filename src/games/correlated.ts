import { add, compareRationals, divide, multiply, one, subtract, zero, type Rational } from "../language/rational";
import { actionIn, deviate, payoffOf, profileCount, type NormalForm } from "./normal-form";
import { exact, type Payoff } from "./payoff";

/** A chance for each profile of a game, in the order of profiles. */
export type Distribution = readonly Rational[];

/** What a player that is told to act in one way expects from obeying, and from acting otherwise. */
export interface Incentive {
  readonly player: number;
  readonly told: number;
  readonly instead: number;
  /** Expected payoffs given what the player was told; obeying is right where the first is no less. */
  readonly obey: Rational;
  readonly deviate: Rational;
}

export interface CorrelatedCheck {
  /** Whether the chances are none below zero and add up to 1, one for each profile. */
  readonly distribution: boolean;
  /** Each player, each action that it is told with some chance, each other action. Empty where the chances are no distribution. */
  readonly incentives: readonly Incentive[];
  /** Whether it is a correlated equilibrium: a distribution, and nobody gains by disobeying. */
  readonly holds: boolean;
  /** Each player's expected payoff. */
  readonly payoffs: readonly Rational[];
}

export const profilesOf = (game: NormalForm): readonly number[] => Array.from({ length: profileCount(game) }, (_, profile) => profile);
const sum = (values: readonly Rational[]): Rational => values.reduce(add, zero);

/** Chances from numbers or fractions; throws a `RangeError` where one is no finite number. 1/3 is `rational(1, 3)`: 0.333 is another number. */
export const distributionOf = (chances: readonly Payoff[]): Distribution => chances.map(exact);

function incentives(game: NormalForm, chances: Distribution, player: number, told: number): readonly Incentive[] {
  const profiles = profilesOf(game).filter((profile) => actionIn(game, profile, player) === told);
  const weight = sum(profiles.map((profile) => chances[profile] ?? zero));
  if (weight.numerator === 0n) return [];
  const expects = (action: number): Rational =>
    divide(sum(profiles.map((profile) => multiply(chances[profile] ?? zero, payoffOf(game, player, deviate(game, profile, player, action))))), weight);
  return Array.from({ length: game.actions[player] ?? 0 }, (_, action) => action)
    .filter((action) => action !== told)
    .map((instead) => ({ player, told, instead, obey: expects(told), deviate: expects(instead) }));
}

/** Checks a public signal against the definition of a correlated equilibrium (Aumann 1974, unverified), exactly and without a solver. */
export function checkCorrelated(game: NormalForm, chances: Distribution): CorrelatedCheck {
  const whole = chances.length === profileCount(game) && chances.every((c) => c.numerator >= 0n) && compareRationals(sum(chances), one) === 0;
  const found = whole ? game.actions.flatMap((count, player) => Array.from({ length: count }, (_, told) => incentives(game, chances, player, told)).flat()) : [];
  return {
    distribution: whole,
    incentives: found,
    holds: whole && found.every(({ obey, deviate: other }) => compareRationals(obey, other) >= 0),
    payoffs: game.actions.map((_, player) => sum(profilesOf(game).map((profile) => multiply(chances[profile] ?? zero, payoffOf(game, player, profile))))),
  };
}

/** Whether a distribution over profiles is a correlated equilibrium. */
export const isCorrelatedEquilibrium = (game: NormalForm, chances: Distribution): boolean => checkCorrelated(game, chances).holds;

/** One condition of obedience: for a player told to act so, the sum of its coefficients times the chances of the profiles is not below zero. */
export interface Obedience {
  readonly player: number;
  readonly told: number;
  readonly instead: number;
  /** One a profile. */
  readonly coefficients: readonly Rational[];
}

/** The conditions of a correlated equilibrium, which are linear in the chances. */
export const obedience = (game: NormalForm): readonly Obedience[] =>
  game.actions.flatMap((count, player) => {
    const actions = Array.from({ length: count }, (_, action) => action);
    return actions.flatMap((told) =>
      actions.filter((instead) => instead !== told).map((instead) => ({
        player,
        told,
        instead,
        coefficients: profilesOf(game).map((profile) =>
          actionIn(game, profile, player) === told ? subtract(payoffOf(game, player, profile), payoffOf(game, player, deviate(game, profile, player, instead))) : zero,
        ),
      })),
    );
  });
