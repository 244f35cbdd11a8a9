/** A prepared regime decides every case as the reference interpreter does, and every case of which facts are left out as the ordinary engine does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import type { Case } from "../../src/evaluator/result";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { compileExample, examplePaths } from "../support/examples";
import { markdownCases } from "../support/markdown-cases";
import { partialDifferences, prepared, preparedDifferences } from "../support/prepared";
import { patience, runs } from "../support/runs";
import { samples } from "../support/samples";
import type { Regime } from "../../src/language/regime";

interface Drawn {
  readonly text: string;
  readonly cases: readonly Case[];
  readonly kept: readonly boolean[];
}
/** A text with cases and which facts are stated; no cases where the rules are inconsistent. */
const withCases = (options: RegimeTextOptions): fc.Arbitrary<Drawn> =>
  regimeText(options).chain((text) => {
    const regime = compileText(text).regimes[0];
    return fc.record({
      text: fc.constant(text),
      cases: regime ? fc.array(caseOf(regime), { minLength: 8, maxLength: 8 }) : fc.constant([]),
      kept: fc.array(fc.boolean(), { minLength: regime?.facts.length ?? 0, maxLength: regime?.facts.length ?? 0 }),
    });
  });

const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["regimes whose exceptions stand in one line", {}, 200],
  ["regimes whose exceptions form any graph", { conflicts: true, maxRules: 3, maxExceptions: 5 }, 300],
  ["regimes that read figures, some of which are missing", { series: true, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }, 100],
  ["regimes of which all is held by rows", { favoured: false, mirrors: false, conflicts: true, maxRules: 3, maxExceptions: 5 }, 300],
  ["small regimes with many exceptions", { maxAtoms: 1, maxRules: 2, maxExceptions: 6, conduct: false }, 200],
];

test.each(kinds)("on %s", (_, options, numRuns) => {
  fc.assert(
    fc.property(withCases(options), ({ text, cases, kept }) => {
      if (cases.length === 0) return;
      const all = prepared(regimeOf(text));
      expect(preparedDifferences(all, cases)).toEqual([]);
      expect(partialDifferences(all, cases.slice(0, 4), (fact) => kept[fact] === true)).toEqual([]);
    }),
    { numRuns: runs(numRuns) },
  );
}, patience);

const seed = Number(process.env["FC_SEED"] ?? 1);
function differencesOn(regime: Regime, numRuns: number): readonly string[] {
  const all = prepared(regime);
  const cases = fc.sample(caseOf(regime), { numRuns, seed });
  return [...preparedDifferences(all, cases), ...partialDifferences(all, cases.slice(0, numRuns / 4), (fact) => fact % 3 !== 0)];
}

test.each(examplePaths)("on %s", (path) => {
  for (const regime of compileExample(path).regimes) expect(differencesOn(regime, 40)).toEqual([]);
}, patience);

test("on the real regimes among the samples", () => {
  for (const { text } of samples) for (const regime of compileText(text).regimes) expect(differencesOn(regime, 20)).toEqual([]);
}, patience);

test.each(["tests/cases", "docs/reference"])("on every regime that checks in %s", (folder) => {
  const regimes = markdownCases(folder).flatMap(({ text, files }) => compileText(text, files).regimes);
  expect(regimes.length).toBeGreaterThan(20);
  for (const regime of regimes) if (regime.rights.length > 0 && regime.classes.length > 0) expect(differencesOn(regime, 8)).toEqual([]);
}, patience);
