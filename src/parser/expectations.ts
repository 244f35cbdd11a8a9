/** What could have stood at a place, in the reader's words. */
import { suggest } from "../diagnostics";
import { Identifier, keywordByWord, kw, Low, mark, type TokenType, Up, Word } from "./tokens";

const mostPhrases = 12;

/** What a name means, by the innermost production that asks for it. */
const meanings: ReadonlyMap<string, string> = new Map([
  ["rights", "a right"], ["earned", "a right"], ["finding", "a right"], ["held", "a right"], ["movers", "a class of movers"],
  ["partySet", "a party or group"], ["citations", "a source"], ["body", "an institution or party"], ["obligation", "an act"],
  ["lows", "a clause"], ["acts", "an act"], ["who", "a party"], ["mover", "a class of movers"], ["right", "a right"],
  ["party", "a party"], ["group", "a group"], ["source", "a source"], ["act", "an act"], ["institution", "an institution"],
  ["regime", "a regime"], ["rule", "the rule's name"], ["exception", "the exception's name"], ["fact", "a fact"],
]);

const comparators = new Set([mark.equal, mark.notEqual, mark.less, mark.lessOrEqual, mark.greater, mark.greaterOrEqual]);
const units = new Set([kw.day, kw.days, kw.month, kw.months, kw.year, kw.years]);

function phrase(type: TokenType, rules: readonly string[]): string {
  if (comparators.has(type)) return "a comparison (`=`, `!=`, `<`, `<=`, `>`, `>=`)";
  if (type === Up || type === Low || type === Word || type === Identifier) {
    const label = type === Up ? "a name with a capital letter" : "a small-letter name";
    for (let i = rules.length - 1; i >= 0; i--) {
      const meaning = meanings.get(rules[i] ?? "");
      if (meaning !== undefined) return `${label} (${meaning})`;
    }
    return label;
  }
  return type.label;
}

/** Phrases for a list of token types, without repeats; `rules` are the productions that ask for each. */
export function expectedPhrases(types: readonly TokenType[], rules: readonly (readonly string[])[]): readonly string[] {
  const phrases = new Set<string>();
  const allUnits = [...units].every((unit) => types.includes(unit));
  types.forEach((type, i) => phrases.add(allUnits && units.has(type) ? "a unit (`days`, `months`, `years`)" : phrase(type, rules[i] ?? [])));
  const list = [...phrases];
  return list.length <= mostPhrases ? list : [...list.slice(0, mostPhrases - 1), `and ${list.length - mostPhrases + 1} more`];
}

/** The keyword among `types` that a misspelt word most likely stands for. */
export function suggestedKeyword(written: string, types: readonly TokenType[]): string | null {
  const words: string[] = [];
  for (const [word, type] of keywordByWord) if (types.includes(type)) words.push(word);
  return suggest(written, words);
}
