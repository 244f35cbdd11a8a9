/** Columns of a report; a lawyer prints it on paper. */
export const pageWidth = 80;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;
const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "gu");

/** Columns that a text takes on a terminal: wide characters count two, combining marks and colours none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text.replace(colour, "")) width += zeroWidth.test(c) ? 0 : wide.test(c) ? 2 : 1;
  return width;
}

/** Pads with spaces to a number of columns. */
export const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - displayWidth(text)));

/** Breaks a paragraph at spaces; the first line starts with `first`, the others with `rest`. */
export function wrap(text: string, first: string, rest: string = " ".repeat(displayWidth(first)), width: number = pageWidth): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(" ").filter((w) => w !== "")) {
    if (!empty && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line.trimEnd());
  return lines;
}

/** Aligned columns; the last column is not padded, and broken at spaces where it goes beyond the page. */
export function table(rows: readonly (readonly string[])[], indent: string, gap = "  "): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))));
  return rows.flatMap((row) => {
    const before = indent + row.slice(0, -1).map((cell, i) => pad(cell, widths[i] ?? 0) + gap).join("");
    const last = row.at(-1) ?? "";
    return displayWidth(before) + displayWidth(last) > pageWidth ? wrap(last, before) : [(before + last).trimEnd()];
  });
}
