/** A thread that simulates blocks of runs of one plan. It is told the number of a block, and answers with its tally. */
import { parentPort, workerData } from "node:worker_threads";
import type { Plan } from "../evaluator/simulation/plan";
import { tallyOf } from "../evaluator/simulation/blocks";

const { plan, seed, runs } = workerData as { readonly plan: Plan; readonly seed: number; readonly runs: number };
const tally = tallyOf(plan, seed, runs);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.on("message", (at: number) => parentPort?.postMessage({ at, tally: tally(at) }));
