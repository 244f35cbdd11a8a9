import { entry } from "./entry";

const hint = (suggestion: string | null): string => (suggestion === null ? "" : ` Did you mean \`${suggestion}\`?`);
const quoted = (found: string): string => (found === "" ? "The end of the file" : `\`${found}\``);

/** What can be wrong with the text before any name has a meaning. */
export const syntax = {
  /** `found` is empty at the end of the file. */
  "unexpected-text": entry<{ found: string; expected: readonly string[]; inside: string; suggestion: string | null }>(
    "error",
    (f) => `${quoted(f.found)} cannot stand here, in ${f.inside}.${hint(f.suggestion)}`,
    (f) => (f.expected.length === 0 ? "Nothing more may stand here." : `Valid here: ${f.expected.join(", ")}.`),
  ),
  "unclosed-block": entry<{ inside: string; found: string }>(
    "error",
    (f) => `${f.inside.charAt(0).toUpperCase()}${f.inside.slice(1)} has no \`}\` before ${f.found === "" ? "the end of the file" : `\`${f.found}\``}.`,
    () => "Write the missing `}`.",
  ),
  "clause-outside-regime": entry<{ clause: string }>(
    "error",
    (f) => `\`${f.clause}\` stands outside a regime.`,
    () => "Move it inside the braces of a `regime`. Often a `}` too many has closed the regime above.",
  ),
  "wrong-case": entry<{ name: string; wanted: "capital" | "small" }>(
    "error",
    (f) => `\`${f.name}\` must begin with a ${f.wanted} letter here.`,
    () => "Parties, rights, movers, sources, acts, institutions and regimes begin with a capital; everything else with a small letter.",
  ),
  "reserved-name": entry<{ name: string }>(
    "error",
    (f) => `\`${f.name}\` is a word of the language and never a name.`,
    () => "Write another name here. Words that hold sentences together could not be told from a name where it is referred to.",
  ),
  "wrong-order": entry<{ part: string; before: string; of: string; order: readonly string[] }>(
    "error",
    (f) => `\`${f.part}\` comes too late here: in ${f.of} it stands before \`${f.before}\`.`,
    (f) => `Move it there. The order is ${f.order.map((part) => `\`${part}\``).join(", ")}.`,
  ),
  "misplaced-dates": entry<{ word: string; where: "rule" | "duty" | "members"; set: string }>(
    "error",
    (f) => (f.where === "members" ? `\`${f.word}\` cannot stand here: who belongs for a time stands in braces.` : `\`${f.word}\` cannot stand here: the head of a ${f.where} has no dates.`),
    (f) => (f.where === "members"
      ? `Write \`members { ${f.set} ${f.word} ... }\`, with \`;\` between those who belong for different times.`
      : `Write the dates in each sentence inside the braces, before its \`cites\`.`),
  ),
  "not-a-list": entry<{ words: string; cut: string; name: string; side: "host" | "origin" | "case" | "other" }>(
    "error",
    (f) => `\`${f.words}\` is no list of parties, so \`${f.cut}\` cannot follow it.`,
    ({ side, cut, name, words }) => {
      if (side === "case") return "A case has one party on each side: name it, or write a test for each.";
      if (side === "other") return `Name the parties, or a group of them, instead of \`${words}\`.`;
      if (cut === "except") return `Leave \`except ${name}\` out and add the condition \`when ${side} is not a member of ${name}\`.`;
      return side === "origin" ? `Write \`from ${name}\`, or \`from every member of ${name}\` for those that are bound.` : `Write \`every member of ${name}\`.`;
    },
  ),
  "nesting-too-deep": entry<{ limit: number }>(
    "error",
    (f) => `More than ${f.limit} brackets or \`not\`s are nested here; nothing of the file was read.`,
    () => "Divide the condition into several sentences.",
  ),
  "too-many-errors": entry<{ limit: number }>(
    "error",
    (f) => `More than ${f.limit} errors: the file was not read beyond this place.`,
    () => "Mend the errors above first; perhaps the file is not in this language.",
  ),
  "binary-content": entry<{ reason: string }>(
    "error",
    (f) => `This is not a text: ${f.reason}.`,
    () => "Give a text file in UTF-8.",
  ),
  "empty-file": entry<Record<string, never>>(
    "error",
    () => "The file declares nothing.",
    () => "Write a declaration or a `regime`.",
  ),
  "unterminated-string": entry<{ text: string }>(
    "error",
    (f) => `The text \`${f.text}\` has no closing quote on its line.`,
    () => "Close it with `\"` on the same line; a quote inside a text is written `\\\"`.",
  ),
  "unknown-escape": entry<{ escape: string }>(
    "error",
    (f) => `\`${f.escape}\` has no meaning inside a text.`,
    () => "Valid: `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{...}` with a hexadecimal code point.",
  ),
  "illegal-character": entry<{ text: string; reason: string }>(
    "error",
    (f) => `\`${f.text}\` ${f.reason}.`,
    () => "Names use the letters A to Z, a to z, digits and `_`; any other letter may stand in a text in quotes or in a comment.",
  ),
  "invalid-date": entry<{ date: string }>(
    "error",
    (f) => `There is no date \`${f.date}\`.`,
    () => "Write an existing day as `2004-05-01` or a month as `2004-05`, in the years 0001 to 9999.",
  ),
  "invalid-number": entry<{ number: string; reason: string }>(
    "error",
    (f) => `\`${f.number}\` ${f.reason}.`,
    () => "Write whole numbers up to 9_007_199_254_740_991 and decimals of at most 15 digits, `_` only between digits.",
  ),
};
