import type { Name, PartySet as WrittenSet, Roll } from "../language/ast";
import type { DatedSet, GroupId, PartyAtom, PartyId, PartySet } from "../language/regime";
import { always, intersect, subtract, unite } from "./intervals";
import { resolve, type Builder, type SparseSet } from "./builder";
import { place, type GroupSymbol, type PartySymbol, type Scope } from "./scope";
import { writtenWindow } from "./written-dates";

/** The number of a party, with its life. */
export function partyId(b: Builder, symbol: PartySymbol): PartyId {
  const known = b.parties.ids.get(symbol);
  if (known !== undefined) return known;
  const life = writtenWindow(b, symbol.scope, symbol.node.window, "the life of a party");
  const id = b.parties.items.push({ code: symbol.name, name: symbol.node.title.value, life }) - 1;
  b.parties.ids.set(symbol, id);
  return id;
}

/** The number of a group, its members worked out; a circle of groups is reported and counts as empty. */
export function groupId(b: Builder, symbol: GroupSymbol): GroupId {
  const known = b.groups.ids.get(symbol);
  if (known !== undefined) return known;
  b.open.add(symbol);
  const members = rollSet(b, symbol.scope, symbol.node.roll);
  b.open.delete(symbol);
  const id = b.groups.items.push({ name: symbol.name, members }) - 1;
  b.groups.ids.set(symbol, id);
  return id;
}

/** When each party belongs to a roll. */
export function rollSet(b: Builder, scope: Scope, roll: Roll): SparseSet {
  const all = new Map<PartyId, ReturnType<typeof unite>>();
  for (const entry of roll.entries) {
    const window = [writtenWindow(b, scope, entry.window, "a list of members")];
    for (const [party, days] of datesOf(b, scope, entry.set)) {
      const dated = intersect(days, window);
      if (dated.length > 0) all.set(party, unite(all.get(party) ?? [], dated));
    }
  }
  return all;
}

/** When each party is among named parties. */
export function datesOf(b: Builder, scope: Scope, set: WrittenSet): SparseSet {
  const all = new Map<PartyId, ReturnType<typeof unite>>();
  for (const name of set.names) {
    for (const [party, days] of memberDates(b, scope, name)) all.set(party, unite(all.get(party) ?? [], days));
  }
  if (set.within) {
    const within = memberDates(b, scope, set.within);
    for (const [party, days] of all) all.set(party, intersect(days, within.get(party) ?? []));
  }
  for (const name of set.except) {
    for (const [party, days] of memberDates(b, scope, name)) all.set(party, subtract(all.get(party) ?? [], days));
  }
  return all;
}

function memberDates(b: Builder, scope: Scope, name: Name): SparseSet {
  const symbol = resolve(b, scope, "party", name, "party or group");
  if (!symbol) return new Map();
  if (symbol.kind === "party") {
    const id = partyId(b, symbol);
    return new Map([[id, intersect(always, [b.parties.items[id]?.life ?? { since: null, before: null }])]]);
  }
  if (b.open.has(symbol)) {
    const names = [...b.open].flatMap((s) => (isGroup(s) ? [s.name] : []));
    b.report("circular-definition", place(scope, name.span), { what: "group", names: [...names.slice(names.indexOf(symbol.name)), symbol.name] });
    return new Map();
  }
  return b.groups.items[groupId(b, symbol)]?.members ?? new Map();
}

function isGroup(symbol: unknown): symbol is GroupSymbol {
  return typeof symbol === "object" && symbol !== null && "kind" in symbol && symbol.kind === "group";
}

/** Named parties as a clause reads them; `null` if a name means nothing. */
export function partySet(b: Builder, scope: Scope, set: WrittenSet): PartySet | null {
  const include = set.names.map((name) => partyAtom(b, scope, name));
  const within = set.within ? partyAtom(b, scope, set.within) : undefined;
  const except = set.except.map((name) => partyAtom(b, scope, name));
  if (within === null || include.includes(null) || except.includes(null) || include.length === 0) return null;
  const known = (atom: PartyAtom | null): atom is PartyAtom => atom !== null;
  return { include: include.filter(known), within: within ?? null, except: except.filter(known) };
}

/** One party or group by name. */
export function partyAtom(b: Builder, scope: Scope, name: Name): PartyAtom | null {
  const symbol = resolve(b, scope, "party", name, "party or group");
  if (!symbol) return null;
  if (symbol.kind === "party") return { party: partyId(b, symbol) };
  if (b.open.has(symbol)) return null;
  return { group: groupId(b, symbol) };
}

/** When each party is in a resolved set. */
export function datesOfSet(b: Builder, set: PartySet): SparseSet {
  const datesOfAtom = (atom: PartyAtom): SparseSet =>
    "party" in atom ? new Map([[atom.party, [b.parties.items[atom.party]?.life ?? { since: null, before: null }]]]) : (b.groups.items[atom.group]?.members ?? new Map());
  const all = new Map<PartyId, ReturnType<typeof unite>>();
  for (const atom of set.include) for (const [party, days] of datesOfAtom(atom)) all.set(party, unite(all.get(party) ?? [], days));
  if (set.within) {
    const within = datesOfAtom(set.within);
    for (const [party, days] of all) all.set(party, intersect(days, within.get(party) ?? []));
  }
  for (const atom of set.except) for (const [party, days] of datesOfAtom(atom)) all.set(party, subtract(all.get(party) ?? [], days));
  return all;
}

/** One list of intervals for each party in scope. */
export function dense(set: SparseSet, parties: number): DatedSet {
  return Array.from({ length: parties }, (_, party) => set.get(party) ?? []);
}
