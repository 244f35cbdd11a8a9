/** Edits as a writer makes them, and worse. */
import fc from "fast-check";
import type { Change } from "../../src/parser/reread";

const pieces = [
  "", " ", "\n", "\n\n", "}", "{", "x", "rule ", "rule r cites S {\n    every member grants Work to Worker from every other member\n}\n", "every member ", ",", "(", '"', "// ", "/// text\n", "when ", "and ", "0", "2004-05-01",
  "expect form holds\n", "party ZZ \"Z\"\n", "to", "anything", " until 2010-01-01", "use std.rights\n", "use ", "edition 2026\n", "@", "_", "regime ", "host", "exit after 1 year",
];

/** Where in a text an edit begins, how much it takes away, and what it puts there. */
export interface DrawnEdit {
  readonly place: number;
  readonly length: number;
  readonly text: string;
}
export const drawnEdit: fc.Arbitrary<DrawnEdit> = fc.record({
  place: fc.noBias(fc.integer({ min: 0, max: 1_000_000 })).map((n) => n / 1_000_000),
  length: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 300 }) }),
  text: fc.constantFrom(...pieces),
});

/** The edit in a text of some length. */
export function changeOf(edit: DrawnEdit, text: string): Change {
  const start = Math.floor(edit.place * text.length);
  return { start, end: Math.min(text.length, start + edit.length), text: edit.text };
}
export const applied = (text: string, change: Change): string => text.slice(0, change.start) + change.text + text.slice(change.end);
/** The edit that takes another back. */
export const undone = (text: string, change: Change): Change => ({ start: change.start, end: change.start + change.text.length, text: text.slice(change.start, change.end) });
