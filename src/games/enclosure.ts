import { add, compareRationals, multiply, one, rational, subtract, zero, type Rational } from "../language/rational";
import { exactly, type EnclosedThreshold, type ExactThreshold } from "./threshold";

/** How narrow an interval about an irrational bound is, unless asked otherwise. */
export const usualWidth: Rational = rational(1n, 10n ** 12n);

const valueAt = (polynomial: readonly bigint[], x: Rational): Rational =>
  polynomial.reduceRight<Rational>((sum, coefficient) => add(multiply(sum, x), rational(coefficient)), zero);

const power = (exponent: number): string => (exponent === 1 ? "d" : `d^${exponent}`);
/** The equation of a polynomial whose constant term alone is negative, such as `4 d^2 = 3`. */
function equation([constant = 0n, ...rest]: readonly bigint[]): string {
  const terms = rest.flatMap((c, i) => (c === 0n ? [] : [`${c === 1n ? "" : `${c} `}${power(i + 1)}`]));
  return `${terms.join(" + ")} = ${-constant}`;
}

/** The only fraction in the interval that can be a root, by the rational root theorem: its denominator divides the first coefficient. */
function rationalRoot(polynomial: readonly bigint[], lower: Rational): Rational | null {
  const leading = polynomial.at(-1) ?? 1n;
  const scaled = multiply(lower, rational(leading));
  const candidate = rational((scaled.numerator + scaled.denominator - 1n) / scaled.denominator, leading);
  return valueAt(polynomial, candidate).numerator === 0n ? candidate : null;
}

/**
 * The root in (0, 1) of a polynomial that rises from below zero at 0 to above zero at 1, with whole coefficients from the constant term up:
 * exact where it is rational, else between two fractions not further apart than `width` (above 0, else a `RangeError`). By bisection.
 */
export function rootBetween(polynomial: readonly bigint[], width: Rational = usualWidth): ExactThreshold | EnclosedThreshold {
  if (compareRationals(width, zero) <= 0) throw new RangeError("the width of an interval is above 0");
  // Narrower than the distance of two fractions with the first coefficient as denominator: one candidate is left.
  const narrow = rational(1, 2n * (polynomial.at(-1) ?? 1n));
  const goal = compareRationals(width, narrow) < 0 ? width : narrow;
  let [lower, upper] = [zero, one];
  while (compareRationals(subtract(upper, lower), goal) > 0) {
    const middle = multiply(add(lower, upper), rational(1, 2));
    const sign = valueAt(polynomial, middle).numerator;
    if (sign === 0n) return exactly(middle);
    if (sign < 0n) lower = middle;
    else upper = middle;
  }
  const root = rationalRoot(polynomial, lower);
  return root === null ? { kind: "enclosed", polynomial, condition: equation(polynomial), lower, upper, attainable: true } : exactly(root);
}
