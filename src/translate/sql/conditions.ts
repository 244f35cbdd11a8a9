import { clock, comparedLookups, compareValues, settled, shifted, yearRead } from "../../language/reading";
import type { Comparator, Condition, DateComparison, Lookup, Operand, PartySet, SeriesComparison, TableComparison, TableValue, Window } from "../../language/regime";
import { civil, contains, dayOf } from "../../language/dates";
import { dayText } from "./dialect";
import { compared } from "./facts";
import { dayColumn, inDays, type Frame, type Side } from "./frame";
import { amongNamed, bound, firstDay, lastDay } from "./parties";
import { byTables } from "./tables";
import { and, comparison, dayComparison, either, no, not, or, unknown, yes, type Term } from "./terms";
import type { Writing } from "./writing";

const truth = (value: boolean): Term => (value ? yes : no);

/** What an operand comes to where its look-ups have these values; `null` where one has none. */
function operandOf({ constant, terms, over, shift }: Operand, values: readonly TableValue[]): number | null {
  let sum = constant;
  for (const [i, { factor }] of terms.entries()) {
    const value = values[i] ?? null;
    if (typeof value !== "number") return null;
    sum += factor * value;
  }
  return settled(sum / (over ?? 1), shift);
}
const lookupsOf = ({ terms }: Operand): readonly Lookup[] => terms.map((t) => t.lookup);

/** The day of a frame compared with a number of days. */
function dayCompared(frame: Frame, comparator: Comparator, day: number): Term {
  if (frame.on !== null) return truth(compareValues(frame.on, comparator, day));
  if (day < firstDay || day > lastDay) return truth(compareValues(firstDay, comparator, day));
  if (!Number.isInteger(day)) return comparator === "=" || comparator === "!=" ? truth(comparator === "!=") : dayCompared(frame, comparator.startsWith("<") ? "<=" : ">=", comparator.startsWith("<") ? Math.floor(day) : Math.ceil(day));
  return dayComparison(`${dayColumn} ${comparator === "!=" ? "<>" : comparator} ${dayText(day)}`, { holds: (on) => compareValues(on, comparator, day), changes: [day, day + 1] });
}
/** The year of a frame compared with a number: by days, where that says the same. */
function yearCompared(frame: Frame, comparator: Comparator, year: number): Term {
  if (frame.on !== null) return truth(compareValues(civil(frame.on).year, comparator, year));
  if (!Number.isInteger(year)) return comparator === "=" || comparator === "!=" ? truth(comparator === "!=") : yearCompared(frame, comparator.startsWith("<") ? "<=" : ">=", comparator.startsWith("<") ? Math.floor(year) : Math.ceil(year));
  const first = dayOf(year, 1, 1);
  const next = dayOf(year + 1, 1, 1) ?? lastDay + 1;
  if (first === null) return truth(compareValues(yearRead("year", firstDay) ?? 1, comparator, year));
  switch (comparator) {
    case "=":
      return inDays(null, first, next - 1);
    case "!=":
      return not(inDays(null, first, next - 1));
    case "<":
      return inDays(null, firstDay, first - 1);
    case "<=":
      return inDays(null, firstDay, next - 1);
    case ">":
      return inDays(null, next, lastDay);
    case ">=":
      return inDays(null, first, lastDay);
  }
}

function tableCompares(w: Writing, c: TableComparison, frame: Frame, open: boolean): Term {
  return byTables(w, comparedLookups(c), frame, ([left = null, ...values]) => {
    if (open && lacksFigures(w, comparedLookups(c), [left, ...values])) return unknown;
    const right = operandOf(c.operand, values);
    return truth(typeof left === "number" && right !== null && compareValues(shifted(left, c.shift), c.comparator, right));
  });
}
function dateCompares(w: Writing, c: DateComparison, frame: Frame, open: boolean): Term {
  return byTables(w, lookupsOf(c.operand), frame, (values) => {
    if (open && lacksFigures(w, lookupsOf(c.operand), values)) return unknown;
    const right = operandOf(c.operand, values);
    if (right === null) return no;
    if (frame.on !== null) return truth(compareValues(clock(c.read, frame.on), c.comparator, right));
    return c.read === "date" ? dayCompared(frame, c.comparator, right) : yearCompared(frame, c.comparator, right);
  });
}
const compares = (w: Writing, c: SeriesComparison, frame: Frame, open: boolean): Term => (c.kind === "table" ? tableCompares(w, c, frame, open) : dateCompares(w, c, frame, open));

/** Whether some series that is read has no figure. */
const lacksFigures = (w: Writing, lookups: readonly Lookup[], values: readonly TableValue[]): boolean =>
  lookups.some((l, i) => w.regime.tables[l.table]?.file !== undefined && (values[i] ?? null) === null);

/** Whether a window is open. */
export function windowTerm(w: Writing, { since, before, beforeOffset, during }: Window, frame: Frame): Term {
  const from = since === null ? yes : typeof since === "number" ? dayCompared(frame, ">=", since)
    : byTables(w, [since], frame, ([day = null]) => (typeof day === "number" ? dayCompared(frame, ">=", day) : no));
  const to = before === null ? yes : typeof before === "number" ? dayCompared(frame, "<", before + beforeOffset)
    : byTables(w, [before], frame, ([day = null]) => (typeof day === "number" ? dayCompared(frame, "<", day + beforeOffset) : no));
  const within = during === null ? yes : byTables(w, [during], frame, ([periods = null]) => {
    if (periods === null || typeof periods === "number") return no;
    if (frame.on !== null) return truth(periods.some((p) => contains(p, frame.on ?? 0)));
    return or(...periods.map((p) => inDays(null, p.since ?? firstDay, (p.before ?? lastDay + 1) - 1)));
  });
  return and(from, to, within);
}

/** A condition in a frame. */
export function conditionTerm(w: Writing, condition: Condition, frame: Frame): Term {
  switch (condition.kind) {
    case "constant":
      return truth(condition.value);
    case "and":
      return and(...condition.operands.map((c) => conditionTerm(w, c, frame)));
    case "or":
      return or(...condition.operands.map((c) => conditionTerm(w, c, frame)));
    case "not":
      return not(conditionTerm(w, condition.operand, frame));
    case "fact":
      return factTerm(w, condition, frame);
    case "table":
    case "date":
      return compares(w, condition, frame, false);
    case "series":
      return compares(w, condition.comparison, frame, true);
    case "state":
      return stateTerm(w, condition, frame);
    case "party":
      return w.parties.is(frame, condition.role, amongNamed(w.regime, condition.set));
    case "member":
      return w.parties.is(frame, condition.role, bound(w.regime));
  }
}

function factTerm(w: Writing, c: Extract<Condition, { kind: "fact" }>, frame: Frame): Term {
  const fact = w.regime.facts[c.fact];
  if (fact === undefined) return no;
  const column = w.factColumn(c.fact);
  return byTables(w, lookupsOf(c.operand), frame, (values) => {
    const right = operandOf(c.operand, values);
    if (right === null) return no;
    const now = compared(fact, column, c.comparator, right, w.dialect);
    if (fact.from === null) return now;
    // A fact about a day is at its default before it.
    return either(dayCompared(frame, ">=", fact.from), now, truth(compareValues(fact.default ?? 0, c.comparator, right)));
  });
}

/** Whether a party of a frame is another than those of the row. */
const isOther = ({ host, origin }: Frame): boolean => [host, origin].some((side) => side.kind === "alike" || side.kind === "asked");

/** That a third state is among named ones. Where it is a party of the frame its own name does not count: it belongs where it belongs. */
function namedThird(is: PartySet, of: (side: Side, asked: PartySet) => Term, self: Side, { host, origin }: Frame): Term {
  const groups = is.include.filter((atom) => "group" in atom);
  const named = is.include.filter((atom) => "party" in atom);
  const apart = (atom: PartySet["include"][number]): Term => not(or(...[host, origin].map((side) => of(side, { include: [atom], within: null, except: [] }))));
  return or(of(self, { ...is, include: groups }), ...named.map((atom) => and(of(self, { ...is, include: [atom] }), apart(atom))));
}

/** What is asked of a fact that is a state. Its text may be the code of the host or the origin, or say which of them it is. */
function stateTerm(w: Writing, { fact: id, is }: Extract<Condition, { kind: "state" }>, frame: Frame): Term {
  const type = w.regime.facts[id]?.type;
  if (type?.kind !== "state") return no;
  const column = w.factColumn(id);
  const says = (word: string): Term => comparison(`${column} = ${w.dialect.text(word)}`);
  const isRole = (role: "host" | "origin"): Term => (type.byName === true ? no : w.stateIs(id, role));
  if (is === "none") return says("none");
  if (is === "host" || is === "origin") return isRole(is);
  const of = (side: Side, asked = is): Term => w.parties.of(side, asked === "member" ? bound(w.regime) : amongNamed(w.regime, asked), frame.on);
  const self: Side = { kind: "fact", fact: id };
  const third = is === "member" ? or(says("another member"), of(self)) : type.byName === true || !isOther(frame) ? of(self) : namedThird(is, of, self, frame);
  // The text may be missing: no choice by cases.
  const [isHost, isOrigin] = [isRole("host"), isRole("origin")];
  return or(and(isHost, of(frame.host)), and(not(isHost), isOrigin, of(frame.origin)), and(not(isHost), not(isOrigin), third));
}
