/** The topology of Robinson and Goforth: the numbers of section 4.1 of the criteria. */
import { expect, test } from "vitest";
import { gamesWithoutLabels, layerOf, neighbours, swapRanks, tiles } from "../../../src/games";
import { gameKey } from "../../../src/games/strict-games";
import { strictMatrices } from "../../../src/games";
import { withoutLabels } from "../../../src/games/strict-games";

const games = gamesWithoutLabels();

test("every game has six neighbours, all different and none itself, and is theirs", () => {
  for (const game of games) {
    const around = neighbours(game).map((n) => gameKey(n.game));
    expect(new Set([...around, gameKey(game)]).size).toBe(7);
    for (const { player, swap, game: other } of neighbours(game)) expect(gameKey(swapRanks(other, player, swap))).toBe(gameKey(game));
  }
});

test("four layers of 36", () => {
  const counts = new Map<string, number>();
  for (const game of games) counts.set(layerOf(game), (counts.get(layerOf(game)) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({ "same-cell": 36, "same-row": 36, "same-column": 36, diagonal: 36 });
});

test("a layer does not depend on labels", () => {
  for (const game of strictMatrices()) expect(layerOf(game)).toBe(layerOf(withoutLabels(game)));
});

test("swaps of the lower ranks keep the layer, swaps of the two best change it", () => {
  for (const game of games) for (const { swap, game: other } of neighbours(game)) expect(layerOf(other) === layerOf(game)).toBe(swap !== 3);
});

test("swaps of the two worst make 36 tiles of four", () => {
  const found = tiles();
  expect(found.map((tile) => new Set(tile.map(gameKey)).size)).toEqual(Array.from({ length: 36 }, () => 4));
  expect(new Set(found.flat().map(gameKey)).size).toBe(144);
});
