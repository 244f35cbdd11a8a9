/** The package as it is installed: spawned commands, both module systems. */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as drawing from "../../../src/evaluator/testing";
import type * as library from "../../../src/index";
import { format, type Plugin } from "prettier";
import { builtCommand, root, setup } from "../../support/build";
import { folderOf } from "../../support/command-line";
import { freeMovement } from "../../support/free-movement";

beforeAll(setup, 120_000);
const folder = folderOf({ "free.regime": freeMovement, "pad.regime": `${freeMovement}\nright Unused "x"\n` });
afterAll(folder.remove);
const run = (...argv: readonly string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtCommand, ...argv], { cwd: folder.path, encoding: "utf8", timeout: 20_000 });
  return { code: status, out: stdout, err: stderr };
};

describe("the command", () => {
  test("checks, tests, evaluates and decides", () => {
    expect(run("check", "free.regime")).toEqual({ code: 0, out: "1 file, 1 regime: no errors\n", err: "" });
    expect(run("test", "free.regime").code).toBe(0);
    expect(run("evaluate", "free.regime", "--require", "norms", "--on", "2005-01-01").code).toBe(1);
    expect(run("decide", "free.regime", "--host", "AT", "--origin", "PL", "--mover", "Worker", "--on", "2005-01-01", "--quiet").out).toContain("denied Work");
  });
  test("explains from the installed pages", () => {
    expect(run("explain", "inconsistent-rules")).toMatchObject({ code: 0, err: "" });
  });
  test("lays files out as the configuration of the project asks, in YAML too", () => {
    const project = folderOf({ "a.regime": "right   A needs Bbbbbbbbbbbbbbbb\n", ".prettierrc": "printWidth: 25\n" });
    const { status, stdout, stderr } = spawnSync(process.execPath, [builtCommand, "fmt", "a.regime"], { cwd: project.path, encoding: "utf8", timeout: 20_000 });
    const text = readFileSync(`${project.path}/a.regime`, "utf8");
    project.remove();
    expect({ status, stdout, stderr, text }).toEqual({ status: 0, stdout: "a.regime\n1 file formatted, 0 as they should be\n", stderr: "", text: "right A\n  needs Bbbbbbbbbbbbbbbb\n" });
  });
  test("wrong usage", () => {
    expect(run("chekc")).toMatchObject({ code: 2, out: "" });
  });
  test("a reader that goes away is no failure", async () => {
    const child = spawn(process.execPath, [builtCommand, "evaluate", "--format", "json", "free.regime"], { cwd: folder.path, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    const code = await new Promise((done) => child.on("close", done));
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });
  // The device is of Linux, where CI runs.
  test.skipIf(!existsSync("/dev/full")).each([["sample", "free.regime", "--rows", "10"], ["check", "free.regime"], ["evaluate", "free.regime"]])("%s: an output that cannot be written is said, and no failed test", (...argv) => {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [builtCommand, ...argv], { cwd: folder.path, encoding: "utf8", timeout: 20_000, stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    expect({ status, stderr }).toEqual({ status: 2, stderr: "Standard output cannot be written: there is no room left (ENOSPC): make room, or write elsewhere. What stands there is not whole.\n" });
  });
});

describe("the library", () => {
  const host = { read: () => ({ ok: true, text: freeMovement }) as const };
  type Library = Pick<typeof library, "compile" | "evaluate">;
  const use = ({ compile, evaluate }: Library): readonly string[] => compile("free.regime", host).regimes.map((r) => evaluate(r).regime);

  test("as CommonJS", () => {
    expect(use(createRequire(import.meta.url)(`${root}/dist/index.cjs`) as Library)).toEqual(["Free"]);
  });
  test("with what draws, for the fast-check of the reader", async () => {
    const testing = (await import(`${root}/dist/testing.js`)) as typeof drawing;
    const asRequired = createRequire(import.meta.url)(`${root}/dist/testing.cjs`) as typeof testing;
    const { compile } = (await import(`${root}/dist/index.js`)) as typeof library;
    const [regime] = compile("free.regime", host).regimes;
    for (const { caseOf, evaluateByTests } of [testing, asRequired]) {
      expect(regime && fc.sample(caseOf(regime), { numRuns: 3, seed: 1 }).map((c) => c.facts.length)).toEqual([3, 3, 3].map(() => regime?.facts.length));
      expect(regime && evaluateByTests(regime, { runs: 50, seed: 1 }).tested).toEqual({ runs: 50, seed: 1 });
    }
  });
  test("with the plugin of prettier", async () => {
    const plugins = [(await import(`${root}/dist/prettier.js`)) as Plugin, createRequire(import.meta.url)(`${root}/dist/prettier.cjs`) as Plugin];
    for (const plugin of plugins) expect(await format("right   A\n", { filepath: "a.regime", plugins: [plugin] })).toBe("right A\n");
  });
  test("as an ECMAScript module", async () => {
    expect(use((await import(`${root}/dist/index.js`)) as Library)).toEqual(["Free"]);
  });
});
