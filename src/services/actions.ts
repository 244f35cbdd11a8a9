/** Changes that an editor offers: what was probably meant, and the smallest edits under which a criterion holds. */
import type { Diagnostic } from "../diagnostics";
import { hasErrors } from "../diagnostics";
import { criterionNames, type CriterionName } from "../language/regime";
import type { Location, Span } from "../language/span";
import { repair, type Suggestion } from "../repair";
import { daysWords } from "../report/words/repair";
import type { Edit } from "./navigate";
import type { Workspace } from "./workspace";

/** One change, and the finding that it answers. */
export interface Fix {
  readonly title: string;
  readonly of: Diagnostic;
  readonly edits: readonly Edit[];
  /** The only one that makes sense. */
  readonly preferred: boolean;
}

/** What may be done about findings. Those of the linter bring their own edits and join here. */
export const fixesOf = (found: readonly Diagnostic[], textAt: (at: Location) => string): readonly Fix[] => found.flatMap((d) => [...meant(d, textAt(d.at)), ...otherCase(d)]);

const replaceWith = (d: Diagnostic, text: string): Fix => ({ title: `Write \`${text}\``, of: d, edits: [{ ...d.at, text }], preferred: true });

/** The name or word that was probably meant. */
function meant(d: Diagnostic, written: string): readonly Fix[] {
  switch (d.code) {
    case "unknown-name":
      return d.facts.suggestion === null || written !== d.facts.name ? [] : [replaceWith(d, d.facts.suggestion)];
    case "unexpected-text":
      return d.facts.suggestion === null || written !== d.facts.found ? [] : [replaceWith(d, d.facts.suggestion)];
    case "unknown-label":
      return d.facts.suggestion === null || written !== d.facts.label ? [] : [replaceWith(d, d.facts.suggestion)];
    case "unknown-library":
      return d.facts.suggestion === null ? [] : [replaceWith(d, `use ${d.facts.suggestion}`)];
    default:
      return [];
  }
}

/** A name in the wrong case. */
function otherCase(d: Diagnostic): readonly Fix[] {
  if (d.code !== "wrong-case") return [];
  const first = d.facts.name.charAt(0);
  return [replaceWith(d, (d.facts.wanted === "capital" ? first.toUpperCase() : first.toLowerCase()) + d.facts.name.slice(1))];
}

/** The fixes of what is found in a stretch of a file. */
export function quickFixes(workspace: Workspace, path: string, found: readonly Diagnostic[], { start, end }: Span): readonly Fix[] {
  const text = workspace.draft(path)?.source.text ?? "";
  return fixesOf(found.filter((d) => d.at.path === path && d.at.start <= end && start <= d.at.end), (at) => text.slice(at.start, at.end));
}

/** A criterion or claim of a regime that may be repaired. */
export interface Repairable {
  readonly regime: string;
  readonly target: { readonly criterion: CriterionName } | { readonly claim: string };
  readonly name: string;
}

/** The criterion or claim that is spoken of at an offset: in an `expect` line, or where a claim is made. Nothing is judged for it. */
export function repairable(workspace: Workspace, path: string, offset: number): Repairable | null {
  const entry = workspace.entries(path).find(({ piece }) => piece.node.kind !== "Regime" && piece.start <= offset && offset <= piece.end);
  if (entry?.around?.kind !== "Regime") return null;
  const { node } = entry.piece;
  const regime = entry.around.name.text;
  if (node.kind === "Claim") return { regime, target: { claim: node.name.text }, name: node.name.text };
  if (node.kind !== "Expect") return null;
  const name = node.criterion.text;
  const criterion = criterionNames.find((c) => c === name);
  return { regime, target: criterion ? { criterion } : { claim: name }, name };
}

/** The smallest edits under which it holds, or in words why there are none. */
export function repaired(workspace: Workspace, path: string, { regime, target, name }: Repairable, trials = 100): { readonly edits: readonly Edit[]; readonly words: string } {
  if (hasErrors(workspace.compiled(path).diagnostics)) return { edits: [], words: "The file has errors." };
  const answer = repair(path, workspace.host, { regime, target, trials, limit: 1 });
  switch (answer.kind) {
    case "searched": {
      const [first] = answer.suggestions;
      return first ? { edits: editsOf(first), words: `${first.changes.map((c) => c.words).join("; ")}: \`${name}\` holds ${daysWords(answer.days)}.` } : { edits: [], words: `No repair of \`${name}\` was found in ${answer.trials} trials.` };
    }
    case "holds":
      return { edits: [], words: `\`${name}\` holds ${daysWords(answer.days)}.` };
    case "not-failing":
      return { edits: [], words: `\`${name}\` does not fail ${daysWords(answer.days)}.` };
    case "broken":
      return { edits: [], words: "The file has errors." };
    case "no-regime": case "no-claim": case "is-reform": case "no-reform-name": case "of-interests":
      return { edits: [], words: `\`${regime}\` has no \`${name}\` that can be repaired.` };
    default: {
      const never: never = answer;
      return never;
    }
  }
}

const editsOf = ({ edits }: Suggestion): readonly Edit[] => edits.map(({ path, start, end, replacement }) => ({ path, start, end, text: replacement }));
