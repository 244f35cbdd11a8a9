import { compareRationals, type Rational } from "../language/rational";
import { exact, type Payoff } from "./payoff";

/** The cells of a 2×2 game, in the order in which payoffs are given: the row player's choice, then the column player's. */
export const cells = ["CC", "CD", "DC", "DD"] as const;
export type Cell = (typeof cells)[number];
/** Cooperate or defect. Label-free functions read them as the first and the second choice, and nothing more. */
export type Choice = "C" | "D";
export type Player = "row" | "column";
/** One value a cell, in the order of `cells`. */
export type Four<T> = readonly [T, T, T, T];

/** Two players, two choices each. Payoffs are exact, and have no unit: only each player's own are compared. */
export interface Game2x2 {
  readonly row: Four<Rational>;
  readonly column: Four<Rational>;
}

/** What each player thinks of each cell, and no more: 1 is the worst, equal cells have equal ranks, and no rank is left out. */
export interface OrdinalGame {
  readonly row: Four<number>;
  readonly column: Four<number>;
}

/** The payoffs of a symmetric game, by their usual letters: temptation, reward, punishment, sucker's payoff. */
export interface Dilemma<P = Payoff> {
  readonly T: P;
  readonly R: P;
  readonly P: P;
  readonly S: P;
}

export const mapFour = <A, B>([a, b, c, d]: Four<A>, f: (value: A) => B): Four<B> => [f(a), f(b), f(c), f(d)];

/** A game from the payoffs of CC, CD, DC, DD; throws a `RangeError` where one is no finite number. */
export const game2x2 = (row: Four<Payoff>, column: Four<Payoff>): Game2x2 => ({ row: mapFour(row, exact), column: mapFour(column, exact) });

/** The game in which both players have the payoffs T, R, P, S. */
export const symmetricGame = ({ T, R, P, S }: Dilemma): Game2x2 => game2x2([R, S, T, P], [R, T, S, P]);

/** Ranks of four exact payoffs, from 1. */
export function ranksOf(payoffs: Four<Rational>): Four<number> {
  const levels = [...payoffs].sort(compareRationals).filter((p, i, all) => i === 0 || compareRationals(p, all[i - 1] ?? p) !== 0);
  return mapFour(payoffs, (p) => levels.findIndex((level) => compareRationals(level, p) === 0) + 1);
}

/** The game with ranks for payoffs. */
export const ordinal = (game: Game2x2): OrdinalGame => ({ row: ranksOf(game.row), column: ranksOf(game.column) });

type Both<T> = { readonly row: Four<T>; readonly column: Four<T> };
const both = <T>(game: Both<T>, f: (four: Four<T>) => Four<T>): Both<T> => ({ row: f(game.row), column: f(game.column) });

/** The same game with the row player's choices in the other order. */
export const swapRows = <T>(game: Both<T>): Both<T> => both(game, ([cc, cd, dc, dd]) => [dc, dd, cc, cd]);
/** The same game with the column player's choices in the other order. */
export const swapColumns = <T>(game: Both<T>): Both<T> => both(game, ([cc, cd, dc, dd]) => [cd, cc, dd, dc]);
/** The same game with C called D and D called C, for both. */
export const swapLabels = <T>(game: Both<T>): Both<T> => swapRows(swapColumns(game));
/** The same game with the players in the other order. */
export const exchangePlayers = <T>({ row, column }: Both<T>): Both<T> => {
  const transpose = ([cc, cd, dc, dd]: Four<T>): Four<T> => [cc, dc, cd, dd];
  return { row: transpose(column), column: transpose(row) };
};

/** A player's own payoffs by their letters: R where both cooperate, S where only this one does. */
export function lettersOf<T>(game: Both<T>, player: Player): Dilemma<T> {
  const [R, S, T, P] = (player === "row" ? game : exchangePlayers(game)).row;
  return { T, R, P, S };
}
