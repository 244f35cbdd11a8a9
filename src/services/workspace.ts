import { homes, loadModules, moduleScopes, textScope, type Home, type Loaded, type Parse, type Scope } from "../checker";
import { compile, type Compilation } from "../compile";
import type { Reform, RegimeDeclaration, RegimeItem, Use } from "../language/ast";
import { library } from "../library";
import { treeOf, type Draft, type Piece } from "../parser/pieces";
import { read } from "../parser/reread";
import { createTexts, type ProjectHost, type Texts } from "./texts";
import { mentionsIn, type Mention } from "./mentions";

export type { ProjectHost };

/** A regime or reform around an item; `null` for an item of the file. */
export type Around = RegimeDeclaration | Reform | null;

/** An item of a file with the names in it. */
export interface Entry {
  readonly piece: Piece;
  readonly around: Around;
  readonly mentions: readonly Mention[];
}

/** Documents that are open, and the project around them. All questions of an editor are functions of it; it changes only by `open`, `change`, `close` and `forget`. */
export interface Workspace extends Omit<Texts, "settle"> {
  readonly entries: (path: string) => readonly Entry[];
  readonly scope: (path: string, around: Around) => Scope | null;
  readonly home: (path: string) => Home | null;
  /** The files that a file uses, with the lines that say so. */
  readonly used: (path: string) => readonly { readonly path: string; readonly use: Use }[];
  /** The file checked with all it uses, as of now. */
  readonly compiled: (path: string) => Compilation;
  /** The same if it was checked as it is now. */
  readonly known: (path: string) => Compilation | null;
  /** What something was that is worked out once for each state of the project. */
  readonly once: <T>(key: string, make: () => T) => T;
}

/** A workspace without open documents. */
export function createWorkspace(project: ProjectHost): Workspace {
  const texts = createTexts(project);
  const mentions = new WeakMap<object, readonly Mention[]>();
  let results = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!results.has(key)) results.set(key, make());
    // A key is always used with the same type.
    return results.get(key) as T;
  };
  /** After what was done, everything is worked out anew. */
  const changed = (_done: void): void => void (results = new Map());
  const tree: Parse = (source) => {
    const found = texts.draft(source.path) ?? read(source);
    return { file: once(`tree ${source.path}`, () => treeOf(found)), diagnostics: found.diagnostics };
  };
  const loaded = (path: string): Loaded => once(`loaded ${path}`, () => loadModules(path, texts.host, tree, library));
  const scopes = (path: string): ReadonlyMap<string, Scope> => once(`scopes ${path}`, () => moduleScopes(loaded(path), silent));
  const namesIn = (node: object): readonly Mention[] => {
    const known = mentions.get(node) ?? mentionsIn(node);
    mentions.set(node, known);
    return known;
  };
  const compileNow = (path: string): Compilation => {
    texts.settle();
    results = new Map([...results].filter(([key]) => key.startsWith("compiled ") || key.startsWith("judged ")));
    return compile(path, texts.host, { parse: tree });
  };
  const known = (path: string): Compilation | null => (results.get(`compiled ${path}`) as Compilation | undefined) ?? null;
  const home = (path: string): Home | null => once(`home ${path}`, () => homes(loaded(path), scopes(path)))(path);

  return {
    open: (path, text) => changed(texts.open(path, text)),
    change: (path, changes) => changed(texts.change(path, changes)),
    close: (path) => changed(texts.close(path)),
    forget: () => changed(texts.forget()),
    opened: texts.opened, paths: texts.paths, draft: texts.draft, host: texts.host, once, known, home,
    entries: (path) => once(`entries ${path}`, () => entriesOf(texts.draft(path), tree, namesIn)),
    scope: (path, around) => {
      const file = scopes(path).get(path);
      if (!file || around === null) return file ?? null;
      return once(`scope ${path} ${around.kind} ${around.span.start} ${around.name.text}`, () => (around.kind === "Regime" ? regimeScope(file, around) : reformScope(home, path, file, around)));
    },
    used: (path) => loaded(path).modules.get(path)?.uses ?? [],
    compiled: (path) => {
      const made = known(path) ?? compileNow(path);
      results.set(`compiled ${path}`, made);
      return made;
    },
  };
}

/** Every item of a file, those inside regimes after the regime itself. */
function entriesOf(draft: Draft | null, tree: Parse, namesIn: (node: object) => readonly Mention[]): readonly Entry[] {
  if (!draft) return [];
  const { file } = tree(draft.source);
  return draft.pieces.flatMap((piece, i): readonly Entry[] => {
    const node = file.items[i];
    if (node?.kind === "Regime") {
      // The items are entries of their own.
      const own = mentionsIn({ ...node, items: [] }).map((m) => (m.declares === null ? m : { ...m, declares: node }));
      return [{ piece, around: node, mentions: own }, ...piece.inner.map((p) => ({ piece: p, around: node, mentions: namesIn(p.node) }))];
    }
    return [{ piece, around: piece.node.kind === "Reform" ? piece.node : null, mentions: namesIn(piece.node) }];
  });
}

const silent = (): undefined => undefined;
type HomeOf = Workspace["home"];

const regimeScope = (file: Scope, regime: RegimeDeclaration): Scope => textScope({ regime, files: [file], fileOf: new Map() }, silent).scope;

/** The names of a reform: those of what it is a reform of, and those that it adds. */
function reformScope(home: HomeOf, path: string, file: Scope, reform: Reform): Scope {
  const { items, files, fileOf } = baseOf(home, path, reform, new Set());
  const own = files.at(-1) === file ? files : [...files, file];
  const added = reform.edits.flatMap((edit) => (edit.kind === "Add" ? [edit.item] : []));
  const written = new Map([...fileOf, ...added.map((item) => [item, own.length - 1] as const)]);
  const node: RegimeDeclaration = { kind: "Regime", name: reform.name, items: [...items, ...added], span: reform.span };
  return textScope({ regime: node, files: own, fileOf: written }, silent).scope;
}

interface BaseText {
  readonly items: readonly RegimeItem[];
  readonly files: readonly Scope[];
  readonly fileOf: ReadonlyMap<RegimeItem, number>;
}

/** The items of what a reform changes, before it does. */
function baseOf(homeOf: HomeOf, path: string, reform: Reform, seen: Set<object>): BaseText {
  const home = homeOf(path);
  const found = home && [home, ...home.used()].flatMap((h) => [h.named.get(reform.of.text)].flatMap((item) => (item && item !== reform ? [{ item, home: h }] : [])))[0];
  if (!found || seen.has(found.item)) return { items: [], files: [], fileOf: new Map() };
  seen.add(found.item);
  const { item, home: { scope } } = found;
  if (item.kind === "Regime") return { items: item.items, files: [scope], fileOf: new Map() };
  const base = baseOf(homeOf, scope.path, item, seen);
  const files = base.files.at(-1) === scope ? base.files : [...base.files, scope];
  const added = item.edits.flatMap((edit) => (edit.kind === "Add" ? [edit.item] : []));
  return { items: [...base.items, ...added], files, fileOf: new Map([...base.fileOf, ...added.map((a) => [a, files.length - 1] as const)]) };
}
