import { readFileSync } from "node:fs";
import { type IProduction, NonTerminal, Terminal } from "chevrotain";
import { describe, expect, it } from "vitest";
import { ReferenceParser } from "../../../scripts/grammar/reference";

const written = new Map(
  readFileSync("grammar/regime.ebnf", "utf8")
    .replace(/\(\*[\s\S]*?\*\)/g, "")
    .split(/\s;\s/)
    .flatMap((production) => {
      const match = /^\s*(\w+)\s+= ([\s\S]*)$/.exec(production);
      return match ? [[match[1] ?? "", match[2] ?? ""] as const] : [];
    }),
);
const tokenNames: Readonly<Record<string, string>> = { UP: "Up", low: "Low", LOW: "Word", DATE: "Date", INT: "Integer", NUM: "Decimal", MONEY: "Money", STRING: "String" };

/** The words, signs, token names and productions that a production of the parser mentions. */
function mentioned(p: IProduction, found: Set<string>): Set<string> {
  if (p instanceof Terminal) found.add(p.terminalType.LABEL?.startsWith("`") === true && p.terminalType.name !== "String" ? p.terminalType.LABEL : p.terminalType.name);
  if (p instanceof NonTerminal) found.add(p.nonTerminalName);
  else if ("definition" in p && Array.isArray(p.definition)) for (const part of p.definition) mentioned(part as IProduction, found);
  if ("separator" in p && p.separator !== undefined) found.add((p.separator as { LABEL?: string }).LABEL ?? "");
  return found;
}
const writtenIn = (name: string, body: string): Set<string> =>
  new Set([...body.matchAll(/"([^"]+)"|(\w+)/g)].map(([, quoted, word = ""]) => (quoted !== undefined ? `\`${quoted}\`` : word in tokenNames && !(word === "low" && name !== "low") ? (tokenNames[word] ?? "") : word)));

describe("grammar/regime.ebnf", () => {
  const rules = Object.entries(new ReferenceParser().getGAstProductions());

  it("has the parser's productions", () => {
    expect([...written.keys()].toSorted()).toEqual(rules.map(([name]) => name).toSorted());
  });

  it("has a sentence for each production", () => {
    const lines = readFileSync("grammar/regime.ebnf", "utf8").split("\n");
    const bare = lines.filter((line, i) => /^\w+\s+= /.test(line) && !/^\(\* (?!----).*[.;?] \*\)$/.test(lines[i - 1] ?? ""));
    expect(bare).toEqual([]);
  });

  it.each(rules.map(([name, rule]) => ({ name, rule })))("says of $name what the parser reads", ({ name, rule }) => {
    expect([...writtenIn(name, written.get(name) ?? "")].toSorted()).toEqual([...mentioned(rule, new Set())].toSorted());
  });
});
