import { performance } from "node:perf_hooks";

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

// A reader that has gone away (`| head`) is no failure of the command: it ends with its own exit code.
function ignoreClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

/** Standard streams, working directory and environment of this process. */
export function processIo(): Io {
  ignoreClosedPipe(process.stdout);
  ignoreClosedPipe(process.stderr);
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
