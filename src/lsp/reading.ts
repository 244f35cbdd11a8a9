/** Requests about what a text says: hover, places of names, symbols, colours, hints. */
import {
  DocumentHighlightKind, FoldingRangeKind, MarkupKind, SemanticTokensBuilder, SymbolKind,
  type CallHierarchyItem, type Connection, type DocumentSymbol, type Location as ProtocolLocation,
} from "vscode-languageserver";
import type { Location, SourceFile } from "../language/span";
import {
  declarationOf, definition, documentSymbols, folding, highlights, hover, referredBy, references, referrers, semanticTokens, signature, targetAt, tokenModifiers, tokenTypes,
  wholeOf, workspaceSymbols, type Outline, type Target,
} from "../services";
import { nameOf } from "../services/outline";
import { offsetOf, positionOf, rangeOf } from "./convert";
import type { Place, Projects } from "./projects";

/** A place that the client asks about: the file as it stands, and an offset in it. */
export interface Asked extends Place {
  readonly source: SourceFile;
  readonly offset: number;
}
type At = { readonly textDocument: { readonly uri: string }; readonly position: { readonly line: number; readonly character: number } };

/** What a request asks about; `null` where there is no such file. */
export function askedAt(projects: Projects, { textDocument: { uri }, position }: At): Asked | null {
  const place = projects.placeOf(uri);
  const source = place.workspace.draft(place.path)?.source;
  return source ? { ...place, source, offset: offsetOf(source, position) } : null;
}
export const fileOf = (projects: Projects, uri: string): (Place & { readonly source: SourceFile }) | null => {
  const place = projects.placeOf(uri);
  const source = place.workspace.draft(place.path)?.source;
  return source ? { ...place, source } : null;
};

/** A place in the form of the protocol. */
export function locationOf(projects: Projects, { workspace, root }: Place, at: Location): ProtocolLocation {
  const source = workspace.draft(at.path)?.source;
  return { uri: projects.uriOf(root, at.path), range: source ? rangeOf(source, at) : { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
}

const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  regime: SymbolKind.Namespace, reform: SymbolKind.Namespace, party: SymbolKind.Class, group: SymbolKind.Class, right: SymbolKind.Interface, mover: SymbolKind.Struct,
  facts: SymbolKind.Object, fact: SymbolKind.Property, judgement: SymbolKind.Property, table: SymbolKind.Array, series: SymbolKind.Array, source: SymbolKind.File, act: SymbolKind.Event,
  institution: SymbolKind.Module, principle: SymbolKind.Key, norm: SymbolKind.Key, test: SymbolKind.Function, expect: SymbolKind.Boolean, claim: SymbolKind.Boolean, scenario: SymbolKind.Package,
};
const kindOf = (kind: string): SymbolKind => symbolKinds[kind] ?? SymbolKind.Method;

const symbolOf = (source: SourceFile) => (o: Outline): DocumentSymbol => ({
  name: o.name, detail: o.detail, kind: kindOf(o.kind), range: rangeOf(source, o.whole), selectionRange: rangeOf(source, o.at), children: o.inner.map(symbolOf(source)),
});

export function answerReading(connection: Connection, projects: Projects): void {
  answerNames(connection, projects);
  answerOutlines(connection, projects);
  answerColours(connection, projects);
  answerHierarchy(connection, projects);
}

function answerNames(connection: Connection, projects: Projects): void {
  connection.onHover((params) => {
    const asked = askedAt(projects, params);
    const said = asked && hover(asked.workspace, asked.path, asked.offset);
    return asked && said ? { contents: { kind: MarkupKind.Markdown, value: said.markdown }, range: rangeOf(asked.source, said.at) } : null;
  });
  connection.onDefinition((params) => {
    const asked = askedAt(projects, params);
    const found = asked && definition(asked.workspace, asked.path, asked.offset);
    return asked && found ? locationOf(projects, asked, found.name) : null;
  });
  connection.onReferences((params) => {
    const asked = askedAt(projects, params);
    return asked ? references(asked.workspace, asked.path, asked.offset, params.context.includeDeclaration).map((at) => locationOf(projects, asked, at)) : [];
  });
  connection.onDocumentHighlight((params) => {
    const asked = askedAt(projects, params);
    if (!asked) return [];
    return highlights(asked.workspace, asked.path, asked.offset).map(({ at, declares }) => ({ range: rangeOf(asked.source, at), kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read }));
  });
  connection.onSignatureHelp((params) => {
    const asked = askedAt(projects, params);
    const found = asked && signature(asked.workspace, asked.path, asked.offset);
    if (!found) return null;
    const { label, documentation, parameters, active } = found;
    return { signatures: [{ label, documentation, parameters: parameters.map((p) => ({ label: p })) }], activeSignature: 0, activeParameter: Math.min(active, Math.max(0, parameters.length - 1)) };
  });
}

function answerOutlines(connection: Connection, projects: Projects): void {
  connection.onDocumentSymbol(({ textDocument: { uri } }) => {
    const file = fileOf(projects, uri);
    return file ? documentSymbols(file.workspace, file.path).map(symbolOf(file.source)) : [];
  });
  connection.onWorkspaceSymbol(({ query }) =>
    projects.allPlaces().flatMap((place) =>
      workspaceSymbols(place.workspace, query).map((s) => ({ name: s.name, kind: kindOf(s.kind), containerName: s.container, location: locationOf(projects, place, { path: s.path, ...s.at }) })),
    ),
  );
  connection.onFoldingRanges(({ textDocument: { uri } }) => {
    const file = fileOf(projects, uri);
    if (!file) return [];
    const kinds = { block: FoldingRangeKind.Region, comment: FoldingRangeKind.Comment, imports: FoldingRangeKind.Imports };
    return folding(file.workspace, file.path).flatMap(({ start, end, kind }) => {
      const [from, to] = [positionOf(file.source, start), positionOf(file.source, end)];
      // The line of the closing brace stays.
      const endLine = kind === "block" ? to.line - 1 : to.line;
      return endLine > from.line ? [{ startLine: from.line, endLine, ...(kind === "block" ? {} : { kind: kinds[kind] }) }] : [];
    });
  });
}

function answerColours(connection: Connection, projects: Projects): void {
  const build = (uri: string, from: number, to: number): { data: number[] } => {
    const builder = new SemanticTokensBuilder();
    const file = fileOf(projects, uri);
    if (!file) return builder.build();
    for (const token of semanticTokens(file.workspace, file.path)) {
      const { line, character } = positionOf(file.source, token.start);
      if (line < from || line > to) continue;
      const modifiers = (token.declares ? 1 << tokenModifiers.indexOf("declaration") : 0) | (token.library ? 1 << tokenModifiers.indexOf("defaultLibrary") : 0);
      builder.push(line, character, token.end - token.start, tokenTypes.indexOf(token.type), modifiers);
    }
    return builder.build();
  };
  connection.languages.semanticTokens.on(({ textDocument }) => build(textDocument.uri, 0, Infinity));
  connection.languages.semanticTokens.onRange(({ textDocument, range }) => build(textDocument.uri, range.start.line, range.end.line));
}

/** Who refers to a clause, and to what it refers. */
function answerHierarchy(connection: Connection, projects: Projects): void {
  const itemOf = (place: Place, target: Target): readonly CallHierarchyItem[] => {
    const name = declarationOf(place.workspace, target);
    const whole = wholeOf(place.workspace, target);
    if (!name || !whole) return [];
    const { uri, range } = locationOf(projects, place, whole);
    return [{ name: target.name, kind: kindOf(target.kind.replace(" class", "")), detail: target.kind, uri, range, selectionRange: locationOf(projects, place, name.at).range }];
  };
  connection.languages.callHierarchy.onPrepare((params) => {
    const asked = askedAt(projects, params);
    const at = asked && targetAt(asked.workspace, asked.path, asked.offset);
    return asked && at ? [...itemOf(asked, at.target)] : null;
  });
  const again = (item: CallHierarchyItem): { readonly asked: Asked; readonly target: Target } | null => {
    const asked = askedAt(projects, { textDocument: { uri: item.uri }, position: item.selectionRange.start });
    const at = asked && targetAt(asked.workspace, asked.path, asked.offset);
    return asked && at ? { asked, target: at.target } : null;
  };
  connection.languages.callHierarchy.onIncomingCalls(({ item }) => {
    const found = again(item);
    if (!found) return [];
    const { asked, target } = found;
    return referrers(asked.workspace, target).map(({ entry: { piece }, path, at }) => {
      const { text, span } = nameOf(piece.node);
      const whole = locationOf(projects, asked, { path, start: piece.start, end: piece.end });
      const named = span ? { path, start: span.start + piece.shift, end: span.end + piece.shift } : { path, start: piece.start, end: piece.start };
      const from = { name: text, kind: kindOf(piece.node.kind.toLowerCase()), uri: whole.uri, range: whole.range, selectionRange: locationOf(projects, asked, named).range };
      return { from, fromRanges: at.map((place) => locationOf(projects, asked, place).range) };
    });
  });
  connection.languages.callHierarchy.onOutgoingCalls(({ item }) => {
    const found = again(item);
    if (!found) return [];
    const { asked, target } = found;
    return referredBy(asked.workspace, target).flatMap(({ target: to, at }) => itemOf(asked, to).map((item) => ({ to: item, fromRanges: at.map((place) => locationOf(projects, asked, place).range) })));
  });
}
