/**
 * What every part of the grammar stands on: spans, names, documentation, and recovery.
 *
 * Recovery is our own, not chevrotain's: an error ends the nearest item (a sentence, a row, a clause head), and reading goes on at the
 * next place that can begin one. Chevrotain's token insertion invents names and reports one cause several times.
 */
import {
  EmbeddedActionsParser, EOF, isRecognitionException, type IToken, type ParserMethod, type TokenType, tokenMatcher,
} from "chevrotain";
import { diagnostic, type Diagnostic } from "../diagnostics";
import type { Name, Text } from "../language/ast";
import type { Location, Span } from "../language/span";
import { startsClause, startsEdit, startsRegime } from "./clause-starts";
import { expectedPhrases, suggestedKeyword } from "./expectations";
import { unquote, clip } from "./scanner";
import { Identifier, keywordByWord, kw, Low, mark, StringToken, Token, Up, vocabulary, Word } from "./tokens";

/** A node while its parts are read; handed out as the read-only node it is a draft of. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
export type Production<T> = ParserMethod<[], T>;
/** Placeholders of a draft, until the real parts are read. */
export const nowhere: Span = { start: 0, end: 0 };
export const missing: Name = { kind: "Name", text: "", span: nowhere };

interface Breakable {
  broken?: true;
}
interface ItemDraft extends Breakable {
  span: Span;
  documentation?: string;
}

/** What one run of the parser reads, beside its tokens. */
export interface Reading {
  readonly path: string;
  readonly length: number;
  readonly documentation: ReadonlyMap<number, string>;
}

const emptyReading: Reading = { path: "", length: 0, documentation: new Map() };
const wordless = (): string => "";
/** Errors whose valid continuations are worked out in full; beyond, a file is so broken that only places matter. */
const explainedErrors = 200;

export abstract class GrammarBase extends EmbeddedActionsParser {
  protected reading: Reading = emptyReading;
  protected found: Diagnostic[] = [];
  /** What we are inside of, outermost first: a word and a name (`rule`, `workers`). */
  private inside: { readonly what: string; name: string }[] = [];
  /** Edits of a reform are looked for only inside one: elsewhere `add` and `remove` are plain names. */
  protected inReform = false;
  /** Index of the first token of the list item read last. */
  private itemStart = 0;
  /** Index of the token an error was last reported at: the same place is not reported twice. */
  private reportedAt = -1;

  constructor(validate: boolean) {
    super(vocabulary, {
      maxLookahead: 2,
      recoveryEnabled: false,
      skipValidations: !validate,
      // Our diagnostics are made from facts (`report`); chevrotain's sentences would be thrown away.
      errorMessageProvider: {
        buildMismatchTokenMessage: wordless, buildNotAllInputParsedMessage: wordless,
        buildNoViableAltMessage: wordless, buildEarlyExitMessage: wordless,
      },
    });
  }

  protected begin(reading: Reading, tokens: Token[]): void {
    this.input = tokens;
    this.reading = reading;
    this.found = [];
    this.inside = [];
    this.inReform = false;
    this.itemStart = 0;
    this.reportedAt = -1;
  }

  /** Lets go of the text, so that the shared parser does not keep the last file alive. */
  protected finish(): void {
    this.input = [];
    this.reading = emptyReading;
    this.inside = [];
  }

  // ---- places and small parts --------------------------------------------------------------------------------

  /** Index of the next token. */
  protected get position(): number {
    return this.lexer.exportLexerState() + 1;
  }
  private get lexer(): { exportLexerState(): number; importLexerState(state: number): void } {
    // Chevrotain's own way to save and restore the place in the text; it is missing from its public types.
    return this as unknown as { exportLexerState(): number; importLexerState(state: number): void };
  }
  protected moveTo(position: number): void {
    this.lexer.importLexerState(position - 1);
  }
  protected token(position: number): Token | undefined {
    // `begin` gives tokens of this class only; chevrotain pads the end with its own.
    const token = this.input[position];
    return token instanceof Token ? token : undefined;
  }
  protected next(): TokenType {
    return this.LA(1).tokenType;
  }

  protected start(): number {
    const offset = this.LA(1).startOffset;
    return offset >= 0 ? offset : this.reading.length;
  }
  protected spanFrom(start: number): Span {
    const last = this.LA(0).endOffset;
    return { start, end: last !== undefined && last >= start ? last + 1 : start };
  }
  protected spanOf(token: IToken): Span {
    return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
  }
  protected nameOf(token: IToken): Name {
    return { kind: "Name", text: token.image, span: this.spanOf(token) };
  }
  protected textOf(token: IToken): Text {
    return { kind: "Text", value: unquote(token.image), span: this.spanOf(token) };
  }

  /** `RULE` with the type of its node written once. */
  protected production<T>(name: string, parts: () => T): Production<T> {
    return this.RULE(name, parts);
  }

  /** A text in quotes. */
  readonly text: Production<Text> = this.production<Text>("text", () => this.textOf(this.CONSUME(StringToken)));
  /** A small-letter name that is referred to. */
  readonly low: Production<Name> = this.production<Name>("low", () => this.nameOf(this.CONSUME(Low)));
  /** A small-letter name where any word may be one: after a declaring word or a dot. */
  readonly word: Production<Name> = this.production<Name>("word", () => {
    this.mendCase(Up, "small");
    return this.nameOf(this.CONSUME(Word));
  });
  /** A declared name with a capital. */
  readonly capital: Production<Name> = this.production<Name>("capital", () => {
    this.mendCase(Identifier, "capital");
    return this.nameOf(this.CONSUME(Up));
  });

  /** A declared name in the wrong case is said to be so and read all the same. */
  private mendCase(wrong: TokenType, wanted: "capital" | "small"): void {
    const token = this.token(this.position);
    if (this.RECORDING_PHASE || token === undefined || token.tokenType !== wrong) return;
    this.found.push(diagnostic("wrong-case", this.location(token), { name: token.image, wanted }));
    this.input[this.position] = new Token(
      wanted === "small" ? Identifier : Up, token.image, token.startOffset, token.endOffset, token.firstOnLine, 0,
    );
  }

  // ---- items and their recovery --------------------------------------------------------------------------------

  /** Reads one item: documentation, parts, span. An error inside it passes on to the list around it. */
  protected item<T extends ItemDraft>(node: T, parts: () => void): T {
    this.document(node, this.start());
    return this.part(node, parts);
  }

  /** As `item`, for rows and entries, which carry no documentation. */
  protected part<T extends { span: Span }>(node: T, parts: () => void): T {
    const start = this.start();
    this.itemStart = this.position;
    parts();
    node.span = this.spanFrom(start);
    return node;
  }

  /** Reads a clause or declaration: an error in its head is mended at its `{`, or at the end of the item. */
  protected clause<T extends ItemDraft>(node: T, what: string, production: string, head: () => void, block?: () => void): T {
    const start = this.start();
    const first = this.position;
    this.document(node, start);
    this.inside.push({ what, name: "" });
    const depth = this.inside.length;
    const whole = this.attempt(node, production, first, head);
    if (block !== undefined && (whole || this.skipToBlock())) block();
    else if (!whole) this.skipClause();
    node.span = this.spanFrom(start);
    this.inside.length = depth - 1;
    return node;
  }

  /** Marks the next token as the first of a list item, so that an error says what could have followed the last good item. */
  protected listItem(): void {
    this.itemStart = this.position;
  }
  protected get itemFirst(): number {
    return this.itemStart;
  }

  /** Names the clause being read, for messages. */
  protected naming(name: Name): Name {
    const top = this.inside.at(-1);
    if (top !== undefined) top.name = name.text;
    return name;
  }

  protected document(node: ItemDraft, start: number): void {
    if (this.reading.documentation.size === 0) return;
    const documentation = this.reading.documentation.get(start);
    if (documentation !== undefined) node.documentation = documentation;
  }

  /** Runs `parts`; at a syntax error reports it, marks the node broken, and gives `false`. */
  protected attempt(node: Breakable, production: string | (() => string), first: number, parts: () => void): boolean {
    if (this.RECORDING_PHASE) {
      parts();
      return true;
    }
    const depth = this.inside.length;
    try {
      parts();
      return true;
    } catch (error) {
      if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
      this.errors.length = 0;
      node.broken = true;
      // In a block, `production` is that of its items: the one that failed began at `itemStart`.
      this.report(production, Math.max(this.itemStart, first));
      this.inside.length = depth;
      return false;
    }
  }

  /**
   * Reads `{ ... }`. `parts` reads the whole content, and is called again after an error, so it must read "what may still come".
   * `begins` tells whether a token that is first on its line may begin the next item.
   */
  protected braced(
    node: Breakable,
    production: string | (() => string),
    parts: () => void,
    options: BlockOptions = {},
  ): void {
    if (this.RECORDING_PHASE) {
      this.consume(250, mark.leftBrace);
      parts();
      this.consume(251, mark.rightBrace);
      return;
    }
    const open = this.enterBlock(node, options);
    if (open === undefined) return;
    for (;;) {
      const from = this.position;
      const read = this.next() === mark.rightBrace && node.broken === true ? true : this.attempt(node, production, from, parts);
      if (read && this.next() === mark.rightBrace) {
        this.moveTo(this.position + 1);
        return;
      }
      if (read && this.unclosed(node, open, options)) return;
      if (read) {
        node.broken = true;
        this.report(production, this.itemStart >= from ? this.itemStart : this.position, [mark.rightBrace]);
      }
      this.skip(from, open, options);
      // What led here was reported a moment ago: the same cause may well have swallowed the `}`.
      if (this.next() === EOF || this.startsOuter(this.position, options)) return;
    }
  }

  private enterBlock(node: Breakable, options: BlockOptions): Token | undefined {
    const open = this.token(this.position);
    if (open?.tokenType === mark.leftBrace) {
      this.moveTo(this.position + 1);
      return open;
    }
    node.broken = true;
    const at = this.position;
    this.report("", at, [mark.leftBrace]);
    const here = this.token(at - 1);
    if (open === undefined) return undefined;
    if (open.tokenType === mark.rightBrace) return open.firstOnLine ? undefined : here;
    if (options.whole === true ? startsClause(this.input, at) : open.firstOnLine && options.begins?.(open.tokenType) === true) return here;
    if (this.skipToBlock()) {
      const brace = this.token(this.position);
      this.moveTo(this.position + 1);
      return brace;
    }
    // No `{` at all: read on as if it stood here, if a `}` shows that there is a content.
    return options.whole === true || this.closesBeforeClause(at, options) ? here : undefined;
  }

  /** If the block ends without `}`: says so at the place where the `}` was due. */
  private unclosed(node: Breakable, open: Token, options: BlockOptions): boolean {
    if (this.next() !== EOF && !this.startsOuter(this.position, options)) return false;
    node.broken = true;
    const token = this.token(this.position);
    const place = token ?? this.token(this.position - 1) ?? open;
    this.found.push(
      diagnostic("unclosed-block", this.location(place), { inside: this.where(), found: token === undefined ? "" : clip(token.image) }, [
        { at: this.location(open), label: "opened here" },
      ]),
    );
    this.reportedAt = this.position;
    return true;
  }

  /** Whether the token begins something that cannot stand in this block. */
  private startsOuter(position: number, options: BlockOptions): boolean {
    const type = this.token(position)?.tokenType;
    if (type === undefined || options.plain?.includes(type)) return false;
    if (options.whole === true) return startsRegime(this.input, position);
    return startsClause(this.input, position) || (this.inReform && startsEdit(this.input, position));
  }

  /** After an error: to the next item of this block, its `}`, or the clause after it. */
  private skip(from: number, open: Token, options: BlockOptions): void {
    let i = this.position;
    const stuck = i === from;
    let depth = this.openBraces(Math.max(this.itemStart, from), i);
    for (let token = this.token(i); token !== undefined; token = this.token(++i)) {
      const type = token.tokenType;
      const lineStart = token.firstOnLine || this.token(i - 1)?.tokenType === mark.rightBrace;
      if (lineStart && this.startsOuter(i, options)) break;
      if (type === mark.leftBrace) depth++;
      else if (type === mark.rightBrace) {
        if (depth > 0) depth--;
        else if (options.whole === true ? !this.straysAt(i) : this.closesAt(i, open)) break;
      } else if (depth === 0 && !(stuck && i === from)) {
        if (options.begins === undefined ? startsClause(this.input, i) : lineStart && options.begins(type)) break;
      }
    }
    this.moveTo(i);
  }

  /** Braces opened and not closed from one token to another: the inner ones of the item that failed. */
  private openBraces(from: number, to: number): number {
    let depth = 0;
    for (let i = from; i < to; i++) {
      const type = this.token(i)?.tokenType;
      if (type === mark.leftBrace) depth++;
      else if (type === mark.rightBrace && depth > 0) depth--;
    }
    return depth;
  }

  /** Whether a `}` ends the block opened at `open`, rather than something inside it whose `{` is missing. */
  private closesAt(position: number, open: Token): boolean {
    const token = this.token(position);
    const after = this.token(position + 1);
    if (token === undefined || token.firstOnLine || after === undefined) return true;
    if (!after.firstOnLine && after.tokenType !== mark.rightBrace && !startsClause(this.input, position + 1)) return false;
    // A block over several lines has its `}` on a line of its own; if there is one, this `}` is not it.
    return !(after.firstOnLine && after.tokenType === mark.rightBrace && this.breaksLine(open, position));
  }

  /** Whether a line begins between `open` and a position. */
  private breaksLine(open: Token, position: number): boolean {
    for (let i = position; i >= 0; i--) {
      const token = this.token(i);
      if (token === undefined || token.startOffset <= open.startOffset) return false;
      if (token.firstOnLine) return true;
    }
    return false;
  }

  /** A `}` in a regime that closes nothing: more clauses follow it. */
  private straysAt(position: number): boolean {
    const after = this.token(position + 1);
    if (after === undefined || startsRegime(this.input, position + 1)) return false;
    return startsClause(this.input, position + 1) || !(after.firstOnLine || this.token(position)?.firstOnLine === true);
  }

  /** After a broken clause: to what follows it. */
  private skipClause(): void {
    let depth = 0;
    let i = this.position;
    for (let token = this.token(i); token !== undefined; token = this.token(++i)) {
      if (startsClause(this.input, i) || (this.inReform && startsEdit(this.input, i))) break;
      if (token.tokenType === mark.leftBrace) depth++;
      else if (token.tokenType === mark.rightBrace && depth-- === 0) break;
    }
    this.moveTo(i);
  }

  /** Whether a list of items goes on: not where a clause begins that cannot stand among them. */
  protected readonly goesOn = (): boolean =>
    !startsClause(this.input, this.position) && !(this.inReform && startsEdit(this.input, this.position));

  /** Moves to the `{` of a clause with a broken head; false if the next clause or a `}` comes first. */
  private skipToBlock(): boolean {
    for (let i = this.position; ; i++) {
      const token = this.token(i);
      if (token === undefined || token.tokenType === mark.rightBrace) return false;
      if (i > this.position && startsClause(this.input, i)) return false;
      if (token.tokenType === mark.leftBrace && this.token(i - 1)?.tokenType !== kw.in) {
        this.moveTo(i);
        return true;
      }
    }
  }

  private closesBeforeClause(position: number, options: BlockOptions): boolean {
    for (let i = position; ; i++) {
      const token = this.token(i);
      if (token === undefined || this.startsOuter(i, options)) return false;
      if (token.tokenType === mark.rightBrace) return i > position;
    }
  }

  // ---- reporting ---------------------------------------------------------------------------------------------------

  /** Reports that the text cannot go on here, once a place. `production` was being read since token `first`. */
  protected report(of: string | (() => string), first: number, also: readonly TokenType[] = []): void {
    const production = typeof of === "string" ? of : of();
    const at = this.position;
    const expected = this.found.length < explainedErrors ? (this.capitalKeyword(first, at) ?? this.expectedHere(production, first, at, also)) : { at, types: [], rules: [] };
    if (this.reportedAt === expected.at || this.reportedAt === at) return;
    this.reportedAt = expected.at;
    const token = this.token(expected.at);
    const place = token ?? this.token(expected.at - 1);
    const suggestion = token !== undefined && tokenMatcher(token, Word) ? suggestedKeyword(token.image, expected.types) : null;
    this.found.push(
      diagnostic("unexpected-text", place ? this.location(place) : { path: this.reading.path, ...nowhere }, {
        found: token === undefined ? "" : clip(token.image),
        expected: expectedPhrases(expected.types, expected.rules),
        inside: this.where(),
        suggestion,
      }),
    );
  }

  /** A keyword with a capital inside a line was taken for the party that begins the next sentence: it is the culprit. */
  private capitalKeyword(first: number, at: number): Expected | undefined {
    const token = this.token(first);
    if (at !== first + 1 || token === undefined || token.firstOnLine || token.tokenType !== Up) return undefined;
    const keyword = keywordByWord.get(token.image.toLowerCase());
    return keyword === undefined ? undefined : { at: first, types: [keyword], rules: [] };
  }

  /** Tokens that could stand at the first place where `production` and the text part. */
  private expectedHere(production: string, first: number, at: number, also: readonly TokenType[]): Expected {
    if (production === "" || at - first > 200) return { at, types: also, rules: also.map(() => []) };
    for (let place = at; place <= at + 1; place++) {
      const read = this.input.slice(first, place);
      const paths = this.computeContentAssist(production, read);
      const types = [...paths.map((p) => p.nextTokenType), ...(read.length === 0 || also.length === 0 ? [] : this.firsts(production)), ...also];
      const token = this.token(place);
      if (token === undefined || place > at || !types.some((type) => tokenMatcher(token, type))) {
        return { at: place, types, rules: [...paths.map((p) => p.ruleStack)] };
      }
    }
    return { at, types: also, rules: [] };
  }

  private firsts(production: string): readonly TokenType[] {
    return this.computeContentAssist(production, []).map((p) => p.nextTokenType);
  }

  /** The innermost thing we are inside of, in words. */
  protected where(): string {
    const top = this.inside.at(-1);
    if (top === undefined) return "the file";
    return top.name === "" ? top.what : `${top.what} \`${top.name}\``;
  }

  protected location(token: Token): Location {
    return { path: this.reading.path, start: token.startOffset, end: token.endOffset + 1 };
  }
}

/** How a block recovers: what may begin its items, and what would be a clause elsewhere but not in it. */
interface BlockOptions {
  /** Whether a token that is first on its line may begin the next item. */
  readonly begins?: (type: TokenType) => boolean;
  /** The block holds clauses itself: only a regime or reform cannot stand in it. */
  readonly whole?: boolean;
  /** Words that begin a clause elsewhere and are plain words here. */
  readonly plain?: readonly TokenType[];
}

interface Expected {
  readonly at: number;
  readonly types: readonly TokenType[];
  readonly rules: readonly (readonly string[])[];
}
