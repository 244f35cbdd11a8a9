import { entry } from "./entry";

const hint = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);

/** What can be wrong with a text that can be read: names, types, parties, rules. */
export const checks = {
  "unknown-name": entry<{ name: string; expected: string; suggestion: string | null }>(
    "error",
    (f) => `There is no ${f.expected} \`${f.name}\` here.${hint(f.suggestion)}`,
    (f) => `Declare the ${f.expected}, or \`use\` the file that declares it.`,
  ),
  "not-yet-supported": entry<{ construct: string }>(
    "error",
    (f) => `${f.construct}: this version of the language reads it but cannot evaluate it yet.`,
    () => "Leave it out and say so in a `/// Simplified:` line at the top of the file.",
  ),
};
