/**
 * Reads a text again after an edit: only the items around the edit, in the place where they stand. Law: what comes out is what reading the whole text
 * gives. Wherever that is not plain (an edit of a `}`, errors that reach further than one item), the whole text is read.
 */
import { sortDiagnostics, type Diagnostic } from "../diagnostics";
import type { File, FileItem, RegimeItem } from "../language/ast";
import { sourceFile, type SourceFile } from "../language/span";
import { parse, parseTokens } from "./index";
import { draftOf, moved, movedFinding, pieceOf, type Draft, type Piece } from "./pieces";
import { refuseNesting } from "./limits";
import { scan } from "./scanner";
import { mark, Token } from "./tokens";

/** Characters that were replaced, by their offsets in the text before. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** With so many errors the whole text is read. */
const mostErrors = 100;
/** Characters after the items that are read again, for what error recovery looks at. */
const lookAhead = 600;
/** Findings that speak of the text as a whole. */
const ofTheWhole: ReadonlySet<string> = new Set(["empty-file", "binary-content", "file-too-large", "nesting-too-deep", "too-many-errors", "reserved-name", "clause-outside-regime"]);

/** Reads a text that is going to be edited. */
export function read(source: SourceFile): Draft {
  const { file, diagnostics } = parse(source);
  return draftOf(source, file, diagnostics);
}

/** Reads it again after an edit. */
export function reread(draft: Draft, change: Change): Draft {
  const { text, path } = draft.source;
  const source = sourceFile(path, text.slice(0, change.start) + change.text + text.slice(change.end));
  return local(draft, source, change) ?? read(source);
}

/** The items of a file or of one regime, between two offsets. */
interface Run {
  readonly regime: Piece | null;
  /** The first lines of the file are read again too. */
  readonly first: boolean;
  readonly items: readonly Piece[];
  readonly low: number;
  readonly high: number;
}

/** Items `from` to `to` of a run, and the text they are read from: between `start` and `end` before the edit. */
interface Stretch {
  readonly run: Run;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly next: Piece | undefined;
}

function local(draft: Draft, source: SourceFile, change: Change): Draft | null {
  if (!isPlain(change.text) || draft.diagnostics.length > mostErrors || draft.diagnostics.some((d) => ofTheWhole.has(d.code))) return null;
  const stretch = stretchOf(draft, change);
  if (!stretch) return null;
  const by = source.text.length - draft.source.text.length;
  const again = readStretch(source, draft.head, stretch, by);
  if (!again) return null;
  const limit = stretch.next?.start ?? stretch.end;
  const isOld = (d: Diagnostic): boolean => d.at.start < stretch.start || d.at.start > limit;
  const old = draft.diagnostics.filter(isOld).map((d) => movedFinding(d, stretch.end, by));
  const found = again.diagnostics.filter((d) => d.at.start >= stretch.start && d.at.start <= limit + by);
  // An error that was reported in what comes after.
  const until = stretch.next?.node.kind === "Regime" ? stretch.next.open : (stretch.next?.end ?? limit);
  const late = (all: readonly Diagnostic[], by: number): number => all.filter((d) => d.at.start > limit + by && d.at.start < until + by).length;
  if (late(again.diagnostics, by) !== late(draft.diagnostics, 0)) return null;
  if (found.some((d) => ofTheWhole.has(d.code)) || found.length > mostErrors) return null;
  return { source, head: stretch.run.first ? { ...again.head, comments: draft.head.comments } : draft.head, pieces: placed(draft.pieces, stretch, again, by), diagnostics: sortDiagnostics([...old, ...found]) };
}

/** Text that cannot turn a file into something else than text. */
const isPlain = (text: string): boolean => !/[^\t\n\r\u0020-\u007e\u00a0-\ufffc]/.test(text);

/** The items around an edit; `null` where they cannot be read by themselves. */
function stretchOf(draft: Draft, change: Change): Stretch | null {
  const run = runOf(draft, change);
  if (!run) return null;
  const { items, low, high, regime } = run;
  const has = (start: number, end: number): boolean => draft.diagnostics.some((d) => d.at.start >= start && d.at.start <= end);
  const touched = items.findIndex((p) => p.end >= change.start);
  // The item before may go on into what was written after it.
  let from = Math.max(0, (touched < 0 ? items.length : touched) - 1);
  const clean = (i: number): boolean => !has(items[i]?.start ?? low, items[i + 1]?.start ?? high);
  while (from > 0 && !clean(from - 1)) from--;
  if (items[from]?.node.kind === "Regime" && (items[from]?.end ?? 0) <= change.start) from++;
  let to = items.findIndex((p) => p.start >= change.end);
  if (to < 0) to = items.length - 1;
  if (items[to]?.node.kind === "Regime") to--;
  if (items.slice(from, to + 1).some((p) => p.node.kind === "Regime")) return null;
  const start = from === 0 ? low : (items[from - 1]?.end ?? low);
  const next = items[to + 1];
  const end = to < from ? start : next ? (items[to]?.end ?? start) : high;
  const last = to < from ? (next?.start ?? high) : end;
  if (change.start < start || change.end > last || (from > 0 && has(items[from - 1]?.start ?? 0, start))) return null;
  // Whether what stands around is broken cannot be told from a part of it.
  const outside = draft.diagnostics.some((d) => d.at.start >= low && d.at.start <= high && (d.at.start < start || d.at.start > (next?.start ?? high)));
  if (outside && (regime === null || regime.node.broken)) return null;
  if (next && draft.diagnostics.some((d) => d.at.start === next.start && d.code !== "unclosed-block")) return null;
  return { run, from, to, start, end: last, next };
}

/** Where an edit falls: inside one regime, or between the items of the file. */
function runOf({ pieces, head, source, diagnostics }: Draft, { start, end }: Change): Run | null {
  // Clauses that stand outside their regime.
  if (pieces.some((p) => (p.inner.at(-1)?.end ?? 0) > p.end)) return null;
  const regime = pieces.find((p) => p.node.kind === "Regime" && p.start < end && start < p.end);
  if (!regime) {
    const low = Math.max(head.uses.at(-1)?.span.end ?? 0, head.edition?.span.end ?? 0);
    const first = start <= low;
    if (pieces.length === 0 || (first && end >= (pieces[0]?.start ?? 0))) return null;
    return { regime: null, first, items: pieces, low: first ? 0 : low, high: source.text.length };
  }
  const high = regime.end - 1;
  if (regime.open < 0 || start < regime.open || end > high || source.text[high] !== "}" || regime.inner.length === 0 || isUnclosed(diagnostics, regime)) return null;
  return { regime, first: false, items: regime.inner, low: regime.open, high };
}

interface Again {
  readonly head: File;
  readonly items: readonly Piece[];
  readonly broken: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the regime that comes next: the edit may stand in the lines above it. */
  readonly documentation: string | undefined;
}

/** Reads the items of a stretch, with what stands around them; `null` where they do not end where the next one begins. */
function readStretch(source: SourceFile, head: Draft["head"], { run, from, start, end, next }: Stretch, by: number): Again | null {
  const { regime, first, high } = run;
  const stop = next ? (next.node.kind === "Regime" ? next.open : next.end) + by : regime ? ahead(source.text, high + by + 1) : source.text.length;
  if (stop < 0) return null;
  const scanned = scan(source, start, stop);
  // The first lines of the file, or those of the regime, so that the parser knows where it is.
  const header = (regime ? scan(source, regime.start, regime.open) : scan(source, 0, run.low)).tokens;
  const tokens = [...header, ...scanned.tokens];
  if (next && (regime || next.node.kind === "Regime")) tokens.push(new Token(mark.rightBrace, "}", stop, stop, true, 0));
  if (refuseNesting(source, tokens)) return null;
  const { file, diagnostics } = parseTokens(source, tokens, scanned);
  const all = [...scanned.diagnostics, ...diagnostics];
  // What may stand there is told with what stands before, and that is a regime, which is not read.
  if (!regime && from > 0 && run.items[from - 1]?.node.kind === "Regime" && diagnostics.length > 0) return null;
  const whole = regime ? file.items[0] : null;
  if (regime && (whole?.kind !== "Regime" || whole.span.start !== regime.start)) return null;
  const read: readonly (RegimeItem | FileItem)[] = whole?.kind === "Regime" ? whole.items : file.items;
  if (regime ? (next && file.items.length > 1) || isUnclosed(diagnostics, regime) : !first && !isSameHead(file, head)) return null;
  const after = next ? read.at(-1) : undefined;
  if (next && !(after && isSame(after, next, by))) return null;
  if (regime && whole?.span.end !== (next ? stop : high + by) + 1) return null;
  const items = next ? read.slice(0, -1) : read;
  if (items.some((item) => item.kind === "Regime" || item.span.start < start || item.span.start >= (next ? next.start + by : end + by + 1))) return null;
  return {
    head: { ...file, items: [] },
    items: items.map((item) => pieceOf(source, item)), broken: whole?.kind === "Regime" && whole.broken === true, diagnostics: all,
    documentation: next?.node.kind === "Regime" ? after?.documentation : undefined,
  };
}

/** Whether the `}` of a regime is missing: then the last one closes something else. */
const isUnclosed = (found: readonly Diagnostic[], { open }: Piece): boolean => found.some((d) => d.code === "unclosed-block" && d.related.some(({ at }) => at.start === open - 1));

const isSameHead = (a: File, b: File): boolean =>
  a.edition?.span.start === b.edition?.span.start && a.uses.length === b.uses.length && a.uses.every((use, i) => use.span.end === b.uses[i]?.span.end && !use.broken && !b.uses[i]?.broken);

/** Whether what comes next was read as before. Of a regime, only its first line was read. */
const isSame = (after: FileItem | RegimeItem, { node, start, end }: Piece, by: number): boolean =>
  after.kind === node.kind && after.span.start === start + by && (node.kind === "Regime" || (after.span.end === end + by && after.documentation === node.documentation));

/** The end of a line some way after an offset. */
function ahead(text: string, from: number): number {
  const line = text.indexOf("\n", from + lookAhead);
  return line < 0 ? text.length : line;
}

/** The pieces with those that were read again in their place, and those behind moved. */
function placed(pieces: readonly Piece[], { run: { items, regime }, from, next }: Stretch, again: Again, by: number): readonly Piece[] {
  const after = next ? items.slice(items.indexOf(next)).map((p) => moved(p === next ? documented(p, again.documentation) : p, by)) : [];
  const inner = [...items.slice(0, from), ...again.items, ...after];
  if (!regime) return inner;
  const at = pieces.indexOf(regime);
  const { broken: _, ...node } = regime.node;
  const changed: Piece = { ...regime, node: again.broken ? { ...node, broken: true } : node, inner, end: regime.end + by };
  return [...pieces.slice(0, at), changed, ...pieces.slice(at + 1).map((p) => moved(p, by))];
}

/** A regime with what now stands above it; other items are read again with what stands above them. */
function documented(piece: Piece, documentation: string | undefined): Piece {
  if (piece.node.kind !== "Regime" || piece.node.documentation === documentation) return piece;
  const { documentation: _, ...node } = piece.node;
  return { ...piece, node: documentation === undefined ? node : { ...node, documentation } };
}
