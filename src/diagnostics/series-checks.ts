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
  "fact-against-series": entry<{ words: string; series: string }>(
    "error",
    (f) => `\`${f.words}\` compares a fact of the case with the series \`${f.series}\`, some figures of which may be missing: whether it holds would then be open for each mover apart.`,
    (f) => `Write the figures as a table, which has a value for every case (\`table ${f.series} : ... -> number { ... }\`), or declare a yes-or-no fact that says whether it is reached.`,
  ),
  "repeated-figure": entry<{ file: string; key: string }>(
    "error",
    (f) => `\`${f.file}\` has a second figure for \`${f.key}\`.`,
    () => "Leave one of the two lines out.",
  ),
  "not-a-series": entry<{ name: string; what: "table" | "fact" | "judgement" }>(
    "error",
    (f) => `\`${f.name}\` is a ${f.what}: only a figure that the file of a series lacks may be stated by \`figure\`.`,
    (f) => (f.what === "table" ? `The text has the values of \`${f.name}\`: change them there, or declare it as a series.` : `State it without \`figure\`.`),
  ),
  "wrong-keys": entry<{ figure: string; expected: string }>(
    "error",
    (f) => `\`${f.figure}\` does not say which figure it is: it has not one party, year or label for each key of the series.`,
    (f) => `Write the keys in the order declared, as in \`${f.expected}\`.`,
  ),
  "known-figure": entry<{ figure: string; file: string; value: number }>(
    "error",
    (f) => `\`${f.figure}\` is stated, but \`${f.file}\` has it: ${f.value}.`,
    () => "Leave it out. To ask what another figure would change, ask in a copy of the file.",
  ),
};
