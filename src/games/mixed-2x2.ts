import { add, compareRationals, divide, multiply, one, subtract, zero, type Rational } from "../language/rational";
import { exchangePlayers, type Game2x2 } from "./game-2x2";

/** From `low` to `high`, both included; a point where they are equal. Chances of choosing C. */
export interface Chances {
  readonly low: Rational;
  readonly high: Rational;
}

/** A set of mixed equilibria: any chance of the one together with any chance of the other. */
export interface MixedEquilibria {
  readonly row: Chances;
  readonly column: Chances;
  /** Whether it is more than one equilibrium. Then the game is degenerate. */
  readonly continuum: boolean;
}

const below = (a: Rational, b: Rational): boolean => compareRationals(a, b) < 0;
const whole: Chances = { low: zero, high: one };
const point = (at: Rational): Chances => ({ low: at, high: at });
const within = (inner: Chances, outer: Chances): boolean => !below(inner.low, outer.low) && !below(outer.high, inner.high);

function common(a: Chances, b: Chances): Chances | null {
  const both = { low: below(a.low, b.low) ? b.low : a.low, high: below(a.high, b.high) ? a.high : b.high };
  return below(both.high, both.low) ? null : both;
}

/** The chances of the other player's C at which C is at least as good as D, at most as good, and as good; `null` where there are none. */
interface Replies {
  readonly forC: Chances | null;
  readonly forD: Chances | null;
  readonly level: Chances | null;
}

/** Best replies of the row player: its gain from C is linear in the column player's chance of C. */
function rowReplies({ row: [cc, cd, dc, dd] }: Game2x2): Replies {
  const atD = subtract(cd, dd);
  const slope = subtract(subtract(cc, dc), atD);
  const signs = [compareRationals(atD, zero), compareRationals(add(atD, slope), zero)] as const;
  if (signs[0] === 0 && signs[1] === 0) return { forC: whole, forD: whole, level: whole };
  if (signs[0] >= 0 && signs[1] >= 0) return { forC: whole, forD: ends(signs), level: ends(signs) };
  if (signs[0] <= 0 && signs[1] <= 0) return { forC: ends(signs), forD: whole, level: ends(signs) };
  const root = divide(subtract(zero, atD), slope);
  const [lower, upper] = [{ low: zero, high: root }, { low: root, high: one }];
  return { forC: signs[0] > 0 ? lower : upper, forD: signs[0] > 0 ? upper : lower, level: point(root) };
}

/** The end at which a gain that keeps its sign is zero. */
const ends = ([first, last]: readonly [number, number]): Chances | null => (first === 0 ? point(zero) : last === 0 ? point(one) : null);

/**
 * All equilibria of a 2×2 game, pure ones included, as the largest sets of the form "any of these with any of those". Exact.
 * A game with a continuum has infinitely many, and says so. Nash 1951.
 */
export function mixedEquilibria2x2(game: Game2x2): readonly MixedEquilibria[] {
  const mine = rowReplies(game);
  const theirs = rowReplies(exchangePlayers(game));
  const rowSide = [[point(one), mine.forC], [point(zero), mine.forD], [whole, mine.level]] as const;
  const columnSide = [[theirs.forC, point(one)], [theirs.forD, point(zero)], [theirs.level, whole]] as const;
  const found = rowSide.flatMap(([p, q]) =>
    columnSide.flatMap(([p2, q2]) => {
      const row = p2 && common(p, p2);
      const column = q && common(q, q2);
      return row && column ? [{ row, column }] : [];
    }),
  );
  const contained = (a: (typeof found)[number], b: (typeof found)[number]): boolean => within(a.row, b.row) && within(a.column, b.column);
  const largest = found.filter((a, i) => !found.some((b, j) => i !== j && contained(a, b) && (!contained(b, a) || j < i)));
  return largest.map((set) => ({ ...set, continuum: below(set.row.low, set.row.high) || below(set.column.low, set.column.high) }));
}

/** The expected payoffs where the row player chooses C with chance `p` and the column player with chance `q`. */
export function expected2x2({ row, column }: Game2x2, p: Rational, q: Rational): { readonly row: Rational; readonly column: Rational } {
  const [notP, notQ] = [subtract(one, p), subtract(one, q)];
  const chances = [multiply(p, q), multiply(p, notQ), multiply(notP, q), multiply(notP, notQ)];
  const mean = (payoffs: readonly Rational[]): Rational => payoffs.reduce((sum, u, i) => add(sum, multiply(u, chances[i] ?? zero)), zero);
  return { row: mean(row), column: mean(column) };
}
