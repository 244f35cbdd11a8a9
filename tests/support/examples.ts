/** The regimes in `examples`, compiled from disk. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compile } from "../../src/compile";
import type { Host } from "../../src/language/host";

export const root = path.resolve(import.meta.dirname, "../..");

/** Reads plain files below the repository. */
export const host: Host = {
  read: (file) => {
    try {
      return { ok: true, text: readFileSync(path.join(root, file), "utf8") };
    } catch {
      return { ok: false, reason: "missing" };
    }
  },
};

/** Paths of the examples from the repository's root. */
export const examplePaths: readonly string[] = readdirSync(path.join(root, "examples"))
  .filter((name) => name.endsWith(".regime"))
  .sort()
  .map((name) => `examples/${name}`);

/** Files of interests for regimes of the examples: no law of their own. */
export const interestPaths: readonly string[] = readdirSync(path.join(root, "examples/interests")).filter((name) => name.endsWith(".regime")).sort().map((name) => `examples/interests/${name}`);

const compiled = new Map<string, ReturnType<typeof compile>>();

/** An example, compiled once for all files of a worker: what comes of compiling is never changed. */
export function compileExample(file: string): ReturnType<typeof compile> {
  const made = compiled.get(file) ?? compile(file, host);
  compiled.set(file, made);
  return made;
}

/** Small examples, for what takes long. */
export const smallExamples: readonly string[] = ["bracero", "collective-security", "conditional-mfn", "eu-free-movement", "gatt-1947", "schacht-new-plan", "unconditional-mfn"].map((name) => `examples/${name}.regime`);
