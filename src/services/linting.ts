/** What the linter finds in a file, and the edits by which it mends it. */
import { hasErrors } from "../diagnostics";
import { checkerCodes, configFile, lint, readConfig, type Finding } from "../linter";
import type { Edit } from "./navigate";
import type { Workspace } from "./workspace";

const fromChecker = new Set(checkerCodes);

/** Findings of the linter beyond the warnings of the checker, as the project configures it; none in a file with errors. Rules that run tests are left out. */
export function lintFindings(workspace: Workspace, path: string): readonly Finding[] {
  const compilation = workspace.compiled(path);
  if (hasErrors(compilation.diagnostics)) return [];
  const file = workspace.host.read(configFile);
  const read = file.ok ? readConfig(file.text) : null;
  return lint(compilation, { path, quick: true, ...(read?.ok ? { config: read.config } : {}) }).filter((f) => f.at.path === path && !fromChecker.has(f.code));
}

/** The edits of a finding that can be mended. */
export const lintEdits = ({ fix }: Finding): readonly Edit[] => fix?.edits.map(({ path, start, end, replacement }) => ({ path, start, end, text: replacement })) ?? [];
