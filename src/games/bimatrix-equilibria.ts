import { add, compareRationals, multiply, one, rational, subtract, zero, type Rational } from "../language/rational";
import { solveLinear } from "./linear-system";
import { payoffOf, strideOf, type NormalForm } from "./normal-form";

/** A chance for each action, adding up to 1. */
export type MixedAction = readonly Rational[];

export interface BimatrixEquilibrium {
  readonly row: MixedAction;
  readonly column: MixedAction;
  readonly payoffs: readonly [Rational, Rational];
}

export interface BimatrixEquilibria {
  /** The extreme equilibria: every equilibrium is a mixture of those of them that share what the other player does (Mangasarian 1964, unverified). */
  readonly extreme: readonly BimatrixEquilibrium[];
  /** Whether some mixed action has more best replies than actions in it. */
  readonly degenerate: boolean;
  /** Whether there are infinitely many equilibria: two extreme ones share an action of one player. */
  readonly continuum: boolean;
}

/** A mixed action at a corner: what it plays, and what the other player's best replies to it are. */
interface Corner {
  readonly chances: MixedAction;
  readonly plays: readonly number[];
  readonly replies: readonly number[];
}

/** `matrix[mine][theirs]`: the other player's payoff. */
type Matrix = readonly (readonly Rational[])[];

function subsets(count: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: Math.max(0, count - from) }, (_, i) => from + i).flatMap((first) => subsets(count, size - 1, first + 1).map((rest) => [first, ...rest]));
}

const indexes = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const isPositive = (value: Rational): boolean => value.numerator > 0n;

/** The mixed action on `support` that leaves the other player indifferent between `replies`, if it is one action and these are its best replies. */
function corner(matrix: Matrix, support: readonly number[], replies: readonly number[]): Corner | null {
  const equations = [
    ...replies.map((j) => [...support.map((i) => matrix[i]?.[j] ?? zero), rational(-1), zero]),
    [...support.map(() => one), zero, one],
  ];
  const solution = solveLinear(equations);
  if (solution === null || solution.slice(0, -1).some((chance) => chance.numerator < 0n)) return null;
  const value = solution.at(-1) ?? zero;
  const chances = indexes(matrix.length).map((i) => (support.includes(i) ? (solution[support.indexOf(i)] ?? zero) : zero));
  const worth = indexes(matrix[0]?.length ?? 0).map((j) => chances.reduce((sum, chance, i) => add(sum, multiply(chance, matrix[i]?.[j] ?? zero)), zero));
  if (worth.some((w) => compareRationals(w, value) > 0)) return null;
  const isBest = (w: Rational): boolean => compareRationals(w, value) === 0;
  return { chances, plays: indexes(chances.length).filter((i) => isPositive(chances[i] ?? zero)), replies: indexes(worth.length).filter((j) => isBest(worth[j] ?? zero)) };
}

/** All corners, by supports with as many replies. */
function corners(matrix: Matrix): readonly Corner[] {
  const theirs = matrix[0]?.length ?? 0;
  const found = indexes(Math.min(matrix.length, theirs)).flatMap((k) =>
    subsets(matrix.length, k + 1).flatMap((support) => subsets(theirs, k + 1).flatMap((replies) => corner(matrix, support, replies) ?? [])),
  );
  const key = ({ chances }: Corner): string => chances.map((c) => `${c.numerator}/${c.denominator}`).join();
  return [...new Map(found.map((c) => [key(c), c])).values()];
}

const matricesOf = (game: NormalForm): readonly [Matrix, Matrix] => {
  if (game.actions.length !== 2) throw new RangeError(`a game of two players, not of ${game.actions.length}`);
  const [rows = 0, columns = 0] = game.actions;
  const at = (player: number, i: number, j: number): Rational => payoffOf(game, player, i * strideOf(game, 0) + j);
  return [
    indexes(rows).map((i) => indexes(columns).map((j) => at(1, i, j))),
    indexes(columns).map((j) => indexes(rows).map((i) => at(0, i, j))),
  ];
};

const allIn = (some: readonly number[], all: readonly number[]): boolean => some.every((x) => all.includes(x));
const twice = (items: readonly unknown[]): boolean => new Set(items).size < items.length;
/** What a player gets when it mixes by `mine` against `theirs`; `matrix[theirs][mine]`. */
const worthOf = (matrix: Matrix, theirs: MixedAction, mine: MixedAction): Rational =>
  theirs.reduce((sum, p, i) => mine.reduce((inner, q, j) => add(inner, multiply(multiply(p, q), matrix[i]?.[j] ?? zero)), sum), zero);

/**
 * All extreme equilibria of a game of two players, exact, by support enumeration. It solves one linear system for each pair of supports of the same size
 * (252 at five actions each, twice), for small games only. Throws a `RangeError` where there are not two players.
 */
export function bimatrixEquilibria(game: NormalForm): BimatrixEquilibria {
  const [columnGets, rowGets] = matricesOf(game);
  const [rows, columns] = [corners(columnGets), corners(rowGets)];
  const pairs = rows.flatMap((row) => columns.filter((column) => allIn(row.plays, column.replies) && allIn(column.plays, row.replies)).map((column) => ({ row, column })));
  return {
    extreme: pairs.map(({ row: { chances: x }, column: { chances: y } }) => ({ row: x, column: y, payoffs: [worthOf(rowGets, y, x), worthOf(columnGets, x, y)] })),
    degenerate: [...rows, ...columns].some(({ plays, replies }) => replies.length > plays.length),
    continuum: twice(pairs.map(({ row }) => row)) || twice(pairs.map(({ column }) => column)),
  };
}

/** The actions of each player that are a best reply to nothing the other may do: those which a mixed action dominates strictly (Pearce 1984, unverified). Two players. */
export function neverBestReplies(game: NormalForm): readonly [readonly number[], readonly number[]] {
  const [columnGets, rowGets] = matricesOf(game);
  const unused = (toMatrix: Matrix): readonly number[] => {
    const used = corners(toMatrix).flatMap(({ replies }) => replies);
    return indexes(toMatrix[0]?.length ?? 0).filter((action) => !used.includes(action));
  };
  return [unused(rowGets), unused(columnGets)];
}

/** Whether two mixed actions are a Nash equilibrium, by definition: no pure action of either is better against the other. */
export function isBimatrixEquilibrium(game: NormalForm, row: MixedAction, column: MixedAction): boolean {
  const [columnGets, rowGets] = matricesOf(game);
  const chosen = (length: number, at: number): MixedAction => indexes(length).map((i) => (i === at ? one : zero));
  const best = (matrix: Matrix, theirs: MixedAction, mine: MixedAction): boolean =>
    mine.every((_, i) => compareRationals(subtract(worthOf(matrix, theirs, chosen(mine.length, i)), worthOf(matrix, theirs, mine)), zero) <= 0);
  return best(rowGets, column, row) && best(columnGets, row, column);
}
