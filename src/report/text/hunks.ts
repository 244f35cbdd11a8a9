import { position, type SourceFile, type TextEdit } from "../../language/span";
import type { Paint } from "./paint";

/** Lines of the old text, counted from 0, that give way to lines of the new one. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** Lines shown round a change. */
const around = 2;

/** Edits of one file as a unified difference. */
export function hunks(source: SourceFile, edits: readonly TextEdit[], name: string, paint: Paint): readonly string[] {
  const old = linesOf(source.text);
  const groups: Block[][] = [];
  for (const block of blocksOf(source, edits)) {
    const last = groups.at(-1);
    if (last && block.from - (last.at(-1)?.to ?? 0) <= 2 * around) last.push(block);
    else groups.push([block]);
  }
  let shift = 0;
  const shown = groups.flatMap((group) => {
    const first = Math.max(0, (group[0]?.from ?? 0) - around);
    const last = Math.min(old.length, (group.at(-1)?.to ?? 0) + around);
    const grown = group.reduce((sum, b) => sum + b.lines.length - (b.to - b.from), 0);
    const head = `@@ -${range(first, last - first)} +${range(first + shift, last - first + grown)} @@`;
    shift += grown;
    return [paint("place", head), ...bodyOf(group, old, first, last, paint)];
  });
  return [paint("strong", `--- ${name}`), paint("strong", `+++ ${name}`), ...shown];
}

/** `7,5`; of no lines, those after line 6. */
const range = (first: number, length: number): string => `${length === 0 ? first : first + 1},${length}`;

function bodyOf(group: readonly Block[], old: readonly string[], first: number, last: number, paint: Paint): readonly string[] {
  const kept = (from: number, to: number): readonly string[] => old.slice(from, to).map((line) => (line === "" ? "" : ` ${line}`));
  let at = first;
  const lines = group.flatMap(({ from, to, lines }) => {
    const before = kept(at, from);
    at = to;
    return [...before, ...old.slice(from, to).map((line) => paint("bad", `-${line}`)), ...lines.map((line) => paint("good", `+${line}`))];
  });
  return [...lines, ...kept(at, last)];
}

/** Lines without their ends; a last end begins no line. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** The whole lines that edits touch, each with what it becomes. */
function blocksOf(source: SourceFile, edits: readonly TextEdit[]): readonly Block[] {
  const ranges: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const from = position(source, edit.start).line - 1;
    // What ends where a line begins does not touch that line, if what it puts in ends a line too.
    const open = edit.end > edit.start || edit.replacement !== "";
    const whole = open && starts(source, edit.start) && starts(source, edit.end) && (edit.replacement === "" || /[\r\n]$/.test(edit.replacement));
    const to = whole ? lineAt(source, edit.end) : position(source, edit.end).line;
    const last = ranges.at(-1);
    if (last && from < last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else ranges.push({ from, to, edits: [edit] });
  }
  return ranges.map(({ from, to, edits: own }) => ({ from, to, lines: changed(source, from, to, own) }));
}

const starts = ({ lineStarts, text }: SourceFile, offset: number): boolean => lineStarts.includes(offset) || offset === text.length;
const lineAt = (source: SourceFile, offset: number): number => (offset === source.text.length && !source.lineStarts.includes(offset) ? source.lineStarts.length : position(source, offset).line - 1);

/** What some lines become. */
function changed(source: SourceFile, from: number, to: number, edits: readonly TextEdit[]): readonly string[] {
  const start = source.lineStarts[from] ?? 0;
  const end = source.lineStarts[to] ?? source.text.length;
  const text = edits.reduceRight((now, e) => now.slice(0, e.start - start) + e.replacement + now.slice(e.end - start), source.text.slice(start, end));
  return text === "" ? [] : linesOf(text);
}
