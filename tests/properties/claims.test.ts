/** Claims are judged as enumeration judges them, and a case that fails one is shown by a test that passes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, runTests, stretchOn } from "../../src/evaluator";
import { regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { extended } from "../../src/evaluator/claims/asked";
import { asTest } from "../../src/report/words/witness";
import { claimsByEnumeration, type Found } from "../support/brute-claims";
import { valuations } from "../support/brute-cases";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const small = { claims: true, iso: false, maxParties: 3, maxRules: 3, maxExceptions: 2, maxAtoms: 2 } as const;

/** A claim that holds, one that fails and one that means nothing, on each of two days. */
const everyVerdict = `party Pa "Pa"
party Pb "Pb"
party Pc "Pc"
right Work
mover Worker
regime Generated {
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from every other member since 2000-01-01 }
  claim open { always every member grants Work to Worker from every other member since 2000-01-01 }
  claim shut { never every member grants Work to Worker since 2000-01-01 }
  claim idle { always every member grants Work to Worker before 2000-01-01 }
}
`;

/** Three claims that fail. */
const refuted = `party Pa "Pa"
party Pb "Pb"
party Pc "Pc"
right Work
mover Worker
regime Generated {
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from every other member }
  claim closed { never every member grants Work to Worker }
  claim shut { always every member refuses Work to Worker from every other member }
  claim apart { never Pa grants Work to Worker from Pb }
}
`;

describe("claims", () => {
  test("come to what enumeration comes to", () => {
    const found = new Map<Found, number>();
    fc.assert(
      fc.property(fc.record({ text: regimeText(small), which: fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }), shift: fc.nat(300) }), ({ text, which, shift }) => {
        const regime = regimeOf(text);
        const { regime: whole } = extended(regime);
        fc.pre(whole.classes.reduce((sum, _, m) => sum + valuations(whole, m, 20_000).length, 0) <= 250);
        const named = text.match(/^party /gm)?.length ?? 0;
        const judged = evaluate(regime).claims;
        const points = breakpoints(whole);
        const days = points.length === 0 ? [12_000] : which.map((w, i) => (points[w % points.length] ?? 0) + (i === 2 ? shift : i === 1 ? -1 : 0));
        for (const on of new Set(days)) {
          for (const [claim, expected] of claimsByEnumeration(regime, named, on)) {
            const timeline = judged.find((c) => c.claim === claim)?.timeline ?? [];
            expect(`${claim} on ${on}: ${stretchOn(timeline, on)?.verdict ?? "vacuous"}`).toBe(`${claim} on ${on}: ${expected}`);
            found.set(expected, (found.get(expected) ?? 0) + 1);
          }
        }
      }),
      { numRuns: runs(120), examples: [[{ text: everyVerdict, which: [0, 0, 0], shift: 10 }]] },
    );
    for (const verdict of ["holds", "fails", "vacuous"] as const) expect(found.get(verdict), verdict).toBeGreaterThan(runs(10) / 2);
  }, patience);

  test("that fail show a case that can be pasted back", () => {
    let shown = 0;
    fc.assert(
      fc.property(regimeText({ ...small, soft: false, maxParties: 4 }), (text) => {
        const regime = regimeOf(text);
        const witnesses = evaluate(regime).claims.flatMap((c) => c.timeline.flatMap((s) => (s.verdict === "fails" ? [s.witness] : [])));
        for (const witness of witnesses.slice(0, 3)) {
          const [only] = witness?.cases ?? [];
          expect(only).toBeDefined();
          const pasted = (only && asTest(regime, only)) ?? "no test";
          // A test cannot state a fact about a party.
          if (/ (?:host|origin)\.\w/.test(pasted)) continue;
          shown++;
          const again = regimeOf(text.replace(/\}\n$/, `  ${pasted}\n}\n`));
          expect(runTests(again).flatMap((o) => o.failures)).toEqual([]);
        }
      }),
      { numRuns: runs(60), examples: [[refuted]] },
    );
    // Only few claims that are drawn fail by a case that a test can state.
    expect(shown).toBeGreaterThanOrEqual(Math.max(3, runs(60) / 6));
  }, patience);
});
