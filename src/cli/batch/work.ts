import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { BudgetSpent } from "../../kernel/diagram";
import type { Context } from "../command";
import { countOf } from "../counts";
import { UsageError } from "../usage-error";
import { openDuck, wantOfMemory, type Duck } from "./duck";

/** What work on tables has at hand. */
export interface Work {
  readonly duck: Duck;
  readonly stop: AbortSignal;
  /** Runs one statement; while it runs, says how far the whole has come: `from` to `to`, parts of one. */
  readonly step: <T>(what: string, from: number, to: number, run: () => Promise<T>) => Promise<T>;
}
/** Ctrl-C was pressed. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

const memories = /^[1-9]\d*(?:\.\d+)?(?:MB|GB)$/i;

/** Starts DuckDB with the memory and threads asked for, and a folder of its own for what does not fit; takes all of it away again. Ctrl-C ends the statement under way with `Stopped`, and want of memory with `BudgetSpent`. */
export async function withWork<T>({ options, progress }: Context, run: (work: Work) => Promise<T>): Promise<T> {
  const memory = options.text("memory") ?? "1GB";
  if (!memories.test(memory)) throw new UsageError(`\`--memory ${memory}\`: write a number and a unit, as 500MB or 2GB.`);
  const folder = mkdtempSync(join(tmpdir(), "regime-batch-"));
  const stop = new AbortController();
  let duck: Duck | null = null;
  const abort = (): void => {
    stop.abort();
    duck?.interrupt();
  };
  process.on("SIGINT", abort);
  try {
    const opened = await openDuck({ memory, threads: options.has("threads") ? countOf(options, "threads", 1) : availableParallelism(), folder });
    duck = opened;
    return await run({ duck: opened, stop: stop.signal, step: (what, from, to, statement) => stepOf(opened, progress, stop.signal, what, [from, to], statement) });
  } catch (error) {
    const want = wantOfMemory(error);
    throw want === null ? error : new BudgetSpent(`the table does not fit into ${memory} of memory. DuckDB says: ${want}. Give it more with \`--memory\`, or take fewer \`--threads\``);
  } finally {
    process.off("SIGINT", abort);
    duck?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function stepOf<T>(duck: Duck, progress: Context["progress"], stop: AbortSignal, what: string, [from, to]: readonly [number, number], run: () => Promise<T>): Promise<T> {
  if (stop.aborted) throw new Stopped();
  const tell = (): void => progress(what, Math.round(1000 * (from + (to - from) * (duck.progress() ?? 0))), 1000);
  const timer = setInterval(tell, 200);
  try {
    return await run();
  } catch (error) {
    throw stop.aborted ? new Stopped() : error;
  } finally {
    clearInterval(timer);
  }
}
