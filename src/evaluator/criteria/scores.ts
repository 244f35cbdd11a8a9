import { compareRationals, smaller, type Rational } from "../../language/rational";
import type { FactId } from "../../language/regime";
import type { CriterionId, MetricSensitive, PartName, Phase, Reading, ScorePhase, Stretch } from "../result";
import { criterionOn } from "./combine";
import type { Span } from "./timeline";

const same = (a: Rational | null, b: Rational | null): boolean => a === b || (a !== null && b !== null && compareRationals(a, b) === 0);

/** The score vector over time: three degrees and the least of them. */
export function scoresOf(spans: readonly Span[], reading: Reading, variables: readonly FactId[]): readonly ScorePhase[] {
  const phases: ScorePhase[] = [];
  for (const { interval, day } of spans) {
    const [norms = null, indivisibility = null, reciprocity = null] = (["norms", "indivisibility", "reciprocity"] as const).map((c) => criterionOn(day, c, reading, variables).degree);
    const least = norms && indivisibility && reciprocity && [norms, indivisibility, reciprocity].reduce(smaller);
    const last = phases.at(-1);
    if (last && same(last.norms, norms) && same(last.indivisibility, indivisibility) && same(last.reciprocity, reciprocity)) {
      phases[phases.length - 1] = { ...last, interval: { since: last.interval.since, before: interval.before } };
    } else phases.push({ interval, norms, indivisibility, reciprocity, least });
  }
  return phases;
}

/** A degree in both metrics; `null` where one of them is not known. */
type Both = Pick<Phase, "degree" | "ordinal">;

/** Whether the two metrics put two things in opposite order. */
export const ranksDiffer = (a: Both, b: Both): boolean =>
  a.degree !== null && b.degree !== null && a.ordinal !== null && b.ordinal !== null && compareRationals(a.degree, b.degree) * compareRationals(a.ordinal, b.ordinal) < 0;

/** The first two phases of each timeline that the metrics rank differently. */
export function metricSensitive(timelines: readonly { readonly name: PartName | CriterionId; readonly timeline: readonly Stretch[] }[]): readonly MetricSensitive[] {
  return timelines.flatMap(({ name, timeline }) => {
    const phases = timeline.flatMap((s) => s.phases);
    for (const [i, a] of phases.entries()) {
      const b = phases.slice(i + 1).find((p) => ranksDiffer(a, p));
      if (b === undefined || a.degree === null || b.degree === null) continue;
      const [lower, higher] = compareRationals(a.degree, b.degree) < 0 ? [a, b] : [b, a];
      return [{ name, lower: lower.interval, higher: higher.interval }];
    }
    return [];
  });
}
