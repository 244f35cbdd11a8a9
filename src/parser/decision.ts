/** One choice of the grammar: which of its alternatives two tokens begin. */
import { type AnyToken, endOfFile, matches, type TokenType, tokenTypes } from "./tokens";

/** Something that may be read only where its gate is open. */
export interface Gated {
  readonly GATE?: (() => boolean) | undefined;
}

/** One or two tokens that begin an alternative. */
interface Path {
  readonly first: TokenType;
  readonly second: TokenType | undefined;
  readonly alternative: number;
}

/** What stands in the table where a gate may close an alternative. */
export const gatedMark = "gated: ";
/** No alternative begins with these tokens. */
export const noAlternative = -1;

export class Decision {
  private readonly paths: readonly Path[];
  private readonly gated: boolean;
  /** By the type of the first token: the alternative, or the paths that the second token decides. */
  private readonly byFirst = new Map<TokenType, number | readonly Path[]>();

  /** `written`: alternatives parted by ` | `, their paths by a space, the two tokens of a path by `~`. */
  constructor(written: string) {
    this.gated = written.startsWith(gatedMark);
    const alternatives = written.slice(this.gated ? gatedMark.length : 0).split(" | ");
    this.paths = alternatives.flatMap((paths, alternative) => paths.split(" ").map((path) => pathOf(path, alternative)));
  }

  /** The first alternative that the tokens at an index begin and whose gate is open. */
  choose(tokens: readonly AnyToken[], index: number, alternatives: readonly Gated[]): number {
    const first = tokens[index] ?? endOfFile;
    let known = this.byFirst.get(first.tokenType);
    if (known === undefined) {
      known = this.prepare(first);
      this.byFirst.set(first.tokenType, known);
    }
    if (typeof known === "number") return known;
    const second = tokens[index + 1] ?? endOfFile;
    for (const { second: wanted, alternative } of known) {
      if (wanted !== undefined && !matches(second, wanted)) continue;
      if (!this.gated || alternatives[alternative]?.GATE?.() !== false) return alternative;
    }
    return noAlternative;
  }

  private prepare(first: AnyToken): number | readonly Path[] {
    const paths = this.paths.filter((path) => matches(first, path.first));
    const sure = paths[0];
    if (sure === undefined) return noAlternative;
    return sure.second === undefined && !this.gated ? sure.alternative : paths;
  }
}

function pathOf(written: string, alternative: number): Path {
  const [first = "", second] = written.split("~");
  return { first: typeByName(first), second: second === undefined ? undefined : typeByName(second), alternative };
}

let types: ReadonlyMap<string, TokenType> | undefined;
/** The type of a name in the tables that are made from the grammar. */
export function typeByName(name: string): TokenType {
  types ??= new Map(tokenTypes.map((type) => [type.name, type]));
  const type = types.get(name);
  if (type === undefined) throw new Error(`no token type ${name}`);
  return type;
}
