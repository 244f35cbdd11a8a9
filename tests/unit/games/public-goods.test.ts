/** Public goods: the oracles of section 4.3 of the criteria, each by formula and by enumeration. */
import { describe, expect, test } from "vitest";
import {
  bestShotGame, chanceOfStayingOut, crowding, linearPublicGood, normalForm, publicGoodGrim, publicGoodPayoffs, pureEquilibria, smallestEffectiveGroup, solvePublicGood, stableCoalitions, stableCoalitionsByFormula,
  thresholdEquilibria, thresholdGame, unequalPublicGood, weakestLinkEquilibria, weakestLinkGame,
} from "../../../src/games";
import { rational } from "../../../src/language/rational";
import { shown } from "../../support/games";

describe("the linear public good", () => {
  test("n = 4, m = 1/2: a dilemma; nobody gives, all should, efficiency 1/(n m) = 1/2", () => {
    expect(shown(solvePublicGood(linearPublicGood(4, 0.5, 10)))).toEqual({
      privileged: [],
      equilibrium: Array.from({ length: 4 }, () => ({ least: "0", most: "0" })),
      optimum: Array.from({ length: 4 }, () => ({ least: "10", most: "10" })),
      dilemma: true,
      efficiency: "1/2",
    });
  });
  test.each([[0.2, false], [0.25, false], [0.26, true], [0.99, true], [1, false], [1.5, false]])("four players with m = %d: dilemma %s", (m, dilemma) => {
    expect(solvePublicGood(linearPublicGood(4, m)).dilemma).toBe(dilemma);
  });
  test("a player with m above 1 contributes alone: a privileged group", () => {
    const good = unequalPublicGood([{ m: 1.2, endowment: 1 }, { m: 0.1, endowment: 1 }, { m: 0.1, endowment: 2 }]);
    expect(shown(solvePublicGood(good))).toMatchObject({ privileged: [0], equilibrium: [{ least: "1", most: "1" }, { least: "0", most: "0" }, { least: "0", most: "0" }], dilemma: true });
  });
  test("at m = 1 every contribution is an equilibrium", () => {
    expect(shown(solvePublicGood(linearPublicGood(2, 1)).equilibrium)).toEqual([{ least: "0", most: "1" }, { least: "0", most: "1" }]);
  });
  test.each([0.2, 0.4, 0.8, 1.2])("the equilibria of three players with m = %d are those of the game in normal form", (m) => {
    const good = linearPublicGood(3, m);
    const game = normalForm([2, 2, 2], (profile) => publicGoodPayoffs(good, profile.map((x) => rational(x))));
    const all = solvePublicGood(good).equilibrium.map((c) => Number(c.least.numerator));
    expect(pureEquilibria(game)).toEqual([all]);
  });
  test.each([[0.3, 4], [0.26, 4], [0.9, 2], [0.15, 7], [0.5, 2], [1, 1], [2, 1], [0, null], [-1, null]])("k* of m = %d is %s", (m, k) => {
    expect(smallestEffectiveGroup(m)).toBe(k);
  });
});

describe("stable coalitions of ten", () => {
  const oracles: readonly (readonly [number, readonly number[], readonly number[]])[] = [
    [0.3, [0, 1, 2, 4], [4]],
    [0.26, [0, 1, 2, 4], [4]],
    [0.9, [0, 2], [2]],
    [0.15, [0, 1, 2, 3, 4, 5, 7], [7]],
    [0.5, [0, 1, 2], [2]],
  ];
  test.each(oracles)("m = %d", (m, sizes, effective) => {
    expect(stableCoalitions(10, m)).toEqual({ kind: "sizes", sizes, effective });
    expect(stableCoalitionsByFormula(10, m)).toEqual({ kind: "sizes", sizes, effective });
  });
  test("do not apply to a privileged group, nor without a benefit", () => {
    for (const stable of [stableCoalitions, stableCoalitionsByFormula]) {
      expect(stable(3, 1)).toMatchObject({ kind: "n/a", reason: "privileged" });
      expect(stable(3, 0)).toMatchObject({ kind: "n/a", reason: "no-benefit" });
      expect(() => stable(0, 0.5)).toThrow(RangeError);
    }
  });
});

describe("crowding", () => {
  test("is the bound of grim trigger with m = k/n", () => {
    expect(shown(crowding(10, 3))).toEqual({ kind: "exact", value: "7/27" });
    expect(shown(publicGoodGrim(10, 0.3))).toMatchObject({ value: "7/27" });
  });
  test("applies between 1 and n", () => {
    expect([crowding(10, 1), crowding(10, 10)].map((c) => c.kind === "n/a" && c.reason)).toEqual(["no-common-gain", "privileged"]);
  });
});

describe("other technologies", () => {
  test("weakest link: every common level is an equilibrium, the higher the better", () => {
    const technology = { players: 3, benefit: 3, cost: 2 };
    expect(shown(weakestLinkEquilibria(technology, 3))).toEqual([0, 1, 2, 3].map((level) => ({ level, payoff: String(level) })));
    expect(pureEquilibria(weakestLinkGame(technology, 3))).toEqual([0, 1, 2, 3].map((level) => [level, level, level]));
    expect(weakestLinkEquilibria({ ...technology, benefit: 2 }, 3)).toBeNull();
  });
  test("best shot: exactly one contributes", () => {
    const found = pureEquilibria(bestShotGame({ players: 3, benefit: 3, cost: 2 }, 1));
    expect(found).toEqual([[0, 0, 1], [0, 1, 0], [1, 0, 0]]);
  });
  test.each([[4, 1], [4, 2], [4, 3], [4, 4], [4, 5], [2, 2]])("%d players, %d needed: nobody, or exactly so many", (players, needed) => {
    const technology = { players, benefit: 3, cost: 2 };
    const sizes = pureEquilibria(thresholdGame(technology, needed)).map((profile) => profile.reduce((a, b) => a + b, 0));
    expect([...new Set(sizes)].sort()).toEqual(thresholdEquilibria(technology, needed));
  });
  test("a good that does not pay has no such equilibria", () => {
    expect(thresholdEquilibria({ players: 3, benefit: 1, cost: 1 }, 2)).toBeNull();
  });
  test("the chance of staying out: c/m of two, its root of more", () => {
    expect(shown(chanceOfStayingOut({ players: 2, benefit: 3, cost: 2 }))).toMatchObject({ value: "2/3" });
    expect(shown(chanceOfStayingOut({ players: 3, benefit: 4, cost: 1 }))).toMatchObject({ value: "1/2" });
    expect(chanceOfStayingOut({ players: 3, benefit: 2, cost: 1 })).toMatchObject({ kind: "enclosed", condition: "2 d^2 = 1" });
    expect(chanceOfStayingOut({ players: 3, benefit: 1, cost: 1 })).toMatchObject({ kind: "n/a" });
  });
});
