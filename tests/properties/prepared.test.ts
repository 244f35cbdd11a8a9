/** A prepared regime decides every case as the reference interpreter does, and every case of which facts are left out as the ordinary engine does. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import type { Case } from "../../src/evaluator/result";
import { severityOf } from "../../src/diagnostics";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { compileExample, examplePaths } from "../support/examples";
import { differencesOn, partialDifferences, prepared, preparedDifferences } from "../support/prepared";
import { patience, runs } from "../support/runs";

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

test("a clause that says nothing of a right still tells which exception yields to which", () => {
  const regime = regimeOf(`edition 2026
party Pa "Party Pa"
party Pb "Party Pb"
right Work
mover Worker
regime Generated {
  facts about mover { sponsored : yes or no }
  members { Pa ; Pb }
  rule rule1 { every member grants Work to Worker from every other member }
  exception exception1 to everything on economic grounds once invoked { host refuses anything }
  exception exception2 to rule1, exception1 { host refuses anything when mover.sponsored }
  reservation reservation1 by Pa to rule1 { host is not bound to grant anything }
}`);
  const cases = [0, 1].flatMap((host) => [0, 1].map((sponsored) => ({ host, origin: 1 - host, mover: 0, on: 10557, facts: [sponsored] })));
  expect(preparedDifferences(prepared(regime), cases)).toEqual([]);
});

/** Some exceptions of a text made exceptions to everything. */
const widened = (text: string, which: number): string => {
  let n = 0;
  return text.replace(/exception (\w+) to [^{]*?(?= (?:on|since|until|before|during|cites|once)\b|\s*\{)/g, (whole, name: string) => (((which >> n++) & 1) === 1 ? `exception ${name} to everything` : whole));
};
test("on regimes with exceptions to everything", () => {
  let found = 0;
  const options = { favoured: false, mirrors: false, conflicts: true, maxRules: 3, maxExceptions: 5, maxAtoms: 2 };
  fc.assert(
    fc.property(regimeText(options), fc.nat(31), fc.nat(), (text, which, seed) => {
      const { regimes, diagnostics } = compileText(widened(text, which));
      const [regime] = regimes;
      if (regime === undefined || diagnostics.some((d) => severityOf(d) === "error")) return;
      found++;
      const all = prepared(regime);
      const cases = fc.sample(caseOf(regime), { numRuns: 8, seed });
      expect(preparedDifferences(all, cases)).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
  expect(found).toBeGreaterThan(runs(300) / 30);
}, patience);

/** Texts of grants and of exceptions that only lift, at two depths: most rows are walked, and every clause with its exceptions is one walk. */
const walkedText = (): fc.Arbitrary<string> => {
  const asked = fc.constantFrom("open(origin)", "not shut(year)", "shut(year - 1)", "year = 2009", "origin is a member of G", "mover.young", "mover.wage > 7 EUR", "open(origin) and mover.young", "not open(origin) or mover.wage <= 7 EUR");
  return fc.record({ rules: fc.array(asked, { minLength: 1, maxLength: 3 }), lifts: fc.array(asked, { maxLength: 3 }), deeper: fc.array(asked, { maxLength: 3 }) }).map(({ rules, lifts, deeper }) => {
    const exceptions = lifts.slice(0, rules.length);
    return `edition 2026
party A "A"
party B "B"
party C "C"
group G { B since 2009-03-01 }
right Work
mover Worker
table open : origin -> yes or no { A, C : yes  otherwise : no }
table shut : year -> yes or no { 2009, 2011 : yes  otherwise : no }
regime Walked {
  facts about mover { young : yes or no  wage : money }
  members { A ; B since 2008-01-01 until 2012-01-01 ; C }
  ${rules.map((when, i) => `rule r${i} { every member grants Work to Worker from any state when ${when} }`).join("\n  ")}
  ${exceptions.map((when, i) => `exception e${i} to r${i} { r${i} does not apply when ${when} }`).join("\n  ")}
  ${deeper.slice(0, exceptions.length).map((when, i) => `exception d${i} to e${i} { e${i} does not apply when ${when} }`).join("\n  ")}
}`;
  });
};
test("on regimes whose rows are walked", () => {
  fc.assert(
    fc.property(walkedText(), fc.nat(), (text, seed) => {
      const regime = regimeOf(text);
      expect(preparedDifferences(prepared(regime), fc.sample(caseOf(regime), { numRuns: 12, seed }))).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
}, patience);

test.each(examplePaths)("on %s", (path) => {
  for (const regime of compileExample(path).regimes) expect(differencesOn(regime, 40)).toEqual([]);
}, patience);
