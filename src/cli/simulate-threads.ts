import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Prepared } from "../evaluator/simulation/prepare";
import { blocksIn, tallyOf } from "../evaluator/simulation/blocks";
import { emptyTally, mergeTally, type Tally } from "../evaluator/simulation/tally";

/** How runs are made. */
export interface Making {
  readonly threads: number;
  readonly stop: AbortSignal;
  /** Blocks done, of all. */
  readonly progress: (done: number, all: number) => void;
}

/** Adds up blocks in their order, whatever the order in which they are done, so that what is there is always the first runs. */
class InOrder {
  readonly total: Tally;
  private readonly waiting = new Map<number, Tally>();
  private next = 0;
  constructor({ plan }: Prepared) {
    this.total = emptyTally(plan);
  }
  add(at: number, tally: Tally): void {
    this.waiting.set(at, tally);
    for (let ready = this.waiting.get(this.next); ready !== undefined; ready = this.waiting.get(this.next)) {
      this.waiting.delete(this.next++);
      mergeTally(this.total, ready);
    }
  }
}

/** Simulates all runs, here or in threads; the first of them where it is stopped. */
export async function tallyRuns(prepared: Prepared, { threads, stop, progress }: Making): Promise<Tally> {
  const all = blocksIn(prepared.runs);
  const done = new InOrder(prepared);
  const workers = Math.min(threads, all);
  if (workers > 1) {
    await inThreads(prepared, workers, stop, (at, tally, n) => { done.add(at, tally); progress(n, all); });
    return done.total;
  }
  const blockOf = tallyOf(prepared.plan, prepared.seed, prepared.runs);
  for (let at = 0; at < all && !stop.aborted; at++) {
    done.add(at, blockOf(at));
    progress(at + 1, all);
    // A signal is heard between two blocks only.
    await nextTurn();
  }
  return done.total;
}

/** Hands out blocks to threads until there are none, or it is stopped. A thread that fails is a fault of ours. */
function inThreads({ plan, seed, runs }: Prepared, threads: number, stop: AbortSignal, heard: (at: number, tally: Tally, done: number) => void): Promise<void> {
  const all = blocksIn(runs);
  let [next, done] = [0, 0];
  const workers = Array.from({ length: threads }, () => new Worker(new URL("./simulate-thread.js", import.meta.url), { workerData: { plan, seed, runs } }));
  return new Promise<void>((resolve, reject) => {
    const end = (finish: () => void): void => {
      stop.removeEventListener("abort", stopped);
      void Promise.all(workers.map((w) => w.terminate())).then(finish, reject);
    };
    const stopped = (): void => end(resolve);
    stop.addEventListener("abort", stopped);
    for (const worker of workers) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      const more = (): void => { if (next < all) worker.postMessage(next++); };
      worker.on("message", ({ at, tally }: { readonly at: number; readonly tally: Tally }) => {
        if (stop.aborted) return;
        heard(at, tally, ++done);
        if (done === all) end(resolve);
        else more();
      });
      worker.on("error", (error) => end(() => reject(error)));
      more();
    }
    if (stop.aborted) stopped();
  });
}
