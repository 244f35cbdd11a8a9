/** Renaming: a text in which something has another name means the same. */
import { expect, test } from "vitest";
import { rename, type Workspace } from "../../../src/services";
import { smallExamples } from "../../support/examples";
import { patience } from "../../support/runs";
import { exampleText, exampleWorkspace, workspaceOf } from "../../support/workspace";

/** The text of a file after edits of several. */
function edited(workspace: Workspace, path: string, edits: readonly { readonly path: string; readonly start: number; readonly end: number; readonly text: string }[]): string {
  const own = edits.filter((e) => e.path === path).toSorted((a, b) => b.start - a.start);
  return own.reduce((text, e) => text.slice(0, e.start) + e.text + text.slice(e.end), workspace.draft(path)?.source.text ?? "");
}

test.each(smallExamples)("%s: under other names, the same is found", (path) => {
  const workspace = exampleWorkspace();
  workspace.open(path, exampleText(path));
  const before = workspace.compiled(path);
  const codes = before.diagnostics.map((d) => d.code);
  let renamed = 0;
  // From the last to the first, so that what is declared before stays where it is.
  for (const { piece, mentions } of workspace.entries(path).toReversed()) {
    for (const mention of mentions) {
      if (mention.declares === null) continue;
      const name = `${mention.name.text}Renamed`;
      const made = rename(workspace, path, mention.name.span.start + piece.shift, name);
      if (!made.ok) throw new Error(made.reason);
      renamed++;
      const changed = exampleWorkspace();
      changed.open(path, edited(workspace, path, made.edits));
      const after = changed.compiled(path);
      expect([name, after.diagnostics.map((d) => d.code)]).toEqual([name, codes]);
      expect([name, after.regimes.map((r) => [r.clauses.length, r.sentences.length, r.tests.length, r.facts.length])])
        .toEqual([name, before.regimes.map((r) => [r.clauses.length, r.sentences.length, r.tests.length, r.facts.length])]);
    }
  }
  expect(renamed).toBeGreaterThan(3);
}, patience);

test("a clause that a reform replaces keeps its name in both", () => {
  const base = 'party A "a"\nregime R {\n  members { A }\n  rule first { A grants Work }\n}\n';
  const reform = 'use "base.regime"\nreform better of R {\n  replace first by rule first { A refuses Work }\n}\n';
  const workspace = workspaceOf({ "base.regime": base, "reform.regime": reform });
  const made = rename(workspace, "base.regime", base.indexOf("first"), "second");
  if (!made.ok) throw new Error(made.reason);
  expect(edited(workspace, "reform.regime", made.edits)).toBe(reform.replaceAll("first", "second"));
  expect(edited(workspace, "base.regime", made.edits)).toBe(base.replaceAll("first", "second"));
});
