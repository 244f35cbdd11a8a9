/** An exact fraction in lowest terms with a positive denominator. Degrees are computed with these and rounded only when shown. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);

function gcd(a: bigint, b: bigint): bigint {
  if (a < 0n) a = -a;
  // Plain numbers are many times as fast.
  while (b > safe || (a > safe && b !== 0n)) [a, b] = [b, a % b];
  let [x, y] = a > safe ? [0, 0] : [Number(a), Number(b)];
  if (a > safe) return a;
  while (y !== 0) [x, y] = [y, x % y];
  return BigInt(x);
}

/** The fraction `numerator / denominator` in lowest terms; throws a `RangeError` (a bug of ours) on a zero denominator. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  let n = BigInt(numerator);
  let d = BigInt(denominator);
  if (d === 1n) return { numerator: n, denominator: d };
  if (d === 0n) throw new RangeError("a fraction with denominator 0");
  if (d < 0n) [n, d] = [-n, -d];
  const g = gcd(n, d);
  return g > 1n ? { numerator: n / g, denominator: d / g } : { numerator: n, denominator: d };
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Without its sign. */
export const absolute = (a: Rational): Rational => (a.numerator < 0n ? { numerator: -a.numerator, denominator: a.denominator } : a);

export const smaller = (a: Rational, b: Rational): Rational => (compareRationals(a, b) <= 0 ? a : b);

/** The nearest double. */
export function toNumber(a: Rational): number {
  const scale = 10n ** 17n;
  return Number((a.numerator * scale) / a.denominator) / 1e17;
}

/** `3/4`, or `1` for whole numbers. */
export function formatRational(a: Rational): string {
  return a.denominator === 1n ? String(a.numerator) : `${a.numerator}/${a.denominator}`;
}
