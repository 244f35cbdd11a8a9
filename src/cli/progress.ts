import { terminalSafe } from "../report/text/paint";
import type { Io } from "./io";

/** Work that takes no longer than this many milliseconds shows nothing. */
const patience = 1000;
/** The line is written again after so many. */
const pace = 100;

/** One line on standard error that says how far long work has come: only on a terminal, and gone when it is done. */
export interface Progress {
  /** `what` is under way: `done` of `total`. */
  readonly step: (what: string, done: number, total: number) => void;
  /** Takes the line away; before anything else is printed. */
  readonly clear: () => void;
}

const silent: Progress = { step: () => undefined, clear: () => undefined };

export function progressOf({ status, now }: Io, quiet: boolean): Progress {
  if (status === null || quiet) return silent;
  const start = now();
  let last = start + patience - pace;
  let shown = 0;
  return {
    step: (what, done, total) => {
      const at = now();
      if (at - last < pace) return;
      last = at;
      const line = `${what}: ${Math.floor((100 * done) / Math.max(1, total))} %`;
      status(terminalSafe(line.padEnd(shown)));
      shown = line.length;
    },
    clear: () => {
      if (shown > 0) {
        status(" ".repeat(shown));
        status("");
      }
      shown = 0;
    },
  };
}
