import type { DayInterval } from "../language/dates";
import { formatDay } from "../language/dates";
import type { PartySet, Selector, Sentence } from "../language/regime";
import type { Builder, SparseSet } from "./builder";
import { always, intersect, unite } from "./intervals";
import { datesOfSet } from "./parties";

/** Why no day has both a host and an origin that a sentence reaches; `null` if some has. */
export function emptyTime(b: Builder, sentence: Sentence): string | null {
  // Without members there is nothing to measure by; that is reported by itself.
  if (b.roster.size === 0) return null;
  const own = writtenDays(sentence);
  if (own.length === 0) return "its dates and those of its exception have no day in common";
  const hosts = daysWithHost(b, sentence.host);
  if (hosts.length === 0) return "no party that it names as host is ever bound";
  const dated = intersect(own, hosts);
  if (dated.length === 0) return `${sentence.host.kind === "listed" ? "the party it names is" : "no party is"}${sentence.host.kind === "listed" ? " not" : ""} bound ${daysInWords(own)}`;
  const origins = daysWithOrigin(b, sentence.origin);
  if (origins.length === 0) return "nobody is ever among those whose nationals it speaks of";
  return intersect(dated, origins).length === 0 ? `nobody is among those whose nationals it speaks of ${daysInWords(own)}` : null;
}

/** Days that the written dates of a sentence leave; dates from tables leave every day. */
function writtenDays(sentence: Sentence): readonly DayInterval[] {
  return sentence.windows.reduce<readonly DayInterval[]>((days, { since, before }) => {
    const from = typeof since === "number" ? since : null;
    const to = typeof before === "number" ? before : null;
    // A span that runs backwards is reported where it stands.
    return from !== null && to !== null && from >= to ? days : intersect(days, [{ since: from, before: to }]);
  }, always);
}

const allDays = (set: SparseSet): readonly DayInterval[] => [...set.values()].reduce(unite, []);

function daysWithHost(b: Builder, host: Selector): readonly DayInterval[] {
  if (host.kind === "members") return host.of ? boundDays(b, host.of) : allDays(b.roster);
  return host.kind === "listed" ? boundDays(b, host.set) : allDays(b.roster);
}

function daysWithOrigin(b: Builder, origin: Selector): readonly DayInterval[] {
  switch (origin.kind) {
    case "members":
      return origin.of ? boundDays(b, origin.of) : allDays(b.roster);
    case "listed":
      return allDays(datesOfSet(b, origin.set));
    case "any": case "states": case "outsiders": case "anyone": case "stateless":
      return always;
    default: {
      const never: never = origin;
      return never;
    }
  }
}

/** Days on which at least one of the named parties is bound. */
function boundDays(b: Builder, set: PartySet): readonly DayInterval[] {
  const days = [...datesOfSet(b, set)].map(([party, named]) => intersect(named, b.roster.get(party) ?? []));
  return days.reduce(unite, []);
}

function daysInWords(days: readonly DayInterval[]): string {
  const since = days[0]?.since ?? null;
  const before = days.at(-1)?.before ?? null;
  if (since === null && before === null) return "at any time";
  return [since === null ? "" : `since ${formatDay(since)}`, before === null ? "" : `until ${formatDay(before - 1)}`].filter((w) => w !== "").join(" ");
}
