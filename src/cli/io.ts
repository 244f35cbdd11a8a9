import { performance } from "node:perf_hooks";
import { exit } from "./exit-codes";

/** What a command may touch besides files: given to it, so that tests can run it in their own process. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Everything on standard input, or `null` where it is longer than the limit. */
  readonly input: (limit: number) => Promise<Uint8Array | null>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  /** Writes at the start of the line of standard error, over what stands there; `null` where that is no terminal. */
  readonly status: ((text: string) => void) | null;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

async function readAll(limit: number): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > limit) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

// A reader that has gone away (`| head`) is no failure of the command: it ends with its own exit code. Whatever else cannot be written ends it.
function endWhereUnwritable(stream: NodeJS.WriteStream, name: string): void {
  stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") return;
    const why = code === "ENOSPC" ? "there is no room left (ENOSPC): make room, or write elsewhere" : (code ?? message);
    if (stream !== process.stderr) process.stderr.write(`${name} cannot be written: ${why}. What stands there is not whole.\n`);
    process.exit(exit.usage);
  });
}

/** Standard streams, working directory and environment of this process. */
export function processIo(): Io {
  endWhereUnwritable(process.stdout, "Standard output");
  endWhereUnwritable(process.stderr, "Standard error");
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: readAll,
    cwd: process.cwd(),
    env: process.env,
    terminal: process.stdout.isTTY === true,
    status: process.stderr.isTTY === true ? (text) => void process.stderr.write(`\r${text}`) : null,
    now: () => performance.now(),
  };
}
