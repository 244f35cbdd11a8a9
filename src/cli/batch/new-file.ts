import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../usage-error";

/** A file in the making, beside the one whose place it takes when it is whole. */
export interface NewFile {
  readonly beside: string;
  /** Puts it in its place. */
  readonly keep: () => void;
  /** Takes away what was made of it. */
  readonly drop: () => void;
}

/** `path` stays as it is until `keep`. Throws a `UsageError` where no file can be made there. */
export function newFile(path: string): NewFile {
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true) throw new UsageError(`There is no folder \`${dirname(path)}\` to write \`${basename(path)}\` to.`);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new UsageError(`\`${path}\` is a folder: name a file to write.`);
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    closeSync(openSync(beside, "w"));
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
  return {
    beside,
    keep: () => {
      const file = openSync(beside, "r+");
      fsyncSync(file);
      closeSync(file);
      renameSync(beside, path);
    },
    drop: () => rmSync(beside, { force: true }),
  };
}
