/** What linting a file yields, as the reports read it. */
import type { Finding } from "../linter/finding";
import type { SourceFile, TextEdit } from "../language/span";
import type { Places } from "./places";

export interface Linted {
  /** As it is shown to the reader. */
  readonly name: string;
  /** The texts in which the findings have their places: after what was mended. */
  readonly places: Places;
  readonly findings: readonly Finding[];
  /** `null`: nothing was to be mended, or nobody asked. `edits` are of `source`, the text as it was. */
  readonly mended: { readonly source: SourceFile; readonly edits: readonly TextEdit[]; readonly count: number; readonly written: boolean } | null;
}
