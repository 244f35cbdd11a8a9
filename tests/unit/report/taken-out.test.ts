/** What a part would be without a clause, as a sentence. */
import { expect, test } from "vitest";
import type { VerdictName } from "../../../src/language/regime";
import { flipsWords } from "../../../src/report/words/taken-out";
import { sampleRegime, span } from "../../support/sample-regime";

const words = (...verdicts: readonly VerdictName[]): readonly string[] => {
  const years = verdicts.map((verdict, i) => ({ verdict, interval: span(`${2000 + i}-01-01`, `${2001 + i}-01-01`) }));
  return flipsWords(sampleRegime, {
    part: "i1", claim: null, interval: span("2000-01-01", null), together: null, left: [],
    alone: [{ clauses: [1], verdicts: years, holds: false, because: [], error: null }],
  }, { most: 24 });
};

test.each([
  [["depends"], "I1 would depend on figures that are missing"],
  [["not-assessable", "not-assessable"], "I1 would be not assessable"],
  [["holds", "depends"], "I1 would hold from 2000-01-01 to 2000-12-31 and depend on figures that are missing from 2001-01-01 to 2001-12-31"],
] as const)("%j", (verdicts, end) => {
  expect(words(...verdicts)).toEqual([expect.stringMatching(new RegExp(`^without .* ${end}$`))]);
});
