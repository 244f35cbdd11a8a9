import { extname } from "node:path";
import { suggest } from "../../diagnostics/suggest";
import { didYouMean, UsageError } from "../usage-error";

/** Formats of tables of people. */
export const tableFormats = ["csv", "ndjson", "parquet"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** The format that the name of a file says; `.jsonl` is `.ndjson`. */
export function tableFormatOf(path: string, option: string): TableFormat {
  const ending = extname(path).slice(1).toLowerCase();
  const found = tableFormats.find((format) => format === (ending === "jsonl" ? "ndjson" : ending));
  if (found === undefined) throw new UsageError(`\`${option} ${path}\`: the name of the file ends in ${tableFormats.map((f) => `.${f}`).join(", ")}.${didYouMean(suggest(ending, tableFormats))}`);
  return found;
}
