/** Names, documentation, and items. */
import { diagnostic } from "../diagnostics";
import type { Name, Text } from "../language/ast";
import type { Span } from "../language/span";
import { type Breakable, RecoveringGrammar } from "./grammar-recovery";
import type { Production } from "./recognizer";
import { Identifier, Low, StringToken, Token, type TokenType, Up, Word } from "./tokens";

export type { Reading } from "./grammar-reporting";
export type { Production } from "./recognizer";
/** A node while its parts are read; handed out as the read-only node it is a draft of. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] };
/** Placeholders of a draft, until the real parts are read. */
export const nowhere: Span = { start: 0, end: 0 };
export const missing: Name = { kind: "Name", text: "", span: nowhere };
export const noText: Text = { kind: "Text", value: "", span: nowhere };

interface ItemDraft extends Breakable {
  span: Span;
  documentation?: string;
}

export abstract class GrammarBase extends RecoveringGrammar {
  /** `RULE` with the type of its node written once. */
  protected production<T>(name: string, parts: () => T): Production<T> {
    return this.RULE(name, parts);
  }

  /** A text in quotes. */
  readonly text: Production<Text> = this.production<Text>("text", () => this.textOf(this.CONSUME(StringToken)));
  /** A small-letter name that is referred to. */
  readonly low: Production<Name> = this.production<Name>("low", () => {
    this.refuseClause();
    return this.nameOf(this.CONSUME(Low));
  });
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

  // ---- items --------------------------------------------------------------------------------------------------

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
}
