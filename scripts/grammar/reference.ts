/** The grammar as chevrotain has it: what is computed from it when we build, and what the parser is compared with in tests. */
import { createToken, EmbeddedActionsParser, getLookaheadPaths, Lexer, type ParserMethod, type TokenType } from "chevrotain";
import type { Part } from "../../src/parser/completion";
import { gatedMark } from "../../src/parser/decision";
import { decisionName, maxLookahead } from "../../src/parser/recognizer";
import { EOF, type TokenType as OurType, tokenTypes } from "../../src/parser/tokens";
import { recorded } from "./record";

const types = new Map<string, TokenType>();
/** A production may have the name of a word, but not, for chevrotain, that of a token. */
const theirName = (name: string): string => (/^[A-Z]/.test(name) ? name : `\`${name}\``);
/** Our name of one of chevrotain's token types. */
export const ourName = (type: TokenType): string => type.name.replaceAll("`", "");

function typeOf({ name, label, categories }: OurType): TokenType {
  const known = types.get(name);
  if (known !== undefined) return known;
  const type = createToken({ name: theirName(name), label, pattern: Lexer.NA, categories: categories.map(typeOf) });
  types.set(name, type);
  return type;
}
const vocabulary = tokenTypes.filter((type) => type !== EOF).map(typeOf);

/** Chevrotain's token type of the name. */
export function referenceType(name: string): TokenType {
  const type = types.get(name);
  if (type === undefined) throw new Error(`no token type ${name}`);
  return type;
}

/** A parser of chevrotain that reads by the recorded grammar and makes nothing. It has a public member for each production: its own are private. */
export class ReferenceParser extends EmbeddedActionsParser {
  readonly #methods = new Map<string, ParserMethod<[], void>>();
  /** Chevrotain wants uses of one token or production in another told apart. */
  #uses = new Map<string, number>();

  constructor({ validate = false, grammar = recorded() } = {}) {
    super(vocabulary, { maxLookahead, skipValidations: !validate });
    for (const [name, parts] of grammar) {
      const read = (): void => {
        this.#uses = new Map();
        this.#walk(parts);
      };
      this.#methods.set(name, this.RULE(name, read));
    }
    this.performSelfAnalysis();
  }

  #use(name: string): number {
    const index = this.#uses.get(name) ?? 0;
    this.#uses.set(name, index + 1);
    return index;
  }

  #walk(parts: readonly Part[]): void {
    for (const part of parts) {
      if (typeof part === "string") this.consume(this.#use(part), referenceType(part));
      else if ("or" in part) {
        this.or(part.n ?? 0, part.or.map((alternative, i) => ({ ALT: () => this.#walk(alternative), ...(part.gated?.includes(i) === true ? { GATE: () => true } : {}) })));
      } else if ("option" in part) this.option(part.n ?? 0, () => this.#walk(part.option));
      else if ("many" in part) this.many(part.n ?? 0, () => this.#walk(part.many));
      else if ("list" in part) this.AT_LEAST_ONE_SEP({ SEP: referenceType(part.by), DEF: () => this.#walk(part.list) });
      else this.subrule(this.#use(`[${part[0]}]`), this.#method(part[0]));
    }
  }

  #method(name: string): ParserMethod<[], void> {
    const method = this.#methods.get(name);
    if (method === undefined) throw new Error(`no production \`${name}\``);
    return method;
  }
}

/** A choice of the grammar: where it stands, and what of it is a choice for chevrotain. */
export interface Choice {
  readonly name: string;
  readonly production: string;
  readonly index: number;
  readonly type: "Alternation" | "Option" | "Repetition" | "RepetitionMandatoryWithSeparator";
  readonly gated: boolean;
}

/** Every choice of the grammar. */
export function choices(grammar: ReadonlyMap<string, readonly Part[]>): readonly Choice[] {
  const within = (production: string, parts: readonly Part[]): readonly Choice[] =>
    parts.flatMap((part) => {
      if (typeof part === "string" || !("or" in part || "option" in part || "many" in part || "list" in part)) return [];
      const index = part.n ?? 0;
      const choice = (kind: Parameters<typeof decisionName>[1], type: Choice["type"], inner: readonly Part[], gated = false): readonly Choice[] => [
        { name: decisionName(production, kind, index), production, index, type, gated },
        ...within(production, inner),
      ];
      if ("or" in part) return choice("OR", "Alternation", part.or.flat(), part.gated !== undefined);
      if ("option" in part) return choice("OPTION", "Option", part.option);
      if ("many" in part) return choice("MANY", "Repetition", part.many);
      return choice("AT_LEAST_ONE_SEP", "RepetitionMandatoryWithSeparator", part.list);
    });
  return [...grammar].flatMap(([production, parts]) => within(production, parts));
}

/** How tokens decide a choice, as it is written in the table. */
export function writtenDecision({ production, index, type, gated }: Choice, reference: ReferenceParser): string {
  const rule = reference.getGAstProductions()[production];
  if (rule === undefined) throw new Error(`no production \`${production}\``);
  const paths = getLookaheadPaths({ occurrence: index, rule, prodType: type, maxLookahead });
  // Of what may be read or not, the second way is what follows it.
  const ways = type === "Alternation" ? paths : paths.slice(0, 1);
  if (ways.some((way) => way.length === 0 || way.some((path) => path.length === 0))) throw new Error(`an empty way in \`${production}\``);
  return (gated ? gatedMark : "") + ways.map((way) => way.map((path) => path.map(ourName).join("~")).join(" ")).join(" | ");
}
