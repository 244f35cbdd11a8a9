/** What every part of the grammar stands on: the place in the text, spans, and the reporting of errors as facts. */
import { diagnostic, type Diagnostic } from "../diagnostics";
import type { Name, Text } from "../language/ast";
import type { Location, Span } from "../language/span";
import { startsClauseForName } from "./clause-starts";
import { continuations } from "./completion";
import { expectedPhrases, suggestedKeyword } from "./expectations";
import { GrammarWords } from "./grammar-words";
import { maxErrors } from "./limits";
import { misplaced } from "./misplaced";
import { Mismatch } from "./recognizer";
import { clip, unquote } from "./scanner";
import { type AnyToken, Identifier, keywordByWord, Low, matches, Token, type TokenType, Up, Word } from "./tokens";

/** What one run of the parser reads, beside its tokens. */
export interface Reading {
  readonly path: string;
  readonly length: number;
  readonly documentation: ReadonlyMap<number, string>;
}

const emptyReading: Reading = { path: "", length: 0, documentation: new Map() };
/** Errors whose valid continuations are worked out in full; beyond, a file is so broken that only places matter. */
const explainedErrors = 200;

export abstract class ReportingGrammar extends GrammarWords {
  protected reading: Reading = emptyReading;
  protected found: Diagnostic[] = [];
  /** What we are inside of, outermost first: a word and a name (`rule`, `workers`). */
  protected inside: { readonly what: string; name: string; readonly first: number }[] = [];
  /** Edits of a reform are looked for only inside one: elsewhere `add` and `remove` are plain names. */
  protected inReform = false;
  /** Index of the first token of the list item read last. */
  protected itemStart = 0;
  /** Number of tokens, without the ends of file after them. */
  protected end = 0;
  /** There were too many errors: nothing more is read or reported. */
  protected gaveUp = false;
  /** Index of the token an error was last reported at: the same place is not reported twice. */
  protected reportedAt = -1;
  /** Structure words that were declared as names: where one is then referred to, nothing more is said. */
  protected readonly reserved = new Set<string>();

  protected begin(reading: Reading, tokens: Token[]): void {
    this.end = tokens.length;
    this.reading = reading;
    this.found = [];
    this.inside = [];
    this.inReform = false;
    this.itemStart = 0;
    this.reportedAt = -1;
    this.gaveUp = false;
    this.reserved.clear();
  }

  /** Lets go of the text, so that the shared parser does not keep the last file alive. */
  protected finish(): void {
    this.input = [];
    this.reading = emptyReading;
    this.inside = [];
  }

  // ---- places and small parts --------------------------------------------------------------------------------

  protected moveTo(position: number): void {
    this.position = position;
  }
  protected token(position: number): Token | undefined {
    // All are of this class but the ends of file after the last.
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
    return { start, end: last >= start ? last + 1 : start };
  }
  protected spanOf(token: AnyToken): Span {
    return { start: token.startOffset, end: token.endOffset + 1 };
  }
  protected nameOf(token: AnyToken): Name {
    return { kind: "Name", text: token.image, span: this.spanOf(token) };
  }
  protected textOf(token: AnyToken): Text {
    return { kind: "Text", value: unquote(token.image), span: this.spanOf(token) };
  }

  // ---- reporting ---------------------------------------------------------------------------------------------------

  /** Reports that the text cannot go on here, once a place. `production` was being read since token `first`. */
  protected report(of: string | (() => string), first: number, also: readonly TokenType[] = []): void {
    const production = typeof of === "string" ? of : of();
    const at = this.position;
    if (this.gaveUp) return;
    if (this.found.length >= maxErrors) {
      this.giveUp();
      return;
    }
    const expected = this.found.length < explainedErrors ? (this.capitalKeyword(first, at) ?? this.expectedHere(production, first, at, also)) : { at, types: [], rules: [] };
    if (this.reportedAt === expected.at || this.reportedAt === at) return;
    this.reportedAt = expected.at;
    const token = this.token(expected.at);
    const place = token ?? this.token(expected.at - 1);
    const there = place ? this.location(place) : { path: this.reading.path, ...nowhere };
    // Where a `{` is due, what is read is the head of the clause.
    const head = production === "" ? this.inside.at(-1) : undefined;
    const meant = misplaced({ tokens: this.input, production: head?.what ?? production, first: head?.first ?? first, at: expected.at, place: there });
    const suggestion = token !== undefined && matches(token, Word) ? suggestedKeyword(token.image, expected.types) : null;
    this.found.push(
      meant ?? diagnostic("unexpected-text", there, {
        found: token === undefined ? "" : clip(token.image),
        expected: expectedPhrases(expected.types, expected.rules),
        inside: this.where(),
        suggestion,
      }),
    );
  }

  /** A structure word where a name is declared is said to be none and read all the same. */
  protected mendReserved(): void {
    const token = this.token(this.position);
    const categories = token?.tokenType.categories;
    if (this.RECORDING_PHASE || token === undefined || categories?.includes(Word) !== true || categories.includes(Low)) return;
    this.found.push(diagnostic("reserved-name", this.location(token), { name: token.image }));
    this.reserved.add(token.image);
    // What follows from a name that is missing altogether is no second mistake.
    this.reportedAt = this.position + 1;
    this.input[this.position] = new Token(Identifier, token.image, token.startOffset, token.endOffset, token.firstOnLine, 0);
  }

  /** A clause that begins on the next line is not the name that is missing on this one. */
  protected refuseClause(): void {
    if (!this.RECORDING_PHASE && startsClauseForName(this.input, this.position)) throw new Mismatch();
  }

  /** What was found, but for what follows from a structure word that was declared as a name. */
  protected get findings(): Diagnostic[] {
    return this.reserved.size === 0 ? this.found : this.found.filter((d) => d.code !== "unexpected-text" || !("found" in d.facts) || !this.reserved.has(String(d.facts.found)));
  }

  /** Ends the reading: what comes next is the end of the text, for every block that is open. */
  private giveUp(): void {
    this.gaveUp = true;
    const token = this.token(this.position) ?? this.token(this.position - 1);
    this.found.push(diagnostic("too-many-errors", token ? this.location(token) : { path: this.reading.path, ...nowhere }, { limit: maxErrors }));
    this.moveTo(this.end);
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
      const paths = continuations(production, read);
      const types = [...paths.map((p) => p.nextTokenType), ...(read.length === 0 || also.length === 0 ? [] : this.firsts(production)), ...also];
      const token = this.token(place);
      if (token === undefined || place > at || startsClauseForName(this.input, at) || !types.some((type) => matches(token, type))) {
        return { at: place, types, rules: paths.map((p) => p.ruleStack) };
      }
    }
    return { at, types: also, rules: [] };
  }

  private firsts(production: string): readonly TokenType[] {
    return continuations(production, []).map((p) => p.nextTokenType);
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

const nowhere: Span = { start: 0, end: 0 };

interface Expected {
  readonly at: number;
  readonly types: readonly TokenType[];
  readonly rules: readonly (readonly string[])[];
}
