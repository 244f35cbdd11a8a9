import { describe, expect, it } from "vitest";
import { ReferenceParser } from "../../../scripts/grammar/reference";
import { print } from "../../../src/formatter/print";
import { assertParsePrintRoundTrip, parseCleanly } from "../../support/laws";
import { samples } from "../../support/samples";

describe("the grammar", () => {
  it("has no ambiguity at two tokens of lookahead", () => {
    expect(() => new ReferenceParser({ validate: true })).not.toThrow();
  });

  it.each(samples)("reads and prints $name", ({ text }) => {
    assertParsePrintRoundTrip(text);
  });

  it.each(samples)("gives $name items within spans of the file", ({ text }) => {
    const file = parseCleanly(text);
    const check = (value: unknown, start: number, end: number): void => {
      if (typeof value !== "object" || value === null) return;
      let [from, to] = [start, end];
      if ("span" in value) {
        const span = value.span as { start: number; end: number };
        expect(span.start, JSON.stringify(value)).toBeGreaterThanOrEqual(start);
        expect(span.end).toBeLessThanOrEqual(end);
        expect(span.end, JSON.stringify(value)).toBeGreaterThanOrEqual(span.start);
        [from, to] = [span.start, span.end];
      }
      for (const [key, part] of Object.entries(value)) if (key !== "comments") check(part, from, to);
    };
    check(file, 0, text.length);
  });

  it("keeps documentation and leaves other comments out of the canonical text", () => {
    const file = parseCleanly("// plain\n/// Of A.\nright A // after\n\n/// Of nothing.\n\nright B\n");
    expect(print(file)).toBe("/// Of A.\nright A\n\nright B\n".replace("\n\nright B", "\n\nright B"));
    expect(file.comments.map((c) => c.text)).toEqual(["plain", "Of A.", "after", "Of nothing."]);
  });
});
