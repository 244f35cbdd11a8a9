/** Text to tokens, comments and lexical errors, by hand and in one pass. Most texts are short and read by code that is not compiled yet: there one step of the engine is quicker than ours a character. */
import { diagnostic, type Diagnostic } from "../diagnostics";
import type { Comment } from "../language/ast";
import { daysInMonth } from "../language/dates";
import type { SourceFile } from "../language/span";
import { maxErrors } from "./limits";
import {
  DateToken, DecimalToken, Identifier, IntegerToken, keywordByWord, MoneyToken, signs, StringToken, Token, type TokenType, Up,
} from "./tokens";

export interface Scan {
  readonly tokens: Token[];
  readonly comments: readonly Comment[];
  /** Text of the `///` lines right above the token that starts at this offset. */
  readonly documentation: ReadonlyMap<number, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Scans a whole text, or a stretch of it that begins and ends between two tokens. */
export function scan(file: SourceFile, from = 0, until = file.text.length): Scan {
  return new Scanner(file, from, until).run();
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isCapital = (c: number): boolean => c >= 65 && c <= 90;
const isSmall = (c: number): boolean => (c >= 97 && c <= 122) || c === 95;
const isNamePart = (c: number): boolean => isSmall(c) || isCapital(c) || isDigit(c);
/** Direction overrides and isolates: they make a text look other than it reads. */
const isHidden = (c: number): boolean => (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
const isControl = (c: number): boolean => (c < 32 && c !== 9) || (c >= 0x7f && c < 0xa0);
const isNewline = (c: number): boolean => c === 10 || c === 13;

/** 1 for each character of a name. */
const nameParts = Uint8Array.from({ length: 128 }, (_, c) => (isNamePart(c) ? 1 : 0));
/** A text in quotes without escapes and hidden characters; the same of the rest of a line. */
const plainText = /"[^"\\\p{Cc}\u202a-\u202e\u2066-\u2069]*"/uy;
const plainLine = /[^\p{Cc}\u202a-\u202e\u2066-\u2069]*(?=[\r\n]|$)/uy;
const datePattern = /(\d{1,4})-(\d{1,2})(?:-(\d{1,2}))?(?!\d)/y;
const moneyPattern = /[ \t]*([A-Z]{3})(?![A-Za-z0-9_])(?![ \t]*(?::|\/(?!\/)))/y;

class Scanner {
  private readonly text: string;
  private readonly tokens: Token[] = [];
  private readonly comments: Comment[] = [];
  private readonly docs = new Map<number, string>();
  private readonly problems: Diagnostic[] = [];
  private at: number;
  /** Where scanning ends: 0 once it is given up. */
  private until: number;
  private fresh: boolean;
  /** Newlines since the last token or comment; two in a row part a documentation comment from what follows. */
  private lines: number;
  private pending: string[] = [];

  constructor(private readonly file: SourceFile, from: number, until: number) {
    this.text = file.text;
    this.at = from;
    this.until = until;
    this.fresh = from === 0;
    this.lines = from === 0 ? 1 : 0;
  }

  run(): Scan {
    const { text } = this;
    if (this.at === 0 && text.charCodeAt(0) === 0xfeff) this.at = 1;
    while (this.at < this.until) {
      const c = text.charCodeAt(this.at);
      if (c === 32 || c === 9) this.at++;
      else if (isNewline(c)) this.newline(c);
      else if (isSmall(c) || isCapital(c)) this.word(c);
      else if (isDigit(c)) this.numeral();
      else if (c === 34) this.quoted();
      else if (c === 47 && text.charCodeAt(this.at + 1) === 47) this.comment();
      else this.sign();
    }
    return { tokens: this.tokens, comments: this.comments, documentation: this.docs, diagnostics: this.problems };
  }

  private newline(c: number): void {
    this.at += c === 13 && this.text.charCodeAt(this.at + 1) === 10 ? 2 : 1;
    this.fresh = true;
    this.lines++;
    if (this.lines > 1) this.pending.length = 0;
  }

  private push(type: TokenType, image: string, start: number, value = 0): void {
    if (this.pending.length > 0) {
      if (this.fresh) this.docs.set(start, this.pending.join("\n"));
      this.pending.length = 0;
    }
    this.tokens.push(new Token(type, image, start, this.at - 1, this.fresh, value));
    this.fresh = false;
    this.lines = 0;
  }

  private word(first: number): void {
    const { text } = this;
    const start = this.at;
    let i = start + 1;
    while (i < text.length && nameParts[text.charCodeAt(i)] === 1) i++;
    this.at = i;
    const image = text.slice(start, i);
    this.push(isCapital(first) ? Up : (keywordByWord.get(image) ?? Identifier), image, start);
  }

  private digits(from: number): number {
    let i = from;
    for (let c = this.text.charCodeAt(i); isDigit(c) || c === 95; c = this.text.charCodeAt(i)) i++;
    return i;
  }

  private numeral(): void {
    const { text } = this;
    const start = this.at;
    let i = this.digits(start);
    if (text.charCodeAt(i) === 45 && i - start <= 4 && this.date(start)) return;
    const decimal = text.charCodeAt(i) === 46 && isDigit(text.charCodeAt(i + 1));
    if (decimal) i = this.digits(i + 1);
    const image = text.slice(start, i);
    const value = this.number(image, decimal, start, i);
    moneyPattern.lastIndex = i;
    const money = moneyPattern.test(text);
    this.at = money ? moneyPattern.lastIndex : i;
    this.push(money ? MoneyToken : decimal ? DecimalToken : IntegerToken, money ? text.slice(start, this.at) : image, start, value);
  }

  private number(image: string, decimal: boolean, start: number, end: number): number {
    const plain = image.replaceAll("_", "");
    let reason: string | undefined;
    if (image.includes("__") || image.endsWith("_") || image.includes("_.") || image.includes("._")) reason = "has a `_` that is not between digits";
    else if (decimal ? plain.replace(/^0*/, "").length > 16 : Number(plain) > Number.MAX_SAFE_INTEGER) reason = "has too many digits";
    if (reason === undefined) return Number(plain);
    this.problem(diagnostic("invalid-number", this.place(start, end), { number: clip(image), reason }));
    // Nearest to what was meant, so that nothing else seems wrong with it.
    return Math.min(Number(plain), Number.MAX_SAFE_INTEGER);
  }

  /** Reads a date, well formed or nearly (`2004-5-1`, `2004-13-40`); false if the text is no date at all. */
  private date(start: number): boolean {
    datePattern.lastIndex = start;
    const match = datePattern.exec(this.text);
    if (match === null) return false;
    const [image, year = "", month = "", day] = match;
    const shaped = year.length === 4 && month.length === 2 && (day === undefined || day.length === 2);
    if (!shaped && (day === undefined || year.length < 4)) return false;
    const y = Math.max(1, Number(year));
    const m = Math.min(12, Math.max(1, Number(month)));
    const d = day === undefined ? 0 : Math.min(daysInMonth(y, m), Math.max(1, Number(day)));
    this.at = start + image.length;
    if (!shaped || y !== Number(year) || m !== Number(month) || d !== Number(day ?? 0)) {
      this.problem(diagnostic("invalid-date", this.place(start, this.at), { date: image }));
    }
    this.push(DateToken, image, start, y * 10000 + m * 100 + d);
    return true;
  }

  private quoted(): void {
    const { text } = this;
    const start = this.at;
    plainText.lastIndex = start;
    if (plainText.test(text)) {
      this.at = plainText.lastIndex;
      this.push(StringToken, text.slice(start, this.at), start);
      return;
    }
    let i = start + 1;
    for (;;) {
      const c = text.charCodeAt(i);
      if (c === 34) break;
      if (i >= text.length || isNewline(c)) {
        this.problem(diagnostic("unterminated-string", this.place(start, i), { text: clip(text.slice(start, i)) }));
        this.at = i;
        this.push(StringToken, text.slice(start, i), start);
        return;
      }
      if (c === 92) i = this.escape(i);
      else {
        if (isControl(c) || isHidden(c)) this.illegal(i, i + 1, "is a hidden character");
        i++;
      }
    }
    this.at = i + 1;
    this.push(StringToken, text.slice(start, i + 1), start);
  }

  /** Checks the escape at `i` and gives the offset behind it. */
  private escape(i: number): number {
    const next = this.text.charAt(i + 1);
    if (next === '"' || next === "\\" || next === "n" || next === "t") return i + 2;
    const match = /^\\u\{([0-9a-fA-F]{1,6})\}/.exec(this.text.slice(i, i + 10));
    if (match !== null && Number.parseInt(match[1] ?? "", 16) <= 0x10ffff) return i + match[0].length;
    const end = next === "" || next === "\n" || next === "\r" ? i + 1 : i + 2;
    this.problem(diagnostic("unknown-escape", this.place(i, end), { escape: this.text.slice(i, end) }));
    return end;
  }

  private comment(): void {
    const { text } = this;
    const start = this.at;
    plainLine.lastIndex = start + 2;
    const i = plainLine.test(text) ? plainLine.lastIndex : this.lineWithHidden(start + 2);
    this.at = i;
    const documentation = text.startsWith("///", start) && text.charCodeAt(start + 3) !== 47;
    const content = text.slice(start + (documentation ? 3 : 2), i).replace(/^ /, "").trimEnd();
    this.comments.push({ text: content, documentation, span: { start, end: i } });
    if (documentation && this.fresh) this.pending.push(content);
    this.lines = 0;
  }

  /** Reports what is hidden in the rest of a line, and gives its end. */
  private lineWithHidden(from: number): number {
    const { text } = this;
    let i = from;
    for (let c = text.charCodeAt(i); i < text.length && !isNewline(c); c = text.charCodeAt(i)) {
      if (isHidden(c) || (isControl(c) && c !== 12)) this.illegal(i, i + 1, "is a hidden character");
      i++;
    }
    return i;
  }

  private sign(): void {
    const { text } = this;
    const start = this.at;
    const two = text.slice(start, start + 2);
    const type = signs.get(two) ?? signs.get(text.charAt(start));
    if (type !== undefined) {
      const image = signs.has(two) ? two : text.charAt(start);
      this.at += image.length;
      this.push(type, image, start);
      return;
    }
    if (/[\u00a0\u2000-\u200b\u2028\u2029\u202f\u3000\ufeff]/.test(text.charAt(start))) {
      this.at++;
      this.illegal(start, this.at, "is a space that is not a plain one");
      return;
    }
    this.foreign(start);
  }

  /** A run of characters that begin nothing: one error; letters make a name, so that the clause can still be read. */
  private foreign(start: number): void {
    const match = /[^\s!-~]+[A-Za-z0-9_]*|[!-~]/y;
    match.lastIndex = start;
    const image = match.exec(this.text)?.[0] ?? this.text.charAt(start);
    const before = this.tokens.at(-1);
    this.at = start + image.length;
    const letter = /^\p{L}/u.test(image);
    const joined = before !== undefined && before.endOffset + 1 === start && /^\w/.test(before.image);
    this.illegal(start, this.at, letter ? "has letters that names cannot have" : /^[\u201c\u201d\u201e\u00ab\u00bb]/.test(image) ? "is not a straight quote" : "has no meaning here");
    if (letter && !joined) this.push(/^\p{Lu}/u.test(image) ? Up : Identifier, image, start);
  }

  /** Notes an error; after too many, the rest of the text is not scanned. */
  private problem(d: Diagnostic): void {
    if (this.problems.length < maxErrors) this.problems.push(d);
    else if (this.until > 0) {
      this.problems.push(diagnostic("too-many-errors", d.at, { limit: maxErrors }));
      this.until = 0;
    }
  }

  private illegal(start: number, end: number, reason: string): void {
    const image = this.text.slice(start, end);
    const code = image.codePointAt(0) ?? 0;
    const shown = isControl(code) || isHidden(code) || /\s|\u200b|\ufeff/u.test(image) ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : clip(image);
    this.problem(diagnostic("illegal-character", this.place(start, end), { text: shown, reason }));
  }

  private place(start: number, end: number): { readonly path: string; readonly start: number; readonly end: number } {
    return { path: this.file.path, start, end };
  }
}

/** Shortens a long piece of text for a message. */
export function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The value of a text token: quotes off, escapes resolved. */
export function unquote(image: string): string {
  const closed = image.length > 1 && image.endsWith('"');
  const inner = image.slice(1, closed ? -1 : undefined);
  if (!inner.includes("\\")) return inner;
  return inner.replace(/\\(?:u\{([0-9a-fA-F]{1,6})\}|(.)|$)/gs, (_, hex: string | undefined, plain: string | undefined) => {
    if (hex !== undefined) return Number.parseInt(hex, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(hex, 16)) : "";
    return plain === "n" ? "\n" : plain === "t" ? "\t" : (plain ?? "");
  });
}
