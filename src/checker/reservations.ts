import type { Name, Parties, RegimeItem, ReservationClause, Sentence as Written } from "../language/ast";
import type { DayInterval } from "../language/dates";
import { partiesText } from "../language/party-text";
import type { ClauseId, PartySet, Selector, Sentence, TableId, TimePoint, Window } from "../language/regime";
import type { Location, Span } from "../language/span";
import { resolve, type Builder } from "./builder";
import { clauseSymbol, keep, targetsOf } from "./clauses";
import { always } from "./intervals";
import { datesOfSet, partySet } from "./parties";
import { onRecord, recordTable } from "./record-table";
import { find, place, type ClauseSymbol, type Scope } from "./scope";
import { lowerSentence, type Around } from "./sentences";
import { citations } from "./vocabulary";
import { lowerWindow } from "./windows";

/** Who made a reservation, and when it stands. */
interface Made {
  readonly by: PartySet;
  readonly words: string;
  readonly days: readonly DayInterval[];
  readonly at: Location;
  /** One for each set of authors that a sentence speaks of. */
  readonly tables: Map<string, TableId>;
}

/** Reads a reservation: an exception that reaches its author alone, as a matter of record. */
export function lowerReservation(b: Builder, scope: Scope, item: ReservationClause): void {
  const symbol = clauseSymbol(scope, item);
  const id = symbol && b.clauseIds.get(symbol);
  if (!symbol || id === null || id === undefined) return;
  const named = item.targets.filter((name) => !isReservation(b, scope, name, symbol.name));
  const targets = targetsOf(b, scope, { ...item, targets: named }, { id, name: symbol.name });
  const by = authors(b, scope, item.by);
  const window = item.window ? lowerWindow(b, scope, item.window) : null;
  const days = window && writtenDays(window);
  const around: Around = { id, name: symbol.name, kind: "reservation", windows: window && !days ? [window] : [] };
  const made = by && { by, words: partiesText(item.by), days: days ?? always, at: symbol.at, tables: new Map<string, TableId>() };
  const sentences = item.sentences.flatMap((s) => {
    const sentence = lowerSentence(b, scope, s, around);
    return made && sentence ? keep(b, ofAuthor(b, scope, s, sentence, symbol.name, made)) : [];
  });
  b.clauses[id] = {
    name: symbol.name, kind: "reservation", targets, ground: null, cites: citations(b, scope, item.cites), sentences, remedyOf: null, at: symbol.at,
  };
}

/** A reservation is no answer to another. */
function isReservation(b: Builder, scope: Scope, name: Name, reservation: string): boolean {
  if (find(scope, "clause", name.text)?.node.kind !== "Reservation") return false;
  b.report("not-an-exception-target", place(scope, name.span), { clause: name.text, exception: reservation, kind: "reservation" });
  return true;
}

function authors(b: Builder, scope: Scope, by: Parties): PartySet | null {
  if (by.kind === "Listed" && !by.together) return partySet(b, scope, by.set);
  if (by.kind === "EveryMember" && by.of) return partySet(b, scope, by.of);
  b.report("misplaced-party", place(scope, by.span), { words: partiesText(by), where: "the author of a reservation", expected: "the name of a party or a group" });
  return null;
}

/** The days of a span, if the text itself says them; `null` where a table does. */
function writtenDays({ since, before, during }: Window): readonly DayInterval[] | null {
  const isWritten = (point: TimePoint | null): point is number | null => point === null || typeof point === "number";
  return during === null && isWritten(since) && isWritten(before) ? [{ since, before }] : null;
}

/** The sentence as one about the authors that it names, by their record; `null` if it names another party. */
function ofAuthor(b: Builder, scope: Scope, written: Written, sentence: Sentence, name: string, made: Made): Sentence | null {
  const by = written.subject.kind === "Role" ? (written.subject.role === "host" ? made.by : null) : named(sentence.host);
  const all = datesOfSet(b, made.by);
  if (by && [...datesOfSet(b, by).keys()].every((party) => all.has(party))) {
    const key = JSON.stringify(by);
    const table = made.tables.get(key) ?? recordTable(b, { name, by, days: made.days, at: made.at });
    made.tables.set(key, table);
    return onRecord({ ...sentence, host: { kind: "any" } }, table);
  }
  b.report("reservation-of-another", place(scope, written.subject.span), { reservation: name, by: `\`${made.words}\``, words: partiesText(written.subject) });
  return null;
}

function named(host: Selector): PartySet | null {
  if (host.kind === "listed") return host.set;
  return host.kind === "members" ? host.of : null;
}

/** Makes each reservation an exception to the exceptions of its targets too, at any depth, so that nothing else speaks beside it. */
export function widenReservations(b: Builder): void {
  const exceptions = new Map<ClauseId, ClauseId[]>();
  b.clauses.forEach((clause, id) => {
    if (clause?.kind === "exception") for (const target of clause.targets) exceptions.set(target, [...(exceptions.get(target) ?? []), id]);
  });
  const above = (roots: readonly ClauseId[], barred: ReadonlySet<ClauseId>): ReadonlySet<ClauseId> => {
    const found = new Set(roots);
    for (const id of found) for (const e of exceptions.get(id) ?? []) if (!barred.has(e)) found.add(e);
    return found;
  };
  b.clauses.forEach((clause, id) => {
    if (clause?.kind !== "reservation") return;
    // What is an exception to the reservation itself prevails over it; what `everything except` spares stays as it is.
    const own = new Set([...above([id], new Set()), ...(b.everything.get(id)?.spared ?? [])]);
    b.clauses[id] = { ...clause, targets: [...above(clause.targets, own)] };
  });
}

/** Reports reservations to clauses that allow none. */
export function checkForbiddenReservations(b: Builder, items: readonly RegimeItem[], of: (item: RegimeItem) => Scope): void {
  const forbidden = new Map<ClauseSymbol, Location>();
  for (const item of items) {
    if (item.kind !== "NoReservation") continue;
    const scope = of(item);
    citations(b, scope, item.cites);
    for (const name of item.targets) {
      const symbol = resolve(b, scope, "clause", name, "clause");
      if (symbol && !forbidden.has(symbol)) forbidden.set(symbol, place(scope, name.span));
    }
  }
  for (const item of items) {
    if (item.kind !== "Reservation") continue;
    const scope = of(item);
    const report = (symbol: ClauseSymbol | null, span: Span): void => {
      const at = symbol && forbidden.get(symbol);
      if (at) b.report("forbidden-reservation", place(scope, span), { reservation: item.name.text, clause: symbol.name, everything: item.everything !== undefined }, [{ at, label: "no reservation is allowed here" }]);
    };
    for (const name of item.targets) report(find(scope, "clause", name.text) ?? null, name.span);
    const own = item.everything && clauseSymbol(scope, item);
    const all = own ? (b.everything.get(b.clauseIds.get(own) ?? -1)?.targets ?? []) : [];
    for (const symbol of forbidden.keys()) if (item.everything && all.includes(b.clauseIds.get(symbol) ?? -1)) report(symbol, item.everything.span);
  }
}
