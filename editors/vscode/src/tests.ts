/** The test explorer: tests and expectations of every file, run by `regime test`. */
import * as vscode from "vscode";
import { itemsOf, type Item, type TestAnswer } from "./answers";
import type { Finished } from "./command";

const rangeOf = ({ line = 1, column = 1, endLine = line, endColumn = column }: Item["at"]): vscode.Range => new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);

type Run = (argv: readonly string[], file: vscode.Uri, stop?: AbortSignal) => Promise<Finished>;

/** What the command says of a file; `null` with its words where it has errors, or nothing to run. */
async function asked(run: Run, file: vscode.Uri, stop?: AbortSignal): Promise<TestAnswer | string> {
  const { code, out, err } = await run(["test", "--format", "json", file.fsPath], file, stop);
  if (code !== 0 && code !== 1) return code === 2 ? "" : err || out;
  return JSON.parse(out) as TestAnswer;
}

export function testExplorer(run: Run): vscode.Disposable {
  const controller = vscode.tests.createTestController("regime", "Regimes");
  const itemOf = (parent: vscode.TestItem, id: string, label: string, at?: Item["at"]): vscode.TestItem => {
    const item = controller.createTestItem(id, label, parent.uri);
    if (at !== undefined) item.range = rangeOf(at);
    return item;
  };

  const fill = (file: vscode.TestItem, answer: TestAnswer): ReadonlyMap<string, Item> => {
    const found = new Map<string, Item>();
    file.children.replace(itemsOf(answer).map((group) => {
      const parent = itemOf(file, group.id, group.label);
      parent.children.replace(group.items.map((item) => {
        const id = `${group.id} ${item.id}`;
        found.set(id, item);
        return itemOf(file, id, item.label, item.at);
      }));
      return parent;
    }));
    return found;
  };

  const add = (uri: vscode.Uri): vscode.TestItem => {
    const known = controller.items.get(uri.toString());
    if (known !== undefined) return known;
    const file = controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
    file.canResolveChildren = true;
    controller.items.add(file);
    return file;
  };
  const look = async (file: vscode.TestItem): Promise<void> => {
    if (file.uri === undefined) return;
    const answer = await asked(run, file.uri);
    if (typeof answer === "string") {
      file.children.replace([]);
      if (answer !== "") file.error = answer;
      return;
    }
    file.error = undefined;
    fill(file, answer);
  };
  controller.resolveHandler = async (item) => {
    if (item !== undefined) return look(item);
    for (const uri of await vscode.workspace.findFiles("**/*.regime", "**/node_modules/**")) add(uri);
  };

  const leaves = (item: vscode.TestItem): vscode.TestItem[] => (item.children.size === 0 ? [item] : [...item.children].flatMap(([, child]) => leaves(child)));
  const fileOf = (item: vscode.TestItem): vscode.TestItem => (item.parent === undefined ? item : fileOf(item.parent));
  controller.createRunProfile("Run", vscode.TestRunProfileKind.Run, async (request, token) => {
    const testRun = controller.createTestRun(request);
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    const wanted = request.include ?? [...controller.items].map(([, item]) => item);
    for (const file of new Set(wanted.map(fileOf))) {
      if (file.uri === undefined || token.isCancellationRequested) continue;
      testRun.started(file);
      const answer = await asked(run, file.uri, stop.signal).catch((error: unknown) => String(error));
      if (typeof answer === "string") {
        testRun.errored(file, new vscode.TestMessage(answer === "" ? "There is nothing to run." : answer));
        continue;
      }
      const chosen = new Set(wanted.filter((w) => fileOf(w) === file).flatMap((w) => (w === file ? [] : leaves(w).map((leaf) => leaf.id))));
      const found = fill(file, answer);
      for (const leaf of leaves(file)) {
        const item = found.get(leaf.id);
        if (item === undefined || (chosen.size > 0 && !chosen.has(leaf.id))) continue;
        if (item.passed) testRun.passed(leaf);
        else {
          const message = new vscode.TestMessage(item.message);
          message.location = new vscode.Location(file.uri, rangeOf(item.at));
          testRun.failed(leaf, message);
        }
      }
    }
    testRun.end();
  }, true);

  const watcher = vscode.workspace.createFileSystemWatcher("**/*.regime");
  watcher.onDidCreate((uri) => void look(add(uri)));
  watcher.onDidChange((uri) => void look(add(uri)));
  watcher.onDidDelete((uri) => controller.items.delete(uri.toString()));
  return vscode.Disposable.from(controller, watcher);
}
