/** Why a file could not be read. */
export type ReadFailure = "missing" | "outside" | "too-large" | "unreadable" | "binary";

/** Supplies files by their path from the project root, with `/` between segments. The library itself touches no file system. */
export interface Host {
  read(path: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: ReadFailure; readonly detail?: string };
}
