/** Laws that hold of every text of the language, for use on samples, examples and generated texts. */
import { expect } from "vitest";
import { describe as wordsOf } from "../../src/diagnostics";
import { print } from "../../src/formatter/print";
import type { File } from "../../src/language/ast";
import { sourceFile } from "../../src/language/span";
import { parse } from "../../src/parser";

/** A tree without spans and comments: what two texts that say the same have in common. */
export function meaningOf(file: File): unknown {
  return JSON.parse(JSON.stringify(file, (key, value: unknown) => (key === "span" || key === "comments" ? undefined : value)));
}

/** Parses a text that must be free of errors. */
export function parseCleanly(text: string): File {
  const { file, diagnostics } = parse(sourceFile("law.regime", text));
  expect(diagnostics.map((d) => `${text.slice(d.at.start, d.at.end)}: ${wordsOf(d).message} ${wordsOf(d).remedy}`)).toEqual([]);
  return file;
}

/** `parse(print(parse(text)))` is `parse(text)` up to spans and comments, and printing twice is printing once. */
export function assertParsePrintRoundTrip(text: string): void {
  const file = parseCleanly(text);
  const printed = print(file);
  const again = parseCleanly(printed);
  expect(meaningOf(again)).toEqual(meaningOf(file));
  expect(print(again)).toBe(printed);
  expect(again.comments.every((comment) => comment.documentation)).toBe(true);
}
