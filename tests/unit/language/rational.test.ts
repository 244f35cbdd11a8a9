/** Exact fractions: the laws of a field and of an order. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  add,
  compareRationals,
  divide,
  formatRational,
  multiply,
  one,
  rational,
  smaller,
  subtract,
  toNumber,
  zero,
} from "../../../src/language/rational";

const fraction = fc
  .tuple(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.bigInt({ min: 1n, max: 2n ** 70n }))
  .map(([n, d]) => rational(n, d));
const small = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 999 }));

describe("a fraction", () => {
  property.prop([fc.bigInt(), fc.bigInt().filter((d) => d !== 0n), fc.bigInt().filter((k) => k !== 0n)])(
    "is in lowest terms, so that equal fractions are equal values",
    (n, d, k) => {
      expect(rational(n * k, d * k)).toEqual(rational(n, d));
      expect(rational(n, d).denominator).toBeGreaterThan(0n);
    },
  );

  property.prop([fraction, fraction, fraction])("adds and multiplies as a field", (a, b, c) => {
    expect(add(a, b)).toEqual(add(b, a));
    expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
    expect(multiply(a, b)).toEqual(multiply(b, a));
    expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
    expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
    expect(add(a, zero)).toEqual(a);
    expect(multiply(a, one)).toEqual(a);
  });

  property.prop([fraction, fraction])("subtraction and division undo addition and multiplication", (a, b) => {
    expect(subtract(add(a, b), b)).toEqual(a);
    if (compareRationals(b, zero) !== 0) expect(divide(multiply(a, b), b)).toEqual(a);
  });

  property.prop([fraction, fraction, fraction])("is totally ordered, and addition keeps the order", (a, b, c) => {
    expect(compareRationals(a, b)).toBe(-compareRationals(b, a) + 0);
    expect(compareRationals(add(a, c), add(b, c))).toBe(compareRationals(a, b));
    expect([a, b]).toContain(smaller(a, b));
    expect(compareRationals(smaller(a, b), a)).toBeLessThanOrEqual(0);
    expect(compareRationals(smaller(a, b), b)).toBeLessThanOrEqual(0);
  });

  property.prop([small])("is near the double it stands for", ([n, d]) => {
    expect(toNumber(rational(n, d))).toBeCloseTo(n / d, 12);
  });

  test("prints whole numbers without a bar", () => {
    expect(formatRational(rational(6, 3))).toBe("2");
    expect(formatRational(rational(-6, 4))).toBe("-3/2");
    expect(formatRational(zero)).toBe("0");
  });

  test("has no denominator 0", () => {
    expect(() => rational(1, 0)).toThrow(RangeError);
    expect(() => divide(one, zero)).toThrow(RangeError);
  });
});
