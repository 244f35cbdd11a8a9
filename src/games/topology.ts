import { mapFour, type Four, type OrdinalGame, type Player } from "./game-2x2";
import { gameKey, gamesWithoutLabels, withoutLabels } from "./strict-games";

/** The lower of two adjacent ranks that are exchanged. */
export type Swap = 1 | 2 | 3;
const swaps: readonly Swap[] = [1, 2, 3];
const players: readonly Player[] = ["row", "column"];

/** The strict game in which one player's cells of rank `lower` and `lower + 1` have changed places, without labels. */
export function swapRanks(game: OrdinalGame, player: Player, lower: Swap): OrdinalGame {
  const swapped = mapFour(game[player], (rank) => (rank === lower ? lower + 1 : rank === lower + 1 ? lower : rank));
  return withoutLabels({ ...game, [player]: swapped });
}

export interface Neighbour {
  readonly player: Player;
  readonly swap: Swap;
  readonly game: OrdinalGame;
}

/** The six neighbours of a strict game in the topology of Robinson and Goforth 2005: one player, one swap of adjacent ranks. */
export const neighbours = (game: OrdinalGame): readonly Neighbour[] =>
  players.flatMap((player) => swaps.map((swap) => ({ player, swap, game: swapRanks(game, player, swap) })));

/** Where the best cells of the two players lie to one another. */
export type Layer = "same-cell" | "same-row" | "same-column" | "diagonal";

/** The layer of a strict game (Robinson and Goforth 2005): 36 games without labels each. */
export function layerOf({ row, column }: OrdinalGame): Layer {
  const best = (ranks: Four<number>): number => ranks.indexOf(4);
  const [i, j] = [best(row), best(column)];
  if (i === j) return "same-cell";
  if (i >> 1 === j >> 1) return "same-row";
  return (i & 1) === (j & 1) ? "same-column" : "diagonal";
}

/** The 36 tiles: games without labels that swaps of the two worst cells turn into one another. */
export function tiles(): readonly (readonly OrdinalGame[])[] {
  const found = new Map<string, readonly OrdinalGame[]>();
  for (const game of gamesWithoutLabels()) {
    const other = swapRanks(game, "column", 1);
    const tile = [game, swapRanks(game, "row", 1), other, swapRanks(other, "row", 1)].toSorted((a, b) => (gameKey(a) < gameKey(b) ? -1 : 1));
    found.set(tile.map(gameKey).join(), tile);
  }
  return [...found.values()];
}
