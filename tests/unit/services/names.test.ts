/** Names: what each stands for, as the checker has it. */
import { expect, test } from "vitest";
import { targetOf } from "../../../src/services/resolve";
import type { Workspace } from "../../../src/services/workspace";
import { criterionNames } from "../../../src/language/regime";
import { blocks, documentationPages, errorPages } from "../../support/markdown";
import { examplePaths } from "../../support/examples";
import { exampleWorkspace, workspaceOf } from "../../support/workspace";

/** Names that stand for nothing, as `file:offset name`, but for the words of the language among them. */
function unresolved(workspace: Workspace, path: string): readonly string[] {
  return workspace.entries(path).flatMap((entry) =>
    entry.mentions.flatMap((mention) => (targetOf(workspace, { path, entry, mention }) === null ? [`${mention.role} ${mention.name.text}`] : [])),
  );
}

test("every name of every example stands for something, but criteria and times of the language", () => {
  const workspace = exampleWorkspace();
  const words = new Set(examplePaths.flatMap((path) => unresolved(workspace, path)));
  const own = new Set<string>([...criterionNames, "none", "target"]);
  expect([...words].filter((word) => !own.has(word.split(" ")[1] ?? ""))).toEqual([]);
});

test("what the checker does not know stands for nothing", () => {
  const pages = [...documentationPages().filter((p) => p.path.endsWith("language.md")), ...errorPages()];
  let compared = 0;
  for (const page of pages) {
    for (const block of blocks(page.text).filter((b) => b.language === "regime")) {
      const workspace = workspaceOf({ "block.regime": block.text });
      const unknown = workspace.compiled("block.regime").diagnostics.filter((d) => d.code === "unknown-name");
      for (const d of unknown) {
        const mention = workspace.entries("block.regime").flatMap((entry) => entry.mentions.flatMap((m) => (m.name.span.start + entry.piece.shift === d.at.start ? [{ entry, m }] : [])))[0];
        compared++;
        expect([page.path, mention && targetOf(workspace, { path: "block.regime", entry: mention.entry, mention: mention.m })?.name]).toEqual([page.path, undefined]);
      }
    }
  }
  expect(compared).toBeGreaterThan(0);
});
