/** The laws of the formatter: one layout, the same meaning, the same comments at the same words, nothing outside a range. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regimeText as checkedText } from "../../src/evaluator/testing/arbitrary-regime";
import type { FormatOptions } from "../../src/formatter/format";
import { regimeText as anyText } from "../support/arbitrary-text";
import { compileText } from "../support/compile-text";
import { assertLaidOut, assertRangeLaidOut, formatted, isTaken, withGaps } from "../support/formatting";
import { patience, runs } from "../support/runs";

const options: fc.Arbitrary<FormatOptions> = fc.record({
  printWidth: fc.constantFrom(20, 60, 100, 160), tabWidth: fc.constantFrom(2, 4), useTabs: fc.boolean(),
});
const gapped: fc.Arbitrary<string> = anyText.chain(withGaps);

describe("the layout of every text of the grammar", () => {
  test("says the same, keeps every comment at its word, and is its own layout", () => {
    let taken = 0;
    fc.assert(fc.property(gapped, options, (text, how) => {
      fc.pre(isTaken(text));
      taken++;
      assertLaidOut(text, how);
    }), { numRuns: runs(400) });
    expect(taken).toBeGreaterThan(0);
  }, patience);

  test("touches nothing outside a range", () => {
    fc.assert(fc.property(gapped, options, fc.nat(), fc.nat(), (text, how, a, b) => {
      fc.pre(isTaken(text));
      const [from, to] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y) as [number, number]; // two numbers in, two out
      assertRangeLaidOut(text, from, to, how);
    }), { numRuns: runs(300) });
  }, patience);
});

test("the layout of a regime that checks is found the same by the checker", () => {
  fc.assert(fc.property(checkedText({ claims: true }).chain((text) => fc.record({ text: fc.constant(text), gaps: withGaps(text) })), ({ text, gaps }) => {
    const once = formatted(gaps);
    assertLaidOut(gaps);
    const codes = (of: string): readonly string[] => compileText(of).diagnostics.map(({ code }) => code);
    expect(codes(once)).toEqual(codes(text));
  }), { numRuns: runs(60) });
}, patience);
