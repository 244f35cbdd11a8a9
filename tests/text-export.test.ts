/** Every regime of the examples, the documents and the cases that checks says the same as a text of its own. */
import { expect, test } from "vitest";
import { describe as wordsOf, hasErrors } from "../src/diagnostics";
import { exportText } from "../src/export-text";
import { exportJson } from "../src/interchange";
import type { Regime } from "../src/language/regime";
import { compileText } from "./support/compile-text";
import { compileExample, examplePaths } from "./support/examples";
import { readText } from "./support/interchange";
import { blocks, documentationPages, errorPages, filesBelow, filesIn } from "./support/markdown";
import { readFileSync } from "node:fs";

interface Source {
  readonly name: string;
  readonly regimes: readonly Regime[];
}

const pages = [...documentationPages(), ...errorPages(), ...filesBelow("tests/cases", ".md").map((path) => ({ path, text: readFileSync(path, "utf8") }))];
const fromPages = pages.flatMap(({ path, text }): readonly Source[] => {
  const found = blocks(text);
  return found.filter((b) => b.language.startsWith("regime") && b.language !== "regime-step").flatMap((b) => {
    const { regimes, diagnostics } = compileText(b.text, filesIn(found));
    return regimes.length === 0 || hasErrors(diagnostics) ? [] : [{ name: `${path}:${b.line}`, regimes }];
  });
});
const fromExamples = examplePaths.map((path): Source => ({ name: path, regimes: compileExample(path).regimes }));

test("there are many", () => {
  expect(fromPages.length).toBeGreaterThan(200);
});

// `exportText` compiles what it wrote and compares it with what was to be written.
test.each([...fromExamples, ...fromPages])("$name", ({ regimes }) => {
  const written = exportText(readText(exportJson(regimes)).regimes);
  expect(written.ok ? [] : written.diagnostics.map((d) => wordsOf(d).message)).toEqual([]);
});
