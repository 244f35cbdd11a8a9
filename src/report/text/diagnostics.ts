import { describe, severityOf, type Diagnostic, type Related } from "../../diagnostics";
import { position, type Location, type SourceFile } from "../../language/span";
import type { Places } from "../places";
import { count } from "../words/names";
import { displayWidth, wrap } from "./layout";
import type { Ink, Paint } from "./paint";

const tabStop = 4;
/** Longest part of a line that is shown: a line may be megabytes long. */
const longestExcerpt = 160;

// A control character of the text must not reach the terminal.
const visible = (text: string): string => text.replace(/\p{Cc}/gu, (c) => (c === "\t" ? c : "\ufffd"));

/** Tabs as spaces, counted from the start of the excerpt. */
function expand(text: string, from = 0): string {
  let out = "";
  let column = from;
  for (const c of visible(text)) {
    const shown = c === "\t" ? " ".repeat(tabStop - (column % tabStop)) : c;
    out += shown;
    column += displayWidth(shown);
  }
  return out;
}

interface Excerpt {
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The source line of a place, cut into the part before the mark, the marked part and the rest. */
function excerpt(file: SourceFile, at: Location): Excerpt {
  const start = Math.min(Math.max(at.start, 0), file.text.length);
  const { line, column } = position(file, start);
  const lineStart = file.lineStarts[line - 1] ?? 0;
  const next = file.lineStarts[line] ?? file.text.length;
  const lineEnd = lineStart + file.text.slice(lineStart, next).replace(/[\r\n]+$/, "").length;
  const end = Math.min(Math.max(at.end, start), lineEnd);
  const from = start - lineStart > longestExcerpt / 2 ? start - longestExcerpt / 2 : lineStart;
  const markEnd = Math.min(end, start + longestExcerpt);
  const to = Math.min(lineEnd, Math.max(markEnd, from + longestExcerpt));
  const before = (from > lineStart ? "..." : "") + expand(file.text.slice(from, start));
  const marked = expand(file.text.slice(start, markEnd), displayWidth(before));
  const after = expand(file.text.slice(markEnd, to), displayWidth(before) + displayWidth(marked)) + (to < lineEnd ? "..." : "");
  return { line, column, before, marked, after };
}

function frame(file: SourceFile, at: Location, label: string, mark: string, paint: (text: string) => string, dim: (text: string) => string): readonly string[] {
  const e = excerpt(file, at);
  const number = String(e.line);
  const gutter = " ".repeat(number.length);
  const underline = mark.repeat(Math.max(1, displayWidth(e.marked)));
  return [
    `${dim(`${gutter} |`)}`,
    `${dim(`${number} |`)} ${e.before}${e.marked}${e.after}`.trimEnd(),
    `${dim(`${gutter} |`)} ${" ".repeat(displayWidth(e.before))}${paint(underline + (label === "" ? "" : ` ${label}`))}`,
  ];
}

function place(at: Location, places: Places): string {
  const file = places.sources.get(at.path);
  if (file === undefined) return places.show(at.path);
  const { line, column } = position(file, Math.min(at.start, file.text.length));
  return `${places.show(at.path)}:${line}:${column}`;
}

/** Something said of a place, in words. */
export interface Note {
  /** The first word: how grave it is. */
  readonly head: string;
  readonly ink: Ink;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly at: Location;
  readonly related: readonly Related[];
}

/** One note: heading, source with the place underlined, related places, remedy and where to read more. */
export function noteText(note: Note, places: Places, paint: Paint): string {
  const file = places.sources.get(note.at.path);
  const dim = (text: string): string => paint("dim", text);
  const lines = [
    `${paint(note.ink, note.head)} ${paint("place", place(note.at, places))} ${dim(`[${note.code}]`)}`,
    ...wrap(visible(note.message), "  ").map((line) => paint("strong", line)),
    ...(file === undefined ? [] : frame(file, note.at, "", "^", (t) => paint(note.ink, t), dim)),
  ];
  for (const related of note.related) {
    const other = places.sources.get(related.at.path);
    lines.push(`${dim("see")} ${paint("place", place(related.at, places))}`);
    if (other === undefined) lines.push(`  ${related.label}`);
    else lines.push(...frame(other, related.at, visible(related.label), "-", dim, dim));
  }
  lines.push(...wrap(visible(note.remedy), "  "), dim(`  More: regime explain ${note.code}`));
  return lines.join("\n");
}

/** One diagnostic as a note. */
export function diagnosticText(d: Diagnostic, places: Places, paint: Paint): string {
  const severity = severityOf(d);
  return noteText({ head: severity, ink: severity === "error" ? "bad" : "doubt", code: d.code, ...describe(d), at: d.at, related: d.related }, places, paint);
}

/** `2 errors, 1 warning`. */
export function severityCount(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((d) => severityOf(d) === "error").length;
  const warnings = diagnostics.length - errors;
  return [...(errors > 0 ? [count(errors, "error")] : []), ...(warnings > 0 ? [count(warnings, "warning")] : [])].join(", ");
}

/** More than this many of one file help nobody; JSON has them all. */
const mostShown = 100;

/** The diagnostics of a file, a blank line between, and their number. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], places: Places, paint: Paint): string {
  if (diagnostics.length === 0) return "";
  const shown = diagnostics.slice(0, mostShown).map((d) => diagnosticText(d, places, paint));
  const more = diagnostics.length > mostShown ? ` (the first ${mostShown} are shown)` : "";
  return `${shown.join("\n\n")}\n\n${severityCount(diagnostics)}${more}\n`;
}
