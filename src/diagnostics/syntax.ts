import { entry } from "./entry";

const hint = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);

/** What can be wrong with the text before any name has a meaning. */
export const syntax = {
  "unexpected-text": entry<{ found: string; expected: readonly string[]; inside: string; suggestion: string | null }>(
    "error",
    (f) => `\`${f.found}\` cannot stand here, in ${f.inside}.${hint(f.suggestion)}`,
    (f) => `Valid here: ${f.expected.join(", ")}.`,
  ),
};
