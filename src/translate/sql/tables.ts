import { civil } from "../../language/dates";
import { yearRead } from "../../language/reading";
import type { CountedYear, Lookup, LookupArg, Table, TableCell, TableValue } from "../../language/regime";
import { dayColumn, type Frame } from "./frame";
import { amongNamed } from "./parties";
import { and, comparison, either, no, or, not, yes, type Term } from "./terms";
import type { Writing } from "./writing";

/** The years of a list, as ranges. */
function ranges(years: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && last[1] + 1 === year) last[1] = year;
    else found.push([year, year]);
  }
  return found;
}

/** The year of the row, or the one in which the current twelve months since a day began, as a column. */
function yearColumn(w: Writing, { since }: CountedYear): string {
  const year = `CAST(EXTRACT(YEAR FROM ${dayColumn}) AS INTEGER)`;
  if (since === null) return w.caseColumn("on year", year);
  const { month, day } = civil(since);
  const number = `(EXTRACT(MONTH FROM ${dayColumn}) * 100 + EXTRACT(DAY FROM ${dayColumn}))`;
  // In years without a 29 February it is the 28th.
  const y = `EXTRACT(YEAR FROM ${dayColumn})`;
  const leapDay = `CASE WHEN ${y} % 4 = 0 AND (${y} % 100 <> 0 OR ${y} % 400 = 0) THEN 229 ELSE 228 END`;
  const first = month === 2 && day === 29 ? leapDay : String(month * 100 + day);
  return w.caseColumn(`on year from ${month} ${day}`, `${year} - CASE WHEN ${number} < ${first} THEN 1 ELSE 0 END`);
}

function yearFits(w: Writing, arg: LookupArg | undefined, years: readonly number[], frame: Frame): Term {
  if (arg !== "year" && (typeof arg !== "object" || !("plus" in arg))) return no;
  if (frame.on !== null) return years.includes(yearRead(arg, frame.on) ?? NaN) ? yes : no;
  const counted = arg === "year" ? { plus: 0, since: null } : arg;
  const column = yearColumn(w, counted);
  return or(...ranges(years.map((y) => y - counted.plus)).map(([a, b]) => comparison(a === b ? `${column} = ${a}` : `${column} BETWEEN ${a} AND ${b}`)));
}

function cellFits(w: Writing, cell: TableCell, arg: LookupArg | undefined, frame: Frame): Term {
  if ("labels" in cell) return typeof arg === "object" && "label" in arg && cell.labels.includes(arg.label) ? yes : no;
  if ("years" in cell) return yearFits(w, arg, cell.years, frame);
  return w.parties.is(frame, arg === "host" ? "host" : "origin", amongNamed(w.regime, cell));
}

/** Whether no case can fit both rows. */
function areApart(w: Writing, a: Table["rows"][number], b: Table["rows"][number]): boolean {
  return a.cells.some((cell, i) => {
    const other = b.cells[i];
    if (other === undefined) return false;
    if ("years" in cell) return "years" in other && !cell.years.some((y) => other.years.includes(y));
    if ("labels" in cell) return "labels" in other && !cell.labels.some((l) => other.labels.includes(l));
    if (!("include" in other)) return false;
    const [first, second] = [w.everywhere(amongNamed(w.regime, cell)), w.everywhere(amongNamed(w.regime, other))];
    return !first.some((holds, k) => holds && second[k] === true);
  });
}

/** One answer for each value that a table may have, by the rows that fit; the first row that fits holds. */
function byRows(w: Writing, lookup: Lookup, frame: Frame, answer: (value: TableValue) => Term): Term {
  const table = w.regime.tables[lookup.table];
  if (table === undefined) return answer(null);
  const all = table.rows.map((row) => ({ row, fits: and(...row.cells.map((cell, i) => cellFits(w, cell, lookup.args[i], frame))), is: answer(row.value) }));
  const rows = all.filter(({ fits }) => fits.text !== no.text);
  const otherwise = answer(table.otherwise);
  const apart = rows.every(({ row }, i) => rows.slice(0, i).every((before) => areApart(w, before.row, row)));
  if (!apart) return rows.reduceRight((rest, { fits, is }) => either(fits, is, rest), otherwise);
  const answers = new Map<string, { readonly is: Term; readonly fits: Term[] }>();
  for (const { fits, is } of rows) {
    const known = answers.get(is.text) ?? { is, fits: [] };
    known.fits.push(fits);
    answers.set(is.text, known);
  }
  const rest = otherwise.text === no.text ? no : and(not(or(...rows.map((r) => r.fits))), otherwise);
  return or(...[...answers.values()].map(({ is, fits }) => and(or(...fits), is)), rest);
}

/** One answer for each choice of values that look-ups may have. */
export function byTables(w: Writing, lookups: readonly Lookup[], frame: Frame, answer: (values: readonly TableValue[]) => Term, read: readonly TableValue[] = []): Term {
  const [first, ...rest] = lookups;
  if (first === undefined) return answer(read);
  return byRows(w, first, frame, (value) => byTables(w, rest, frame, answer, [...read, value]));
}
