/** The laws of the formulas of concepts, over drawn numbers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decisiveness } from "../../src/evaluator/concepts/design";
import { frontier, median, type Point } from "../../src/evaluator/concepts/frontier";
import { halfLife } from "../../src/evaluator/concepts/half-life";
import { spearman, type RankCorrelation } from "../../src/evaluator/concepts/spearman";
import { compareRationals, formatRational, multiply, one, rational, toNumber, zero, type Rational } from "../../src/language/rational";
import { wholeRoot } from "../../src/language/whole-root";
import { patience, runs } from "../support/runs";

/** Few values, so that ties are common. */
const number = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -1000, max: 1000 })).map((n) => rational(n, 3));
const sample = fc.array(fc.tuple(number, number), { maxLength: 12 });
const words = (r: RankCorrelation | null): string => (r === null ? "none" : `${r.sign} ${formatRational(r.square)} ${r.rho === null ? "" : formatRational(r.rho)}`);
const law = <T>(arbitrary: fc.Arbitrary<T>, holds: (x: T) => void): void => fc.assert(fc.property(arbitrary, holds), { numRuns: runs(300) });

/** Pearson's correlation of mid-ranks, in floating point and by the book. */
function byTheBook(pairs: readonly (readonly [Rational, Rational])[]): number | null {
  const rank = (all: readonly number[]): readonly number[] => all.map((a) => all.filter((b) => b < a).length + (all.filter((b) => b === a).length + 1) / 2);
  const [x, y] = ([0, 1] as const).map((side) => rank(pairs.map((p) => toNumber(p[side]))));
  const mean = (pairs.length + 1) / 2;
  const sum = (f: (i: number) => number): number => pairs.reduce((s, _, i) => s + f(i), 0);
  const of = (a: readonly number[] = [], b: readonly number[] = []): number => sum((i) => ((a[i] ?? 0) - mean) * ((b[i] ?? 0) - mean));
  const spread = of(x, x) * of(y, y);
  return spread === 0 ? null : of(x, y) / Math.sqrt(spread);
}

describe("Spearman's rho", () => {
  test("is Pearson's correlation of mid-ranks", () => {
    law(sample, (pairs) => {
      const [found, expected] = [spearman(pairs), byTheBook(pairs)];
      expect(found === null).toBe(expected === null);
      if (found === null || expected === null) return;
      expect(found.sign * Math.sqrt(toNumber(found.square))).toBeCloseTo(expected, 9);
      expect(found.rho === null ? formatRational(found.square) : formatRational(multiply(found.rho, found.rho))).toBe(formatRational(found.square));
    });
  }, patience);
  test("does not depend on the order of pairs, on which number comes first, or on the scale", () => {
    law(sample, (pairs) => {
      const turned = [...pairs].reverse();
      const swapped = pairs.map(([x, y]) => [y, x] as const);
      const scaled = pairs.map(([x, y]) => [multiply(multiply(x, x), multiply(x, rational(5))), y] as const);
      for (const other of [turned, swapped, scaled]) expect(words(spearman(other))).toBe(words(spearman(pairs)));
    });
  }, patience);
  test("turns round with one of the numbers", () => {
    law(sample, (pairs) => {
      const [a, b] = [spearman(pairs), spearman(pairs.map(([x, y]) => [x, multiply(y, rational(-2))] as const))];
      expect([b?.sign, b && formatRational(b.square)]).toEqual([a === null ? undefined : 0 - a.sign, a && formatRational(a.square)]);
    });
  }, patience);
});

describe("the frontier", () => {
  const points = fc.array(fc.record({ openness: number, rights: number }), { maxLength: 10 });
  const asGood = (a: Point, b: Point): boolean => compareRationals(a.openness, b.openness) >= 0 && compareRationals(a.rights, b.rights) >= 0;
  const same = (a: Point, b: Point): boolean => asGood(a, b) && asGood(b, a);
  test("whoever is not on it is surpassed by one that is, and nobody on it is surpassed", () => {
    law(points, (all) => {
      const edge = frontier(all);
      for (const p of all) expect(edge.some((q) => same(p, q)) !== edge.some((q) => asGood(q, p) && !same(p, q))).toBe(true);
      for (const p of edge) expect(all.some((q) => asGood(q, p) && !same(p, q))).toBe(false);
    });
  }, patience);
  test("it falls: more openness costs rights", () => {
    law(points, (all) => {
      for (const { slope } of frontier(all)) if (slope !== null) expect(compareRationals(slope, zero)).toBe(-1);
    });
  }, patience);
  test("half are no less than the middle, and half no more", () => {
    law(fc.array(number, { minLength: 1, maxLength: 9 }), (all) => {
      const middle = median(all) ?? zero;
      for (const side of [-1, 1]) expect(2 * all.filter((x) => compareRationals(x, middle) * side >= 0).length).toBeGreaterThanOrEqual(all.length);
    });
  }, patience);
});

describe("half-life", () => {
  const hazard = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1000, max: 2000 })).map(([n, d]) => rational(n, d));
  test("after it half is left", () => {
    law(hazard, (rho) => {
      expect((1 - toNumber(rho)) ** (halfLife(rho) ?? 0)).toBeCloseTo(0.5, 9);
    });
  }, patience);
  test("the greater the hazard, the shorter", () => {
    law(fc.tuple(hazard, hazard), ([a, b]) => {
      if (compareRationals(a, b) < 0) expect(halfLife(a) ?? 0).toBeGreaterThan(halfLife(b) ?? 0);
    });
  }, patience);
});

test("one vote decides as often as an enumeration of the votes of the others says", () => {
  law(fc.integer({ min: 1, max: 9 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 1, max: n }))), ([n, votes]) => {
    const divisions = Array.from({ length: 2 ** (n - 1) }, (_, i) => [...i.toString(2)].filter((c) => c === "1").length);
    expect(formatRational(decisiveness(n, votes))).toBe(formatRational(rational(divisions.filter((yes) => yes === votes - 1).length, divisions.length)));
  });
}, patience);

test("a whole root is the largest whose square is no larger", () => {
  law(fc.bigInt({ min: 0n, max: 10n ** 40n }), (n) => {
    const root = wholeRoot(n);
    expect([root * root <= n, (root + 1n) * (root + 1n) > n]).toEqual([true, true]);
    expect(formatRational(rational(wholeRoot(n * n) - n + 1n))).toBe(formatRational(one));
  });
}, patience);
