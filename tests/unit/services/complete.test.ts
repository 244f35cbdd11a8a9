/** Completion: at every place of every example, what comes next is among the proposals. */
import { expect, test } from "vitest";
import { sourceFile } from "../../../src/language/span";
import { proposalsAt } from "../../../src/parser/proposals";
import { scan } from "../../../src/parser/scanner";
import { complete } from "../../../src/services";
import { examplePaths } from "../../support/examples";
import { patience } from "../../support/runs";
import { exampleText, exampleWorkspace, marked, workspaceOf } from "../../support/workspace";

test.each(examplePaths)("%s: the next word is proposed, or a name or literal of its kind is asked for", (path) => {
  const workspace = exampleWorkspace();
  const text = exampleText(path);
  workspace.open(path, text);
  const draft = workspace.draft(path);
  const declared = new Set(workspace.entries(path).flatMap(({ mentions }) => mentions.flatMap((m) => (m.declares === null ? [] : [m.name.span.start]))));
  if (!draft) throw new Error("the example was not read");
  const missed: string[] = [];
  for (const { image, startOffset, tokenType } of scan(sourceFile(path, text)).tokens) {
    const word = /^\w/.test(image);
    // A sign right behind a word: what is completed there is the word.
    if (!word && /\w/.test(text.charAt(startOffset - 1))) continue;
    const { words, names, literals } = proposalsAt(draft, startOffset);
    const asked = words.includes(image) || literals.includes(tokenType.name) || names.some(({ capital }) => capital === /^[A-Z]/.test(image));
    const named = !/^[A-Za-z_]/.test(image) || declared.has(startOffset) || complete(workspace, path, startOffset).items.some(({ label }) => label === image);
    if (!asked || !named) missed.push(`${image} at ${startOffset}`);
  }
  expect(missed).toEqual([]);
}, patience);

/** The labels proposed at the mark `|`. */
function at(written: string): readonly string[] {
  const { text, offset } = marked(written);
  return complete(workspaceOf({ "a.regime": text }), "a.regime", offset).items.map(({ label }) => label);
}

test("only names of the kind that is asked for", () => {
  const head = 'party A "a"\nright Work\nmover Worker\nsource S "s"\nregime R {\n  members { A }\n';
  expect(at(`${head}  rule r cites |`)).toEqual(["S"]);
  expect(at(`${head}  rule r cites S { A grants |`)).toEqual(["Work", "anything"]);
  expect(at(`${head}  rule r cites S { A grants Work to |`)).toEqual(["Worker", "anybody"]);
});

test("in a text that is broken, at its end, and in an empty one", () => {
  expect(at("|")).toEqual(expect.arrayContaining(["use", "edition", "regime", "party"]));
  expect(at("use |")).toEqual(["std"]);
  expect(at("use std.|")).toEqual(expect.arrayContaining(["rights", "movers", "states", "groups"]));
  expect(at('source S "s"\nregime R {\n  ) ) (\n  ru|')).toEqual(expect.arrayContaining(["rule", "exception", "members"]));
  expect(at("regime R {\n  rule first { host grants Work }\n  exception e to |\n  rule second { host grants Work }\n}")).toEqual(expect.arrayContaining(["first", "everything"]));
});

test("a clause that begins on the next line is not the name that is missing on this one", () => {
  const around = (line: string): string => `regime R {\n  rule first { host grants Work }\n${line}\n  rule second { host grants Work }\n}`;
  expect(at(around("  exception e to |"))).toEqual(expect.arrayContaining(["first", "second", "everything"]));
  expect(at(around("  exception e to first, |"))).toEqual(expect.arrayContaining(["first", "second"]));
});

test("no name is proposed where a new one is declared", () => {
  expect(at('source S "s"\nsource |')).toEqual([]);
  expect(at("regime R {\n  rule a { host grants X }\n  rule |")).toEqual([]);
});
