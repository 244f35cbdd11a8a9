import { possibleValues } from "../kernel/cells";
import { civil, dayOf, type Day, type DayInterval } from "../language/dates";
import type { Condition, Regime, Window } from "../language/regime";

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
  const values = possibleValues(regime, c.operand);
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
