/** The `regime` command: which one, and what it answers. */
import { spawn } from "node:child_process";

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Which `main.js` is run: the one that is set, that of the project, that of the extension. */
export function commandOf(set: string, ofProject: string | null, own: string, isThere: (path: string) => boolean): string {
  if (set !== "") return set;
  return ofProject !== null && isThere(ofProject) ? ofProject : own;
}

/** Runs the command in a folder. `stop` ends it. */
export function finished(main: string, argv: readonly string[], cwd: string, stop?: AbortSignal): Promise<Finished> {
  return new Promise((done, failed) => {
    // The editor's own program runs it: nothing else need be installed.
    const child = spawn(process.execPath, [main, ...argv], { cwd, env: { ...process.env, ELECTRON_RUN_AS_NODE: "1", NO_COLOR: "1" }, ...(stop ? { signal: stop } : {}) });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", failed);
    child.on("close", (code) => done({ code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }));
  });
}
