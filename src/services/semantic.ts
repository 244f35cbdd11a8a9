/** What each word of a text is, for editors that colour by meaning. */
import { scan } from "../parser/scanner";
import { keywordByWord } from "../parser/tokens";
import { library } from "../library";
import { kindOf, placeOf, targetOf, type Target } from "./resolve";
import type { Workspace } from "./workspace";

/** The kinds of words, in the words of the protocol. */
export const tokenTypes = [
  "namespace", "class", "interface", "type", "macro", "event", "struct", "decorator", "property", "function", "method", "enumMember", "variable", "keyword", "number", "string", "comment",
] as const;
export const tokenModifiers = ["declaration", "defaultLibrary"] as const;
type TokenKind = (typeof tokenTypes)[number];

/** One word or literal. */
export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly type: TokenKind;
  readonly declares: boolean;
  readonly library: boolean;
}

const kinds: Readonly<Record<string, TokenKind>> = {
  regime: "namespace", reform: "namespace", party: "class", group: "class", right: "interface", "mover class": "type", source: "macro", act: "event", institution: "struct",
  principle: "decorator", norm: "decorator", fact: "property", judgement: "property", table: "function", series: "function", label: "enumMember", quota: "variable",
};

const typeOf = (target: Target): TokenKind => kinds[target.symbol ? kindOf(target.symbol) : target.kind] ?? "method";

/** The words of a file in order. Names that stand for nothing have none; comments of several lines are several. */
export function semanticTokens(workspace: Workspace, path: string): readonly SemanticToken[] {
  const draft = workspace.draft(path);
  if (!draft) return [];
  const names = new Map<number, SemanticToken>();
  for (const entry of workspace.entries(path)) {
    for (const mention of entry.mentions) {
      const target = targetOf(workspace, { path, entry, mention });
      const { start, end } = placeOf(path, entry, mention);
      if (target) names.set(start, { start, end, type: typeOf(target), declares: mention.declares !== null, library: library.has(target.path) });
    }
  }
  const { tokens, comments } = scan(draft.source);
  const plain = (start: number, end: number, type: TokenKind): SemanticToken => ({ start, end, type, declares: false, library: false });
  const words = tokens.flatMap(({ image, startOffset, endOffset }): readonly SemanticToken[] => {
    const name = names.get(startOffset);
    if (name) return [name];
    if (keywordByWord.has(image)) return [plain(startOffset, endOffset + 1, "keyword")];
    if (/^\d/.test(image)) return [plain(startOffset, endOffset + 1, "number")];
    return image.startsWith('"') ? [plain(startOffset, endOffset + 1, "string")] : [];
  });
  return [...words, ...comments.map(({ span }) => plain(span.start, span.end, "comment"))].toSorted((a, b) => a.start - b.start);
}
