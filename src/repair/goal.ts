/** What must hold, on which days, and what is in its way. */
import { evaluate, type EvaluateOptions } from "../evaluator";
import type { Evaluation, PartName, PartReport, Stretch } from "../evaluator/result";
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

const askedBeside: readonly PartName[] = ["g2a", "g3", "g3s", "nt", "nex", "nrv", "nrvm"];
const ofInterests: readonly PartName[] = ["d3", "d4"];

/** Whether a target is a part that reads declared interests, for which no edit of the law is looked for. */
export const readsInterests = (target: Target): boolean => "criterion" in target && ofInterests.some((part) => part === target.criterion);

/** What an evaluation must be asked so that it speaks of a target: of some parts it does only where they are asked for, or in the other reading. */
function askedFor(target: Target): Pick<EvaluateOptions, "reading" | "also"> {
  const part = askedBeside.find((name) => "criterion" in target && name === target.criterion);
  return part === undefined ? {} : { reading: "both", also: [part] };
}

/** Judges a regime on the days asked. */
export const judged = (regime: Regime, { target, binding, days }: Judging): Evaluation =>
  evaluate(regime, { ...askedFor(target), binding, ...(days.since === null ? {} : { since: days.since }), ...(days.until === null ? {} : { until: days.until }) });

/** The parts of both readings, those that both have once. */
const partsOf = ({ criteria, second }: Evaluation): readonly PartReport[] =>
  [...new Map([...(second?.criteria ?? []), ...criteria].flatMap((c) => c.parts.map((report) => [report.part, report] as const))).values()];

/** The verdicts over time on a target. */
export function timelineOf(evaluation: Evaluation, target: Target): readonly Stretch[] {
  if ("claim" in target) return evaluation.claims.find((c) => c.claim === target.claim)?.timeline ?? [];
  const whole = evaluation.criteria.find((c) => c.criterion === target.criterion);
  return whole?.timeline ?? partsOf(evaluation).find((p) => p.part === target.criterion)?.timeline ?? [];
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
  const all = own.length > 0 ? own : target.criterion === "multilateral" ? evaluation.criteria.flatMap((c) => c.parts) : partsOf(evaluation).filter((p) => p.part === target.criterion);
  return all.flatMap(({ part, timeline }) => {
    const stretch = timeline.find((s) => s.verdict !== "holds" && s.verdict !== "not-assessable");
    return stretch ? [{ part, stretch }] : [];
  });
}
