import { add, compareRationals, divide, rational, type Rational } from "../../../language/rational";
import { rootsBetween, signBelowOne, valueOf, type Place } from "./isolate";
import { common, nothing, plus, times, trimmed, wholeOver, type Polynomial } from "./polynomial";

/**
 * A function of one number of which the sign matters: a polynomial, and absolute values of polynomials that are added or taken away. All
 * coefficients are whole, from the constant up: multiplying by what is above zero changes no sign.
 */
export interface Condition {
  readonly plain: readonly bigint[];
  readonly folds: readonly { readonly sign: 1n | -1n; readonly inside: readonly bigint[] }[];
  /** The highest power of the number. */
  readonly degree: number;
}

/** Adds a condition up. The number is nowhere below zero, and where there are powers of it not above one, so that most absolute values need no fold. */
export class Sum {
  private plain = nothing;
  private readonly folds: { readonly sign: 1n | -1n; readonly inside: Polynomial }[] = [];

  plus(polynomial: Polynomial, factor = 1n): this {
    this.plain = plus(this.plain, times(polynomial, factor));
    return this;
  }
  /** Adds the absolute value of a polynomial, `factor` times. */
  absolute(polynomial: Polynomial, factor = 1n): this {
    const sign = oneSign(polynomial.whole);
    if (sign !== 0n) return this.plus(polynomial, sign * factor);
    if (factor !== 0n) this.folds.push({ sign: factor > 0n ? 1n : -1n, inside: times(polynomial, factor) });
    return this;
  }

  made(): Condition {
    const over = this.folds.reduce((all, { inside }) => common(all, inside.over), this.plain.over);
    const whole = (p: Polynomial): readonly bigint[] => trimmed(wholeOver(p, over));
    const [plain, folds] = [whole(this.plain), this.folds.map(({ sign, inside }) => ({ sign, inside: whole(inside) }))];
    return { plain, folds, degree: Math.max(0, plain.length - 1, ...folds.map((f) => f.inside.length - 1)) };
  }
}

/** The sign that a polynomial has wherever it is asked; `0n`: it may have both. */
export function oneSign(whole: readonly bigint[]): 1n | 0n | -1n {
  if (whole.every((c) => c >= 0n)) return 1n;
  if (whole.every((c) => c <= 0n)) return -1n;
  return whole.length > 2 ? signBelowOne(trimmed(whole)) : 0n;
}

const size = (x: bigint): bigint => (x < 0n ? -x : x);

/** The sign of a condition at a number that is not below zero. */
export function signAt({ plain, folds, degree }: Condition, x: Rational): number {
  const sum = folds.reduce((all, { sign, inside }) => all + sign * size(valueOf(inside, x, degree)), valueOf(plain, x, degree));
  return sum > 0n ? 1 : sum < 0n ? -1 : 0;
}

/** Where a condition may change its sign between two numbers from 0 to 1: at its roots, between the places where what is folded turns. Ascending. */
export function placesOf({ plain, folds }: Condition, from: Rational, to: Rational): readonly Place[] {
  const turns = folds.flatMap(({ inside }) => rootsBetween(inside, from, to)).sort((a, b) => compareRationals(a.lower, b.lower));
  const places: Place[] = [...turns];
  let start = from;
  for (const turn of [...turns, { lower: to, upper: to }]) {
    if (compareRationals(start, turn.lower) < 0) {
      const m = divide(add(start, turn.lower), rational(2));
      const straight = folds.reduce<readonly bigint[]>((sum, { sign, inside }) => sumOf(sum, inside, valueOf(inside, m) < 0n ? -sign : sign), plain);
      places.push(...rootsBetween(trimmed(straight), start, turn.lower));
    }
    if (compareRationals(turn.upper, start) > 0) start = turn.upper;
  }
  return places.sort((a, b) => compareRationals(a.lower, b.lower));
}
const sumOf = (a: readonly bigint[], b: readonly bigint[], times: bigint): readonly bigint[] => Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0n) + times * (b[i] ?? 0n));

/** Where a condition without powers is zero between two numbers (`null`: no upper end), and the ends of stretches on which it is. Ascending. */
export function rootsOf({ plain: [start = 0n, rise = 0n], folds }: Condition, from: Rational, to: Rational | null): readonly Rational[] {
  const inside = (x: Rational): boolean => compareRationals(x, from) > 0 && (to === null || compareRationals(x, to) < 0);
  const kinks: { readonly at: Rational; readonly value: bigint; readonly slope: bigint }[] = [];
  // On a stretch the condition is a straight line; where a fold turns, its part is taken away twice.
  let [value, slope] = [start, rise];
  for (const { sign, inside: [c = 0n, step = 0n] } of folds) {
    const at = step === 0n ? null : rational(-c, step);
    const turns = at !== null && inside(at);
    const here = c * from.denominator + step * from.numerator;
    const positive = here > 0n || (here === 0n && step > 0n);
    const part = positive ? sign : -sign;
    [value, slope] = [value + part * c, slope + part * step];
    if (turns) kinks.push({ at, value: -2n * part * c, slope: -2n * part * step });
  }
  const roots: Rational[] = [];
  const found = (x: Rational): void => { if (inside(x) && compareRationals(x, roots.at(-1) ?? from) > 0) roots.push(x); };
  const turns = kinks.sort((a, b) => compareRationals(a.at, b.at));
  for (const [i, begin] of [from, ...turns.map((k) => k.at)].entries()) {
    const kink = turns[i];
    const end = kink?.at ?? to;
    const root = slope === 0n ? null : rational(-value, slope);
    if (root !== null && compareRationals(root, begin) >= 0 && (end === null || compareRationals(root, end) <= 0)) found(root);
    if (slope === 0n && value === 0n) { found(begin); if (end !== null) found(end); }
    [value, slope] = [value + (kink?.value ?? 0n), slope + (kink?.slope ?? 0n)];
  }
  return roots;
}
