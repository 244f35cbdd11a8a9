import { format } from "../formatter/format";
import type { Span } from "../language/span";
import type { Change } from "../parser/reread";
import type { Workspace } from "./workspace";

/** The text of a file laid out; `null` where it has errors of syntax. Lines end as they did. */
export function formatted(workspace: Workspace, path: string): string | null {
  const draft = workspace.draft(path);
  if (!draft) return null;
  const made = format(draft.source.text, { endOfLine: "auto" }, path);
  return made.ok ? made.text : null;
}

/** The change that lays out a part of a file and nothing outside it; `null` where it is laid out, or has errors of syntax. */
export function formattedPart(workspace: Workspace, path: string, { start: rangeStart, end: rangeEnd }: Span): Change | null {
  const before = workspace.draft(path)?.source.text ?? "";
  const made = format(before, { endOfLine: "auto", rangeStart, rangeEnd }, path);
  if (!made.ok || made.text === before) return null;
  const shorter = Math.min(before.length, made.text.length);
  let start = 0;
  while (start < shorter && before[start] === made.text[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === made.text.at(-1 - same)) same++;
  return { start, end: before.length - same, text: made.text.slice(start, made.text.length - same) };
}
