/** The generators make what they promise, and what they make survives printing. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case } from "../../src/evaluator/result";
import { feasible, possible } from "../support/brute-cases";
import { compileText, inWords } from "../support/compile-text";
import { errorsOf, regimeOf } from "../support/compiled";
import { severityOf } from "../../src/diagnostics";
import { assertParsePrintRoundTrip } from "../support/laws";
import { patience, runs } from "../support/runs";

/** What the checker reports where a case has two answers. */
const conflicts = ["inconsistent-rules"];

/** A text and cases of its regime; no cases where it does not check. */
const withCases = (options: RegimeTextOptions): fc.Arbitrary<{ readonly text: string; readonly cases: readonly Case[] }> =>
  regimeText(options).chain((text) => {
    const regime = compileText(text).regimes[0];
    return fc.record({ text: fc.constant(text), cases: regime ? fc.array(caseOf(regime), { minLength: 20, maxLength: 20 }) : fc.constant([]) });
  });

/** Where the reference interpreter finds a conflict. A mover of a class whose condition fails is no case. */
function conflictsIn(text: string, cases: readonly Case[]): readonly string[] {
  if (cases.length === 0) return [];
  const regime = regimeOf(text);
  return cases.flatMap((c) => {
    if (!feasible(regime, c.mover, c.facts, c.on) || !possible(regime, c)) return [];
    const rights = regime.rights.map((_, right) => decideByReference(regime, c, right));
    return rights.flatMap((d, right) => (d.position.kind === "conflict" ? [`${regime.rights[right]?.name ?? ""} ${JSON.stringify(c)} by ${d.by.join(",")}`] : []));
  });
}

describe("generated texts", () => {
  test("check without errors", () => {
    fc.assert(
      fc.property(regimeText(), (text) => {
        const result = compileText(text);
        const errors = result.diagnostics.filter((d) => severityOf(d) === "error");
        expect(errors.length > 0 ? inWords(result).filter((w) => w.includes(": error ")) : []).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  }, patience);

  test("are parsed and printed to the same", () => {
    fc.assert(fc.property(regimeText({ conflicts: true }), (text) => assertParsePrintRoundTrip(text)), { numRuns: runs(200) });
  }, patience);

  test("that may conflict check without other errors", () => {
    fc.assert(
      fc.property(regimeText({ conflicts: true }), (text) => {
        expect(errorsOf(text).filter((code) => !conflicts.includes(code))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  }, patience);

  test("have no conflict in any case, unless it is reported", () => {
    fc.assert(
      fc.property(withCases({}), ({ text, cases }) => {
        expect(conflictsIn(text, cases)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
    fc.assert(
      fc.property(withCases({ conflicts: true }), ({ text, cases }) => {
        expect(conflictsIn(text, cases)).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
    fc.assert(
      fc.property(withCases({ conflicts: true, conduct: false, soft: false, maxAtoms: 1, maxRules: 3 }), ({ text, cases }) => {
        expect(conflictsIn(text, cases)).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  }, patience);
});
