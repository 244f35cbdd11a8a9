import { closeSync, fsyncSync, openSync, readSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "./usage-error";

/** Whether a file begins with a byte order mark, which is no part of its text and stays. */
function hasMark(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(3);
    return readSync(file, bytes, 0, 3, 0) === 3 && bytes.equals(Buffer.from([0xef, 0xbb, 0xbf]));
  } finally {
    closeSync(file);
  }
}

/**
 * Puts a text in the place of a file, or leaves the file as it is: it is written beside it first and then takes its name, which a file system
 * does at once. A link stays one; the permissions stay as they are.
 */
export function replaceFile(path: string, text: string): void {
  try {
    const real = realpathSync(path);
    const beside = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
    const file = openSync(beside, "wx", statSync(real).mode & 0o777);
    try {
      writeWhole(file, `${hasMark(real) ? "\ufeff" : ""}${text}`);
      renameSync(beside, real);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`\`${path}\` cannot be written (${code ?? String(error)}); it is as it was.`);
  }
}

/** Writes a text to the disk, and closes the file. */
function writeWhole(file: number, text: string): void {
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
