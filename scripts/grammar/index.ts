/** What grammar/ holds besides the readable grammar: everything here is made from the parser and its tokens. */
import { readFileSync } from "node:fs";
import { railroadPage } from "./railroad";
import { textMateGrammar } from "./textmate";

export const grammarFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ["grammar/railroad.html", railroadPage(readFileSync("grammar/regime.ebnf", "utf8"))],
    ["grammar/regime.tmLanguage.json", `${JSON.stringify(textMateGrammar(), null, 2)}\n`],
  ]);
