/** Requests that change a text: completion, rename, formatting, code actions. */
import {
  CodeActionKind, CompletionItemKind, ErrorCodes, MarkupKind, ResponseError,
  type CodeAction, type CompletionItem, type Connection, type TextEdit, type WorkspaceEdit,
} from "vscode-languageserver";
import { complete, formatted, formattedPart, lintEdits, quickFixes, rename, renameable, repairable, type Edit, type Repairable } from "../services";
import { offsetOf, rangeOf } from "./convert";
import type { Labour } from "./labour";
import type { Place, Projects } from "./projects";
import { askedAt, fileOf, locationOf } from "./reading";
import { shown, shownFinding, type Documents } from "./sync";

const kinds: Readonly<Record<string, CompletionItemKind>> = {
  word: CompletionItemKind.Keyword, criterion: CompletionItemKind.Constant, label: CompletionItemKind.EnumMember, party: CompletionItemKind.Class, group: CompletionItemKind.Class,
  right: CompletionItemKind.Interface, "mover class": CompletionItemKind.Struct, source: CompletionItemKind.File, act: CompletionItemKind.Event, institution: CompletionItemKind.Module,
  principle: CompletionItemKind.Reference, norm: CompletionItemKind.Reference, fact: CompletionItemKind.Property, judgement: CompletionItemKind.Property, table: CompletionItemKind.Function,
  series: CompletionItemKind.Function, quota: CompletionItemKind.Variable, regime: CompletionItemKind.Module,
};

export function answerWriting(connection: Connection, projects: Projects, documents: Documents, labour: Labour): void {
  connection.onCompletion((params): CompletionItem[] => {
    const asked = askedAt(projects, params);
    if (!asked) return [];
    const { replaces, items } = complete(asked.workspace, asked.path, asked.offset);
    const range = rangeOf(asked.source, replaces);
    return items.map(({ label, kind, detail, documentation }) => ({
      label, kind: kinds[kind] ?? CompletionItemKind.Method,
      // Names before words of the language.
      sortText: `${kind === "word" ? 1 : 0}${label}`,
      textEdit: { range, newText: label },
      ...(detail === "" ? {} : { detail }),
      ...(documentation === "" ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    }));
  });
  connection.onPrepareRename((params) => {
    const asked = askedAt(projects, params);
    const found = asked && renameable(asked.workspace, asked.path, asked.offset);
    if (!asked || !found) return null;
    if (!found.ok) throw refusal(found.reason);
    return { range: rangeOf(asked.source, found.at), placeholder: found.name };
  });
  connection.onRenameRequest((params) => {
    const asked = askedAt(projects, params);
    const made = asked && rename(asked.workspace, asked.path, asked.offset, params.newName);
    if (!asked || !made) return null;
    if (!made.ok) throw refusal(made.reason);
    return editOf(projects, asked, made.edits);
  });
  connection.onDocumentFormatting(({ textDocument: { uri } }): TextEdit[] => {
    const file = fileOf(projects, uri);
    const text = file && formatted(file.workspace, file.path);
    if (!file || text === null || text === file.source.text) return [];
    return [{ range: rangeOf(file.source, { start: 0, end: file.source.text.length }), newText: text }];
  });
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }): TextEdit[] => {
    const file = fileOf(projects, uri);
    const change = file && formattedPart(file.workspace, file.path, { start: offsetOf(file.source, range.start), end: offsetOf(file.source, range.end) });
    return file && change ? [{ range: rangeOf(file.source, change), newText: change.text }] : [];
  });
  answerActions(connection, projects, documents, labour);
}

const refusal = (reason: string): ResponseError<void> => new ResponseError(ErrorCodes.InvalidRequest, reason);

/** Edits of several files in the form of the protocol. */
export function editOf(projects: Projects, place: Place, edits: readonly Edit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const edit of edits) {
    const { uri, range } = locationOf(projects, place, edit);
    (changes[uri] ??= []).push({ range, newText: edit.text });
  }
  return { changes };
}

interface RepairData extends Repairable {
  readonly uri: string;
}

function answerActions(connection: Connection, projects: Projects, documents: Documents, labour: Labour): void {
  connection.onCodeAction(({ textDocument: { uri }, range }): CodeAction[] => {
    const file = fileOf(projects, uri);
    if (!file) return [];
    const { workspace, path, root, source } = file;
    const span = { start: offsetOf(source, range.start), end: offsetOf(source, range.end) };
    const fixes = quickFixes(workspace, path, documents.found(uri), span).map((fix) => ({
      title: fix.title, kind: CodeActionKind.QuickFix, isPreferred: fix.preferred, edit: editOf(projects, file, fix.edits),
      diagnostics: [shown(fix.of, source, (p) => projects.uriOf(root, p), (p) => workspace.draft(p)?.source)],
    }));
    const mended = documents.linted(uri).flatMap((f): CodeAction[] =>
      f.fix === null || f.at.start > span.end || f.at.end < span.start ? [] : [{ title: f.fix.title, kind: CodeActionKind.QuickFix, edit: editOf(projects, file, lintEdits(f)), diagnostics: [shownFinding(f, source)] }]);
    const found = repairable(workspace, path, span.start);
    if (!found) return [...fixes, ...mended];
    const data: RepairData = { ...found, uri };
    return [...fixes, ...mended, { title: `Repair: the smallest edits under which \`${found.name}\` holds`, kind: CodeActionKind.RefactorRewrite, data }];
  });
  connection.onCodeActionResolve(async (action, token) => {
    // `data` comes back as it was sent.
    const data = action.data as RepairData | undefined;
    const file = data && fileOf(projects, data.uri);
    if (!data || !file) return action;
    const { edits, words } = await labour.ask(file, "repair", data, { token });
    if (edits.length === 0) throw refusal(words);
    return { ...action, title: words, edit: editOf(projects, file, edits) };
  });
}
