/** Reading the dated parts of a checked regime for one case: membership, tables, windows. Shared by every engine. */
import { addMonths, civil, contains, type Day } from "./dates";
import type { CapValue } from "./position";
import { stateless, type Cap, type ClauseId, type Comparator, type Condition, type DatedSet, type FactId, type Lookup, type LookupArg, type Operand, type PartyAtom, type PartyId, type PartySet, type Regime, type Selector, type SeriesComparison, type Shift, type Table, type TableValue, type TimePoint, type Window, type Duty } from "./regime";
import { meantState, stateValue, type StateType } from "./states";

/** Host, origin and day: what tables and windows may read. */
export interface Frame {
  readonly host: PartyId;
  /** A party, or `stateless`. */
  readonly origin: PartyId;
  readonly on: Day;
  /** Whose records are read instead of their own, where the criteria vary identity and record apart. */
  readonly record?: { readonly host: PartyId; readonly origin: PartyId };
  /** Whose schedule stands for that of the host, where hosts are compared as if they had one: see `isSchedule`. */
  readonly schedule?: PartyId;
}

/** A table that is keyed by the host, and by no other party: the host's own instrument. */
export const isSchedule = (table: Table | undefined): boolean =>
  table !== undefined && table.keys.includes("host") && !table.keys.includes("origin") && !table.keys.includes("party");

/** The host whose row of a table is read. */
export const hostRead = (table: Table, frame: Frame, read: { readonly host: PartyId }): PartyId =>
  frame.schedule !== undefined && isSchedule(table) ? frame.schedule : read.host;

export function belongs(set: DatedSet, party: PartyId, on: Day): boolean {
  return set[party]?.some((interval) => contains(interval, on)) ?? false;
}

function inAtom(regime: Regime, atom: PartyAtom, party: PartyId, on: Day): boolean {
  if ("party" in atom) return atom.party === party;
  const group = regime.groups[atom.group];
  return group !== undefined && belongs(group.members, party, on);
}

/** Whether a party is among named parties on a day; the stateless never are. */
export function inPartySet(regime: Regime, set: PartySet, party: PartyId, on: Day): boolean {
  return (
    set.include.some((atom) => inAtom(regime, atom, party, on)) &&
    (set.within === null || inAtom(regime, set.within, party, on)) &&
    !set.except.some((atom) => inAtom(regime, atom, party, on))
  );
}

/** Whether a party is bound by the regime on a day. */
export const isBound = (regime: Regime, party: PartyId, on: Day): boolean => belongs(regime.roster, party, on);

/**
 * Whether a selector reaches a party on a day. That host and origin differ, and that the host is bound, is asked elsewhere.
 * The roster and the life of states move with the `record`, what is named with the party.
 */
export function selects(regime: Regime, selector: Selector, party: PartyId, on: Day, record: PartyId = party): boolean {
  const alive = party !== stateless && contains(regime.parties[record]?.life ?? { since: null, before: null }, on);
  switch (selector.kind) {
    case "any":
      return party === stateless || alive;
    case "members":
      return isBound(regime, record, on) && (selector.of === null || inPartySet(regime, selector.of, party, on));
    case "states":
      return alive;
    case "outsiders":
      return alive && !isBound(regime, record, on);
    case "anyone":
      return alive || party === stateless;
    case "stateless":
      return party === stateless;
    case "listed":
      return alive && inPartySet(regime, selector.set, party, on);
  }
}

/** The year that an argument of a look-up stands for on a day; `null` where it stands for none. */
export function yearRead(arg: LookupArg | undefined, on: Day): number | null {
  if (arg === "year") return civil(on).year;
  if (typeof arg !== "object" || !("plus" in arg)) return null;
  return yearSince(arg.since, on) + arg.plus;
}

/** The calendar year in which the current twelve months since a day began. */
function yearSince(since: Day | null, on: Day): number {
  const { year } = civil(on);
  if (since === null) return year;
  return addMonths(since, 12 * (year - civil(since).year)) <= on ? year : year - 1;
}

/** The value of a table for a case; the first row that fits. */
export function lookUp(regime: Regime, lookup: Lookup, frame: Frame): TableValue {
  const table = regime.tables[lookup.table];
  if (table === undefined) return null;
  // A table that is keyed by the origin singles out by name; any other moves with the party.
  const read = table.keys.includes("origin") ? frame : (frame.record ?? frame);
  const host = hostRead(table, frame, read);
  const fits = table.rows.find((row) =>
    row.cells.every((cell, i) => {
      const arg = lookup.args[i];
      if ("labels" in cell) return typeof arg === "object" && "label" in arg && cell.labels.includes(arg.label);
      if ("years" in cell) return cell.years.includes(yearRead(arg, frame.on) ?? NaN);
      return inPartySet(regime, cell, arg === "host" ? host : read.origin, frame.on);
    }),
  );
  return fits ? fits.value : table.otherwise;
}

/** How a table is read; engines may read faster, never differently. */
export type TableReader = (regime: Regime, lookup: Lookup, frame: Frame) => TableValue;

/** The number an operand stands for in a case, or `null` where a table gives none. */
export function operandValue(regime: Regime, operand: Operand, frame: Frame, read: TableReader = lookUp): number | null {
  let sum = operand.constant;
  for (const term of operand.terms) {
    const value = read(regime, term.lookup, frame);
    if (typeof value !== "number") return null;
    sum += term.factor * value;
  }
  return settled(sum / (operand.over ?? 1), operand.shift);
}

/** The amounts from which the number of a cap is read. */
export const capAmounts = ({ amount, other }: Pick<Cap, "amount" | "other">): readonly Operand[] => (other ? [amount, other.amount] : [amount]);

/** The look-ups from which the number of a cap is read. */
export const capLookups = (cap: Pick<Cap, "amount" | "other">): readonly Lookup[] => capAmounts(cap).flatMap(({ terms }) => terms.map((term) => term.lookup));

/** The number of a cap as its tables have it; `null` where one gives none. */
function capNumber(regime: Regime, cap: Cap, frame: Frame, read: TableReader): number | null {
  const [first, second] = capAmounts(cap).map((amount) => operandValue(regime, amount, frame, read));
  if (first === undefined || first === null || second === null) return null;
  return second === undefined ? first : cap.other?.counts === "greater" ? Math.max(first, second) : Math.min(first, second);
}

/**
 * What a cap lets in: a ceiling is rounded down and a floor up, neither below none. `null` where a table gives no number; where a
 * series gives none, the number is not known.
 */
export function capValue(regime: Regime, cap: Cap, frame: Frame, read: TableReader = lookUp): CapValue | null {
  const { amount: _, other: __, quota: ___, words, parts: all, ...kept } = cap;
  const parts = (all ?? []).flatMap(({ from, ...part }) => (from === null || selects(regime, from, frame.origin, frame.on, frame.record?.origin) ? [part] : []));
  const rest = parts.length === 0 ? kept : { ...kept, parts };
  const amount = capNumber(regime, cap, frame, read);
  if (amount !== null) return { ...rest, amount: Math.max(0, cap.bound === "most" ? Math.floor(amount) : Math.ceil(amount)) };
  const lookups = capLookups(cap);
  if (words === undefined || !lacksFigures(regime, lookups, frame, read)) return null;
  const pair = readFrame(regime, lookups, frame);
  const code = (party: PartyId): string => regime.parties[party]?.code ?? "stateless";
  return { ...rest, amount: null, unknown: withParties(words, code(pair.host), code(pair.origin)) };
}

/** The words of a comparison or a cap, said of one host and one origin. */
export const withParties = (words: string, host: string, origin: string): string =>
  words.replace(/\b(host|origin)\b/g, (role) => (role === "host" ? host : origin));

/** Whose figures look-ups read: those of the case, or of the record where no look-up singles out by origin. */
const readFrame = (regime: Regime, lookups: readonly Lookup[], frame: Frame): { readonly host: PartyId; readonly origin: PartyId } =>
  lookups.some((l) => regime.tables[l.table]?.keys.includes("origin"))
    ? frame
    : frame.schedule !== undefined && lookups.every((l) => isSchedule(regime.tables[l.table])) ? { host: frame.schedule, origin: frame.origin } : (frame.record ?? frame);

/** Whether some series that is read has no figure for a case. */
const lacksFigures = (regime: Regime, lookups: readonly Lookup[], frame: Frame, read: TableReader): boolean =>
  lookups.some((l) => regime.tables[l.table]?.file !== undefined && read(regime, l, frame) === null);

/** The look-ups of a comparison that reads a series. */
export const comparedLookups = (c: SeriesComparison): readonly Lookup[] =>
  [...(c.kind === "table" ? [c.lookup] : []), ...c.operand.terms.map((term) => term.lookup)];

/** The fact that says what a comparison would, where figures are missing for the case; `null` where none are. */
export function openFact(regime: Regime, condition: Extract<Condition, { kind: "series" }>, frame: Frame, read: TableReader = lookUp): FactId | null {
  const lookups = comparedLookups(condition.comparison);
  if (!lacksFigures(regime, lookups, frame, read)) return null;
  const { host, origin } = readFrame(regime, lookups, frame);
  return condition.open.find((o) => (o.host ?? host) === host && (o.origin ?? origin) === origin)?.fact ?? null;
}

/** A sum without the traces of binary fractions: `110 % * 30` is 33. */
export const tidy = (sum: number): number => (Number.isInteger(sum) ? sum : Math.round(sum * 1e6) / 1e6);

/** What an operand comes to, given its sum. */
export const settled = (sum: number, shift: Shift | undefined): number => shifted(tidy(sum), shift);

/** A date moved by a length of time. */
export const shifted = (day: number, shift: Shift | undefined): number => (shift ? addMonths(day, shift.months) + shift.days : day);

/** The day of a case, or its calendar year. */
export const clock = (read: "date" | "year", on: Day): number => (read === "date" ? on : civil(on).year);

export function compareValues(left: number, comparator: Comparator, right: number): boolean {
  switch (comparator) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

function pointValue(regime: Regime, point: TimePoint, frame: Frame, read: TableReader): Day | null {
  if (typeof point === "number") return point;
  const value = read(regime, point, frame);
  return typeof value === "number" ? value : null;
}

/** Whether a day lies in a window; a table without a day for the case leaves the window empty. */
export function windowHolds(regime: Regime, window: Window, frame: Frame, read: TableReader = lookUp): boolean {
  if (window.since !== null) {
    const since = pointValue(regime, window.since, frame, read);
    if (since === null || frame.on < since) return false;
  }
  if (window.before !== null) {
    const before = pointValue(regime, window.before, frame, read);
    if (before === null || frame.on >= before + window.beforeOffset) return false;
  }
  if (window.during !== null) {
    const periods = read(regime, window.during, frame);
    if (periods === null || typeof periods === "number" || !periods.some((p) => contains(p, frame.on))) return false;
  }
  return true;
}

/**
 * Whether what is asked of a fact that is a state is true of one of its values. By role, a named party that is itself the host or the origin
 * of the case has its own value there; its name then stands for a third state that belongs where it belongs (see `isPossible`).
 */
export function stateHolds(regime: Regime, condition: Extract<Condition, { kind: "state" }>, value: number, frame: Frame): boolean {
  const { is } = condition;
  const type = regime.facts[condition.fact]?.type;
  if (type?.kind !== "state") return false;
  const of = (party: PartyId, asked: typeof is): boolean =>
    asked === "member" ? isBound(regime, party, frame.on) : typeof asked === "object" && inPartySet(regime, asked, party, frame.on);
  const meant = meantState(type, value);
  switch (meant) {
    case "none":
      return is === "none";
    case "host": case "origin":
      return is === meant || of(frame[meant], is);
    case "another member":
      return is === "member";
    case "another state":
      return false;
    default: {
      const third = type.byName !== true && (meant === frame.host || meant === frame.origin);
      return of(meant, third && typeof is === "object" ? { ...is, include: is.include.filter((atom) => "group" in atom) } : is);
    }
  }
}

/** Whether a fact that is a state can have a value in a case: there must be such a state on the day, and by role a party of the case is `host` or `origin`. */
export function isPossible(regime: Regime, type: StateType, value: number, frame: Frame): boolean {
  const inCase = type.byName ? [] : [frame.host, frame.origin];
  const alive = (party: PartyId): boolean => contains(regime.parties[party]?.life ?? { since: null, before: null }, frame.on);
  const another = (bound: boolean): boolean =>
    regime.parties.some((_, p) => !inCase.includes(p) && !type.named.includes(p) && alive(p) && isBound(regime, p, frame.on) === bound);
  const meant = meantState(type, value);
  switch (meant) {
    case "none": case "host":
      return true;
    case "origin":
      return frame.origin !== stateless;
    case "another member": case "another state":
      return another(meant === "another member");
    default:
      return !inCase.includes(meant) && alive(meant);
  }
}

/** The value of a fact for a state by its number: by role, a party of the case is `host` or `origin`; one that no clause names is another member or another state. */
export function valueOfParty(type: StateType, party: PartyId, { host, origin }: Pick<Frame, "host" | "origin">, bound: boolean): number | null {
  const role = type.byName ? null : party === host ? "host" : party === origin ? "origin" : null;
  return stateValue(type, role ?? (type.named.includes(party) ? party : bound ? "another member" : "another state"));
}

/** A state that a value means by the name of none: neither of the case, if there is any other; `null` where there is none. */
export function exampleOfState(regime: Regime, type: StateType, value: number, frame: Frame): PartyId | null {
  const bound = meantState(type, value) === "another member";
  const fits = regime.parties.flatMap((party, p) =>
    !type.named.includes(p) && contains(party.life, frame.on) && isBound(regime, p, frame.on) === bound ? [p] : []);
  const third = fits.find((p) => p !== frame.host && p !== frame.origin);
  return third ?? (type.byName ? (fits[0] ?? null) : null);
}

/** Whether `mover` is `ancestor` or stands below it in the tree of mover classes. */
export function isOrIsBelow(regime: Regime, mover: number, ancestor: number): boolean {
  for (let c: number | null = mover; c !== null; c = regime.classes[c]?.parent ?? null) if (c === ancestor) return true;
  return false;
}

/** Whether something is owed between parties or to a body: a permission binds nobody, and private persons are no parties. */
export const isBetweenParties = ({ permission, persons }: Duty): boolean => permission === undefined && persons === undefined;

/** Whether two clauses are one in the text: the exceptions that stand for the remedies of one duty have its name in common. */
export const sameClause = (regime: Regime, a: ClauseId, b: ClauseId): boolean => a === b || regime.clauses[a]?.name === regime.clauses[b]?.name;
