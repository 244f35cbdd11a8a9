/** z3, the reference interpreter and the diagrams say the same of generated regimes. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { decide, evaluate } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case } from "../../src/evaluator/result";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { positionKey } from "../../src/language/position";
import type { Regime } from "../../src/language/regime";
import { decisionsScript, smt2Writer, type Part } from "../../src/translate/smt2";
import { feasible, possible } from "../support/brute-cases";
import { errorsOf, regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";
import { decidedCases, disagreements, startSolver, type Solver, type Tally } from "../support/solver";

let solver: Solver;
beforeAll(async () => {
  solver = await startSolver();
});
/** A solver starts slowly and works in threads of its own. */
const long = patience * 5;

/** With `FC_TIMES` of 4 and more every stretch of time is looked at; below, some. */
const every = runs(1) >= 4;

const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["of any kind", {}, 40],
  ["with claims", { claims: true, maxParties: 4, maxRules: 3, maxExceptions: 2, maxAtoms: 2 }, 15],
  ["small ones with many exceptions", { maxAtoms: 1, maxRules: 2, maxExceptions: 6, maxParties: 4 }, 40],
  ["that read figures, some of which are missing", { series: true, iso: false, maxParties: 3, maxRules: 2, maxExceptions: 1, maxAtoms: 2 }, 6],
];

/** Verdicts that are seldom drawn are asked each time. */
const mirrored = `party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  members { Pa, Pb, Pc }
  rule first { Pa grants Work to Worker from every other member }
  rule second { Pb grants Work to Worker from every other member }
  exception mirror to first, second { host grants anything on reciprocal terms }
}`;

describe("verdicts", () => {
  const tally: Tally = new Map();
  test.each(kinds)("of regimes %s", async (_, options, numRuns) => {
    await fc.assert(
      fc.asyncProperty(regimeText(options).filter((text) => !errorsOf(text).includes("inconsistent-rules")), fc.nat(1000), fc.boolean(), async (text, which, soft) => {
        const regime = regimeOf(text);
        const evaluation = evaluate(regime, { binding: soft ? "soft" : "hard" });
        expect(await disagreements(solver, regime, evaluation, tally, (n, of) => every || n === which % of)).toEqual([]);
      }),
      { numRuns: runs(numRuns), examples: [[mirrored, 0, false]] },
    );
  }, long);

  test("of every sort are among them", () => {
    const seldom = ["g1", "g2", "i1", "d1", "d1c", "d2", "claim"].flatMap((part) => ["holds", "fails"].map((verdict) => `${part} ${verdict}`));
    expect([...seldom, "claim vacuous"].filter((verdict) => !tally.has(verdict))).toEqual([]);
  });
});

// ---- models are cases -----------------------------------------------------------------------------------------

/** Parts whose models show two positions, or one that is not silent. */
const shown: readonly Part[] = ["in-force", "g2", "g4"];

test("what a model shows is confirmed by the reference interpreter", async () => {
  let confirmed = 0;
  await fc.assert(
    fc.asyncProperty(regimeText({ maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2 }), fc.nat(1000), async (text, which) => {
      const regime = regimeOf(text);
      const writer = smt2Writer(regime, { binding: "hard", on: null });
      for (const part of shown) {
        const { files } = writer.part(part);
        const file = files[which % Math.max(1, files.length)];
        const values = file ? await solver.model(file.text) : null;
        if (file === undefined || values === null) continue;
        const [first, second] = decidedCases(regime, file, values, "hard");
        confirmed++;
        expect(first).toBeDefined();
        if (part === "in-force") expect(first).not.toMatch(/^silent/);
        else expect(first).not.toBe(second);
      }
    }),
    { numRuns: runs(20) },
  );
  expect(confirmed).toBeGreaterThan(runs(20) / 2);
}, long);

// ---- single cases ---------------------------------------------------------------------------------------------

const cases = (options: RegimeTextOptions): fc.Arbitrary<{ readonly text: string; readonly asked: readonly Case[] }> =>
  regimeText(options).chain((text) => fc.record({ text: fc.constant(text), asked: fc.array(caseOf(regimeOf(text)), { minLength: 6, maxLength: 6 }) }));

/** A position as the diagrams decide it; `null` where there is no such case. */
function decided(regime: Regime, one: Case, right: number): string | null {
  if (!feasible(regime, one.mover, one.facts, one.on) || !possible(regime, one, true)) return null;
  const decision = decide(regime, { ...one, given: new Map(one.facts.map((v, i) => [i, v])) }).rights.find((r) => r.right === right)?.decision;
  return decision ? positionKey(decision.position) : "open";
}

test("reference, diagrams and solver decide single cases alike", async () => {
  const kindsSeen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(cases({ maxParties: 4, maxRules: 3, maxExceptions: 4, maxAtoms: 2 }), async ({ text, asked }) => {
      const regime = regimeOf(text);
      for (const on of new Set(asked.map((c) => c.on))) {
        const stated = asked.filter((c) => c.on === on).flatMap((c) => regime.rights.map((_, right) => ({ ...c, right })));
        const script = decisionsScript(regime, on, stated);
        const values = await solver.model(script.text);
        stated.forEach((one, i) => {
          const constant = values?.get(script.results[i] ?? "") ?? "";
          const solved = script.position(constant);
          const walked = decideByReference(regime, one, one.right).position;
          kindsSeen.add(walked.kind);
          expect({ i, text, solved: solved && positionKey(solved) }).toEqual({ i, text, solved: positionKey(walked) });
          expect([null, positionKey(walked)]).toContain(decided(regime, one, one.right));
        });
      }
    }),
    { numRuns: runs(20) },
  );
  expect(kindsSeen.size).toBeGreaterThan(runs(20) < 20 ? 0 : 3);
}, long);
