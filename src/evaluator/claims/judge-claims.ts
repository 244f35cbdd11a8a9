import type { Day } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { noClauses } from "../criteria/clause-sets";
import type { PartDay } from "../criteria/part-day";
import { intervalsBetween, timeline, type SpanOf } from "../criteria/timeline";
import type { ClaimReport } from "../result";
import { emptyMask, setBit } from "../../kernel/masks";
import { extended, type Prepared } from "./asked";
import { tooManyWorlds } from "../criteria/worlds";
import { ClaimJudge, type ClaimDay } from "./judge";

/** Judges every claim of a regime over the time in which it means some case, exactly; every failure is replayed by the reference interpreter. */
export function judgeClaims(regime: Regime, binding: "hard" | "soft", options: { readonly since?: Day; readonly until?: Day }): readonly ClaimReport[] {
  if (regime.claims.length === 0) return [];
  const whole = extended(regime);
  const judge = new ClaimJudge(whole, binding);
  const intervals = intervalsBetween(judge.slices.days, options);
  return whole.claims.map((claim) => {
    const spans = trimmed(intervals.map(({ interval, on }) => ({ interval, day: judge.judge(claim, on) })));
    return { claim: claim.claim.name, timeline: timeline(spans, (day) => partOf(day, regime.clauses.length), (_, on) => witness(judge, claim, spans, on)) };
  });
}

/** From the first day on which a case is meant to the last. */
function trimmed(spans: readonly SpanOf<ClaimDay>[]): readonly SpanOf<ClaimDay>[] {
  const first = spans.findIndex(({ day }) => day.verdict !== "vacuous");
  const last = spans.findLastIndex(({ day }) => day.verdict !== "vacuous");
  return first < 0 ? [] : spans.slice(first, last + 1);
}

const missing: Partial<Record<ClaimDay["verdict"], string>> = { vacuous: "no case is meant", undecided: tooManyWorlds };
const partOf = ({ verdict, because, open }: ClaimDay, clauses: number): PartDay => ({
  verdict, degree: null, because: setOf(because, clauses), missing: missing[verdict] ?? null, ...(open ? { open: { ...open, range: null, world: null } } : {}),
});

function setOf(because: ReadonlySet<number>, clauses: number): PartDay["because"] {
  if (because.size === 0) return noClauses;
  const set = emptyMask((clauses + 31) >> 5);
  for (const clause of because) setBit(set, clause);
  return set;
}

function witness(judge: ClaimJudge, claim: Prepared, spans: readonly SpanOf<ClaimDay>[], on: Day): ReturnType<ClaimJudge["replay"]> | null {
  const failure = spans.find(({ day }) => day.on === on)?.day.failure;
  return failure ? judge.replay(claim, failure) : null;
}
