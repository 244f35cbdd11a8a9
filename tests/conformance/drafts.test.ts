/** The drafts of the corpus compile, and what their tests say holds. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runTests } from "../../src/evaluator";
import { hasErrors } from "../../src/diagnostics";
import { compileExample, root } from "../support/examples";
import { patience } from "../support/runs";

const folder = "tests/corpus";
const drafts = readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".regime")).sort();

describe.each(drafts)("%s", (name) => {
  test("compiles, and its tests hold", () => {
    const { regimes, diagnostics } = compileExample(`${folder}/${name}`);
    expect(diagnostics.filter((d) => hasErrors([d])).map((d) => d.code)).toEqual([]);
    const outcomes = regimes.flatMap(runTests);
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.filter((o) => o.failures.length > 0 || o.cases === 0).map((o) => o.test.title)).toEqual([]);
  }, patience);
});
