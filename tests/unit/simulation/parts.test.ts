/** The parts of a simulation by themselves: random numbers, series, intervals, what leaving and staying are worth. */
import { describe, expect, test } from "vitest";
import { exceeds, futureOf } from "../../../src/evaluator/simulation/conduct";
import { keyOf, shareAt, wordAt } from "../../../src/evaluator/simulation/random";
import { emptySeries, errorOf, meanOf, mergeSeries, note, noteAll, quantile, type Series } from "../../../src/evaluator/simulation/series";
import { safeguardsOf } from "../../../src/evaluator/simulation/remedies";
import { wilson } from "../../../src/evaluator/simulation/wilson";
import { lastRegimeOf } from "../../support/interests-of";

const seriesOf = (numbers: readonly number[]): Series => {
  const series = emptySeries();
  for (const x of numbers) note(series, x);
  return series;
};

describe("random numbers", () => {
  const shares = (n: number, of: (i: number) => number): readonly number[] => Array.from({ length: n }, (_, i) => of(i));
  const { a, b } = keyOf(7, 3, 5);
  /** Chi squared of so many equal cells: with 255 degrees of freedom below 330 in 999 cases of 1000. */
  const chi = (numbers: readonly number[], cells = 256): number => {
    const counts = Array.from({ length: cells }, () => 0);
    for (const x of numbers) counts[Math.floor(x * cells)] = (counts[Math.floor(x * cells)] ?? 0) + 1;
    const each = numbers.length / cells;
    return counts.reduce((sum, n) => sum + (n - each) ** 2 / each, 0);
  };
  test("are spread evenly over places, runs, years and seeds", () => {
    const n = 65_536;
    const series = [
      shares(n, (i) => shareAt(a, b, i)), shares(n, (i) => shareAt(a, b, 2 * i)),
      ...([(i: number) => keyOf(7, i, 5), (i: number) => keyOf(7, 3, i), (i: number) => keyOf(i, 3, 5)] as const).map((key) => shares(n, (i) => { const k = key(i); return shareAt(k.a, k.b, 11); })),
    ];
    for (const one of series) {
      expect(chi(one)).toBeLessThan(340);
      expect(chi(one)).toBeGreaterThan(180);
    }
  });
  test("neighbours have nothing to do with one another", () => {
    const n = 65_536;
    const pairs = [
      shares(n, (i) => Math.floor(16 * shareAt(a, b, 2 * i)) * 16 + Math.floor(16 * shareAt(a, b, 2 * i + 1))),
      shares(n, (i) => { const [k, l] = [keyOf(1, i, 0), keyOf(1, i + 1, 0)]; return Math.floor(16 * shareAt(k.a, k.b, 4)) * 16 + Math.floor(16 * shareAt(l.a, l.b, 4)); }),
      shares(n, (i) => { const [k, l] = [keyOf(1, i, 0), keyOf(1, i, 1)]; return Math.floor(16 * shareAt(k.a, k.b, 4)) * 16 + Math.floor(16 * shareAt(l.a, l.b, 4)); }),
    ];
    for (const cells of pairs) expect(chi(cells.map((c) => (c + 0.5) / 256))).toBeLessThan(340);
  });
  test("are the same on every machine", () => {
    expect([keyOf(1, 0, 0), keyOf(2 ** 40, 1, 2)].map(({ a: x, b: y }) => [0, 1, 1000].map((place) => wordAt(x, y, place)))).toMatchInlineSnapshot(`
      [
        [
          2759005538,
          433777041,
          1443328236,
        ],
        [
          1682282311,
          3372916233,
          1933129809,
        ],
      ]
    `);
  });
});

describe("series", () => {
  test("mean, standard error and ends", () => {
    const s = seriesOf([1, 2, 3, 4]);
    expect([meanOf(s), s.least, s.most]).toEqual([2.5, 1, 4]);
    // The variance of the sample is 5/3, that of the mean a quarter of it.
    expect(errorOf(s)).toBeCloseTo(Math.sqrt(5 / 12), 12);
  });
  test("what hardly differs does not cancel", () => {
    expect(errorOf(seriesOf([1e9, 1e9 + 1]))).toBeCloseTo(0.5, 6);
    expect(errorOf(seriesOf([1e9, 1e9, 1e9]))).toBe(0);
  });
  test("many at once are added up as exactly as big integers, however large, small or far apart", () => {
    const numbers = Float64Array.from({ length: 5000 }, (_, i) => (i % 3 === 0 ? -1 : 1) * Math.abs(Math.sin(i)) * 10 ** (i % 25 - 6));
    const series = emptySeries();
    noteAll(series, numbers);
    const whole = Array.from(numbers, (x) => BigInt(Math.round(x * 2 ** 32)));
    expect([series.sum, series.squares]).toEqual([whole.reduce((a, b) => a + b), whole.reduce((sum, n) => sum + n * n, 0n)]);
    expect({ ...series, bins: [...series.bins].length }).toEqual({ ...seriesOf([...numbers]), bins: [...seriesOf([...numbers]).bins].length });
    // Near one another, they are counted in another way.
    const near = numbers.map((x, i) => 1000 + (x % 1) + i / 1e4);
    const some = emptySeries();
    noteAll(some, near);
    expect(new Map([...some.bins].sort())).toEqual(new Map([...seriesOf([...near]).bins].sort()));
  });
  test("quantiles lie within 1/4096 of the number", () => {
    const s = seriesOf(Array.from({ length: 1000 }, (_, i) => i - 500));
    for (const share of [0.05, 0.3, 0.5, 0.95]) {
      const exact = Math.ceil(share * 1000) - 501;
      expect(Math.abs(quantile(s, share) - exact)).toBeLessThanOrEqual(Math.abs(exact) / 4096 + 1e-9);
    }
    expect([quantile(seriesOf([0.1]), 0.5), quantile(seriesOf([-7, -7]), 0.05), quantile(seriesOf([0, 0]), 0.95)]).toEqual([0.1, -7, 0]);
  });
  test("in any order, all the same", () => {
    const numbers = Array.from({ length: 50 }, (_, i) => Math.sin(i) * 10 ** (i % 7));
    const [forth, back] = [emptySeries(), emptySeries()];
    for (const x of numbers) mergeSeries(forth, seriesOf([x]));
    for (const x of numbers.toReversed()) mergeSeries(back, seriesOf([x]));
    expect({ ...back, bins: new Map([...back.bins].sort()) }).toEqual({ ...forth, bins: new Map([...forth.bins].sort()) });
    expect(meanOf(forth)).toBe(meanOf(seriesOf(numbers)));
  });
});

describe("intervals of shares", () => {
  test("Wilson's, worked out", () => {
    // p = 1/2, n = 4, z² = 3.8415: the middle is 1/2, half of the width z/(1 + z²/4) √(1/16 + z²/64) = 0.35.
    const { low, high } = wilson(2, 4);
    expect([low, high].map((x) => Number(x.toFixed(4)))).toEqual([0.15, 0.85]);
  });
  test("nothing or all seen is no certainty", () => {
    expect(wilson(0, 10)).toMatchObject({ low: 0, high: expect.closeTo(0.2775, 4) });
    expect(wilson(10, 10)).toMatchObject({ low: expect.closeTo(0.7225, 4), high: 1 });
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

test("what a year of benefit is worth for so many years of answers", () => {
  expect(futureOf({ delta: 0.5, answer: Infinity })).toBe(1);
  expect(futureOf({ delta: 0.5, answer: 2 })).toBe(0.75);
  expect([futureOf({ delta: 1, answer: Infinity }), futureOf({ delta: 1, answer: 3 }), futureOf({ delta: 0.9, answer: 0 })]).toEqual([Infinity, 3, 0]);
});
test("what is met exactly is met", () => {
  expect([exceeds(0.1 + 0.2, 0.3), exceeds(0.4, 0.3), exceeds(0, 0), exceeds(0, -1), exceeds(5, Infinity), exceeds(0, -Infinity)]).toEqual([false, true, false, true, false, true]);
});

test("safeguards run as long as the shortest of their limits, and are renewed only if all may be", () => {
  const regime = (limits: readonly string[]) => lastRegimeOf(`regime R { members { BE, NL, LU }  rule work { every member grants Work to Worker from every other member }
${limits.map((limit, i) => `  exception brake${i} to work once invoked for at most ${limit} { host refuses Work }\n`).join("")}}`);
  const found = (...limits: readonly string[]): unknown => {
    const { years, renewable } = safeguardsOf(regime(limits));
    return [years, renewable];
  };
  expect([found("36 months running", "24 months running"), found("12 months running renewable", "36 months running renewable"), found("12 months running renewable", "36 months running")]).toEqual([[2, false], [1, true], [1, false]]);
  expect(safeguardsOf(regime([]))).toEqual({ regime: null, given: new Map(), years: 1, renewable: false, leftOut: [] });
});
