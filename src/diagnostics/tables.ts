import { entry } from "./entry";

const hint = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);

/** What can be wrong with a table that is read beside a regime: people, or how they are distributed. */
export const tables = {
  "misread-row": entry<{ table: string; row: number; column: string; value: string; expected: string }>(
    "error",
    (f) => `Row ${f.row} of \`${f.table}\` has ${f.value === "" ? "nothing" : `\`${f.value.slice(0, 80)}\``} under \`${f.column}\`.`,
    (f) => `What can stand there: ${f.expected}.`,
  ),
  "missing-column": entry<{ table: string; column: string; suggestion: string | null; columns: readonly string[] }>(
    "error",
    (f) => `\`${f.table}\` has no column \`${f.column}\`.${hint(f.suggestion)}`,
    (f) => `It has ${f.columns.slice(0, 20).map((c) => `\`${c}\``).join(", ")}${f.columns.length > 20 ? ", ..." : ""}. A column of another name is given by \`--column ${f.column}=NAME\`.`,
  ),
};
