/** Linkage: the oracles of section 4.5 of the criteria. */
import { describe, expect, test } from "vitest";
import { classify, credibleTransfers, game2x2, judgeThreat, linkageKind, perceivedGain, persuasionThreshold, suasionStakes, transferWindow, withTransfer } from "../../../src/games";
import { rational } from "../../../src/language/rational";
import { shown } from "../../support/games";

const game = game2x2([10, 4, 2, 0], [5, 7, 3, 1]);
const stakes = suasionStakes(game);

describe("transfers", () => {
  test("a = (10, 4, 2, 0), b = (5, 7, 3, 1): from 2 to 6", () => {
    expect(classify(game).labelled.suasion).toEqual({ weak: "row", variant: "martin" });
    expect(shown(stakes)).toEqual({ gain: "2", willingness: "6" });
    expect(shown(transferWindow(stakes))).toEqual({ least: "2", most: "6" });
  });
  test("Martin's ordinal payoffs read as amounts: 1 only", () => {
    expect(shown(transferWindow(suasionStakes(game2x2([4, 3, 2, 1], [3, 4, 2, 1]))))).toEqual({ least: "1", most: "1" });
  });
  test("none where the sum of payoffs is larger without cooperation", () => {
    expect(transferWindow(suasionStakes(game2x2([5, 4, 2, 0], [5, 7, 3, 1])))).toBeNull();
  });
  test("inside the window cooperation becomes the only equilibrium; outside it does not", () => {
    expect(classify(withTransfer(game, 3)).strict).toEqual(["CC"]);
    expect(classify(withTransfer(game, 1)).strict).toEqual(["CD"]);
  });
  test("a promise is kept up to delta times the willingness", () => {
    expect(shown(credibleTransfers(stakes, 0.5))).toEqual({ least: "2", most: "3" });
    expect(credibleTransfers(stakes, 0.3)).toBeNull();
    expect(credibleTransfers(stakes, 0)).toBeNull();
    expect(() => credibleTransfers(stakes, 1)).toThrow(RangeError);
  });
});

describe("threats", () => {
  test.each([
    [{ loss: 2, cost: 0 }, 0, { effective: true, credibleOnce: true, credibleRepeated: true, tactic: "explaining" }],
    [{ loss: 1, cost: -1 }, 0, { effective: false, credibleOnce: true, credibleRepeated: true, tactic: "explaining" }],
    // 6 × (1/2)/(1/2) = 6.
    [{ loss: 3, cost: 6 }, 0.5, { effective: true, credibleOnce: false, credibleRepeated: true, tactic: "blackmail" }],
    [{ loss: 3, cost: 7 }, 0.5, { effective: true, credibleOnce: false, credibleRepeated: false, tactic: "blackmail" }],
  ] as const)("%j at %d", (threat, delta, answer) => {
    expect(judgeThreat(stakes, threat, delta)).toEqual(answer);
  });
});

describe("substantive linkage", () => {
  const edge = { ifCooperates: 4, ifDefects: 0 };
  test("is where the second issue depends on the first", () => {
    expect([linkageKind(edge), linkageKind({ ifCooperates: 1, ifDefects: 1 })]).toEqual(["substantive", "tactical"]);
  });
  test("the gain 2 and an effect of 4: half of it must be perceived", () => {
    const found = persuasionThreshold(stakes, edge);
    expect(shown(found)).toEqual({ kind: "exact", value: "1/2", attainable: true });
    expect(shown([perceivedGain(stakes, edge, rational(1, 2)), perceivedGain(stakes, edge, 0), perceivedGain(stakes, edge, 1)])).toEqual(["0", "2", "-2"]);
  });
  test("is not enough where the effect is smaller than the gain", () => {
    expect(persuasionThreshold(stakes, { ifCooperates: 1, ifDefects: 0 })).toMatchObject({ attainable: false });
    expect(persuasionThreshold(stakes, { ifCooperates: 2, ifDefects: 0 })).toMatchObject({ attainable: true });
  });
  test("does not apply without an effect, or without a gain", () => {
    expect(persuasionThreshold(stakes, { ifCooperates: 0, ifDefects: 0 })).toMatchObject({ reason: "no-edge" });
    expect(persuasionThreshold({ ...stakes, gain: rational(0) }, edge)).toMatchObject({ reason: "no-gain-to-offset" });
  });
});
