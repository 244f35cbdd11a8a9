import { compareRationals, rational, type Rational } from "../../language/rational";

/** Kendall's tau-a of pairs of numbers: concordant less discordant pairs, over all pairs; a tie is neither (Kendall 1938, unverified). From -1 to 1; `null` for less than two. */
export function kendallTau(points: readonly (readonly [Rational, Rational])[]): Rational | null {
  if (points.length < 2) return null;
  let [balance, pairs] = [0, 0];
  points.forEach(([x, y], i) => {
    for (const [u, v] of points.slice(i + 1)) {
      balance += Math.sign(compareRationals(x, u)) * Math.sign(compareRationals(y, v));
      pairs++;
    }
  });
  return rational(balance, pairs);
}

/** Whether two correlations are mirror images: the one above a threshold, the other below its negative. */
export const isMirror = (trade: Rational, migration: Rational, threshold: Rational): boolean =>
  compareRationals(trade, threshold) > 0 && compareRationals({ ...migration, numerator: -migration.numerator }, threshold) > 0;

/** The share of pairs of which one number is above 0 and the other below; `null` for less than two. */
export function opposedShare(numbers: readonly Rational[]): Rational | null {
  if (numbers.length < 2) return null;
  const above = numbers.filter((x) => x.numerator > 0n).length;
  const below = numbers.filter((x) => x.numerator < 0n).length;
  return rational(2 * above * below, numbers.length * (numbers.length - 1));
}
