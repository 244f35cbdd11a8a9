/** Every case below tests/cases: what is found in its text is what its comments say, and its tests hold. */
import { expect, test } from "vitest";
import { runTests } from "../src/evaluator";
import { compileText } from "./support/compile-text";
import { differences, markdownCases } from "./support/markdown-cases";

const cases = markdownCases("tests/cases");

test("there are cases", () => {
  expect(cases.length).toBeGreaterThan(0);
});

test.each(cases)("$path:$line $title", ({ text }) => {
  expect(differences(text)).toEqual({ missing: [], unexpected: [] });
});

test.each(cases)("the tests of $path:$line hold: $title", ({ text }) => {
  const outcomes = compileText(text).regimes.flatMap(runTests);
  expect(outcomes.filter((o) => o.cases === 0 || o.failures.length > 0).map((o) => o.test.title)).toEqual([]);
});

test("a finding that no comment announces is a difference, and so is a comment that announces none", () => {
  expect(differences("group G { XX }\n")).toEqual({ missing: [], unexpected: [expect.stringMatching(/^line 1: error \[unknown-name\]/)] });
  expect(differences("group G { FR } // error: [unknown-name]\n")).toEqual({ missing: ["line 1: error [unknown-name]"], unexpected: [] });
  expect(differences('group G { XX } // error: [unknown-name] "other words"\n').missing).toEqual(['line 1: error [unknown-name] "other words"']);
});
