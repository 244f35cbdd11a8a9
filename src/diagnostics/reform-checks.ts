import { entry } from "./entry";

const listed = (names: readonly string[]): string => names.map((n) => `\`${n}\``).join(", ");

/** What can be wrong with the edits of a reform. */
export const reforms = {
  "renamed-clause": entry<{ clause: string; by: string }>(
    "error",
    (f) => `\`${f.clause}\` cannot be replaced by ${f.by === "" ? "a clause without a name" : `\`${f.by}\``}: what refers to it would refer to nothing.`,
    (f) => `Give the new clause the name \`${f.clause}\`, or write \`remove ${f.clause}\` and \`add\`.`,
  ),
  "removed-with": entry<{ removed: readonly string[]; along: readonly string[] }>(
    "warning",
    (f) => `With ${listed(f.removed)} goes ${listed(f.along)}, which ${f.along.length === 1 ? "refers" : "refer"} to nothing else.`,
    (f) => `Name all that goes: \`remove ${[...f.removed, ...f.along].join(", ")}\`.`,
  ),
  "still-read": entry<{ duty: string; reader: string }>(
    "error",
    (f) => `\`${f.duty}\` cannot be removed alone: ${f.reader === "" ? "another clause" : `\`${f.reader}\``} asks whether it is kept.`,
    (f) => (f.reader === "" ? "Replace or remove the clause that reads it too." : `Replace or remove \`${f.reader}\` too.`),
  ),
  "too-many-reforms": entry<{ limit: number }>(
    "error",
    (f) => `The file has more than ${f.limit} reforms, and each is checked as a whole regime.`,
    () => "Divide them among files that `use` the one with the regime.",
  ),
  "already-member": entry<{ party: string; regime: string }>(
    "warning",
    (f) => `\`${f.regime}\` binds \`${f.party}\` on all those days already: to admit it changes nothing.`,
    () => "Leave the line out, or mend its date.",
  ),
};
