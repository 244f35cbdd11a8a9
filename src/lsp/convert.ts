/** Between the protocol and the services: addresses and paths, lines and offsets. */
import type { Position, Range } from "vscode-languageserver";
import { position, type SourceFile, type Span } from "../language/span";

export function positionOf(source: SourceFile, offset: number): Position {
  const { line, column } = position(source, Math.min(Math.max(0, offset), source.text.length));
  return { line: line - 1, character: column - 1 };
}
export const rangeOf = (source: SourceFile, { start, end }: Span): Range => ({ start: positionOf(source, start), end: positionOf(source, end) });

/** The offset of a place; beyond the end of its line, the end of the line. */
export function offsetOf({ lineStarts, text }: SourceFile, { line, character }: Position): number {
  const start = lineStarts[line];
  if (start === undefined) return line < 0 ? 0 : text.length;
  const next = lineStarts[line + 1] ?? text.length;
  const end = start + text.slice(start, next).replace(/(?:\r\n|\n|\r)$/, "").length;
  return Math.min(start + Math.max(0, character), end);
}

/** The folder of an address, without a `/` at the end. */
export const folderOf = (uri: string): string => uri.replace(/\/[^/]*$/, "");

/** The path of an address below a folder; `null` where it is not below it. */
export function pathBelow(root: string, uri: string): string | null {
  const folder = normal(root);
  const file = normal(uri);
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : null;
}

/** The address of a path below a folder. */
export const uriBelow = (root: string, path: string): string => `${root}/${path.split("/").map(encodeURIComponent).join("/")}`;

/** Clients do not agree on which characters of an address are written as `%20`. */
function normal(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
