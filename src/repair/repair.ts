import { compile } from "../compile";
import { hasErrors } from "../diagnostics";
import { admitsSomebody, askedBy, checkExpectations, evaluate, rightsChanged, runTests } from "../evaluator";
import type { Host } from "../language/host";
import type { Day } from "../language/dates";
import { criterionNames, type Regime } from "../language/regime";
import { asReform, whyNoName } from "./as-reform";
import { candidatesOf, speaksOfOthers } from "./candidates";
import { judged, latestDays, readsInterests, timelineOf, verdictOf, type Target } from "./goal";
import type { Days, RepairAnswer, RightsChange, Suggestion, VerdictChange } from "./result";
import { search, type Bounds, type Found } from "./search";
import type { Written } from "./text-edits";
import type { Bench } from "./trial";
import type { Evaluation } from "../evaluator/result";

/** What is to hold, when, and how far a repair is sought. */
export interface RepairOptions extends Partial<Bounds> {
  /** The regime of the file; it may be left out where the file has one. */
  readonly regime?: string;
  readonly target: Target;
  readonly binding?: "hard" | "soft";
  /** One day; without any, the latest. */
  readonly on?: Day;
  /** All days since this one, and until that one, both included. */
  readonly since?: Day;
  readonly until?: Day;
  /** The name of a reform that each suggestion is also written as. */
  readonly reform?: string;
}

/** How far is searched unless said otherwise. */
export const defaultBounds: Bounds = { upTo: 3, trials: 400, limit: 5, all: false };

/**
 * The smallest sets of edits to the text of a regime under which a criterion, a part or a claim holds. Each was compiled and judged again, and no
 * part of it does. Changes no file; never throws for a user's mistake.
 */
export function repair(entry: string, host: Host, options: RepairOptions): RepairAnswer {
  const { diagnostics, regimes, modules } = compile(entry, host);
  if (hasErrors(diagnostics)) return { kind: "broken", diagnostics };
  const own = regimes.filter((r) => r.at.path === entry);
  const regime = options.regime === undefined ? (own.length === 1 ? own[0] : undefined) : own.find((r) => r.name === options.regime);
  const module = modules.get(entry);
  if (!regime || !module) return { kind: "no-regime" };
  const declaration = module.file.items.find((item) => item.kind === "Regime" && item.name.text === regime.name);
  if (declaration?.kind !== "Regime") return { kind: "is-reform" };
  const { target, reform } = options;
  if (reform !== undefined && whyNoName(reform) !== null) return { kind: "no-reform-name" };
  if (readsInterests(target)) return { kind: "of-interests" };
  if ("claim" in target && !regime.claims.some((c) => c.name === target.claim)) return { kind: "no-claim" };
  return mend(host, regime, { source: module.source, comments: module.file.comments, regime: declaration }, options);
}

/** The days asked about, and the last before them; `null` where the regime has no verdict. */
function daysOf(regime: Regime, { on, since, until, target, binding = "hard" }: RepairOptions): { readonly days: Days; readonly lastDay: Day | null } | null {
  if (since !== undefined || until !== undefined) return { days: { since: since ?? null, until: until ?? null }, lastDay: since === undefined ? null : since - 1 };
  if (on !== undefined) return { days: { since: on, until: on }, lastDay: on - 1 };
  const latest = latestDays(judged(regime, { target, binding, days: { since: null, until: null } }), target);
  return latest && { days: latest.days, lastDay: latest.changed && latest.days.since !== null ? latest.days.since - 1 : null };
}

function mend(host: Host, regime: Regime, written: Written, options: RepairOptions): RepairAnswer {
  const { target, binding = "hard" } = options;
  const time = daysOf(regime, options);
  if (!time) return { kind: "not-failing", days: { since: null, until: null }, verdict: null };
  const { days, lastDay } = time;
  const judging = { target, binding, days };
  const evaluation = judged(regime, judging);
  const before = timelineOf(evaluation, target);
  const failing = before.find((s) => s.verdict === "fails" || s.verdict === "depends");
  const verdict = verdictOf(before);
  if (verdict === "holds") return { kind: "holds", days };
  if (!failing) return { kind: "not-failing", days, verdict };
  const items = written.regime.items;
  const bench: Bench = { host, written, judging, before, candidates: candidatesOf(items, { outside: speaksOfOthers(items), lastDay }) };
  const bounds = { ...defaultBounds, ...options };
  const start = { regime, evaluation, original: (sentence: number) => regime.sentences[sentence]?.at.start ?? -1 };
  const admits = (one: Regime): boolean => admitsSomebody(one, binding, { ...(days.since === null ? {} : { since: days.since }), ...(days.until === null ? {} : { until: days.until }) });
  const admitsNow = admits(regime);
  const { found, trials, ended } = search(bench, start, bounds, (one) => admitsNow && !admits(one));
  const because = [...new Set(before.flatMap((s) => s.because))].toSorted((a, b) => a - b).map((c) => regime.clauses[c]?.name ?? "");
  const met: Met = { regime, failing: new Set(failingTests(regime)), unmet: unmetExpectations(regime) };
  const suggestions = ranked(found.map((f) => suggestion(bench, met, evaluation, f, options.reform ?? null)));
  return {
    kind: "searched", days, because: [...new Set(because)], candidates: bench.candidates.length, trials, upTo: bounds.upTo, ended: suggestions.length > bounds.limit ? "limit" : ended,
    suggestions: suggestions.slice(0, bounds.limit),
  };
}

/** The tests that fail before any edit, and for each expectation whether it is unmet. */
interface Met {
  readonly regime: Regime;
  readonly failing: ReadonlySet<string>;
  readonly unmet: readonly boolean[];
}

/** What takes nothing away comes first, and what admits nobody last; else the order in which they were found. */
function ranked(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const order: readonly Suggestion["closing"][] = [null, "only-closes", "admits-nobody"];
  return order.flatMap((closing) => suggestions.filter((s) => s.closing === closing));
}

/** Whether rights are closed and none is opened. */
const onlyCloses = (rights: Suggestion["rights"]): boolean =>
  typeof rights !== "string" && rights.length > 0 && rights.every(({ effect }) => effect === "more closed" || effect === "no longer addressed");

function suggestion(bench: Bench, { regime, failing, unmet }: Met, before: Evaluation, { prepared, outcome, admitsNobody }: Found, reform: string | null): Suggestion {
  const changes = prepared.picks.flatMap((i) => bench.candidates[i] ?? []).map(({ kind, clause, words }) => ({ kind, clause, words }));
  const rights = rightsOf(regime, outcome.regime, bench.judging.days);
  return {
    changes, edits: prepared.edits, along: prepared.draft.along,
    verdicts: verdictChanges(bench.judging.target, before, outcome.evaluation),
    rights, closing: admitsNobody ? "admits-nobody" : onlyCloses(rights) ? "only-closes" : null,
    tests: failingTests(outcome.regime).filter((title) => !failing.has(title)),
    // Expectations stand in the order written, and none is dropped.
    expectations: unmetExpectations(outcome.regime).filter((is, i) => is && unmet[i] !== true).length,
    reform: reform === null ? null : asReform(bench, prepared, outcome, reform),
  };
}

/** What becomes of rights; changes that do the same to the same rights and movers are one. */
function rightsOf(before: Regime, after: Regime, { since, until }: Days): Suggestion["rights"] {
  const changes = rightsChanged(before, after, { ...(since === null ? {} : { since }), ...(until === null ? {} : { until }) });
  if (typeof changes === "string") return changes;
  const alike = new Map<string, RightsChange>();
  for (const { effect, rights, movers, hosts, origins } of changes) {
    const key = JSON.stringify([effect, rights, movers]);
    const known = alike.get(key);
    const joined = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].toSorted();
    alike.set(key, { effect, rights, movers, hosts: joined(known?.hosts ?? [], hosts), origins: joined(known?.origins ?? [], origins) });
  }
  // Of those what happens alike to the same movers, hosts and origins.
  const joint = new Map<string, RightsChange>();
  for (const change of alike.values()) {
    const key = JSON.stringify({ ...change, rights: [] });
    const known = joint.get(key);
    joint.set(key, { ...change, rights: [...new Set([...(known?.rights ?? []), ...change.rights])] });
  }
  return [...joint.values()];
}

function verdictChanges(target: Target, before: Evaluation, after: Evaluation): readonly VerdictChange[] {
  return criterionNames.flatMap((criterion) => {
    if ("criterion" in target && target.criterion === criterion) return [];
    const [was, is] = [before, after].map((e) => verdictOf(timelineOf(e, { criterion })));
    return was === is ? [] : [{ criterion, before: was ?? null, after: is ?? null }];
  });
}

const failingTests = (regime: Regime): readonly string[] => runTests(regime).flatMap((o) => (o.failures.length > 0 || o.cases === 0 ? [o.test.title] : []));

const unmetExpectations = (regime: Regime): readonly boolean[] =>
  regime.expectations.length === 0 ? [] : checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })).map((o) => !o.met);
