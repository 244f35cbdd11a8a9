import { statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "./usage-error";

/** What is read: the files of the regime, and those that an option names. */
export interface Read {
  readonly regime: readonly string[];
  readonly option: string;
  readonly named: readonly string[];
}

/** Throws a `UsageError` where `--output` is one of the files that are read, by whatever name or link: it would take that one's place. */
export function keepApart(cwd: string, output: string, { regime, option, named }: Read): void {
  const fileAt = (path: string): string | null => {
    // Numbers of files may be above what a plain number holds.
    const found = statSync(resolve(cwd, path), { throwIfNoEntry: false, bigint: true });
    return found === undefined ? null : `${found.dev} ${found.ino}`;
  };
  const written = fileAt(output);
  const isWritten = (path: string): boolean => written !== null && fileAt(path) === written;
  const whose = named.some(isWritten) ? `\`${option}\`` : regime.some(isWritten) ? "the regime" : null;
  if (whose !== null) throw new UsageError(`\`--output ${output}\` is a file of ${whose}: it would be lost. Name another file to write.`);
}
