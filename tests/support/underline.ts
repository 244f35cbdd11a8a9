/** What a text's diagnostics underline, so that tests name words and never offsets. */
import { describe as wordsOf, type Diagnostic } from "../../src/diagnostics";
import type { File } from "../../src/language/ast";
import { sourceFile } from "../../src/language/span";
import { parse } from "../../src/parser";

export interface Underlined {
  readonly code: string;
  readonly at: string;
  readonly message: string;
  readonly remedy: string;
  readonly related: readonly string[];
}

/** Parses a text; gives its tree and its diagnostics in words. */
export function underline(text: string): { readonly file: File; readonly found: readonly Underlined[]; readonly diagnostics: readonly Diagnostic[] } {
  const { file, diagnostics } = parse(sourceFile("test.regime", text));
  const cut = (at: { readonly start: number; readonly end: number }): string => text.slice(at.start, at.end);
  const found = diagnostics.map((d) => ({ code: d.code, at: cut(d.at), related: d.related.map((r) => cut(r.at)), ...wordsOf(d) }));
  return { file, found, diagnostics };
}

/** `code at the underlined text`, one line a diagnostic. */
export const summary = (text: string): readonly string[] => underline(text).found.map((d) => `${d.code}: ${d.at}`);
