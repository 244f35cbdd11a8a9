import { compareRationals, type Rational } from "../language/rational";
import type { Game2x2 } from "./game-2x2";
import { exact, wholeNumber, type Payoff } from "./payoff";

/**
 * A game of n players in normal form. Profiles are numbered with the last player's action running fastest, so that of a 2×2 game they are CC, CD, DC, DD.
 * Payoffs have no unit.
 */
export interface NormalForm {
  /** How many actions each player has. */
  readonly actions: readonly number[];
  /** `payoffs[player][profile]`. */
  readonly payoffs: readonly (readonly Rational[])[];
}

/** One action for each player. */
export type Profile = readonly number[];

const product = (numbers: readonly number[]): number => numbers.reduce((a, b) => a * b, 1);

/** How many profiles a game has. */
export const profileCount = ({ actions }: Pick<NormalForm, "actions">): number => product(actions);

/** How far apart in the numbering two profiles are that differ by one action of a player. */
export const strideOf = ({ actions }: Pick<NormalForm, "actions">, player: number): number => product(actions.slice(player + 1));

/** The action of a player in the profile of a number. */
export const actionIn = (game: Pick<NormalForm, "actions">, profile: number, player: number): number =>
  Math.floor(profile / strideOf(game, player)) % (game.actions[player] ?? 1);

/** The profile of a number, in full. */
export const profileOf = (game: Pick<NormalForm, "actions">, profile: number): Profile => game.actions.map((_, player) => actionIn(game, profile, player));

/** The number of the profile in which one player acts otherwise. */
export const deviate = (game: Pick<NormalForm, "actions">, profile: number, player: number, action: number): number =>
  profile + (action - actionIn(game, profile, player)) * strideOf(game, player);

/** The payoff of a player; throws a `RangeError` where the game has none. */
export function payoffOf(game: NormalForm, player: number, profile: number): Rational {
  const payoff = game.payoffs[player]?.[profile];
  if (payoff === undefined) throw new RangeError(`no payoff of player ${player} in profile ${profile}`);
  return payoff;
}

/** A game from a function of profiles, which gives each player's payoff; throws a `RangeError` where a payoff is missing or not finite. */
export function normalForm(actions: readonly number[], payoffs: (profile: Profile) => readonly Payoff[]): NormalForm {
  for (const count of actions) wholeNumber(count, 1, "a number of actions");
  const all = Array.from({ length: product(actions) }, (_, profile) => payoffs(profileOf({ actions }, profile)));
  return { actions, payoffs: actions.map((_, player) => all.map((given) => exact(given[player] ?? Number.NaN))) };
}

/** A game of two players from their matrices, rows by columns; throws a `RangeError` where the matrices differ in shape. */
export function bimatrix(row: readonly (readonly Payoff[])[], column: readonly (readonly Payoff[])[]): NormalForm {
  const columns = row[0]?.length ?? 0;
  const fits = (matrix: readonly (readonly Payoff[])[]): boolean => matrix.length === row.length && matrix.every((line) => line.length === columns);
  if (!fits(row) || !fits(column)) throw new RangeError("the two matrices must have the same rows and columns");
  return normalForm([row.length, columns], ([i = 0, j = 0]) => [row[i]?.[j] ?? Number.NaN, column[i]?.[j] ?? Number.NaN]);
}

/** A 2×2 game in normal form: action 0 is C, action 1 is D. */
export const fromGame2x2 = ({ row, column }: Game2x2): NormalForm => ({ actions: [2, 2], payoffs: [row, column] });

const others = (game: NormalForm, player: number): readonly number[] =>
  Array.from({ length: profileCount(game) }, (_, profile) => profile).filter((profile) => actionIn(game, profile, player) === 0);

/** How a player's action compares with another, over all that the others may do: it is worse at `worse` profiles, better at `better`, of `all`. */
export function compareActions(game: NormalForm, player: number, action: number, other: number): { readonly worse: number; readonly better: number; readonly all: number } {
  const signs = others(game, player).map((profile) =>
    compareRationals(payoffOf(game, player, deviate(game, profile, player, action)), payoffOf(game, player, deviate(game, profile, player, other))),
  );
  return { worse: signs.filter((s) => s < 0).length, better: signs.filter((s) => s > 0).length, all: signs.length };
}
