import { formatDay, unionOfIntervals, type DayInterval } from "../language/dates";
import type { Lookup, PartySet, Selector, Sentence, TableValue, TimePoint } from "../language/regime";
import type { Builder, SparseSet } from "./builder";
import { always, intersect, isEmpty } from "./intervals";
import { datesOfSet } from "./parties";

/** When anybody is bound, and when named parties are: worked out once for the many sentences that name the same. */
export interface Reach {
  readonly bound: readonly DayInterval[];
  readonly named: Map<string, readonly DayInterval[]>;
}
export const createReach = (b: Builder): Reach => ({ bound: allDays(b.roster), named: new Map() });

/** Why no day has both a host and an origin that a sentence reaches; `null` if some has. */
export function emptyTime(b: Builder, sentence: Sentence, reach: Reach): string | null {
  // Without members there is nothing to measure by; that is reported by itself.
  if (b.roster.size === 0) return null;
  const own = possibleDays(b, sentence);
  if (own.length === 0) return "its dates and those of its exception have no day in common";
  const hosts = intersect(daysWithHost(b, sentence.host, reach), daysOnRecord(b, sentence, reach));
  if (hosts.length === 0) return "no party that it names as host is ever bound";
  const dated = intersect(own, hosts);
  if (dated.length === 0) return `${sentence.host.kind === "listed" ? "the party that it names as host is not" : "no party is"} bound ${daysInWords(own)}`;
  const origins = daysWithOrigin(b, sentence.origin, reach);
  if (origins.length === 0) return "nobody is ever among those whose nationals it speaks of";
  return intersect(dated, origins).length === 0 ? `nobody is among those whose nationals it speaks of ${daysInWords(own)}` : null;
}

/** Days that the dates of a sentence leave; of a table, those that some row leaves. */
function possibleDays(b: Builder, sentence: Sentence): readonly DayInterval[] {
  return sentence.windows.reduce<readonly DayInterval[]>((days, { since, before, beforeOffset, during }) => {
    const from = pointDays(b, since);
    const to = pointDays(b, before);
    if (from.length === 0 || to.length === 0) return [];
    const [first, last] = [Math.min(...from), Math.max(...to) + beforeOffset];
    // A span of written dates that runs backwards is reported where it stands.
    if (typeof since === "number" && typeof before === "number" && first >= last) return days;
    const span = { since: Number.isFinite(first) ? first : null, before: Number.isFinite(last) ? last : null };
    const within = isEmpty(span) ? [] : intersect(days, [span]);
    return during ? intersect(within, unionOfIntervals(values(b, during).flatMap((v) => (v === null || typeof v === "number" ? [] : v)))) : within;
  }, always);
}

const values = (b: Builder, { table }: Lookup): readonly TableValue[] => {
  const read = b.tables.items[table];
  return read ? [...read.rows.map((row) => row.value), read.otherwise] : [];
};

/** The days that a point in time may be: all that the table read has, and any where none is written. */
function pointDays(b: Builder, point: TimePoint | null): readonly number[] {
  if (point === null) return [-Infinity, Infinity];
  return typeof point === "number" ? [point] : values(b, point).filter((v) => typeof v === "number");
}

/** Days on which some bound host is in the tables of periods that a sentence reads by the host alone. */
function daysOnRecord(b: Builder, sentence: Sentence, reach: Reach): readonly DayInterval[] {
  return sentence.windows.reduce<readonly DayInterval[]>((days, { during }) => {
    const table = during && b.tables.items[during.table];
    if (!table || table.keys.join() !== "host" || !Array.isArray(table.otherwise) || table.otherwise.length > 0) return days;
    const rows = table.rows.flatMap(({ cells: [cell], value }) =>
      cell && "include" in cell && value !== null && typeof value !== "number" ? intersect(boundDays(b, cell, reach), value) : [],
    );
    return intersect(days, unionOfIntervals(rows));
  }, always);
}

/** Days on which at least one party of a set belongs to it. */
const allDays = (set: SparseSet): readonly DayInterval[] => unionOfIntervals([...set.values()].flat());

function daysWithHost(b: Builder, host: Selector, reach: Reach): readonly DayInterval[] {
  switch (host.kind) {
    case "members":
      return host.of ? boundDays(b, host.of, reach) : reach.bound;
    case "listed":
      return boundDays(b, host.set, reach);
    case "outsiders": case "stateless":
      return [];
    case "any": case "states": case "anyone":
      return reach.bound;
    default: {
      const never: never = host;
      return never;
    }
  }
}

function daysWithOrigin(b: Builder, origin: Selector, reach: Reach): readonly DayInterval[] {
  switch (origin.kind) {
    case "members":
      return origin.of ? boundDays(b, origin.of, reach) : reach.bound;
    case "listed":
      return remembered(reach, `listed ${keyOf(origin.set)}`, () => allDays(datesOfSet(b, origin.set)));
    case "any": case "states": case "outsiders": case "anyone": case "stateless":
      return always;
    default: {
      const never: never = origin;
      return never;
    }
  }
}

/** Days on which at least one of the named parties is bound. */
function boundDays(b: Builder, set: PartySet, reach: Reach): readonly DayInterval[] {
  return remembered(reach, keyOf(set), () =>
    unionOfIntervals([...datesOfSet(b, set)].flatMap(([party, named]) => intersect(named, b.roster.get(party) ?? []))),
  );
}

const keyOf = (set: PartySet): string => JSON.stringify(set);

function remembered(reach: Reach, key: string, make: () => readonly DayInterval[]): readonly DayInterval[] {
  const known = reach.named.get(key) ?? make();
  reach.named.set(key, known);
  return known;
}

function daysInWords(days: readonly DayInterval[]): string {
  const since = days[0]?.since ?? null;
  const before = days.at(-1)?.before ?? null;
  if (since === null && before === null) return "at any time";
  return [since === null ? "" : `since ${formatDay(since)}`, before === null ? "" : `until ${formatDay(before - 1)}`].filter((w) => w !== "").join(" ");
}
