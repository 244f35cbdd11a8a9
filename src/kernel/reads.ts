import { addMonths, civil, dayOf, type Day } from "../language/dates";
import { capAmounts, capLookups } from "../language/reading";
import { isPartyCell, type Condition, type Lookup, type LookupArg, type Operand, type PartySet, type Regime, type Sentence, type Window } from "../language/regime";
import { namesParties } from "../language/hygiene";
import { isStateByName } from "../language/states";
import { possibleValues } from "./cells";
import { changesOfPartySet } from "./masks";
import { bothRoles, readLookups, readsOnly, type PairReads } from "./pair-kinds";

/** What a sentence reads besides who its host and origin are. */
export interface Reads {
  /** Its words change from pair to pair of parties. */
  pairs: boolean;
  readonly pair: PairReads;
  readonly lookups: Lookup[];
  readonly sets: PartySet[];
  readonly days: Set<Day>;
}

function readsParties(into: Reads, roles: readonly ("host" | "origin")[]): void {
  for (const role of roles) into.pair.identity.add(role);
  into.pairs ||= roles.length > 0;
}

function readLists({ pair: { lists, names } }: Reads, role: "host" | "origin", sets: readonly PartySet[]): void {
  lists[role].push(...sets);
  names[role].push(...sets);
}

/** The rows of a class that is a name in other words stay with the name. */
function readNames(regime: Regime, { table, args }: Lookup, { pair: { names } }: Reads): void {
  const role = args[0] === "host" ? "host" : "origin";
  for (const { cells: [cell] } of regime.tables[table]?.rows ?? []) if (cell !== undefined && isPartyCell(cell)) names[role].push(cell);
}

function readsOfOperand(operand: Operand, into: Reads): void {
  for (const term of operand.terms) into.lookups.push(term.lookup);
}

/** What a condition reads. */
export function readsOfCondition(regime: Regime, condition: Condition, into: Reads): void {
  switch (condition.kind) {
    case "constant":
      return;
    case "and":
    case "or":
      for (const operand of condition.operands) readsOfCondition(regime, operand, into);
      return;
    case "not":
      readsOfCondition(regime, condition.operand, into);
      return;
    case "fact": {
      const from = regime.facts[condition.fact]?.from ?? null;
      if (from !== null) into.days.add(from);
      readsOfOperand(condition.operand, into);
      return;
    }
    case "table":
      into.lookups.push(condition.lookup);
      if (namesParties(regime, condition)) readNames(regime, condition.lookup, into);
      readsOfOperand(condition.operand, into);
      return;
    case "date":
      readsOfOperand(condition.operand, into);
      for (const value of possibleValues(regime, condition.operand)) for (const day of turns(condition.read, value)) into.days.add(day);
      return;
    case "state":
      readsState(regime, condition, into);
      return;
    case "series":
      readsOfCondition(regime, condition.comparison, into);
      into.pair.open.push(...condition.open);
      return;
    case "party":
      into.pairs = true;
      into.sets.push(condition.set);
      readLists(into, condition.role, [condition.set]);
      return;
    case "member":
      into.pairs = into.pair.membership = true;
      return;
  }
}

/** A fact that is the host, or the origin, is bound or on a list where that party is; what is known by name is the same for every pair. */
function readsState(regime: Regime, { fact, is }: Extract<Condition, { readonly kind: "state" }>, into: Reads): void {
  const type = regime.facts[fact]?.type;
  if (typeof is === "object") into.sets.push(is);
  if (type?.kind !== "state" || isStateByName(type) || (is !== "member" && typeof is !== "object")) return;
  into.pairs = true;
  if (is === "member") into.pair.membership = true;
  // A party by name is no third state where it is the host or the origin.
  const alone = typeof is === "object" ? is.include.flatMap((atom) => ("party" in atom ? [{ include: [atom], within: null, except: [] }] : [])) : [];
  const lists = typeof is === "object" ? [is, ...alone] : [];
  for (const role of bothRoles) readLists(into, role, lists);
}

/** The days on which a comparison of the date or the year with a value may change. */
function turns(read: "date" | "year", value: number): readonly Day[] {
  if (read === "date") return [Math.ceil(value), Math.floor(value) + 1];
  return [Math.ceil(value), Math.floor(value) + 1].flatMap((year) => dayOf(year, 1, 1) ?? []);
}

function readsOfWindow(window: Window, into: Reads): void {
  for (const point of [window.since, window.before]) {
    if (typeof point === "number") into.days.add(point);
    else if (point !== null) into.lookups.push(point);
  }
  if (window.during !== null) into.lookups.push(window.during);
}

/** What a sentence reads. */
export function readsOf(regime: Regime, sentence: Sentence): Reads {
  const mirrors = sentence.terms?.kind === "reciprocal";
  const reads: Reads = { pairs: mirrors, pair: readsOnly(mirrors ? bothRoles : []), lookups: [], sets: [], days: new Set() };
  readsOfCondition(regime, sentence.condition, reads);
  for (const window of sentence.windows) readsOfWindow(window, reads);
  if (sentence.terms?.kind === "standstill") reads.days.add(sentence.terms.on);
  if (sentence.head.kind === "ration") {
    for (const amount of capAmounts(sentence.head.cap)) readsOfOperand(amount, reads);
    // A number that is not known is each party's own.
    for (const lookup of capLookups(sentence.head.cap)) {
      if (regime.tables[lookup.table]?.file !== undefined) readsParties(reads, bothRoles.filter((role) => lookup.args.includes(role)));
    }
    for (const { from } of sentence.head.cap.parts ?? []) {
      if (from === null) continue;
      reads.pairs = true;
      reads.pair.selectors.push(from);
    }
  }
  readLookups(regime, reads.lookups, reads.pair);
  if (reads.lookups.some((l) => l.args.some((a) => a === "host" || a === "origin"))) reads.pairs = true;
  return reads;
}

/** The first day on which an argument of a look-up stands for a year. */
function startOfYear(arg: LookupArg | undefined, year: number): Day {
  const { plus, since } = typeof arg === "object" && "plus" in arg ? arg : { plus: 0, since: null };
  const start = since ?? 0;
  return addMonths(start, 12 * (year - plus - civil(start).year));
}

/** The days on which the value of a table can change, or be reached. */
export function changesOfLookup(regime: Regime, lookup: Lookup, into: Set<Day>): void {
  const table = regime.tables[lookup.table];
  if (table === undefined) return;
  for (const row of [...table.rows, { cells: [], value: table.otherwise }]) {
    row.cells.forEach((cell, i) => {
      if ("years" in cell) for (const year of cell.years) for (const read of [year, year + 1]) into.add(startOfYear(lookup.args[i], read));
      else if (isPartyCell(cell)) changesOfPartySet(regime, cell, into);
    });
    if (typeof row.value === "number") {
      if (table.type.kind === "date") into.add(row.value).add(row.value + 1);
    } else {
      for (const period of row.value ?? []) for (const end of [period.since, period.before]) if (end !== null) into.add(end);
    }
  }
}
