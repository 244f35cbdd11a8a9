/** Suasion: the oracles of section 4.2 of the criteria. */
import { expect, test } from "vitest";
import { classify, exchangePlayers, game2x2, problemOf, strictMatrices, swapLabels, suasionIn, type OrdinalGame } from "../../../src/games";
import { solve } from "../../../src/games/solution-2x2";

/** Martin's first figure: CC (4,3), CD (3,4), DC (2,2), DD (1,1). */
const martin = game2x2([4, 3, 2, 1], [3, 4, 2, 1]);

test("Martin's figure: C dominant for the weak, CD the only equilibrium, the strong has no dominant choice", () => {
  const found = classify(martin);
  expect(found.labelled).toEqual({ names: ["suasion"], suasion: { weak: "row", variant: "martin" } });
  expect([found.kind, found.equilibria, problemOf(found.kind)]).toEqual(["suasion", ["CD"], "suasion"]);
  expect(found.dominant).toEqual({ row: { choice: "C", strict: true }, column: null });
});

test("Betts's variant: D is dominant for the strong", () => {
  const found = classify(game2x2([4, 3, 2, 1], [3, 4, 1, 2]));
  expect(found.labelled.suasion).toEqual({ weak: "row", variant: "betts" });
  expect(found.dominant.column).toEqual({ choice: "D", strict: true });
});

test("either player may be the weak one, and misnamed choices show the other way round", () => {
  expect(classify(exchangePlayers(martin)).labelled.suasion).toEqual({ weak: "column", variant: "martin" });
  expect(classify(swapLabels(martin)).labelled.suasion).toBeNull();
  expect(classify(swapLabels(martin)).swapped.suasion).toEqual({ weak: "row", variant: "martin" });
  expect(classify(swapLabels(martin)).kind).toBe("suasion");
});

test.each<readonly [string, OrdinalGame]>([
  ["C is not dominant for the weak", { row: [2, 3, 4, 1], column: [3, 4, 2, 1] }],
  ["C is the strong one's best reply", { row: [4, 3, 2, 1], column: [4, 3, 2, 1] }],
  ["CD is not the strong one's best cell", { row: [4, 3, 2, 1], column: [2, 3, 1, 4] }],
  ["the weak is not aggrieved", { row: [3, 4, 2, 1], column: [3, 4, 2, 1] }],
])("no suasion: %s", (_, game) => {
  expect(suasionIn(game)).toBeNull();
});

test.each<readonly [string, OrdinalGame]>([
  ["C and D where the strong cooperates, for the weak", { row: [3, 2, 3, 1], column: [3, 4, 2, 1] }],
  ["C and D where the strong defects, for the weak", { row: [3, 2, 1, 2], column: [3, 4, 2, 1] }],
  ["CC and CD, for the weak", { row: [3, 3, 2, 1], column: [3, 4, 2, 1] }],
  ["CC and CD, for the strong", { row: [4, 3, 2, 1], column: [3, 3, 2, 1] }],
  ["CD and DC, for the strong", { row: [4, 3, 2, 1], column: [2, 3, 3, 1] }],
  ["CD and DD, for the strong", { row: [4, 3, 2, 1], column: [2, 3, 1, 3] }],
])("no suasion where these are level: %s", (_, game) => {
  expect(suasionIn(game)).toBeNull();
});

test("in every game of suasion CD (or DC) is the only equilibrium, efficient, and the best cell of the strong", () => {
  const games = strictMatrices().filter((game) => suasionIn(game)?.weak === "row");
  expect(games.length).toBeGreaterThan(0);
  for (const game of games) {
    expect(solve(game).equilibria).toEqual(["CD"]);
    expect(solve(game).efficient).toContain("CD");
    expect(game.column[1]).toBe(4);
  }
});
