/** The formulas of politics, by hand. */
import { describe, expect, test } from "vitest";
import { coalitionOf, concentration, wilsonOf } from "../../../src/evaluator/politics/coalitions";
import { logicsOf } from "../../../src/evaluator/politics/logic-kinds";
import { skillsModel } from "../../../src/evaluator/politics/origins";
import { numberWithin, paradoxOf } from "../../../src/evaluator/politics/paradox";
import { isMirror, kendallTau, opposedShare } from "../../../src/evaluator/politics/rank-correlation";
import type { ByAim, MoverGroup } from "../../../src/evaluator/politics/result-politics";
import { bestEmigration, educatedStock, gainBelow, isBrainGain } from "../../../src/evaluator/politics/skills";
import { formatRational, rational, type Rational } from "../../../src/language/rational";

const q = (n: number, d = 1): Rational => rational(n, d);
const words = (x: Rational | null): string => (x === null ? "none" : formatRational(x));
const byAim = (security: Rational, economy: Rational, rights: Rational): ByAim => ({ security, economy, rights });

describe("brain drain and gain", () => {
  // e0 = 1/10, a = 1/2: gain below (1/2 − 1/10)/(1/2) = 4/5, most at 2/5, where (1/10 + 1/5) × 3/5 = 9/50 stay.
  test("the oracle", () => {
    expect([words(gainBelow(q(1, 10), q(1, 2))), words(bestEmigration(q(1, 10), q(1, 2))), words(educatedStock(q(1, 10), q(1, 2), q(2, 5)))]).toEqual(["4/5", "2/5", "9/50"]);
  });
  test("at the bound as many stay as without emigration, and that is no gain", () => {
    expect(words(educatedStock(q(1, 10), q(1, 2), q(4, 5)))).toBe("1/10");
    expect([q(0), q(1, 5), q(4, 5), q(1)].map((p) => isBrainGain(q(1, 10), q(1, 2), p))).toEqual([false, true, false, false]);
  });
  test("where education does not answer to it, every rate drains", () => {
    expect([words(gainBelow(q(1, 2), q(1, 4))), words(bestEmigration(q(1, 2), q(1, 4)))]).toEqual(["0", "0"]);
  });
  test("numbers that cannot be meant are no model", () => {
    expect(skillsModel(q(1, 10), null, null)).toContain("not declared");
    expect(skillsModel(q(2), q(1), null)).toContain("a share");
    expect(skillsModel(q(1, 2), q(0), null)).toContain("above 0");
    expect(skillsModel(q(1, 10), q(1, 2), q(3, 2))).toContain("`p` is a share");
    expect(skillsModel(q(1, 2), q(3, 2), q(1, 2))).toContain("more than all");
    expect(skillsModel(q(1, 10), q(1, 2), q(1, 5))).toMatchObject({ gains: true, stock: q(4, 25) });
  });
});

describe("the liberal paradox", () => {
  const group = (most: number, economy: number, cost: number): MoverGroup => ({ origin: 0, mover: 0, most: q(most), economy: q(economy), cost: q(cost) });
  const judged = (groups: readonly MoverGroup[], limit: Rational | null) => {
    const { economic, critical, political, severity, verdict } = paradoxOf(groups, [], limit);
    return [words(economic), words(critical), words(political), words(severity), verdict];
  };
  test("one group: as many as the limit pays for", () => {
    expect(judged([group(10, 3, 2)], q(8))).toEqual(["10", "20", "4", "3/5", "holds"]);
  });
  test("at its cost in full nothing is given up; a limit of nothing gives up all", () => {
    expect(judged([group(10, 3, 2)], q(20))).toEqual(["10", "20", "10", "0", "fails"]);
    expect(judged([group(10, 3, 2)], q(0))).toEqual(["10", "20", "0", "1", "holds"]);
  });
  test("those come first who bring most for their cost, though they are fewer", () => {
    // 5 at a cost of 4 each bring 8 each (2 for 1); 100 at a cost of 1 bring 1. With 22: all 5 for 20, and 2 of the others.
    expect(judged([group(100, 1, 1), group(5, 8, 4)], q(22))).toEqual(["105", "120", "7", "14/15", "holds"]);
  });
  test("of equal gains for a cost the most movers", () => {
    expect(words(numberWithin([group(10, 4, 4), group(10, 1, 1)], q(12)))).toBe("21/2");
  });
  test("who costs nothing is taken, and what he spares makes room", () => {
    expect(judged([group(3, 1, -2), group(10, 1, 1)], q(0))).toEqual(["13", "4", "9", "4/13", "holds"]);
  });
  test("from whom the economy gains nothing, nobody asks", () => {
    expect(judged([group(10, 0, 5), group(10, -1, -5)], q(1))).toEqual(["0", "0", "0", "none", "fails"]);
  });
  test("without a limit it hangs on it, unless nobody costs anything", () => {
    expect(judged([group(10, 3, 2)], null)).toEqual(["10", "20", "none", "none", "depends"]);
    expect(judged([group(10, 3, -2)], null)).toEqual(["10", "-20", "none", "none", "fails"]);
    expect(paradoxOf([], [], null).verdict).toBe("not-assessable");
  });
});

describe("coalitions", () => {
  const weights = { identity: q(1, 2), business: q(2, 5), rights: q(1, 10) };
  test("a weighed sum, a veto, who is pivotal, and the weight that flips it", () => {
    // −12/2 + 10 × 2/5 + 5/10 = −3/2. Identity alone turns it: the others have (4 + 1/2)/(1/2) = 9 in the mean, so that w × −12 + (1 − w) × 9 = 0 at 9/21.
    const found = coalitionOf(weights, byAim(q(-12), q(10), q(5)), null);
    expect([words(found.sum), found.decision, found.veto, words(found.mobilization), found.sustained]).toEqual(["-3/2", "closed", true, "1", null]);
    expect(found.terms.map((t) => [t.coalition, words(t.term), t.pivotal, words(t.flips)])).toEqual([
      ["identity", "-6", true, "3/7"],
      // The others: (−6 + 1/2)/(3/5) = −55/6; 55/6 over 55/6 + 10.
      ["business", "4", false, "11/23"],
      // The others: (−6 + 4)/(9/10) = −20/9; 20/9 over 20/9 + 5.
      ["rights", "1/2", false, "4/13"],
    ]);
  });
  test("at the flipping weight the sum is 0", () => {
    const w = q(3, 7);
    const rest = { business: q(4, 5), rights: q(1, 5) };
    const found = coalitionOf({ identity: w, business: rational(4 * 4, 5 * 7), rights: rational(4, 5 * 7) }, byAim(q(-12), q(10), q(5)), null);
    expect([words(found.sum), found.decision, words(rest.business)]).toEqual(["0", "even", "4/5"]);
  });
  test("identity that gains vetoes nothing; identity as much as business does not outweigh it", () => {
    expect(coalitionOf(weights, byAim(q(12), q(-10), q(5)), null).veto).toBe(false);
    expect(coalitionOf(weights, byAim(q(-8), q(10), q(0)), null).veto).toBe(false);
  });
  test("who alone has all the weight flips at none", () => {
    expect(coalitionOf({ identity: q(1), business: q(0), rights: q(0) }, byAim(q(-1), q(5), q(0)), null).terms[0]?.flips).toBeNull();
  });
  test("openness is sustained where the organized who gain outweigh those who lose", () => {
    const of = (mu: Rational) => coalitionOf({ identity: q(3, 10), business: q(1, 2), rights: q(1, 5) }, byAim(q(-1), q(1), q(1)), mu);
    // 0.3/0.7
    expect(words(of(q(1)).mobilization)).toBe("3/7");
    expect([of(q(3, 7)).sustained, of(q(1, 2)).sustained]).toEqual([false, true]);
    expect(coalitionOf(weights, byAim(q(-1), q(-1), q(0)), q(1)).mobilization).toBeNull();
  });
});

describe("whose politics they are (Freeman after Wilson)", () => {
  const half = q(1, 2);
  const [one, three] = [[q(9)], [q(3), q(3), q(3)]];
  test("the four kinds", () => {
    expect([wilsonOf(one, three, half), wilsonOf(three, three, half), wilsonOf(one, one, half), wilsonOf(three, one, half)].map((w) => w.kind)).toEqual(["client", "majoritarian", "interest-group", "entrepreneurial"]);
  });
  test("the sum of squared shares", () => {
    expect([words(concentration(three)), words(concentration([q(1), q(3)])), words(concentration([]))]).toEqual(["1/3", "5/8", "none"]);
  });
  test("the threshold itself is concentrated; without costs there is no kind", () => {
    expect(wilsonOf([q(1), q(1)], three, half)).toMatchObject({ kind: "client", benefits: half });
    expect(wilsonOf(one, [], half)).toMatchObject({ kind: null, costs: null });
  });
});

describe("state logics", () => {
  test("by thresholds, both included; two kinds at once, and none", () => {
    expect(logicsOf(byAim(q(1, 2), q(3, 10), q(1, 5)))).toEqual(["garrison", "migration"]);
    expect(logicsOf(byAim(q(1, 10), q(4, 5), q(1, 10)))).toEqual(["trading"]);
    expect(logicsOf(byAim(q(1, 3), q(1, 3), q(1, 3)))).toEqual(["migration"]);
    expect(logicsOf(byAim(q(45, 100), q(45, 100), q(1, 10)))).toEqual([]);
    expect(logicsOf(byAim(q(0), q(0), q(1)))).toEqual([]);
  });
});

describe("rank correlation", () => {
  const points = (...all: readonly (readonly [number, number])[]) => all.map(([x, y]) => [q(x), q(y)] as const);
  test("tau-a: a tie is neither concordant nor discordant", () => {
    expect(words(kendallTau(points([1, 10], [2, 20], [3, 30])))).toBe("1");
    expect(words(kendallTau(points([1, 30], [2, 20], [3, 10])))).toBe("-1");
    expect(words(kendallTau(points([1, 1], [2, 3], [3, 2], [3, 4])))).toBe("1/2");
    expect(kendallTau(points([1, 1]))).toBeNull();
  });
  test("mirror images are beyond the threshold on both sides", () => {
    expect([isMirror(q(1, 2), q(-1, 2), q(0)), isMirror(q(1, 2), q(1, 2), q(0)), isMirror(q(1, 2), q(-1, 2), q(1, 2)), isMirror(q(0), q(-1), q(0))]).toEqual([true, false, false, false]);
  });
  test("the share of pairs of opposite signs", () => {
    // Of 6 pairs, 2 × 1.
    expect(words(opposedShare([q(1), q(2), q(-3), q(0)]))).toBe("1/3");
    expect(opposedShare([q(1)])).toBeNull();
  });
});
