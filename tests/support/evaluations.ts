/** Reading evaluations in tests. */
import { contains, type Day, type DayInterval } from "../../src/language/dates";
import { formatRational, type Rational } from "../../src/language/rational";
import type { Evaluation, PartName, PartReport, Phase, Stretch } from "../../src/evaluator/result";

export function partOf(evaluation: Evaluation, part: PartName): PartReport {
  const found = evaluation.criteria.flatMap((c) => c.parts).find((p) => p.part === part);
  if (found === undefined) throw new Error(`no part ${part}`);
  return found;
}

export interface Judged {
  readonly stretch: Stretch;
  readonly phase: Phase | null;
}
/** The verdict and degree of a part on a day; `null` where the regime is not in force. */
export function judgedOn(evaluation: Evaluation, part: PartName, on: Day): Judged | null {
  const stretch = partOf(evaluation, part).timeline.find((s) => contains(s.interval, on));
  return stretch ? { stretch, phase: stretch.phases.find((p) => contains(p.interval, on)) ?? null } : null;
}

export const fraction = (r: Rational | null | undefined): string => (r ? formatRational(r) : "none");
export const days = (i: DayInterval): string => `${i.since ?? "-"}..${i.before ?? "-"}`;

/** Everything about an evaluation but names and numbers of clauses: what renaming and reordering must keep. */
export function essence(evaluation: Evaluation): readonly string[] {
  const timelines = evaluation.criteria.flatMap((c) => [{ name: c.criterion as string, timeline: c.timeline }, ...c.parts.map((p) => ({ name: p.part as string, timeline: p.timeline }))]);
  return timelines.flatMap(({ name, timeline }) =>
    timeline.map(
      (s) =>
        `${name} ${days(s.interval)} ${s.verdict} ${s.grade} ${fraction(s.degree.mean)} ${fraction(s.degree.minimum)} [${degreesOver(s).join(", ")}]`,
    ),
  );
}

/** Phases joined where only the reasons differ. */
function degreesOver(s: Stretch): readonly string[] {
  const joined: { since: number | null; before: number | null; degree: string }[] = [];
  for (const p of s.phases) {
    const last = joined.at(-1);
    const degree = fraction(p.degree);
    if (last && last.degree === degree && last.before === p.interval.since) last.before = p.interval.before;
    else joined.push({ since: p.interval.since, before: p.interval.before, degree });
  }
  return joined.map((j) => `${days(j)} ${j.degree}`);
}
