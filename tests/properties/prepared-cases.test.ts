/** A prepared regime decides cases as the reference interpreter and the ordinary engine do: on every regime that the cases, the rulings, the reference and the samples hold. */
import { expect, test } from "vitest";
import { compileText } from "../support/compile-text";
import { markdownCases } from "../support/markdown-cases";
import { differencesOn } from "../support/prepared";
import { patience } from "../support/runs";
import { samples } from "../support/samples";

const cases = ["tests/cases", "tests/criteria", "docs/reference"].flatMap(markdownCases);

test.each([...new Set(cases.map((c) => c.path))])("%s", (path) => {
  for (const { text, files } of cases.filter((c) => c.path === path)) {
    for (const regime of compileText(text, files).regimes) if (regime.rights.length > 0 && regime.classes.length > 0) expect(differencesOn(regime, 12)).toEqual([]);
  }
}, patience);

test.each(samples)("the sample $name", ({ text }) => {
  for (const regime of compileText(text).regimes) expect(differencesOn(regime, 20)).toEqual([]);
}, patience);

test("there are many", () => {
  expect(cases.length).toBeGreaterThan(300);
});
