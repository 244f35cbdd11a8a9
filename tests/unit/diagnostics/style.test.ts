/** Every message that the pages and the cases bring about is written by docs/style-of-messages.md, as far as a machine can read it. */
import { expect, test } from "vitest";
import { catalogue, describe, type Diagnostic } from "../../../src/diagnostics";
import { checkText } from "../../support/compile-text";
import { blocks, errorPages, filesIn } from "../../support/markdown";
import { markdownCases } from "../../support/markdown-cases";

const found: readonly Diagnostic[] = [
  ...errorPages().flatMap(({ text }) => {
    const above = text.split("## How to mend it")[0] ?? "";
    return blocks(above).filter((b) => b.language === "regime").flatMap((b) => checkText(b.text, filesIn(blocks(above))).diagnostics);
  }),
  ...markdownCases("tests/cases").flatMap(({ text, files }) => checkText(text, files).diagnostics),
];
/** What the tool says, without what it quotes. */
const own = (text: string): string => text.replaceAll(/`[^`]*`/g, "`").replaceAll(/"[^"]*"/g, '"');

interface Written {
  readonly code: string;
  readonly part: "message" | "remedy";
  readonly text: string;
}
const written = new Map<string, Written>();
for (const d of found) {
  const { message, remedy } = describe(d);
  for (const [part, text] of [["message", message], ["remedy", remedy]] as const) written.set(`${d.code} ${part} ${text}`, { code: d.code, part, text });
}
const those = (isWrong: (w: Written) => boolean): readonly string[] => [...written.values()].filter(isWrong).map((w) => `${w.code} ${w.part}: ${w.text}`);

test("nearly every diagnostic is among them", () => {
  const seen = new Set(found.map((d) => d.code));
  // What no text brings about: files that cannot be read, documents, limits.
  expect(Object.keys(catalogue).filter((code) => !seen.has(code as Diagnostic["code"])).length).toBeLessThan(40);
  expect(written.size).toBeGreaterThan(300);
});
test("whole sentences", () => {
  expect(those(({ text }) => !/^[A-Z`"0-9]/.test(text) || !/[.?]["`)]?$/.test(text))).toEqual([]);
});
test("one or two sentences, of a length that is read", () => {
  expect(those(({ text }) => own(text).split(/(?<=[.?]) (?=[A-Z`"])/).length > 3)).toEqual([]);
  expect(those(({ text }) => own(text).split(/(?<=[.?]) (?=[A-Z`"])/).some((sentence) => sentence.length > 160))).toEqual([]);
});
test("words of the text, not of the program", () => {
  const banned = /\b(tokens?|nodes?|AST|parser|parsing|undefined|null|NaN|exception thrown|identifier expected|syntax error|unresolved|failed to|cannot resolve|internal)\b/i;
  expect(those(({ text }) => banned.test(own(text)))).toEqual([]);
});
test("no blame, no jokes, no exclamation marks", () => {
  expect(those(({ text }) => /\b(please|sorry|invalid|illegal|oops|bad|wrong syntax)\b|!/i.test(own(text)))).toEqual([]);
});
test("backticks come in pairs, and round no space", () => {
  expect(those(({ text }) => (text.match(/`/g) ?? []).length % 2 === 1 || /``/.test(text))).toEqual([]);
});
