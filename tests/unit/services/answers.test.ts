/** Single answers of the services that the session over the protocol does not show. */
import { expect, test } from "vitest";
import { definition, documentSymbols, findings, folding, hover, lensWords, lenses, movedFindings, quickFixes, referrers, repairable, repaired, signature, targetAt } from "../../../src/services";
import { marked, workspaceOf } from "../../support/workspace";

const path = "a.regime";
/** A text after its first fix. */
function mended(text: string): string {
  const workspace = workspaceOf({ [path]: text });
  const [fix] = quickFixes(workspace, path, findings(workspace, path), { start: 0, end: text.length });
  return (fix?.edits ?? []).toReversed().reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);
}

test.each([
  ["unknown-name", "right Work needs Wrok\nright Wro", "right Work needs Work\nright Wro"],
  ["unknown-library", "use std.rigths\nright Mine", "use std.rights\nright Mine"],
  ["wrong-case", "right work", "right Work"],
  ["unexpected-text", 'party AA "a"\nright W\nregime R {\n  members { AA }\n  rule r { AA grnats W }\n}', 'party AA "a"\nright W\nregime R {\n  members { AA }\n  rule r { AA grants W }\n}'],
  ["unknown-label", "facts about mover { skill : one of low, high }\nmover N\nmover M is N when mover.skill = hihg", "facts about mover { skill : one of low, high }\nmover N\nmover M is N when mover.skill = high"],
])("%s is mended", (_, text, wanted) => {
  expect(mended(text)).toBe(wanted);
});

test("what is found moves with the edits before it, and goes where it is edited", () => {
  const text = "right Work needs Wrok\n";
  const workspace = workspaceOf({ [path]: text });
  const found = findings(workspace, path);
  const at = text.indexOf("Wrok");
  expect(movedFindings(found, { start: 0, end: 0, text: "// a\n" }).map((d) => d.at.start)).toEqual([at + 5]);
  expect(movedFindings(found, { start: at + 1, end: at + 2, text: "" })).toEqual([]);
  expect(movedFindings(found, { start: at + 6, end: at + 6, text: "x" }).map((d) => d.at.start)).toEqual([at]);
});

/** The text that a name is declared with, from the place marked `|`. */
function declared(written: string): string | null {
  const { text, offset } = marked(written);
  const found = definition(workspaceOf({ [path]: text }), path, offset);
  return found && text.slice(found.whole.start, found.whole.end);
}

test("labels are declared by their fact or table", () => {
  const two = "facts about mover { skill : one of low, high\n  income : one of low, middle }\n";
  expect(declared(`${two}mover N\nmover M is N when mover.income = |low`)).toBe("low");
  const { text, offset } = marked(`${two}mover N\nmover M is N when mover.income = l|ow`);
  expect(definition(workspaceOf({ [path]: text }), path, offset)?.name.start).toBe(text.lastIndexOf("low", text.indexOf("middle")));
});

test("names of a reform are those of its base and its own", () => {
  const text = 'party A "a"\nright W\nregime R {\n  members { A }\n  rule old { A grants W }\n}\nreform better of R {\n  add rule more { A grants W }\n  add exception less to o|ld, more { A refuses W }\n}\n';
  expect(declared(text)).toBe("rule old { A grants W }");
  expect(declared(text.replace("|", "").replace("old, more", "old, m|ore"))).toBe("rule more { A grants W }");
  expect(declared(text.replace("|", "").replace("of R", "of |R"))).toMatch(/^regime R \{/);
});

test("who refers to a clause: the ones that name it, each once", () => {
  const { text, offset } = marked('party A "a"\nright W\nregime R {\n  members { A }\n  rule o|ld { A grants W }\n  exception e to old { A refuses W }\n  exception f to old { old does not apply }\n}\n');
  const workspace = workspaceOf({ [path]: text });
  const at = targetAt(workspace, path, offset);
  expect(at && referrers(workspace, at.target).map(({ entry, at: places }) => ["name" in entry.piece.node ? entry.piece.node.name.text : "", places.length])).toEqual([["e", 1], ["f", 2]]);
});

test("a hover shows a long clause in short", () => {
  const rows = Array.from({ length: 30 }, (_, i) => `  rule r${i} { A grants W }`).join("\n");
  const { text, offset } = marked(`party A "a"\nright W\nregime R {\n  members { A }\n${rows}\n  duty d|d { ${"A must act toward A\n    ".repeat(20)} }\n}\n`);
  const said = hover(workspaceOf({ [path]: text }), path, offset)?.markdown ?? "";
  expect(said.split("\n").length).toBeLessThan(20);
  expect(said).toContain("duty dd");
});

test("an expectation says in the outline by which reading it is judged", () => {
  const text = 'regime R {\n  members { A }\n  expect indivisibility as hollifield holds\n}\n';
  const outline = documentSymbols(workspaceOf({ [path]: text }), path);
  expect(outline.flatMap((o) => o.inner.map((i) => i.name))).toContain("expect indivisibility as hollifield holds");
});

test("outline and folds of a text without anything", () => {
  const workspace = workspaceOf({ [path]: "" });
  expect([documentSymbols(workspace, path), folding(workspace, path), lenses(workspace, path), signature(workspace, path, 0)]).toEqual([[], [], [], null]);
});

test("nothing is judged or repaired in a file with errors, or where nothing is spoken of", () => {
  const text = 'party A "a"\nregime R {\n  members { A }\n  rule r { A grants Nothing }\n  expect norms holds\n}\n';
  const workspace = workspaceOf({ [path]: text });
  const [verdict] = lenses(workspace, path);
  expect(verdict && lensWords(workspace, path, verdict).short).toBe("not judged: the file has errors");
  const found = repairable(workspace, path, text.indexOf("norms"));
  expect(found).toMatchObject({ regime: "R", target: { criterion: "norms" } });
  expect(found && repaired(workspace, path, found)).toEqual({ edits: [], words: "The file has errors." });
  expect(repairable(workspace, path, 0)).toBeNull();
});
