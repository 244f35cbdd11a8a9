/** Which of the clauses responsible for a failure flips it: each is removed from the text by a reform, which is compiled and judged again. */
import { compile } from "../compile";
import { describe, hasErrors } from "../diagnostics";
import type { Evaluation, PartName, PartReport, Stretch } from "../evaluator/result";
import { printReform } from "./as-reform";
import { nowhere } from "./draft";
import { holdsOver } from "./goal";
import { withText } from "./trial";
import type { Host } from "../language/host";
import type { DayInterval } from "../language/dates";
import type { ClauseId, Regime } from "../language/regime";
import type { Flips, Judged, TakenOut, Without } from "./result";

/** The file in which the regime stands. */
export interface Entry {
  readonly path: string;
  readonly host: Host;
  readonly text: string;
}

/** Judges parts of a regime, and the claims that it makes, over some days. */
export type JudgeParts = (regime: Regime, days: DayInterval, parts: readonly PartName[]) => Evaluation;

/** At most so many texts are made for one regime; of a long one fewer. */
export const mostTakenOut = 24;
const mostSentences = 12_000;

/** What fails on the days of one stretch. */
interface Failing {
  readonly judged: Judged;
  readonly stretch: Stretch;
}

/** For every part, claim and stretch that fails: what it comes to without each of the clauses responsible, and without all of them where none suffices. */
export function takenOut(entry: Entry, regime: Regime, evaluation: Evaluation, judge: JudgeParts): TakenOut {
  const failing = judgedOf(evaluation).flatMap(({ judged, timeline }) => timeline.flatMap((stretch): readonly Failing[] => (stretch.verdict === "fails" && stretch.because.length > 0 ? [{ judged, stretch }] : [])));
  const most = Math.max(4, Math.min(mostTakenOut, Math.floor(mostSentences / Math.max(1, regime.sentences.length))));
  const tried = new Map<string, Tried>();
  const days = hull(failing.map((f) => f.stretch.interval));
  const parts = [...new Set(failing.flatMap((f) => f.judged.part ?? []))];
  const claims = new Set(failing.flatMap((f) => f.judged.claim ?? []));
  /** `null` where no more may be tried. */
  const trial = (clauses: readonly ClauseId[]): Tried | null => {
    const key = clauses.join(" ");
    const known = tried.get(key);
    if (known || tried.size >= most) return known ?? null;
    const made = attempt(entry, regime, clauses, (one) => judge({ ...one, claims: one.claims.filter((c) => claims.has(c.name)) }, days, parts));
    tried.set(key, made);
    return made;
  };
  return { most, parts: evaluation.criteria.length > 0, flips: failing.map((f) => flipsOf(f, trial)) };
}

type Tried = { readonly clauses: readonly ClauseId[] } & ({ readonly regime: Regime; readonly evaluation: Evaluation } | { readonly error: string });

/** All parts of both readings, none twice. */
const partsOf = ({ criteria, second }: Evaluation): readonly PartReport[] => {
  const all = [...criteria, ...(second?.criteria ?? [])].flatMap((c) => c.parts);
  return all.filter((p, i) => all.findIndex((q) => q.part === p.part) === i);
};

/** All that is judged: the parts, then the claims. */
const judgedOf = (evaluation: Evaluation): readonly { readonly judged: Judged; readonly timeline: readonly Stretch[] }[] => [
  ...partsOf(evaluation).map(({ part, timeline }) => ({ judged: { part, claim: null }, timeline })),
  ...evaluation.claims.map(({ claim, timeline }) => ({ judged: { part: null, claim }, timeline })),
];

function flipsOf(failing: Failing, trial: (clauses: readonly ClauseId[]) => Tried | null): Flips {
  const { judged, stretch } = failing;
  const tried = stretch.because.map((clause) => ({ clause, trial: trial([clause]) }));
  const alone = tried.flatMap((t) => (t.trial === null ? [] : [without(failing, t.trial)]));
  const left = tried.flatMap((t) => (t.trial === null ? [t.clause] : []));
  const all = stretch.because.length < 2 || left.length > 0 || alone.some((w) => w.holds) ? null : trial(stretch.because);
  return { ...judged, interval: stretch.interval, alone, together: all && fewest(failing, without(failing, all), trial), left };
}

/** Of some clauses without which it holds those that are needed for it, while texts may be made. */
function fewest(failing: Failing, all: Without, trial: (clauses: readonly ClauseId[]) => Tried | null): Without {
  let found = all;
  for (const clause of all.holds ? all.clauses : []) {
    const rest = found.clauses.filter((c) => c !== clause);
    const less = rest.length < 2 ? null : trial(rest);
    const tried = less && without(failing, less);
    if (tried?.holds) found = tried;
  }
  return found;
}

function without({ judged, stretch }: Failing, tried: Tried): Without {
  const { clauses } = tried;
  if ("error" in tried) return { clauses, verdicts: [], holds: false, because: [], error: tried.error };
  const timeline = judgedOf(tried.evaluation).find((j) => j.judged.part === judged.part && j.judged.claim === judged.claim)?.timeline ?? [];
  const within = timeline.flatMap((s) => clipped(s, stretch.interval));
  const responsible = within.filter((s) => s.verdict === "fails").flatMap((s) => s.phases.flatMap((p) => (overlap(p.interval, stretch.interval) ? p.because : [])));
  return {
    clauses,
    verdicts: within.map(({ interval, verdict }) => ({ interval, verdict })),
    holds: holdsOver([stretch], within),
    because: [...new Set(responsible)].toSorted((a, b) => a - b).map((id) => tried.regime.clauses[id]?.name ?? ""),
    error: null,
  };
}

/** The regime without some clauses, as a reform of it. */
function attempt({ path, host, text }: Entry, regime: Regime, clauses: readonly ClauseId[], judge: (regime: Regime) => Evaluation): Tried {
  const name = freeName(text);
  const names = [...new Set(clauses.map((id) => regime.clauses[id]?.name ?? ""))];
  const reform = printReform({ name, of: regime.name, edits: [{ kind: "Remove", clauses: names.map((n) => ({ kind: "Name", text: n, span: nowhere })), span: nowhere }] });
  const { regimes, diagnostics } = compile(path, withText(host, path, `${text}\n${reform}`));
  const [wrong] = diagnostics.filter((d) => hasErrors([d]));
  const made = wrong ? undefined : regimes.find((r) => r.name === name && r.at.path === path);
  if (!made) return { clauses, error: wrong ? describe(wrong).message : "A reform of it was not read." };
  return { clauses, regime: made, evaluation: judge(made) };
}

/** A name that does not stand in a text. */
const freeName = (text: string): string => {
  let name = "withoutSome";
  while (text.includes(name)) name += "X";
  return name;
};

const latest = (days: readonly (number | null)[]): number | null => (days.includes(null) ? null : Math.max(...days.flatMap((d) => d ?? [])));
const earliest = (days: readonly (number | null)[]): number | null => (days.includes(null) ? null : Math.min(...days.flatMap((d) => d ?? [])));

/** The least interval that holds some others. */
const hull = (intervals: readonly DayInterval[]): DayInterval =>
  intervals.length === 0 ? { since: null, before: null } : { since: earliest(intervals.map((i) => i.since)), before: latest(intervals.map((i) => i.before)) };

const overlap = (a: DayInterval, b: DayInterval): boolean =>
  (a.before === null || b.since === null || b.since < a.before) && (b.before === null || a.since === null || a.since < b.before);

/** A stretch on the days of an interval; nothing where it has none of them. */
function clipped(stretch: Stretch, { since, before }: DayInterval): readonly Stretch[] {
  const { interval } = stretch;
  if (!overlap(interval, { since, before })) return [];
  const first = interval.since === null ? since : since === null ? interval.since : Math.max(since, interval.since);
  const end = interval.before === null ? before : before === null ? interval.before : Math.min(before, interval.before);
  return [{ ...stretch, interval: { since: first, before: end } }];
}
