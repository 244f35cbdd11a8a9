/** A draft as edits of the text: what did not change keeps its words, its comments and its layout. */
import type { Comment, Name, RegimeDeclaration, RegimeItem } from "../language/ast";
import type { Location, SourceFile, Span } from "../language/span";
import { printSentence } from "../formatter/print";
import { printBare } from "../formatter/print-items";
import { clauseName, trim } from "../checker/trim";
import { sentencesOf, type Draft } from "./draft";
import type { TextEdit } from "./result";

/** The text in which a regime is written. */
export interface Written {
  readonly source: SourceFile;
  readonly comments: readonly Comment[];
  readonly regime: RegimeDeclaration;
}

/** A draft in which nothing refers any more to what was dropped, and the clauses that went for that reason. */
export interface Trimmed extends Draft {
  readonly dropped: readonly string[];
  readonly along: readonly string[];
}

export function trimmed(draft: Draft, { regime }: Written): Trimmed {
  const dropped = regime.items.flatMap((item, i) => (draft.items[i] === null ? (clauseName(item) ?? []) : []));
  if (dropped.length === 0) return { ...draft, dropped, along: [] };
  const entries = draft.items.flatMap((item) => (item ? [{ item, own: false, file: 0 }] : []));
  const { left, along } = trim(entries, new Set(dropped));
  const at = new Map(left.map(({ item }) => [item.span.start, item]));
  return { items: regime.items.map(({ span }) => at.get(span.start) ?? null), added: draft.added, dropped, along: along.map(({ name }) => name) };
}

/** The edits that make a draft of a text: sorted, none over another. */
export function textEdits(draft: Trimmed, written: Written): readonly TextEdit[] {
  const gone = new Set([...draft.dropped, ...draft.along]);
  const edits = written.regime.items.flatMap((item, i): readonly TextEdit[] => {
    const now = draft.items[i] ?? null;
    if (now === null) return [removal(written, item.span, item.documentation !== undefined)];
    if (item.kind === "Test") return item.findings.flatMap((f) => (f.kind === "Finding" ? withoutReasons(written, f.because, gone) : []));
    if (item.kind === "Expect") return withoutReasons(written, item.because, gone);
    return itemEdits(written, item, now);
  });
  return joined([...edits, ...additions(written, draft.added)].toSorted((a, b) => a.start - b.start || a.end - b.end));
}

/** Removals that touch are one. */
function joined(sorted: readonly TextEdit[]): readonly TextEdit[] {
  const all: TextEdit[] = [];
  for (const edit of sorted) {
    const last = all.at(-1);
    if (!last || edit.start >= last.end) all.push(edit);
    else if (edit.replacement === "" && last.replacement === "") all[all.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
    else throw new Error("two edits of one place");
  }
  return all;
}

/** A replacement without what it has in common with what stood there. */
function replaced({ source }: Written, { start, end }: Span, replacement: string): readonly TextEdit[] {
  const old = source.text.slice(start, end);
  if (old === replacement) return [];
  const most = Math.min(old.length, replacement.length);
  let before = 0;
  while (before < most && old[before] === replacement[before]) before++;
  let after = 0;
  while (after < most - before && old.at(-1 - after) === replacement.at(-1 - after)) after++;
  return [{ path: source.path, start: start + before, end: end - after, replacement: replacement.slice(before, replacement.length - after) }];
}

/** Takes out a clause or a sentence with the documentation above it, and the lines that are empty then. */
function removal({ source, comments }: Written, span: Span, documented: boolean): TextEdit {
  const { text, path } = source;
  let { start } = span;
  let { end } = span;
  if (documented) {
    for (const { span: above, documentation } of comments.toReversed()) {
      if (documentation && above.end <= start && /^\s*$/.test(text.slice(above.end, start))) start = above.start;
    }
  }
  const lead = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end));
  const first = start - lead === 0 || /[\r\n]/.test(text[start - lead - 1] ?? "");
  if (!first || !rest) return { path, start: start - lead, end, replacement: "" };
  start -= lead;
  end += rest[0].length;
  // What set it off from the next clause goes with it, where there is a line before that does so, or the block begins.
  const blank = /^([ \t]*(?:\r\n|\n|\r))+/.exec(text.slice(end))?.[0] ?? "";
  const above = text.slice(0, start).split(/\r\n|\n|\r/).at(-2)?.trim() ?? "";
  if (above === "" || above.endsWith("{")) end += blank.length;
  return { path, start, end, replacement: "" };
}

/** Takes names out of `because a, b`, with the word where none is left. */
function withoutReasons(written: Written, because: readonly Name[], gone: ReadonlySet<string>): readonly TextEdit[] {
  const [first] = because;
  const left = because.filter((name) => !gone.has(name.text));
  if (!first || left.length > 0) return withNames(written, because, left);
  const { source } = written;
  const word = /\s*\bbecause\s*$/.exec(source.text.slice(0, first.span.start))?.[0].length ?? 0;
  return [{ path: source.path, start: first.span.start - word, end: because.at(-1)?.span.end ?? first.span.end, replacement: "" }];
}

/** A list of names of which some are left. */
function withNames(written: Written, before: readonly Name[], left: readonly Name[]): readonly TextEdit[] {
  const [first, last] = [before[0], before.at(-1)];
  if (!first || !last || left.length === before.length) return [];
  return replaced(written, { start: first.span.start, end: last.span.end }, left.map((name) => name.text).join(", "));
}

/** What changed in an item: its head, its sentences, or the whole where it has none. */
function itemEdits(written: Written, item: RegimeItem, now: RegimeItem): readonly TextEdit[] {
  const [before, after] = [sentencesOf(item), sentencesOf(now)];
  if (before.length === 0 || after.length === 0) {
    const [old, text] = [printBare(item), printBare(now)].map((lines) => lines.join("\n"));
    return old === text ? [] : replaced(written, item.span, indented(printBare(now), columnOf(written.source.text, item.span.start)));
  }
  const sentences = before.flatMap((sentence) => {
    const same = after.find((s) => s.span.start === sentence.span.start);
    if (!same) return [removal(written, sentence.span, sentence.documentation !== undefined)];
    return printSentence(same) === printSentence(sentence) ? [] : replaced(written, sentence.span, printSentence(same));
  });
  return [...headEdits(written, item, now), ...sentences];
}

/** What changed in the head of a clause; where only its targets did, the rest keeps its layout. */
function headEdits(written: Written, item: RegimeItem, now: RegimeItem): readonly TextEdit[] {
  if (headOf(item) === headOf(now)) return [];
  if ("targets" in item && "targets" in now && now.targets.length > 0 && headOf({ ...now, targets: item.targets }) === headOf(item)) return withNames(written, item.targets, now.targets);
  return replaced(written, headSpan(written, item), `${headOf(now)} `);
}

/** A clause up to its `{`. */
const headOf = (item: RegimeItem): string => ("sentences" in item ? printBare({ ...item, sentences: [] }).join("\n").replace(/ ?\{ \}$/, "") : "");

/** Where the head of a clause stands, its last space included. */
function headSpan({ source, comments }: Written, item: RegimeItem): Span {
  const { start } = item.span;
  const parts: readonly Span[] = [
    ...("name" in item ? [item.name.span] : []), ...("targets" in item ? item.targets.map((t) => t.span) : []),
    ...("window" in item && item.window ? [item.window.span] : []), ...("cites" in item ? item.cites.map((c) => c.span) : []),
  ];
  let end = Math.max(start, ...parts.map((span) => span.end)) - 1;
  const inComment = (at: number): boolean => comments.some(({ span }) => span.start <= at && at < span.end);
  do end = source.text.indexOf("{", end + 1); while (inComment(end));
  return { start, end };
}

const columnOf = (text: string, start: number): number => /[^\r\n]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
const indented = (lines: readonly string[], column: number): string => lines.join(`\n${" ".repeat(column)}`);

/** New items stand at the end of the regime. */
function additions({ source, regime }: Written, added: readonly RegimeItem[]): readonly TextEdit[] {
  const brace = regime.span.end - 1;
  const column = columnOf(source.text, brace);
  const own = /^[ \t]*$/.test(source.text.slice(brace - column, brace));
  const at = own ? brace - column : brace;
  const text = added.map((item) => (own ? `${" ".repeat(column + 2)}${indented(printBare(item), column + 2)}\n` : `${printBare(item).join(" ")} `)).join("");
  return text === "" ? [] : [{ path: source.path, start: at, end: at, replacement: text }];
}

/** A text with edits made. */
export const edited = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduceRight((now, { start, end, replacement }) => now.slice(0, start) + replacement + now.slice(end), text);

/** The characters that edits take out and put in. */
export const sizeOf = (edits: readonly TextEdit[]): number => edits.reduce((sum, { start, end, replacement }) => sum + end - start + replacement.length, 0);

/** Where a place of the edited text stood before. */
export function originally(edits: readonly TextEdit[], at: Location): number {
  let shift = 0;
  for (const { start, end, replacement } of edits) {
    if (start + shift >= at.start) break;
    if (at.start < start + shift + replacement.length) return start;
    shift += replacement.length - (end - start);
  }
  return at.start - shift;
}
