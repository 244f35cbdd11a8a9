/**
 * A diagnostic code has a catalogue entry, a page in docs/errors and a test. The page has the form
 * `# code`, a paragraph, a `regime` block that yields exactly that code (or `<!-- no example: reason -->`),
 * `## How to mend it`, and a `regime-ok` block without errors.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogue, hasErrors } from "../src/diagnostics";
import { checkText, inWords } from "./support/compile-text";
import { blocks, errorPages, filesBelow, filesIn } from "./support/markdown";

const codes = Object.keys(catalogue).toSorted();
const pages = errorPages().map(({ path, text }) => ({
  code: path.replace(/^docs\/errors\/|\.md$/g, ""),
  text,
  found: blocks(text),
}));
const block = (page: (typeof pages)[number], language: string): string | null =>
  page.found.find((b) => b.language === language)?.text ?? null;

test("every code has a page, and every page a code", () => {
  expect(pages.map((page) => page.code)).toEqual(codes);
});

describe.each(pages)("docs/errors/$code.md", (page) => {
  test("has the form of a page", () => {
    const [heading, mending] = [...page.text.matchAll(/^#{1,2} .*$/gm)].map((match) => match[0]);
    expect(heading).toBe(`# ${page.code}`);
    expect(mending).toBe("## How to mend it");
    expect(page.text).toMatch(/^# .*\n\n[A-Z`][^\n]*/);
    const [above = "", below = ""] = page.text.split("## How to mend it");
    expect(blocks(above).some((b) => b.language === "regime") || /<!-- no example: \S[^]*?-->/.test(above)).toBe(true);
    expect(blocks(below).filter((b) => b.language === "regime-ok")).toHaveLength(1);
  });

  test.runIf(block(page, "regime") !== null)("its example yields exactly this code", () => {
    const { diagnostics } = checkText(block(page, "regime") ?? "", filesIn(blocks(page.text.split("## How to mend it")[0] ?? "")));
    expect(diagnostics.map((d) => d.code)).toContain(page.code);
    expect([...new Set(diagnostics.map((d) => d.code))]).toEqual([page.code]);
  });

  test("its mended example has no error", () => {
    const result = checkText(block(page, "regime-ok") ?? "", filesIn(blocks(page.text.split("## How to mend it")[1] ?? "")));
    expect(hasErrors(result.diagnostics) ? inWords(result) : []).toEqual([]);
    expect(result.diagnostics.map((d) => d.code)).not.toContain(page.code);
  });
});

test("every code appears in a case or a test", () => {
  const sources = [...filesBelow("tests/cases", ".md"), ...filesBelow("tests/unit", ".test.ts")].map((path) =>
    readFileSync(path, "utf8"),
  );
  const untested = codes.filter(
    (code) => !sources.some((text) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(text)),
  );
  expect(untested).toEqual([]);
});
