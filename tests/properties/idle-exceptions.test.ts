/** What `idle-exception` is said of can be taken out, and no case is decided otherwise. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case } from "../../src/evaluator/result";
import { caseOf } from "../../src/evaluator/testing/arbitrary-regime";
import { positionKey } from "../../src/language/position";
import type { Regime } from "../../src/language/regime";
import type { Location } from "../../src/language/span";
import { feasible, possible } from "../support/brute-cases";
import { compileText } from "../support/compile-text";
import { patience, runs } from "../support/runs";

/** The regime in which the sentences at these places never apply. */
function without(regime: Regime, places: readonly Location[]): Regime {
  const isIn = (at: Location): boolean => places.some((p) => p.path === at.path && p.start === at.start && p.end === at.end);
  return { ...regime, sentences: regime.sentences.map((s) => (isIn(s.at) ? { ...s, condition: { kind: "constant", value: false } } : s)) };
}

const inRules = ["grants Work", "grants Work on reciprocal terms", "refuses Work", "may grant Work", "endeavours to grant Work"];
const inExceptions = [...inRules, "grants Work for at most 3 months", "may refuse Work", "is not bound to grant Work"];
const when = fc.constantFrom("", " when mover.a", " when not mover.a", " when mover.b");
/** Rules and exceptions in any graph, each with one sentence about one right. */
const text: fc.Arbitrary<string> = fc
  .record({
    rules: fc.array(fc.record({ says: fc.constantFrom(...inRules), when }), { minLength: 1, maxLength: 2 }),
    exceptions: fc.array(fc.record({ says: fc.constantFrom(...inExceptions), when, to: fc.integer({ min: 1, max: 15 }) }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ rules, exceptions }) => {
    const names = [...rules.map((_, i) => `r${i}`), ...exceptions.map((_, i) => `x${i}`)];
    const targets = (i: number, to: number): string => names.slice(0, rules.length + i).filter((_, n) => n === to % (rules.length + i) || ((to >> n) & 1) === 1).join(", ");
    return `right Work
mover Worker
regime R {
  members { BE, NL, LU }
  facts about mover { a : yes or no  b : yes or no }
  ${rules.map((r, i) => `rule r${i} { every member ${r.says.replace("Work", "Work to Worker from every other member")}${r.when} }`).join("\n  ")}
  ${exceptions.map((x, i) => `exception x${i} to ${targets(i, x.to)} { host ${x.says.replace(/( for .*)?$/, (tail) => `${x.when}${tail}`)} }`).join("\n  ")}
}`;
  });
const withCases: fc.Arbitrary<{ readonly regime: Regime; readonly idle: readonly Location[]; readonly cases: readonly Case[] } | null> = text.chain((written) => {
  const { regimes: [regime], diagnostics } = compileText(written);
  const idle = diagnostics.filter((d) => d.code === "idle-exception").map((d) => d.at);
  if (!regime || idle.length === 0) return fc.constant(null);
  return fc.record({ regime: fc.constant(regime), idle: fc.constant(idle), cases: fc.array(caseOf(regime), { minLength: 8, maxLength: 8 }) });
});

test("an idle exception decides nothing", () => {
  let seen = 0;
  fc.assert(
    fc.property(withCases, (found) => {
      if (!found) return;
      seen++;
      const { regime, idle, cases } = found;
      const less = without(regime, idle);
      for (const c of cases.filter((one) => feasible(regime, one.mover, one.facts, one.on) && possible(regime, one, true))) {
        const shown = (r: Regime): readonly string[] => r.rights.map((_, right) => positionKey(decideByReference(r, c, right).position));
        expect(shown(less)).toEqual(shown(regime));
      }
    }),
    { numRuns: runs(300) },
  );
  expect(seen).toBeGreaterThan(0);
}, patience);
