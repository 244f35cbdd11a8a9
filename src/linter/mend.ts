import { compile, type Compilation } from "../compile";
import { hasErrors } from "../diagnostics";
import type { Host } from "../language/host";
import type { TextEdit } from "../language/span";
import { together } from "./edits";
import type { Finding } from "./finding";
import { lint, type LintOptions } from "./lint";
import { editsOf, piecesOf, textOf, withEdits } from "./pieces";

/** A file after everything was mended that can be. */
export interface Mended {
  readonly text: string;
  /** Edits of the text as it was. */
  readonly edits: readonly TextEdit[];
  /** How many findings were mended. */
  readonly count: number;
  /** The text as it is, compiled, and what is still found in it. */
  readonly compiled: Compilation;
  readonly left: readonly Finding[];
}

/** A fix may lead to another; more rounds than this would mean that two rules undo one another. */
const mostRounds = 20;

/** Makes every fix, round by round until there is none, and compiles the text after each. Nothing is written. */
export function mend(host: Host, options: LintOptions): Mended {
  const { path } = options;
  const first = host.read(path);
  if (!first.ok) throw new Error(`${path} was read a moment ago and cannot be read now`);
  let pieces = piecesOf(first.text);
  let count = 0;
  for (let round = 0; round < mostRounds; round++) {
    const text = textOf(pieces);
    const compiled = compile(path, { read: (wanted) => (wanted === path ? { ok: true, text } : host.read(wanted)) });
    if (round > 0 && hasErrors(compiled.diagnostics)) throw new Error(`a fix of the linter broke ${path}: ${compiled.diagnostics.map((d) => d.code).join(", ")}`);
    const left = lint(compiled, options);
    const made = together(left.flatMap((finding) => (finding.fix === null ? [] : [finding.fix.edits])));
    if (made.count === 0) return { text, edits: editsOf(pieces, path, first.text), count, compiled, left };
    pieces = withEdits(pieces, made.edits);
    count += made.count;
  }
  throw new Error(`the fixes of the linter come to no end in ${path}`);
}
