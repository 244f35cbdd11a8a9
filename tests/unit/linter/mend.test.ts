/** Fixes: rounds of edits, and the law that a mended text means the same, has nothing more to mend, and kept its comments. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/compile";
import { lint, mend, ruleHeads, type LintConfig } from "../../../src/linter";
import { together } from "../../../src/linter/edits";
import { editsOf, piecesOf, textOf, withEdits } from "../../../src/linter/pieces";
import type { Regime } from "../../../src/language/regime";
import type { TextEdit } from "../../../src/language/span";
import { memoryHost } from "../../support/compile-text";
import { examplePaths, host } from "../../support/examples";

const path = "block.regime";
const everything: LintConfig = { rules: Object.fromEntries(ruleHeads.map((rule) => [rule.name, "warn" as const])) };
const apply = (text: string, edits: readonly TextEdit[]): string => edits.reduceRight((now, e) => now.slice(0, e.start) + e.replacement + now.slice(e.end), text);

/** Edits of a text: sorted, none over another. */
const editsIn = (text: string): fc.Arbitrary<readonly TextEdit[]> =>
  fc.array(fc.tuple(fc.nat(text.length), fc.string({ maxLength: 3 })), { maxLength: 6 }).map((drawn) => {
    const places = drawn.map(([at]) => at).toSorted((a, b) => a - b);
    return places.flatMap((start, i) => (i % 2 === 0 ? [{ path, start, end: places[i + 1] ?? start, replacement: drawn[i]?.[1] ?? "" }] : []));
  });

describe("rounds of edits", () => {
  property.prop([fc.string({ maxLength: 30 }).chain((text) => editsIn(text).chain((first) => editsIn(apply(text, first)).map((second) => ({ text, first, second }))))])(
    "what two rounds come to is what they say one after the other",
    ({ text, first, second }) => {
      const pieces = withEdits(withEdits(piecesOf(text), first), second);
      const after = apply(apply(text, first), second);
      expect(textOf(pieces)).toBe(after);
      const edits = editsOf(pieces, path, text);
      expect(apply(text, edits)).toBe(after);
      expect(edits.every((e, i) => e.start <= e.end && (edits[i - 1]?.end ?? -1) < e.start)).toBe(true);
    },
  );
  test("the first of two fixes of one place is made, and then the other", () => {
    const edit = (start: number, end: number): TextEdit => ({ path, start, end, replacement: "" });
    expect(together([[edit(5, 9)], [edit(1, 6)], [edit(0, 2), edit(9, 10)]])).toEqual({ edits: [edit(0, 2), edit(5, 9), edit(9, 10)], count: 2 });
  });
  test("a fix that makes room for another needs a second round", () => {
    const text = "use std.rights\nuse std.movers\nregime R {\n  members { FR, DE, IT }\n  facts about mover { insured : yes or no }\n  rule work { every member grants Enter to Worker from every other member when not not not mover.insured = yes }\n}\n";
    const { text: after, left } = mend(memoryHost({ [path]: text }), { path, config: everything });
    expect(after).toContain("when mover.insured != yes }");
    expect(left.filter((f) => f.fix !== null)).toEqual([]);
  });
});

/** A text with faults put in that can be mended. */
const roughened = (text: string): string =>
  text
    .replace(/^edition 2026\n/m, "")
    .replace(/^use std\.rights$/m, "use std.rights\nuse std.rights")
    .replace(/^use std\.movers$/m, "use std.movers\nuse std.groups.wto // nothing is taken from it")
    .replaceAll('"art ', '"Art. ')
    .replaceAll('"arts ', '"Articles ')
    .replace(/grants (\w+) to/, "grants $1, $1 to")
    .replace(/^( *)rule /m, "$1// regime-lint-ignore one-row-table: not here\n$1rule ");

/** A regime without the places of its text. */
const withoutPlaces = (regime: Regime): unknown => JSON.parse(JSON.stringify(regime, (key, value: unknown) => (key === "at" ? undefined : value)));

const comments = (text: string): readonly string[] => [...text.matchAll(/\/\/.*$/gm)].map((m) => m[0].trimEnd());

describe.each(examplePaths)("%s", (file) => {
  const read = host.read(file);
  const text = read.ok ? read.text : "";
  const withText = (changed: string) => ({ read: (wanted: string) => (wanted === file ? { ok: true as const, text: changed } : host.read(wanted)) });

  test("faults put in are mended: the text means the same and keeps its comments", () => {
    const rough = roughened(text);
    const mended = mend(withText(rough), { path: file });
    expect(mended.count).toBeGreaterThan(0);
    expect(mended.text).not.toBe(rough);
    expect(apply(rough, mended.edits)).toBe(mended.text);
    expect(mended.left.filter((f) => f.fix !== null)).toEqual([]);
    expect(comments(mended.text)).toEqual(comments(rough).filter((c) => !c.includes("one-row-table: not here")));
    expect(mended.compiled.regimes.map(withoutPlaces)).toEqual(compile(file, host).regimes.map(withoutPlaces));
  });

  test("there is nothing to mend in it, whatever rules are on", () => {
    const mended = mend(host, { path: file, config: everything });
    expect(mended.text).toBe(text);
    expect(mended).toMatchObject({ count: 0, edits: [], left: lint(mended.compiled, { path: file, config: everything }) });
  });
});
