import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../usage-error";
import { named, quoted, wantOfMemory, type Duck } from "./duck";
import { checkHeading } from "./heading";
import { tableFormatOf, type TableFormat } from "./table-format";

/** A file of a table, as it was when it was opened. */
export interface SourceFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}
/** A column of a table, with its type in DuckDB. */
export interface SourceColumn {
  readonly name: string;
  readonly type: string;
  /** Whether the file holds each of its texts once and numbers in place of them: what is worked out of such a column alone is worked out once for each text. */
  readonly coded: boolean;
}
/** A table in one or several files of one format. */
export interface Source {
  /** As it was named. */
  readonly name: string;
  readonly format: TableFormat;
  readonly files: readonly SourceFile[];
  /** What stands after FROM. */
  readonly relation: string;
  /** The place of a row, where the relation is called `s`: rows in this order are in that of the table. */
  readonly place: string;
  readonly columns: readonly SourceColumn[];
}

/** Opens a table: a file, or files by a pattern such as `people/*.parquet`. Throws a `UsageError` where there is none, it is empty, or it is no table. */
export async function openSource(duck: Duck, name: string, cwd: string, option: string): Promise<Source> {
  const format = tableFormatOf(name, option);
  const path = resolve(cwd, name);
  const isPattern = /[*?[]/.test(name) && !existsSync(path);
  const found = isPattern ? (await duck.rows(`SELECT file FROM glob(${quoted(path)}) ORDER BY file`)).map(({ file }) => String(file)) : existsSync(path) ? [path] : [];
  if (found.length === 0) throw new UsageError(`There is no file \`${name}\`.`);
  const files = found.map((file) => {
    const { size, mtimeMs } = statSync(file);
    if (size === 0) throw new UsageError(`\`${isPattern ? file : name}\` is empty: it names no columns and has no rows.`);
    return { path: file, size, modified: mtimeMs };
  });
  try {
    if (format === "csv") for (const path of found) checkHeading(isPattern ? path : name, await headingOf(duck, path));
    return { name, format, files, ...(await relationOf(duck, format, found)) };
  } catch (error) {
    throw unreadable(name, error);
  }
}

/** What DuckDB says of a file that it cannot read, in one line. Want of memory is no matter of the file, and stays what it is, as does what is said already. */
export function unreadable(name: string, error: unknown): unknown {
  if (error instanceof UsageError || wantOfMemory(error) !== null) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new UsageError(`\`${name}\` cannot be read as a table: ${message.replaceAll(/\s+/g, " ").slice(0, 300)}`);
}

/** Rows are counted as they come, one after the other. */
const counted = "row_number() OVER ()";
/** Rows of Parquet know their place, so that several threads can read them. */
const placeInParquet = "(s.file_index::BIGINT << 40) + s.file_row_number";

/** Comma-separated values, all as text: what a cell means is looked at with the regime beside it. */
const csvOf = (files: string, header: boolean): string => `read_csv(${files}, header = ${String(header)}, all_varchar = true, delim = ',', quote = '"', escape = '"', skip = 0)`;

/** The names in the first line, as they are; empty where there is none. */
async function headingOf(duck: Duck, path: string): Promise<readonly string[]> {
  const [first = {}] = await duck.rows(`SELECT * FROM ${csvOf(quoted(path), false)} LIMIT 1`);
  return Object.values(first).map((name) => String(name ?? "").trim());
}

async function relationOf(duck: Duck, format: TableFormat, paths: readonly string[]): Promise<Pick<Source, "relation" | "columns" | "place">> {
  const files = `[${paths.map(quoted).join(", ")}]`;
  const described = async (relation: string): Promise<readonly SourceColumn[]> =>
    (await duck.rows(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${relation})`)).map((row) => ({ name: String(row["column_name"]), type: String(row["column_type"]), coded: false }));
  switch (format) {
    case "csv": {
      const relation = csvOf(files, true);
      return { relation, place: counted, columns: await described(relation) };
    }
    case "ndjson": {
      const columns = await described(`read_json(${files}, format = 'newline_delimited')`);
      const types = columns.map((column) => `${quoted(column.name)}: 'VARCHAR'`).join(", ");
      return { place: counted, relation: `read_json(${files}, format = 'newline_delimited', columns = {${types}})`, columns: columns.map((column) => ({ ...column, type: "VARCHAR" })) };
    }
    case "parquet": {
      const relation = `read_parquet(${files})`;
      const coded = new Set((await duck.rows(`SELECT path_in_schema FROM parquet_metadata(${files}) GROUP BY ALL HAVING bool_and(contains(encodings, 'DICTIONARY'))`)).map((row) => row["path_in_schema"]));
      const columns = (await described(relation)).map((column) => ({ ...column, coded: column.type === "VARCHAR" && coded.has(column.name) }));
      const isTaken = columns.some(({ name }) => ["file_index", "file_row_number"].includes(name));
      return { relation, place: isTaken ? counted : placeInParquet, columns };
    }
  }
}

/** All columns of a table but those, as a SELECT lists them. */
export const listOf = (columns: readonly SourceColumn[], alias: string): readonly string[] => columns.map(({ name }) => `${alias}.${named(name)}`);
