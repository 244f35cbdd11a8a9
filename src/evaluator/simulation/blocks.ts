import { sourceOf } from "./draw";
import type { Plan } from "./plan";
import { Recorder } from "./recorder";
import { Runner } from "./run";
import type { Tally } from "./tally";

/** Runs are tallied in blocks of so many, always the same ones, so that sums inside a block are always made in one order. */
export const block = 1024;

/** How many blocks so many runs are. */
export const blocksIn = (runs: number): number => Math.ceil(runs / block);

/** Simulates a block of the runs from 0 to `runs` − 1. */
export function tallyOf(plan: Plan, seed: number, runs: number, runner = new Runner(plan)): (at: number) => Tally {
  const source = sourceOf(plan, seed);
  return (at) => {
    const recorder = new Recorder(plan, block);
    runner.sums.fill(0);
    for (let run = at * block; run < Math.min(runs, (at + 1) * block); run++) {
      runner.run(source(run), recorder);
      recorder.runOver(run);
    }
    return recorder.blockOver(runner.sums);
  };
}
