/** Arbitrary cases of a checked regime: days next to its breakpoints, facts next to what it compares them with. */
import fc from "fast-check";
import type { Case } from "../result";
import type { Day, DayInterval } from "../../language/dates";
import { dayOf, civil } from "../../language/dates";
import { figureKey, knownFigure } from "../../language/figures";
import { settled } from "../../language/reading";
import { stateless, type Condition, type Fact, type FactId, type Operand, type PartyId, type Regime, type StatedFigure, type TableCell, type TableKey, type Window } from "../../language/regime";

/** Every day at which something in the regime starts or has ended. */
export function breakpoints(regime: Regime): readonly Day[] {
  const days = new Set<Day>();
  const interval = (i: DayInterval): void => {
    if (i.since !== null) days.add(i.since);
    if (i.before !== null) days.add(i.before);
  };
  const window = (w: Window): void => {
    if (typeof w.since === "number") days.add(w.since);
    if (typeof w.before === "number") days.add(w.before);
  };
  for (const set of [regime.roster, ...regime.groups.map((g) => g.members)]) for (const spans of set) spans.forEach(interval);
  for (const s of [...regime.sentences, ...regime.duties]) s.windows.forEach(window);
  for (const { life, powers } of regime.institutions) for (const span of [life, ...powers.map((p) => p.life)]) if (span) interval(span);
  for (const s of regime.sentences) if (s.terms?.kind === "standstill") days.add(s.terms.on);
  for (const table of regime.tables) for (const day of tableDays(table)) days.add(day);
  for (const fact of regime.facts) if (fact.from !== null) days.add(fact.from);
  const years = regime.tables.flatMap((t) => t.rows.flatMap((r) => r.cells.flatMap((c) => ("years" in c ? c.years : []))));
  if (years.length > 0) for (const day of countedYears(regime, Math.min(...years) - 4, Math.max(...years) + 5)) days.add(day);
  for (const s of regime.sentences) comparedDays(regime, s.condition).forEach((day) => days.add(day));
  return [...days].sort((a, b) => a - b);
}

/** The days with which a condition compares the date, and the first days of the years with which it compares the year. */
function comparedDays(regime: Regime, c: Condition): readonly Day[] {
  if (c.kind === "and" || c.kind === "or") return c.operands.flatMap((o) => comparedDays(regime, o));
  if (c.kind === "not") return comparedDays(regime, c.operand);
  if (c.kind !== "date") return [];
  const values = operandValues(regime, c.operand);
  return c.read === "date" ? values.flatMap((v) => [v, v + 1]) : values.flatMap((v) => [dayOf(v, 1, 1) ?? 0, dayOf(v + 1, 1, 1) ?? 0]);
}

/** The days on which years begin, those that are counted from the `since` of a sentence too. */
function countedYears(regime: Regime, from: number, to: number): readonly Day[] {
  const starts = regime.sentences.flatMap((s) => s.windows.flatMap((w) => (typeof w.since === "number" ? [civil(w.since)] : [])));
  const days: Day[] = [];
  for (let year = from; year <= to; year++) for (const { month, day } of [{ month: 1, day: 1 }, ...starts]) days.push(dayOf(year, month, day) ?? dayOf(year, 2, 28) ?? 0);
  return days;
}

function tableDays(table: Regime["tables"][number]): readonly Day[] {
  const values = [...table.rows.map((r) => r.value), table.otherwise];
  const spans = values.flatMap((v) => (v !== null && typeof v !== "number" ? v : []));
  const ofSpans = spans.flatMap((s) => [s.since, s.before].filter((d) => d !== null));
  const ofDates = table.type.kind === "date" ? values.filter((v) => typeof v === "number").flatMap((d) => [d, d + 1]) : [];
  return [...ofSpans, ...ofDates];
}

function operandValues(regime: Regime, operand: Operand): readonly number[] {
  let sums = [operand.constant];
  for (const term of operand.terms) {
    const table = regime.tables[term.lookup.table];
    const values = [...(table?.rows.map((r) => r.value) ?? []), table?.otherwise ?? null].filter((v) => typeof v === "number");
    sums = sums.flatMap((sum) => values.map((v) => sum + term.factor * v));
  }
  return sums.map((sum) => settled(sum / (operand.over ?? 1), operand.shift));
}

/** The numbers that each fact is compared with somewhere. */
export function comparedWith(regime: Regime): ReadonlyMap<FactId, ReadonlySet<number>> {
  const out = new Map<FactId, Set<number>>();
  const walk = (c: Condition): void => {
    if (c.kind === "and" || c.kind === "or") c.operands.forEach(walk);
    if (c.kind === "not") walk(c.operand);
    if (c.kind !== "fact") return;
    const set = out.get(c.fact) ?? new Set();
    operandValues(regime, c.operand).forEach((v) => set.add(v));
    out.set(c.fact, set);
  };
  for (const s of [...regime.sentences, ...regime.duties]) walk(s.condition);
  for (const m of regime.classes) walk(m.condition);
  return out;
}

/** Smallest and largest value of a fact. */
export function bounds(fact: Fact): { readonly from: number; readonly to: number } {
  if (fact.range !== null) return fact.range;
  switch (fact.type.kind) {
    case "yes-or-no":
      return { from: 0, to: 1 };
    case "labels":
    case "state":
      return { from: 0, to: fact.type.labels.length - 1 };
    default:
      return { from: 0, to: 1000 };
  }
}

function valueOf(fact: Fact, compared: ReadonlySet<number>): fc.Arbitrary<number> {
  const { from, to } = bounds(fact);
  if (to - from < 8) return fc.integer({ min: from, max: to });
  const near = [...compared].flatMap((c) => [c - 1, c, c + 1]).filter((v) => v >= from && v <= to);
  return fc.oneof(fc.integer({ min: from, max: to }), fc.constantFrom(from, to, ...near));
}

/** Parties worth asking about: all that are ever bound or named, and one that is neither. */
export function interesting(regime: Regime): readonly PartyId[] {
  const named = new Set<PartyId>();
  regime.roster.forEach((spans, p) => spans.length > 0 && named.add(p));
  for (const group of regime.groups) group.members.forEach((spans, p) => spans.length > 0 && regime.parties.length < 60 && named.add(p));
  const outsider = regime.parties.findIndex((p, i) => !named.has(i) && p.life.before === null);
  return outsider < 0 ? [...named] : [...named, outsider];
}

/** Cases of a regime, with every fact stated; the conditions of the mover's class may or may not hold. */
export function caseOf(regime: Regime): fc.Arbitrary<Case> {
  const points = breakpoints(regime);
  const days = points.length === 0 ? [dayOf(2005, 6, 1) ?? 0] : [(points[0] ?? 0) - 400, ...points, (points.at(-1) ?? 0) + civil(0).year];
  const compared = comparedWith(regime);
  const parties = interesting(regime);
  const bound = parties.filter((p) => (regime.roster[p] ?? []).length > 0);
  const hosts = bound.length > 0 ? bound : parties;
  return fc
    .record({
      host: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...hosts) }, { weight: 1, arbitrary: fc.constantFrom(...parties) }),
      origin: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...hosts) },
        { weight: 6, arbitrary: fc.constantFrom(...parties) },
        { weight: 1, arbitrary: fc.constant(stateless) },
      ),
      mover: fc.nat(Math.max(0, regime.classes.length - 1)),
      on: fc.tuple(fc.constantFrom(...days), fc.integer({ min: -1, max: 1 })).map(([day, shift]) => day + shift),
      facts: fc.tuple(...regime.facts.map((fact, i) => valueOf(fact, compared.get(i) ?? new Set()))),
    })
    .filter((c) => c.host !== c.origin)
    .map((c) => ({ ...c, facts: c.facts.map((v, i) => notBefore(regime.facts[i], v, c.on)) }));
}

/** A fact about the past is at its default before its day. */
function notBefore(fact: Fact | undefined, value: number, on: Day): number {
  return fact?.from !== undefined && fact.from !== null && on < fact.from ? (fact.default ?? 0) : value;
}

/** Figures that the series of a regime keyed by parties and years lack, of parties worth asking about; none where there is no such series. */
export function figuresOf(regime: Regime): fc.Arbitrary<readonly StatedFigure[]> {
  const parties = interesting(regime);
  const series = regime.tables.flatMap((t, table) => (t.file !== undefined && t.made !== true && t.keys.every((key) => typeof key === "string") ? [{ t, table }] : []));
  if (series.length === 0) return fc.constant([]);
  const cell = (key: TableKey): fc.Arbitrary<TableCell> =>
    key === "year"
      ? fc.integer({ min: 1999, max: 2014 }).map((year) => ({ years: [year] }))
      : fc.constantFrom(...parties).map((party) => ({ include: [{ party }], within: null, except: [] }));
  const figure = fc.constantFrom(...series).chain(({ t, table }) =>
    fc.record({ table: fc.constant(table), cells: fc.tuple(...t.keys.map(cell)), value: fc.integer({ min: 0, max: 25 }) }));
  const isMissing = ({ table, cells }: StatedFigure): boolean => series.every((s) => s.table !== table || knownFigure(s.t, cells) === null);
  return fc.uniqueArray(figure, { maxLength: 40, selector: ({ table, cells }) => `${table} ${figureKey(cells)}` }).map((all) => all.filter(isMissing));
}
