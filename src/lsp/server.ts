/** The language server: the protocol on one side, the services on the other, and nothing else. */
import {
  CodeActionKind, DidChangeWatchedFilesNotification, TextDocumentSyncKind, type Connection, type InitializeParams, type ServerCapabilities,
} from "vscode-languageserver";
import { tokenModifiers, tokenTypes } from "../services";
import { answerJudging, commands } from "./judging";
import type { Labour } from "./labour";
import { createProjects, type Surroundings } from "./projects";
import { answerHints } from "./hints";
import { answerReading } from "./reading";
import { keepDocuments } from "./sync";
import { answerWriting } from "./writing";

const capabilities: ServerCapabilities = {
  positionEncoding: "utf-16",
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [".", " "] },
  signatureHelpProvider: { triggerCharacters: ["(", ","] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  renameProvider: { prepareProvider: true },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite], resolveProvider: true },
  codeLensProvider: { resolveProvider: true },
  inlayHintProvider: true,
  callHierarchyProvider: true,
  semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] }, full: true, range: true },
  executeCommandProvider: { commands: Object.values(commands) },
  workspace: { workspaceFolders: { supported: true } },
};

/** Serves one client until it says `exit`. */
export function serve(connection: Connection, surroundings: Surroundings, labour: Labour, version: string): void {
  const projects = createProjects(surroundings);
  let watches = false;
  connection.onInitialize((params) => {
    projects.setRoots(rootsOf(params));
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return { capabilities, serverInfo: { name: "regime", version } };
  });
  connection.onInitialized(() => {
    if (watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*.regime" }, { globPattern: "**/*.csv" }] });
  });
  const documents = keepDocuments(connection, projects, labour);
  answerReading(connection, projects);
  answerHints(connection, projects, documents, labour);
  answerWriting(connection, projects, documents, labour);
  answerJudging(connection, projects, labour);
  connection.listen();
}

/** The folders that the client has open. */
function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders && workspaceFolders.length > 0) return workspaceFolders.map((folder) => folder.uri);
  // Older clients name one folder only, in the field that was there first.
  return typeof rootUri === "string" ? [rootUri] : [];
}
