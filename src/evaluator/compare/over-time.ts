import type { Day, DayInterval } from "../../language/dates";
import { pairsInBoth, pairsWithout, type PairSet } from "./pair-sets";

/** Something found on a day, and the pairs of parties of which it is true. */
export interface Found<T> {
  readonly what: T;
  readonly pairs: PairSet;
}
/** The same over a maximal stretch of days; `on` is one of them. */
export interface Lasting<T> extends Found<T> {
  readonly interval: DayInterval;
  readonly on: Day;
}
/** What is found on a day, by a text that is equal iff what is found is; `null`: the same as on the day asked before. */
export type FoundOn<T> = (on: Day) => ReadonlyMap<string, Found<T>> | null;

interface Running<T> extends Found<T> {
  readonly since: Day | null;
  readonly on: Day;
}

/** For each pair of parties the longest stretches over which the same is found; pairs with the same stretches go together. */
export function overTime<T>(foundOn: FoundOn<T>, intervals: readonly { readonly interval: DayInterval; readonly on: Day }[]): readonly Lasting<T>[] {
  const done: Lasting<T>[] = [];
  const running = new Map<string, readonly Running<T>[]>();
  const turn = (since: Day | null, on: Day, found: ReadonlyMap<string, Found<T>>): void => {
    for (const key of new Set([...running.keys(), ...found.keys()])) {
      const now = found.get(key);
      const kept: Running<T>[] = [];
      let fresh: PairSet = now?.pairs ?? new Map();
      for (const group of running.get(key) ?? []) {
        const goesOn = now ? pairsInBoth(group.pairs, now.pairs) : new Map<number, never>();
        const ended = pairsWithout(group.pairs, goesOn);
        if (ended.size > 0) done.push({ what: group.what, pairs: ended, on: group.on, interval: { since: group.since, before: since } });
        if (goesOn.size > 0) kept.push({ ...group, pairs: goesOn });
        fresh = pairsWithout(fresh, goesOn);
      }
      if (now && fresh.size > 0) kept.push({ what: now.what, pairs: fresh, since, on });
      if (kept.length > 0) running.set(key, kept);
      else running.delete(key);
    }
  };
  for (const { interval, on } of intervals) {
    const found = foundOn(on);
    if (found !== null) turn(interval.since, on, found);
  }
  const last = intervals.at(-1)?.interval.before ?? null;
  for (const groups of running.values()) {
    for (const { what, pairs, since, on } of groups) done.push({ what, pairs, on, interval: { since, before: last } });
  }
  return done;
}
