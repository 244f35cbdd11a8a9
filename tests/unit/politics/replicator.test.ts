/** Weights that grow by their payoff, by hand. */
import { describe, expect, test } from "vitest";
import { constantPayoffs, fixedPoints, limitOf, replicatorField, type PayoffMatrix, type Three } from "../../../src/evaluator/politics/replicator";
import { formatRational, rational, type Rational } from "../../../src/language/rational";

const three = (a: number, b: number, c: number): Three<Rational> => [rational(a), rational(b), rational(c)];
const matrix = (...rows: Three<Three<number>>): PayoffMatrix => [three(...rows[0]), three(...rows[1]), three(...rows[2])];
const told = (m: PayoffMatrix): readonly string[] => fixedPoints(m).map((p) => `${p.support.join("")} ${p.at?.map(formatRational).join(" ") ?? "any"}: ${p.stability}`);

describe("where weights rest", () => {
  test("payoffs that do not hang on weights: single aims, of which the best is stable", () => {
    expect(told(constantPayoffs(three(1, 3, 2)))).toEqual(["0 1 0 0: unstable", "1 0 1 0: stable", "2 0 0 1: unstable"]);
  });
  test("two that are equally good rest in any proportion, and first order does not tell", () => {
    expect(told(constantPayoffs(three(3, 3, 1)))).toEqual(["0 1 0 0: undecided", "1 0 1 0: undecided", "2 0 0 1: unstable", "01 any: undecided"]);
  });
  test("three that are: everywhere", () => {
    expect(told(constantPayoffs(three(2, 2, 2)))).toEqual(["0 1 0 0: undecided", "1 0 1 0: undecided", "2 0 0 1: undecided", "01 any: undecided", "02 any: undecided", "12 any: undecided", "012 any: undecided"]);
  });
  test("each strongest where it rules (coordination): the corners are stable, what lies between is not", () => {
    expect(told(matrix([1, 0, 0], [0, 1, 0], [0, 0, 1]))).toEqual([
      "0 1 0 0: stable", "1 0 1 0: stable", "2 0 0 1: stable", "01 1/2 1/2 0: unstable", "02 1/2 0 1/2: unstable", "12 0 1/2 1/2: unstable", "012 1/3 1/3 1/3: unstable",
    ]);
  });
  test("each weakest where it rules (crowding): all three live together", () => {
    // −1 x1 = −2 x2 = −2 x3: x = (1/2, 1/4, 1/4).
    expect(told(matrix([-1, 0, 0], [0, -2, 0], [0, 0, -2])).at(-1)).toBe("012 1/2 1/4 1/4: stable");
  });
  test("rock, paper, scissors: round and round, which first order does not decide", () => {
    expect(told(matrix([0, -1, 1], [1, 0, -1], [-1, 1, 0]))).toEqual(["0 1 0 0: unstable", "1 0 1 0: unstable", "2 0 0 1: unstable", "012 1/3 1/3 1/3: undecided"]);
  });
  test("a line of rest across the inside", () => {
    // The first two are alike, and the third is as good as they are where it has half: x3 = 1/2.
    const line = matrix([0, 0, 2], [0, 0, 2], [2, 2, 0]);
    expect(told(line)).toContain("012 any: undecided");
    expect(replicatorField(line, [rational(1, 8), rational(3, 8), rational(1, 2)]).map(formatRational)).toEqual(["0", "0", "0"]);
    // No such line where the first two are always better.
    expect(told(matrix([2, 2, 2], [2, 2, 2], [1, 1, 0]))).not.toContain("012 any: undecided");
  });
});

describe("where weights go", () => {
  const go = (x: Three<Rational>, f: Three<Rational>): readonly string[] => limitOf(x, f).map(formatRational);
  const mixed: Three<Rational> = [rational(1, 2), rational(3, 10), rational(1, 5)];
  test("to the aim of the greatest payoff", () => {
    expect(go(mixed, three(1, 5, 2))).toEqual(["0", "1", "0"]);
  });
  test("to aims that are equally good in the proportions they have", () => {
    expect(go(mixed, three(5, 5, 2))).toEqual(["5/8", "3/8", "0"]);
  });
  test("what has no weight never gets any", () => {
    expect(go([rational(1, 2), rational(1, 2), rational(0)], three(1, 2, 9))).toEqual(["0", "1", "0"]);
  });
});
