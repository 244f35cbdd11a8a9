/** An editor session: whatever is written, nothing throws, and what is answered depends on the text alone, not on how it came about. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  complete, definition, documentSymbols, findings, folding, formatted, highlights, hover, inlayHints, lenses, movedFindings, quickFixes, references, rename, repairable, semanticTokens, signature,
  syntaxFindings, workspaceSymbols, type Workspace,
} from "../../src/services";
import { applied, changeOf, drawnEdit, undone, type DrawnEdit } from "../support/edits";
import { smallExamples } from "../support/examples";
import { patience, runs } from "../support/runs";
import { exampleText, exampleWorkspace } from "../support/workspace";

/** Everything that can be asked of a file at some places. */
function answers(workspace: Workspace, path: string, places: readonly number[]): unknown {
  const text = workspace.draft(path)?.source.text ?? "";
  const found = findings(workspace, path);
  return {
    found, syntax: syntaxFindings(workspace, path), symbols: documentSymbols(workspace, path), folds: folding(workspace, path), tokens: semanticTokens(workspace, path), lenses: lenses(workspace, path),
    hints: inlayHints(workspace, path, { start: 0, end: text.length }), formatted: formatted(workspace, path), fixes: quickFixes(workspace, path, found, { start: 0, end: text.length }),
    project: workspaceSymbols(workspace, "wo"),
    there: places.map((share) => {
      const offset = Math.floor(share * text.length);
      return [
        hover(workspace, path, offset), complete(workspace, path, offset), definition(workspace, path, offset), references(workspace, path, offset, true), highlights(workspace, path, offset),
        signature(workspace, path, offset), rename(workspace, path, offset, "renamed"), repairable(workspace, path, offset),
      ];
    }),
  };
}

const places = fc.array(fc.noBias(fc.integer({ min: 0, max: 1000 })).map((n) => n / 1000), { minLength: 3, maxLength: 3 });

test("answers after edits are those of a fresh server", () => {
  fc.assert(
    fc.property(fc.constantFrom(...smallExamples), fc.array(fc.tuple(drawnEdit, fc.boolean()), { minLength: 1, maxLength: 10 }), places, (path, edits, asked) => {
      const workspace = exampleWorkspace();
      workspace.open(path, exampleText(path));
      let checked = findings(workspace, path);
      const step = (change: ReturnType<typeof changeOf>): void => {
        workspace.change(path, [change]);
        checked = movedFindings(checked, change);
        const length = workspace.draft(path)?.source.text.length ?? 0;
        for (const { at } of checked) expect(at.start >= 0 && at.end <= length).toBe(true);
        complete(workspace, path, change.start + change.text.length);
      };
      for (const [edit, back] of edits) {
        const text = workspace.draft(path)?.source.text ?? "";
        const change = changeOf(edit, text);
        step(change);
        if (back) step(undone(text, change));
      }
      const fresh = exampleWorkspace();
      fresh.open(path, workspace.draft(path)?.source.text ?? "");
      expect(answers(workspace, path, asked)).toEqual(answers(fresh, path, asked));
    }),
    { numRuns: runs(8) },
  );
}, patience);

test("nothing is left of thousands of edits that were taken back", () => {
  const path = "examples/gatt-1947.regime";
  const text = exampleText(path);
  const workspace = exampleWorkspace();
  workspace.open(path, text);
  const drawn: readonly DrawnEdit[] = fc.sample(drawnEdit, { numRuns: runs(100), seed: 1 });
  for (const edit of drawn) {
    const change = changeOf(edit, text);
    workspace.change(path, [change]);
    expect(workspace.draft(path)?.source.text).toBe(applied(text, change));
    complete(workspace, path, change.start);
    workspace.change(path, [undone(text, change)]);
  }
  const fresh = exampleWorkspace();
  fresh.open(path, text);
  expect(answers(workspace, path, [0.3, 0.6])).toEqual(answers(fresh, path, [0.3, 0.6]));
}, patience);
