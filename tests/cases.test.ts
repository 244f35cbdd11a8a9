/** Every case below tests/cases and tests/criteria: what is found in its text is what its comments say, and its tests and expectations hold. */
import { expect, test } from "vitest";
import { askedBy, checkExpectations, evaluate, runTests } from "../src/evaluator";
import { compileText } from "./support/compile-text";
import { differences, markdownCases } from "./support/markdown-cases";
import { reported, reportedLines } from "./support/reported";

const rulings = markdownCases("tests/criteria");
const cases = [...markdownCases("tests/cases"), ...rulings];

test("there are cases", () => {
  expect(cases.length).toBeGreaterThan(0);
});

test.each(cases)("$path:$line $title", ({ text, files }) => {
  expect(differences(text, files)).toEqual({ missing: [], unexpected: [] });
});

test.each(cases)("the tests of $path:$line hold: $title", ({ text, files }) => {
  const outcomes = compileText(text, files).regimes.flatMap(runTests);
  expect(outcomes.filter((o) => o.cases === 0 || o.failures.length > 0).map((o) => o.test.title)).toEqual([]);
});

test.each(cases)("the expectations of $path:$line are met: $title", ({ text, files }) => {
  const judged = compileText(text, files).regimes.filter((regime) => regime.expectations.length > 0);
  const unmet = judged.flatMap((regime) => checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })).filter((o) => !o.met));
  expect(unmet.map((o) => [o.expectation.criterion, o.found.map((f) => f.verdict)])).toEqual([]);
});

test.each(cases.filter((c) => c.found !== ""))("the report of $path:$line says what is found: $title", ({ text, files, found }) => {
  const regime = compileText(text, files).regimes.at(-1);
  const lines = reportedLines(found);
  if (regime === undefined) throw new Error("no regime was compiled");
  const values = reported(regime, lines);
  expect(lines.map(({ name }, i) => `${name}: ${values[i] ?? ""}`)).toEqual(lines.map(({ name, value }) => `${name}: ${value}`));
});

test.each(rulings)("$path:$line states a verdict: $title", ({ text }) => {
  expect(compileText(text).regimes.every((regime) => regime.expectations.length > 0)).toBe(true);
});

test("a finding that no comment announces is a difference, and so is a comment that announces none", () => {
  expect(differences("group G { XX }\n")).toEqual({ missing: [], unexpected: [expect.stringMatching(/^line 1: error \[unknown-name\]/)] });
  expect(differences("group G { FR } // error: [unknown-name]\n")).toEqual({ missing: ["line 1: error [unknown-name]"], unexpected: [] });
  expect(differences('group G { XX } // error: [unknown-name] "other words"\n').missing).toEqual(['line 1: error [unknown-name] "other words"']);
});
