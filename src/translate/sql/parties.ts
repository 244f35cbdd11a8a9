import { dayOf, type Day, type DayInterval } from "../../language/dates";
import { inPartySet, isBound, selects } from "../../language/reading";
import { stateless, type PartyId, type PartySet, type Regime, type Selector } from "../../language/regime";

/** What can be asked of one party on one day. Two of one key are one. */
export interface Predicate {
  readonly key: string;
  /** What its column is called. */
  readonly wish: string;
  readonly holds: (party: PartyId, on: Day) => boolean;
}

/** A stretch of days, first and last, in which nothing changes about a party, and what holds then. */
export interface Stretch {
  readonly party: PartyId;
  readonly since: Day;
  readonly until: Day;
  readonly holds: readonly boolean[];
}

export const firstDay: Day = dayOf(1, 1, 1) ?? 0;
export const lastDay: Day = dayOf(9999, 12, 31) ?? 0;

/** The days on which something may change for a party, the first of all days among them. */
function changes(regime: Regime, party: PartyId): readonly Day[] {
  const spans: readonly DayInterval[] = [
    ...(regime.parties[party] ? [regime.parties[party].life] : []), ...(regime.roster[party] ?? []), ...regime.groups.flatMap((g) => g.members[party] ?? []),
  ];
  const days = spans.flatMap(({ since, before }) => [since, before]).filter((d): d is Day => d !== null && d > firstDay && d <= lastDay);
  return [firstDay, ...[...new Set(days)].sort((a, b) => a - b)];
}

/** Every party, the stateless last, in stretches of days in which the same predicates hold. */
export function stretchesOf(regime: Regime, predicates: readonly Predicate[]): readonly Stretch[] {
  return [...regime.parties.keys(), stateless].flatMap((party) => {
    const days = changes(regime, party);
    const found: Stretch[] = [];
    days.forEach((since, i) => {
      const until = (days[i + 1] ?? lastDay + 1) - 1;
      const holds = predicates.map((p) => p.holds(party, since));
      const last = found.at(-1);
      if (last !== undefined && last.holds.every((value, k) => value === holds[k])) found[found.length - 1] = { ...last, until };
      else found.push({ party, since, until, holds });
    });
    return found;
  });
}

/** What a set of parties is called. */
function setWords(regime: Regime, { include, within, except }: PartySet): string {
  const word = (atom: PartySet["include"][number]): string => ("party" in atom ? (regime.parties[atom.party]?.code ?? "") : (regime.groups[atom.group]?.name ?? ""));
  return [include.map(word).join(" "), ...(within === null ? [] : [`of ${word(within)}`]), ...(except.length === 0 ? [] : [`but ${except.map(word).join(" ")}`])].join(" ");
}

/** Whether a party is bound. */
export const bound = (regime: Regime): Predicate => ({ key: "bound", wish: "member", holds: (p, on) => isBound(regime, p, on) });

/** Whether a party is among named parties. */
export const amongNamed = (regime: Regime, set: PartySet): Predicate => ({
  key: `set ${JSON.stringify(set)}`, wish: `in ${setWords(regime, set)}`, holds: (p, on) => inPartySet(regime, set, p, on),
});

/** Whether a selector reaches a party. */
export function selected(regime: Regime, selector: Selector): Predicate {
  if (selector.kind === "members" && selector.of === null) return bound(regime);
  const set = selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null;
  const kind = selector.kind === "anyone" ? "any" : selector.kind;
  const words = { any: "there", states: "state", outsiders: "outsider", stateless: "stateless" } as const;
  const wish = set === null ? (kind === "members" || kind === "listed" ? kind : words[kind]) : `${kind === "members" ? "member in" : "in"} ${setWords(regime, set)}`;
  return { key: `selector ${JSON.stringify({ ...selector, kind })}`, wish, holds: (p, on) => selects(regime, selector, p, on) };
}

/** What holds of a party on one day, whatever the day of the case. */
export const onDay = (p: Predicate, on: Day, words: string): Predicate => ({ key: `${p.key} on ${on}`, wish: `${p.wish} ${words}`, holds: (party) => p.holds(party, on) });
