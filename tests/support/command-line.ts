/** Runs the command line in this process, in a folder of files made for the test. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../src/cli/run";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A new folder with these files; `{}` leaves it empty but for `.git`, which makes it a project whatever lies above it. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): { readonly path: string; readonly remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "regime-")));
  mkdirSync(join(path, ".git"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Runs `regime ...argv` in a folder. */
export async function regime(cwd: string, argv: readonly string[], stdin: string | Uint8Array = "", env: Record<string, string> = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const bytes = typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin;
  const code = await run(argv, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    input: async (limit) => (bytes.length > limit ? null : bytes),
    cwd, env, terminal: false, status: null, now: () => performance.now(),
  });
  return { code, out, err };
}

/** Runs `regime ...argv` in a new folder with these files. */
export async function inFolder(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<Ran> {
  const folder = folderOf(files);
  try {
    return await regime(folder.path, argv);
  } finally {
    folder.remove();
  }
}
