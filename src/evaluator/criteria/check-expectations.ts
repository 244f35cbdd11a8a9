import { sameClause } from "../../language/reading";
import type { DayInterval } from "../../language/dates";
import type { ClauseId, Expectation, Regime, VerdictName } from "../../language/regime";
import type { EvaluateOptions } from "./evaluate";
import type { CriterionReport, Evaluation, Reading, Stretch } from "../result";

/** What an `expect` line asked for and what was found over the days it speaks of. */
export interface ExpectationOutcome {
  readonly expectation: Expectation;
  readonly met: boolean;
  readonly found: readonly { readonly interval: DayInterval; readonly verdict: VerdictName; readonly because: readonly ClauseId[] }[];
}

/** What an evaluation must be asked so that every expectation of a regime is answered: the readings and the parts that they speak of. */
export function askedBy(regime: Regime): Pick<EvaluateOptions, "reading" | "also" | "interests"> {
  const names = new Set(regime.expectations.map((e) => e.criterion));
  const hollifield = regime.expectations.some((e) => e.reading === "hollifield") || ["nex", "nrv", "nrvm"].some((part) => names.has(part));
  const also = (["g3", "g3s", "nt", "g2a"] as const).filter((part) => names.has(part));
  return { ...(hollifield ? { reading: "both" } : {}), ...(also.length > 0 ? { also } : {}), ...(names.has("d3") || names.has("d4") ? { interests: { sensitivity: "none" } } : {}) };
}

const latest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));
const earliest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

/**
 * Holds the `expect` lines of a regime against its evaluation: every day asked about, and every reason named. `evaluation` is asked for a
 * binding only where some line is about it.
 */
export function checkExpectations(regime: Regime, evaluation: (binding: "hard" | "soft") => Evaluation): readonly ExpectationOutcome[] {
  const made = new Map<"hard" | "soft", Evaluation>();
  const under = (binding: "hard" | "soft"): Evaluation => {
    const found = made.get(binding) ?? evaluation(binding);
    made.set(binding, found);
    return found;
  };
  return regime.expectations.map((expectation) => outcomeOf(regime, expectation, under(expectation.binding ?? "hard")));
}

function outcomeOf(regime: Regime, expectation: Expectation, evaluation: Evaluation): ExpectationOutcome {
  const all = stretchesOf(evaluation, expectation.criterion, expectation.reading);
  const found = all.flatMap((s) => {
    const since = latest(s.interval.since, expectation.window.since);
    const before = earliest(s.interval.before, expectation.window.before);
    if (since !== null && before !== null && since >= before) return [];
    const inWindow = s.phases.filter((p) => overlaps(p.interval, { since, before }));
    return [{ interval: { since, before }, verdict: s.verdict, because: [...new Set(inWindow.flatMap((p) => p.because))] }];
  });
  const reasons = new Set(found.flatMap((f) => f.because));
  const covered = found.length > 0 && reachesEnds(expectation.window, found.map((f) => f.interval));
  const met = covered && found.every((f) => f.verdict === expectation.verdict) && expectation.because.every((c) => reasons.has(c) || [...reasons].some((r) => sameClause(regime, r, c)));
  return { expectation, met: met || (found.length === 0 && expectation.verdict === "vacuous"), found };
}

function stretchesOf(evaluation: Evaluation, name: string, reading: Reading): readonly Stretch[] {
  const claim = evaluation.claims.find((c) => c.claim === name);
  if (claim) return claim.timeline;
  const differs = (c: CriterionReport): boolean => c.criterion === "indivisibility" || c.criterion === "multilateral";
  const second = evaluation.second?.criteria ?? [];
  const whole = evaluation.reading === reading ? evaluation.criteria : [...(evaluation.second?.reading === reading ? second : []), ...evaluation.criteria.filter((c) => !differs(c))];
  const found = whole.find((c) => c.criterion === name);
  if (found) return found.timeline;
  // A part is the same in every reading that has it.
  for (const criterion of [...evaluation.criteria, ...second]) {
    for (const part of criterion.parts) if (part.part === name) return part.timeline;
  }
  return [];
}

const overlaps = (a: DayInterval, b: DayInterval): boolean =>
  (a.since === null || b.before === null || a.since < b.before) && (b.since === null || a.before === null || b.since < a.before);

/** A day asked about by date must have a verdict; an open end means as long as there is one. A claim may have one where no criterion does. */
export function reachesEnds(window: DayInterval, found: readonly DayInterval[]): boolean {
  const first = found[0];
  const last = found.at(-1);
  if (first === undefined || last === undefined) return false;
  const starts = window.since === null || first.since === null || first.since <= window.since;
  const lasts = window.before === null || last.before === null || last.before >= window.before;
  return starts && lasts;
}
