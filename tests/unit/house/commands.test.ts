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

describe("the last lines of the build", () => {
  const folder = mkdtempSync(join(tmpdir(), "regime-summary-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const summary = (report: unknown, status: string): { lines: readonly string[]; code: number | null } => {
    const path = join(folder, "report.json");
    if (report === null) rmSync(path, { force: true });
    else writeFileSync(path, JSON.stringify(report));
    const run = spawnSync(process.execPath, ["scripts/test-summary.mjs", path, status], { encoding: "utf8" });
    return { lines: run.stdout.trimEnd().split("\n"), code: run.status };
  };
  const report = (passed: number, failed: number, broken = "") => ({
    numPassedTests: passed,
    testResults: [
      {
        name: join(process.cwd(), "tests/a.test.ts"),
        status: failed > 0 ? "failed" : "passed",
        assertionResults: Array.from({ length: passed + failed }, (_, index) => ({
          fullName: `case ${index}`,
          status: index < passed ? "passed" : "failed",
          failureMessages: ["expected 1 to be 2", ...Array.from({ length: 40 }, () => "    at somewhere")],
        })),
      },
      ...(broken === ""
        ? []
        : [{ name: join(process.cwd(), "tests/b.test.ts"), status: "failed", message: broken, assertionResults: [] }]),
    ],
  });

  test("count what passed", () => {
    expect(summary(report(12, 0), "0")).toEqual({ lines: ["12 passed, 0 failed"], code: 0 });
  });
  test("count what failed, and tell it", () => {
    const { lines, code } = summary(report(12, 3), "1");
    expect(lines.slice(0, 2)).toEqual(["tests/a.test.ts > case 12", "  expected 1 to be 2"]);
    expect([lines.length, lines.at(-1), code]).toEqual([40, "12 passed, 3 failed", 1]);
  });
  test("tell ten failures at most", () => {
    expect(summary(report(0, 13), "1").lines.slice(-2)).toEqual(["... and 3 more", "0 passed, 13 failed"]);
  });
  test("count a file that could not be loaded", () => {
    expect(summary(report(12, 0, "no such module"), "1")).toEqual({
      lines: ["tests/b.test.ts", "  no such module", "12 passed, 1 failed"],
      code: 1,
    });
  });
  test("count a step beside the tests", () => {
    const { lines, code } = summary(report(12, 0), "2");
    expect([lines.at(-1), code]).toEqual(["12 passed, 1 failed", 1]);
  });
  test("are there even without a report", () => {
    const { lines, code } = summary(null, "0");
    expect([lines.at(-1), code]).toEqual(["0 passed, 1 failed", 1]);
  });
});
