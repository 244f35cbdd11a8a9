/** The theorems of D3 (design 3.4) over drawn exchanges; benefits may be negative. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceOf, giniOf, type Benefits } from "../../src/evaluator/interests/balance";
import { add, compareRationals, divide, formatRational, multiply, one, rational, subtract, zero, type Rational } from "../../src/language/rational";
import { patience, runs } from "../support/runs";

const benefit = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 1_000_000 }), fc.constant(0)).map((n) => rational(n));
/** Some parties over some periods. */
const exchange = (least: number, most: number, numbers = benefit): fc.Arbitrary<Benefits> =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 1, max: 4 })).chain(([n, periods]) =>
    fc.array(fc.array(fc.array(numbers, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }), { minLength: periods, maxLength: periods }));
const named = (b: Benefits): readonly number[] => (b[0] ?? []).map((_, i) => i);
const balance = (b: Benefits) => balanceOf(named(b), b);
const atLeast = (a: Rational | null, b: Rational | null): boolean => (a === null || b === null ? a === b : compareRationals(a, b) >= 0);
const words = (a: Rational | null): string => (a === null ? "none" : formatRational(a));
const law = (arbitrary: fc.Arbitrary<Benefits>, holds: (b: Benefits) => void): void => fc.assert(fc.property(arbitrary, holds), { numRuns: runs(300) });

describe("the theorems of D3", () => {
  test("beta_multi is never below beta_dyad, and both lie between 0 and 1", () => {
    law(exchange(1, 5), (b) => {
      const { cumulated, periods } = balance(b);
      for (const { dyad, multi } of [cumulated, ...periods]) {
        expect(atLeast(multi, dyad)).toBe(true);
        if (dyad !== null && multi !== null) expect([compareRationals(dyad, zero) >= 0, compareRationals(multi, one) <= 0]).toEqual([true, true]);
      }
    });
  }, patience);
  test("the beta of all periods is never below the mean of theirs, weighed by gross", () => {
    law(exchange(2, 5), (b) => {
      const { cumulated, periods, strict } = balance(b);
      const weighed = (of: "dyad" | "multi"): Rational => periods.reduce((sum, p) => add(sum, multiply(p[of] ?? zero, p.gross)), zero);
      if (cumulated.gross.numerator === 0n) return;
      for (const of of ["dyad", "multi"] as const) expect(atLeast(cumulated[of], divide(weighed(of), cumulated.gross))).toBe(true);
      expect(words(strict)).toBe(words(divide(weighed("dyad"), cumulated.gross)));
    });
  }, patience);
  test("diffuseness lies between 0 and 1", () => {
    law(exchange(1, 5), (b) => {
      const { diffuseness } = balance(b);
      expect(diffuseness === null || (compareRationals(diffuseness, zero) >= 0 && compareRationals(diffuseness, one) <= 0)).toBe(true);
    });
  }, patience);
  test("between two there is no other way to settle", () => {
    law(exchange(2, 2), (b) => {
      const { cumulated } = balance(b);
      expect(words(cumulated.multi)).toBe(words(cumulated.dyad));
    });
  }, patience);
  test("a round of three or more, in which each benefits only from the next, balances in the aggregate alone (O12)", () => {
    fc.assert(fc.property(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 1000 }), (n, size) => {
      const round = [Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (j === (i + 1) % n ? rational(size) : zero)))];
      const { cumulated, signature, verdict, parity } = balance(round);
      expect([words(cumulated.dyad), words(cumulated.multi), signature, verdict, words(parity)]).toEqual(["0", "1", "diffuse", "holds", "1"]);
    }), { numRuns: runs(50) });
  }, patience);
});

describe("what a balance does not hang on", () => {
  const told = (b: Benefits): readonly string[] => {
    const { cumulated, strict, diffuseness, parity, verdict } = balance(b);
    return [words(cumulated.dyad), words(cumulated.multi), words(strict), words(diffuseness), words(parity), verdict];
  };
  test("the scale", () => {
    fc.assert(fc.property(exchange(1, 4), fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (b, up, down) => {
      expect(told(b.map((rows) => rows.map((row) => row.map((x) => multiply(x, rational(up, down))))))).toEqual(told(b));
    }), { numRuns: runs(200) });
  }, patience);
  test("the order of the years", () => {
    law(exchange(1, 4), (b) => { expect(told([...b].reverse())).toEqual(told(b)); });
  }, patience);
  test("the names of the parties", () => {
    fc.assert(fc.property(exchange(2, 5).chain((b) => fc.tuple(fc.constant(b), fc.shuffledSubarray([...named(b)], { minLength: b[0]?.length ?? 0 }))), ([b, order]) => {
      const renamed = b.map((rows) => order.map((i) => order.map((j) => rows[i]?.[j] ?? zero)));
      expect(told(renamed)).toEqual(told(b));
      expect(balanceOf(order, renamed).lopsided.toSorted()).toEqual(balance(b).lopsided.toSorted());
    }), { numRuns: runs(200) });
  }, patience);
  test("what a party gets from itself", () => {
    law(exchange(2, 4), (b) => { expect(told(b.map((rows) => rows.map((row, i) => row.map((x, j) => (i === j ? add(x, one) : x)))))).toEqual(told(b)); });
  }, patience);
});

test("an independent count by the formulas of the page", () => {
  law(exchange(2, 4), (b) => {
    const n = b[0]?.length ?? 0;
    const number = (x: Rational | undefined): number => Number(x?.numerator ?? 0n);
    let [dyads, each, gross] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      let own = 0;
      for (let j = 0; j < n; j++) {
        if (i === j) continue;
        const net = b.reduce((sum, rows) => sum + number(rows[i]?.[j]) - number(rows[j]?.[i]), 0);
        own += net;
        if (i < j) dyads += Math.abs(net);
        if (i < j) gross += b.reduce((sum, rows) => sum + Math.abs(number(rows[i]?.[j])) + Math.abs(number(rows[j]?.[i])), 0);
      }
      each += Math.abs(own);
    }
    const { cumulated } = balance(b);
    expect(words(cumulated.dyad)).toBe(gross === 0 ? "none" : formatRational(rational(gross - dyads, gross)));
    expect(words(cumulated.multi)).toBe(gross === 0 ? "none" : formatRational(rational(2 * gross - each, 2 * gross)));
  });
}, patience);

test("the Gini coefficient is the mean difference over twice the mean", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 }), (numbers) => {
    const whole = numbers.reduce((a, b) => a + b, 0);
    const apart = numbers.flatMap((a) => numbers.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
    expect(words(giniOf(numbers.map((x) => rational(x))))).toBe(whole === 0 ? "none" : formatRational(rational(apart, 2 * numbers.length * whole)));
  }), { numRuns: runs(200) });
});

test("one party that is owed half of what it exchanged makes it fail, and is named", () => {
  const b = [[[0, 10, 0, 0], [2, 0, 0, 0], [0, 0, 0, 100], [0, 0, 100, 0]].map((row) => row.map((x) => rational(x)))];
  // Net of the first two: 8 of 12; in all 16 of 424.
  expect(balanceOf([0, 1, 2, 3], b)).toMatchObject({ verdict: "fails", lopsided: [0, 1], cumulated: { multi: subtract(one, rational(16, 424)) } });
});
