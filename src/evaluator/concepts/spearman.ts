import { compareRationals, rational, type Rational } from "../../language/rational";
import { wholeRoot } from "../../language/whole-root";

/**
 * Spearman's rank correlation, ties by mid-ranks. It is a fraction over a root, so that what is exact is its square and its sign;
 * `rho` is there where the root is a fraction too.
 */
export interface RankCorrelation {
  readonly sign: -1 | 0 | 1;
  /** From 0 to 1. */
  readonly square: Rational;
  readonly rho: Rational | null;
}

/** Twice the mid-rank of each number, from 2: whole numbers, where equal ones share the mean of their places. */
const doubledRanks = (all: readonly Rational[]): readonly bigint[] =>
  all.map((a) => all.reduce((rank, b) => rank + BigInt(1 - Math.sign(compareRationals(b, a))), 1n));

/** The correlation of the ranks of pairs; `null` for fewer than two, or where one of the two numbers is the same for all. */
export function spearman(pairs: readonly (readonly [Rational, Rational])[]): RankCorrelation | null {
  const n = BigInt(pairs.length);
  const centred = ([0, 1] as const).map((side) => doubledRanks(pairs.map((p) => p[side])).map((rank) => rank - n - 1n));
  const product = (a: readonly bigint[] = [], b: readonly bigint[] = []): bigint => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0n), 0n);
  const [x, y] = centred;
  const [covariance, spread] = [product(x, y), product(x, x) * product(y, y)];
  if (spread === 0n) return null;
  const root = exactRoot(spread);
  return { sign: covariance === 0n ? 0 : covariance > 0n ? 1 : -1, square: rational(covariance * covariance, spread), rho: root === null ? null : rational(covariance, root) };
}

/** The root of a square number; `null` of any other. */
function exactRoot(square: bigint): bigint | null {
  const root = wholeRoot(square);
  return root * root === square ? root : null;
}
