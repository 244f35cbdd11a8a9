/** The criteria equal what their definitions give when every case, pair and permutation is enumerated. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import type { Evaluation } from "../../src/evaluator/result";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { evaluateByTests } from "../../src/evaluator/testing/evaluate-by-tests";
import { PossibleWorlds } from "../../src/kernel/possible-worlds";
import { contains, formatDay, type Day } from "../../src/language/dates";
import { compareRationals, one, type Rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { bruteForce, type BruteDegrees } from "../support/brute-force";
import { bruteForm } from "../support/brute-form";
import { bruteSolidarity } from "../support/brute-institutions";
import { valuations } from "../support/brute-cases";
import { regimeOf } from "../support/compiled";
import { fraction, judgedOn } from "../support/evaluations";
import { withoutSentences } from "../support/renamed";
import { patience, runs } from "../support/runs";

const parts: readonly Exclude<keyof BruteDegrees, "inForce">[] = ["g1", "g2", "g4", "i1", "d1", "d1c", "d2"];

/** The regime in every world that missing figures leave possible. */
function worldsOf(regime: Regime): readonly Regime[] {
  const open = regime.facts.flatMap((f, i) => (f.tag === "open" ? [i] : []));
  // tests/properties/possible-worlds.test.ts holds these to figures that are drawn.
  return (new PossibleWorlds(regime).of(open) ?? []).map((truths) => ({
    ...regime, facts: regime.facts.map((f, i) => (f.tag === "open" ? { ...f, default: truths[open.indexOf(i)] ?? 0 } : f)),
  }));
}

/** The same where figures are missing: the verdict of all worlds, or `depends`, and the least and most degree. */
function differencesOverWorlds(regime: Regime, evaluation: Evaluation, on: Day, withG1: boolean): readonly string[] {
  const worlds = worldsOf(regime).map((world) => bruteForce(world, on, { g1: withG1 }));
  return parts.flatMap((part) => {
    const judged = judgedOn(evaluation, part, on);
    const verdict = judged?.stretch.verdict ?? "not in force";
    if (worlds.every((w) => !w.inForce)) return verdict === "not in force" || verdict === "vacuous" ? [] : [`${part} is ${verdict}, but no case is regulated`];
    const found = worlds.map((w) => (w.inForce ? w[part] : "vacuous"));
    if (found.includes(null)) return [];
    const verdicts = new Set(found.map((d) => (d === null || d === "vacuous" ? "vacuous" : compareRationals(d, one) === 0 ? "holds" : "fails")));
    const expected = verdicts.size > 1 ? "depends" : [...verdicts].join();
    const degrees = found.filter((d) => d !== null && d !== "vacuous").sort(compareRationals);
    const words = (from: Rational | null | undefined, to: Rational | null | undefined): string => `${fraction(from)} to ${fraction(to)}`;
    const known = judged?.phase?.range ?? { from: judged?.phase?.degree, to: judged?.phase?.degree };
    const range = degrees.length < found.length ? words(null, null) : words(degrees[0], degrees.at(-1));
    return verdict === expected && words(known.from, known.to) === range ? [] : [`${part} on ${formatDay(on)} ${verdict} ${words(known.from, known.to)}, by enumeration ${expected} ${range}`];
  });
}

function differences(regime: Regime, evaluation: Evaluation, on: Day, withG1: boolean): readonly string[] {
  if (regime.facts.some((f) => f.tag === "open")) return differencesOverWorlds(regime, evaluation, on, withG1);
  const brute = bruteForce(regime, on, { g1: withG1 });
  return parts.flatMap((part) => {
    const judged = judgedOn(evaluation, part, on);
    const verdict = judged?.stretch.verdict ?? "not in force";
    const place = `${part} on ${formatDay(on)}`;
    if (!brute.inForce) return verdict === "not in force" || verdict === "vacuous" ? [] : [`${place} is ${verdict}, but no case is regulated`];
    const expected: Rational | null = brute[part];
    if (expected === null) return [];
    const right = compareRationals(expected, one) === 0 ? "holds" : "fails";
    const degree = fraction(judged?.phase?.degree);
    return degree === fraction(expected) && verdict === right ? [] : [`${place} ${verdict} ${degree}, by enumeration ${right} ${fraction(expected)}`];
  });
}

/** Few cases, or the enumeration takes too long. */
const isSmall = (regime: Regime, limit: number): boolean =>
  regime.classes.reduce((sum, _, m) => sum + valuations(regime, m, 20_000).length, 0) * regime.rights.length * 2 ** openFacts(regime) <= limit;
const openFacts = (regime: Regime): number => regime.facts.filter((f) => f.tag === "open").length;

function enumerationAgrees(options: RegimeTextOptions, limit: number, withG1: boolean, numRuns: number): void {
  const arbitrary = fc.record({ text: regimeText(options), which: fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }), shift: fc.nat(300) });
  fc.assert(
    fc.property(arbitrary, ({ text, which, shift }) => {
      const regime = regimeOf(text);
      fc.pre(isSmall(regime, limit));
      const evaluation = evaluate(regime);
      const points = breakpoints(regime);
      const days = points.length === 0 ? [12_000] : which.map((w, i) => (points[w % points.length] ?? 0) + (i === 2 ? shift : i === 1 ? -1 : 0));
      expect([...new Set(days)].flatMap((on) => differences(regime, evaluation, on, withG1))).toEqual([]);
    }),
    { numRuns: runs(numRuns) },
  );
}

describe("degrees by enumeration", () => {
  test("of members, without conduct, all permutations", () => {
    enumerationAgrees({ outsiders: false, history: false, conduct: false, mirrors: false, favoured: false, maxParties: 4, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }, 60, true, 60);
  }, patience);
  test("of five members and no facts, all permutations", () => {
    enumerationAgrees({ outsiders: false, history: false, conduct: false, favoured: false, minParties: 5, maxParties: 5, maxRules: 2, maxExceptions: 2, maxAtoms: 0 }, 4, true, 15);
  }, patience);
  test("of members, with conduct, history and mirrors", () => {
    enumerationAgrees({ outsiders: false, maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 2, soft: true }, 300, false, 80);
  }, patience);
  test("of members, with figures that may be missing", () => {
    enumerationAgrees({ series: true, outsiders: false, history: false, conduct: false, mirrors: false, favoured: false, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }, 200, true, 60);
  }, patience);
  test("of outsiders and the stateless too", () => {
    enumerationAgrees({ outsiders: true, history: false, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }, 12, false, 12);
  }, patience);
});

test("a part of a number that is for one origin follows its name, beside records too", () => {
  const parted = (since: string): Regime => regimeOf(`party Pa "Pa" party Pb "Pb" right Work mover Worker
table opens : host -> date { otherwise : 2000-01-01 }
regime R {
  members { Pa, Pb }
  rule work { every member grants Work to Worker from every other member at most 10 per year of which at most 20 % from Pb ${since} }
}`);
  for (const regime of [parted(""), parted("since opens(host)")]) {
    const evaluation = evaluate(regime);
    // Of the two permutations one exchanges the parties, and with them the limit of every case.
    expect(fraction(judgedOn(evaluation, "g1", 12_000)?.phase?.degree)).toBe("1/2");
    expect(differences(regime, evaluation, 12_000, true)).toEqual([]);
    expect(judgedOn(evaluateByTests(regime, { runs: 200, seed: 1 }), "g1", 12_000)?.stretch.verdict).toBe("fails");
  }
});

test("a class that is a name in other words stays with the name, beside records too", () => {
  const regime = regimeOf(`party Pa "Pa" party Pb "Pb" right Work mover Worker
facts about mover { sponsored : yes or no }
table income : party -> one of low, high { Pa : high   otherwise : low }
regime R {
  members { Pa, Pb }
  rule poor { every member grants Work to Worker from every other member when income(origin) = low }
  rule hired { every member grants Work to Worker from every other member when mover.sponsored }
  reservation later by Pa to poor, hired since 2000-01-01 { host is not bound to grant anything }
}`);
  const evaluation = evaluate(regime);
  expect(fraction(judgedOn(evaluation, "g1", 10_000)?.phase?.degree)).toBe("3/4");
  expect(differences(regime, evaluation, 10_000, true)).toEqual([]);
});

/** I3 on one day, as judged and by enumeration. */
function solidarityDiffers(regime: Regime, evaluation: Evaluation, on: Day): readonly string[] {
  const judged = judgedOn(evaluation, "i3", on);
  if (judged === null || judged === undefined || judged.stretch.verdict === "vacuous" || (judged.stretch.missing ?? "").startsWith("fewer")) return [];
  const expected = bruteSolidarity(withoutSentences(regime, (s) => s.soft), on);
  const [found, wanted] = [`${judged.stretch.verdict} ${fraction(judged.phase?.degree)}`, `${expected.verdict} ${fraction(expected.degree)}`];
  return found === wanted ? [] : [`i3 on ${formatDay(on)} ${found}, by enumeration ${wanted}`];
}

test("who may invoke a breach, by enumeration", () => {
  const options: RegimeTextOptions = { mirrors: false, history: false, outsiders: false, minParties: 3, maxParties: 4, maxRules: 2, maxExceptions: 1, maxAtoms: 1 };
  fc.assert(
    fc.property(fc.record({ text: regimeText(options), which: fc.nat(1000) }), ({ text, which }) => {
      const regime = regimeOf(text);
      const points = breakpoints(regime);
      expect(solidarityDiffers(regime, evaluate(regime), points[which % Math.max(1, points.length)] ?? 12_000)).toEqual([]);
    }),
    { numRuns: runs(60) },
  );
}, patience);

/** Regimes of named hosts and origins, so that what a host has toward itself matters. */
const formOptions: RegimeTextOptions = { outsiders: false, history: false, favoured: false, mirrors: false, minParties: 3, maxParties: 5, maxRules: 3, maxExceptions: 2, maxAtoms: 1, soft: true };

test("form, by enumeration", () => {
  const seen = { n: new Set<string>(), v: new Set<string>() };
  fc.assert(
    fc.property(fc.record({ text: regimeText(formOptions), which: fc.nat(1000) }), ({ text, which }) => {
      const regime = regimeOf(text);
      fc.pre(isSmall(regime, 60));
      const points = breakpoints(regime);
      const on = points[which % Math.max(1, points.length)] ?? 12_000;
      const evaluation = evaluate(regime);
      const brute = bruteForm(regime, on);
      const density = evaluation.form.find((p) => contains(p.interval, on))?.density;
      for (const part of ["n", "v"] as const) {
        const verdict = judgedOn(evaluation, part, on)?.stretch.verdict ?? "vacuous";
        if (verdict === "vacuous") continue;
        seen[part].add(verdict);
        expect([part, verdict, fraction(density)]).toEqual([part, brute[part] ? "holds" : "fails", fraction(brute.density)]);
      }
    }),
    { numRuns: runs(60) },
  );
  expect(seen.n.size + seen.v.size).toBeGreaterThan(0);
}, patience);
