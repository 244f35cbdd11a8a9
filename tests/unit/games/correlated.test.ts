/** Public signals: the traffic light of section 4.6 of the criteria (Aumann), and the best signal by a linear programme. */
import { describe, expect, test } from "vitest";
import { bestCorrelated, checkCorrelated, distributionOf, fromGame2x2, game2x2, isCorrelatedEquilibrium, normalForm, type LinearSolver } from "../../../src/games";
import { nearestFraction } from "../../../src/games/correlated-solver";
import { verifyBasis } from "../../../src/games/linear-programme";
import { rational, formatRational } from "../../../src/language/rational";
import { shown } from "../../support/games";

const third = rational(1, 3);
const chicken = fromGame2x2(game2x2([6, 2, 7, 0], [6, 7, 2, 0]));

describe("the traffic light", () => {
  const light = distributionOf([third, third, third, 0]);

  test("a third each of CC, CD, DC gives 5 each, above the mixed equilibrium's 14/3", () => {
    expect(isCorrelatedEquilibrium(chicken, light)).toBe(true);
    expect(shown(checkCorrelated(chicken, light).payoffs)).toEqual(["5", "5"]);
  });

  test("told C, obeying gives 4 and disobeying 7/2; told D, 7 and 6", () => {
    const both = [{ told: 0, instead: 1, obey: "4", deviate: "7/2" }, { told: 1, instead: 0, obey: "7", deviate: "6" }];
    expect(shown(checkCorrelated(chicken, light).incentives)).toEqual([0, 1].flatMap((player) => both.map((b) => ({ player, ...b }))));
  });

  test("a signal that says CC always is not obeyed", () => {
    const check = checkCorrelated(chicken, distributionOf([1, 0, 0, 0]));
    expect(check.holds).toBe(false);
    expect(shown(check.incentives)).toEqual([0, 1].map((player) => ({ player, told: 0, instead: 1, obey: "6", deviate: "7" })));
  });

  test.each([["too little in all", [third, third, 0.3, 0]], ["a chance below zero", [1, 1, -1, 0]], ["a profile left out", [1, 0, 0]]] as const)("no distribution: %s", (_, chances) => {
    expect(checkCorrelated(chicken, distributionOf(chances))).toMatchObject({ distribution: false, holds: false, incentives: [] });
  });
});

describe("the best signal", () => {
  test("of chicken: CC half of the time, 21/4 each, proved", async () => {
    expect(shown(await bestCorrelated(chicken))).toEqual({ kind: "found", distribution: ["1/2", "1/4", "1/4", "0"], value: "21/2", payoffs: ["21/4", "21/4"], optimal: true });
  });
  test("for one player", async () => {
    expect(shown(await bestCorrelated(chicken, { weights: [1, 0] }))).toMatchObject({ kind: "found", value: "7", payoffs: ["7", "2"], optimal: true });
  });
  test("of payoffs with awkward fractions and of very different size, exact all the same", async () => {
    const [a, b] = [rational(1, 7), rational(22, 7)];
    const game = fromGame2x2(game2x2([rational(1, 1_000_003), a, b, 0], [123_456_789, a, b, rational(5, 3)]));
    const found = await bestCorrelated(game);
    expect(found).toMatchObject({ kind: "found", optimal: true });
    expect(found.kind === "found" && isCorrelatedEquilibrium(game, found.distribution)).toBe(true);
  });
  test("of three players", async () => {
    const minority = normalForm([2, 2, 2], (profile) => profile.map((x) => (profile.filter((y) => y === x).length === 1 ? 1 : 0)));
    expect(shown(await bestCorrelated(minority))).toMatchObject({ kind: "found", value: "1", optimal: true });
  });
  test("one weight a player", async () => {
    await expect(bestCorrelated(chicken, { weights: [1] })).rejects.toThrow(RangeError);
  });
});

describe("without a good solver", () => {
  test("says what to install", async () => {
    const missing = "a-solver-that-is-not-installed";
    const found = await bestCorrelated(chicken, { solver: async () => (await import(/* @vite-ignore */ missing)) as LinearSolver });
    expect(found).toEqual({ kind: "no-solver", message: expect.stringContaining("npm install highs@1.15.3") as string });
  });

  const answering = (status: string, primal: readonly number[]): Promise<LinearSolver> =>
    Promise.resolve({ solve: () => ({ Status: status, Columns: Object.fromEntries(primal.map((p, i) => [`x${i}`, { Index: i, Primal: p }])), Rows: [] }) });

  test("an answer that does not stand exactly is not handed out", async () => {
    expect(await bestCorrelated(chicken, { solver: () => answering("Optimal", [1, 0, 0, 0]) })).toMatchObject({ kind: "not-verified" });
    expect(await bestCorrelated(chicken, { solver: () => answering("Infeasible", []) })).toMatchObject({ kind: "not-verified", message: expect.stringContaining("Infeasible") as string });
  });

  test("a solver that throws is an answer, not an error", async () => {
    const failing = (): never => {
      throw new Error("out of memory");
    };
    expect(await bestCorrelated(chicken, { solver: () => Promise.resolve({ solve: failing }) })).toMatchObject({ kind: "not-verified", message: expect.stringContaining("failed") as string });
  });

  test("numbers without a basis are rounded and checked, and not said to be optimal", async () => {
    const found = await bestCorrelated(chicken, { solver: () => answering("Optimal", [0.333_333_333_3, 0.333_333_333_34, 0.333_333_333_33, 1e-14]) });
    expect(shown(found)).toMatchObject({ kind: "found", distribution: ["1/3", "1/3", "1/3", "0"], optimal: false });
  });

  test("a basis that is feasible but not best is not verified", () => {
    const programme = { objective: [2, 1].map((n) => rational(n)), rows: [] };
    expect(verifyBasis(programme, { basic: [0], tight: [] })?.value).toEqual(rational(2));
    expect(verifyBasis(programme, { basic: [1], tight: [] })).toBeNull();
    expect(verifyBasis(programme, { basic: [0, 1], tight: [] })).toBeNull();
  });

  /** Two unknowns and one row x0 + k x1 >= 0. */
  const small = (objective: readonly number[], k: number) => ({ objective: objective.map((n) => rational(n)), rows: [[rational(1), rational(k)]] });
  const both = { basic: [0, 1], tight: [0] };

  test("a corner on a row is the best where the row's price has the right sign", () => {
    expect(shown(verifyBasis(small([0, 1], -1), both))).toEqual({ x: ["1/2", "1/2"], value: "1/2" });
    expect(verifyBasis(small([1, 0], -1), both)).toBeNull();
  });

  test("a corner with a chance below zero is none, nor one beyond a row", () => {
    expect(verifyBasis(small([1, 0], 2), both)).toBeNull();
    expect(verifyBasis(small([0, 1], -1), { basic: [1], tight: [] })).toBeNull();
  });

  test.each([[1 / 3, "1/3"], [0.25, "1/4"], [0, "0"], [1, "1"], [1e-14, "0"], [355 / 113, "355/113"]])("%d is %s", (value, text) => {
    expect(formatRational(nearestFraction(value))).toBe(text);
  });
});
