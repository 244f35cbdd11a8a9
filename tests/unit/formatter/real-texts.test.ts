/** The laws of the formatter on the examples, the library and every block of the documents; and the examples and the library are laid out. */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sourceFile } from "../../../src/language/span";
import { parse } from "../../../src/parser";
import { regime } from "../../support/command-line";
import { root } from "../../support/examples";
import { assertLaidOut, assertRangeLaidOut, withGaps } from "../../support/formatting";
import { blocks, documentationPages, errorPages, filesBelow } from "../../support/markdown";
import { patience, runs } from "../../support/runs";

const files = [...filesBelow("examples", ".regime"), ...filesBelow("stdlib", ".regime")].map((path) => ({ path, text: readFileSync(path, "utf8") }));
const shown = [...documentationPages(), ...errorPages()].flatMap(({ path, text }) =>
  blocks(text).flatMap((b) => (b.language.startsWith("regime") && parse(sourceFile(path, b.text)).diagnostics.length === 0 ? [{ path: `${path}:${b.line}`, text: b.text }] : [])),
);

test("the examples and the library are laid out by `regime fmt`", async () => {
  expect(await regime(root, ["fmt", "--check", "--quiet", "examples", "stdlib"])).toEqual({ code: 0, out: "", err: "" });
});

test.each(files)("$path: the laws of the layout", ({ text }) => {
  for (const printWidth of [60, 100]) assertLaidOut(text, { printWidth });
});

test("the documents have many texts", () => {
  expect(shown.length).toBeGreaterThan(300);
});

test.each(shown)("$path: the laws of the layout", ({ text }) => assertLaidOut(text));

describe.each(files.filter(({ text }) => text.length < 12_000 && !text.startsWith("// Generated")))("$path", ({ text }) => {
  test("keeps comments put anywhere", () => {
    fc.assert(fc.property(withGaps(text), (gapped) => assertLaidOut(gapped)), { numRuns: runs(2) });
  }, patience);

  test("is laid out in part", () => {
    const place = fc.nat(text.length);
    fc.assert(fc.property(place, place, (a, b) => assertRangeLaidOut(text, Math.min(a, b), Math.max(a, b), { printWidth: 70 })), { numRuns: runs(2) });
  }, patience);
});
