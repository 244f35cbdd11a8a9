import type { Range } from "../../evaluator/result";
import { formatRational, type Rational } from "../../language/rational";

const scale = 10_000n;

/** The degree in ten-thousandths, rounded to the nearest, but 0 and 1 only where the degree is exactly that. */
function tenThousandths(degree: Rational): bigint {
  const { numerator: n, denominator: d } = degree;
  const rounded = (2n * n * scale + d) / (2n * d);
  if (rounded >= scale && n < d) return scale - 1n;
  if (rounded <= 0n && n > 0n) return 1n;
  return rounded;
}

/** The degree with four digits, as a number. */
export const degreeNumber = (degree: Rational): number => Number(tenThousandths(degree)) / 10_000;

/** `0.7310`; `1` and `0` only where it is exactly so. */
export function degreeDigits(degree: Rational): string {
  if (degree.denominator === 1n) return String(degree.numerator);
  const t = tenThousandths(degree);
  return `${t / scale}.${String(t % scale).padStart(4, "0")}`;
}

/** `0.7310 = 19/26`: with the exact fraction where it is short. */
export function degreeWords(degree: Rational): string {
  const exact = formatRational(degree);
  return degree.denominator === 1n || exact.length > 9 ? degreeDigits(degree) : `${degreeDigits(degree)} = ${exact}`;
}

/** `0.5000 to 1`. */
export const rangeDigits = ({ from, to }: Range): string => `${degreeDigits(from)} to ${degreeDigits(to)}`;
export const rangeWords = (range: Range): string => `degree from ${rangeDigits(range)}`;
