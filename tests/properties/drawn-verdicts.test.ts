/** What drawn cases contradict is never proved, and of what is refuted on small regimes nearly everything is found. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, runTests, stretchOn } from "../../src/evaluator";
import type { Evaluation, Stretch } from "../../src/evaluator/result";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { evaluateByTests } from "../../src/evaluator/testing/evaluate-by-tests";
import { formatDay, type Day } from "../../src/language/dates";
import type { Regime } from "../../src/language/regime";
import { asTest } from "../../src/report/words/witness";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

interface Named {
  readonly name: string;
  readonly timeline: readonly Stretch[];
}
const timelines = (e: Evaluation): readonly Named[] => [
  ...e.criteria.flatMap((c) => [{ name: c.criterion, timeline: c.timeline }, ...c.parts.map((p) => ({ name: p.part, timeline: p.timeline }))]),
  ...e.claims.map((c) => ({ name: `claim ${c.claim}`, timeline: c.timeline })),
];

const daysOf = (regime: Regime): readonly Day[] => [12_000, ...breakpoints(regime).flatMap((d) => [d - 1, d])];

interface Compared {
  readonly wrong: readonly string[];
  readonly refuted: number;
  readonly found: number;
}

/**
 * What drawing may say where counting says this: it may miss what contradicts, and never finds what is not there. It is undecided, and says why,
 * where too many figures are missing.
 */
const may: Readonly<Record<string, readonly string[]>> = {
  holds: ["holds"], fails: ["fails", "holds", "depends"], depends: ["depends", "holds"], vacuous: ["vacuous"], "not-assessable": ["not-assessable"], undecided: ["undecided", "fails", "holds", "depends"],
};

function compared(regime: Regime, exact: Evaluation, drawn: Evaluation): Compared {
  const wrong: string[] = [];
  let [refuted, found] = [0, 0];
  const lacksFigures = regime.facts.some((fact) => fact.tag === "open");
  for (const { name, timeline } of timelines(exact)) {
    const other = timelines(drawn).find((t) => t.name === name)?.timeline ?? [];
    for (const on of daysOf(regime)) {
      const [a, b] = [stretchOn(timeline, on)?.verdict ?? "none", stretchOn(other, on)?.verdict ?? "none"];
      if (b === "undecided" && lacksFigures) continue;
      // That a claim means no case is known only where none was drawn.
      const silent = name.startsWith("claim") && (a === "vacuous" || a === "none" || b === "vacuous" || b === "none");
      if (silent ? b === "fails" && a !== "fails" && a !== "depends" : !(may[a] ?? [a]).includes(b)) wrong.push(`${name} on ${formatDay(on)}: ${a}, by drawing ${b}`);
      if (a !== "fails") continue;
      refuted++;
      if (b === "fails") found++;
    }
  }
  return { wrong, refuted, found };
}

const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["small regimes", { maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2, claims: true, iso: false, favoured: false }, 25],
  ["regimes with series", { series: true, outsiders: false, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1, iso: false, favoured: false }, 8],
  ["regimes with soft law and mirrors", { soft: true, maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 1, iso: false, favoured: false }, 20],
];

/** Much is refuted here, all of it by many cases, and five of them are shown. */
const failing = `act Report "report" party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  facts about pair { allied : yes or no }
  members { Pa, Pb, Pc }
  duty reports { every member must Report toward every other member }
  rule work { every member grants Work to Worker from every other member }
  exception late to work { host may refuse Work to Worker when not pair.allied and origin keeps reports toward host }
  reservation alone by Pa to work { host is not bound to grant Work to Worker from Pb }
  claim shut { never Pc grants Work to Worker }
}
`;

describe("verdicts by drawn cases", () => {
  test.each(kinds)("agree with those that are proved: %s", (_, options, numRuns) => {
    let [refuted, found] = [0, 0];
    fc.assert(
      fc.property(regimeText(options), fc.nat(1000), (text, seed) => {
        const regime = regimeOf(text);
        const all = compared(regime, evaluate(regime), evaluateByTests(regime, { runs: options.series ? 6000 : 1000, seed: seed + 1 }));
        expect(all.wrong).toEqual([]);
        refuted += all.refuted;
        found += all.found;
      }),
      { numRuns: runs(numRuns), endOnFailure: true },
    );
    // Of few regimes some may be of the kind in which drawing misses much.
    expect(found).toBeGreaterThanOrEqual(refuted * (runs(numRuns) < 20 ? 0.4 : 0.9));
  }, patience);

  test("refute all that fails by many cases", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { wrong, refuted, found } = compared(regimeOf(failing), evaluate(regimeOf(failing)), evaluateByTests(regimeOf(failing), { runs: 1000, seed: seed + 1 }));
        expect({ wrong, much: refuted > 8, found }).toEqual({ wrong: [], much: true, found: refuted });
      }),
      { numRuns: runs(20) },
    );
  }, patience);

  test("are the same from the same seed", () => {
    fc.assert(
      fc.property(regimeText({ maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2, claims: true, iso: false, favoured: false }), fc.nat(1000), (text, seed) => {
        const options = { runs: 300, seed: seed + 1 };
        expect(evaluateByTests(regimeOf(text), options)).toEqual(evaluateByTests(regimeOf(text), options));
      }),
      { numRuns: runs(10) },
    );
  }, patience);

  test("show cases that can be pasted back", () => {
    let shown = 0;
    fc.assert(
      fc.property(regimeText({ maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2, claims: true, soft: false, iso: false, favoured: false }), (text) => {
        const regime = regimeOf(text);
        const stretches = timelines(evaluateByTests(regime, { runs: 500 })).flatMap((t) => t.timeline).filter((s) => s.tested && s.witness);
        const pasted = [...new Set(stretches.flatMap((s) => s.witness?.cases ?? []).flatMap((c) => asTest(regime, c) ?? []))].filter((t) => !/ (?:host|origin)\.\w/.test(t)).slice(0, 6);
        shown += pasted.length;
        expect(runTests(regimeOf(text.replace(/\}\n$/, `${pasted.map((t) => `  ${t}\n`).join("")}}\n`))).flatMap((o) => o.failures)).toEqual([]);
      }),
      { numRuns: runs(20), endOnFailure: true, examples: [[failing]] },
    );
    expect(shown).toBeGreaterThanOrEqual(runs(20));
  }, patience);
});
