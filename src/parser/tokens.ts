/**
 * The token types. Every keyword is contextual except the structure words: a keyword that is no structure word is also a `Low`
 * (a small-letter name), and any small word at all is a `Word`, which is what may follow a dot.
 */

/** A kind of token. */
export interface TokenType {
  /** The word or sign itself, where only that is meant. */
  readonly name: string;
  /** What messages call it. */
  readonly label: string;
  /** The wider kinds right above it. */
  readonly categories: readonly TokenType[];
  /** Its place in the list of all. */
  readonly index: number;
  /** Itself and every wider kind: a token stands wherever one of them is asked for. */
  readonly kinds: readonly TokenType[];
}

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

const made: TokenType[] = [];
function tokenType(name: string, label: string, categories: readonly TokenType[] = []): TokenType {
  const kinds: TokenType[] = [];
  const type = { name, label, categories, index: made.length, kinds };
  kinds.push(type, ...categories.flatMap((c) => c.kinds));
  made.push(type);
  return type;
}

/** Of the end of the text. */
export const EOF = tokenType("EOF", "EOF");

/** Any small word, keywords included. */
export const Word = tokenType("Word", "a small-letter name");
/** A small word that is no structure word. */
export const Low = tokenType("Low", "a small-letter name", [Word]);
/** A small word that is no keyword at all. */
export const Identifier = tokenType("Identifier", "a small-letter name", [Low]);
/** A name that begins with a capital. */
export const Up = tokenType("Up", "a name with a capital letter");
export const DateToken = tokenType("Date", "a date such as `2004-05-01`");
export const IntegerToken = tokenType("Integer", "a whole number");
export const DecimalToken = tokenType("Decimal", "a decimal number");
export const MoneyToken = tokenType("Money", "an amount such as `5_200 EUR`");
export const StringToken = tokenType("String", 'a text in quotes (`"..."`)');

const punctuation = {
  leftBrace: "{", rightBrace: "}", leftParen: "(", rightParen: ")", comma: ",", semicolon: ";", colon: ":", dot: ".", slash: "/",
  arrow: "->", equal: "=", notEqual: "!=", lessOrEqual: "<=", less: "<", greaterOrEqual: ">=", greater: ">", plus: "+", minus: "-",
  times: "*", percent: "%",
} as const;
type Mark = keyof typeof punctuation;

const keywordToken = (word: string, category: TokenType): TokenType => tokenType(word, `\`${word}\``, [category]);

/** Token types of the keywords, by word. */
export const kw = Object.fromEntries([
  ...structureWords.map((word) => [word, keywordToken(word, Word)]),
  ...contextualWords.map((word) => [word, keywordToken(word, Low)]),
]) as Readonly<Record<Keyword, TokenType>>; // `fromEntries` forgets the literal keys

/** Token types of the signs, by name. */
export const mark = Object.fromEntries(
  Object.entries(punctuation).map(([name, image]) => [name, tokenType(image, `\`${image}\``)]),
) as Readonly<Record<Mark, TokenType>>; // as above

/** Keyword token by its word; a `Map`, so that `constructor` and `__proto__` are ordinary names. */
export const keywordByWord: ReadonlyMap<string, TokenType> = new Map(Object.entries(kw));

/** Signs by their text, two characters before one. */
export const signs: ReadonlyMap<string, TokenType> = new Map(
  Object.entries(punctuation).map(([name, image]) => [image, mark[name as Mark]]), // keys of `punctuation` are marks
);

/** Every token type, each at its `index`. */
export const tokenTypes: readonly TokenType[] = made;

/** Whether a token may stand where a type is asked for. */
export const matches = (token: AnyToken, type: TokenType): boolean => token.tokenType === type || token.tokenType.kinds.includes(type);

/** A token of the text, or the end of the text. */
export interface AnyToken {
  readonly tokenType: TokenType;
  readonly image: string;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** What is read after the last token; it stands nowhere. */
export const endOfFile: AnyToken = { tokenType: EOF, image: "", startOffset: Number.NaN, endOffset: Number.NaN };

/** One token of the text. `endOffset` is the last character's. */
export class Token implements AnyToken {
  constructor(
    readonly tokenType: TokenType,
    readonly image: string,
    readonly startOffset: number,
    readonly endOffset: number,
    /** No other token stands before it on its line: where recovery may begin anew. */
    readonly firstOnLine: boolean,
    /** A number's value, or a date as `yyyymmdd` (`dd` 00 when only the month is written). */
    readonly value: number,
  ) {}
}
