/** What docs/reference/language.md lists as read but not supported yet is refused by name, and nothing else is wrong with it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { severityOf } from "../../../src/diagnostics";
import { compileText } from "../../support/compile-text";

const page = readFileSync("docs/reference/language.md", "utf8");
const list = page.slice(page.indexOf("## Read, but not supported yet"));

const work = "rule work { every member grants Work to Worker from every other member }";
/** For each construct: words that the list shows, and a clause in which they stand. */
const constructs: readonly (readonly [words: string, clauses: string])[] = [
  ["a table of states or of several labels", `table t : host -> state { otherwise : none } ${work}`],
  ["`periods`", `facts about mover { x : periods } ${work}`],
];
const errors = (text: string): readonly string[] =>
  compileText(text)
    .diagnostics.filter((d) => severityOf(d) === "error")
    .map((d) => d.code);
const uses = "use std.rights use std.movers use std.groups.eu";

test.each(constructs)("`%s`", (words, clauses) => {
  expect(list).toContain(words);
  expect(errors(`${uses} regime R { members { CH, DE, LV } ${clauses} }`)).toEqual(["not-yet-supported"]);
});
