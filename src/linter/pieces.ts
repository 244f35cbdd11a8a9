/** A text under several rounds of edits, each of which counts in the text that the one before left: what they come to in the first text. */
import type { TextEdit } from "../language/span";

/** A part of the text as it is now; `from`: where it stood in the first text, `null` for what was put in. */
interface Piece {
  readonly text: string;
  readonly from: number | null;
}
export type Pieces = readonly Piece[];

export const piecesOf = (text: string): Pieces => [{ text, from: 0 }];
export const textOf = (pieces: Pieces): string => pieces.map((piece) => piece.text).join("");

/** The pieces before a place, and those after it. */
function split(pieces: Pieces, at: number): readonly [Pieces, Pieces] {
  const before: Piece[] = [];
  let left = at;
  for (const [i, piece] of pieces.entries()) {
    if (left < piece.text.length) {
      const cut = { text: piece.text.slice(left), from: piece.from === null ? null : piece.from + left };
      return [left === 0 ? before : [...before, { text: piece.text.slice(0, left), from: piece.from }], [cut, ...pieces.slice(i + 1)]];
    }
    before.push(piece);
    left -= piece.text.length;
  }
  return [before, []];
}

/** The text after edits of one round: sorted, and none over another. */
export const withEdits = (pieces: Pieces, edits: readonly TextEdit[]): Pieces =>
  edits.reduceRight((now, { start, end, replacement }) => {
    const [before, rest] = split(now, start);
    const [, after] = split(rest, end - start);
    return [...before, ...(replacement === "" ? [] : [{ text: replacement, from: null }]), ...after];
  }, pieces);

/** Edits of the first text that lead to the text as it is now. */
export function editsOf(pieces: Pieces, path: string, first: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let replacement = "";
  for (const piece of [...pieces, { text: "", from: first.length }]) {
    if (piece.from === null) {
      replacement += piece.text;
      continue;
    }
    if (piece.from > at || replacement !== "") edits.push({ path, start: at, end: piece.from, replacement });
    replacement = "";
    at = piece.from + piece.text.length;
  }
  return edits;
}
