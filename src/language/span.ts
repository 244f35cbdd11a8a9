/** A half-open range of UTF-16 offsets in one file's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a named file. `path` is relative to the project root, with `/` between segments; library files are `std/...`. */
export interface Location extends Span {
  readonly path: string;
}

/** Characters of one file, and what stands there instead. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** One source text with its line table. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** Builds the line table of a text; lines end at `\n`, `\r\n` or `\r`. */
export function sourceFile(path: string, text: string): SourceFile {
  const lineStarts = [0];
  if (!text.includes("\r")) {
    // As nearly all texts; it saves a start much of its time.
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) lineStarts.push(i + 1);
    return { path, text, lineStarts };
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) lineStarts.push(i + 1);
  }
  return { path, text, lineStarts };
}

/** One-based line and column (in UTF-16 units) of an offset. */
export function position(file: SourceFile, offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = file.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((file.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (file.lineStarts[low] ?? 0) + 1 };
}
