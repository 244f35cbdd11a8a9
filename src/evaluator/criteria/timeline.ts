import type { Day, DayInterval } from "../../language/dates";
import { add, compareRationals, divide, multiply, rational, type Rational } from "../../language/rational";
import type { Grade, Phase, Range, Stretch, Turn, Witness } from "../result";
import type { VerdictName } from "../../language/regime";
import { clausesIn, joined, sameClauses } from "./clause-sets";
import type { DayResult, PartDay } from "./part-day";

/** A day's result and the days for which it stands. */
export interface SpanOf<D extends { readonly on: Day }> {
  readonly interval: DayInterval;
  readonly day: D;
}
export type Span = SpanOf<DayResult>;

/** The stretches between days of change, each with the day that stands for it. */
export function intervalsBetween(days: readonly Day[], { since, until }: { readonly since?: Day; readonly until?: Day }): readonly { readonly interval: DayInterval; readonly on: Day }[] {
  const before = until === undefined ? null : until + 1;
  const inside = days.filter((d) => (since === undefined || d > since) && (before === null || d < before));
  const starts = [since ?? (inside[0] ?? 1) - 1, ...inside];
  return starts.map((on, i) => ({ interval: { since: i === 0 ? (since ?? null) : on, before: starts[i + 1] ?? before }, on }));
}

const grades: Readonly<Record<VerdictName, Grade>> = {
  holds: "proved", fails: "refuted", depends: "proved", vacuous: "proved", undecided: "undecided", "not-assessable": "none",
};

/** Of drawn cases only a contradiction is certain. */
const gradeOf = ({ verdict, drawn }: PartDay): Grade => (drawn && grades[verdict] === "proved" ? "tested" : grades[verdict]);

function testedOf(group: readonly Growing[]): Pick<Stretch, "tested"> {
  const drawn = group[0]?.part.drawn;
  return drawn ? { tested: { runs: group.reduce((n, p) => n + p.runs, 0), seed: drawn.seed, path: drawn.path } } : {};
}

const sameDegree = (a: Rational | null, b: Rational | null): boolean =>
  a === b || (a !== null && b !== null && compareRationals(a, b) === 0);

/** Equal verdicts; of two that cannot be assessed, for want of the same; of two that depend, on the same. */
const sameVerdict = (a: PartDay, b: PartDay): boolean =>
  a.verdict === b.verdict && a.missing === b.missing && (a.open?.dependsOn ?? []).join(",") === (b.open?.dependsOn ?? []).join(",");

const sameTurns = (a: readonly Turn[] | null, b: readonly Turn[] | null): boolean => JSON.stringify(a) === JSON.stringify(b);

const sameRange = (a: PartDay, b: PartDay): boolean => {
  const [x, y] = [a.open?.range ?? null, b.open?.range ?? null];
  return sameDegree(x?.from ?? null, y?.from ?? null) && sameDegree(x?.to ?? null, y?.to ?? null);
};

interface Growing {
  since: Day | null;
  before: Day | null;
  readonly part: PartDay;
  readonly first: Day;
  /** Cases drawn in all. */
  runs: number;
  /** What it turns on, while that is the same. */
  turns: readonly Turn[] | null;
}

/** Joins neighbouring days of equal verdict into stretches, and inside them days of equal degree and reasons into phases. */
export function timeline<D extends { readonly on: Day }>(spans: readonly SpanOf<D>[], of: (day: D) => PartDay, witness: (part: PartDay, on: Day) => Witness | null): readonly Stretch[] {
  const phases: Growing[] = [];
  for (const span of spans) {
    const part = of(span.day);
    const last = phases.at(-1);
    const same =
      last !== undefined && sameVerdict(last.part, part) && (last.part.drawn === undefined) === (part.drawn === undefined) && sameClauses(last.part.because, part.because) && sameDegree(last.part.degree, part.degree) && sameDegree(last.part.ordinal ?? null, part.ordinal ?? null) && sameRange(last.part, part);
    if (same) {
      last.before = span.interval.before;
      last.runs += part.drawn?.runs ?? 0;
      if (!sameTurns(last.turns, part.open?.turns ?? null)) last.turns = null;
    } else phases.push({ ...span.interval, part, first: span.day.on, runs: part.drawn?.runs ?? 0, turns: part.open?.turns ?? null });
  }
  const groups: Growing[][] = [];
  for (const phase of phases) {
    const group = groups.at(-1);
    if (group?.[0] && sameVerdict(group[0].part, phase.part)) group.push(phase);
    else groups.push([phase]);
  }
  return groups.flatMap((group) => stretch(group, witness) ?? []);
}

function stretch(group: readonly Growing[], witness: (part: PartDay, on: Day) => Witness | null): Stretch | null {
  const first = group[0];
  if (first === undefined) return null;
  const { verdict, missing } = first.part;
  const phases: readonly Phase[] = group.map((p) => ({
    interval: { since: p.since, before: p.before },
    degree: p.part.degree,
    ordinal: p.part.ordinal ?? null,
    range: p.part.open?.range ?? null,
    because: clausesIn(p.part.because),
  }));
  return {
    interval: { since: first.since, before: group.at(-1)?.before ?? null },
    verdict,
    grade: gradeOf(first.part),
    ...testedOf(group),
    degree: { mean: meanDegree(phases), minimum: minimumDegree(phases) },
    range: wholeRange(phases),
    phases,
    because: clausesIn(joined(group.map((p) => p.part.because))),
    missing: verdict === "not-assessable" || verdict === "vacuous" || verdict === "undecided" ? missing : null,
    dependsOn: first.part.open?.dependsOn ?? [],
    ...(first.turns !== null && group.every((p) => sameTurns(p.turns, first.turns)) ? { turns: first.turns } : {}),
    witness: verdict === "fails" || verdict === "depends" ? witness(first.part, first.first) : null,
  };
}

/** From the least degree of any phase to the most, where that of some phase is not known. */
function wholeRange(phases: readonly Phase[]): Range | null {
  if (phases.every((p) => p.range === null)) return null;
  const ranges = phases.map((p) => p.range ?? (p.degree && { from: p.degree, to: p.degree })).filter((r) => r !== null);
  const from = ranges.map((r) => r.from).sort(compareRationals)[0];
  const to = ranges.map((r) => r.to).sort(compareRationals).at(-1);
  return from && to && ranges.length === phases.length ? { from, to } : null;
}

function minimumDegree(phases: readonly Phase[]): Rational | null {
  let least: Rational | null = null;
  for (const p of phases) {
    if (p.degree === null) return null;
    if (least === null || compareRationals(p.degree, least) < 0) least = p.degree;
  }
  return least;
}

/** The mean over days; for a stretch without end or beginning only if the degree never changes. */
function meanDegree(phases: readonly Phase[]): Rational | null {
  if (phases.length === 1) return phases[0]?.degree ?? null;
  let days = 0;
  let sum = rational(0);
  for (const { degree, interval } of phases) {
    if (degree === null || interval.since === null || interval.before === null) return null;
    const length = interval.before - interval.since;
    days += length;
    sum = add(sum, multiply(degree, rational(length)));
  }
  return days === 0 ? null : divide(sum, rational(days));
}
