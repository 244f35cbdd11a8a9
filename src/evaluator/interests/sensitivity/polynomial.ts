import { rational, subtract, type Rational } from "../../../language/rational";

/** Whole coefficients from the constant up, over one denominator above zero: lowest terms are what takes time, and no sign needs them. */
export interface Polynomial {
  readonly whole: readonly bigint[];
  readonly over: bigint;
}

export const nothing: Polynomial = { whole: [], over: 1n };
export const constant = ({ numerator, denominator }: Rational): Polynomial => ({ whole: [numerator], over: denominator });
/** Whole coefficients from the constant up. */
export const of = (...whole: readonly bigint[]): Polynomial => ({ whole, over: 1n });

/** The least number that both divide. */
export const common = (a: bigint, b: bigint): bigint => (a % b === 0n ? a : b % a === 0n ? b : rational(a, b).numerator * b);
/** The coefficients over another denominator, which this one divides. */
export const wholeOver = ({ whole, over }: Polynomial, denominator: bigint): readonly bigint[] => (over === denominator ? whole : whole.map((c) => c * (denominator / over)));

export function plus(a: Polynomial, b: Polynomial): Polynomial {
  if (b.whole.length === 0) return a;
  if (a.whole.length === 0) return b;
  const over = common(a.over, b.over);
  const [long, short] = a.whole.length >= b.whole.length ? [wholeOver(a, over), wholeOver(b, over)] : [wholeOver(b, over), wholeOver(a, over)];
  return { whole: long.map((x, i) => x + (short[i] ?? 0n)), over };
}
export const times = (a: Polynomial, factor: bigint): Polynomial => (factor === 0n ? nothing : factor === 1n ? a : { whole: a.whole.map((x) => x * factor), over: a.over });
export const by = (a: Polynomial, { numerator, denominator }: Rational): Polynomial => ({ ...times(a, numerator), over: a.over * denominator });
export function product(a: Polynomial, b: Polynomial): Polynomial {
  if (a.whole.length === 0 || b.whole.length === 0) return nothing;
  if (b.whole.length === 1) return { ...times(a, b.whole[0] ?? 0n), over: a.over * b.over };
  if (a.whole.length === 1) return product(b, a);
  const whole = Array.from({ length: a.whole.length + b.whole.length - 1 }, () => 0n);
  a.whole.forEach((x, i) => { if (x !== 0n) b.whole.forEach((y, k) => { whole[i + k] = (whole[i + k] ?? 0n) + x * y; }); });
  return { whole, over: a.over * b.over };
}
export const sumOf = (all: readonly Polynomial[]): Polynomial => all.reduce(plus, nothing);
/** Coefficients without leading zeros. */
export const trimmed = (whole: readonly bigint[]): readonly bigint[] => whole.slice(0, whole.findLastIndex((c) => c !== 0n) + 1);
/** The straight line through what something is where the number is 0, and where it is 1; trimmed, so that what does not vary has no power. */
export function line(from: Rational, to: Rational): Polynomial {
  const rise = subtract(to, from);
  return rise.numerator === 0n ? constant(from) : plus(constant(from), product(of(0n, 1n), constant(rise)));
}
