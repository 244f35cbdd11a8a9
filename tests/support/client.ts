/** An editor at the other end of `regime lsp`: a real process, and the real protocol. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, ExitNotification, InitializedNotification, InitializeRequest, PublishDiagnosticsNotification,
  ShutdownRequest, StreamMessageReader, StreamMessageWriter,
  type InitializeResult, type Position, type ProtocolConnection, type PublishDiagnosticsParams, type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import { positionOf } from "../../src/lsp/convert";
import { sourceFile } from "../../src/language/span";
import { builtCommand } from "./build";

export interface Client {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly uri: (path: string) => string;
  readonly open: (path: string, text: string) => void;
  readonly change: (path: string, version: number, contentChanges: TextDocumentContentChangeEvent[]) => void;
  /** The next findings of a file that fit. */
  readonly findings: (path: string, fits?: (params: PublishDiagnosticsParams) => boolean) => Promise<PublishDiagnosticsParams>;
  /** Says good-bye; the exit code of the server. */
  readonly end: () => Promise<number | null>;
}

/** Starts a server on a project of files. */
export async function startClient(files: Readonly<Record<string, string>>): Promise<Client> {
  const folder = mkdtempSync(join(tmpdir(), "regime-lsp-"));
  for (const [name, text] of Object.entries({ "regime.config.json": "{}", ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const server = spawn(process.execPath, [builtCommand, "lsp", "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<number | null>((done) => server.once("exit", done));
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const told: PublishDiagnosticsParams[] = [];
  const listeners = new Set<() => void>();
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
    told.push(params);
    for (const listener of listeners) listener();
  });
  connection.listen();
  const root = pathToFileURL(folder).href;
  const uri = (path: string): string => `${root}/${path}`;
  const initialized = await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: root, workspaceFolders: [{ uri: root, name: "test" }], capabilities: {} });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection, initialized, uri,
    open: (path, text) => void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri: uri(path), languageId: "regime", version: 1, text } }),
    change: (path, version, contentChanges) => void connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri: uri(path), version }, contentChanges }),
    findings: (path, fits = () => true) =>
      new Promise((done) => {
        const look = (): void => {
          const at = told.findIndex((p) => p.uri === uri(path) && fits(p));
          const params = told[at];
          if (!params) return;
          told.splice(0, at + 1);
          listeners.delete(look);
          done(params);
        };
        listeners.add(look);
        look();
      }),
    end: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      const code = await ended;
      connection.dispose();
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}

/** Where a piece of a text stands, for the protocol; `within` says how many characters further. */
export function positionIn(text: string, piece: string, within = 0): Position {
  const at = text.indexOf(piece);
  if (at < 0) throw new Error(`there is no ${piece}`);
  return positionOf(sourceFile("x", text), at + within);
}
