import { diagnostic, suggest, type Diagnostic } from "../diagnostics";
import type { Clause, Declaration, File, Text, Use } from "../language/ast";
import type { Host } from "../language/host";
import { sourceFile, type Location, type SourceFile } from "../language/span";
import { readCsv, type Csv } from "./csv";

/** One file that was read. */
export interface Module {
  readonly source: SourceFile;
  readonly file: File;
  /** The modules it uses, by path, in the order written; files that could not be read are left out. */
  readonly uses: readonly { readonly path: string; readonly use: Use }[];
  /** The text, or a file it uses, could not be read in full: names may be missing for that reason. */
  readonly incomplete: boolean;
}

/** Figures that a series reads. */
export interface DataFile {
  readonly source: SourceFile;
  readonly csv: Csv;
}

/** Everything that one entry file needs. */
export interface Loaded {
  /** Files of figures by path; those that could not be read are left out. */
  readonly data: ReadonlyMap<string, DataFile>;
  readonly modules: ReadonlyMap<string, Module>;
  /** Paths, each after those it uses. */
  readonly order: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export type Parse = (file: SourceFile) => { readonly file: File; readonly diagnostics: readonly Diagnostic[] };

/** At most this many files, the library and figures included. */
export const moduleLimit = 200;
/** Declares every state; in scope everywhere. */
export const prelude = "std/states.regime";

interface Loading {
  readonly host: Host;
  readonly library: ReadonlyMap<string, string>;
  readonly parse: Parse;
  readonly modules: Map<string, Module>;
  /** `null` where a file could not be read. */
  readonly data: Map<string, DataFile | null>;
  readonly order: string[];
  readonly diagnostics: Diagnostic[];
  readonly open: string[];
  limitReported: boolean;
}

/** Reads the entry file and, through `use`, every file it needs. */
export function loadModules(entry: string, host: Host, parse: Parse, library: ReadonlyMap<string, string>): Loaded {
  const loading: Loading = { host, library, parse, modules: new Map(), data: new Map(), order: [], diagnostics: [], open: [], limitReported: false };
  if (library.has(prelude)) load(loading, prelude, { path: entry, start: 0, end: 0 });
  load(loading, entry, { path: entry, start: 0, end: 0 });
  const data = new Map([...loading.data].flatMap(([path, file]) => (file ? [[path, file] as const] : [])));
  return { modules: loading.modules, data, order: loading.order, diagnostics: loading.diagnostics };
}

/** Reads one file once; whether it is there in full. */
function load(loading: Loading, path: string, at: Location): boolean {
  if (loading.modules.has(path)) return true;
  const start = loading.open.indexOf(path);
  if (start >= 0) {
    loading.diagnostics.push(diagnostic("circular-use", at, { files: [...loading.open.slice(start), path] }));
    return false;
  }
  if (isFull(loading, at)) return false;
  const text = read(loading, path, at);
  if (text === null) return false;
  const source = sourceFile(path, text);
  const parsed = loading.parse(source);
  loading.diagnostics.push(...parsed.diagnostics);
  let incomplete = parsed.diagnostics.some((d) => d.code !== "invalid-date" && d.code !== "unknown-escape");
  loading.open.push(path);
  const uses: { path: string; use: Use }[] = [];
  for (const use of parsed.file.uses) {
    const place = { path, start: use.span.start, end: use.span.end };
    const target = use.broken ? null : resolve(loading, path, use, place);
    if (target !== null && load(loading, target, place)) uses.push({ path: target, use });
    else incomplete = true;
  }
  loading.open.pop();
  for (const wanted of figuresOf(parsed.file)) loadData(loading, path, wanted);
  loading.modules.set(path, { source, file: parsed.file, uses, incomplete });
  loading.order.push(path);
  return true;
}

/** Whether no further file may be read, which is said once. */
function isFull(loading: Loading, at: Location): boolean {
  if (loading.modules.size + loading.open.length + loading.data.size < moduleLimit) return false;
  if (!loading.limitReported) loading.diagnostics.push(diagnostic("too-many-files", at, { limit: moduleLimit }));
  loading.limitReported = true;
  return true;
}

/** A file of figures that a text reads, and what reads it. */
interface Wanted {
  readonly name: string;
  readonly from: Text;
}

/** Every series and flow of a file that reads figures, those inside its regimes and reforms included. */
const figuresOf = (file: File): readonly Wanted[] =>
  file.items
    .flatMap((item) => (item.kind === "Regime" ? item.items : item.kind === "Reform" ? item.edits.flatMap((e) => (e.kind === "Add" ? [e.item] : e.kind === "Replace" ? [e.by] : [])) : [item]))
    .flatMap((item) => (item.broken ? [] : wantedBy(item)))
    .filter(({ from }) => isWritten(from));

/** Whether a text stands in the file with both its quotes; what lacks one was reported. */
const isWritten = ({ span }: Text): boolean => span.end > span.start + 1;

function wantedBy(item: Clause | Declaration): readonly Wanted[] {
  if (item.kind === "Series") return [{ name: item.name.text, from: item.from }];
  if (item.kind !== "Scenario") return [];
  return item.items.flatMap((i) => (i.kind === "Flow" && !i.broken && i.figures.kind === "Read" ? [{ name: item.name.text, from: i.figures.path }] : []));
}

/** Reads figures, which lie beside the file that asks for them. Where there are none, they are not known. */
function loadData(loading: Loading, path: string, { name, from }: Wanted): void {
  const at = { path, start: from.span.start, end: from.span.end };
  const target = fileFrom(loading, path, from.value, at);
  if (target === null) return;
  const known = loading.data.get(target);
  if (known === null) loading.diagnostics.push(diagnostic("series-without-data", at, { series: name, file: target }));
  if (known !== undefined || isFull(loading, at)) return;
  const answer = loading.host.read(target);
  if (answer.ok) {
    loading.data.set(target, { source: sourceFile(target, answer.text), csv: readCsv(answer.text) });
    return;
  }
  loading.data.set(target, null);
  loading.diagnostics.push(
    answer.reason === "missing"
      ? diagnostic("series-without-data", at, { series: name, file: target })
      : readFailure(target, answer.reason, answer.detail ?? "", at),
  );
}

function read(loading: Loading, path: string, at: Location): string | null {
  const library = loading.library.get(path);
  if (library !== undefined) return library;
  const answer = loading.host.read(path);
  if (answer.ok) return answer.text;
  loading.diagnostics.push(readFailure(path, answer.reason, answer.detail ?? "", at));
  return null;
}

/** Why a file was not read, as a finding. */
export function readFailure(file: string, reason: "missing" | "outside" | "too-large" | "unreadable" | "binary", detail: string, at: Location): Diagnostic {
  switch (reason) {
    case "missing":
      return diagnostic("missing-file", at, { file });
    case "outside":
      return diagnostic("outside-project", at, { file });
    case "too-large":
      return diagnostic("file-too-large", at, { file, detail });
    case "binary":
      return diagnostic("not-text", at, { file });
    case "unreadable":
      return diagnostic("unreadable-file", at, { file, reason: detail === "" ? "the system does not allow it" : detail });
    default: {
      const never: never = reason;
      return never;
    }
  }
}

/** The path a `use` names, or `null` after reporting why there is none. */
function resolve(loading: Loading, from: string, use: Use, at: Location): string | null {
  if (use.library) {
    const path = `${use.library.map((n) => n.text).join("/")}.regime`;
    if (loading.library.has(path)) return path;
    const name = use.library.map((n) => n.text).join(".");
    const known = [...loading.library.keys()].map((key) => key.replace(/\.regime$/, "").replaceAll("/", "."));
    loading.diagnostics.push(diagnostic("unknown-library", at, { name, suggestion: suggest(name, known) }));
    return null;
  }
  return use.path === undefined || !isWritten(use.path) ? null : fileFrom(loading, from, use.path.value, at);
}

/** The path that a text names, or `null` after reporting why there is none. */
function fileFrom(loading: Loading, from: string, written: string, at: Location): string | null {
  const path = joinPath(from, written);
  if (path === null) loading.diagnostics.push(diagnostic("outside-project", at, { file: written }));
  if (path !== "" && written !== "") return path;
  // The root of the project has no name.
  loading.diagnostics.push(diagnostic("unreadable-file", at, written === "" ? { file: '""', reason: "it names no file" } : { file: written, reason: "it is a folder" }));
  return null;
}

/** Resolves `written` from the folder of `from`; `null` where it would leave the project root. */
export function joinPath(from: string, written: string): string | null {
  if (/^([/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(written) || written.includes("\\") || written.includes("\0")) return null;
  const segments = from.split("/").slice(0, -1);
  for (const segment of written.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join("/");
}
