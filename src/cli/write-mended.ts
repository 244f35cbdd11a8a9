import { accessSync, closeSync, constants, openSync, readSync } from "node:fs";
import { replaceFile } from "./replace-file";
import { UsageError } from "./usage-error";

/** A file and the text that it is to have. */
export interface Written {
  readonly path: string;
  readonly text: string;
}

const mark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Whether a file begins with a byte order mark, which is no part of its text and stays. */
function hasMark(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(mark.length);
    return readSync(file, bytes, 0, mark.length, 0) === mark.length && bytes.equals(mark);
  } finally {
    closeSync(file);
  }
}

/** Writes what was mended, each file whole or not at all; before the first, that all may be written. */
export function writeMended(files: readonly Written[]): void {
  for (const { path } of files) {
    try {
      accessSync(path, constants.W_OK);
    } catch {
      throw new UsageError(`\`${path}\` may not be written; no file was changed.`);
    }
  }
  for (const { path, text } of files) {
    try {
      replaceFile(path, `${hasMark(path) ? "\ufeff" : ""}${text}`);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UsageError(`\`${path}\` cannot be written (${code ?? String(error)}); it is as it was.`);
    }
  }
}
