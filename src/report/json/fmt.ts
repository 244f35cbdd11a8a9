import type { Diagnostic } from "../../diagnostics";
import type { Places } from "../places";
import { findings } from "./diagnostics";
import type { Json } from "./shared";

/** One file that was to be laid out. */
export interface LaidOutFile {
  readonly path: string;
  /** `differs`: with `--check`. `refused`: it has errors, or cannot be read. */
  readonly outcome: "unchanged" | "formatted" | "differs" | "ignored" | "refused" | "unwritable";
  /** The layout of what was read from standard input. */
  readonly text?: string;
}

/** The answer of `fmt`. */
export function fmtDocument(files: readonly LaidOutFile[], diagnostics: readonly { readonly diagnostic: Diagnostic; readonly places: Places }[]): Json {
  return {
    schema: "regime-lang/fmt/1",
    files: files.map(({ path, outcome, text }) => ({ path, outcome, ...(text === undefined ? {} : { text }) })),
    ...findings(diagnostics),
  };
}
