/** The commands that the documents name exist, and the build server runs the README's. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const read = (path: string): string => readFileSync(path, "utf8");
const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;

test("every `npm run` in a document is a script", () => {
  const named = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ".ci/run"].flatMap((path) =>
    [...read(path).matchAll(/npm run ([a-z:-]+)/g)].map((match) => match[1] ?? ""),
  );
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("the build server runs the command of the README", () => {
  expect(read("README.md")).toContain("\nnpm ci && npm run check\n");
  expect(read(".ci/run")).toContain("\nnpm ci && npm run check\n");
});

describe("the last line of the build", () => {
  const folder = mkdtempSync(join(tmpdir(), "regime-summary-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const summary = (report: unknown, status: string): { last: string | undefined; code: number | null } => {
    const path = join(folder, "report.json");
    if (report === null) rmSync(path, { force: true });
    else writeFileSync(path, JSON.stringify(report));
    const run = spawnSync(process.execPath, ["scripts/test-summary.mjs", path, status], { encoding: "utf8" });
    return { last: run.stdout.trimEnd().split("\n").at(-1), code: run.status };
  };
  const report = (
    passed: number,
    failed: number,
    files: readonly { status: string; assertionResults: readonly unknown[] }[] = [],
  ) => ({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: files,
  });

  test("counts what passed", () => {
    expect(summary(report(12, 0), "0")).toEqual({ last: "12 passed, 0 failed", code: 0 });
  });
  test("counts what failed", () => {
    expect(summary(report(12, 3), "1")).toEqual({ last: "12 passed, 3 failed", code: 1 });
  });
  test("counts a file that could not be loaded", () => {
    expect(summary(report(12, 0, [{ status: "failed", assertionResults: [] }]), "1")).toEqual({
      last: "12 passed, 1 failed",
      code: 1,
    });
  });
  test("counts a step beside the tests", () => {
    expect(summary(report(12, 0), "2")).toEqual({ last: "12 passed, 1 failed", code: 1 });
  });
  test("is there even without a report", () => {
    expect(summary(null, "0")).toEqual({ last: "0 passed, 1 failed", code: 1 });
  });
});
