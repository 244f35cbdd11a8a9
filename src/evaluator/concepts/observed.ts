import type { Day, DayInterval } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { changesOfSet } from "../../kernel/masks";
import { changesOfBodies } from "../criteria/bodies";

/** From the first date of the text to the last, among the ends of some stretches of time; `null` where there are no two. That a state comes to be or ceases is no date of the text. */
export function observed(regime: Regime, stretches: readonly { readonly interval: DayInterval }[]): { readonly from: Day; readonly to: Day } | null {
  const [states, text] = [statesChange(regime), datesOf(regime)];
  const ends = stretches.flatMap(({ interval }) => [interval.since ?? [], interval.before ?? []].flat());
  const own = ends.filter((day) => text.has(day) || !states.has(day));
  const [from, to] = [Math.min(...own), Math.max(...own)];
  return from < to ? { from, to } : null;
}

const statesChange = (regime: Regime): ReadonlySet<Day> => new Set(regime.parties.flatMap(({ life }) => [life.since ?? [], life.before ?? []].flat()));

/** When members and groups change, clauses and duties begin and end, and bodies are there. */
function datesOf(regime: Regime): ReadonlySet<Day> {
  const days = new Set<Day>();
  for (const set of [regime.roster, ...regime.groups.map((g) => g.members)]) changesOfSet(set, days);
  for (const { windows } of [...regime.sentences, ...regime.duties]) for (const w of windows) for (const day of [w.since, w.before]) if (typeof day === "number") days.add(day);
  changesOfBodies(regime, days);
  return days;
}
