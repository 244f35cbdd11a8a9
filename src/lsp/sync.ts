/** Open documents and what is found in them: errors of syntax at once, the rest after a pause. */
import { DiagnosticSeverity, DiagnosticTag, LSPErrorCodes, ResponseError, type Connection, type Diagnostic as Shown, type TextDocumentContentChangeEvent } from "vscode-languageserver";
import { describe, severityOf, sortDiagnostics, type Diagnostic } from "../diagnostics";
import { sourceFile, type SourceFile } from "../language/span";
import type { Finding } from "../linter";
import { movedFindings, syntaxFindings, type Change, type Workspace } from "../services";
import { offsetOf, rangeOf } from "./convert";
import type { Labour } from "./labour";
import type { Place, Projects } from "./projects";

/** Milliseconds without a keystroke after which a file is checked. */
export const pause = 300;

/** A document that the client has open. */
interface Open {
  readonly uri: string;
  readonly place: Place;
  version: number;
  /** A check is waited for that has not begun: it will be about all edits until then. */
  waiting: boolean;
  /** Edits since the last check began. */
  edits: Change[];
  /** Since the last check began, nothing has changed in the workspace; and whether that check is done. */
  untouched: boolean;
  isChecked: boolean;
  /** What the last check found beyond errors of syntax, moved along with the edits since. */
  checked: readonly Diagnostic[];
  /** What the linter said of the text as it stands; nothing after an edit, until it is looked at again. */
  linted: readonly Finding[];
}

export interface Documents {
  readonly found: (uri: string) => readonly Diagnostic[];
  readonly linted: (uri: string) => readonly Finding[];
  /** Whether the document was checked as it stands. */
  readonly isChecked: (uri: string) => boolean;
}

/** Keeps the documents of a connection, and tells the client what is found in them. */
export function keepDocuments(connection: Connection, projects: Projects, labour: Labour): Documents {
  const open = new Map<string, Open>();
  const publish = (document: Open): void => {
    const { workspace, path, root } = document.place;
    const source = workspace.draft(path)?.source;
    if (!source) return;
    const diagnostics = found(document).map((d) => shown(d, source, (file) => projects.uriOf(root, file), (file) => workspace.draft(file)?.source));
    const linted = document.linted.map((f) => shownFinding(f, source));
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [...diagnostics, ...linted] });
  };
  const later = afterPause((uri) => {
    const document = open.get(uri);
    if (!document || document.waiting) return;
    check(document, labour).then(
      () => { if (open.get(uri) === document) publish(document); },
      (error: unknown) => logFault(connection, error),
    );
  });
  /** A change of one file may change what is found in all that use it. */
  const touch = (workspace: Workspace, what: "document" | "files" = "document"): void => {
    labour.changed(workspace, what);
    const touched = [...open.values()].filter(({ place }) => place.workspace === workspace);
    for (const document of touched) [document.untouched, document.isChecked] = [false, false];
    later(touched.map(({ uri }) => uri));
  };

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    const place = projects.placeOf(uri);
    place.workspace.open(place.path, text);
    const document: Open = { uri, place, version, waiting: false, edits: [], untouched: false, isChecked: false, checked: [], linted: [] };
    open.set(uri, document);
    publish(document);
    touch(place.workspace);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = open.get(uri);
    if (!document) return;
    for (const change of contentChanges) applyChange(document, change);
    document.version = version;
    publish(document);
    touch(document.place.workspace);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = open.get(uri);
    open.delete(uri);
    document?.place.workspace.close(document.place.path);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    if (document) touch(document.place.workspace);
  });
  const reread = (): void => {
    for (const workspace of projects.all()) {
      workspace.forget();
      touch(workspace, "files");
    }
  };
  connection.onDidSaveTextDocument(reread);
  connection.onDidChangeWatchedFiles(reread);
  return documentsOf(open);
}

const documentsOf = (open: ReadonlyMap<string, Open>): Documents => ({
  found: (uri) => {
    const document = open.get(uri);
    return document ? found(document) : [];
  },
  linted: (uri) => open.get(uri)?.linted ?? [],
  isChecked: (uri) => open.get(uri)?.isChecked === true,
});

/** A fault of ours must not end the session; the client shows it in its log. */
function logFault(connection: Connection, error: unknown): void {
  // The texts have changed during a check: the next one is due.
  if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified) return;
  connection.console.error(`This is a fault of regime-lang, not of your file: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

/** Has a document checked. What is found is moved along with the edits since the check began. */
async function check(document: Open, labour: Labour): Promise<void> {
  document.waiting = true;
  const begun = (): void => {
    document.waiting = false;
    document.edits = [];
    document.untouched = true;
  };
  const { checked, linted } = await labour.ask(document.place, "check", null, { begun });
  document.checked = document.edits.reduce<readonly Diagnostic[]>((found, edit) => movedFindings(found, edit), checked);
  document.linted = document.edits.length === 0 ? linted : [];
  document.isChecked = document.untouched;
}

const found = ({ place: { workspace, path }, checked }: Open): readonly Diagnostic[] => sortDiagnostics([...syntaxFindings(workspace, path), ...checked]);

function applyChange(document: Open, change: TextDocumentContentChangeEvent): void {
  const { workspace, path } = document.place;
  const source = workspace.draft(path)?.source ?? sourceFile(path, "");
  const edit: Change = "range" in change
    ? { start: offsetOf(source, change.range.start), end: offsetOf(source, change.range.end), text: change.text }
    : { start: 0, end: source.text.length, text: change.text };
  workspace.change(path, [edit]);
  document.checked = movedFindings(document.checked, edit);
  document.linted = [];
  document.edits.push(edit);
}

/** Does something for each of some names, once none was added for a while. */
function afterPause(work: (name: string) => void): (names: readonly string[]) => void {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (): void => {
    const [next] = waiting;
    timer = undefined;
    if (next === undefined) return;
    waiting.delete(next);
    work(next);
    // One at a time, so that a keystroke comes in between.
    if (waiting.size > 0) timer = setTimeout(run, 0);
  };
  return (names) => {
    for (const name of names) waiting.add(name);
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  };
}

/** A finding in the form of the protocol. */
export function shown(d: Diagnostic, source: SourceFile, uriOf: (path: string) => string, sourceOf: (path: string) => SourceFile | undefined): Shown {
  const { message, remedy } = describe(d);
  return {
    range: rangeOf(source, d.at),
    severity: severityOf(d) === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: d.code,
    source: "regime",
    message: remedy === "" ? message : `${message}\n${remedy}`,
    ...(d.code === "unreachable-rule" || d.code === "idle-exception" ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: d.related.flatMap(({ at, label }) => {
      const file = sourceOf(at.path);
      return file ? [{ location: { uri: uriOf(at.path), range: rangeOf(file, at) }, message: label }] : [];
    }),
  };
}

const severities: Readonly<Record<Finding["level"], DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warn: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information };

/** A finding of the linter in the form of the protocol. */
export const shownFinding = ({ code, level, message, remedy, at }: Finding, source: SourceFile): Shown => ({
  range: rangeOf(source, at), severity: severities[level], code, source: "regime lint", message: remedy === "" ? message : `${message}\n${remedy}`,
});
