import { contains, type Day, type DayInterval } from "../../language/dates";
import { formatRational, type Rational } from "../../language/rational";
import type { Evaluation, Stretch } from "../result";
import { sides, type Both, type DegreeThen, type VerdictChange } from "./difference";

/** The criteria and claims whose timelines differ. A claim that one text does not make has no timeline there. */
export function verdictChanges(evaluations: Both<Evaluation>): readonly VerdictChange[] {
  const changes: VerdictChange[] = [];
  for (const kind of ["criterion", "claim"] as const) {
    const timelines = { before: timelinesOf(evaluations.before, kind), after: timelinesOf(evaluations.after, kind) };
    for (const name of new Set(sides.flatMap((side) => [...timelines[side].keys()]))) {
      const both = { before: timelines.before.get(name) ?? [], after: timelines.after.get(name) ?? [] };
      const [where, degrees] = [differing(both), otherDegrees(both)];
      if (where.length + degrees.length > 0) changes.push({ kind, name, where, degrees, timelines: both });
    }
  }
  return changes;
}

function timelinesOf(evaluation: Evaluation, kind: VerdictChange["kind"]): ReadonlyMap<string, readonly Stretch[]> {
  return kind === "claim"
    ? new Map(evaluation.claims.map((c) => [c.claim, c.timeline]))
    : new Map(evaluation.criteria.map((c) => [c.criterion, c.timeline]));
}

/** The stretches on which the verdicts differ. */
export const differing = ({ before, after }: VerdictChange["timelines"]): VerdictChange["where"] => {
  const at = (timeline: readonly Stretch[], on: Day): Stretch | null => timeline.find((s) => contains(s.interval, on)) ?? null;
  return apart(daysOf([...before, ...after]), (on) => ({ before: at(before, on), after: at(after, on) }), (s) => s?.verdict ?? "");
};

/** The stretches on which the verdicts are the same, and the degrees differ. */
function otherDegrees({ before, after }: VerdictChange["timelines"]): VerdictChange["degrees"] {
  const at = (timeline: readonly Stretch[], on: Day): (DegreeThen & { readonly verdict: string }) | null => {
    const stretch = timeline.find((s) => contains(s.interval, on));
    if (stretch === undefined) return null;
    const phase = stretch.phases.find((p) => contains(p.interval, on));
    return { verdict: stretch.verdict, degree: phase?.degree ?? null, range: phase?.range ?? null };
  };
  const exact = (r: Rational | undefined | null): string => (r ? formatRational(r) : "");
  const found = apart(daysOf([...before, ...after].flatMap((s) => [s, ...s.phases])), (on) => {
    const [x, y] = [at(before, on), at(after, on)];
    return x?.verdict === y?.verdict ? { before: x, after: y } : { before: null, after: null };
  }, (d) => `${exact(d?.degree)} ${exact(d?.range?.from)} ${exact(d?.range?.to)}`);
  return found.flatMap(({ interval, before: x, after: y }) => (x === null || y === null ? [] : [{ interval, before: { degree: x.degree, range: x.range }, after: { degree: y.degree, range: y.range } }]));
}

const daysOf = (all: readonly { readonly interval: DayInterval }[]): readonly Day[] =>
  [...new Set(all.flatMap(({ interval }) => [interval.since, interval.before].filter((d) => d !== null)))].sort((a, b) => a - b);

/** The longest stretches between some days on which two things are not the same; two things of one `key` are. */
function apart<T>(days: readonly Day[], on: (day: Day) => Both<T>, key: (thing: T) => string): readonly (Both<T> & { readonly interval: DayInterval })[] {
  const starts: readonly (Day | null)[] = [null, ...days];
  const found: (Both<T> & { interval: DayInterval })[] = [];
  starts.forEach((since, i) => {
    const interval = { since, before: starts[i + 1] ?? null };
    const both = on(since ?? (interval.before ?? 1) - 1);
    if (key(both.before) === key(both.after)) return;
    const last = found.at(-1);
    if (last && last.interval.before === since && sides.every((side) => key(last[side]) === key(both[side]))) last.interval = { since: last.interval.since, before: interval.before };
    else found.push({ interval, ...both });
  });
  return found;
}
