import { diagnostic, suggest, type Diagnostic } from "../../diagnostics";
import { named, type Duck } from "./duck";
import { unreadable, type Source } from "./source";
import { placeAmong, type ReadColumn } from "./people";

/** So many wrong cells of one column are shown. */
const mostShown = 5;

/** What the check of a table found. */
export interface Checked {
  readonly rows: number;
  readonly problems: readonly Diagnostic[];
  /** Whether some cell is empty of a fact on which something may stay open. */
  readonly lacking: boolean;
  /** The columns of which every cell that is not NULL is one of the texts that can stand there, to the letter. */
  readonly exact: readonly ReadColumn[];
}

/** A column without which nothing can be decided is missing. */
export function missingColumns(columns: readonly ReadColumn[], { name, columns: own }: Source): readonly Diagnostic[] {
  const names = own.map((column) => column.name);
  return columns.filter(({ column, origin }) => column.required && origin.kind === "nowhere").map(({ column }) =>
    diagnostic("missing-column", { path: name, start: 0, end: 0 }, { table: name, column: column.name, suggestion: suggest(column.name, names), columns: names }));
}

/** Whether a column holds a few texts many times, and the table does not say which: they are grouped, so that each is looked at once. */
const isText = ({ column, texts }: ReadColumn): boolean => texts === null && ["party", "class", "label", "state"].includes(column.kind);

/** Looks at every cell that is read, once. */
export async function checkTable(duck: Duck, source: Source, columns: readonly ReadColumn[]): Promise<Checked> {
  const looked = columns.filter(({ wrong }) => wrong !== null);
  const texts = [...new Set(looked.flatMap((column) => (isText(column) && column.origin.kind === "column" ? [named(column.origin.column.name)] : [])))];
  const coded = looked.filter(({ texts }) => texts !== null);
  const facts = columns.filter(({ column }) => column.mayStayOpen);
  // No column of the table begins with the name of one that is read.
  const numbered = (of: ReadColumn, what: string): string => named(`${of.name} ${what}`);
  const counts = looked.filter((column) => !isText(column)).map((column) => `count(*) FILTER (WHERE ${column.wrong ?? ""}) AS ${numbered(column, "wrong")}`);
  const lacks = facts.map((column) => `count(*) FILTER (WHERE ${column.value} IS NULL) AS ${numbered(column, "lacking")}`);
  const others = coded.map((column) => `count(*) FILTER (WHERE ${inexact(column)}) AS ${numbered(column, "inexact")}`);
  const total = named(`${columns[0]?.name ?? ""} rows`);
  // By each text, and once by nothing: of all rows, which is the most of each count.
  const grouped = `SELECT ${[...texts.map((text) => `s.${text}`), `count(*) AS ${total}`, ...counts, ...lacks, ...others].join(", ")} FROM ${source.relation} AS s${texts.length === 0 ? "" : ` GROUP BY GROUPING SETS (${[...texts.map((text) => `(s.${text})`), "()"].join(", ")})`}`;
  const most = (name: string): string => `max(s.${name})`;
  const found = [
    `${most(total)} AS total`, ...looked.map((column, i) => `${isText(column) ? `count(*) FILTER (WHERE ${column.wrong ?? ""})` : most(numbered(column, "wrong"))} AS wrong_${i}`),
    ...facts.map((column, i) => `${most(numbered(column, "lacking"))} AS lacking_${i}`), ...coded.map((column, i) => `${most(numbered(column, "inexact"))} AS inexact_${i}`),
  ];
  try {
    const [row] = await duck.rows(`SELECT ${found.join(", ")} FROM (${grouped}) AS s`);
    const of = (name: string): number => Number(row?.[name] ?? 0);
    const problems: Diagnostic[] = [];
    for (const [i, column] of looked.entries()) if (of(`wrong_${i}`) > 0) problems.push(...(await wrongCells(duck, source, column)));
    return { rows: of("total"), problems, lacking: facts.some((_, i) => of(`lacking_${i}`) > 0), exact: coded.filter((_, i) => of(`inexact_${i}`) === 0) };
  } catch (error) {
    throw unreadable(source.name, error);
  }
}

/** Whether a cell is neither empty nor one of the texts that can stand there as it is. */
const inexact = ({ origin, texts }: ReadColumn): string => {
  const cell = origin.kind === "column" ? `s.${named(origin.column.name)}` : "NULL";
  return `${cell} IS NOT NULL AND ${placeAmong(texts ?? [], cell)} IS NULL`;
};

/** The first wrong cells of a column, by row. */
async function wrongCells(duck: Duck, source: Source, { column, origin, wrong, expected }: ReadColumn): Promise<readonly Diagnostic[]> {
  if (origin.kind !== "column") return [];
  // A heading is a line of its own.
  const first = source.format === "csv" ? 2 : 1;
  const cell = `CAST(s.${named(origin.column.name)} AS VARCHAR)`;
  const rows = await duck.rows(
    `SELECT place, cell FROM (SELECT row_number() OVER () + ${first - 1} AS place, ${cell} AS cell, ${wrong ?? "FALSE"} AS wrong FROM ${source.relation} AS s) WHERE wrong ORDER BY place LIMIT ${mostShown}`,
  );
  const shown = origin.column.name === column.name ? column.name : `${origin.column.name} (${column.name})`;
  return rows.map(({ place, cell: value }) =>
    diagnostic("misread-row", { path: source.name, start: Number(place), end: Number(place) }, { table: source.name, row: Number(place), column: shown, value: String(value ?? ""), expected }));
}
