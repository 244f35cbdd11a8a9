import Papa from "papaparse";

/** One line of figures, with its place in the text. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}
export interface Csv {
  readonly rows: readonly CsvRow[];
  /** Where a quote is never closed or stands in the middle of a cell. */
  readonly misquoted: number | null;
}

/** Reads comma-separated values; cells may stand in quotes. Empty lines are left out. */
export function readCsv(text: string): Csv {
  const rows: CsvRow[] = [];
  let misquoted: number | null = null;
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter: ",",
    step: ({ data, errors, meta }) => {
      const line = text.slice(from, meta.cursor);
      const start = from + (line.length - line.trimStart().length);
      if (errors.length > 0) misquoted ??= start;
      if (line.trim() !== "") rows.push({ cells: data.map((cell) => cell.trim()), start, end: from + line.trimEnd().length });
      from = meta.cursor;
    },
  });
  return { rows, misquoted };
}
