/** The sample and the interval of the mutation score. The rest of `npm run mutation` is Stryker. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { folderOf } from "../../support/command-line";

interface Result {
  /** File, place, kind of change, what stands there now. */
  readonly name: string;
  readonly status: string;
}
interface Scripts {
  readonly draw: <T>(all: readonly T[], size: number, seed: number) => readonly T[];
  readonly wilson: (killed: number, total: number) => readonly [number, number];
  readonly tally: (results: readonly Result[]) => { readonly killed: number; readonly total: number };
  readonly table: (results: readonly Result[]) => string;
  readonly begin: (file: string, head: { readonly all: number; readonly seed: number; readonly drawn: readonly string[] }) => void;
  readonly add: (file: string, outcome: Result | { readonly last: readonly string[] }) => void;
  readonly outcomes: (file: string, more?: string) => { readonly drawn: readonly string[]; readonly whole: boolean; readonly results: readonly Result[] };
}
const load = async (name: string): Promise<Scripts> => (await import(pathToFileURL(path.resolve("scripts/mutation", name)).href)) as Scripts;
const { draw } = await load("draw.mjs");
const { begin, add, outcomes } = await load("record.mjs");
const { wilson, tally, table } = await load("score.mjs");

describe("the sample", () => {
  const ten = [...Array(10).keys()];
  test("is the same for a seed, without repetition, and another for another seed", () => {
    const all = [...Array(1000).keys()];
    expect(draw(all, 300, 7)).toEqual(draw(all, 300, 7));
    expect(new Set(draw(all, 300, 7)).size).toBe(300);
    expect(draw(all, 300, 7)).not.toEqual(draw(all, 300, 8));
  });
  test("is all where as many are asked for as there are, or more", () => {
    expect([...draw(ten, 10, 1)].sort((a, b) => a - b)).toEqual(ten);
    expect(draw(ten, 11, 1)).toHaveLength(10);
  });
  test("takes each as often as any other", () => {
    const times = ten.map(() => 0);
    for (let seed = 1; seed <= 4000; seed++) for (const i of draw(ten, 3, seed)) times[i] = (times[i] ?? 0) + 1;
    // 1,200 expected, a deviation of 29: five of them.
    expect(times.filter((n) => Math.abs(n - 1200) > 145)).toEqual([]);
  });
});

describe("of a run that was stopped", () => {
  const folder = folderOf({});
  afterAll(folder.remove);
  const file = path.join(folder.path, "record", "seed-1.jsonl");
  const known = (): readonly string[] => outcomes(file).results.map((r) => r.name);
  const done = (...names: readonly string[]): void => names.forEach((name) => add(file, { name, status: "Killed" }));
  test("only what comes before the first open mutant counts", () => {
    begin(file, { all: 9, seed: 1, drawn: ["c", "a", "b", "d"] });
    done("a", "d", "c");
    expect(known()).toEqual(["c", "a"]);
    done("b");
    expect(known()).toEqual(["c", "a", "b", "d"]);
  });
  test("what is run last does not hold up the others, and is told to be missing", () => {
    begin(file, { all: 9, seed: 1, drawn: ["c", "a", "b", "d"] });
    add(file, { last: ["c", "b"] });
    done("a", "b");
    expect([known(), outcomes(file).whole]).toEqual([["a"], false]);
    done("d");
    expect([known(), outcomes(file).whole]).toEqual([["a", "d"], false]);
    done("c");
    expect([known(), outcomes(file).whole]).toEqual([["a", "d", "c", "b"], true]);
  });
});

test("what further tests notice of the same sample counts", () => {
  const folder = folderOf({});
  const [file, more] = ["seed-1.jsonl", "seed-1-wide.jsonl"].map((name) => path.join(folder.path, name));
  if (file === undefined || more === undefined) throw new Error("no file");
  const statuses = (): readonly string[] => outcomes(file, more).results.map((r) => r.status);
  begin(file, { all: 9, seed: 1, drawn: ["a", "b"] });
  for (const name of ["a", "b"]) add(file, { name, status: "Survived" });
  begin(more, { all: 9, seed: 1, drawn: ["a", "b"] });
  add(more, { name: "b", status: "Killed" });
  add(more, { name: "a", status: "NoCoverage" });
  expect(statuses()).toEqual(["Survived", "Killed"]);
  begin(file, { all: 9, seed: 1, drawn: ["a"] });
  add(file, { name: "a", status: "Survived" });
  expect(statuses()).toEqual(["Survived"]);
  folder.remove();
});

describe("the score", () => {
  const result = (status: string): Result => ({ name: "src/checker/check.ts:1:2-1:4 Regex /a/", status });
  // Newcombe 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i has the interval of Wilson", (killed, total, low, high) => {
    const [from, to] = wilson(killed, total);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });
  test("counts what ran too long as noticed, and what no test runs as missed; what cannot run is left out", () => {
    const all = ["Killed", "Timeout", "Survived", "NoCoverage", "RuntimeError"].map(result);
    expect(tally(all)).toEqual({ killed: 2, total: 4 });
    expect(table(all)).toMatch(/^all +2 of 4 +50\.0 %   15\.0 % to 85\.0 %$/m);
    expect(table(all)).toMatch(/^src\/checker +2 of 4/m);
    expect(table(all)).toMatch(/^Regex +2 of 4/m);
  });
});

describe.each(["quick", "wide"])("the %s tests", (which) => {
  test("start no process and build nothing: a mutant would not be in it", () => {
    const listed = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "list", "--config", "vitest.mutation.config.ts", "--filesOnly"], { encoding: "utf8", env: { ...process.env, MUTATION_TESTS: which } });
    const files = listed.stdout.split("\n").filter((line) => line.endsWith(".test.ts"));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => /\bspawn|\bbuiltCommand\b|beforeAll\(setup/.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});
