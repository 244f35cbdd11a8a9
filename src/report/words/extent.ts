import type { Stretch } from "../../evaluator/result";
import type { Day } from "../../language/dates";

/** The days between which verdicts change, as a picture shows them: what has no end is drawn a tenth longer than what has. `null`: nothing has a date. */
export function extent(stretches: readonly Stretch[]): { readonly first: Day; readonly before: Day; readonly endless: boolean } | null {
  const ends = stretches.flatMap(({ interval }) => [interval.since, interval.before]).filter((d) => d !== null);
  if (ends.length === 0) return null;
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const tail = Math.max(365, Math.round((high - low) / 10));
  const open = (end: "since" | "before"): boolean => stretches.some((s) => s.interval[end] === null);
  return { first: open("since") ? low - tail : low, before: open("before") ? high + tail : high, endless: open("before") };
}
