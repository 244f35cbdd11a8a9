/** Lines and columns of offsets. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { position, sourceFile } from "../../../src/language/span";

const text = fc
  .array(fc.constantFrom("a", "rule", " ", "\t", "\n", "\r\n", "\r", "é", "😀", "\u2028"), { maxLength: 40 })
  .map((parts) => parts.join(""));

/** The same answer, found by splitting the text before the offset; an offset inside `\r\n` is still on the first line. */
function slowly(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset);
  const split = before.endsWith("\r") && source[offset] === "\n";
  const lines = (split ? before.slice(0, -1) : before).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + (split ? 2 : 1) };
}

describe("a position", () => {
  property.prop([text, fc.nat()])("is what counting line ends gives", (source, n) => {
    const offset = n % (source.length + 1);
    expect(position(sourceFile("a.regime", source), offset)).toEqual(slowly(source, offset));
  });

  test("of an empty file is 1:1", () => {
    expect(position(sourceFile("a.regime", ""), 0)).toEqual({ line: 1, column: 1 });
  });

  test("counts UTF-16 units, as editors do", () => {
    expect(position(sourceFile("a.regime", "😀x"), 2)).toEqual({ line: 1, column: 3 });
  });
});
