/**
 * The parser. Input: a source text. Output: its syntax tree, and what is wrong with the text before any name has a meaning.
 *
 * Promises: it never throws, whatever the text; the tree holds every part that could be read, and what could not be is marked `broken`;
 * one cause gives one error; no text of up to `maxFileSize` characters makes it hang or run out of stack; a text without errors has a
 * tree without `broken` or missing parts, and `print` of that tree parses to the same tree.
 */
import { diagnostic, sortDiagnostics, type Diagnostic } from "../diagnostics";
import type { Comment, File, Given } from "../language/ast";
import { sourceFile, type SourceFile } from "../language/span";
import { RegimeParser } from "./grammar-file";
import { refuseNesting, refuseText } from "./limits";
import { scan, type Scan } from "./scanner";
import type { Token } from "./tokens";

export { maxFileSize, maxNesting } from "./limits";

let shared: RegimeParser | undefined;
/** Built once, when first needed. It keeps nothing between two texts. */
function parser(): RegimeParser {
  return (shared ??= new RegimeParser());
}

/** Reads one source file. */
export function parse(source: SourceFile): { readonly file: File; readonly diagnostics: readonly Diagnostic[] } {
  const refused = refuseText(source);
  if (refused !== null) return { file: emptyFile(source, []), diagnostics: [refused] };
  const scanned = scan(source);
  const tooDeep = refuseNesting(source, scanned.tokens);
  if (tooDeep !== null) return { file: emptyFile(source, scanned.comments), diagnostics: [tooDeep] };
  const reading = { path: source.path, length: source.text.length, documentation: scanned.documentation };
  const { file, diagnostics } = parser().readFile(reading, scanned.tokens, scanned.comments);
  const all = [...scanned.diagnostics, ...diagnostics];
  if (all.length === 0 && file.items.length === 0 && file.uses.length === 0) {
    all.push(diagnostic("empty-file", { path: source.path, start: 0, end: 0 }, {}));
  }
  return { file, diagnostics: sortDiagnostics(all) };
}

/** Reads tokens of one text as if they were a file. */
export function parseTokens(source: SourceFile, tokens: Token[], { comments, documentation }: Pick<Scan, "comments" | "documentation">): { readonly file: File; readonly diagnostics: readonly Diagnostic[] } {
  return parser().readFile({ path: source.path, length: source.text.length, documentation }, tokens, comments);
}

/** Reads the stated facts of a case, as after `with` in a test: `skill = low and not held Work in ES on 2011-08-11`. */
export function parseGiven(text: string): { readonly given: readonly Given[]; readonly diagnostics: readonly Diagnostic[] } {
  const source = sourceFile("given", text);
  const refused = refuseText(source);
  if (refused !== null) return { given: [], diagnostics: [refused] };
  const scanned = scan(source);
  const tooDeep = refuseNesting(source, scanned.tokens);
  if (tooDeep !== null) return { given: [], diagnostics: [tooDeep] };
  const reading = { path: source.path, length: text.length, documentation: scanned.documentation };
  const { given, diagnostics } = parser().readGiven(reading, scanned.tokens);
  return { given, diagnostics: sortDiagnostics([...scanned.diagnostics, ...diagnostics]) };
}

function emptyFile(source: SourceFile, comments: readonly Comment[]): File {
  return { kind: "File", uses: [], items: [], comments, span: { start: 0, end: source.text.length } };
}
