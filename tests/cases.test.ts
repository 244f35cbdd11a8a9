/** Every case below tests/cases: what is found in its text is what its comments say, and its tests and expectations hold. */
import { expect, test } from "vitest";
import { askedBy, checkExpectations, evaluate, runTests } from "../src/evaluator";
import { compileText } from "./support/compile-text";
import { differences, markdownCases } from "./support/markdown-cases";

const cases = markdownCases("tests/cases");

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

test("a finding that no comment announces is a difference, and so is a comment that announces none", () => {
  expect(differences("group G { XX }\n")).toEqual({ missing: [], unexpected: [expect.stringMatching(/^line 1: error \[unknown-name\]/)] });
  expect(differences("group G { FR } // error: [unknown-name]\n")).toEqual({ missing: ["line 1: error [unknown-name]"], unexpected: [] });
  expect(differences('group G { XX } // error: [unknown-name] "other words"\n').missing).toEqual(['line 1: error [unknown-name] "other words"']);
});
