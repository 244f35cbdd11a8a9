/** Edits of a text by which rules mend it: what goes takes its line, its comma or its space with it. */
import type { Comment } from "../language/ast";
import type { Span, TextEdit } from "../language/span";
import type { Replacement } from "./rule";

/** Takes out an item that stands on lines of its own with these lines, or else with the space before it. */
export function removal(text: string, span: Span): Replacement {
  const lead = /[ \t]*$/.exec(text.slice(0, span.start))?.[0].length ?? 0;
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(span.end));
  const start = span.start - lead;
  const first = start === 0 || /[\r\n]/.test(text[start - 1] ?? "");
  if (!first) return { start, end: span.end, replacement: "" };
  if (rest !== null) return { start, end: span.end + rest[0].length, replacement: "" };
  return { start: span.start, end: span.end + (/^[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0), replacement: "" };
}

/** Takes one of several things out of a list with the comma that sets it off. */
export function withoutMember(list: readonly { readonly span: Span }[], index: number): Replacement {
  const [gone, before, after] = [list[index]?.span, list[index - 1]?.span, list[index + 1]?.span];
  if (!gone) throw new Error("no such member");
  if (before) return { start: before.end, end: gone.end, replacement: "" };
  return { start: gone.start, end: after?.start ?? gone.end, replacement: "" };
}

/** Whether edits leave the comments of a text as they are: none is touched, and nothing from below comes to stand in the line of one. */
export const keepsComments = (text: string, comments: readonly Comment[], edits: readonly Replacement[]): boolean =>
  edits.every(({ start, end, replacement }) =>
    comments.every(({ span }) => span.end < start || span.start >= end || (span.end === start && /^(?:[\r\n]|$)/.test(replacement + text.slice(end)))));

/** An edit with a space where words would run together. */
export function spaced(text: string, { start, end, replacement }: Replacement): Replacement {
  const gap = (before: string | undefined, after: string | undefined): string => (/^\w\w$/.test(`${before ?? ""}${after ?? ""}`) ? " " : "");
  if (replacement === "") return { start, end, replacement: gap(text[start - 1], text[end]) };
  return { start, end, replacement: `${gap(text[start - 1], replacement[0])}${replacement}${gap(replacement.at(-1), text[end])}` };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end || (a.start === b.start && a.end === b.end);

/** As many sets of edits as can be made at once: the first of any that touch the same characters. */
export function together(sets: readonly (readonly TextEdit[])[]): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const chosen: TextEdit[] = [];
  let count = 0;
  for (const set of sets) {
    if (set.some((edit) => chosen.some((other) => overlap(edit, other)))) continue;
    chosen.push(...set);
    count++;
  }
  return { edits: chosen.toSorted((a, b) => a.start - b.start || a.end - b.end), count };
}
