/** What a file holds: symbols for outlines and searches, and what can be folded. */
import type { FactDeclaration, FileItem, RegimeItem } from "../language/ast";
import type { Span } from "../language/span";
import { scan } from "../parser/scanner";
import { mark } from "../parser/tokens";
import type { Piece } from "../parser/pieces";
import type { Workspace } from "./workspace";

/** One thing that a file declares. */
export interface Outline {
  readonly name: string;
  /** In words: `rule`, `test`. */
  readonly kind: string;
  readonly detail: string;
  /** The whole item, and its name. */
  readonly whole: Span;
  readonly at: Span;
  readonly inner: readonly Outline[];
}

/** The outline of a file. */
export function documentSymbols(workspace: Workspace, path: string): readonly Outline[] {
  return workspace.draft(path)?.pieces.map(outlineOf) ?? [];
}

function outlineOf(piece: Piece): Outline {
  const { node, start, end, shift } = piece;
  const name = nameOf(node);
  const whole = { start, end };
  const at = name.span ? { start: name.span.start + shift, end: name.span.end + shift } : { start, end: start };
  const inner = node.kind === "Regime" ? piece.inner.map(outlineOf) : node.kind === "Facts" ? node.facts.map((f) => factOutline(f, shift)) : [];
  return { name: name.text, kind: node.kind.toLowerCase(), detail: detailOf(node), whole, at: at.end > end ? whole : at, inner };
}

const factOutline = (fact: FactDeclaration, shift: number): Outline => ({
  name: fact.name.text || "fact", kind: "fact", detail: fact.title?.value ?? "",
  whole: { start: fact.span.start + shift, end: fact.span.end + shift }, at: { start: fact.name.span.start + shift, end: fact.name.span.end + shift }, inner: [],
});

/** The name of an item; of one without, its first words. */
export function nameOf(node: FileItem | RegimeItem): { readonly text: string; readonly span: Span | null } {
  if ("name" in node) return node.name.text === "" ? { text: node.kind.toLowerCase(), span: null } : { text: node.name.text, span: node.name.span };
  switch (node.kind) {
    case "Test":
      return { text: node.title.value || "test", span: node.title.span };
    case "Expect":
      return { text: `expect ${node.criterion.text}${node.reading ? ` as ${node.reading}` : ""} ${node.verdict}`, span: node.criterion.span };
    case "Facts":
      return { text: `facts about ${node.about}`, span: null };
    case "Invocation":
      return { text: `invokes ${node.exception.text}`, span: node.exception.span };
    default:
      return { text: node.kind === "NoReservation" ? "no reservation" : node.kind.toLowerCase(), span: null };
  }
}

const detailOf = (node: FileItem | RegimeItem): string => ("title" in node && node.title && node.kind !== "Test" ? node.title.value : "");

/** Names of the whole project that have the letters of a query in their order. */
export function workspaceSymbols(workspace: Workspace, query: string, most = 200): readonly (Outline & { readonly path: string; readonly container: string })[] {
  const wanted = [...query.toLowerCase()];
  const fits = (name: string): boolean => {
    let i = 0;
    for (const c of name.toLowerCase()) if (c === wanted[i]) i++;
    return i >= wanted.length;
  };
  const found: (Outline & { readonly path: string; readonly container: string })[] = [];
  const visit = (path: string, container: string, all: readonly Outline[]): void => {
    for (const one of all) {
      if (found.length >= most) return;
      if (fits(one.name)) found.push({ ...one, path, container });
      visit(path, one.name, one.inner);
    }
  };
  for (const path of workspace.paths()) visit(path, path, documentSymbols(workspace, path));
  return found;
}

/** What can be folded: blocks between braces, runs of comments, the lines of `use`. */
export function folding(workspace: Workspace, path: string): readonly (Span & { readonly kind: "block" | "comment" | "imports" })[] {
  const draft = workspace.draft(path);
  if (!draft) return [];
  const { tokens, comments } = scan(draft.source);
  const folds: (Span & { readonly kind: "block" | "comment" | "imports" })[] = [];
  const open: number[] = [];
  for (const token of tokens) {
    if (token.tokenType === mark.leftBrace) open.push(token.startOffset);
    else if (token.tokenType === mark.rightBrace) {
      const start = open.pop();
      if (start !== undefined) folds.push({ start, end: token.endOffset, kind: "block" });
    }
  }
  const { text } = draft.source;
  let first: Span | null = null;
  let last: Span | null = null;
  const close = (): void => {
    if (first && last && first !== last) folds.push({ start: first.start, end: last.end, kind: "comment" });
  };
  for (const { span } of comments) {
    if (last && /^[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(last.end, span.start))) {
      last = span;
      continue;
    }
    close();
    first = span;
    last = span;
  }
  close();
  const uses = draft.head.uses;
  if (uses.length > 1) folds.push({ start: uses[0]?.span.start ?? 0, end: uses.at(-1)?.span.end ?? 0, kind: "imports" });
  return folds.toSorted((a, b) => a.start - b.start);
}

