import { diagnostic, type Diagnostic } from "../diagnostics";
import type {
  ActDeclaration, Clause, Declaration, FactDeclaration, FactSubject, FileItem, GroupDeclaration, InstitutionClause, InterestsClause, JudgementDeclaration,
  MoverDeclaration, Name, NormClause, PartyDeclaration, PrincipleClause, QuotaClause, RegimeItem, RightDeclaration, SeriesDeclaration, SourceDeclaration, TableDeclaration,
} from "../language/ast";
import type { Location, Span } from "../language/span";
import type { Loaded, Module } from "./modules";
import { prelude } from "./modules";

/** Where a name was declared, and in which scope what it says is read. */
interface Home {
  readonly name: string;
  readonly scope: Scope;
  readonly at: Location;
}
export type PartySymbol = Home & { readonly kind: "party"; readonly node: PartyDeclaration };
export type GroupSymbol = Home & { readonly kind: "group"; readonly node: GroupDeclaration };
export type RightSymbol = Home & { readonly kind: "right"; readonly node: RightDeclaration };
export type MoverSymbol = Home & { readonly kind: "mover class"; readonly node: MoverDeclaration };
export type SourceSymbol = Home & { readonly kind: "source"; readonly node: SourceDeclaration };
export type ActSymbol = Home & { readonly kind: "act"; readonly node: ActDeclaration };
export type InstitutionSymbol = Home & { readonly kind: "institution"; readonly node: InstitutionClause };
export type PrincipleSymbol = Home & { readonly kind: "principle"; readonly node: PrincipleClause };
export type NormSymbol = Home & { readonly kind: "norm"; readonly node: NormClause };
export type QuotaSymbol = Home & { readonly kind: "quota"; readonly node: QuotaClause };
export type FactSymbol = Home & { readonly kind: "fact"; readonly node: FactDeclaration; readonly about: FactSubject };
export type JudgementSymbol = Home & { readonly kind: "judgement"; readonly node: JudgementDeclaration };
export type TableSymbol = Home & { readonly kind: "table"; readonly node: TableDeclaration };
export type SeriesSymbol = Home & { readonly kind: "series"; readonly node: SeriesDeclaration };
/** Clauses that have a name. */
export type NamedClause = Extract<Clause, { readonly kind: "Rule" | "Exception" | "Reservation" | "Concession" | "Duty" | "Linkage" | "Package" | "Claim" | "Scenario" | "Exit" }>;
export type ClauseSymbol = Home & { readonly kind: "clause"; readonly node: NamedClause };
export type ValueSymbol = FactSymbol | JudgementSymbol | TableSymbol | SeriesSymbol;

/** What each kind of name may stand for. Names of different kinds never clash. */
interface Spaces {
  readonly party: PartySymbol | GroupSymbol;
  readonly right: RightSymbol;
  readonly mover: MoverSymbol;
  readonly source: SourceSymbol;
  readonly act: ActSymbol;
  readonly institution: InstitutionSymbol;
  readonly principle: PrincipleSymbol;
  readonly norm: NormSymbol;
  readonly quota: QuotaSymbol;
  readonly value: ValueSymbol;
  readonly clause: ClauseSymbol;
}
export type Space = keyof Spaces;
export type SymbolIn<S extends Space> = Spaces[S];
export type AnySymbol = Spaces[Space];
type Names = { readonly [S in Space]: Map<string, Spaces[S]> };

/** The names that a text may use: its own, then those of the files it uses, then those of the file around it. */
export interface Scope {
  readonly path: string;
  readonly own: Names;
  readonly used: readonly Scope[];
  readonly around: Scope | null;
  /** The figures that series read, by path. */
  readonly data: Loaded["data"];
  /** The regimes of the file. */
  readonly regimes: ReadonlySet<string>;
  /** Something could not be read, so an unknown name proves nothing. */
  readonly incomplete: boolean;
  /** `target` means those against whom a power is invoked. */
  readonly target?: true;
  /** In the trigger of a power: a table may be read by each of those against whom it is invoked. */
  readonly trigger?: true;
  /** What stands here apart from the law. */
  readonly interests: readonly InterestsClause[];
}

const noNames = (): Names => ({
  party: new Map(), right: new Map(), mover: new Map(), source: new Map(), act: new Map(), institution: new Map(),
  principle: new Map(), norm: new Map(), quota: new Map(), value: new Map(), clause: new Map(),
});

/** The place of a span of this scope's file. */
export const place = (scope: Scope, span: Span): Location => ({ path: scope.path, start: span.start, end: span.end });

/** What a name stands for, if anything. */
export function find<S extends Space>(scope: Scope, space: S, name: string): SymbolIn<S> | undefined {
  for (let s: Scope | null = scope; s !== null; s = s.around) {
    const own = s.own[space].get(name);
    if (own) return own;
    for (const used of s.used) {
      const found = used.own[space].get(name);
      if (found) return found;
    }
  }
  return undefined;
}

/** Everything of one kind in scope: the library first, the innermost text last. */
export function* allIn<S extends Space>(scope: Scope, space: S): Generator<SymbolIn<S>> {
  if (scope.around) yield* allIn(scope.around, space);
  for (const used of scope.used) yield* used.own[space].values();
  yield* scope.own[space].values();
}

export function* namesIn(scope: Scope, space: Space): Generator<string> {
  for (const symbol of allIn(scope, space)) yield symbol.name;
}

/** One scope a module, in the order loaded; duplicates are reported. */
export function moduleScopes(loaded: Loaded, report: (d: Diagnostic) => void): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, Scope>();
  const stateText = loaded.modules.get(prelude)?.source.text;
  for (const path of loaded.order) {
    const module = loaded.modules.get(path);
    if (module) scopes.set(path, moduleScope(path, module, loaded.data, scopes, stateText, report));
  }
  return scopes;
}

function moduleScope(path: string, module: Module, data: Loaded["data"], scopes: ReadonlyMap<string, Scope>, stateText: string | undefined, report: (d: Diagnostic) => void): Scope {
  const used: Scope[] = [];
  // The library's own source, checked as a file of a project, stands for itself.
  const states = module.source.text === stateText ? undefined : scopes.get(prelude);
  if (states) used.push(states);
  for (const { path: target, use } of module.uses) {
    const scope = scopes.get(target);
    if (!scope || used.includes(scope)) continue;
    const clash = firstClash(used, scope);
    if (clash) {
      report(diagnostic("duplicate-name", { path, start: use.span.start, end: use.span.end }, { name: clash[0].name, what: clash[0].kind }, [
        { at: clash[0].at, label: "declared here" }, { at: clash[1].at, label: "and here" },
      ]));
    }
    used.push(scope);
  }
  const regimes = new Set(module.file.items.flatMap((item) => (item.kind === "Regime" ? [item.name.text] : [])));
  const incomplete = module.incomplete || used.some((s) => s.incomplete);
  const scope: Scope = { path, own: noNames(), used, around: null, data, regimes, incomplete, interests: interestsIn(module.file.items) };
  for (const item of module.file.items) if (item.kind !== "Regime" && item.kind !== "Reform") declareIn(scope, item, report);
  return scope;
}

const interestsIn = (items: readonly FileItem[] | readonly RegimeItem[]): readonly InterestsClause[] => items.filter((item) => item.kind === "Interests");

/** The interests in scope with the text each stands in: those of the library and other files first. */
export function* interestsOf(scope: Scope): Generator<{ readonly scope: Scope; readonly clause: InterestsClause }> {
  if (scope.around) yield* interestsOf(scope.around);
  for (const home of [...scope.used, scope]) for (const clause of home.interests) yield { scope: home, clause };
}

function firstClash(used: readonly Scope[], added: Scope): readonly [AnySymbol, AnySymbol] | null {
  for (const space of Object.keys(added.own) as Space[]) {
    for (const symbol of added.own[space].values()) {
      for (const other of used) {
        const first = other.own[space].get(symbol.name);
        if (first) return [first, symbol];
      }
    }
  }
  return null;
}

/** The scope inside one regime, as one file wrote it; `before` is that of the file whose text it changes, with which it shares its own names. */
export function innerScope(file: Scope, items: readonly RegimeItem[], before: Scope | null): Scope {
  const interests = interestsIn(items);
  if (before === null) return { path: file.path, own: noNames(), used: [], around: file, data: file.data, regimes: file.regimes, incomplete: file.incomplete, interests };
  return { path: file.path, own: before.own, used: [...file.used, file], around: before, data: file.data, regimes: new Set([...before.regimes, ...file.regimes]), incomplete: file.incomplete || before.incomplete, interests };
}

/** Makes the names of an item known. */
export function declareIn(scope: Scope, item: Declaration | Clause, report: (d: Diagnostic) => void): void {
  const home = (name: Name): Home => ({ name: name.text, scope, at: place(scope, name.span) });
  const add = <S extends Space>(space: S, symbol: SymbolIn<S>): void => {
    if (symbol.name === "") return;
    const first = find(scope, space, symbol.name);
    if (!first) {
      // `own[space]` holds exactly the symbols of `space`; TypeScript cannot follow the key through the union.
      (scope.own[space] as Map<string, SymbolIn<S>>).set(symbol.name, symbol);
      return;
    }
    report(diagnostic("duplicate-name", symbol.at, { name: symbol.name, what: first.kind }, [{ at: first.at, label: "first declared here" }]));
  };
  switch (item.kind) {
    case "Party":
      return add("party", { ...home(item.name), kind: "party", node: item });
    case "Group":
      return add("party", { ...home(item.name), kind: "group", node: item });
    case "Right":
      return add("right", { ...home(item.name), kind: "right", node: item });
    case "Mover":
      return add("mover", { ...home(item.name), kind: "mover class", node: item });
    case "Source":
      return add("source", { ...home(item.name), kind: "source", node: item });
    case "Act":
      return add("act", { ...home(item.name), kind: "act", node: item });
    case "Institution":
      return add("institution", { ...home(item.name), kind: "institution", node: item });
    case "Principle":
      return add("principle", { ...home(item.name), kind: "principle", node: item });
    case "Norm":
      return add("norm", { ...home(item.name), kind: "norm", node: item });
    case "Quota":
      return add("quota", { ...home(item.name), kind: "quota", node: item });
    case "Facts":
      for (const fact of item.facts) add("value", { ...home(fact.name), kind: "fact", node: fact, about: item.about });
      return;
    case "Judgement":
      return add("value", { ...home(item.name), kind: "judgement", node: item });
    case "Table":
      return add("value", { ...home(item.name), kind: "table", node: item });
    case "Series":
      return add("value", { ...home(item.name), kind: "series", node: item });
    case "Rule": case "Exception": case "Reservation": case "Concession": case "Duty": case "Linkage": case "Package": case "Claim": case "Scenario":
      return add("clause", { ...home(item.name), kind: "clause", node: item });
    case "Exit":
      return add("clause", { name: "exit", scope, at: place(scope, item.span), kind: "clause", node: item });
    case "Members": case "Closure": case "NoReservation": case "Invocation": case "Standing": case "Accession": case "Amendment": case "Interests": case "Test": case "Expect":
      return;
    default: {
      const never: never = item;
      return never;
    }
  }
}

