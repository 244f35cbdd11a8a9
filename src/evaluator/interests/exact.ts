import { rational, type Rational } from "../../language/rational";

/**
 * The number that was written, as a fraction: 0.1 is one tenth. A double keeps at most 15 decimal digits of what is written, so that what
 * lies beyond them is a trace of binary fractions (`0.1 * 3`) and is cut off.
 */
export function exactly(value: number): Rational {
  const [digits = "0", exponent = "0"] = value.toExponential(14).split("e");
  const numerator = BigInt(digits.replace(".", ""));
  const power = Number(exponent) - 14;
  return power >= 0 ? rational(numerator * 10n ** BigInt(power)) : rational(numerator, 10n ** BigInt(-power));
}

/** The middle of a range. */
export const middle = (from: number, to: number): Rational => {
  const [a, b] = [exactly(from), exactly(to)];
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, 2n * a.denominator * b.denominator);
};
