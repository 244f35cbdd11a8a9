import type { DayInterval } from "../language/dates";
import { figureKey, knownFigure } from "../language/figures";
import {
  isPartyCell,
  type Clause, type Comparator, type Concession, type Condition, type DatedSet, type Duty, type Fact, type Lookup, type LookupArg, type Operand, type Power, type Regime, type Sentence, type Stake,
  type StatedFact, type StatedFigure, type Sums, type Table, type TableCell, type TableKey, type TableType, type TableValue, type Test, type Totals, type Window,
} from "../language/regime";
import { isRaisable, readsSchedule } from "../language/conceded";
import { stateCount } from "../language/states";
import { givesSomething } from "../language/terms";
import type { Path } from "./json-text";
import { visitRegime } from "./visit";

/** A promise of the checked regime that a document breaks: which part, and what is wrong with it (`is ...`). */
export interface BrokenPromise {
  readonly path: Path;
  readonly problem: string;
}
type Tell = (path: Path, problem: string) => void;

const isOrder = (c: Comparator): boolean => c !== "=" && c !== "!=";
const isWhole = (n: number, below: number): boolean => Number.isInteger(n) && n >= 0 && n < below;

/** Whether two types hold the same numbers. */
function alike(a: TableType, b: TableType): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === "labels" && b.kind === "labels") return a.labels.join("\n") === b.labels.join("\n");
  if (a.kind === "number" && b.kind === "number") return a.grain === b.grain;
  return true;
}

function interval(path: Path, days: DayInterval, tell: Tell): void {
  if (days.since !== null && days.before !== null && days.since >= days.before) tell(path, "holds no day: it ends before it begins");
}

function sorted(path: Path, days: readonly DayInterval[], tell: Tell): void {
  days.forEach((d, i) => {
    interval([...path, i], d, tell);
    const last = days[i - 1];
    if (last && (last.before === null || d.since === null || d.since < last.before)) tell([...path, i], "begins before the span above it has ended");
  });
}

/** Whether a key of a table is read by an argument that it can be read by. */
function fitsKey(key: TableKey, arg: LookupArg | undefined): boolean {
  if (arg === "target") return key === "origin" || key === "party";
  // Exchanged columns are a warning to the author, and a meaning.
  if (key === "party" || key === "host" || key === "origin") return arg === "host" || arg === "origin";
  if (typeof key === "object") return typeof arg === "object" && "label" in arg;
  return arg === "year" || (typeof arg === "object" && "plus" in arg);
}

function lookup(regime: Regime, path: Path, { table, args }: Lookup, tell: Tell): void {
  const keys = regime.tables[table]?.keys ?? [];
  if (keys.length !== args.length || !keys.every((key, i) => fitsKey(key, args[i]))) tell([...path, "args"], `are not the keys of the table \`${regime.tables[table]?.name ?? ""}\``);
}

function span(regime: Regime, path: Path, w: Window, tell: Tell): void {
  const typed = (field: "since" | "before" | "during", kind: TableType["kind"]): void => {
    const read = w[field];
    if (typeof read === "object" && read !== null && regime.tables[read.table]?.type.kind !== kind) tell([...path, field], `reads a table that holds no ${kind === "date" ? "dates" : "periods"}`);
  };
  typed("since", "date");
  typed("before", "date");
  typed("during", "periods");
  if (typeof w.since === "number" && typeof w.before === "number") interval(path, { since: w.since, before: w.before }, tell);
}

function operand(regime: Regime, path: Path, { terms }: Operand, type: TableType, tell: Tell): void {
  terms.forEach(({ lookup: read }, i) => {
    const found = regime.tables[read.table]?.type;
    if (found && !alike(found, type)) tell([...path, "terms", i], `reads the table \`${regime.tables[read.table]?.name ?? ""}\`, whose values are of another type`);
  });
}

function compared(regime: Regime, path: Path, c: Extract<Condition, { kind: "fact" | "table" }>, tell: Tell): void {
  const type = c.kind === "fact" ? regime.facts[c.fact]?.type : regime.tables[c.lookup.table]?.type;
  if (!type) return;
  if (type.kind === "periods") return tell(path, "compares periods, which only `during` reads");
  if (type.kind === "state") return tell(path, "compares a fact that is a state with a number");
  if (isOrder(c.comparator) && (type.kind === "yes-or-no" || (type.kind === "labels" && !type.ladder))) tell([...path, "comparator"], "orders values that have no order");
  operand(regime, [...path, "operand"], c.operand, type, tell);
  if (type.kind === "labels" && c.operand.terms.length === 0 && !isWhole(c.operand.constant, type.labels.length)) tell([...path, "operand", "constant"], "is the number of no label");
}

/** The date of the case is compared with dates, its year with numbers; a question about a state is asked of a fact that is one. */
function caseRead(regime: Regime, path: Path, c: Condition, tell: Tell): void {
  if (c.kind === "date") operand(regime, [...path, "operand"], c.operand, c.read === "date" ? { kind: "date" } : { kind: "number", grain: "count" }, tell);
  if (c.kind === "state" && regime.facts[c.fact]?.type.kind !== "state") tell([...path, "fact"], "is no fact that is a state");
}

function fact(path: Path, f: Fact, tell: Tell): void {
  const { type, range } = f;
  if (range && range.from > range.to) tell([...path, "range"], "holds no value: it ends before it begins");
  if (range && f.default !== null && (f.default < range.from || f.default > range.to)) tell([...path, "default"], "lies outside the range of the fact");
  if (type.kind === "yes-or-no" && (range?.from !== 0 || range.to !== 1)) tell([...path, "range"], "is not 0 to 1, which yes and no are");
  if (type.kind === "state" && type.labels.length !== stateCount(type)) tell([...path, "type", "labels"], "has not one word for each value");
  if ((type.kind === "labels" || type.kind === "state") && (range?.from !== 0 || range.to !== type.labels.length - 1)) tell([...path, "range"], "does not run from the first label to the last");
}

function fitsValue(type: TableType, value: TableValue): boolean {
  if (value === null) return type.kind !== "periods";
  if (typeof value !== "number") return type.kind === "periods";
  return type.kind === "labels" ? isWhole(value, type.labels.length) : type.kind === "yes-or-no" ? isWhole(value, 2) : type.kind !== "periods";
}

const fitsCell = (key: TableKey | undefined, cell: TableCell): boolean =>
  key === "year" ? "years" in cell : typeof key === "object" ? "labels" in cell : isPartyCell(cell);

function table(regime: Regime, path: Path, t: Table, tell: Tell): void {
  const value = (at: Path, v: TableValue): void => {
    if (!fitsValue(t.type, v)) tell(at, `is no value of the table \`${t.name}\``);
    if (v !== null && typeof v !== "number") sorted(at, v, tell);
  };
  t.rows.forEach((row, i) => {
    const at = [...path, "rows", i];
    if (row.cells.length !== t.keys.length || !row.cells.every((cell, k) => fitsCell(t.keys[k], cell))) tell([...at, "cells"], `does not fit the keys of the table \`${t.name}\``);
    value([...at, "value"], row.value);
  });
  if (t.otherwise !== null) value([...path, "otherwise"], t.otherwise);
  if (t.totals) totalled(regime, [...path, "totals"], t, t.totals, tell);
  if (t.sums) added(regime, [...path, "sums"], t, t.sums, tell);
}

/** What adds up a series has the keys of the series but those added up, and the host first. */
function added(regime: Regime, path: Path, t: Table, sums: Sums, tell: Tell): void {
  const series = regime.tables[sums.series];
  if (series === undefined || (!series.totals && !isSeries(series))) return tell([...path, "series"], "is no series of the text");
  const left: readonly TableKey[] = ["host", ...series.keys.filter((_, i) => !sums.keys.includes(i))];
  if (JSON.stringify(left) !== JSON.stringify(t.keys)) tell([...path, "keys"], `do not leave the keys of the table \`${t.name}\``);
}
/** A running total has the keys of its series, one of them the year. */
function totalled(regime: Regime, path: Path, t: Table, { table: id, key }: Totals, tell: Tell): void {
  const series = regime.tables[id];
  if (!isSeries(series)) return tell([...path, "table"], "is no series of the text");
  if (series.keys[key] !== "year") tell([...path, "key"], "is not the place of the year");
  if (JSON.stringify(series.keys) !== JSON.stringify(t.keys)) tell(path.slice(0, -1), `has not the keys of the series \`${series.name}\``);
}
const isSeries = (t: Table | undefined): t is Table => t?.file !== undefined && t.made !== true;

/** Whether a cell is about one party, year or label, as a figure is. */
function isOne(key: TableKey | undefined, cell: TableCell, regime: Regime): boolean {
  if ("years" in cell) return cell.years.length === 1 && cell.years.every((y) => Number.isInteger(y) && y >= 1000 && y <= 9999);
  if ("include" in cell) return cell.include.length === 1 && cell.include.every((atom) => "party" in atom) && cell.within === null && cell.except.length === 0;
  const type = typeof key === "object" ? regime.facts[key.fact]?.type : undefined;
  return cell.labels.length === 1 && type?.kind === "labels" && cell.labels.every((label) => isWhole(label, type.labels.length));
}

function figures(regime: Regime, path: Path, stated: readonly StatedFigure[], tell: Tell): void {
  const seen = new Set<string>();
  stated.forEach(({ table: id, cells }, i) => {
    const t = regime.tables[id];
    const at = [...path, i];
    if (!isSeries(t)) return tell([...at, "table"], "names no series of the text");
    if (cells.length !== t.keys.length || !cells.every((cell, k) => fitsCell(t.keys[k], cell) && isOne(t.keys[k], cell, regime))) {
      return tell([...at, "cells"], `are not one party, year or label for each key of the series \`${t.name}\``);
    }
    if (knownFigure(t, cells) !== null) tell(at, `states a figure that the series \`${t.name}\` has`);
    const key = `${id} ${figureKey(cells)}`;
    if (seen.has(key)) tell(at, "states a figure a second time");
    seen.add(key);
  });
}

function stated(regime: Regime, path: Path, s: StatedFact, tell: Tell): void {
  const f = regime.facts[s.fact];
  const range = f?.range;
  if (range && (s.value < range.from || s.value > range.to)) tell([...path, "value"], `lies outside the range of \`${f.key}\``);
}

function clause(regime: Regime, path: Path, c: Clause, tell: Tell): void {
  if (c.kind === "rule" && c.targets.length > 0) tell([...path, "targets"], "names clauses, but a rule is an exception to none");
  const id = path.at(-1);
  c.sentences.forEach((s, i) => {
    if (regime.sentences[s]?.clause !== id) tell([...path, "sentences", i], `is a sentence that names another clause than \`${c.name}\``);
  });
}

/** What is counted in a quota has its number, its parts before those of its own, and its dates too. */
function counted(regime: Regime, path: Path, s: Sentence, tell: Tell): void {
  const quota = s.head.kind === "ration" && s.head.cap.quota !== undefined ? regime.quotas[s.head.cap.quota] : undefined;
  if (s.head.kind !== "ration" || !quota) return;
  const { parts = [], share, by, each, words: _, quota: __, ...number } = s.head.cap;
  const { parts: first = [], share: ownShare, by: ownBy, each: ownEach, words: ___, ...whole } = quota.cap;
  const at = [...path, "head", "cap"];
  if (JSON.stringify(number) !== JSON.stringify(whole) || (each !== ownEach && each !== "together")) tell(at, `is not the number of the quota \`${quota.name}\``);
  if (ownBy !== null && (by !== ownBy || share !== ownShare)) tell(at, `is given out in another way than the quota \`${quota.name}\``);
  if (JSON.stringify(parts.slice(0, first.length)) !== JSON.stringify(first)) tell([...at, "parts"], `do not begin with those of the quota \`${quota.name}\``);
  const held = new Set(s.windows.map((w) => JSON.stringify(w)));
  if (!quota.windows.every((w) => held.has(JSON.stringify(w)))) tell([...path, "windows"], `are not those of the quota \`${quota.name}\` too`);
}

function sentence(regime: Regime, path: Path, s: Sentence, tell: Tell): void {
  counted(regime, path, s, tell);
  const home = regime.clauses[s.clause];
  const id = path.at(-1);
  const power = path.at(-4) === "powers" ? regime.powers[Number(path.at(-3))] : undefined;
  if (power && power.clause !== s.clause) tell([...path, "clause"], "is not the clause of its power");
  const conceded = path.at(-4) === "concessions";
  if (!power && !conceded && home && home.sentences.filter((own) => own === id).length !== 1) tell([...path, "clause"], `is \`${home.name}\`, which does not hold the sentence just once`);
  if (home?.kind === "rule" && s.head.kind === "unbind") tell([...path, "head"], "releases from nothing, since it stands in a rule");
  if (home && s.head.kind === "disapply" && !home.targets.includes(s.head.clause)) tell([...path, "head", "clause"], `is no clause to which \`${home.name}\` is an exception`);
  if (s.terms && s.terms.kind !== "reciprocal" && !givesSomething(s.head)) tell([...path, "terms"], "stand where nothing is granted: only reciprocal terms may");
}

/** What is only allowed cannot be broken, a duty toward a body is one toward an institution, and private persons stand where no party does. */
function duty(regime: Regime, path: Path, { permission, remedy, by, soft, negative, towardBody, persons, bearers }: Duty, tell: Tell): void {
  if (permission && (remedy !== null || by !== undefined || soft || negative)) tell([...path, "permission"], "stands beside what only a duty has");
  if (persons && (persons.bearer === null) !== (bearers.length > 0)) tell([...path, "bearers"], "does not fit who bears it: a private person, or parties in some role");
  if (persons && (persons.bearer === null ? persons.toward !== "employer" && persons.toward !== "mover" : (persons.toward === null) !== (towardBody !== undefined) || persons.toward === persons.bearer)) {
    tell([...path, "persons"], "names nobody to whom a private person, or nobody private to whom a party, could owe it");
  }
  if (persons && remedy && (remedy.decidedBy === null || remedy.decidedBy.name === "employer" || remedy.decidedBy.name === "mover")) tell([...path, "remedy"], "is decided by no party or body, as the breach of such a duty must be");
  if (towardBody !== undefined && !regime.institutions.some((i) => i.name === towardBody)) tell([...path, "towardBody"], "names no institution of the regime");
}

function concession(regime: Regime, path: Path, c: Concession, tell: Tell): void {
  const rule = regime.clauses[c.clause];
  if (rule?.kind !== "rule") tell([...path, "clause"], "is no rule, to which a concession adds");
  c.sentences.forEach((s, i) => {
    if (s.clause !== c.clause) tell([...path, "sentences", i, "clause"], "is not the rule of its concession");
    if (s.head.kind !== "grant" && s.head.kind !== "ration") tell([...path, "sentences", i, "head"], "grants nothing, which a concession does");
  });
  c.raises.forEach((r, i) => {
    const table = regime.tables[r.table];
    const read = (rule?.sentences ?? []).some((s) => regime.sentences[s] !== undefined && readsSchedule(regime.sentences[s], r.table));
    if (table && (!isRaisable(table) || !read)) tell([...path, "raises", i, "table"], "is no schedule of its rule");
  });
}

/** What is for the keeping of a clause counts no mover, and somebody has to keep it. */
function stake(regime: Regime, path: Path, { party, classes, keeping }: Stake, tell: Tell): void {
  if (keeping === undefined) return;
  const clause = regime.clauses[keeping.clause];
  const at = [...path, "keeping"];
  if (classes.length > 0) tell([...path, "classes"], "are there, though it is for the keeping of a clause");
  if (party === "mover") tell([...path, "party"], "is the mover, though it is for the keeping of a clause");
  if (clause?.kind === "rule" ? keeping.by !== "host" : !regime.duties.some((d) => d.name === clause?.name && d.bearers.includes(keeping.by))) {
    tell([...at, "by"], `is nobody who has to keep \`${clause?.name ?? ""}\``);
  }
}

/** The first item of each circle in a graph, found without a call for each step. */
function circular(size: number, next: (i: number) => readonly number[]): readonly number[] {
  const waits = Array.from({ length: size }, () => 0);
  for (let i = 0; i < size; i++) for (const n of next(i)) waits[n] = (waits[n] ?? 0) + 1;
  const free = waits.flatMap((w, i) => (w === 0 ? [i] : []));
  for (const i of free) {
    for (const n of next(i)) {
      waits[n] = (waits[n] ?? 0) - 1;
      if (waits[n] === 0) free.push(n);
    }
  }
  const done = new Set(free);
  const left = waits.flatMap((_, i) => (done.has(i) ? [] : [i]));
  return left.slice(0, 1);
}

function circles(regime: Regime, path: Path, tell: Tell): void {
  const check = (list: "rights" | "classes" | "clauses", field: string, problem: string, next: (i: number) => readonly number[]): void => {
    for (const i of circular(regime[list].length, next)) tell([...path, list, i, field], problem);
  };
  check("rights", "needs", "leads back to the right itself", (i) => regime.rights[i]?.needs ?? []);
  check("rights", "above", "leads back to the right itself", (i) => regime.rights[i]?.above ?? []);
  check("classes", "parent", "leads back to the mover class itself", (i) => [regime.classes[i]?.parent ?? []].flat());
  check("clauses", "targets", "lead back to the exception itself", (i) => regime.clauses[i]?.targets ?? []);
}

/** What the schema cannot say and every engine relies on (the head of `src/language/regime.ts`), as far as a document breaks it. */
export function brokenPromises(regime: Regime, path: Path): readonly BrokenPromise[] {
  const found: BrokenPromise[] = [];
  const tell: Tell = (at, problem) => void found.push({ path: at, problem });
  visitRegime(regime, path, (type, value, at) => {
    if (type === "DayInterval") interval(at, value as DayInterval, tell);
    if (type === "DatedSet") (value as DatedSet).forEach((days, party) => sorted([...at, regime.parties[party]?.code ?? party], days, tell));
    if (type === "Lookup") lookup(regime, at, value as Lookup, tell);
    if (type === "Window") span(regime, at, value as Window, tell);
    if (type === "Fact") fact(at, value as Fact, tell);
    if (type === "Table") table(regime, at, value as Table, tell);
    if (type === "Test") figures(regime, [...at, "figures"], (value as Test).figures ?? [], tell);
    if (type === "StatedFact") stated(regime, at, value as StatedFact, tell);
    if (type === "Clause") clause(regime, at, value as Clause, tell);
    if (type === "Duty") duty(regime, at, value as Duty, tell);
    if (type === "Power" && regime.clauses[(value as Power).clause]?.kind !== "exception") tell([...at, "clause"], "is no exception, which a power is");
    if (type === "Concession") concession(regime, at, value as Concession, tell);
    if (type === "Stake") stake(regime, at, value as Stake, tell);
    if (type === "Sentence") sentence(regime, at, value as Sentence, tell);
    if (type === "Condition" && ((value as Condition).kind === "fact" || (value as Condition).kind === "table")) {
      compared(regime, at, value as Extract<Condition, { kind: "fact" | "table" }>, tell);
    }
    if (type === "Condition") caseRead(regime, at, value as Condition, tell);
  });
  circles(regime, path, tell);
  // One cause, one error: a span inside a sorted list is met twice.
  return [...new Map(found.toReversed().map((p) => [p.path.join("/"), p])).values()].toReversed();
}
