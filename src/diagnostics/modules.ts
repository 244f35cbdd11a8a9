import { entry } from "./entry";

/** What can be wrong between files: reading them, finding them, their size. */
export const modules = {
  "unreadable-file": entry<{ file: string; reason: string }>(
    "error",
    (f) => `\`${f.file}\` cannot be read: ${f.reason}.`,
    () => "Check the name and that you may read it.",
  ),
};
