/**
 * Blocks, and recovery.
 *
 * An error ends the nearest item (a sentence, a row, a clause head), and reading goes on at the next place that can begin one. To insert the
 * token that is missing, as chevrotain does, would invent names and report one cause several times.
 */
import { diagnostic } from "../diagnostics";
import { startsClause, startsClauseForName, startsEdit, startsRegime } from "./clause-starts";
import { ReportingGrammar } from "./grammar-reporting";
import { clip } from "./scanner";
import { EOF, kw, mark, type Token, type TokenType } from "./tokens";

/** What may be read in part. */
export interface Breakable {
  broken?: true;
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

export abstract class RecoveringGrammar extends ReportingGrammar {
  /** Runs `parts`; at a syntax error reports it, marks the node broken, and gives `false`. */
  protected attempt(node: Breakable, production: string | (() => string), first: number, parts: () => void): boolean {
    if (this.RECORDING_PHASE) {
      parts();
      return true;
    }
    const depth = this.inside.length;
    if (this.tried(parts)) return true;
    node.broken = true;
    // In a block, `production` is that of its items: the one that failed began at `itemStart`.
    this.report(production, Math.max(this.itemStart, first));
    this.inside.length = depth;
    return false;
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
  protected skipClause(): void {
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
  protected skipToBlock(): boolean {
    for (let i = this.position; ; i++) {
      const token = this.token(i);
      if (token === undefined || token.tokenType === mark.rightBrace) return false;
      if ((i > this.position && startsClause(this.input, i)) || startsClauseForName(this.input, i)) return false;
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
