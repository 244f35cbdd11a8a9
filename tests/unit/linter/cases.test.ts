/** Every text of the cases and of the error pages that has no error: all rules look at it without failing, and their fixes change no answer. */
import { expect, test } from "vitest";
import { hasErrors } from "../../../src/diagnostics";
import { diff } from "../../../src/evaluator";
import { lint, mend, ruleHeads, type LintConfig } from "../../../src/linter";
import { compileText, memoryHost } from "../../support/compile-text";
import { markdownCases } from "../../support/markdown-cases";

const path = "block.regime";
const everything: LintConfig = { rules: Object.fromEntries(ruleHeads.map((rule) => [rule.name, "warn" as const])) };
const sound = [...markdownCases("tests/cases"), ...markdownCases("tests/criteria"), ...markdownCases("docs/errors"), ...markdownCases("tests/lint")].filter(({ text, files }) => !hasErrors(compileText(text, files).diagnostics));

test("there are many", () => {
  expect(sound.length).toBeGreaterThan(200);
});

test.each(sound)("$path:$line $title", ({ text, files }) => {
  const before = compileText(text, files);
  const found = lint(before, { path, config: everything, quick: true });
  expect(found.every((f) => f.at.path === path && f.at.start <= f.at.end && f.at.end <= text.length)).toBe(true);
  const others = [...before.sources].flatMap(([name, source]) => (name === path || name.startsWith("std/") ? [] : [[name, source.text] as const]));
  const host = memoryHost({ ...Object.fromEntries(others), [path]: text });
  const mended = mend(host, { path, config: everything, quick: true });
  expect(mended.left.filter((f) => f.fix !== null)).toEqual([]);
  if (mended.count === 0) return;
  expect(mended.compiled.regimes.map((r) => r.name)).toEqual(before.regimes.map((r) => r.name));
  for (const [i, regime] of before.regimes.entries()) {
    const after = mended.compiled.regimes[i];
    if (after === undefined) throw new Error("a regime is gone");
    const { difference, diagnostics } = diff(regime, after);
    expect(diagnostics).toEqual([]);
    expect([difference?.changes, difference?.members, difference?.duties]).toEqual([[], [], []]);
  }
});
