/** The TextMate grammar for editors, from the parser's table of tokens. */
import { contextualWords, structureWords } from "../../src/parser/tokens";

/** Words after which a name is declared. */
const declaring = [
  "regime", "reform", "source", "party", "group", "right", "mover", "judgement", "act", "table", "series", "rule", "exception",
  "reservation", "duty", "linkage", "package", "institution", "claim", "test",
];
/** Words that say what a party does. */
const verbs = ["grants", "refuses", "must", "may", "endeavours", "invokes", "keeps", "suspend", "adjudicates", "monitors", "advises", "decides"];
const constants = ["yes", "no", "none", "always"];

const alternatives = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
/** Whole words, not after a dot (`mover.state` is a fact), nor before a bracket that makes them look-ups. */
const word = (words: readonly string[]): string => `(?<![\\w.])(?:${alternatives(words)})(?![\\w(])`;
const unless = (words: readonly string[], others: readonly string[]): readonly string[] => words.filter((w) => !others.includes(w));

/** The grammar as a value; `scopeName` is `source.regime`. */
export function textMateGrammar(): object {
  const special = [...declaring, ...verbs, ...constants];
  return {
    $schema: "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
    information_for_contributors: ["Generated from src/parser/tokens.ts by scripts/generate.mjs; do not edit."],
    name: "Regime",
    scopeName: "source.regime",
    fileTypes: ["regime"],
    patterns: [
      { name: "comment.line.documentation.regime", match: "///.*$" },
      { name: "comment.line.double-slash.regime", match: "//.*$" },
      {
        name: "string.quoted.double.regime", begin: '"', end: '"|$',
        patterns: [{ name: "constant.character.escape.regime", match: String.raw`\\(?:["\\nt]|u\{[0-9A-Fa-f]+\})` }],
      },
      { name: "constant.numeric.date.regime", match: String.raw`(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])` },
      { match: String.raw`(?<!\w)(\d[\d_]*(?:\.\d+)?)\s+([A-Z]{3})(?!\w)`, captures: { 1: { name: "constant.numeric.regime" }, 2: { name: "keyword.other.unit.regime" } } },
      { name: "constant.numeric.regime", match: String.raw`(?<!\w)\d[\d_]*(?:\.\d+)?(?!\w)` },
      {
        // Not `mover held ..`, nor `exception x to reform cites ..`, where `reform` is a name.
        match: `(?<![\\w.])(${alternatives(declaring)})\\s+(?!(?:${alternatives(structureWords)})(?!\\w))([A-Za-z_]\\w*)`,
        captures: { 1: { name: "keyword.declaration.regime" }, 2: { name: "entity.name.regime" } },
      },
      { name: "keyword.declaration.regime", match: word(declaring) },
      { name: "constant.language.regime", match: word(constants) },
      { name: "keyword.operator.word.regime", match: word(verbs) },
      { name: "keyword.control.regime", match: word(unless(structureWords, special)) },
      { name: "keyword.other.regime", match: word(unless(contextualWords, special)) },
      { name: "entity.name.type.regime", match: String.raw`(?<![\w])[A-Z]\w*` },
      { name: "variable.other.regime", match: String.raw`(?<![\w])[a-z_]\w*` },
      { name: "keyword.operator.regime", match: "->|<=|>=|!=|[=<>+*%-]" },
      { name: "punctuation.regime", match: "[{}();:,./]" },
    ],
  };
}
