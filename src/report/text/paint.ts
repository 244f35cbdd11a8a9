/** Colours as plain functions of text: `plain` leaves it as it is. */
export type Ink = "strong" | "dim" | "good" | "bad" | "doubt" | "place";
export type Paint = (ink: Ink, text: string) => string;

export const plain: Paint = (_ink, text) => text;

const codes: Readonly<Record<Ink, readonly [number, number]>> = {
  strong: [1, 22],
  dim: [2, 22],
  good: [32, 39],
  bad: [31, 39],
  doubt: [33, 39],
  place: [36, 39],
};

/** Colours for a terminal. */
export const ansi: Paint = (ink, text) => {
  const [on, off] = codes[ink];
  return text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`;
};

const colour = new RegExp(`(${String.fromCharCode(27)}\\[(?:1|2|22|3[1-6]|39)m)`, "u");

/** Text without control characters but line ends, tabs and the colours above: a file must not steer the reader's terminal. */
export function terminalSafe(text: string): string {
  return text
    .split(colour)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replace(/\r\n|\p{Cc}/gu, (c) => (c === "\n" || c === "\r\n" || c === "\t" ? c : "\ufffd"))))
    .join("");
}
