/** What is wrong with a file: with its words at once, with what they mean when it is checked. */
import type { Diagnostic } from "../diagnostics";
import { movedFinding } from "../parser/pieces";
import type { Change } from "../parser/reread";
import type { Workspace } from "./workspace";

/** Errors of syntax, as of now. */
export const syntaxFindings = (workspace: Workspace, path: string): readonly Diagnostic[] => workspace.draft(path)?.diagnostics ?? [];

/** All that is found in a file when it is checked with what it uses. */
export const findings = (workspace: Workspace, path: string): readonly Diagnostic[] => workspace.compiled(path).diagnostics.filter((d) => d.at.path === path);

/** What was found before an edit, where it stands after it; what the edit touches is left out until it is looked at again. */
export function movedFindings(found: readonly Diagnostic[], { start, end, text }: Change): readonly Diagnostic[] {
  const by = text.length - (end - start);
  return found.filter((d) => d.at.end < start || d.at.start > end).map((d) => movedFinding(d, end, by));
}
