/** Open documents and what is found in them: errors of syntax at once, the rest after a pause. */
import { DiagnosticSeverity, DiagnosticTag, type Connection, type Diagnostic as Shown } from "vscode-languageserver";
import { describe, severityOf, sortDiagnostics, type Diagnostic } from "../diagnostics";
import { sourceFile, type SourceFile } from "../language/span";
import { findings, movedFindings, syntaxFindings, type Change } from "../services";
import { offsetOf, rangeOf } from "./convert";
import type { Place, Projects } from "./projects";

/** Milliseconds without a keystroke after which a file is checked. */
export const pause = 150;

/** A document that the client has open. */
interface Open {
  readonly uri: string;
  readonly place: Place;
  version: number;
  /** What the last check found beyond errors of syntax, moved along with the edits since. */
  checked: readonly Diagnostic[];
}

export interface Documents {
  readonly found: (uri: string) => readonly Diagnostic[];
  /** Checks what waits to be checked. */
  readonly settle: () => void;
}

/** Codes that the parser reports: they are looked at with every keystroke. */
const isSyntax = (syntax: readonly Diagnostic[], d: Diagnostic): boolean => syntax.some((s) => s.code === d.code && s.at.start === d.at.start && s.at.end === d.at.end);

/** Keeps the documents of a connection, and tells the client what is found in them. */
export function keepDocuments(connection: Connection, projects: Projects): Documents {
  const open = new Map<string, Open>();
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const found = ({ place: { workspace, path }, checked }: Open): readonly Diagnostic[] => sortDiagnostics([...syntaxFindings(workspace, path), ...checked]);
  const publish = (document: Open): void => {
    const { workspace, path, root } = document.place;
    const source = workspace.draft(path)?.source;
    if (!source) return;
    const sourceOf = (file: string): SourceFile | undefined => workspace.draft(file)?.source;
    const diagnostics = found(document).map((d) => shown(d, source, (file) => projects.uriOf(root, file), sourceOf));
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  };
  const check = (document: Open): void => {
    const { workspace, path } = document.place;
    const syntax = syntaxFindings(workspace, path);
    document.checked = findings(workspace, path).filter((d) => !isSyntax(syntax, d));
    publish(document);
  };
  const settle = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const uris = [...waiting];
    waiting.clear();
    for (const uri of uris) {
      const document = open.get(uri);
      if (document) check(document);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(settle, pause);
  };
  /** A change of one file may change what is found in all that use it. */
  const touch = (place: Place, uri: string): void => {
    waiting.add(uri);
    for (const other of open.values()) if (other.place.workspace === place.workspace && other.uri !== uri) waiting.add(other.uri);
    later();
  };

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    const place = projects.placeOf(uri);
    place.workspace.open(place.path, text);
    const document: Open = { uri, place, version, checked: [] };
    open.set(uri, document);
    publish(document);
    touch(place, uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const document = open.get(uri);
    if (!document) return;
    const { workspace, path } = document.place;
    for (const change of contentChanges) {
      const source = workspace.draft(path)?.source ?? sourceFile(path, "");
      const edit: Change = "range" in change
        ? { start: offsetOf(source, change.range.start), end: offsetOf(source, change.range.end), text: change.text }
        : { start: 0, end: source.text.length, text: change.text };
      workspace.change(path, [edit]);
      document.checked = movedFindings(document.checked, edit);
    }
    document.version = version;
    publish(document);
    touch(document.place, uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const document = open.get(uri);
    open.delete(uri);
    document?.place.workspace.close(document.place.path);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    if (document) touch(document.place, uri);
  });
  const reread = (): void => {
    for (const workspace of projects.all()) workspace.forget();
    for (const uri of open.keys()) waiting.add(uri);
    later();
  };
  connection.onDidSaveTextDocument(reread);
  connection.onDidChangeWatchedFiles(reread);
  return {
    found: (uri) => {
      const document = open.get(uri);
      return document ? found(document) : [];
    },
    settle,
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
