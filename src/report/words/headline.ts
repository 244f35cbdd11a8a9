import { contains, type Day, type DayInterval } from "../../language/dates";
import type { Rational } from "../../language/rational";
import type { FactId } from "../../language/regime";
import type { CriterionReport, Evaluation, Phase, Stretch } from "../../evaluator/result";

/** What a report speaks of first: one day, or the latest stretch of time. */
export type Moment = { readonly kind: "day"; readonly day: Day } | { readonly kind: "latest" };

/** The stretch that holds the moment; `null` where the regime is not in force then. */
export function stretchAt<T extends Pick<Stretch, "interval">>(timeline: readonly T[], moment: Moment): T | null {
  if (moment.kind === "latest") return timeline.at(-1) ?? null;
  return timeline.find((s) => contains(s.interval, moment.day)) ?? null;
}

/** The phase that holds the moment. */
export function phaseAt(stretch: Stretch, moment: Moment): Phase | null {
  if (moment.kind === "latest") return stretch.phases.at(-1) ?? null;
  return stretch.phases.find((p) => contains(p.interval, moment.day)) ?? null;
}

/** The degree at the moment; of a stretch without phases its mean, or its least. */
export function degreeAt(stretch: Stretch, moment: Moment): Rational | null {
  const phase = phaseAt(stretch, moment);
  return phase === null ? (stretch.degree.mean ?? stretch.degree.minimum) : phase.degree;
}

/** The mean over a stretch; of one that has no end, where no mean exists, its least. */
export const degreeOver = (stretch: Stretch): Rational | null => stretch.degree.mean ?? stretch.degree.minimum;

export function criterion(evaluation: Evaluation, name: CriterionReport["criterion"]): CriterionReport | null {
  return evaluation.criteria.find((c) => c.criterion === name) ?? null;
}

/** The open facts on which some verdict turns. */
export const dependedOn = (evaluation: Evaluation): readonly FactId[] =>
  [...new Set(evaluation.criteria.flatMap((c) => [c, ...c.parts].flatMap((r) => r.timeline.flatMap((s) => s.dependsOn))))].sort((a, b) => a - b);

/** Whether two intervals share a day. */
export function overlap(a: DayInterval, b: DayInterval): boolean {
  return (a.before === null || b.since === null || b.since < a.before) && (b.before === null || a.since === null || a.since < b.before);
}
