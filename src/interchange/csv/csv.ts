/** One row of a table: texts only, in the order of its columns. */
export type Row = readonly string[];

/** Beginnings that a spreadsheet takes for a formula. */
const formula = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet calculates: an apostrophe stands before what looks like a formula. */
function field(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 has it: a header, fields quoted where needed, lines that end in CR LF. */
export const csv = (header: Row, rows: readonly Row[]): string => [header, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
