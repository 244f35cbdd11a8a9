import type { Diagnostic } from "../diagnostics";
import type { File, FileItem, RegimeDeclaration, RegimeItem } from "../language/ast";
import type { SourceFile } from "../language/span";
import { scan } from "./scanner";
import { mark } from "./tokens";

/**
 * An item of a file or of a regime, where it stands now. Its node was read when its text stood `shift` characters further left: to a place inside the
 * node, `shift` is added. So an edit in front of it costs nothing.
 */
export interface Piece {
  readonly node: FileItem | RegimeItem;
  readonly start: number;
  readonly end: number;
  readonly shift: number;
  /** Of a regime: its items, and where they begin; -1 where its `{` is missing. */
  readonly inner: readonly Piece[];
  readonly open: number;
}

/** A text that is read again after each edit. */
export interface Draft {
  readonly source: SourceFile;
  /** Its `edition` and `use` lines, and its comments as of the last reading of the whole text. */
  readonly head: File;
  readonly pieces: readonly Piece[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The pieces of a text that was read as a whole. */
export function draftOf(source: SourceFile, file: File, diagnostics: readonly Diagnostic[]): Draft {
  return { source, head: { ...file, items: [] }, pieces: file.items.map((item) => pieceOf(source, item)), diagnostics };
}

/** A node as it was just read. */
export function pieceOf(source: SourceFile, node: FileItem | RegimeItem): Piece {
  const inner = node.kind === "Regime" ? node.items.map((item) => pieceOf(source, item)) : [];
  return { node, start: node.span.start, end: node.span.end, shift: 0, inner, open: node.kind === "Regime" ? openOf(source, node) : -1 };
}

/** Where the content of a regime begins. */
function openOf(source: SourceFile, { name, title, items, span }: RegimeDeclaration): number {
  const { tokens } = scan(source, (title ?? name).span.end, items[0]?.span.start ?? span.end);
  const [brace] = tokens;
  return brace?.tokenType === mark.leftBrace ? brace.endOffset + 1 : -1;
}

/** The tree of a draft: nodes of pieces that moved keep the places at which they were read. */
export function treeOf({ head, pieces }: Draft): File {
  // A file's items are made into pieces, and a regime's into those inside it.
  return { ...head, items: pieces.map(({ node, inner }) => (node.kind === "Regime" ? { ...node, items: inner.map((p) => p.node as RegimeItem) } : (node as FileItem))) };
}

/** A piece moved by some characters. */
export const moved = (piece: Piece, by: number): Piece =>
  by === 0 ? piece : { ...piece, start: piece.start + by, end: piece.end + by, shift: piece.shift + by, open: piece.open < 0 ? -1 : piece.open + by, inner: piece.inner.map((p) => moved(p, by)) };

/** A finding moved by some characters from an offset on. */
export function movedFinding(d: Diagnostic, from: number, by: number): Diagnostic {
  const place = <T extends { readonly start: number; readonly end: number; readonly path: string }>(at: T): T =>
    at.path === d.at.path && at.start >= from ? { ...at, start: at.start + by, end: at.end + by } : at;
  return { ...d, at: place(d.at), related: d.related.map((r) => ({ ...r, at: place(r.at) })) };
}
