import { add, rational, zero, type Rational } from "../../language/rational";

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

/** A sum of many fractions: those of one denominator are added as whole numbers, since lowest terms are what takes time. */
export function exactSum(numbers: Iterable<Rational>): Rational {
  const byDenominator = new Map<bigint, bigint>();
  for (const { numerator, denominator } of numbers) if (numerator !== 0n) byDenominator.set(denominator, (byDenominator.get(denominator) ?? 0n) + numerator);
  let sum = zero;
  for (const [denominator, numerator] of byDenominator) sum = add(sum, rational(numerator, denominator));
  return sum;
}

/** Fractions over one denominator: what each year counts. */
export interface Weights {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}
export function weightsOf(numbers: readonly Rational[]): Weights {
  const denominator = numbers.reduce((common, { denominator: d }) => rational(common, d).numerator * d, 1n);
  return { numerators: numbers.map((n) => (n.numerator * denominator) / n.denominator), denominator };
}
/** The sum of numbers, each by its weight. */
export function weighedSum(numbers: readonly Rational[], { numerators, denominator }: Weights): Rational {
  const sum = exactSum(numbers.map((n, i) => ({ numerator: n.numerator * (numerators[i] ?? 0n), denominator: n.denominator })));
  return rational(sum.numerator, sum.denominator * denominator);
}
