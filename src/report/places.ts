import type { SourceFile } from "../language/span";

/** What is needed to show places: the texts of one compilation, and the name under which a file is shown. */
export interface Places {
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly show: (path: string) => string;
}
