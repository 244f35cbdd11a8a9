/** What must hold, on which days, and what is in its way. */
import { evaluate } from "../evaluator";
import type { Evaluation, PartName, Stretch } from "../evaluator/result";
import { unionOfIntervals, type DayInterval } from "../language/dates";
import type { CriterionName, Regime, VerdictName } from "../language/regime";
import type { Days } from "./result";

/** A criterion, one of its parts, or a claim of the regime. */
export type Target = { readonly criterion: CriterionName } | { readonly claim: string };

/** How the regime is judged. */
export interface Judging {
  readonly target: Target;
  readonly binding: "hard" | "soft";
  readonly days: Days;
}

/** Judges a regime on the days asked. */
export const judged = (regime: Regime, { binding, days }: Pick<Judging, "binding" | "days">): Evaluation =>
  evaluate(regime, { binding, ...(days.since === null ? {} : { since: days.since }), ...(days.until === null ? {} : { until: days.until }) });

/** The verdicts over time on a target. */
export function timelineOf(evaluation: Evaluation, target: Target): readonly Stretch[] {
  if ("claim" in target) return evaluation.claims.find((c) => c.claim === target.claim)?.timeline ?? [];
  const whole = evaluation.criteria.find((c) => c.criterion === target.criterion);
  return whole?.timeline ?? evaluation.criteria.flatMap((c) => c.parts).find((p) => p.part === target.criterion)?.timeline ?? [];
}

/** The one verdict of a timeline; `null` where there is none, or several. */
export function verdictOf(timeline: readonly Stretch[]): VerdictName | null {
  const verdicts = new Set(timeline.map((s) => s.verdict));
  const [only] = verdicts;
  return verdicts.size === 1 && only !== undefined ? only : null;
}

/** Whether a target holds on every day on which there was a verdict before. */
export function holdsOver(before: readonly Stretch[], after: readonly Stretch[]): boolean {
  const held = unionOfIntervals(after.filter((s) => s.verdict === "holds").map((s) => s.interval));
  return after.length > 0 && after.every((s) => s.verdict === "holds") && before.every(({ interval }) => held.some((h) => within(interval, h)));
}

const within = (a: DayInterval, b: DayInterval): boolean =>
  (b.since === null || (a.since !== null && b.since <= a.since)) && (b.before === null || (a.before !== null && a.before <= b.before));

/**
 * The day of which a timeline speaks last: the first of those that are alike to the end. `changed`: something did on that day. Where nothing ever
 * changes, all days are meant; `null`: there is no verdict.
 */
export function latestDays(evaluation: Evaluation, target: Target): { readonly days: Days; readonly changed: boolean } | null {
  const last = timelineOf(evaluation, target).at(-1);
  if (!last) return null;
  const stretches = [...evaluation.criteria.flatMap((c) => [...c.timeline, ...c.parts.flatMap((p) => p.timeline)]), ...evaluation.claims.flatMap((c) => c.timeline)];
  const { since, before } = last.interval;
  const starts = stretches.flatMap((s) => s.phases).flatMap(({ interval }) => interval.since ?? []).filter((d) => (since === null || d >= since) && (before === null || d < before));
  const day = starts.length > 0 ? Math.max(...starts) : before === null ? null : before - 1;
  return { days: { since: day, until: day }, changed: starts.length > 0 };
}

/** The parts of a target that do not hold, and the first stretch of each. */
export function failingParts(evaluation: Evaluation, target: Target): readonly { readonly part: PartName; readonly stretch: Stretch }[] {
  if ("claim" in target) return [];
  const own = evaluation.criteria.find((c) => c.criterion === target.criterion)?.parts ?? [];
  const all = own.length > 0 ? own : evaluation.criteria.flatMap((c) => c.parts).filter((p) => target.criterion === "multilateral" || p.part === target.criterion);
  return all.flatMap(({ part, timeline }) => {
    const stretch = timeline.find((s) => s.verdict !== "holds" && s.verdict !== "not-assessable");
    return stretch ? [{ part, stretch }] : [];
  });
}
