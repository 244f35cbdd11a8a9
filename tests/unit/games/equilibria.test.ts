/** Equilibria of games in normal form: pure, mixed, dominated actions, the need for coordination. */
import { describe, expect, test } from "vitest";
import {
  bimatrix, bimatrixEquilibria, dominatedActions, expected2x2, fromGame2x2, game2x2, interdependence, mixedEquilibria2x2, need, neverBestReplies, normalForm, pureEquilibria, symmetricGame, undominatedActions,
} from "../../../src/games";
import { rational } from "../../../src/language/rational";
import { shown } from "../../support/games";

const chicken = game2x2([6, 2, 7, 0], [6, 7, 2, 0]);

describe("pure equilibria", () => {
  test("of three players who need a majority", () => {
    const game = normalForm([2, 2, 2], (profile) => {
      const given = profile.reduce((a, b) => a + b, 0);
      return profile.map((x) => (given >= 2 ? 3 : 0) - x);
    });
    expect(pureEquilibria(game)).toEqual([[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]);
  });
  test("rock, paper, scissors has none", () => {
    expect(pureEquilibria(bimatrix([[0, -1, 1], [1, 0, -1], [-1, 1, 0]], [[0, 1, -1], [-1, 0, 1], [1, -1, 0]]))).toEqual([]);
  });
  test("matrices of different shapes are refused", () => {
    expect(() => bimatrix([[1, 2]], [[1], [2]])).toThrow(RangeError);
    expect(() => bimatrix([[1, 2], [3]], [[1, 2], [3]])).toThrow(RangeError);
  });
});

describe("mixed equilibria of 2×2 games", () => {
  test("Aumann's chicken: two pure ones, and 2/3 each, worth 14/3", () => {
    const found = mixedEquilibria2x2(chicken);
    expect(shown(found)).toEqual([
      { row: { low: "1", high: "1" }, column: { low: "0", high: "0" }, continuum: false },
      { row: { low: "0", high: "0" }, column: { low: "1", high: "1" }, continuum: false },
      { row: { low: "2/3", high: "2/3" }, column: { low: "2/3", high: "2/3" }, continuum: false },
    ]);
    expect(shown(expected2x2(chicken, rational(2, 3), rational(2, 3)))).toEqual({ row: "14/3", column: "14/3" });
  });
  test("matching pennies: one half each, and nothing else", () => {
    expect(shown(mixedEquilibria2x2(game2x2([1, -1, -1, 1], [-1, 1, 1, -1])))).toEqual([{ row: { low: "1/2", high: "1/2" }, column: { low: "1/2", high: "1/2" }, continuum: false }]);
  });
  test("a player that is indifferent where the other stays: a continuum", () => {
    // The column player does not mind what it does when the row player chooses C.
    const found = mixedEquilibria2x2(game2x2([2, 1, 1, 0], [1, 1, 0, 1]));
    expect(shown(found)).toEqual([{ row: { low: "1", high: "1" }, column: { low: "0", high: "1" }, continuum: true }]);
  });
  test("nobody minds anything: the whole square", () => {
    expect(shown(mixedEquilibria2x2(game2x2([1, 1, 1, 1], [1, 1, 1, 1])))).toEqual([{ row: { low: "0", high: "1" }, column: { low: "0", high: "1" }, continuum: true }]);
  });
});

describe("two players, several actions", () => {
  test("rock, paper, scissors: a third each", () => {
    const found = bimatrixEquilibria(bimatrix([[0, -1, 1], [1, 0, -1], [-1, 1, 0]], [[0, 1, -1], [-1, 0, 1], [1, -1, 0]]));
    expect(shown(found)).toEqual({ extreme: [{ row: ["1/3", "1/3", "1/3"], column: ["1/3", "1/3", "1/3"], payoffs: ["0", "0"] }], degenerate: false, continuum: false });
  });
  test("a coordination game of three actions has seven", () => {
    const identity = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
    expect(bimatrixEquilibria(bimatrix(identity, identity)).extreme).toHaveLength(7);
  });
  test("a degenerate game says so, and whether it has a continuum", () => {
    const continuum = bimatrixEquilibria(fromGame2x2(game2x2([2, 1, 1, 0], [1, 1, 0, 1])));
    expect([continuum.degenerate, continuum.continuum, continuum.extreme.length]).toEqual([true, true, 2]);
    // A tie that no equilibrium rests on: the column player is indifferent where the row player never goes.
    const tie = bimatrixEquilibria(fromGame2x2(game2x2([2, 1, 1, 0], [1, 0, 1, 1])));
    expect([tie.degenerate, tie.continuum, tie.extreme.length]).toEqual([true, false, 1]);
  });
  test("an action that only a mixture dominates is a best reply to nothing", () => {
    const game = bimatrix([[3, 0], [0, 3], [1, 1]], [[0, 0], [0, 0], [0, 0]]);
    expect(dominatedActions(game).filter((d) => d.player === 0)).toEqual([]);
    expect(neverBestReplies(game)).toEqual([[2], []]);
  });
  test("three players are refused", () => {
    expect(() => bimatrixEquilibria(normalForm([2, 2, 2], () => [0, 0, 0]))).toThrow(RangeError);
  });
});

test("dominated actions, once and again", () => {
  const game = bimatrix([[1, 1, 0], [0, 0, 2]], [[0, 2, 1], [3, 1, 0]]);
  // The right column is dominated by the middle; then the lower row by the upper; then the left column.
  expect(dominatedActions(game)).toEqual([{ player: 1, action: 2, by: 1, strict: true }]);
  expect(undominatedActions(game)).toEqual([[0], [1]]);
  expect(dominatedActions(fromGame2x2(game2x2([1, 1, 1, 0], [1, 1, 1, 1])))).toEqual([{ player: 0, action: 1, by: 0, strict: false }]);
});

describe("the need for coordination", () => {
  test("of the prisoner's dilemma 5, 3, 1, 0: (6 − 2)/(6 − 2) = 1", () => {
    expect(shown(need(fromGame2x2(symmetricGame({ T: 5, R: 3, P: 1, S: 0 }))))).toEqual({ kind: "need", optimum: "6", minimum: "2", least: "1", most: "1" });
  });
  test("of a stag hunt from nothing to all", () => {
    expect(shown(need(fromGame2x2(symmetricGame({ T: 3, R: 4, P: 2, S: 0 }))))).toEqual({ kind: "need", optimum: "8", minimum: "3", least: "0", most: "4/5" });
  });
  test("is nothing where nobody depends on another", () => {
    const game = fromGame2x2(game2x2([2, 2, 1, 1], [1, 3, 1, 3]));
    expect(interdependence(game)).toEqual([[true, false], [false, true]]);
    expect(shown(need(game))).toMatchObject({ least: "0", most: "0" });
  });
  test("does not apply without a pure equilibrium", () => {
    expect(need(fromGame2x2(game2x2([2, 0, 0, 1], [0, 1, 1, 0])))).toMatchObject({ kind: "n/a", reason: "no-pure-equilibrium" });
  });
});
