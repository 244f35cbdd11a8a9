/** The kernel decides every case as the reference interpreter does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case, Decision } from "../../src/evaluator/result";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { formatDay } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import type { Regime } from "../../src/language/regime";
import { feasible } from "../support/brute-cases";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const shown = (d: Decision | null): string => (d === null ? "open" : `${positionKey(d.position)} by ${[...d.by].sort((a, b) => a - b).join(",")}`);

function caseWords(regime: Regime, c: Case): string {
  const facts = regime.facts.map((f, i) => `${f.key}=${c.facts[i] ?? "?"}`).join(" ");
  return `${regime.parties[c.host]?.code ?? "?"} ${regime.parties[c.origin]?.code ?? "stateless"} ${regime.classes[c.mover]?.name ?? "?"} ${formatDay(c.on)} ${facts}`;
}

/** Where the two differ, in words. A mover of a class whose condition fails is no case: then `decide` has no answer. */
function differences(regime: Regime, c: Case): readonly string[] {
  const answer = decide(regime, { ...c, given: new Map(c.facts.map((v, i) => [i, v])) });
  const possible = feasible(regime, c.mover, c.facts);
  return regime.rights.flatMap((r, right) => {
    const fast = answer.rights.find((a) => a.right === right);
    const found = possible ? shown(fast?.decision ?? null) : `${fast?.possible.length ?? 0} answers`;
    const expected = possible ? shown(decideByReference(regime, c, right)) : "0 answers";
    return found === expected ? [] : [`${r.name}: ${caseWords(regime, c)}: decide says ${found}, the reference ${expected}`];
  });
}

const withCases = (options: RegimeTextOptions): fc.Arbitrary<{ readonly text: string; readonly cases: readonly Case[] }> =>
  regimeText(options).chain((text) => fc.record({ text: fc.constant(text), cases: fc.array(caseOf(regimeOf(text)), { minLength: 8, maxLength: 8 }) }));

test("decide and the reference interpreter agree on cases with every fact stated", () => {
  fc.assert(
    fc.property(withCases({}), ({ text, cases }) => {
      const regime = regimeOf(text);
      expect(cases.flatMap((c) => differences(regime, c))).toEqual([]);
    }),
    { numRuns: runs(250) },
  );
}, patience);
