/** Figures of series: which are known, and a regime in which more of them are. */
import { tidy } from "./reading";
import type { Lookup, PartySet, PartyId, Regime, StatedFigure, Sums, Table, TableCell, TableRow, Totals } from "./regime";

/** A cell of a series, whose figures are about one party, year or label each. */
const cellKey = (cell: TableCell): string => ("include" in cell ? (onlyParty(cell) ?? "").toString() : "years" in cell ? cell.years.join(" ") : cell.labels.join(" "));
const onlyParty = ({ include: [atom] }: PartySet): PartyId | null => (atom && "party" in atom ? atom.party : null);

/** What an open fact is called: where figures are missing. */
export const missingIn = (tables: readonly (Table | null | undefined)[], lookups: readonly Lookup[]): string =>
  `a figure is missing in ${[...new Set(lookups.flatMap((l) => tables[l.table]?.file ?? []))].join(" or ")}`;

/** What tells the figures of one series apart. */
export const figureKey = (cells: readonly TableCell[]): string => cells.map(cellKey).join("/");

/** The number that a series has under some keys; `null` where the figure is missing. */
export function knownFigure(table: Table, cells: readonly TableCell[]): number | null {
  const key = figureKey(cells);
  const value = table.rows.find((row) => figureKey(row.cells) === key)?.value;
  return typeof value === "number" ? value : null;
}

/**
 * The regime in which some figures are known beside those of the files: what its comparisons and caps read of them is then decided.
 * Its rules were compared with one another without them, so a case may be told two things at once.
 */
export function withFigures(regime: Regime, figures: readonly StatedFigure[]): Regime {
  if (figures.length === 0) return regime;
  // A series has no row for what is missing, and the first row that fits holds.
  const more = regime.tables.map((table, id) => {
    const rows = figures.flatMap((f): readonly TableRow[] => (f.table === id ? [{ cells: f.cells, value: f.value }] : []));
    return rows.length === 0 ? table : { ...table, rows: [...table.rows, ...rows] };
  });
  // What is added up stands before what adds it up.
  more.forEach((table, id) => {
    if (table.totals) more[id] = { ...table, rows: totalRows(more[table.totals.table]?.rows ?? [], table.totals) };
    if (table.sums) more[id] = { ...table, rows: sumRows(more[table.sums.series]?.rows ?? [], table.sums) };
  });
  return { ...regime, tables: more };
}

/** One row for each year, and for each rest of the keys, up to which all figures are known since the first year. */
export function totalRows(rows: readonly TableRow[], { key, from }: Totals): readonly TableRow[] {
  const byRest = new Map<string, Map<number, TableRow>>();
  for (const row of rows) {
    const cell = row.cells[key];
    const [year] = cell && "years" in cell ? cell.years : [];
    if (year === undefined || typeof row.value !== "number") continue;
    const rest = figureKey(row.cells.filter((_, i) => i !== key));
    byRest.set(rest, (byRest.get(rest) ?? new Map<number, TableRow>()).set(year, row));
  }
  return [...byRest.values()].flatMap((years) => {
    const totals: TableRow[] = [];
    let total = 0;
    for (let year = from, row = years.get(year); row; row = years.get(++year)) {
      total += typeof row.value === "number" ? row.value : 0;
      totals.push({ cells: row.cells, value: tidy(total) });
    }
    return totals;
  });
}

/** One row for each host and each rest of the keys of which the figures of all parties are known. */
export function sumRows(rows: readonly TableRow[], sums: Sums): readonly TableRow[] {
  return sums.of.flatMap(({ host, parties }) => {
    const own: PartySet = { include: [{ party: host }], within: null, except: [] };
    return sumsOf(rows, sums.keys, parties).map(({ cells, value }) => ({ cells: [own, ...cells], value }));
  });
}

function sumsOf(rows: readonly TableRow[], keys: readonly number[], parties: readonly PartyId[]): readonly TableRow[] {
  const groups = new Map<string, { readonly cells: TableRow["cells"]; readonly met: Set<PartyId>; sum: number }>();
  for (const { cells, value } of rows) {
    const [party] = cells.flatMap((cell, i) => (keys.includes(i) && "include" in cell ? (onlyParty(cell) ?? []) : []));
    if (party === undefined || typeof value !== "number" || !parties.includes(party)) continue;
    const rest = cells.filter((_, i) => !keys.includes(i));
    const key = figureKey(rest);
    const group = groups.get(key) ?? { cells: rest, met: new Set(), sum: 0 };
    groups.set(key, group);
    group.met.add(party);
    group.sum += value;
  }
  return [...groups.values()].flatMap(({ cells, met, sum }) => (met.size === parties.length ? [{ cells, value: tidy(sum) }] : []));
}

/** A figure as it is stated: `figure permits(CH, HR, 2022) = 2413`. */
export function figureText(regime: Regime, { table, cells, value }: StatedFigure): string {
  const series = regime.tables[table];
  const words = cells.map((cell, i) => {
    if ("include" in cell) return regime.parties[onlyParty(cell) ?? -1]?.code ?? "";
    if ("years" in cell) return cell.years.join(", ");
    const key = series?.keys[i];
    const type = typeof key === "object" ? regime.facts[key.fact]?.type : undefined;
    return cell.labels.map((label) => (type?.kind === "labels" ? (type.labels[label] ?? "") : "")).join(", ");
  });
  return `figure ${series?.name ?? ""}(${words.join(", ")}) = ${value}`;
}
