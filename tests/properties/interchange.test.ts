/** What is written as JSON follows its schema and reads back to the same regime. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { exportJson } from "../../src/interchange";
import type { Regime } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { compileExample, examplePaths } from "../support/examples";
import { readText, withoutPlaces } from "../support/interchange";
import { patience, runs } from "../support/runs";
import { schemaErrors } from "../support/schemas";

function assertReadsBack(regimes: readonly Regime[]): void {
  const text = exportJson(regimes);
  expect(schemaErrors(JSON.parse(text))).toEqual([]);
  const again = readText(text);
  expect(again.diagnostics).toEqual([]);
  expect(withoutPlaces(again.regimes)).toEqual(withoutPlaces(regimes));
  expect(exportJson(again.regimes)).toBe(text);
}

describe("JSON and back", () => {
  test.each(examplePaths)("%s", (path) => {
    const { regimes } = compileExample(path);
    expect(regimes.length).toBeGreaterThan(0);
    assertReadsBack(regimes);
  });

  test("of generated regimes", () => {
    fc.assert(
      fc.property(regimeText(), (text) => assertReadsBack(compileText(text).regimes)),
      { numRuns: runs(60) },
    );
  }, patience);
});
