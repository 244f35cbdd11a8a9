/** The command line asks for something that cannot be: exit code 2 with this message. Thrown and caught inside `cli` only. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const didYouMean = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);

/** What the interface promises and this version does not have yet. */
export const notInThisVersion = (what: string): UsageError => new UsageError(`${what} is not in this version of regime-lang.`);
