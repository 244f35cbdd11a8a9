/** How long the classification of many 2×2 games takes by the table, and by the plain classifier in the same run. Times are of the processor: the machine may be shared. */
import { bench } from "vitest";
import { classify, game2x2, manyClassifier } from "../../src/games";
import { firstTime, ms, once, printTable } from "../support/measure";

/** A million games of payoffs from 0 to 9, so that some tie, the same at each run. */
function games(count: number): Float64Array {
  const payoffs = new Float64Array(count * 8);
  let state = 1;
  for (let i = 0; i < payoffs.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    payoffs[i] = (state >>> 16) % 10;
  }
  return payoffs;
}

const processorTime = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const count = 1_000_000;
const plainCount = 5_000;

bench(
  "a million games (figures above)",
  firstTime(() => {
    const payoffs = games(count);
    const table = median([1, 2, 3].map(() => processorTime(() => void manyClassifier())));
    const { places, classifications } = manyClassifier();
    const fast = median([1, 2, 3, 4, 5].map(() => processorTime(() => void places(payoffs))));
    const of = (i: number): number => payoffs[i] ?? 0;
    const plain = (): readonly string[] =>
      Array.from({ length: plainCount }, (_, game) => game * 8).map((i) => classify(game2x2([of(i), of(i + 1), of(i + 2), of(i + 3)], [of(i + 4), of(i + 5), of(i + 6), of(i + 7)])).kind);
    const kinds = plain();
    const found = places(payoffs.subarray(0, plainCount * 8));
    if (kinds.some((kind, game) => classifications[found[game] ?? 0]?.kind !== kind)) throw new Error("the two classifiers differ");
    const slow = median([1, 2, 3].map(() => processorTime(plain))) / plainCount;
    printTable("classification of 2×2 games, processor time", [
      ["the table, built", ms(table)],
      ["a million games by the table", ms(fast)],
      ["one game by the table", `${((fast / count) * 1e6).toFixed(0)} ns`],
      ["one game, plainly", `${(slow * 1e6).toFixed(0)} ns`],
      ["ratio", ((slow * count) / fast).toFixed(0)],
      ["ratio, with the table built for it", ((slow * count) / (fast + table)).toFixed(0)],
    ]);
  }),
  once,
);
