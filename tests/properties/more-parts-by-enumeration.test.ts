/** The parts that are reported, the hollifield reading and the ordinal metric equal what their definitions give by enumeration. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import type { Evaluation, PartName } from "../../src/evaluator/result";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { contains, formatDay, type Day } from "../../src/language/dates";
import { compareRationals, one, type Rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { valuations } from "../support/brute-cases";
import { bruteMore, bruteOrdinal, type BruteMore } from "../support/brute-more";
import { regimeOf } from "../support/compiled";
import { fraction } from "../support/evaluations";
import { regimeOfParties } from "../support/plain-regimes";
import { patience, runs } from "../support/runs";

const parts: readonly Exclude<keyof BruteMore, "convergence">[] = ["g2a", "g3", "g3s", "nt", "nex", "nrv", "nrvm"];

function found(evaluation: Evaluation, part: PartName, on: Day): string {
  const report = [...evaluation.criteria, ...(evaluation.second?.criteria ?? [])].flatMap((c) => c.parts).find((p) => p.part === part);
  const stretch = report?.timeline.find((s) => contains(s.interval, on));
  if (stretch === undefined) return "not in force";
  const phase = stretch.phases.find((p) => contains(p.interval, on));
  return `${stretch.verdict} ${fraction(phase?.degree)}`;
}
const expected = (degree: Rational | null): string => (degree === null ? "not-assessable none" : `${compareRationals(degree, one) === 0 ? "holds" : "fails"} ${fraction(degree)}`);

function differences(regime: Regime, on: Day): readonly string[] {
  const income = regime.tables.findIndex((t) => t.keys.length === 1 && t.keys[0] === "party");
  const evaluation = evaluate(regime, { reading: "both", also: ["g2a", "g3", "g3s", "nt"], allow: income < 0 ? [] : [income] });
  const brute = bruteMore({ regime, on, allow: income < 0 ? null : income });
  if (brute === null) return [];
  const all = parts.map((part) => [part, found(evaluation, part, on), expected(brute[part])] as const);
  const convergence = evaluation.publicGood?.convergence.find((p) => contains(p.interval, on));
  // Where positions read facts about a party, each origin has values of its own: see brute-attributes.ts.
  const own = regime.facts.some((f) => f.tag === "class");
  return [...all.filter(([part]) => part !== "g2a" || !own), ["convergence", fraction(convergence?.degree), fraction(brute.convergence)] as const]
    .filter(([, is, should]) => is !== should).map(([part, is, should]) => `${part} on ${formatDay(on)} ${is}, by enumeration ${should}`);
}

function ordinalDifferences(regime: Regime, on: Day): readonly string[] {
  const evaluation = evaluate(regime, { metric: "both" });
  const brute = bruteOrdinal(regime, on);
  if (brute === null) return [];
  const reads = JSON.stringify([regime.sentences, regime.classes]);
  const records = regime.tables.some((t, i) => !t.keys.includes("origin") && t.keys.some((k) => k === "host" || k === "party") && reads.includes(`"table":${i},`)) || reads.includes('"standstill"');
  return (["g1", "g2", "g4", "d1"] as const).flatMap((part) => {
    const report = evaluation.criteria.flatMap((c) => c.parts).find((p) => p.part === part);
    const phase = report?.timeline.find((s) => contains(s.interval, on))?.phases.find((p) => contains(p.interval, on));
    const degree = brute[part];
    if (degree === null || (part === "g1" && records) || (part === "g2" && regime.facts.some((f) => f.tag === "class"))) return [];
    return fraction(phase?.ordinal) === fraction(degree) ? [] : [`${part} on ${formatDay(on)} ${fraction(phase?.ordinal)}, by enumeration ${fraction(degree)}`];
  });
}

/** Few cases, or the enumeration takes too long; so it does where every state is measured by all others. */
const isSmall = (regime: Regime, limit: number): boolean =>
  !regime.facts.some((f) => f.tag === "open") && regime.classes.reduce((sum, _, m) => sum + valuations(regime, m, 20_000).length, 0) * regime.rights.length <= limit;

type Differ = (regime: Regime, on: Day) => readonly string[];
const agrees = (options: RegimeTextOptions, limit: number, numRuns: number, differ: Differ): void => agreesOn(regimeText(options), limit, numRuns, differ);
function agreesOn(texts: fc.Arbitrary<string>, limit: number, numRuns: number, differ: Differ): void {
  const arbitrary = fc.record({ text: texts, which: fc.array(fc.nat(1000), { minLength: 2, maxLength: 2 }) });
  fc.assert(
    fc.property(arbitrary, ({ text, which }) => {
      const regime = regimeOf(text);
      fc.pre(isSmall(regime, limit));
      const points = breakpoints(regime);
      const days = points.length === 0 ? [12_000] : which.map((w, i) => (points[w % points.length] ?? 0) - i);
      expect([...new Set(days)].flatMap((on) => differ(regime, on))).toEqual([]);
    }),
    { numRuns: runs(numRuns), endOnFailure: true },
  );
}

/** Rules and exceptions to them, some of which read the circumstances of the host, toward some or all. */
const underCircumstances: fc.Arbitrary<string> = fc
  .record({
    rules: fc.array(fc.tuple(fc.constantFrom("every member", "Pa", "Pb"), fc.constantFrom("every other member", "Pa, Pb", "Pc", "Pb, Pd"), fc.constantFrom("", " when host.emergency", " when not host.emergency")), { minLength: 2, maxLength: 3 }),
    exceptions: fc.array(fc.tuple(fc.constantFrom("every member", "Pa", "Pb"), fc.constantFrom("every other member", "Pc", "Pd"), fc.constantFrom("", " when host.emergency", " when mover.skilled", " when mover.skilled and host.emergency")), { minLength: 1, maxLength: 2 }),
  })
  .map(({ rules, exceptions }) => {
    const given = rules.map(([host, origin, when], i) => `  rule r${i} { ${host} grants Work to Worker from ${origin}${when} }\n`);
    const taken = exceptions.map(([host, origin, when], i) => `  exception e${i} to ${rules.map((_, r) => `r${r}`).join(", ")} { ${host} refuses Work from ${origin}${when} }\n`);
    return regimeOfParties(4, `  facts about mover { skilled : yes or no }\n  facts about host { emergency : yes or no }\n${given.join("")}${taken.join("")}`);
  });

describe("reported parts and the hollifield reading by enumeration", () => {
  test("of members whose hosts may be in an emergency", () => {
    agreesOn(underCircumstances, 80, 60, differences);
  }, patience);
  test("of members, with conduct, powers and reservations", () => {
    agrees({ outsiders: false, history: false, iso: false, mirrors: false, maxParties: 4, maxRules: 2, maxExceptions: 3, maxAtoms: 2 }, 80, 30, differences);
  }, patience);
  test("of members, without facts", () => {
    agrees({ outsiders: false, history: false, iso: false, conduct: false, mirrors: false, minParties: 3, maxParties: 4, maxRules: 3, maxExceptions: 4, maxAtoms: 0 }, 8, 25, differences);
  }, patience);
  test("of outsiders and the stateless too", () => {
    agrees({ outsiders: true, favoured: false, history: false, mirrors: false, iso: false, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }, 8, 3, differences);
  }, patience);
});

describe("the ordinal metric by enumeration", () => {
  test("of members", () => {
    agrees({ outsiders: false, history: false, iso: false, maxParties: 4, maxRules: 2, maxExceptions: 3, maxAtoms: 2 }, 80, 40, ordinalDifferences);
  }, patience);
  test("of outsiders too", () => {
    agrees({ outsiders: true, favoured: false, history: false, iso: false, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1 }, 8, 6, ordinalDifferences);
  }, patience);
});
