import { contains, type Day, type DayInterval } from "../../language/dates";
import { formatRational, type Rational } from "../../language/rational";
import type { Evaluation, Stretch } from "../result";
import { sides, type Both, type VerdictChange } from "./difference";

/** The criteria and claims whose timelines differ. A claim that one text does not make has no timeline there. */
export function verdictChanges(evaluations: Both<Evaluation>): readonly VerdictChange[] {
  const changes: VerdictChange[] = [];
  for (const kind of ["criterion", "claim"] as const) {
    const timelines = { before: timelinesOf(evaluations.before, kind), after: timelinesOf(evaluations.after, kind) };
    for (const name of new Set(sides.flatMap((side) => [...timelines[side].keys()]))) {
      const both = { before: timelines.before.get(name) ?? [], after: timelines.after.get(name) ?? [] };
      if (essence(both.before) !== essence(both.after)) changes.push({ kind, name, where: differing(both), timelines: both });
    }
  }
  return changes;
}

function timelinesOf(evaluation: Evaluation, kind: VerdictChange["kind"]): ReadonlyMap<string, readonly Stretch[]> {
  return kind === "claim"
    ? new Map(evaluation.claims.map((c) => [c.claim, c.timeline]))
    : new Map(evaluation.criteria.map((c) => [c.criterion, c.timeline]));
}

const degree = (r: Rational | null): string => (r === null ? "" : formatRational(r));
/** What a timeline says, reasons aside. */
const essence = (timeline: readonly Stretch[]): string =>
  timeline.map((s) => `${s.interval.since} ${s.interval.before} ${s.verdict} ${s.phases.map((p) => degree(p.degree)).filter((d, i, all) => d !== all[i - 1]).join(" ")}`).join("; ");

/** The stretches on which the verdicts differ. */
export function differing({ before, after }: VerdictChange["timelines"]): VerdictChange["where"] {
  const days = [...new Set([...before, ...after].flatMap(({ interval }) => [interval.since, interval.before].filter((d) => d !== null)))].sort((a, b) => a - b);
  const starts: readonly (Day | null)[] = [null, ...days];
  const found: { interval: DayInterval; before: Stretch | null; after: Stretch | null }[] = [];
  starts.forEach((since, i) => {
    const interval = { since, before: starts[i + 1] ?? null };
    const on = since ?? (interval.before ?? 1) - 1;
    const [x, y] = [before, after].map((timeline) => timeline.find((s) => contains(s.interval, on)) ?? null);
    if ((x?.verdict ?? null) === (y?.verdict ?? null)) return;
    const last = found.at(-1);
    if (last && last.interval.before === since && last.before?.verdict === x?.verdict && last.after?.verdict === y?.verdict) last.interval = { since: last.interval.since, before: interval.before };
    else found.push({ interval, before: x ?? null, after: y ?? null });
  });
  return found;
}
