/** Laws of the formatter, for use on generated texts and on real ones. */
import fc from "fast-check";
import { expect } from "vitest";
import { format, type FormatOptions } from "../../src/formatter/format";
import { sourceFile } from "../../src/language/span";
import { parse } from "../../src/parser";
import { scan } from "../../src/parser/scanner";
import { meaningOf } from "./laws";

/** The layout of a text that must have one. */
export function formatted(text: string, options: FormatOptions = {}): string {
  const result = format(text, options);
  if (!result.ok) throw new Error(`no layout: ${result.diagnostics.map((d) => `${d.code} at ${text.slice(d.at.start, d.at.end)}`).join(", ")}`);
  return result.text;
}

/** Every comment with the number of tokens before it, and whether it stands behind the last of them or on a line of its own. */
function commentsOf(text: string): readonly unknown[] {
  const { tokens, comments } = scan(sourceFile("law.regime", text));
  return comments.map(({ text: words, documentation, span }) => {
    const before = tokens.filter((token) => token.startOffset < span.start);
    const last = before.at(-1);
    const behind = last !== undefined && !/[\n\r]/.test(text.slice(last.endOffset + 1, span.start));
    return { words, documentation, behind, tokens: before.length };
  });
}

const treeOf = (text: string): unknown => meaningOf(parse(sourceFile("law.regime", text)).file);
const emptyLines = /\n[ \t]*\n[ \t]*\n/;

/** What holds of the layout of every text: it says the same, has the same comments at the same words, and is its own layout. */
export function assertLaidOut(text: string, options: FormatOptions = {}): void {
  const once = formatted(text, options);
  expect(formatted(once, options)).toBe(once);
  expect(treeOf(once)).toEqual(treeOf(text));
  expect(commentsOf(once)).toEqual(commentsOf(text));
  // What is to be ignored keeps its spaces and lines.
  if (!text.includes("prettier-ignore")) {
    expect(once).not.toMatch(emptyLines);
    expect(once).not.toMatch(/[ \t]\n/);
  }
  expect(once === "" || /[^\n]\n$/.test(once)).toBe(true);
}

/** What holds of the layout of a part: the rest is untouched, the text says the same, and the layout of the whole is still the same. */
export function assertRangeLaidOut(text: string, rangeStart: number, rangeEnd: number, options: FormatOptions = {}): void {
  const part = formatted(text, { ...options, rangeStart, rangeEnd });
  expect(part.slice(0, rangeStart)).toBe(text.slice(0, rangeStart));
  expect(part.slice(part.length - (text.length - rangeEnd))).toBe(text.slice(rangeEnd));
  expect(commentsOf(part)).toEqual(commentsOf(text));
  expect(formatted(part, options)).toBe(formatted(text, options));
}

/** Everything that may stand between two tokens. */
const gap: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(" ", " ", " ", "\n", "\t", "\n\n", "\n\n\n  ", "\r\n") },
  { weight: 3, arbitrary: fc.constantFrom(" // behind\n", "\n// above\n", "\n\n// set off\n\n", "\n/// documentation  \n", " /// no documentation\n", "\n//\n//// two\n", "\r\n\r\n// carriage\r\n") },
);

/** A text with any gaps between its tokens. */
export const withGaps = (text: string): fc.Arbitrary<string> => {
  const { tokens } = scan(sourceFile("law.regime", text));
  return fc.array(gap, { minLength: tokens.length + 1, maxLength: tokens.length + 1 }).map((gaps) => {
    const words = tokens.map((token, i) => `${token.image}${gaps[i + 1] ?? ""}`);
    return (gaps[0] ?? "") + words.join("");
  });
};
