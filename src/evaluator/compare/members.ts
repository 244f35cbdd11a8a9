import { unionOfIntervals, type Day, type DayInterval } from "../../language/dates";
import type { Alignment } from "./alignment";
import type { MemberChange, Side } from "./difference";

/** Who is a member under one text and not under the other, and when. */
export function memberChanges({ parties, regimes }: Alignment, window: DayInterval): readonly MemberChange[] {
  return parties.flatMap(({ name, ids }) => {
    const spans = (side: Side): readonly DayInterval[] => unionOfIntervals(ids[side] === null ? [] : (regimes[side].roster[ids[side]] ?? []));
    const [before, after] = [spans("before"), spans("after")];
    const joins = clipped(less(after, before), window);
    const leaves = clipped(less(before, after), window);
    return joins.length + leaves.length === 0 ? [] : [{ party: name, joins, leaves }];
  });
}

const start = (i: DayInterval): Day => i.since ?? -Infinity;
const end = (i: DayInterval): Day => i.before ?? Infinity;
const made = (since: Day, before: Day): readonly DayInterval[] =>
  since < before ? [{ since: Number.isFinite(since) ? since : null, before: Number.isFinite(before) ? before : null }] : [];

/** The days of some intervals that lie in none of others. */
function less(all: readonly DayInterval[], others: readonly DayInterval[]): readonly DayInterval[] {
  return others.reduce<readonly DayInterval[]>(
    (rest, o) => rest.flatMap((i) => [...made(start(i), Math.min(end(i), start(o))), ...made(Math.max(start(i), end(o)), end(i))]),
    all,
  );
}
const clipped = (all: readonly DayInterval[], window: DayInterval): readonly DayInterval[] =>
  all.flatMap((i) => made(Math.max(start(i), start(window)), Math.min(end(i), end(window))));
