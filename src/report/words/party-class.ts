import type { Both, Codes } from "../../evaluator/compare/difference";
import { contains, formatDay, type Day, type DayInterval } from "../../language/dates";
import { belongs, isBound } from "../../language/reading";
import type { DatedSet, Regime } from "../../language/regime";
import { listed } from "./names";

/** A name for parties: those who bear it on a day, and the days on which that may change. */
interface Named {
  readonly words: string;
  readonly on: (day: Day) => ReadonlySet<string>;
  readonly changes: readonly Day[];
}

const ends = (sets: DatedSet): readonly Day[] => sets.flatMap((spans) => spans.flatMap(({ since, before }) => [since, before].filter((d) => d !== null)));
const codes = (regime: Regime, holds: (party: number) => boolean): ReadonlySet<string> => new Set(regime.parties.flatMap((p, id) => (holds(id) ? [p.code] : [])));

function namesIn(regime: Regime): readonly Named[] {
  const lives = ends(regime.parties.map((p) => [p.life]));
  const alive = (p: number, on: Day): boolean => contains(regime.parties[p]?.life ?? { since: null, before: null }, on);
  const roster = ends(regime.roster);
  return [
    { words: "every member", on: (on) => codes(regime, (p) => isBound(regime, p, on)), changes: roster },
    ...regime.groups.map((g): Named => ({ words: g.name, on: (on) => codes(regime, (p) => belongs(g.members, p, on)), changes: ends(g.members) })),
    { words: "any outsider", on: (on) => codes(regime, (p) => alive(p, on) && !isBound(regime, p, on)), changes: [...roster, ...lives] },
    { words: "any state", on: (on) => codes(regime, (p) => alive(p, on)), changes: lives },
  ];
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((x) => b.has(x));
/** At most so many are named as those left out. */
const mostLeftOut = 3;

/** Parties as a class where the texts have a name for them, else by their codes: `every member`, `A8`, `every member except IE, SE`. */
export function partiesWords(regimes: Both<Regime>, parties: Codes, interval: DayInterval): string {
  const own = new Set(parties.filter((p) => p !== "stateless"));
  const rest = own.size === parties.length ? "" : own.size === 0 ? "the stateless" : " and the stateless";
  if (own.size === 0) return rest;
  const day = interval.since ?? (interval.before === null ? 0 : interval.before - 1);
  const names = [...namesIn(regimes.before), ...namesIn(regimes.after)];
  const inside = (d: Day): boolean => d !== day && contains(interval, d);
  const dated = (n: Named, words: string, left: Codes): string => {
    const lasting = n.changes.filter(inside).every((d) => same(n.on(d), n.on(day)));
    return `${words}${lasting ? "" : ` of ${formatDay(day)}`}${left.length === 0 ? "" : ` except ${left.join(", ")}`}${rest}`;
  };
  if (own.size > 1) {
    const exact = names.filter((n) => same(n.on(day), own));
    const lasting = exact.find((n) => n.changes.filter(inside).every((d) => same(n.on(d), own)));
    const found = lasting ?? exact[0];
    if (found) return dated(found, found.words, []);
  }
  if (own.size > 2 * mostLeftOut) {
    for (const n of names) {
      const all = n.on(day);
      const left = [...all].filter((p) => !own.has(p)).sort();
      if (left.length <= mostLeftOut && all.size === own.size + left.length) return dated(n, n.words, left);
    }
  }
  return `${listed([...own])}${rest}`;
}

/** `every other member` from every member. */
export const originsWords = (hosts: string, origins: string): string => (hosts === origins && origins.startsWith("every member") ? origins.replace("every", "every other") : origins);
