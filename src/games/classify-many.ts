import type { Four } from "./game-2x2";
import { classifyOrdinal, type OrdinalClassification } from "./classify";
import { strictKind, strictKinds, type StrictKind } from "./kinds";
import { breakTies, strictOrders, weakOrders } from "./ties";

/** The place of a game with a payoff that is no finite number. */
export const unreadablePlace = 0xffff;

/** Classifies many games by a table over the 5,625 pairs of orders: the 576 strict games and those with ties. */
export interface ManyClassifier {
  /** What the places mean. */
  readonly classifications: readonly OrdinalClassification[];
  /**
   * The place of each game's classification, or `unreadablePlace`. `payoffs` holds eight doubles a game: the row player's in CC, CD, DC, DD, then
   * the column player's. Doubles are compared as they are: 0.1 + 0.2 is above 0.3. Throws a `RangeError` where the length is no multiple of eight.
   */
  readonly places: (payoffs: Float64Array) => Uint16Array;
}

const orders = weakOrders.length;

/** Six comparisons of four payoffs, each below, level or above, as one number below 729. */
const comparisons = (a: number, b: number, c: number, d: number): number =>
  (a > b ? 2 : a === b ? 1 : 0) +
  (a > c ? 6 : a === c ? 3 : 0) +
  (a > d ? 18 : a === d ? 9 : 0) +
  (b > c ? 54 : b === c ? 27 : 0) +
  (b > d ? 162 : b === d ? 81 : 0) +
  (c > d ? 486 : c === d ? 243 : 0);

function orderByComparisons(): Uint8Array {
  const table = new Uint8Array(729);
  weakOrders.forEach(([a, b, c, d]: Four<number>, i) => (table[comparisons(a, b, c, d)] = i));
  return table;
}

/** The place of the order of four payoffs in `weakOrders`, or one past the last. */
function order(payoffs: Float64Array, i: number, table: Uint8Array): number {
  const a = payoffs[i] ?? 0;
  const b = payoffs[i + 1] ?? 0;
  const c = payoffs[i + 2] ?? 0;
  const d = payoffs[i + 3] ?? 0;
  // An infinity or a NaN less itself is NaN, and stays so in the sum.
  return a - a + (b - b) + (c - c) + (d - d) === 0 ? (table[comparisons(a, b, c, d)] ?? orders) : orders;
}

function placesOf(payoffs: Float64Array, table: Uint8Array): Uint16Array {
  if (payoffs.length % 8 !== 0) throw new RangeError(`eight payoffs a game, not ${payoffs.length} in all`);
  const places = new Uint16Array(payoffs.length / 8);
  for (let game = 0; game < places.length; game++) {
    const i = game * 8;
    const row = order(payoffs, i, table);
    const column = order(payoffs, i + 4, table);
    places[game] = row < orders && column < orders ? row * orders + column : unreadablePlace;
  }
  return places;
}

/** The kinds of every pair of orders: those of the strict games it may become, found from a table of the 576. */
function kindsOfPairs(): (row: number, column: number) => readonly StrictKind[] {
  const bits = strictOrders.map((row) => strictOrders.map((column) => 1 << strictKinds.indexOf(strictKind({ row, column }))));
  const broken = weakOrders.map((ranks) => breakTies(ranks).map((strict) => strictOrders.indexOf(strict)));
  return (row, column) => {
    const found = (broken[row] ?? []).reduce((sum, r) => (broken[column] ?? []).reduce((inner, c) => inner | (bits[r]?.[c] ?? 0), sum), 0);
    return strictKinds.filter((_, i) => (found & (1 << i)) !== 0);
  };
}

/** Builds the table, once for many games. */
export function manyClassifier(): ManyClassifier {
  const table = orderByComparisons();
  const kindsOf = kindsOfPairs();
  const classifications = weakOrders.flatMap((row, i) => weakOrders.map((column, j) => classifyOrdinal({ row, column }, kindsOf(i, j))));
  return { classifications, places: (payoffs) => placesOf(payoffs, table) };
}
