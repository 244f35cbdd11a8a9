import type { Day } from "../../language/dates";
import { stateless, type FactId, type PartyId, type Regime } from "../../language/regime";
import { dayComparison, no, or, and, plain, yes, type Days, type Term } from "./terms";
import { dayText } from "./dialect";
import { firstDay, lastDay, onDay, type Predicate } from "./parties";

/** A party of a case. */
export type Side =
  | { readonly kind: "host" | "origin" }
  /** The state that is a fact of the case. */
  | { readonly kind: "fact"; readonly fact: FactId }
  /** Any of the parties of which these predicates hold. */
  | { readonly kind: "alike"; readonly of: ReadonlySet<string> }
  /** Any party: what is asked of it is written down. */
  | { readonly kind: "asked"; readonly into: Map<string, Predicate> }
  | { readonly kind: "nobody" };

/** A party of which a column of the row speaks. */
type Asked = Extract<Side, { kind: "host" | "origin" | "fact" }>;

/** Host, origin and day of what is decided: those of the row, or what its terms are measured by. */
export interface Frame {
  readonly key: string;
  /** What is added to the names of its columns. */
  readonly words: string;
  readonly host: Side;
  readonly origin: Side;
  /** That the two are not one. */
  readonly apart: Term;
  /** `null`: the day of the row. */
  readonly on: Day | null;
  /** What holds of host and origin wherever the frame is asked about. */
  readonly given: { readonly host: readonly Predicate[]; readonly origin: readonly Predicate[] };
}
/** A frame in which something more is known of the parties: whatever is asked in it stands beside that. */
export const knowing = (frame: Frame, host: readonly Predicate[], origin: readonly Predicate[]): Frame =>
  ({ ...frame, given: { host: [...frame.given.host, ...host], origin: [...frame.given.origin, ...origin] } });

/** What queries read of the parties of a row: a column for each predicate and side. */
export class PartyColumns {
  readonly predicates: Predicate[] = [];
  readonly columns: { readonly side: Asked; readonly predicate: Predicate; readonly name: string }[] = [];
  private readonly fixed = new Map<string, Term | null>();

  constructor(
    private readonly name: (wish: string) => string,
    private readonly factName: (fact: FactId) => string,
    private readonly everywhere: (p: Predicate) => readonly boolean[],
  ) {}

  /** That a predicate holds of a party of a frame. */
  is(frame: Frame, role: "host" | "origin", asked: Predicate): Term {
    const given = frame.given[role];
    const holds = this.everywhere(asked);
    const extents = given.map((g) => this.everywhere(g));
    if (extents.some((all) => all.every((x, i) => !x || holds[i] === false))) return no;
    if (extents.some((all) => all.every((x, i) => !x || holds[i] === true))) return yes;
    return this.of(frame[role], asked, frame.on);
  }
  /** That a predicate holds of a party of which nothing is known. */
  of(side: Side, asked: Predicate, on: Day | null): Term {
    const predicate = on === null ? asked : onDay(asked, on, dayText(on).slice(6, -1));
    switch (side.kind) {
      case "nobody":
        return predicate.holds(stateless, on ?? firstDay) ? yes : no;
      case "alike":
        return side.of.has(predicate.key) ? yes : no;
      case "asked":
        side.into.set(predicate.key, predicate);
        return plain(`? ${predicate.key}`);
      default:
        return this.always(predicate) ?? this.column(side, predicate);
    }
  }
  /** What is so of every party on every day. */
  private always(p: Predicate): Term | null {
    const known = this.fixed.get(p.key);
    if (known !== undefined) return known;
    const found = this.everywhere(p);
    const made = found.every((x) => x) ? yes : found.every((x) => !x) ? no : null;
    this.fixed.set(p.key, made);
    return made;
  }
  private column(side: Asked, asked: Predicate): Term {
    // What holds of the same parties on the same days is one column.
    const extent = this.everywhere(asked).map(Number).join("");
    const predicate = this.predicates.find((p) => this.everywhere(p).map(Number).join("") === extent) ?? asked;
    const same = (other: Side): boolean => other.kind === side.kind && (other.kind !== "fact" || side.kind !== "fact" || other.fact === side.fact);
    const found = this.columns.find((c) => c.predicate.key === predicate.key && same(c.side));
    if (found !== undefined) return plain(found.name);
    if (!this.predicates.some((p) => p.key === predicate.key)) this.predicates.push(predicate);
    const name = this.name(`${side.kind === "fact" ? this.factName(side.fact) : side.kind} ${predicate.wish}`);
    this.columns.push({ side, predicate, name });
    return plain(name);
  }
}

/** The column of the day of a row. */
export const dayColumn = "on_day";

/** That the day of a frame lies between two days, both included. */
export function inDays(on: Day | null, since: Day, until: Day): Term {
  if (on !== null) return since <= on && on <= until ? yes : no;
  if (since > until) return no;
  const from = since <= firstDay ? null : since;
  const to = until >= lastDay ? null : until;
  if (from === null && to === null) return yes;
  const days: Days = { holds: (day) => since <= day && day <= until, changes: [since, until + 1] };
  if (from === null) return dayComparison(`${dayColumn} <= ${dayText(to ?? lastDay)}`, days);
  if (to === null) return dayComparison(`${dayColumn} >= ${dayText(from)}`, days);
  return dayComparison(`${dayColumn} BETWEEN ${dayText(from)} AND ${dayText(to)}`, days);
}

/** On which days, and for which hosts of a frame, some other party has all of what is asked and no more. `has`: the party and stretch. */
export function someOther(regime: Regime, on: Day | null, stretches: readonly { readonly party: PartyId; readonly since: Day; readonly until: Day }[], isHost: (party: PartyId) => Term): Term {
  const days = [...new Set(stretches.flatMap(({ since, until }) => [since, until + 1]))].sort((a, b) => a - b);
  // Where only one party has it, that is not the host.
  const spans: { since: Day; until: Day; only: PartyId | null }[] = [];
  days.forEach((since, i) => {
    const until = (days[i + 1] ?? lastDay + 1) - 1;
    const parties = [...new Set(stretches.filter((s) => s.since <= since && since <= s.until).map((s) => s.party))];
    const [first] = parties;
    if (first === undefined || since > lastDay) return;
    const only = parties.length === 1 ? first : null;
    const last = spans.at(-1);
    if (last !== undefined && last.only === only && last.until + 1 === since) last.until = until;
    else spans.push({ since, until, only });
  });
  return or(...spans.map(({ since, until, only }) => and(inDays(on, since, until), only === null || regime.parties[only] === undefined ? yes : isHost(only))));
}
