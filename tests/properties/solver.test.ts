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

/** Regimes with the verdicts that are seldom drawn, which are asked each time: together every one. */
const mirrored = `party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  members { Pa, Pb, Pc }
  rule first { Pa grants Work to Worker from every other member }
  rule second { Pb grants Work to Worker from every other member }
  exception mirror to first, second { host grants anything on reciprocal terms }
}`;
const unlike = `act Report "report" party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  facts about pair { allied : yes or no }
  members { Pa, Pb, Pc }
  duty reports { every member must Report toward every other member }
  rule work { every member grants Work to Worker from every other member }
  exception late to work { host may refuse Work to Worker when not pair.allied and origin keeps reports toward host }
  reservation alone by Pa to work { host is not bound to grant Work to Worker from Pb }
  claim shut { never Pc grants Work to Worker }
}`;
const alike = `party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  facts about mover { skilled : yes or no }
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from every other member }
  claim open { always every member grants Work to Worker from every other member }
  claim idle { always every member grants Work to Worker when mover.skilled and not mover.skilled }
}`;
const seldom = [mirrored, unlike, alike];

const kinds: readonly (readonly [string, RegimeTextOptions, number, readonly string[]])[] = [
  ["of any kind", {}, 40, seldom],
  ["with claims", { claims: true, maxParties: 4, maxRules: 3, maxExceptions: 2, maxAtoms: 2 }, 15, []],
  ["small ones with many exceptions", { maxAtoms: 1, maxRules: 2, maxExceptions: 6, maxParties: 4 }, 40, []],
  ["that read figures, some of which are missing", { series: true, iso: false, maxParties: 3, maxRules: 2, maxExceptions: 1, maxAtoms: 2 }, 6, []],
];

describe("verdicts", () => {
  const tally: Tally = new Map();
  test.each(kinds)("of regimes %s", async (_, options, numRuns, examples) => {
    await fc.assert(
      fc.asyncProperty(regimeText(options).filter((text) => !errorsOf(text).includes("inconsistent-rules")), fc.nat(1000), fc.boolean(), async (text, which, soft) => {
        const regime = regimeOf(text);
        const evaluation = evaluate(regime, { binding: soft ? "soft" : "hard" });
        expect(await disagreements(solver, regime, evaluation, tally, (n, of) => every || n === which % of)).toEqual([]);
      }),
      { numRuns: runs(numRuns), examples: examples.map((text) => [text, 0, false]) },
    );
  }, long);

  test("of every sort are among them", () => {
    const asked = ["g1", "g2", "i1", "d1", "d1c", "d2", "claim"].flatMap((part) => ["holds", "fails"].map((verdict) => `${part} ${verdict}`));
    expect([...asked, "claim vacuous"].filter((verdict) => !tally.has(verdict))).toEqual([]);
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
    { numRuns: runs(20), examples: [[unlike, 0]] },
  );
  expect(confirmed).toBeGreaterThanOrEqual(Math.max(shown.length, runs(20) / 4));
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

/** A case of each kind of position. */
const eachKind = {
  text: `party Pa "Pa" party Pb "Pb" party Pc "Pc" party Pd "Pd" right Work mover Worker
regime R {
  members { Pa, Pb, Pc, Pd }
  rule first { Pa grants Work to Worker from Pb   Pa grants Work to Worker from Pc at most 10 per year   Pa may grant Work to Worker from Pd }
  rule second { Pb refuses Work to Worker from Pa }
}`,
  asked: [[0, 1], [0, 2], [0, 3], [1, 0], [2, 0]].map(([host = 0, origin = 0]): Case => ({ host, origin, mover: 0, on: 12_000, facts: [] })),
};

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
    { numRuns: runs(20), examples: [[eachKind]] },
  );
  expect(["granted", "rationed", "discretionary", "denied", "silent"].filter((kind) => !kindsSeen.has(kind))).toEqual([]);
}, long);
