import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "./usage-error";

/**
 * Puts a text in the place of a file, or leaves the file as it is: it is written beside it first and then takes its name, which a file system
 * does at once. A link stays one; the permissions stay as they are.
 */
export function replaceFile(path: string, text: string): void {
  const real = realpathSync(path);
  const beside = join(dirname(real), `.${basename(real)}.${process.pid}.tmp`);
  try {
    const file = openSync(beside, "wx", statSync(real).mode & 0o777);
    try {
      const bytes = Buffer.from(text, "utf8");
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`\`${path}\` cannot be written (${code ?? String(error)}); it is as it was.`);
  }
}
