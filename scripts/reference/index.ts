/** The pages of docs/reference that are made from the sources. */
import { readFileSync } from "node:fs";
import { commandsPage } from "./commands";
import { grammarPage } from "./grammar";
import { libraryPages } from "./library";
import { schemasPage } from "./schemas";

/** Every such page, by its path; run in the folder of the repository, after what is generated for the sources. */
export const referencePages = (root: string): ReadonlyMap<string, string> =>
  new Map([
    ["docs/reference/commands.md", commandsPage()],
    ["docs/reference/grammar.md", grammarPage(readFileSync("grammar/regime.ebnf", "utf8"))],
    ["docs/reference/schemas.md", schemasPage()],
    ...libraryPages(root),
  ]);
