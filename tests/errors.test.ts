/**
 * A diagnostic code has a catalogue entry, a page in docs/errors and a test. The page has the form
 * `# code`, a paragraph, a `regime` block that yields exactly that code (or `<!-- no example: reason -->`),
 * `## How to mend it`, and a `regime-ok` block without errors.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkProvenance } from "../src/checker";
import { catalogue, hasErrors } from "../src/diagnostics";
import { provenance } from "../src/diagnostics/provenance-checks";
import { compileText, inWords } from "./support/compile-text";
import { blocks, errorPages, filesBelow, filesIn } from "./support/markdown";

const codes = Object.keys(catalogue).toSorted();
const pages = errorPages().map(({ path, text }) => ({
  code: path.replace(/^docs\/errors\/|\.md$/g, ""),
  text,
  found: blocks(text),
}));
/** What compiling finds in a text; for what is looked for only where it is asked, that too. */
function foundIn(code: string, text: string, files: Readonly<Record<string, string>>): readonly string[] {
  const { diagnostics, regimes } = compileText(text, files);
  return [...diagnostics, ...(Object.hasOwn(provenance, code) ? regimes.flatMap(checkProvenance) : [])].map((d) => d.code);
}
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
    const codesFound = foundIn(page.code, block(page, "regime") ?? "", filesIn(blocks(page.text.split("## How to mend it")[0] ?? "")));
    expect([...new Set(codesFound)]).toEqual([page.code]);
  });

  test("its mended example has no error", () => {
    const result = compileText(block(page, "regime-ok") ?? "", filesIn(blocks(page.text.split("## How to mend it")[1] ?? "")));
    expect(hasErrors(result.diagnostics) ? inWords(result) : []).toEqual([]);
    if (Object.hasOwn(provenance, page.code)) expect(foundIn(page.code, result.text, {})).toEqual([]);
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
