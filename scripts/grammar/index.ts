/** What is made from the parser and its tokens: what grammar/ holds besides the readable grammar, and the tables of the parser itself. */
import { readFileSync } from "node:fs";
import { preparedFiles } from "./prepared";
import { railroadPage } from "./railroad";
import { textMateGrammar } from "./textmate";

export const grammarFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ...preparedFiles(),
    ["grammar/railroad.html", railroadPage(readFileSync("grammar/regime.ebnf", "utf8"))],
    ["grammar/regime.tmLanguage.json", `${JSON.stringify(textMateGrammar(), null, 2)}\n`],
  ]);
