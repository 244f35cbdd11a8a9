/** Reading a text again after an edit gives what reading it whole gives. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceFile } from "../../src/language/span";
import { parse } from "../../src/parser";
import { read, reread } from "../../src/parser/reread";
import type { Draft, Piece } from "../../src/parser/pieces";
import { applied, changeOf, drawnEdit, undone } from "../support/edits";
import { examplePaths, root } from "../support/examples";
import { patience, runs } from "../support/runs";

/** A node with every place moved; what is missing has none. */
function settled(node: unknown, by: number): unknown {
  if (Array.isArray(node)) return node.map((part) => settled(part, by));
  if (typeof node !== "object" || node === null) return node;
  const span = (value: { readonly start: number; readonly end: number }): unknown => (value.end === 0 ? value : { start: value.start + by, end: value.end + by });
  // The field `span` holds a span in every node.
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === "span" ? span(value as { start: number; end: number }) : settled(value, by)]));
}
const itemOf = (piece: Piece): unknown =>
  piece.node.kind === "Regime"
    ? { ...(settled({ ...piece.node, items: [] }, piece.shift) as object), span: { start: piece.start, end: piece.end }, items: piece.inner.map(itemOf) }
    : settled(piece.node, piece.shift);
const shown = (draft: Draft): unknown => ({ uses: draft.head.uses, edition: draft.head.edition, items: draft.pieces.map(itemOf), diagnostics: draft.diagnostics });
const wanted = (text: string): unknown => {
  const { file, diagnostics } = parse(sourceFile("a.regime", text));
  return { uses: file.uses, edition: file.edition, items: file.items, diagnostics };
};

const texts = examplePaths.map((file) => readFileSync(path.join(root, file), "utf8"));

/** Where nearly all of a text lies behind its first lines, few edits fall into these: so they are drawn there too. */
test.each([["anywhere", 1, 60], ["in the first lines and behind them", 0.04, 60]] as const)("after any edits %s, some of them taken back", (_, share, count) => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(fc.tuple(drawnEdit, fc.boolean()), { minLength: 1, maxLength: 8 }), (text, edits) => {
      let draft = read(sourceFile("a.regime", text));
      const step = (change: ReturnType<typeof changeOf>): void => {
        const next = applied(draft.source.text, change);
        draft = reread(draft, change);
        expect(draft.source.text).toBe(next);
        if (!isDeepStrictEqual(shown(draft), wanted(next))) expect(shown(draft)).toEqual(wanted(next));
      };
      for (const [edit, back] of edits) {
        const before = draft.source.text;
        const change = changeOf({ ...edit, place: edit.place * share }, before);
        step(change);
        if (back) step(undone(before, change));
      }
    }),
    { numRuns: runs(count) },
  );
}, patience);

test("what an edit does not touch is not read again, in the first lines either", () => {
  const text = '// a remark\nedition 2026\nuse std.rights\nparty A "a"\nright Mine needs Work\nregime R { closure none }\n';
  const before = read(sourceFile("a.regime", text));
  for (const place of ["// a", "edition", "use", "std", "party"]) {
    const start = text.indexOf(place);
    const after = reread(before, { start, end: start, text: "// x\n" });
    expect(after.pieces.slice(1).map((p, i) => p.node === before.pieces[i + 1]?.node)).toEqual([true, true]);
  }
});
