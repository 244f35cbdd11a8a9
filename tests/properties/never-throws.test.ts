/** A regime that checks has an answer to every question: no evaluation throws, and what it shows can be asked again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decider, evaluate, runTests } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case, WitnessCase } from "../../src/evaluator/result";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import type { Regime } from "../../src/language/regime";
import { asTest } from "../../src/report/words/witness";
import { alteredText } from "../support/altered-text";
import { compileText } from "../support/compile-text";
import { compileExample, examplePaths } from "../support/examples";
import { blocks, documentationPages, errorPages } from "../support/markdown";
import { markdownCases } from "../support/markdown-cases";
import { possible } from "../support/brute-cases";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const options: RegimeTextOptions = { claims: true, maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 3 };

/** Asks everything that can be asked of one case: with every fact stated, with some, and with none. */
function ask(regime: Regime, cases: readonly Case[]): void {
  const decide = decider(regime);
  for (const c of cases) {
    const stated = c.facts.map((value, fact) => [fact, value] as const);
    for (const given of [stated, stated.filter(([fact]) => fact % 2 === 0), []]) decide({ ...c, given: new Map(given) });
    for (const binding of ["decide", "hard", "soft"] as const) regime.rights.forEach((_, right) => decideByReference(regime, c, right, binding));
  }
}

test("a regime that checks never throws in any evaluation", () => {
  fc.assert(
    fc.property(
      regimeText(options).chain((text) => fc.record({ text: fc.constant(text), cases: fc.array(caseOf(regimeOf(text)), { minLength: 5, maxLength: 5 }) })),
      ({ text, cases }) => {
        const regime = regimeOf(text);
        ask(regime, cases);
        for (const binding of ["hard", "soft"] as const) evaluate(regime, { binding });
      },
    ),
    { numRuns: runs(30) },
  );
}, patience);

/** The regimes that people read: in the documents, on the pages of diagnostics, in the cases, in the examples. */
const written: readonly string[] = [
  ...[...documentationPages(), ...errorPages()].flatMap(({ text }) => blocks(text).filter((b) => b.language.startsWith("regime")).map((b) => b.text)),
  ...markdownCases("tests/cases").map((c) => c.text),
];

function judgeAll(regimes: readonly Regime[]): void {
  for (const regime of regimes) {
    for (const binding of ["hard", "soft"] as const) evaluate(regime, { binding });
    runTests(regime);
  }
}

test("nor does any regime of the documents, the cases and the examples", () => {
  judgeAll([...written.flatMap((text) => compileText(text).regimes), ...examplePaths.flatMap((path) => compileExample(path).regimes)]);
}, patience);

test("nor one of them in which words are exchanged, if it still checks", () => {
  const short = written.filter((text) => text.length < 4000 && compileText(text).regimes.length > 0);
  fc.assert(fc.property(alteredText(short), (text) => judgeAll(compileText(text).regimes)), { numRuns: runs(150) });
}, patience);

function witnesses(regime: Regime): readonly WitnessCase[] {
  const { criteria } = evaluate(regime);
  return criteria.flatMap((c) => c.parts).flatMap((p) => p.timeline).flatMap((s) => {
    // What a concession would lead to is no case of the text.
    return s.witness && !s.witness.conceded ? s.witness.cases : [];
  });
}

test("every case that a verdict shows can be pasted as a test, which then holds", () => {
  fc.assert(
    // Soft law counts differently in verdicts and in tests. A named state that is itself a party of the case means a third one.
    fc.property(regimeText({ ...options, soft: false }), (text) => {
      const regime = regimeOf(text);
      const shown = [...new Set(witnesses(regime).filter((c) => possible(regime, c.case)).flatMap((c) => asTest(regime, c) ?? []))].slice(0, 6);
      const pasted = text.replace(/\}\s*$/, `  ${shown.map((t, i) => t.replace(/^test "/, `test "${i}: `)).join("\n  ")}\n}\n`);
      const result = compileText(pasted);
      const failing = result.regimes.flatMap(runTests).filter((o) => o.cases === 0 || o.failures.length > 0);
      expect({ read: result.regimes.length, failing: failing.map((o) => o.test.title) }).toEqual({ read: 1, failing: [] });
    }),
    { numRuns: runs(30) },
  );
}, patience);
