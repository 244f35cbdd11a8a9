/** What may take long, as functions of a workspace. Questions and answers are plain data, so that another thread can do it. */
import type { Diagnostic } from "../diagnostics";
import type { Span } from "../language/span";
import type { Finding } from "../linter";
import {
  findings, inlayHints, lensWords, lintFindings, repaired, syntaxFindings, verdictsKnown,
  type Edit, type Hint, type Lens, type Repairable, type Verdicts, type Workspace,
} from "../services";

/** What is found beyond errors of syntax. */
export interface Checked {
  readonly checked: readonly Diagnostic[];
  readonly linted: readonly Finding[];
}
/** What a lens shows, and the verdicts that are known by then. */
export interface LensAnswer {
  readonly short: string;
  readonly long: string;
  readonly verdicts: readonly Verdicts[];
}

/** Each job with what is asked of it, and its answer. */
export interface Jobs {
  readonly check: { readonly asked: null; readonly answer: Checked };
  readonly hints: { readonly asked: Span; readonly answer: readonly Hint[] };
  readonly lens: { readonly asked: Lens; readonly answer: LensAnswer };
  readonly repair: { readonly asked: Repairable; readonly answer: { readonly edits: readonly Edit[]; readonly words: string } };
}
export type JobName = keyof Jobs;

const workers: { readonly [J in JobName]: (workspace: Workspace, path: string, asked: Jobs[J]["asked"]) => Jobs[J]["answer"] } = {
  check: (workspace, path) => {
    const syntax = syntaxFindings(workspace, path);
    return { checked: findings(workspace, path).filter((d) => !isSyntax(syntax, d)), linted: lintFindings(workspace, path) };
  },
  hints: (workspace, path, span) => {
    workspace.compiled(path);
    return inlayHints(workspace, path, span);
  },
  lens: (workspace, path, lens) => ({ ...lensWords(workspace, path, lens), verdicts: verdictsKnown(workspace, path) }),
  repair: (workspace, path, asked) => repaired(workspace, path, asked),
};

/** Codes that the parser reports: they are looked at with every keystroke. */
const isSyntax = (syntax: readonly Diagnostic[], d: Diagnostic): boolean => syntax.some((s) => s.code === d.code && s.at.start === d.at.start && s.at.end === d.at.end);

/** Does a job now, in this thread. */
export const work = <J extends JobName>(workspace: Workspace, path: string, job: J, asked: Jobs[J]["asked"]): Jobs[J]["answer"] => workers[job](workspace, path, asked);
