import { formatDay } from "../../language/dates";
import { factCells } from "../../kernel/cells";
import type { Fact, Regime } from "../../language/regime";
import type { SqlColumn } from "../../translate/sql";
import { named, quoted } from "./duck";
import { listed, type WorkedOut } from "./worked-out";
import type { Source, SourceColumn } from "./source";

/** Where a column of the regime has its values: in a column of the table, or the same for all rows (as SQL). */
export type Origin = { readonly kind: "column"; readonly column: SourceColumn } | { readonly kind: "constant"; readonly value: string } | { readonly kind: "nowhere" };
/** A column of the regime, read from a table. */
export interface ReadColumn {
  readonly column: SqlColumn;
  readonly origin: Origin;
  /** What the query that decides calls it. */
  readonly name: string;
  /** The value, typed; NULL where the cell is empty or means nothing. */
  readonly value: string;
  /** Whether the cell means nothing; `null`: it always does. */
  readonly wrong: string | null;
  /** What can stand in the cell, in words. */
  readonly expected: string;
  /** The texts that can stand in the cell; `null`: it is not one of a few, or the table does not hold each once. */
  readonly texts: readonly string[] | null;
}

/** Which of some texts a value is, counted from 1; NULL: none. */
export const placeAmong = (texts: readonly string[], value: string): string => `list_position([${texts.map(quoted).join(", ")}]::VARCHAR[], ${value})`;

/** The name of a column that we put beside those of the table: none of these begins as the columns that are read are called. */
export const ownColumn = (columns: readonly Pick<ReadColumn, "name">[], what: string): string => `${columns[0]?.name ?? ""} ${what}`;

/** How the columns of a regime are read from a table, which is called `s`. */
export function readColumns(regime: Regime, columns: readonly SqlColumn[], source: Source, originOf: (column: SqlColumn) => Origin): readonly ReadColumn[] {
  // No column of the table has this beginning.
  let mark = "case: ";
  while (source.columns.some(({ name }) => name.startsWith(mark))) mark = `_${mark}`;
  return columns.map((column) => {
    const origin = originOf(column);
    const name = mark + column.name;
    if (origin.kind === "nowhere") return { column, origin, name, value: `CAST(NULL AS ${typeOf(column)})`, wrong: null, expected: "", texts: null };
    if (origin.kind === "constant") return { column, origin, name, value: `CAST(${origin.value} AS ${typeOf(column)})`, wrong: null, expected: "", texts: null };
    const raw = `s.${named(origin.column.name)}`;
    const value = valueOf(column, raw, origin.column.type);
    const fact = column.fact === null ? null : (regime.facts[column.fact] ?? null);
    const { allowed, expected, among } = limits(regime, column, fact, value);
    if (among !== undefined && origin.column.coded) return { column, origin, name, value, expected, texts: among, wrong: `(${value} IS NOT NULL AND ${placeAmong(among, value)} IS NULL)` };
    // The type of the column says all that is asked.
    if (allowed === null && value === raw) return { column, origin, name, value, expected, texts: null, wrong: null };
    const present = origin.column.type === "VARCHAR" ? `nullif(trim(${raw}), '') IS NOT NULL` : `${raw} IS NOT NULL`;
    return { column, origin, name, value, expected, texts: null, wrong: `(${present} AND (${value} IS NULL${allowed === null ? "" : ` OR NOT (${allowed})`}))` };
  });
}

function typeOf({ kind }: SqlColumn): string {
  switch (kind) {
    case "yes-or-no":
      return "BOOLEAN";
    case "day":
    case "date":
      return "DATE";
    case "number":
      return "DOUBLE";
    default:
      return "VARCHAR";
  }
}

/** Numbers need not be read from their text, which takes ten times as long. */
const numberTypes = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$|^FLOAT$|^DECIMAL/;

/** A cell as a value of its type. */
function valueOf(column: SqlColumn, raw: string, type: string): string {
  const text = type === "VARCHAR" ? `nullif(trim(${raw}), '')` : `CAST(${raw} AS VARCHAR)`;
  switch (column.kind) {
    case "yes-or-no":
      return type === "BOOLEAN" ? raw : `CASE WHEN lower(${text}) IN ('yes', 'true', '1') THEN TRUE WHEN lower(${text}) IN ('no', 'false', '0') THEN FALSE END`;
    case "day":
    case "date":
      return type === "DATE" ? raw : `TRY_CAST(${text} AS DATE)`;
    case "number":
      return type === "DOUBLE" ? raw : numberTypes.test(type) ? `CAST(${raw} AS DOUBLE)` : `TRY_CAST(${text} AS DOUBLE)`;
    default:
      return text;
  }
}

/** What a value must be besides of its type, and how that is said. */
function limits(regime: Regime, column: SqlColumn, fact: Fact | null, value: string): { readonly allowed: string | null; readonly expected: string; readonly among?: readonly string[] } {
  const among = (texts: readonly string[], expected: string): ReturnType<typeof limits> => ({ allowed: `${value} IN (${texts.map(quoted).join(", ")})`, expected, among: texts });
  switch (column.kind) {
    case "party": {
      const codes = regime.parties.map(({ code }) => code);
      return column.name === "origin" ? among([...codes, "stateless"], "a state by its code, or stateless") : among(codes, "a state by its code");
    }
    case "class":
    case "label":
      return among(column.labels ?? [], `one of ${(column.labels ?? []).join(", ")}`);
    case "state":
      return among([...stateWords, ...regime.parties.map(({ code }) => code)], "a state by its code, host, origin or none");
    case "day":
      return { allowed: null, expected: "a day, YYYY-MM-DD" };
    case "yes-or-no":
      return { allowed: null, expected: "yes or no (true or false)" };
    case "date":
    case "number":
      return numberLimits(regime, column, fact, value);
  }
}
const stateWords = ["none", "host", "origin", "another member", "another state"];

function numberLimits(regime: Regime, column: SqlColumn, fact: Fact | null, value: string): { readonly allowed: string | null; readonly expected: string } {
  const isDate = column.kind === "date";
  const cells = (column.fact === null ? undefined : factCells(regime, true).get(column.fact)) ?? [];
  const isWhole = !isDate && cells.every((cell) => !cell.open);
  const unit = fact?.type.kind === "number" && fact.type.grain !== "count" ? ` of ${fact.type.grain}` : fact?.type.kind === "money" ? ` in ${fact.type.currency}` : "";
  const range = fact?.range ?? null;
  const shown = (n: number): string => (isDate ? formatDay(n) : String(n));
  const written = (n: number): string => (isDate ? `DATE '${formatDay(n)}'` : String(n));
  const within = range === null ? [] : [`${value} BETWEEN ${written(range.from)} AND ${written(range.to)}`];
  const whole = isWhole ? [`${value} = floor(${value})`] : [];
  const allowed = [...within, ...whole].join(" AND ");
  const kind = isDate ? "a date, YYYY-MM-DD" : `a ${isWhole ? "whole " : ""}number${unit}`;
  return { allowed: allowed === "" ? null : allowed, expected: `${kind}${range === null ? "" : ` from ${shown(range.from)} to ${shown(range.to)}`}` };
}

/** The place of a row in its table. */
export const placeColumn = (columns: readonly Pick<ReadColumn, "name">[]): string => ownColumn(columns, "place");

/** The table with the columns of the regime beside its own, and the place of each row. `rows`: a condition on `file_row_number`. */
export const peopleQuery = (columns: readonly WorkedOut[], kept: readonly WorkedOut[], relation: string, place: string, rows: string | null): string =>
  `SELECT ${[`${place} AS ${named(placeColumn(columns))}`, listed([...kept, ...columns])].join(", ")} FROM ${relation} AS s${rows === null ? "" : ` WHERE ${rows}`}`;
