/** What may stand at a place of a text, as the grammar has it. */
import type { SourceFile } from "../language/span";
import { continuations } from "./completion";
import type { Draft, Piece } from "./pieces";
import { scan } from "./scanner";
import { Identifier, keywordByWord, Low, mark, type Token, type TokenType, Up, Word } from "./tokens";

/** What may come next. */
export interface Proposals {
  /** The part of a word that is written already: what is proposed takes its place. */
  readonly word: string;
  readonly start: number;
  /** Words and signs of the language. */
  readonly words: readonly string[];
  /** Names, with the productions that ask for them, innermost last. */
  readonly names: readonly { readonly capital: boolean; readonly rules: readonly string[] }[];
  /** Kinds of literals: a date, a text in quotes. */
  readonly literals: readonly string[];
  /** The tokens of the item before the place. */
  readonly before: readonly string[];
}

/** Items longer than this are cut: reading them token by token takes too long. */
const longest = 150;

/** What may come at an offset. */
export function proposalsAt(draft: Draft, offset: number): Proposals {
  const { source } = draft;
  const start = wordStart(source.text, offset);
  const { tokens, paths } = ask(before(draft, start));
  const types = new Map<TokenType, (readonly string[])[]>();
  for (const { nextTokenType, ruleStack } of paths) types.set(nextTokenType, [...(types.get(nextTokenType) ?? []), ruleStack]);
  const words = [...wordByType].flatMap(([type, word]) => (types.has(type) ? [word] : []));
  const names = [...types].flatMap(([type, stacks]) => (nameTypes.has(type) ? stacks.map((rules) => ({ capital: type === Up, rules })) : []));
  const literals = [...types.keys()].filter((type) => !nameTypes.has(type) && !wordByType.has(type)).map((type) => type.name);
  return { word: source.text.slice(start, offset), start, words, names, literals, before: tokens.map((t) => t.image) };
}

const nameTypes: ReadonlySet<TokenType> = new Set([Up, Low, Word, Identifier]);
const wordByType: ReadonlyMap<TokenType, string> = new Map([...[...keywordByWord].map(([word, type]) => [type, word] as const), ...Object.values(mark).map((type) => [type, type.name] as const)]);

function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[A-Za-z0-9_]/.test(text.charAt(start - 1))) start--;
  return start;
}

interface Asked {
  readonly tokens: readonly Token[];
  readonly paths: readonly { readonly nextTokenType: TokenType; readonly ruleStack: readonly string[] }[];
}

/** What may follow; in a text that is broken, what may follow its last line, or else begin there. */
function ask({ head, since }: Before): Asked {
  const line = since.findLastIndex((t) => t.firstOnLine);
  const tries = [cut([...head, ...since]), [...head, ...since], [...head, ...since.slice(Math.max(0, line))], head];
  for (const tokens of tries) {
    const paths = continuations("file", tokens);
    if (paths.length > 0) return { tokens: [...head, ...since], paths };
  }
  return { tokens: [...head, ...since], paths: [] };
}

/** Tokens before a place: of the lines that say where it is, and of what is written there. */
interface Before {
  readonly head: readonly Token[];
  readonly since: readonly Token[];
}

/** The tokens before a place that say what may come there: of the items around it, and of the head of the regime that it is in. */
function before({ source, pieces, head }: Draft, offset: number): Before {
  const low = Math.max(head.uses.at(-1)?.span.end ?? 0, head.edition?.span.end ?? 0);
  if (offset <= low || pieces.length === 0) return { head: [], since: scan(source, 0, offset).tokens };
  const regime = pieces.findLast((p) => p.node.kind === "Regime" && p.open >= 0 && p.open <= offset && (offset < p.end || source.text[p.end - 1] !== "}"));
  if (regime) return { head: scan(source, regime.start, regime.open).tokens, since: since(source, regime.inner, regime.open, offset) };
  return { head: pieces[0] && pieces[0].start < offset ? item(source) : [], since: since(source, pieces, low, offset) };
}

/** Tokens since the last item that began before the one that ends at an offset. */
function since(source: SourceFile, pieces: readonly Piece[], low: number, offset: number): Token[] {
  const last = pieces.findLastIndex((p) => p.start < offset);
  const piece = pieces[last];
  if (!piece) return scan(source, low, offset).tokens;
  return scan(source, piece.node.kind === "Regime" && piece.end <= offset ? piece.end : piece.start, offset).tokens;
}

/** An item that is whole, so that only another may follow. */
const item = (source: SourceFile): Token[] => scan({ ...source, text: 'act X ""' }).tokens;

/** Lines of a block that are whole are left out where there are many. */
function cut(tokens: readonly Token[]): Token[] {
  if (tokens.length <= longest) return [...tokens];
  let depth = 0;
  const depths = tokens.map(({ tokenType }) => (tokenType === mark.leftBrace ? depth++ : tokenType === mark.rightBrace ? --depth : depth));
  const line = tokens.findLastIndex((t, i) => t.firstOnLine && depths[i] === depth && i < tokens.length - 1);
  const open = tokens.findLastIndex((t, i) => t.tokenType === mark.leftBrace && depths[i] === depth - 1);
  if (line <= open || open < 0) return [...tokens];
  return [...tokens.slice(0, open + 1), ...tokens.slice(line)];
}
