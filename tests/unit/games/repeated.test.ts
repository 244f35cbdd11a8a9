/** Repeated games: every row and oracle of section 4.4 of the criteria; value iteration is the second opinion. */
import { describe, expect, test } from "vitest";
import {
  cheatingAllAtOnce, continuation, detectionLag, detectionProbability, excludable, grim, limitedPunishment, linkedIssues, minimalSanction, multilateralPunishment, pooled, priceOfNonExclusion,
  publicGoodGrim, regimeThreshold, shocks, titForTat, type Dilemma, type Threshold,
} from "../../../src/games";
import { compareRationals, rational, subtract, toNumber } from "../../../src/language/rational";
import { shown } from "../../support/games";
import { cooperates, grimTrigger, limited, titForTatAutomaton } from "../../support/value-iteration";

const usual = { T: 5, R: 3, P: 1, S: 0 } satisfies Dilemma<number>;
const value = (bound: { readonly kind: string }): unknown => shown(bound) && (shown(bound) as { value?: unknown }).value;
/** The middle of a bound, as a double. */
function middle(bound: Threshold): number {
  if (bound.kind === "n/a") return Number.NaN;
  return bound.kind === "exact" ? toNumber(bound.value) : (toNumber(bound.lower) + toNumber(bound.upper)) / 2;
}
const reason = (bound: { readonly kind: string }): unknown => (bound as { reason?: unknown }).reason;

describe("the table at (5, 3, 1, 0)", () => {
  test("grim trigger: 1/2", () => expect(value(grim(usual))).toBe("1/2"));
  test("tit for tat: 2/3", () => expect(value(titForTat(usual))).toBe("2/3"));
  test("one period of punishment: 1, which nobody reaches", () => {
    expect(shown(limitedPunishment(usual, 1))).toEqual({ kind: "exact", value: "1", attainable: false });
  });
  test.each([[2, 0.618], [3, 0.5437], [5, 0.5087]])("%d periods: %d", (periods, about) => {
    const bound = limitedPunishment(usual, periods);
    expect(bound.kind).toBe("enclosed");
    expect(middle(bound)).toBeCloseTo(about, 4);
  });
  test("the bound comes as an equation and an interval", () => {
    const bound = limitedPunishment(usual, 2, rational(1, 1000));
    if (bound.kind !== "enclosed") throw new Error(bound.kind);
    expect([bound.condition, bound.polynomial]).toEqual(["d + d^2 = 1", [-1n, 1n, 1n]]);
    expect(compareRationals(subtract(bound.upper, bound.lower), rational(1, 1000))).toBeLessThanOrEqual(0);
    const golden = (Math.sqrt(5) - 1) / 2;
    expect(toNumber(bound.lower)).toBeLessThan(golden);
    expect(toNumber(bound.upper)).toBeGreaterThan(golden);
    expect(() => limitedPunishment(usual, 2, rational(0))).toThrow(RangeError);
  });
  test("ever longer punishments come to grim trigger", () => {
    expect(middle(limitedPunishment(usual, 60))).toBeCloseTo(0.5, 10);
  });
  test("a rational root is found exactly", () => {
    // d + d² = 3/4, and 3 (d + d²) = 4/3 has the root 1/3.
    expect(value(limitedPunishment({ T: 3.75, R: 3, P: 2, S: 0 }, 2))).toBe("1/2");
    expect(value(limitedPunishment({ T: rational(40, 9), R: 4, P: 3, S: 0 }, 2))).toBe("1/3");
  });
  test("a lag of two: the root of 1/2, .7071", () => {
    const bound = detectionLag(usual, 2);
    expect(bound).toMatchObject({ kind: "enclosed", condition: "2 d^2 = 1" });
    expect(middle(bound)).toBeCloseTo(Math.SQRT1_2, 10);
    expect(value(detectionLag(usual, 1))).toBe("1/2");
    expect(value(detectionLag({ ...usual, T: 11, R: 9, P: 6.5 }, 2))).toBe("2/3");
  });
  test("seen half of the time: 2/3", () => expect(value(detectionProbability(usual, 0.5))).toBe("2/3"));
  test("goes on four times in five: 5/8", () => expect(shown(continuation(grim(usual), 0.8))).toEqual({ kind: "exact", value: "5/8", attainable: true }));
  test("a public good of four with m = 1/2: 1/3; of ten with 0.3: 7/27", () => {
    expect([value(publicGoodGrim(4, 0.5)), value(publicGoodGrim(10, 0.3))]).toEqual(["1/3", "7/27"]);
    expect(7 / 27).toBeCloseTo(0.2593, 4);
  });
  test("shut out at 0: 2/5; the price of not shutting out: 1/10", () => {
    expect([value(excludable(usual, 0)), value(priceOfNonExclusion(usual, 0))]).toEqual(["2/5", "1/10"]);
  });
  test("linked with (9, 4, 3, 0): 1/2 and 5/6 make 7/10", () => {
    const second = { T: 9, R: 4, P: 3, S: 0 };
    expect([value(grim(usual)), value(grim(second)), value(linkedIssues([usual, second]))]).toEqual(["1/2", "5/6", "7/10"]);
  });
  test("three partners punish for one: 1/4; all cheated at once: 1/2", () => {
    expect([value(multilateralPunishment(usual, 3)), value(cheatingAllAtOnce(usual, 3))]).toEqual(["1/4", "1/2"]);
  });
  test("shocks of 4 and a benefit of 1: 4/5; with a safeguard 5/9", () => {
    expect([value(shocks([1, 4, 0], 1)), value(shocks([1], 0.8))]).toEqual(["4/5", "5/9"]);
  });
  test("at 2/5 a sanction of 2 − 4/3 = 2/3", () => {
    expect([value(minimalSanction(usual, 0.4)), value(minimalSanction(usual, 0.5)), value(minimalSanction(usual, 0))]).toEqual(["2/3", "0", "2"]);
  });
  test("mirrored issues: separately 4/5, linked 1/2", () => {
    const issues = [{ gain: 4, loss: 1 }, { gain: 1, loss: 4 }];
    expect([value(regimeThreshold(issues.map((issue) => pooled([issue])))), value(pooled(issues))]).toEqual(["4/5", "1/2"]);
  });
});

describe("a regime of unlike players", () => {
  test("asks what the most demanding asks", () => {
    expect(value(regimeThreshold([grim(usual), titForTat(usual), grim({ ...usual, T: 2 })]))).toBe("2/3");
    expect(regimeThreshold([grim(usual), detectionLag(usual, 2)]).kind).toBe("enclosed");
  });
  test("has none where one player has none", () => {
    expect(reason(regimeThreshold([grim(usual), grim({ ...usual, R: 0 })]))).toBe("no-dilemma");
    expect(reason(regimeThreshold([grim({ ...usual, T: 2 })]))).toBe("no-temptation");
  });
});

describe("edges", () => {
  const everywhere: readonly (readonly [string, (d: Dilemma) => { readonly kind: string }])[] = [
    ["grim", grim], ["titForTat", titForTat], ["limitedPunishment", (d) => limitedPunishment(d, 2)], ["detectionLag", (d) => detectionLag(d, 2)],
    ["detectionProbability", (d) => detectionProbability(d, 0.5)], ["excludable", (d) => excludable(d, -5)], ["priceOfNonExclusion", (d) => priceOfNonExclusion(d, -5)],
    ["multilateralPunishment", (d) => multilateralPunishment(d, 2)], ["cheatingAllAtOnce", (d) => cheatingAllAtOnce(d, 2)],
  ];
  test.each(everywhere)("%s", (_, bound) => {
    expect(reason(bound({ T: 5, R: 1, P: 1, S: 0 }))).toBe("no-dilemma");
    expect(reason(bound({ T: 5, R: 0, P: 1, S: 0 }))).toBe("no-dilemma");
    expect(reason(bound({ T: 1, R: 0, P: 1, S: 0 }))).toBe("temptation-below-punishment");
    expect(reason(bound({ T: 3, R: 3, P: 1, S: 0 }))).toBe("no-temptation");
    expect(reason(bound({ T: 2, R: 3, P: 1, S: 0 }))).toBe("no-temptation");
  });
  test("a sanction is not needed without temptation, and does not apply outside [0, 1)", () => {
    expect(value(minimalSanction({ ...usual, T: 2 }, 0.4))).toBe("0");
    expect([1, -0.1, 2].map((delta) => reason(minimalSanction(usual, delta)))).toEqual(["not-between", "not-between", "not-between"]);
    expect(reason(minimalSanction({ ...usual, R: 1 }, 0.4))).toBe("no-dilemma");
  });
  test("each row's own", () => {
    expect(reason(titForTat({ T: 5, R: 3, P: 1, S: 3 }))).toBe("no-loss-from-sucker");
    expect(reason(limitedPunishment({ ...usual, T: 9 }, 2))).toBe("punishment-too-short");
    expect(reason(excludable(usual, 1))).toBe("exclusion-rewards");
    expect([0, -1, 1.5].map((q) => reason(detectionProbability(usual, q)))).toEqual(["never-detected", "not-between", "not-between"]);
    expect([0, -1, 1.5].map((c) => reason(continuation(grim(usual), c)))).toEqual(["never-continues", "not-between", "not-between"]);
    expect([publicGoodGrim(4, 1), publicGoodGrim(4, 0.25)].map(reason)).toEqual(["privileged", "no-common-gain"]);
    expect([pooled([{ gain: 1, loss: -1 }]), pooled([{ gain: 0, loss: 1 }])].map(reason)).toEqual(["no-benefit", "no-temptation"]);
    expect(reason(continuation(grim({ ...usual, T: 2 }), 0.5))).toBe("no-temptation");
  });
  test("a bound above 1 is told, and is not attainable", () => {
    expect(shown(continuation(grim(usual), 0.4))).toEqual({ kind: "exact", value: "5/4", attainable: false });
    expect(shown(titForTat({ T: 9, R: 3, P: 1, S: 0 }))).toEqual({ kind: "exact", value: "2", attainable: false });
    expect(reason(continuation(detectionLag(usual, 2), 0.5))).toBe("out-of-reach");
  });
  test("an irrational bound over a chance of going on", () => {
    expect(middle(continuation(detectionLag(usual, 2), 0.8))).toBeCloseTo(Math.SQRT1_2 / 0.8, 10);
    // The root of 1/2 over the root of 1/2 would be 1; over 3/4 it is irrational and its equation has whole coefficients.
    expect(continuation(detectionLag(usual, 2), 0.75)).toMatchObject({ kind: "enclosed", condition: "9 d^2 = 8" });
  });
  test.each([0, -1, 1.5])("%d periods are refused", (n) => {
    for (const bad of [() => limitedPunishment(usual, n), () => detectionLag(usual, n), () => multilateralPunishment(usual, n), () => publicGoodGrim(n, 0.5)]) expect(bad).toThrow(RangeError);
  });
});

describe("value iteration, against a partner that plays the strategy", () => {
  const cases: readonly (readonly [string, Parameters<typeof cooperates>[0], Threshold])[] = [
    ["grim", grimTrigger, grim(usual)],
    ["tit for tat", titForTatAutomaton, titForTat(usual)],
    ["two periods", limited(2), limitedPunishment(usual, 2)],
    ["three periods", limited(3), limitedPunishment(usual, 3)],
    ["five periods", limited(5), limitedPunishment(usual, 5)],
  ];
  test.each(cases)("%s: cooperation is best just above the bound, and not just below", (_, automaton, bound) => {
    const at = middle(bound);
    expect(cooperates(automaton, usual, at + 0.004)).toBe(true);
    expect(cooperates(automaton, usual, at - 0.004)).toBe(false);
  });
});
