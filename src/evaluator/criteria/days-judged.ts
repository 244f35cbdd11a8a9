import type { Day } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { changesOfSelector } from "../../kernel/masks";
import type { Slices } from "../../kernel/slices";
import { breakpoints as everyBreakpoint } from "../breakpoints";
import { changesOfBodies } from "./bodies";
import type { DayJudge } from "./day";
import { isDatedByTable } from "./form";
import { intervalsBetween, type Span } from "./timeline";

/** Every day on which a verdict may change. */
export function breakpoints(regime: Regime, slices: Slices, judge: DayJudge): readonly Day[] {
  // What a power would do, or what may be conceded, may change on days on which nothing in force does.
  const days = new Set([...slices.days, ...(judge.extension?.days ?? []), ...(judge.more?.publicGood?.context.slices.days ?? [])]);
  for (const duty of regime.duties) {
    changesOfSelector(regime, duty.bearer, days);
    changesOfSelector(regime, duty.toward, days);
    for (const w of duty.windows) for (const p of [w.since, w.before]) if (typeof p === "number") days.add(p);
  }
  if (regime.duties.some(isDatedByTable)) for (const day of everyBreakpoint(regime)) days.add(day);
  changesOfBodies(regime, days);
  return [...days].sort((a, b) => a - b);
}

/** The stretches on which nothing changes, each judged on its first day. */
export function spansOf(regime: Regime, slices: Slices, judge: DayJudge, options: { readonly since?: Day; readonly until?: Day; readonly progress?: (done: number, total: number) => void }): readonly Span[] {
  return intervalsBetween(breakpoints(regime, slices, judge), options).map(({ interval, on }, i, all) => {
    const day = judge.judge(on);
    options.progress?.(i + 1, all.length);
    return { interval, day };
  });
}

/** From the first day on which the regime is in force to the last. */
export function trimmed(spans: readonly Span[]): readonly Span[] {
  const first = spans.findIndex((s) => s.day.inForce);
  if (first === -1) return [];
  let last = spans.length - 1;
  while (spans[last]?.day.inForce === false) last--;
  return spans.slice(first, last + 1);
}
