/**
 * The token types. Every keyword is contextual except the structure words: a keyword that is no structure word is also a `Low`
 * (a small-letter name), and any small word at all is a `Word`, which is what may follow a dot.
 */
import { createToken, Lexer, type TokenType } from "chevrotain";

/** Never names: where one is declared as a name, it is said so. */
export const structureWords = [
  "and", "or", "not", "to", "from", "of", "in", "on", "is", "by", "at", "for", "per", "with", "as", "after", "when", "since", "until",
  "before", "during", "cites", "each", "otherwise", "within", "except", "together", "then", "host", "origin", "mover", "employer", "every", "any",
  "that", "once", "where", "because", "needs", "above", "end", "held", "keeps", "toward", "must", "may", "does", "grants", "refuses",
  "endeavours", "invokes", "has", "decided", "expect", "yes", "no", "none", "always", "year", "date", "pair", "world", "everything",
  "anything", "day", "days", "weeks", "month", "months", "years",
] as const;

/** Words with a meaning in one place and free as small-letter names elsewhere. */
export const contextualWords = [
  "edition", "use", "regime", "reform", "source", "party", "group", "right", "facts", "judgement", "act", "table", "series", "members",
  "closure", "rule", "exception", "reservation", "duty", "standing", "linkage", "package", "institution", "accession", "exit",
  "interests", "claim", "test", "celex", "url", "treaty", "statute", "journal", "document", "about", "issues", "formality", "number", "money", "state", "periods", "one",
  "some", "ladder", "admitted", "performed", "security", "economic", "rights", "grounds", "invoked", "running", "most", "least",
  "national", "favoured", "general", "reciprocal", "terms", "all", "which", "ballot", "arrival", "merit", "renewable", "other",
  "member", "outsider", "anyone", "anybody", "stateless", "grant", "refuse", "bound", "apply", "good", "known", "a", "mean", "suspend",
  "complaint", "tactical", "substantive", "return", "adjudicates", "monitors", "advises", "decides", "consensus", "majority",
  "unanimity", "itself", "injured", "open", "invitation", "alone", "sovereign", "permissive", "gains", "bears", "never",
  "whoever", "granted", "denied", "rationed", "discretionary", "silent", "ruggie", "hollifield", "holds", "fails", "depends", "vacuous",
  "undecided", "assessable", "remove", "add", "replace", "admit", "coalition", "scenario", "horizon", "discount", "flow", "between", "mostly", "shock", "probability",
  "amendment", "principle", "norm", "follows", "under", "figure", "name", "soft", "law", "permission", "concession", "concede", "raise", "kept", "two", "thirds",
  "sum", "the", "lesser", "greater", "quota", "counted",
] as const;

export type Keyword = (typeof structureWords)[number] | (typeof contextualWords)[number];

const abstractToken = (name: string, label: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, label, pattern: Lexer.NA, categories });

/** Any small word, keywords included. */
export const Word = abstractToken("Word", "a small-letter name");
/** A small word that is no structure word. */
export const Low = abstractToken("Low", "a small-letter name", [Word]);
/** A small word that is no keyword at all. */
export const Identifier = abstractToken("Identifier", "a small-letter name", [Low]);
/** A name that begins with a capital. */
export const Up = abstractToken("Up", "a name with a capital letter");
export const DateToken = abstractToken("Date", "a date such as `2004-05-01`");
export const IntegerToken = abstractToken("Integer", "a whole number");
export const DecimalToken = abstractToken("Decimal", "a decimal number");
export const MoneyToken = abstractToken("Money", "an amount such as `5_200 EUR`");
export const StringToken = abstractToken("String", 'a text in quotes (`"..."`)');

const punctuation = {
  leftBrace: "{", rightBrace: "}", leftParen: "(", rightParen: ")", comma: ",", semicolon: ";", colon: ":", dot: ".", slash: "/",
  arrow: "->", equal: "=", notEqual: "!=", lessOrEqual: "<=", less: "<", greaterOrEqual: ">=", greater: ">", plus: "+", minus: "-",
  times: "*", percent: "%",
} as const;
type Mark = keyof typeof punctuation;

const keywordToken = (word: string, category: TokenType): TokenType =>
  abstractToken(`Kw${word.charAt(0).toUpperCase()}${word.slice(1)}`, `\`${word}\``, [category]);

/** Token types of the keywords, by word. */
export const kw = Object.fromEntries([
  ...structureWords.map((word) => [word, keywordToken(word, Word)]),
  ...contextualWords.map((word) => [word, keywordToken(word, Low)]),
]) as Readonly<Record<Keyword, TokenType>>; // `fromEntries` forgets the literal keys

/** Token types of the signs, by name. */
export const mark = Object.fromEntries(
  Object.entries(punctuation).map(([name, image]) => [name, abstractToken(`Sign${name}`, `\`${image}\``)]),
) as Readonly<Record<Mark, TokenType>>; // as above

/** Keyword token by its word; a `Map`, so that `constructor` and `__proto__` are ordinary names. */
export const keywordByWord: ReadonlyMap<string, TokenType> = new Map(Object.entries(kw));

/** Signs by their text, two characters before one. */
export const signs: ReadonlyMap<string, TokenType> = new Map(
  Object.entries(punctuation).map(([name, image]) => [image, mark[name as Mark]]), // keys of `punctuation` are marks
);

export const vocabulary: TokenType[] = [
  Word, Low, Identifier, Up, DateToken, IntegerToken, DecimalToken, MoneyToken, StringToken, ...Object.values(kw), ...Object.values(mark),
];

/** One token of the text, in the shape chevrotain reads. `endOffset` is the last character's (chevrotain's convention). */
export class Token {
  readonly tokenTypeIdx: number;
  constructor(
    readonly tokenType: TokenType,
    readonly image: string,
    readonly startOffset: number,
    readonly endOffset: number,
    /** No other token stands before it on its line: where recovery may begin anew. */
    readonly firstOnLine: boolean,
    /** A number's value, or a date as `yyyymmdd` (`dd` 00 when only the month is written). */
    readonly value: number,
  ) {
    // Chevrotain numbers a token type when it is made; its public type does not show the number as present.
    this.tokenTypeIdx = tokenType.tokenTypeIdx ?? 0;
  }
}
