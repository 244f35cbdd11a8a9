/** Ten thousand edits of one document: what is left of them in memory, and whether the answers are still those of a fresh server. */
import { isDeepStrictEqual } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { bench } from "vitest";
import fc from "fast-check";
import { complete, documentSymbols, findings, semanticTokens, syntaxFindings, type Change, type Workspace } from "../../src/services";
import { changeOf, drawnEdit, undone } from "../support/edits";
import { firstTime, ms, once, printTable } from "../support/measure";
import { exampleText, exampleWorkspace } from "../support/workspace";

const path = "examples/eu-free-movement.regime";
const edits = 10_000;
const every = 500;

/** Megabytes in use after everything that can be let go is gone. */
function inUse(): number {
  setFlagsFromString("--expose-gc");
  // The flag adds this function to new contexts only.
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}
const answers = (workspace: Workspace): unknown => [findings(workspace, path), syntaxFindings(workspace, path), documentSymbols(workspace, path), semanticTokens(workspace, path), complete(workspace, path, 5000)];

bench(
  "ten thousand edits (figures above)",
  firstTime(() => {
    const workspace = exampleWorkspace();
    workspace.open(path, exampleText(path));
    answers(workspace);
    const before = inUse();
    let spent = 0;
    let equal = 0;
    let back: Change | null = null;
    for (const [i, edit] of fc.sample(drawnEdit, { numRuns: edits, seed: 7 }).entries()) {
      const text = workspace.draft(path)?.source.text ?? "";
      // Every second edit takes the one before back, so that the text stays one.
      const change: Change = back ?? changeOf(edit, text);
      back = back ? null : undone(text, change);
      const start = performance.now();
      workspace.change(path, [change]);
      complete(workspace, path, change.start);
      spent += performance.now() - start;
      if (i % every !== every - 1) continue;
      const fresh = exampleWorkspace();
      fresh.open(path, workspace.draft(path)?.source.text ?? "");
      if (isDeepStrictEqual(answers(workspace), answers(fresh))) equal++;
    }
    printTable("ten thousand edits", [
      ["an edit and a completion", ms(spent / edits)],
      ["answers as of a fresh server", `${equal} of ${edits / every} times`],
      ["memory", `${before.toFixed(1)} MB before, ${inUse().toFixed(1)} MB after`],
    ]);
  }),
  once,
);
