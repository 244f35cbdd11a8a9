import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { File, FileItem, RegimeItem } from "../../src/language/ast";
import { sourceFile } from "../../src/language/span";
import { parse, parseGiven } from "../../src/parser";
import { scan } from "../../src/parser/scanner";
import { regimeText } from "../support/arbitrary-text";
import { assertParsePrintRoundTrip } from "../support/laws";
import { samples } from "../support/samples";
import { patience } from "../support/runs";

const tokensOf = (text: string): ReturnType<typeof scan>["tokens"] => scan(sourceFile("x", text)).tokens;
const keyed = (file: File): readonly { readonly key: string; readonly start: number }[] =>
  file.items
    .flatMap((item): readonly (FileItem | RegimeItem)[] => (item.kind === "Regime" ? [item, ...item.items] : [item]))
    .map((item) => ({ key: `${item.kind} ${"name" in item ? item.name.text : "title" in item ? (item.title?.value ?? "") : ""}`, start: item.span.start }));

describe("parse and print", () => {
  it("agree on generated regimes", () => {
    fc.assert(fc.property(regimeText, (text) => assertParsePrintRoundTrip(text)), { numRuns: 300 });
  });

  it("never throw on arbitrary text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(() => parse(sourceFile("x", text))).not.toThrow();
      expect(() => parseGiven(text)).not.toThrow();
    }));
  });

  it("never throw on shuffled pieces of real text, and report within the text", () => {
    const pieces = samples.flatMap(({ text }) => tokensOf(text).map((t) => t.image));
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (words) => {
      const text = words.join(" ");
      for (const d of parse(sourceFile("x", text)).diagnostics) {
        expect(d.at.start).toBeGreaterThanOrEqual(0);
        expect(d.at.end).toBeLessThanOrEqual(text.length);
        expect(d.at.end).toBeGreaterThanOrEqual(d.at.start);
      }
    }), { numRuns: 500 });
  });
});

describe("one token less", () => {
  it.each(samples)("never loses the later clauses of $name, and is mostly one error", ({ text }) => {
    const all = keyed(parse(sourceFile("x", text)).file);
    let several = 0;
    const tokens = tokensOf(text);
    for (const token of tokens) {
      const end = token.endOffset + 1;
      const cut = text.slice(0, token.startOffset) + " ".repeat(end - token.startOffset) + text.slice(end);
      const { file, diagnostics } = parse(sourceFile("x", cut));
      const kept = new Set(keyed(file).map((item) => item.key));
      const later = all.filter((item) => item.start > token.startOffset).slice(1);
      expect(later.filter((item) => !kept.has(item.key)), `without \`${token.image}\``).toEqual([]);
      if (diagnostics.length > 1) several++;
    }
    expect(several).toBeLessThanOrEqual(tokens.length / 100);
  }, patience);

  it.each(samples)("twice, or replaced, never throws: $name", ({ text }) => {
    const tokens = tokensOf(text);
    const index = fc.nat(tokens.length - 1);
    fc.assert(fc.property(index, index, (i, j) => {
      const token = tokens[i];
      const other = tokens[j];
      if (token === undefined || other === undefined) return;
      const end = token.endOffset + 1;
      for (const instead of [`${token.image} ${token.image}`, other.image]) {
        const { file } = parse(sourceFile("x", text.slice(0, token.startOffset) + instead + text.slice(end)));
        expect(file.kind).toBe("File");
      }
    }));
  });
});
