import { exchangePlayers, swapColumns, swapLabels, swapRows, type OrdinalGame } from "./game-2x2";
import { strictOrders } from "./ties";

/** The 576 strict ordinal games as matrices: 24 orders of the row player's payoffs times 24 of the column player's. */
export const strictMatrices = (): readonly OrdinalGame[] => strictOrders.flatMap((row) => strictOrders.map((column) => ({ row, column })));

/** A game as one number, so that games can be compared and looked up. */
const key = ({ row, column }: OrdinalGame): string => [...row, ...column].join("");

const least = (games: readonly OrdinalGame[]): OrdinalGame => games.reduce((a, b) => (key(b) < key(a) ? b : a));

/** The representative of a game among those that differ by the names of rows and columns only: the first in lexical order of ranks. */
export const withoutLabels = (game: OrdinalGame): OrdinalGame => least([game, swapRows(game), swapColumns(game), swapLabels(game)]);

/** The representative where the order of the players too is no matter. */
export const withoutPlayers = (game: OrdinalGame): OrdinalGame => least([withoutLabels(game), withoutLabels(exchangePlayers(game))]);

function distinct(games: readonly OrdinalGame[]): readonly OrdinalGame[] {
  const byKey = new Map(games.map((game) => [key(game), game]));
  return [...byKey.values()];
}

/** The 144 strict games without labels (Robinson and Goforth 2005). */
export const gamesWithoutLabels = (): readonly OrdinalGame[] => distinct(strictMatrices().map(withoutLabels));

/** The 78 strict games without labels and without an order of the players (Rapoport and Guyer 1966): 12 symmetric, 66 others. */
export const gamesWithoutPlayers = (): readonly OrdinalGame[] => distinct(strictMatrices().map(withoutPlayers));

/** Whether two games are the same matrix. */
export const sameGame = (a: OrdinalGame, b: OrdinalGame): boolean => key(a) === key(b);
export { key as gameKey };
