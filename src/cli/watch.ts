import { statSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { exit, type ExitCode } from "./exit-codes";
import type { Io } from "./io";
import { UsageError } from "./usage-error";

/** What one run ended with, and the files that it read. */
export interface Round {
  readonly code: ExitCode;
  readonly files: readonly string[];
}

/** An editor writes a file in several steps: so many milliseconds after the last of them it is read again. */
const pause = 80;

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

interface Watched {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  /** When the files began to be read, in milliseconds: what was written later was perhaps not seen. */
  readonly readAt: number;
  readonly stop: AbortSignal;
  /** Called when nothing can be missed any more. */
  readonly ready: () => void;
}

/** Waits until one of the files changes, or anything that may be a regime below one of the folders. `null`: it was stopped. */
function changed({ folders, files, readAt, stop, ready }: Watched): Promise<string | null> {
  return new Promise((done) => {
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const end = (what: string | null): void => {
      clearTimeout(timer);
      for (const w of watchers) w.close();
      stop.removeEventListener("abort", stopped);
      done(what);
    };
    const stopped = (): void => end(null);
    stop.addEventListener("abort", stopped);
    const seen = (name: string | null, isOurs: (name: string) => boolean): void => {
      if (name === null || !isOurs(name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => end(name), pause);
    };
    for (const folder of folders) watchers.push(watch(folder, { recursive: true }, (_, name) => seen(name, (n) => /\.(regime|csv|json)$/.test(n) && !n.includes("node_modules"))));
    // A file is watched by its folder: editors put a new file in its place.
    for (const folder of new Set(files.map((f) => dirname(f)))) watchers.push(watch(folder, (_, name) => seen(name, (n) => files.includes(resolve(folder, basename(n))))));
    const late = files.find((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > readAt);
    ready();
    if (stop.aborted) end(null);
    else if (late !== undefined) seen(basename(late), () => true);
  });
}

/** Runs again on every change, until the process is told to stop; then with what the last run ended with. */
export async function watching(io: Io, operands: readonly string[], run: () => Promise<Round>): Promise<ExitCode> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.once("SIGINT", abort).once("SIGTERM", abort);
  const given = operands.map((o) => resolve(io.cwd, o));
  let files: readonly string[] = [];
  for (let isFirst = true; ; isFirst = false) {
    let code: ExitCode = exit.usage;
    const readAt = Date.now();
    try {
      ({ code, files } = await run());
    } catch (error) {
      // A file may be away for a moment, or have no test for a while.
      if (isFirst || !(error instanceof UsageError)) throw error;
      io.err(`${error.message}\n`);
    }
    const ready = (): void => io.err("\nWaiting for changes; Ctrl-C ends.\n");
    const what = await changed({ folders: given.filter(isFolder), files: [...files, ...given.filter((path) => !isFolder(path))], readAt, stop: stop.signal, ready });
    if (what === null) {
      process.off("SIGINT", abort).off("SIGTERM", abort);
      return code;
    }
    io.err(`\n${what} has changed.\n\n`);
  }
}
