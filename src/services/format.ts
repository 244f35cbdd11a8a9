import { format } from "../formatter/format";
import type { Workspace } from "./workspace";

/** The text of a file laid out; `null` where it has errors of syntax. Lines end as they did. */
export function formatted(workspace: Workspace, path: string): string | null {
  const draft = workspace.draft(path);
  if (!draft) return null;
  const made = format(draft.source.text, { endOfLine: "auto" }, path);
  return made.ok ? made.text : null;
}
