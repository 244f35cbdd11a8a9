import { compareRationals, one, rational, subtract, type Rational } from "../../language/rational";
import { count } from "../../kernel/masks";
import type { Slice } from "../../kernel/slices";
import type { AxesPhase } from "../axes/result";
import { Apart } from "../criteria/apart";
import { hostDegree, hostsAlike } from "../criteria/hosts-alike";
import type { DayResult } from "../criteria/part-day";
import { regulatedCases } from "../criteria/topic";
import { controlOf } from "./control";
import { mobilityOf } from "./mobility";
import { orderlyOf } from "./orderly";
import type { Questions } from "./positions";
import type { MissingRegime, RegimeExists } from "./result";

/** Under this coverage a regime is called missing: from our own notes, and too high for texts with many facts (docs/the-missing-regime.md). */
export const leastCoverage = rational(1, 20);

/** What of an order there is on a day, and what is thrown back on the national state. `counted`: cases can be counted. */
export function missingRegime(questions: Questions, slices: readonly Slice[], day: DayResult, axes: AxesPhase | null, counted: boolean): MissingRegime {
  const { analysis } = questions;
  const { regime } = analysis.slices.space;
  const live = new Set(slices.flatMap((s) => s.branches.map((b) => b.sentence)));
  const coverage = axes?.coverage ?? null;
  return {
    exists: existsOn(day, coverage),
    convergence: counted ? (day.parts.get("g3")?.degree ?? convergenceOf(questions, slices)) : null,
    thrownBack: coverage && subtract(one, coverage),
    orderly: counted ? orderlyOf(questions, slices) : { reasons: null, redress: null, both: null },
    control: controlOf(regime, live),
    mobility: mobilityOf(regime, questions, slices, analysis.readings),
  };
}

/** N and V and enough coverage: what fails outweighs what is not known. */
function existsOn({ parts }: DayResult, coverage: Rational | null): RegimeExists {
  const found = [
    ...(["n", "v"] as const).map((part) => ({ part, verdict: parts.get(part)?.verdict ?? "not-assessable" })),
    { part: "coverage" as const, verdict: coverage === null ? "not-assessable" : compareRationals(coverage, leastCoverage) >= 0 ? "holds" : "fails" },
  ];
  const failing = found.filter((f) => f.verdict === "fails" || f.verdict === "vacuous").map((f) => f.part);
  return { verdict: failing.length > 0 ? "fails" : found.every((f) => f.verdict === "holds") ? "holds" : "not-assessable", failing };
}

/** One less the mean distance of positions across hosts: the degree of G3. */
function convergenceOf({ analysis }: Questions, slices: readonly Slice[]): Rational | null {
  const apart = new Apart(analysis);
  const [first] = slices;
  const regulated = slices.reduce((sum, s) => sum + analysis.weight(regulatedCases(analysis, s)), 0n);
  if (first === undefined || regulated === 0n) return null;
  const n = count(first.bound);
  return hostDegree(slices.map((s) => hostsAlike(analysis, apart, s)), "unequal", { n, outsiders: count(first.beneficiaries) - n, regulated });
}
