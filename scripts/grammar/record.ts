/** Writes the grammar down as data, from the code that reads by it. */
import type { Part } from "../../src/parser/completion";
import { RegimeParser } from "../../src/parser/grammar-file";
import type { Alternative, Optional, Production, Separated } from "../../src/parser/recognizer";
import { endOfFile, type TokenType } from "../../src/parser/tokens";

type Block = (() => unknown) | Optional<unknown>;
/** What the code gets while it is written down, in the place of nodes and tokens. */
const nothing = Object.freeze({});
const noToken = Object.freeze({ ...endOfFile, startOffset: -1, endOffset: -1 });
const numbered = (n: number): { readonly n?: number } => (n === 0 ? {} : { n });

/** Every production with its parts, in the order of the code. */
export function recorded(): ReadonlyMap<string, readonly Part[]> {
  const parser = new RegimeParser();
  let parts: Part[] = [];
  const within = (read: () => unknown): readonly Part[] => {
    const outer = parts;
    const inner: Part[] = [];
    parts = inner;
    read();
    parts = outer;
    return inner;
  };
  const block = (part: Block): readonly Part[] => within(typeof part === "function" ? part : part.DEF);
  const add = <T>(part: Part, read: T): T => {
    parts.push(part);
    return read;
  };
  // All words of the grammar come down to these.
  Object.assign(parser, {
    RECORDING_PHASE: true,
    LA: () => endOfFile,
    CONSUME: (type: TokenType) => add(type.name, noToken),
    SUBRULE: (production: Production<unknown>) => add([production.name], nothing),
    choose: (n: number, alternatives: readonly Alternative<unknown>[]) => {
      const gated = alternatives.flatMap(({ GATE }, i) => (GATE === undefined ? [] : [i]));
      return add({ or: alternatives.map(({ ALT }) => within(ALT)), ...(gated.length === 0 ? {} : { gated }), ...numbered(n) }, nothing);
    },
    option: (n: number, part: Block) => add({ option: block(part), ...numbered(n) }, nothing),
    many: (n: number, part: Block) => add({ many: block(part), ...numbered(n) }, undefined),
    list: (n: number, { SEP, DEF }: Separated) => add({ list: within(DEF), by: SEP.name, ...numbered(n) }, undefined),
  });
  return new Map(parser.productions.map(({ name, read }) => [name, within(read as () => unknown)]));
}
