/** Every block of TypeScript in the documents that is followed by a block `output` runs against the library, and prints what is shown. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blocks, documentationPages } from "./support/markdown";

const shown = documentationPages().flatMap(({ path, text }) => {
  const all = blocks(text);
  return all.flatMap((b, i) => (b.language === "ts" && all[i + 1]?.language === "output" ? [{ path, ...b, output: all[i + 1]?.text ?? "" }] : []));
});

/** Inside the project, so that packages are found. */
const folder = mkdtempSync(resolve("node_modules/.docs-"));
const library = join(folder, "library.mjs");
const common = { bundle: true, format: "esm", platform: "node", packages: "external", logLevel: "error" } as const;
beforeAll(() => void buildSync({ ...common, entryPoints: ["src/index.ts"], outfile: library }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("some blocks of TypeScript are run", () => {
  expect(shown.length).toBeGreaterThan(0);
});

test.each(shown)("$path: the block of line $line prints what is shown", { timeout: 60_000 }, ({ line, text, output }) => {
  const script = join(folder, `block-${line}.mjs`);
  const { outputFiles } = buildSync({ ...common, stdin: { contents: text.replaceAll('"regime-lang"', JSON.stringify(library)), loader: "ts", resolveDir: folder }, external: [library], write: false, outfile: script });
  const run = spawnSync(process.execPath, ["--input-type=module"], { input: outputFiles[0]?.text ?? "", cwd: folder, encoding: "utf8" });
  expect({ out: run.stdout, errors: run.stderr }).toEqual({ out: output, errors: "" });
});
