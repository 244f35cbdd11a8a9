import { entry } from "./entry";

const hint = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);

/** What can be wrong between files: reading them, finding them, their size. */
export const modules = {
  "unreadable-file": entry<{ file: string; reason: string }>(
    "error",
    (f) => `\`${f.file}\` cannot be read: ${f.reason}.`,
    () => "Check the name and that you may read it.",
  ),
  "missing-file": entry<{ file: string }>(
    "error",
    (f) => `There is no file \`${f.file}\`.`,
    () => "Check the name: it is read from the folder of the file that uses it.",
  ),
  "unknown-library": entry<{ name: string; suggestion: string | null }>(
    "error",
    (f) => `The library has no part \`${f.name}\`.${hint(f.suggestion)}`,
    () => "A file of your own is named in quotes: `use \"other.regime\"`.",
  ),
  "outside-project": entry<{ file: string }>(
    "error",
    (f) => `\`${f.file}\` lies outside the project.`,
    () => "Copy the file into the project: nothing outside is read.",
  ),
  "file-too-large": entry<{ file: string; detail: string }>(
    "error",
    (f) => `\`${f.file}\` is too large to read${f.detail === "" ? "" : ` (${f.detail})`}.`,
    () => "Split it into several files.",
  ),
  "not-text": entry<{ file: string }>(
    "error",
    (f) => `\`${f.file}\` is not a text.`,
    () => "Name a `.regime` file, saved as UTF-8.",
  ),
  "circular-use": entry<{ files: readonly string[] }>(
    "error",
    (f) => `These files use one another in a circle: ${f.files.map((n) => `\`${n}\``).join(", ")}.`,
    () => "Move what they share into a third file.",
  ),
  "too-many-files": entry<{ limit: number }>(
    "error",
    (f) => `More than ${f.limit} files are used.`,
    () => "Join some of them.",
  ),
};
