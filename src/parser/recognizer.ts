/**
 * Runs the grammar over tokens. The grammar is written in the words of chevrotain (`CONSUME`, `SUBRULE`, `OR` ..), which computes from it, when
 * this is built, how two tokens decide each choice (`decisions.generated.ts`): at start nothing is left to compute.
 */
import { Decision, type Gated } from "./decision";
import { decisions } from "./decisions.generated";
import { type AnyToken, endOfFile, matches, type Token, type TokenType } from "./tokens";

/** A production of the grammar. */
export interface Production<T, A extends unknown[] = []> {
  readonly name: string;
  readonly number: number;
  readonly read: (...args: A) => T;
}
/** One way to go on. */
export interface Alternative<T> extends Gated {
  readonly ALT: () => T;
}
/** What may be read, or read again and again. */
export interface Optional<T> extends Gated {
  readonly DEF: () => T;
}
/** A list with a sign or word between its items. */
export interface Separated {
  readonly SEP: TokenType;
  readonly DEF: () => unknown;
}

/** The text cannot be read on by the production that is being read. */
export class Mismatch extends Error {}

/** Tokens that decide a choice. */
export const maxLookahead = 2;
const kinds = { OR: 0, OPTION: 1, MANY: 2, AT_LEAST_ONE_SEP: 3 } as const;
/** Choices of one kind in one production are numbered from 0 to 9. */
const perKind = 10;
const perProduction = perKind * 4;

/** Gates of what is no alternative are asked before. */
const ungated: readonly Gated[] = [];
const always = (): boolean => true;

/** The name of a choice in the table. */
export const decisionName = (production: string, kind: keyof typeof kinds, index: number): string => `${production} ${kind}${index === 0 ? "" : index}`;

export abstract class Recognizer {
  /** While the grammar is written down from its own code, nothing is read. */
  RECORDING_PHASE = false;
  readonly productions: Production<unknown, never[]>[] = [];
  /** The tokens; while they are read, with ends of file after them, so that looking ahead never passes the end. */
  protected input: AnyToken[] = [];
  /** Index of the next token. */
  protected position = 0;
  /** The production that is being read. */
  private current = 0;
  private readonly decided = new Map<number, Decision>();

  /** Reads all tokens by one production. */
  protected whole<T>(production: Production<T>, tokens: Token[]): T {
    this.input = tokens;
    this.position = 0;
    this.current = production.number;
    for (let i = 0; i <= maxLookahead; i++) this.input.push(endOfFile);
    try {
      return production.read();
    } finally {
      while (this.input.at(-1) === endOfFile) this.input.pop();
    }
  }

  /** Runs `parts`; false where the text does not go on as they say. */
  protected tried(parts: () => void): boolean {
    const production = this.current;
    try {
      parts();
      return true;
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      this.current = production;
      return false;
    }
  }

  /** The token so many places on; 0 is the one that was read last. */
  protected LA(places: number): AnyToken {
    return this.input[this.position + places - 1] ?? endOfFile;
  }

  RULE<T, A extends unknown[] = []>(name: string, read: (...args: A) => T): Production<T, A> {
    const production = { name, number: this.productions.length, read };
    this.productions.push(production);
    return production;
  }

  SUBRULE<T, A extends unknown[]>(production: Production<T, A>, options?: { readonly ARGS: A }): T {
    const outer = this.current;
    this.current = production.number;
    const node = options === undefined ? (production as unknown as Production<T>).read() : production.read(...options.ARGS);
    this.current = outer;
    return node;
  }

  CONSUME(type: TokenType): AnyToken {
    const token = this.input[this.position] ?? endOfFile;
    if (!matches(token, type)) throw new Mismatch();
    this.position++;
    return token;
  }
  consume(_index: number, type: TokenType): AnyToken {
    return this.CONSUME(type);
  }

  // The rest comes in the numbered words of `GrammarWords`.
  protected choose<T>(index: number, alternatives: readonly Alternative<T>[]): T {
    const chosen = alternatives[this.decide("OR", index, alternatives)];
    if (chosen === undefined) throw new Mismatch();
    return chosen.ALT();
  }

  protected option<T>(index: number, part: (() => T) | Optional<T>): T | undefined {
    if (typeof part === "function") return this.decide("OPTION", index, ungated) === 0 ? part() : undefined;
    return part.GATE?.() !== false && this.decide("OPTION", index, ungated) === 0 ? part.DEF() : undefined;
  }

  protected many(index: number, part: (() => unknown) | Optional<unknown>): void {
    const { GATE: open = always, DEF } = typeof part === "function" ? { DEF: part } : part;
    while (open() && this.decide("MANY", index, ungated) === 0) {
      const before = this.position;
      DEF();
      if (this.position <= before) return;
    }
  }

  protected list(index: number, { SEP, DEF }: Separated): void {
    if (this.decide("AT_LEAST_ONE_SEP", index, ungated) !== 0) throw new Mismatch();
    DEF();
    while (matches(this.LA(1), SEP)) {
      this.position++;
      DEF();
    }
  }

  private decide(kind: keyof typeof kinds, index: number, alternatives: readonly Gated[]): number {
    const key = this.current * perProduction + kinds[kind] * perKind + index;
    let decision = this.decided.get(key);
    if (decision === undefined) {
      const name = decisionName(this.productions[this.current]?.name ?? "", kind, index);
      const written = decisions[name];
      if (written === undefined) throw new Error(`no decision \`${name}\`: run \`npm run generate\``);
      decision = new Decision(written);
      this.decided.set(key, decision);
    }
    return decision.choose(this.input, this.position, alternatives);
  }
}
