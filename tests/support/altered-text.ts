/** Real texts with some words exchanged for others of their kind: most still read, some still check, and few mean what they meant. */
import fc from "fast-check";
import { sourceFile } from "../../src/language/span";
import { scan } from "../../src/parser/scanner";

const words = (text: string): readonly string[] => scan(sourceFile("x", text)).tokens.map((token) => token.image);

const kinds: readonly (readonly [string, RegExp])[] = [
  ["date", /^\d{4}-\d\d/], ["money", /^\d.* [A-Z]{3}$/], ["number", /^\d/], ["comparator", /^(?:=|!=|<=?|>=?)$/], ["junction", /^(?:and|or)$/],
  ["role", /^(?:host|origin)$/], ["verb", /^(?:grants|refuses)$/], ["unit", /^(?:days?|months?|years?)$/], ["window", /^(?:since|until|before)$/],
  ["capital", /^[A-Z]/], ["small", /^[a-z]/],
];
const kindOf = (word: string): string => kinds.find(([, form]) => form.test(word))?.[0] ?? word;

/** The files that a text carries with it, which are comments and so no words. */
const files = (text: string): string => (text.match(/^\/\/ file .*$/gm) ?? []).map((line) => `\n${line}`).join("");

/** One of the texts with one to three words exchanged: mostly for others of its own, at times for some of another text. Its figures stay. */
export function alteredText(texts: readonly string[]): fc.Arbitrary<string> {
  const read = texts.map((text) => ({ text: words(text), carried: files(text) }));
  const all = read.flatMap(({ text }) => text);
  const change = fc.record({ at: fc.nat(), by: fc.nat(), foreign: fc.nat(3) });
  return fc.record({ one: fc.constantFrom(...read), changes: fc.array(change, { minLength: 1, maxLength: 3 }) }).map(({ one: { text, carried }, changes }) => {
    const altered = [...text];
    for (const { at, by, foreign } of changes) {
      const i = at % altered.length;
      const same = (foreign === 0 ? all : text).filter((word) => kindOf(word) === kindOf(altered[i] ?? ""));
      altered[i] = same[by % Math.max(1, same.length)] ?? "";
    }
    return altered.join(" ") + carried;
  });
}
