/**
 * Names, documentation, and recovery.
 *
 * Recovery is our own, not chevrotain's: an error ends the nearest item (a sentence, a row, a clause head), and reading goes on at the
 * next place that can begin one. Chevrotain's token insertion invents names and reports one cause several times.
 */
import { EOF, isRecognitionException, type ParserMethod, type TokenType } from "chevrotain";
import { diagnostic } from "../diagnostics";
import type { Name, Text } from "../language/ast";
import type { Span } from "../language/span";
import { startsClause, startsEdit, startsRegime } from "./clause-starts";
import { ReportingGrammar } from "./grammar-reporting";
import { clip } from "./scanner";
import { Identifier, kw, Low, mark, StringToken, Token, Up, Word } from "./tokens";

export type { Reading } from "./grammar-reporting";
/** A node while its parts are read; handed out as the read-only node it is a draft of. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
export type Production<T> = ParserMethod<[], T>;
/** Placeholders of a draft, until the real parts are read. */
export const nowhere: Span = { start: 0, end: 0 };
export const missing: Name = { kind: "Name", text: "", span: nowhere };
export const noText: Text = { kind: "Text", value: "", span: nowhere };

interface Breakable {
  broken?: true;
}
interface ItemDraft extends Breakable {
  span: Span;
  documentation?: string;
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

export abstract class GrammarBase extends ReportingGrammar {
  /** `RULE` with the type of its node written once. */
  protected production<T>(name: string, parts: () => T): Production<T> {
    return this.RULE(name, parts);
  }

  /** A text in quotes. */
  readonly text: Production<Text> = this.production<Text>("text", () => this.textOf(this.CONSUME(StringToken)));
  /** A small-letter name that is referred to. */
  readonly low: Production<Name> = this.production<Name>("low", () => this.nameOf(this.CONSUME(Low)));
  /** A small-letter word after a dot, or one from a fixed list. */
  readonly word: Production<Name> = this.production<Name>("word", () => {
    this.mendCase(Up, "small");
    return this.nameOf(this.CONSUME(Word));
  });
  /** A declared name with a small letter. */
  readonly declared: Production<Name> = this.production<Name>("declared", () => {
    this.mendCase(Up, "small");
    this.mendReserved();
    return this.SUBRULE(this.low);
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
    this.inside.push({ what, name: "", first });
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
    if (this.gaveUp) return true;
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
}
