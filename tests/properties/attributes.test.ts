/** Facts about the origin as a party: G2 lets them differ between two origins, and comes to what enumeration comes to. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import { dayOf } from "../../src/language/dates";
import { formatRational } from "../../src/language/rational";
import { asTest } from "../../src/report/words/witness";
import { g2OverAttributes } from "../support/brute-attributes";
import { regimeOf } from "../support/compiled";
import { compileText } from "../support/compile-text";
import { runTests } from "../../src/evaluator";
import { patience, runs } from "../support/runs";

const on = dayOf(2000, 1, 1) ?? 0;
const atoms = ["origin.income = low", "origin.stable", "host.income = low", "mover.skilled", "not origin.stable", "origin.income = high and mover.skilled"];
const sentence = fc.record({ host: fc.constantFrom("every member", "FR", "DE"), origin: fc.constantFrom("every other member", "ES", "DE"), when: fc.option(fc.constantFrom(...atoms)) });
const written = (verb: string, s: { readonly host: string; readonly origin: string; readonly when: string | null }): string =>
  s.host === s.origin ? "" : `${s.host} ${verb} Work to Worker from ${s.origin}${s.when === null ? "" : ` when ${s.when}`}`;
const regime = fc.record({ rules: fc.array(sentence, { minLength: 1, maxLength: 2 }), exceptions: fc.array(sentence, { maxLength: 2 }) }).map(({ rules, exceptions }) => `
right Work
mover Worker
regime R {
  members { FR, DE, ES, PL }
  facts about party { income : one of low, middle, high  stable : yes or no }
  facts about mover { skilled : yes or no }
  rule work { every member grants Work to Worker from PL when mover.skilled ${rules.map((s) => written("grants", s)).join("\n")} }
  ${exceptions.length === 0 ? "" : `exception closed to work { ${exceptions.map((s) => written("refuses", s)).join("\n")} }`}
}
`);

test("G2 by enumeration over the facts of every origin", () => {
  fc.assert(
    fc.property(regime, (text) => {
      const r = regimeOf(text);
      const part = evaluate(r).criteria.flatMap((c) => c.parts).find((p) => p.part === "g2");
      const stretch = part?.timeline.at(-1);
      const expected = g2OverAttributes(r, 0, 0, on);
      const found = stretch?.degree.minimum ?? null;
      expect(found && formatRational(found)).toBe(expected && formatRational(expected));
      const shown = stretch?.witness?.cases ?? [];
      expect(shown).toHaveLength(stretch?.verdict === "fails" ? 2 : 0);
      const pasted = text.replace(/\}\s*$/, `${shown.map((c, i) => asTest(r, c)?.replace(/^test "/, `test "${i} `)).join("\n")}\n}\n`);
      const again = compileText(pasted);
      expect(again.diagnostics.filter((d) => d.code === "stated-twice")).toEqual([]);
      expect(again.regimes.flatMap(runTests).flatMap((o) => o.failures)).toEqual([]);
    }),
    { numRuns: runs(80) },
  );
}, patience);
