import type { Four, OrdinalGame } from "./game-2x2";

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));
}

/** The 24 orders of four cells, as ranks of CC, CD, DC, DD, in lexical order. */
export const strictOrders: readonly Four<number>[] = permutations([1, 2, 3, 4]).map(([a = 0, b = 0, c = 0, d = 0]): Four<number> => [a, b, c, d]);

const refines = (strict: Four<number>, weak: Four<number>): boolean =>
  strict.every((a, i) => strict.every((b, j) => !((weak[i] ?? 0) < (weak[j] ?? 0)) || a < b));

/** The strict orders that agree with an order with ties, wherever that order decides. */
export const breakTies = (ranks: Four<number>): readonly Four<number>[] => strictOrders.filter((strict) => refines(strict, ranks));

/** The strict games that a game becomes when its ties are broken, in every way; a strict game becomes itself. From 1 to 576 games. */
export function strictGames({ row, column }: OrdinalGame): readonly OrdinalGame[] {
  const columns = breakTies(column);
  return breakTies(row).flatMap((r) => columns.map((c) => ({ row: r, column: c })));
}

/** Whether no player ties two cells. */
export const isStrict = ({ row, column }: OrdinalGame): boolean => Math.max(...row) === 4 && Math.max(...column) === 4;

/** The 75 orders of four cells with ties, as ranks from 1, in lexical order. */
export const weakOrders: readonly Four<number>[] = [1, 2, 3, 4].flatMap((a) =>
  [1, 2, 3, 4].flatMap((b) => [1, 2, 3, 4].flatMap((c) => [1, 2, 3, 4].map((d): Four<number> => [a, b, c, d]))),
).filter((ranks) => new Set(ranks).size === Math.max(...ranks));
