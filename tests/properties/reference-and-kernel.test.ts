/** The kernel decides every case as the reference interpreter does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { dutiesByReference } from "../../src/evaluator/decide/reference-duties";
import type { Case, Decision } from "../../src/evaluator/result";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { formatDay } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import type { Regime } from "../../src/language/regime";
import { feasible, possible } from "../support/brute-cases";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const shown = (d: Decision | null): string => (d === null ? "open" : `${positionKey(d.position)} by ${[...d.by].sort((a, b) => a - b).join(",")}`);

function caseWords(regime: Regime, c: Case): string {
  const facts = regime.facts.map((f, i) => `${f.key}=${c.facts[i] ?? "?"}`).join(" ");
  return `${regime.parties[c.host]?.code ?? "?"} ${regime.parties[c.origin]?.code ?? "stateless"} ${regime.classes[c.mover]?.name ?? "?"} ${formatDay(c.on)} ${facts}`;
}

/** Where the two differ, in words. A mover of a class whose condition fails is no case, nor is one whose facts no state can give: then `decide` has no answer. */
function differences(regime: Regime, c: Case): readonly string[] {
  const answer = decide(regime, { ...c, given: new Map(c.facts.map((v, i) => [i, v])) });
  const canBe = feasible(regime, c.mover, c.facts, c.on) && possible(regime, c, true);
  const owed = (list: readonly { readonly duty: number; readonly bearer: string }[]): string => list.map((d) => `${d.duty} by ${d.bearer}`).sort().join(", ");
  const [decided, walked] = [owed(answer.duties), canBe ? owed(dutiesByReference(regime, c)) : ""];
  const duties = decided === walked && answer.duties.every((d) => d.open.length === 0) ? [] : [`duties: ${caseWords(regime, c)}: decide says ${decided}, the reference ${walked}`];
  return duties.concat(regime.rights.flatMap((r, right) => {
    const fast = answer.rights.find((a) => a.right === right);
    const found = canBe ? shown(fast?.decision ?? null) : `${fast?.possible.length ?? 0} answers`;
    const expected = canBe ? shown(decideByReference(regime, c, right)) : "0 answers";
    return found === expected ? [] : [`${r.name}: ${caseWords(regime, c)}: decide says ${found}, the reference ${expected}`];
  }));
}

/** A text with cases; none where the rules are inconsistent. */
const withCases = (options: RegimeTextOptions): fc.Arbitrary<{ readonly text: string; readonly cases: readonly Case[] }> =>
  regimeText(options).chain((text) => {
    const regime = compileText(text).regimes[0];
    return fc.record({ text: fc.constant(text), cases: regime ? fc.array(caseOf(regime), { minLength: 8, maxLength: 8 }) : fc.constant([]) });
  });

const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["regimes whose exceptions stand in one line", {}, 200],
  ["regimes whose exceptions form any graph", { conflicts: true, maxRules: 3, maxExceptions: 5 }, 300],
  ["regimes that read figures, some of which are missing", { series: true, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }, 100],
  ["small regimes with many exceptions", { maxAtoms: 1, maxRules: 2, maxExceptions: 6, conduct: false }, 100],
];

test.each(kinds)("decide and the reference interpreter agree on cases with every fact stated: %s", (_, options, numRuns) => {
  fc.assert(
    fc.property(withCases(options), ({ text, cases }) => {
      const regime = cases.length === 0 ? null : regimeOf(text);
      expect(regime ? cases.flatMap((c) => differences(regime, c)) : []).toEqual([]);
    }),
    { numRuns: runs(numRuns) },
  );
}, patience);
