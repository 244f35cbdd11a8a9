/** A figure that is stated counts as one that stands in the file. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { severityOf } from "../../src/diagnostics";
import { decider } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case, Decision } from "../../src/evaluator/result";
import { caseOf, figuresOf, regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { withFigures } from "../../src/language/figures";
import { positionKey } from "../../src/language/position";
import type { Regime, StatedFigure } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { feasible, possible } from "../support/brute-cases";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const texts = regimeText({ series: true, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }).filter((text) => text.includes("series uptake"));

interface Drawn {
  readonly text: string;
  readonly figures: readonly StatedFigure[];
  readonly cases: readonly Case[];
}
/** Texts with cases of their regimes and figures that their series lack. */
const drawn: fc.Arbitrary<Drawn> = texts.chain((text) => {
  const regime = compileText(text).regimes[0];
  return fc.record({
    text: fc.constant(text),
    figures: regime ? figuresOf(regime) : fc.constant([]),
    cases: regime ? fc.array(caseOf(regime), { minLength: 8, maxLength: 8 }) : fc.constant([]),
  });
});

/** The text whose file has the figures too. */
function withLines(text: string, regime: Regime, figures: readonly StatedFigure[]): string {
  const lines = figures.map(({ cells, value }) =>
    [...cells.map((c) => ("include" in c ? c.include.map((a) => ("party" in a ? (regime.parties[a.party]?.code ?? "") : "")).join("") : "years" in c ? c.years.join("") : "")), value].join(","));
  const [before, file] = text.split("// file uptake.csv: ");
  return `${before ?? ""}// file uptake.csv: ${[(file ?? "origin,year,value").trim(), ...lines].join("; ")}\n`;
}

const shown = (d: Decision | null | undefined): string => (d ? `${positionKey(d.position)} by ${[...d.by].sort((a, b) => a - b).join(",")}` : "open");

/** The same case where parties and facts have other numbers: a file with more lines names more parties, and leaves fewer facts open. */
const translated = (from: Regime, to: Regime, c: Case): Case => {
  const party = (p: number): number => (p < 0 ? p : to.parties.findIndex((x) => x.code === from.parties[p]?.code));
  const facts = to.facts.map((f) => c.facts[from.facts.findIndex((x) => x.key === f.key)] ?? f.default ?? 0);
  return { ...c, host: party(c.host), origin: party(c.origin), facts };
};

test("a case with figures stated is decided as where the file has them, by the kernel and the reference", () => {
  let told = 0;
  fc.assert(
    fc.property(drawn, ({ text, figures, cases }) => {
      const stated = regimeOf(text);
      const whole = compileText(withLines(text, stated, figures));
      // Rules that contradict each other only where a figure is known are an error there, and a conflict here.
      const [filed] = whole.regimes;
      if (filed === undefined) {
        expect([...new Set(whole.diagnostics.flatMap((d) => (severityOf(d) === "error" ? [d.code] : [])))]).toEqual(["inconsistent-rules"]);
        return;
      }
      const decide = decider(stated);
      const known = withFigures(stated, figures);
      for (const c of cases) {
        if (!feasible(stated, c.mover, c.facts, c.on) || !possible(stated, c, true)) continue;
        told++;
        const given = new Map(c.facts.map((v, i) => [i, v]));
        const answer = decide({ ...c, given, figures });
        const there = translated(stated, filed, c);
        stated.rights.forEach((_, right) => {
          const found = shown(answer.rights[right]?.decision);
          expect(found).toBe(shown(decideByReference(known, c, right)));
          expect(found).toBe(shown(decideByReference(filed, there, right)));
        });
      }
    }),
    { numRuns: runs(40) },
  );
  expect(told).toBeGreaterThan(0);
}, patience);

test("what is open is open for want of a figure, and never opens with more of them", () => {
  fc.assert(
    fc.property(drawn, ({ text, figures, cases }) => {
      const regime = regimeOf(text);
      const decide = decider(regime);
      for (const c of cases) {
        // Every fact is stated but those that missing figures leave open.
        const given = new Map(c.facts.flatMap((v, i) => (regime.facts[i]?.tag === "open" ? [] : [[i, v] as const])));
        const before = decide({ ...c, given });
        const after = decide({ ...c, given, figures });
        before.rights.forEach((r, i) => {
          const more = after.rights[i]?.open ?? [];
          expect(more.filter((o) => !r.open.some((p) => p.fact === o.fact)).map((o) => regime.facts[o.fact]?.key)).toEqual([]);
        });
      }
    }),
    { numRuns: runs(20) },
  );
}, patience);
