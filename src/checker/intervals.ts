import { unionOfIntervals, type Day, type DayInterval } from "../language/dates";

/** The later of two beginnings; `null` is the beginning of time. */
export const laterStart = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : Math.max(a, b));
/** The earlier of two ends; `null` is the end of time. */
export const earlierEnd = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : Math.min(a, b));
/** Whether no day lies in an interval. */
export const isEmpty = (i: DayInterval): boolean => i.since !== null && i.before !== null && i.since >= i.before;

/** Days in both lists; each list is sorted and disjoint, and so is the result. */
export function intersect(a: readonly DayInterval[], b: readonly DayInterval[]): readonly DayInterval[] {
  const both: DayInterval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i];
    const y = b[j];
    if (!x || !y) break;
    const shared = { since: laterStart(x.since, y.since), before: earlierEnd(x.before, y.before) };
    if (!isEmpty(shared)) both.push(shared);
    if ((x.before ?? Infinity) <= (y.before ?? Infinity)) i++;
    else j++;
  }
  return both;
}

/** Days in none of a list. */
export function complement(a: readonly DayInterval[]): readonly DayInterval[] {
  const gaps: DayInterval[] = [];
  let since: Day | null = null;
  for (const interval of a) {
    if (interval.since !== null && (since === null || since < interval.since)) gaps.push({ since, before: interval.since });
    if (interval.before === null) return gaps;
    since = interval.before;
  }
  gaps.push({ since, before: null });
  return gaps;
}

/** Days in the first list and not in the second. */
export const subtract = (a: readonly DayInterval[], b: readonly DayInterval[]): readonly DayInterval[] => intersect(a, complement(b));

/** Days in either list. */
export const unite = (a: readonly DayInterval[], b: readonly DayInterval[]): readonly DayInterval[] => unionOfIntervals([...a, ...b]);

export const always: readonly DayInterval[] = [{ since: null, before: null }];
