import { print } from "../formatter/print";
import { sourceFile } from "../language/span";
import { parse } from "../parser";
import type { Workspace } from "./workspace";

/**
 * The text of a file in canonical form; `null` where it has errors of syntax, or comments that would be lost.
 * The formatter proper takes this function's place.
 */
export function formatted(workspace: Workspace, path: string): string | null {
  const draft = workspace.draft(path);
  if (!draft) return null;
  const { file, diagnostics } = parse(draft.source);
  if (diagnostics.length > 0) return null;
  const text = print(file);
  const kept = parse(sourceFile(path, text)).file.comments;
  return kept.length === file.comments.length && kept.every((c, i) => c.text === file.comments[i]?.text) ? text : null;
}
