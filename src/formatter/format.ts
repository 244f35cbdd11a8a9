/** Formatting of whole texts, and of a part of one. */
import { printer } from "prettier/doc";
import type { Diagnostic } from "../diagnostics";
import { layout } from "./layout";
import { readWords, wordsOf, type Word, type Words } from "./words";

export interface FormatOptions {
  /** Characters of a line; 100 unless said. */
  readonly printWidth?: number;
  readonly tabWidth?: number;
  readonly useTabs?: boolean;
  /** How lines end; `auto`: as the first line of the text does. */
  readonly endOfLine?: "lf" | "crlf" | "cr" | "auto";
  /** Offsets of the text: nothing before the first is changed, nor anything from the second on. Line ends stay as they are. */
  readonly rangeStart?: number;
  readonly rangeEnd?: number;
}
/** The text laid out, or what is wrong with it. */
export type Formatted =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export const defaultPrintWidth = 100;

const lineEnds = { lf: "\n", crlf: "\r\n", cr: "\r" } as const;
const lineEndOf = (text: string): string => /\r\n?|\n/.exec(text)?.[0] ?? "\n";

/** All that a layout must keep, in order. */
const kept = (words: readonly Word[]): readonly string[] => words.flatMap(({ above, text, behind }) => [...above.map((c) => c.text), text, ...(behind === undefined ? [] : [behind])]);

type LaidOut = Pick<Words, "text" | "words">;

function laidOut(words: Words, options: FormatOptions): LaidOut {
  // The layout uses line feeds only; the type asks for no more, the printer for how lines end.
  const settings = { printWidth: options.printWidth ?? defaultPrintWidth, tabWidth: options.tabWidth ?? 2, useTabs: options.useTabs === true, endOfLine: "lf" };
  const text = printer.printDocToString(layout(words), settings).formatted;
  const again = wordsOf(text);
  if (kept(again).join("\n") !== kept(words.words).join("\n")) throw new Error("the layout of a text has lost a part of it");
  return { text, words: again };
}

/** For each place of the text with line feeds only, the place in the text as it was. */
function originalPlaces(raw: string): (place: number) => number {
  const mark = raw.startsWith("\ufeff") ? 1 : 0;
  if (!raw.includes("\r\n")) return (place) => place + mark;
  const places: number[] = [];
  for (let i = mark; i < raw.length; i++) {
    places.push(i);
    if (raw.startsWith("\r\n", i)) i++;
  }
  return (place) => places[place] ?? raw.length;
}

/** Puts the new gaps between words where the range has the whole old ones, or at least what the last line is indented by; the words themselves are the same. */
function inRange(raw: string, before: LaidOut, after: LaidOut, from: number, to: number): string {
  const original = originalPlaces(raw);
  const lineEnd = lineEndOf(raw);
  let result = "";
  let done = 0;
  for (const [i, word] of before.words.entries()) {
    const [start, end] = [i === 0 ? 0 : original(before.words[i - 1]?.end ?? 0), original(word.start)];
    const [newStart, newEnd] = [i === 0 ? 0 : (after.words[i - 1]?.end ?? 0), after.words[i]?.start ?? 0];
    if (end > to) continue;
    const gap = after.text.slice(newStart, newEnd);
    const line = raw.lastIndexOf("\n", end - 1) + 1;
    if (start >= from) result += raw.slice(done, start) + gap.replaceAll("\n", lineEnd);
    else if (line >= from && gap.includes("\n")) result += raw.slice(done, line) + gap.slice(gap.lastIndexOf("\n") + 1);
    else continue;
    done = end;
  }
  return result + raw.slice(done);
}

/** Lays a text out. A text with errors of syntax has no layout: its errors are given back. */
export function format(raw: string, options: FormatOptions = {}, path = "text.regime"): Formatted {
  const before = readWords(path, raw);
  if ("diagnostics" in before) return { ok: false, diagnostics: before.diagnostics };
  const after = laidOut(before, options);
  const { rangeStart: from = 0, rangeEnd: to = Infinity, endOfLine = "lf" } = options;
  if (from > 0 || to < raw.length) return { ok: true, text: inRange(raw, before, after, from, to) };
  const lineEnd = endOfLine === "auto" ? lineEndOf(raw) : lineEnds[endOfLine];
  return { ok: true, text: (raw.startsWith("\ufeff") ? "\ufeff" : "") + after.text.replaceAll("\n", lineEnd) };
}
