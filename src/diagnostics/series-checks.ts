import { entry } from "./entry";

/** What can be wrong with the figures that a series reads. */
export const series = {
  "series-without-data": entry<{ series: string; file: string }>(
    "warning",
    (f) => `There is no file \`${f.file}\`, so no figure of \`${f.series}\` is known.`,
    () => "Put the file beside this one, or leave it so: what turns on a figure that is missing is reported as open.",
  ),
  "wrong-columns": entry<{ file: string; found: string; expected: string }>(
    "error",
    (f) => `\`${f.file}\` begins with ${f.found}, where the series asks for the columns \`${f.expected}\`.`,
    (f) => `Make \`${f.expected}\` the first line of the file.`,
  ),
  "wrong-figure": entry<{ file: string; found: string; expected: string }>(
    "error",
    (f) => `\`${f.file}\` has ${f.found}, where ${f.expected} is needed.`,
    () => "Mend the line. A figure that is not known has an empty last cell, or no line.",
  ),
  "repeated-figure": entry<{ file: string; key: string }>(
    "error",
    (f) => `\`${f.file}\` has a second figure for \`${f.key}\`.`,
    () => "Leave one of the two lines out.",
  ),
};
