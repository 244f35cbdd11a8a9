/** The laws of the formatter: one layout, the same meaning, the same comments at the same words, nothing outside a range. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regimeText as checkedText } from "../../src/evaluator/testing/arbitrary-regime";
import type { FormatOptions } from "../../src/formatter/format";
import { textOf } from "../support/arbitrary-text";
import { compileText } from "../support/compile-text";
import { assertLaidOut, assertRangeLaidOut, formatted, withGaps } from "../support/formatting";
import { patience, runs } from "../support/runs";

const options: fc.Arbitrary<FormatOptions> = fc.record({
  printWidth: fc.constantFrom(20, 60, 100, 160), tabWidth: fc.constantFrom(2, 4), useTabs: fc.boolean(),
});
/** Long texts: what goes wrong between a comment and a line break needs many of both. */
const anyText = fc.array(fc.nat({ max: 65_535 }), { minLength: 20, maxLength: 300, size: "max" }).map((choices) => `right First\n${textOf("fileItem", choices)}\n${textOf("regime", choices.slice(7))}`);
const gapped: fc.Arbitrary<string> = anyText.chain(withGaps);

describe("the layout of every text of the grammar", () => {
  test("says the same, keeps every comment at its word, and is its own layout", () => {
    fc.assert(fc.property(gapped, options, assertLaidOut), { numRuns: runs(150) });
  }, patience);

  test("touches nothing outside a range", () => {
    fc.assert(fc.property(gapped, options, fc.nat(), fc.nat(), (text, how, a, b) => {
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [number, number]; // two numbers in, two out
      assertRangeLaidOut(text, from, to, how);
    }), { numRuns: runs(150) });
  }, patience);
});

test("the layout of a regime that checks is found the same by the checker", () => {
  fc.assert(fc.property(checkedText({ claims: true }).chain((text) => fc.record({ text: fc.constant(text), gaps: withGaps(text) })), ({ text, gaps }) => {
    const once = formatted(gaps);
    assertLaidOut(gaps);
    const codes = (of: string): readonly string[] => compileText(of).diagnostics.map(({ code }) => code);
    expect(codes(once)).toEqual(codes(text));
  }), { numRuns: runs(30) });
}, patience);
