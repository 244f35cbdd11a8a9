/** Starts the language server, the test explorer and the view of verdicts over time. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import type { EvaluateAnswer } from "./answers";
import { commandOf, finished, type Finished } from "./command";
import { testExplorer } from "./tests";
import { timelineHtml } from "./timeline";

let client: LanguageClient | undefined;

function mainOf(context: vscode.ExtensionContext, uri?: vscode.Uri): string {
  const folder = uri === undefined ? vscode.workspace.workspaceFolders?.[0] : vscode.workspace.getWorkspaceFolder(uri);
  const own = context.asAbsolutePath(join("server", "main.js"));
  // What a folder brings is run only where the folder is trusted.
  if (!vscode.workspace.isTrusted) return own;
  const ofProject = folder === undefined ? null : join(folder.uri.fsPath, "node_modules", "regime-lang", "dist", "cli", "main.js");
  return commandOf(vscode.workspace.getConfiguration("regime", uri ?? null).get("path", ""), ofProject, own, existsSync);
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const module = mainOf(context);
  const server = { module, args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient("regime", "Regime", { run: server, debug: server }, { documentSelector: [{ language: "regime" }] });
  await client.start();
}

async function showTimeline(run: (argv: readonly string[], file: vscode.Uri) => Promise<Finished>, uri?: vscode.Uri): Promise<void> {
  const file = uri ?? vscode.window.activeTextEditor?.document.uri;
  if (file === undefined || file.scheme !== "file") {
    void vscode.window.showInformationMessage("Open a regime file first, and save it.");
    return;
  }
  const name = vscode.workspace.asRelativePath(file);
  const { code, out, err } = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Judging ${name}` }, () => run(["evaluate", "--format", "json", file.fsPath], file));
  if (code !== 0 && code !== 1 && code !== 4) {
    void vscode.window.showErrorMessage(code === 3 ? `${name} has errors: they are in the list of problems.` : err || out);
    return;
  }
  const panel = vscode.window.createWebviewPanel("regime.timeline", `Verdicts: ${name}`, vscode.ViewColumn.Beside, { enableScripts: false });
  panel.webview.html = timelineHtml(JSON.parse(out) as EvaluateAnswer, name);
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const run = (argv: readonly string[], file: vscode.Uri, stop?: AbortSignal): Promise<Finished> => finished(mainOf(context, file), argv, dirname(file.fsPath), stop);
  context.subscriptions.push(
    testExplorer(run),
    vscode.commands.registerCommand("regime.showTimeline", (uri?: vscode.Uri) => showTimeline(run, uri)),
    vscode.commands.registerCommand("regime.restart", async () => {
      await client?.stop();
      await start(context);
    }),
  );
  await start(context);
}

export const deactivate = async (): Promise<void> => client?.stop();
