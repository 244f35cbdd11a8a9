/** Which tokens may follow others, by the grammar. */
import { typeByName } from "./decision";
import { productions } from "./productions.generated";
import { maxLookahead } from "./recognizer";
import { type AnyToken, matches, type TokenType } from "./tokens";

/** A part of a production as it is written down: a token, `[a production]`, or parts of which some may be read. */
export type Part =
  | string
  | readonly [string]
  | { readonly option: readonly Part[]; readonly n?: number }
  | { readonly many: readonly Part[]; readonly n?: number }
  | { readonly list: readonly Part[]; readonly by: string; readonly n?: number }
  /** `gated`: the alternatives that are read only where a gate is open. */
  | { readonly or: readonly (readonly Part[])[]; readonly gated?: readonly number[]; readonly n?: number };

/** What may come next, and the productions that ask for it, innermost last. */
export interface Continuation {
  readonly nextTokenType: TokenType;
  readonly ruleStack: readonly string[];
}

const read = new Map<string, readonly Part[]>();
/** The parts of a production. */
export function partsOf(production: string): readonly Part[] {
  const known = read.get(production);
  if (known !== undefined) return known;
  const written = productions[production];
  if (written === undefined) throw new Error(`no production \`${production}\``);
  // The table is ours, and a test compares it with the grammar.
  const parts = JSON.parse(written) as readonly Part[];
  read.set(production, parts);
  return parts;
}

/** What is still to be read; `null` is the end of a production, a list that ends with `undefined` the end of all. */
interface Rest {
  readonly part: Part | null;
  readonly after: Rest | undefined;
}
interface Path {
  /** Index of the token read last. */
  readonly at: number;
  readonly rest: Rest | undefined;
  readonly stack: readonly string[];
}
/** Stands under a way to go on: where one before it came to the end, those that read much less are given up. */
const mayGiveUp = Symbol("may give up");

const before = (parts: readonly Part[], after: Rest | undefined): Rest | undefined => parts.reduceRight<Rest | undefined>((rest, part) => ({ part, after: rest }), after);

/**
 * What may follow `tokens` in a production, in the order of the grammar. It walks as chevrotain's `computeContentAssist` does; a test compares them.
 */
export function continuations(production: string, tokens: readonly AnyToken[]): readonly Continuation[] {
  const found: Continuation[] = [];
  const last = tokens.length - 1;
  const tooShort = last - maxLookahead;
  const paths: (Path | typeof mayGiveUp)[] = [{ at: -1, rest: before(partsOf(production), undefined), stack: [production] }];
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    if (path === mayGiveUp) {
      const next = paths.at(-1);
      if (found.length > 0 && typeof next === "object" && next.at <= tooShort) paths.pop();
      continue;
    }
    const { at, rest, stack } = path;
    if (rest === undefined) continue;
    const { part, after } = rest;
    if (part === null) paths.push({ at, rest: after, stack: stack.slice(0, -1) });
    else if (typeof part === "string") {
      const type = typeByName(part);
      const token = tokens[at + 1];
      if (token === undefined) found.push({ nextTokenType: type, ruleStack: stack });
      else if (matches(token, type)) paths.push({ at: at + 1, rest: after, stack });
    } else if ("or" in part) {
      for (const parts of part.or.toReversed()) paths.push({ at, rest: before(parts, after), stack }, mayGiveUp);
    } else if ("option" in part) paths.push({ at, rest: after, stack }, mayGiveUp, { at, rest: before(part.option, after), stack });
    else if ("many" in part) paths.push({ at, rest: after, stack }, mayGiveUp, { at, rest: before(part.many, { part, after }), stack });
    else if ("list" in part) paths.push({ at, rest: before([...part.list, { many: [part.by, ...part.list] }], after), stack });
    else paths.push({ at, rest: before(partsOf(part[0]), { part: null, after }), stack: [...stack, part[0]] });
  }
  return found;
}
