/**
 * Roots of polynomials with whole coefficients between two fractions, by halving in Bernstein form: as many roots as the coefficients change
 * their sign, or fewer by an even number (Descartes' rule of signs), so that none and one are sure.
 */
import { add, compareRationals, divide, one, rational, subtract, type Rational } from "../../../language/rational";

/** A place that is one number, or lies between two. */
export interface Place {
  readonly lower: Rational;
  readonly upper: Rational;
}
/** How narrow the interval about an irrational place is. */
export const width: Rational = rational(1n, 10n ** 9n);

const middle = (a: Rational, b: Rational): Rational => divide(add(a, b), rational(2));

/** The value of a polynomial, coefficients from the constant up, at n/d, times d to the power of `degree`. */
export function valueOf(coefficients: readonly bigint[], { numerator: n, denominator: d }: Rational, degree: number = coefficients.length - 1): bigint {
  let [sum, power] = [0n, 1n];
  for (let i = degree; i >= 0; i--) {
    sum = sum * n + (coefficients[i] ?? 0n) * power;
    power *= d;
  }
  return sum;
}
function signOf(coefficients: readonly bigint[], x: Rational): number {
  const value = valueOf(coefficients, x);
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

/** Coefficients in Bernstein form between two numbers, times what makes them whole. */
export function bernstein(coefficients: readonly bigint[], from: Rational, to: Rational): readonly bigint[] {
  const n = coefficients.length - 1;
  // The polynomial of from + (to − from) u: shifted, then stretched, each over one denominator.
  const stretch = subtract(to, from);
  const common = from.denominator * stretch.denominator;
  const [start, step] = [from.numerator * stretch.denominator, stretch.numerator * from.denominator];
  let power = 1n;
  const whole = coefficients.map((_, i) => { const k = n - i; const c = coefficients[k] ?? 0n; const made = c * power; power *= common; return made; }).reverse();
  const shifted = [...whole];
  for (let i = 0; i < n; i++) for (let k = n - 1; k >= i; k--) shifted[k] = (shifted[k] ?? 0n) + start * (shifted[k + 1] ?? 0n);
  let scale = 1n;
  const stretched = shifted.map((c) => { const made = c * scale; scale *= step; return made; });
  const choose = binomials(n);
  const all = choose.reduce((product, c) => product * c, 1n);
  return stretched.map((_, i) => stretched.slice(0, i + 1).reduce((sum, c, k) => sum + (c * binomial(i, k) * all) / (choose[k] ?? 1n), 0n));
}
const binomials = (n: number): readonly bigint[] => Array.from({ length: n + 1 }, (_, k) => binomial(n, k));
function binomial(n: number, k: number): bigint {
  let made = 1n;
  for (let i = 0; i < k; i++) made = (made * BigInt(n - i)) / BigInt(i + 1);
  return made;
}

const changesOfSign = (coefficients: readonly bigint[]): number => {
  const signs = coefficients.filter((c) => c !== 0n).map((c) => c > 0n);
  return signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length;
};

/** The two halves of a polynomial in Bernstein form (de Casteljau), times a power of two. */
function halves(coefficients: readonly bigint[]): readonly [readonly bigint[], readonly bigint[]] {
  const n = coefficients.length - 1;
  let row = [...coefficients];
  const [left, right]: [bigint[], bigint[]] = [[], []];
  for (let i = 0; i <= n; i++) {
    const rest = 1n << BigInt(n - i);
    left.push((row[0] ?? 0n) * rest);
    right.push((row.at(-1) ?? 0n) * rest);
    row = row.slice(1).map((x, k) => x + (row[k] ?? 0n));
  }
  return [left, right.reverse()];
}

/** The roots of a polynomial between two numbers, both left out; each within `width`. Several roots closer than that are one place. Ascending. */
export function rootsBetween(coefficients: readonly bigint[], from: Rational, to: Rational): readonly Place[] {
  if (coefficients.length < 2 || compareRationals(from, to) >= 0) return [];
  const found: Place[] = [];
  const look = (form: readonly bigint[], a: Rational, b: Rational): void => {
    const changes = changesOfSign(form);
    if (changes === 0) return;
    if (changes === 1 && form[0] !== 0n && form.at(-1) !== 0n) return void found.push(narrowed(coefficients, a, b));
    if (compareRationals(subtract(b, a), width) <= 0) return void found.push({ lower: a, upper: b });
    const m = middle(a, b);
    const [left, right] = halves(form);
    look(left, a, m);
    if (valueOf(coefficients, m) === 0n) found.push({ lower: m, upper: m });
    look(right, m, b);
  };
  look(bernstein(coefficients, from, to), from, to);
  return found;
}

/** Halves an interval with one root, at whose ends the signs differ. A root with a small denominator is recognised. */
function narrowed(coefficients: readonly bigint[], from: Rational, to: Rational): Place {
  const sign = signOf(coefficients, from);
  let [lower, upper] = [from, to];
  while (compareRationals(subtract(upper, lower), width) > 0) {
    const m = middle(lower, upper);
    const here = signOf(coefficients, m);
    if (here === 0) return { lower: m, upper: m };
    if (here === sign) lower = m;
    else upper = m;
  }
  const plain = simplestBetween(lower, upper);
  return valueOf(coefficients, plain) === 0n ? { lower: plain, upper: plain } : { lower, upper };
}

/** The fraction with the least denominator from one positive number to another (continued fractions: elementary). */
function simplestBetween(lower: Rational, upper: Rational): Rational {
  const whole = lower.numerator / lower.denominator;
  if (whole * lower.denominator === lower.numerator) return rational(whole);
  const next = rational(whole + 1n);
  if (compareRationals(next, upper) <= 0) return next;
  const rest = simplestBetween(divide(one, subtract(upper, rational(whole))), divide(one, subtract(lower, rational(whole))));
  return add(rational(whole), divide(one, rest));
}

/** Whether a polynomial has no two values of different sign from 0 to 1; `0n`: that is not known at a glance. */
export function signBelowOne(coefficients: readonly bigint[]): 1n | 0n | -1n {
  const form = bernstein(coefficients, rational(0), one);
  return form.every((c) => c >= 0n) ? 1n : form.every((c) => c <= 0n) ? -1n : 0n;
}
