import type { TableRow as WrittenRow } from "../language/ast";
import { formatDay, type DayInterval } from "../language/dates";
import { isPartyCell, type FactId, type Table, type TableCell, type TableKey, type TableRow } from "../language/regime";
import { combinationLimit, type Builder, type SparseSet } from "./builder";
import { always, intersect, subtract, unite } from "./intervals";
import { datesOfSet } from "./parties";
import { place, type TableSymbol } from "./scope";
import { valueWords } from "./wording";

/** One element of a cell: a party, a year or a label, and when it belongs there. */
interface Element {
  readonly value: number;
  readonly days: readonly DayInterval[];
}

function elements(b: Builder, cell: TableRow["cells"][number]): readonly Element[] {
  if (!isPartyCell(cell)) return ("years" in cell ? cell.years : cell.labels).map((value) => ({ value, days: always }));
  return [...datesOfSet(b, cell)].map(([value, days]) => ({ value, days }));
}

/** Every combination of a row's elements, as a key and the days on which it fits. */
function* combinations(b: Builder, keys: readonly TableKey[], cells: TableRow["cells"]): Generator<readonly [readonly number[], readonly DayInterval[]]> {
  const columns = cells.map((cell) => elements(b, cell));
  const host = keys.indexOf("host");
  const origin = keys.indexOf("origin");
  function* from(column: number, chosen: readonly number[], days: readonly DayInterval[]): Generator<readonly [readonly number[], readonly DayInterval[]]> {
    const here = columns[column];
    if (!here) {
      yield [chosen, days];
      return;
    }
    for (const element of here) {
      // A party never receives its own nationals: host and origin always differ.
      if ((column === origin && chosen[host] === element.value) || (column === host && chosen[origin] === element.value)) continue;
      yield* from(column + 1, [...chosen, element.value], days === always ? element.days : intersect(days, element.days));
    }
  }
  yield* from(0, [], always);
}

const rowSize = (b: Builder, cells: TableRow["cells"]): number => cells.reduce((n, cell) => n * elements(b, cell).length, 1);

/** Reports two rows that give a value for the same parties on the same day. */
export function checkOverlaps(b: Builder, symbol: TableSymbol, keys: readonly TableKey[], rows: readonly (TableRow & { readonly written: WrittenRow })[]): void {
  const seen = new Map<string, { readonly row: WrittenRow; readonly days: readonly DayInterval[] }[]>();
  for (const row of rows) {
    b.budget.combinations -= rowSize(b, row.cells);
    if (b.budget.combinations < 0) {
      b.report("table-too-large", symbol.at, { table: symbol.name, limit: combinationLimit });
      return;
    }
    let reported = false;
    for (const [chosen, days] of combinations(b, keys, row.cells)) {
      const key = chosen.join(" ");
      const before = seen.get(key) ?? [];
      const clash = before.find((other) => other.row !== row.written && intersect(other.days, days).length > 0);
      if (clash && !reported) {
        reported = true;
        b.report("overlapping-rows", place(symbol.scope, row.written.span), { table: symbol.name, key: keyWords(b, keys, chosen) }, [{ at: place(symbol.scope, clash.row.span), label: "the other row" }]);
      }
      seen.set(key, [...before, { row: row.written, days }]);
    }
  }
}

const keyWords = (b: Builder, keys: readonly TableKey[], chosen: readonly number[]): string =>
  chosen.map((value, i) => keyWord(b, keys[i] ?? "year", value)).join(" / ");

function keyWord(b: Builder, key: TableKey, value: number): string {
  if (key === "year") return String(value);
  if (typeof key !== "object") return b.parties.items[value]?.code ?? "";
  const type = b.facts.items[key.fact]?.type;
  return type ? valueWords(type, value) : "";
}

/** Whom a table may be asked about, and when: hosts, origins, and whether the stateless too. */
export interface Asked {
  readonly hosts: SparseSet;
  readonly origins: SparseSet;
  readonly stateless: boolean;
}

/** Reports what a table without `otherwise` leaves out, among the parties that a clause may ask it about. */
export function checkTotal(b: Builder, symbol: TableSymbol, table: Table, asked: Asked): void {
  if (symbol.node.rows.some((row) => row.otherwise)) return;
  if (table.keys.includes("year")) {
    b.report("incomplete-table", symbol.at, { table: symbol.name, missing: ["every other year"] });
    return;
  }
  const domains = table.keys.map((key) => (typeof key === "object" ? labelsOf(b, key.fact) : [...(key === "host" ? asked.hosts : asked.origins).keys()]));
  b.budget.combinations -= domains.reduce((n, domain) => n * domain.length, 1);
  if (b.budget.combinations < 0) {
    b.report("table-too-large", symbol.at, { table: symbol.name, limit: combinationLimit });
    return;
  }
  const missing = uncovered(b, table, domains, asked);
  if (asked.stateless && table.keys.some((key) => key === "origin" || key === "party")) missing.push("stateless");
  if (missing.length > 0) b.report("incomplete-table", symbol.at, { table: symbol.name, missing: missing.sort() });
}

/** The keys for which no row fits on some day on which they may be asked about. */
function uncovered(b: Builder, table: Table, domains: readonly (readonly number[])[], asked: Asked): string[] {
  const given = new Map<string, readonly DayInterval[]>();
  for (const row of table.rows) {
    for (const [chosen, days] of combinations(b, table.keys, row.cells)) {
      const key = chosen.join(" ");
      const known = given.get(key);
      given.set(key, known ? unite(known, days) : days);
    }
  }
  const cells = domains.map((domain, i): TableCell =>
    typeof table.keys[i] === "object" ? { labels: domain } : { include: domain.map((party) => ({ party })), within: null, except: [] });
  const missing: string[] = [];
  for (const [chosen, life] of combinations(b, table.keys, cells)) {
    const known = given.get(chosen.join(" "));
    const needed = table.keys.reduce((days, key, i) => {
      const party = chosen[i] ?? 0;
      return typeof key === "object" ? days : intersect(days, (key === "host" ? asked.hosts : asked.origins).get(party) ?? []);
    }, life);
    const [gap] = known ? subtract(needed, known) : needed;
    if (gap) missing.push(keyWords(b, table.keys, chosen) + (known ? ` on ${formatDay(gap.since ?? (gap.before ?? 0) - 1)}` : ""));
  }
  return missing;
}

function labelsOf(b: Builder, fact: FactId): readonly number[] {
  const type = b.facts.items[fact]?.type;
  return type?.kind === "labels" ? type.labels.map((_, label) => label) : [];
}
