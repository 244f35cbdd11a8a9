/** Formulas of concepts by hand: each figure is worked out in the comment beside it. */
import { describe, expect, test } from "vitest";
import { decisiveness } from "../../../src/evaluator/concepts/design";
import { frontier, median } from "../../../src/evaluator/concepts/frontier";
import { halfLife } from "../../../src/evaluator/concepts/half-life";
import { spearman } from "../../../src/evaluator/concepts/spearman";
import { votesFor } from "../../../src/evaluator/concepts/ways-down";
import { formatRational, rational, type Rational } from "../../../src/language/rational";
import { correlationWords } from "../../../src/report/words/concepts";

const words = (x: Rational | null | undefined): string => (x === null || x === undefined ? "none" : formatRational(x));
const pairs = (...all: readonly (readonly [number, number])[]): readonly (readonly [Rational, Rational])[] => all.map(([x, y]) => [rational(x), rational(y)]);
const point = (openness: number, rights: number) => ({ openness: rational(openness), rights: rational(rights) });

describe("Spearman's rho", () => {
  test("without ties it is 1 − 6 Σd²/(n(n² − 1)): d = 0, 1, 1, 2, 2 of five is 1 − 60/120", () => {
    expect(words(spearman(pairs([1, 1], [2, 3], [3, 2], [4, 6], [5, 4]))?.rho)).toBe("4/5");
    expect(words(spearman(pairs([1, 1], [2, 3], [3, 2], [4, 9], [5, 4]))?.rho)).toBe("4/5");
    expect(words(spearman(pairs([1, 3], [2, 1], [3, 2]))?.rho)).toBe("-1/2");
  });
  test("one order is 1, the reverse is −1", () => {
    expect([spearman(pairs([1, 2], [2, 5], [7, 9])), spearman(pairs([1, 9], [2, 5], [7, 2]))].map((r) => words(r?.rho))).toEqual(["1", "-1"]);
  });
  test("ties share the mean of their places: ranks 1.5, 1.5, 3 against 1, 2, 3 are 1.5/√(1.5 × 2)", () => {
    const found = spearman(pairs([4, 1], [4, 2], [5, 3]));
    expect([found?.sign, words(found?.square), words(found?.rho)]).toEqual([1, "3/4", "none"]);
    expect(found && correlationWords(found)).toBe("0.8660 (its square 3/4)");
  });
  test("nothing can be said of fewer than two, or where one number is the same for all", () => {
    expect([spearman([]), spearman(pairs([1, 1])), spearman(pairs([1, 1], [1, 2]))]).toEqual([null, null, null]);
  });
});

describe("the frontier", () => {
  test("who is surpassed in one and equalled in the other is not on it; the slope is rights by openness", () => {
    const found = frontier([point(0, 10), point(2, 6), point(1, 6), point(4, 5), point(3, 5), point(0, 9)]);
    expect(found.map((p) => [words(p.openness), words(p.rights), words(p.slope)])).toEqual([["0", "10", "-2"], ["2", "6", "-1/2"], ["4", "5", "none"]]);
  });
  test("equal places both stand", () => {
    expect(frontier([point(1, 1), point(1, 1)]).map((p) => words(p.slope))).toEqual(["none", "none"]);
  });
  test("the middle of an even count is between two", () => {
    expect([median([]), median([rational(3)]), median([rational(4), rational(1), rational(2)]), median([rational(1), rational(2)])].map(words)).toEqual(["none", "3", "2", "3/2"]);
  });
});

describe("half-life", () => {
  test("at a hazard of a half it is a year, of three quarters half a year", () => {
    expect(halfLife(rational(1, 2))).toBeCloseTo(1, 12);
    expect(halfLife(rational(3, 4))).toBeCloseTo(0.5, 12);
  });
  test("there is none where nothing goes, or all does", () => {
    expect([rational(0), rational(1), rational(7, 5)].map(halfLife)).toEqual([null, null, null]);
  });
});

describe("votes", () => {
  test("of seven members: all, more than half, two thirds, one body", () => {
    expect((["consensus", "unanimity", "majority", "two thirds", "itself"] as const).map((rule) => votesFor(rule, 7))).toEqual([7, 7, 4, 5, 1]);
    expect([votesFor("majority", 6), votesFor("two thirds", 6)]).toEqual([4, 4]);
  });
  test("one vote decides where just one is wanting: C(n − 1, q − 1)/2^(n − 1)", () => {
    // Of three by majority 2/4, by consensus 1/4; of five by majority 6/16.
    expect([decisiveness(3, 2), decisiveness(3, 3), decisiveness(5, 3), decisiveness(1, 1)].map(words)).toEqual(["1/2", "1/4", "3/8", "1"]);
  });
});
