/** Aligns two regimes by names: what a party, a right, a class or a fact of the one is in the other. */
import { diagnostic, type Diagnostic } from "../../diagnostics";
import { cellsBetween, factCuts, type Cut, type FactCell } from "../../kernel/cells";
import { inOrder } from "../../kernel/space";
import type { ClassId, Fact, FactId, FactType, PartyId, Regime, RightId } from "../../language/regime";
import { unnamedStates } from "../../language/states";
import { sides, type Both, type Side, type Unmatched } from "./difference";
import { meaningOf } from "./wording";

/** A fact that clauses of one text read, or of both: a variable of the comparison. */
export interface SharedFact {
  readonly fact: Fact;
  readonly cells: readonly FactCell[];
  readonly ids: Both<FactId | null>;
}
/** A name with its number under either text; `null` where it is not known. */
export interface Shared<Id> {
  readonly name: string;
  readonly ids: Both<Id | null>;
}

export interface Alignment {
  readonly regimes: Both<Regime>;
  /** By code, in order. Those without a state come after the last. */
  readonly parties: readonly Shared<PartyId>[];
  /** For each text its parties among those shared. */
  readonly partyOf: Both<readonly number[]>;
  readonly rights: readonly Shared<RightId>[];
  readonly classes: readonly Shared<ClassId>[];
  readonly facts: readonly SharedFact[];
  /** The cells that either text's facts are cut into. */
  readonly cells: Both<ReadonlyMap<FactId, readonly FactCell[]>>;
  readonly unmatched: readonly Unmatched[];
}

/** By the places in the two lists, then by name: the same whichever list comes first. */
function shared<T, Id extends number>(lists: Both<readonly T[]>, nameOf: (item: T) => string): readonly Shared<Id>[] {
  const found = new Map<string, { before: Id | null; after: Id | null }>();
  for (const side of sides) {
    lists[side].forEach((item, id) => {
      const name = nameOf(item);
      const entry = found.get(name) ?? { before: null, after: null };
      // An index of a list is an id of its kind.
      entry[side] ??= id as Id;
      found.set(name, entry);
    });
  }
  const place = ({ before, after }: Both<Id | null>): number => Math.min(before ?? Infinity, after ?? Infinity);
  return [...found].map(([name, ids]) => ({ name, ids })).sort((a, b) => place(a.ids) - place(b.ids) || byText(a.name, b.name));
}
/** The order of texts by their characters, the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const typeWords = (type: FactType): string => {
  switch (type.kind) {
    case "yes-or-no":
      return "yes or no";
    case "labels":
      return `${type.ladder ? "a ladder of" : "one of"} ${type.labels.join(type.ladder ? " < " : ", ")}`;
    case "number":
      return type.grain === "count" ? "a number" : `a number of ${type.grain}`;
    case "money":
      return `an amount in ${type.currency}`;
    case "date":
      return "a date";
    case "state":
      return type.byName ? "a state by name" : "a state";
  }
};
/** What a fact is about, where its author says it: facts of the same name about another are other facts. */
const aboutWords: Partial<Record<Fact["tag"], string>> = { profile: "the mover", host: "the host", relation: "host and origin", system: "the world", linked: "another issue" };
const factWords = (fact: Fact): string => `${typeWords(fact.type)}${aboutWords[fact.tag] === undefined ? "" : ` about ${aboutWords[fact.tag] ?? ""}`}`;

function alike(a: Fact, b: Fact): boolean {
  if (aboutWords[a.tag] !== undefined && aboutWords[b.tag] !== undefined && a.tag !== b.tag) return false;
  if (a.type.kind === "labels" && b.type.kind === "labels" && !a.type.ladder && !b.type.ladder) return [...a.type.labels].sort().join() === [...b.type.labels].sort().join();
  return typeWords(a.type) === typeWords(b.type);
}

const intersection = (a: Fact["range"], b: Fact["range"]): Fact["range"] =>
  a === null || b === null ? (a ?? b) : { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };

/** Codes of the parties that a fact must tell apart: those that either text names, and those that are members of one only. */
function namedParties(regimes: Both<Regime>, types: readonly (FactType | undefined)[], parties: readonly Shared<PartyId>[]): readonly string[] {
  const named = new Set<string>();
  sides.forEach((side, i) => {
    const type = types[i];
    if (type?.kind === "state") for (const p of type.named) named.add(regimes[side].parties[p]?.code ?? "");
  });
  const spans = (side: Side, p: PartyId | null): string => JSON.stringify(p === null ? [] : (regimes[side].roster[p] ?? []));
  const life = (side: Side, p: PartyId | null): string => JSON.stringify(p === null ? null : regimes[side].parties[p]?.life);
  for (const { name, ids: { before, after } } of parties) {
    if (spans("before", before) !== spans("after", after) || life("before", before) !== life("after", after)) named.add(name);
  }
  return [...named].sort(byText);
}

interface Aligning {
  readonly regimes: Both<Regime>;
  readonly parties: readonly Shared<PartyId>[];
  readonly cuts: Both<ReadonlyMap<FactId, readonly Cut[]>>;
  readonly cells: Both<Map<FactId, readonly FactCell[]>>;
  readonly unmatched: Unmatched[];
  readonly diagnostics: Diagnostic[];
}

/** One fact that is read, as both texts see it. */
function alignFact(a: Aligning, { name, ids }: Shared<FactId>): readonly SharedFact[] {
  const facts = sides.map((side) => a.regimes[side].facts[ids[side] ?? -1]);
  const [x, y] = facts;
  const one = x ?? y;
  if (one === undefined) return [];
  if (x && y && !alike(x, y)) {
    const names = { before: a.regimes.before.name, after: a.regimes.after.name };
    a.diagnostics.push(diagnostic("fact-differs", x.at ?? a.regimes.before.at, { fact: name, ...names, first: factWords(x), second: factWords(y) }));
    return [];
  }
  const range = x && y ? intersection(x.range, y.range) : one.range;
  if (x && y && JSON.stringify(x.range) !== JSON.stringify(y.range)) a.unmatched.push({ kind: "fact", name, knownTo: "both", differs: "range" });
  if (x && y && defaultWords(x) !== defaultWords(y)) a.unmatched.push({ kind: "fact", name, knownTo: "both", differs: "default" });
  if (one.type.kind === "state") return [stateFact(a, one, ids, facts.map((f) => f?.type))];
  if (one.type.kind === "labels" && x && y && typeWords(x.type) !== typeWords(y.type)) return [reorderedFact(a, one, ids)];
  const cuts = sides.flatMap((side) => a.cuts[side].get(ids[side] ?? -1) ?? []);
  const fallback = x && y && x.default !== y.default ? null : one.default;
  const fact: Fact = { ...one, range, default: fallback, tag: x?.tag === "open" || y?.tag === "open" ? "open" : one.tag };
  const cells = cellsBetween(fact, cuts);
  if (cells.length === 0) {
    a.diagnostics.push(diagnostic("fact-differs", one.at ?? a.regimes.before.at, { fact: name, before: a.regimes.before.name, after: a.regimes.after.name, first: rangeWords(x), second: rangeWords(y) }));
    return [];
  }
  for (const side of sides) if (ids[side] !== null) a.cells[side].set(ids[side], cells);
  return [{ fact, cells, ids }];
}
/** What a fact counts as that is not stated. A label or a state by its word. */
const defaultWords = ({ type, default: usual }: Fact): string => (usual !== null && (type.kind === "labels" || type.kind === "state") ? (type.labels[usual] ?? "") : String(usual));
const rangeWords = (fact: Fact | undefined): string => `from ${fact?.range?.from ?? "-"} to ${fact?.range?.to ?? "-"}`;

const oneByOne = (labels: readonly string[]): readonly FactCell[] => labels.map((_, value) => ({ value, from: value, to: value, open: false, weight: 1n }));

function stateFact(a: Aligning, one: Fact, ids: Both<FactId | null>, types: readonly (FactType | undefined)[]): SharedFact {
  const codes = namedParties(a.regimes, types, a.parties);
  const byName = one.type.kind === "state" && one.type.byName === true ? ({ byName: true } as const) : {};
  const roles = one.type.kind === "state" ? one.type.labels.slice(0, unnamedStates(one.type)) : [];
  const labels = [...roles, ...codes];
  for (const side of sides) {
    const type = a.regimes[side].facts[ids[side] ?? -1]?.type;
    if (ids[side] !== null && type?.kind === "state") a.cells[side].set(ids[side], oneByOne(type.labels));
  }
  // The numbers of the parties mean nothing here: they are found by their codes among the labels.
  return { fact: { ...one, type: { kind: "state", named: [], labels, ...byName } }, cells: oneByOne(labels), ids };
}

/** The same labels in another order, which nothing compares. */
function reorderedFact(a: Aligning, one: Fact, ids: Both<FactId | null>): SharedFact {
  const labels = one.type.kind === "labels" ? [...one.type.labels].sort(byText) : [];
  for (const side of sides) if (ids[side] !== null) a.cells[side].set(ids[side], oneByOne(labels));
  return { fact: { ...one, type: { kind: "labels", labels, ladder: false }, default: null }, cells: oneByOne(labels), ids };
}

function unmatchedNames(kind: Unmatched["kind"], all: readonly Shared<number>[], matters: (name: string, side: Side) => boolean): readonly Unmatched[] {
  return all.flatMap(({ name, ids }) => {
    const knownTo: Side | null = ids.before === null ? "after" : ids.after === null ? "before" : null;
    return knownTo !== null && matters(name, knownTo) ? [{ kind, name, knownTo, differs: null }] : [];
  });
}

/** Aligns two regimes; a fact that they read as different things is an error. */
export function align(regimes: Both<Regime>): { readonly alignment: Alignment; readonly diagnostics: readonly Diagnostic[] } {
  const of = <T>(list: (regime: Regime) => readonly T[]): Both<readonly T[]> => ({ before: list(regimes.before), after: list(regimes.after) });
  const parties = [...shared<Regime["parties"][number], PartyId>(of((r) => r.parties), (p) => p.code)].sort((a, b) => byText(a.name, b.name));
  const rights = shared<Regime["rights"][number], RightId>(of((r) => r.rights), (r) => r.name);
  const classes = shared<Regime["classes"][number], ClassId>(of((r) => r.classes), (c) => c.name);
  const cuts = { before: factCuts(regimes.before, true), after: factCuts(regimes.after, true) };
  const a: Aligning = { regimes, parties, cuts, cells: { before: new Map(), after: new Map() }, unmatched: [], diagnostics: [] };
  const read = shared<Fact, FactId>(of((r) => r.facts), (f) => f.key).map(({ name, ids }) => ({
    name, ids: { before: cuts.before.has(ids.before ?? -1) ? ids.before : null, after: cuts.after.has(ids.after ?? -1) ? ids.after : null },
  }));
  const order = { before: inOrder(regimes.before, [...cuts.before.keys()]), after: inOrder(regimes.after, [...cuts.after.keys()]) };
  const place = ({ ids }: Shared<FactId>): number => Math.min(...sides.flatMap((side) => (ids[side] === null ? [] : [order[side].indexOf(ids[side])])), Infinity);
  const facts = read.filter((f) => place(f) < Infinity).sort((x, y) => place(x) - place(y) || byText(x.name, y.name)).flatMap((fact) => alignFact(a, fact));
  const partyOf = { before: [] as number[], after: [] as number[] };
  parties.forEach(({ ids }, p) => {
    for (const side of sides) if (ids[side] !== null) partyOf[side][ids[side]] = p;
  });
  const named = (side: Side): ReadonlySet<string> => namedClasses(regimes[side]);
  const spoken = { before: named("before"), after: named("after") };
  const redefined = classes.flatMap(({ name, ids: { before, after } }): readonly Unmatched[] => {
    if (before === null || after === null || !(spoken.before.has(name) || spoken.after.has(name))) return [];
    const [x, y] = [regimes.before.classes[before], regimes.after.classes[after]];
    const same = x !== undefined && y !== undefined && meaningOf(regimes.before, x.condition) === meaningOf(regimes.after, y.condition);
    return same ? [] : [{ kind: "mover", name, knownTo: "both", differs: "condition" }];
  });
  const unmatched = [
    ...unmatchedNames("party", parties, () => true),
    ...unmatchedNames("right", rights, (name, side) => rightsSpoken(regimes[side]).has(name)),
    ...rights.filter(({ name }) => otherNeeds(regimes, name)).map(({ name }): Unmatched => ({ kind: "right", name, knownTo: "both", differs: "needs" })),
    ...unmatchedNames("mover", classes, (name, side) => spoken[side].has(name)),
    ...redefined,
    ...unmatchedNames("fact", shared<Fact, FactId>(of((r) => r.facts), (f) => f.key), (name, side) => read.some((f) => f.name === name && f.ids[side] !== null)),
    ...a.unmatched,
  ];
  return { alignment: { regimes, parties, partyOf, rights, classes, facts, cells: a.cells, unmatched }, diagnostics: a.diagnostics };
}

const rightsSpoken = (regime: Regime): ReadonlySet<string> => new Set(regime.sentences.flatMap((s) => (s.rights ?? []).map((r) => regime.rights[r]?.name ?? "")));
/** The names of the rights that a right needs, at any depth; `null`: a text does not know the right. */
function needsOf(regime: Regime, name: string): readonly string[] | null {
  const own = regime.rights.find((r) => r.name === name);
  if (own === undefined) return null;
  const found = new Set(own.needs);
  for (const need of found) for (const more of regime.rights[need]?.needs ?? []) found.add(more);
  return [...found].map((r) => regime.rights[r]?.name ?? "").sort(byText);
}
/** Whether a right of which both texts know, and either speaks, is effective on other conditions. */
function otherNeeds({ before, after }: Both<Regime>, name: string): boolean {
  const [x, y] = [needsOf(before, name), needsOf(after, name)];
  return x !== null && y !== null && x.join() !== y.join() && (rightsSpoken(before).has(name) || rightsSpoken(after).has(name));
}
/** The mover classes that some sentence or duty names. */
export const namedClasses = (regime: Regime): ReadonlySet<string> =>
  new Set([...regime.sentences.flatMap((s) => s.classes ?? []), ...regime.duties.flatMap((d) => d.movers ?? [])].map((c) => regime.classes[c]?.name ?? ""));
