import { atomsOf } from "../../language/conditions";
import { addMonths, civil, dayOf, type Day, type DayInterval } from "../../language/dates";
import { capLookups, settled } from "../../language/reading";
import type { Condition, DatedSet, Lookup, LookupArg, Operand, Regime, TimePoint, Window } from "../../language/regime";

/** Days on which something may change: rather too many than too few, since files that say the same are joined. */
class Days {
  readonly found = new Set<Day>();
  private readonly looked = new Set<string>();

  constructor(private readonly regime: Regime) {}

  interval({ since, before }: DayInterval): void {
    if (since !== null) this.found.add(since);
    if (before !== null) this.found.add(before);
  }
  set(set: DatedSet): void {
    for (const days of set) for (const interval of days) this.interval(interval);
  }
  window({ since, before, during }: Window): void {
    const point = (p: TimePoint | null): void => {
      if (typeof p === "number") this.found.add(p);
      else if (p !== null) this.lookup(p);
    };
    point(since);
    point(before);
    if (during !== null) this.lookup(during);
  }

  /** The days and the years of a table, as it is looked up. */
  lookup(lookup: Lookup): void {
    const key = JSON.stringify(lookup);
    const table = this.regime.tables[lookup.table];
    if (table === undefined || this.looked.has(key)) return;
    this.looked.add(key);
    for (const { cells, value } of [...table.rows, { cells: [], value: table.otherwise }]) {
      if (typeof value === "number" && table.type.kind === "date") this.found.add(value).add(value + 1);
      else if (typeof value === "object" && value !== null) value.forEach((period) => this.interval(period));
      cells.forEach((cell, i) => {
        if ("years" in cell) for (const year of cell.years) this.years(lookup.args[i], year);
      });
    }
  }
  /** The days on which an argument of a look-up becomes a year and stops being it. */
  private years(arg: LookupArg | undefined, year: number): void {
    const { plus, since } = typeof arg === "object" && "plus" in arg ? arg : { plus: 0, since: null };
    for (let y = year - plus - 1; y <= year - plus + 2; y++) {
      this.found.add(dayOf(y, 1, 1) ?? 0);
      if (since !== null) this.found.add(addMonths(since, 12 * (y - civil(since).year)));
    }
  }
  private operand({ terms }: Operand): void {
    for (const { lookup } of terms) this.lookup(lookup);
  }
  condition(condition: Condition): void {
    for (const atom of atomsOf(condition)) this.atom(atom);
  }
  private atom(atom: Condition): void {
    switch (atom.kind) {
      case "fact": {
        const from = this.regime.facts[atom.fact]?.from ?? null;
        if (from !== null) this.found.add(from);
        return this.operand(atom.operand);
      }
      case "table":
        this.lookup(atom.lookup);
        return this.operand(atom.operand);
      case "date":
        this.operand(atom.operand);
        for (const value of this.values(atom.operand)) this.turning(atom.read, value);
        return;
      case "series":
        return this.atom(atom.comparison);
      default:
        return;
    }
  }
  private turning(read: "date" | "year", value: number): void {
    for (const v of [Math.floor(value), Math.floor(value) + 1, Math.ceil(value)]) this.found.add(read === "date" ? v : (dayOf(v, 1, 1) ?? 0));
  }
  private values(operand: Operand): readonly number[] {
    const sums = operand.terms.reduce<readonly number[]>((known, { factor, lookup }) => {
      const table = this.regime.tables[lookup.table];
      const values = [...(table?.rows ?? []).map((r) => r.value), table?.otherwise ?? null].filter((v) => typeof v === "number");
      return [...new Set(known.flatMap((sum) => values.map((v) => sum + factor * v)))];
    }, [operand.constant]);
    return sums.map((sum) => settled(sum / (operand.over ?? 1), operand.shift));
  }
}

/** The stretches of time between days on which something in a regime may change, each with a day of it. */
export function stretchesOf(regime: Regime): readonly { readonly interval: DayInterval; readonly on: Day }[] {
  const days = new Days(regime);
  for (const set of [regime.roster, ...regime.groups.map((g) => g.members)]) days.set(set);
  for (const { life } of regime.parties) days.interval(life);
  // Who decides on standing, and when.
  for (const { life } of regime.institutions) if (life !== undefined) days.interval(life);
  for (const { since, before } of regime.duties.flatMap((d) => d.windows)) for (const day of [since, before]) if (typeof day === "number") days.found.add(day);
  for (const mover of regime.classes) days.condition(mover.condition);
  for (const s of regime.sentences) {
    s.windows.forEach((w) => days.window(w));
    days.condition(s.condition);
    if (s.terms?.kind === "standstill") days.found.add(s.terms.on);
    if (s.head.kind === "ration") capLookups(s.head.cap).forEach((lookup) => days.lookup(lookup));
  }
  for (const { body } of regime.claims) {
    if (body.kind === "whoever") {
      if (body.since !== null) days.found.add(body.since);
      continue;
    }
    body.windows.forEach((w) => days.window(w));
    days.condition(body.condition);
  }
  const sorted = [...days.found].sort((a, b) => a - b);
  const [first] = sorted;
  const starts = first === undefined ? [0] : [first - 1, ...sorted];
  return starts.map((on, i) => ({ interval: { since: i === 0 ? null : on, before: starts[i + 1] ?? null }, on }));
}
