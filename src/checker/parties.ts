import type { Name, PartySet as WrittenSet, Roll, RollEntry } from "../language/ast";
import type { DatedSet, GroupId, PartyAtom, PartyId, PartySet } from "../language/regime";
import type { DayInterval } from "../language/dates";
import { always, intersect, subtract, unite } from "./intervals";
import { resolve, type Builder, type SparseSet } from "./builder";
import { find, place, type GroupSymbol, type PartySymbol, type Scope } from "./scope";
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

/** The number of a group, its members worked out; a circle of groups is reported. */
export function groupId(b: Builder, symbol: GroupSymbol): GroupId {
  const known = b.groups.ids.get(symbol);
  if (known !== undefined) return known;
  const order = innermostFirst(b, symbol);
  const first = b.groups.items.length;
  // A group of a circle, which was reported, counts as empty where it is met before its turn.
  order.forEach((next, i) => b.groups.ids.set(next, first + i));
  b.groups.items.push(...order.map((next) => ({ name: next.name, members: new Map() })));
  order.forEach((next, i) => (b.groups.items[first + i] = { name: next.name, members: rollSet(b, next.scope, next.node.roll) }));
  return first + order.length - 1;
}

/** A group and those inside it that have no number yet, each after those it names; a list, so that depth costs no stack. */
function innermostFirst(b: Builder, symbol: GroupSymbol): readonly GroupSymbol[] {
  const order: GroupSymbol[] = [];
  const state = new Map<GroupSymbol, "open" | "done">([[symbol, "open"]]);
  const path = [{ symbol, inner: innerGroups(symbol), next: 0 }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const edge = top.inner[top.next++];
    if (!edge) {
      state.set(top.symbol, "done");
      order.push(top.symbol);
      path.pop();
    } else if (state.get(edge.group) === "open") {
      const names = path.map((step) => step.symbol.name);
      const circle = [...names.slice(names.indexOf(edge.group.name)), edge.group.name];
      b.report("circular-definition", place(top.symbol.scope, edge.name.span), { what: "group", names: circle });
    } else if (!state.has(edge.group) && !b.groups.ids.has(edge.group)) {
      state.set(edge.group, "open");
      path.push({ symbol: edge.group, inner: innerGroups(edge.group), next: 0 });
    }
  }
  return order;
}

/** The groups that a group names. */
function innerGroups({ scope, node }: GroupSymbol): readonly { readonly group: GroupSymbol; readonly name: Name }[] {
  const names = node.roll.entries.flatMap(({ set }) => [...set.names, ...(set.within ? [set.within] : []), ...set.except]);
  return names.flatMap((name) => {
    const group = find(scope, "party", name.text);
    return group?.kind === "group" ? [{ group, name }] : [];
  });
}

/** When each party belongs to a roll; `of` tells where names of an entry are looked up, if not where the roll stands. */
export function rollSet(b: Builder, scope: Scope, roll: Roll, of: (entry: RollEntry) => Scope = () => scope): SparseSet {
  const all = new Map<PartyId, ReturnType<typeof unite>>();
  for (const entry of roll.entries) {
    const window = [writtenWindow(b, of(entry), entry.window, "a list of members")];
    for (const [party, days] of datesOf(b, of(entry), entry.set)) {
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
  return b.groups.items[groupId(b, symbol)]?.members ?? new Map();
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

const never: readonly DayInterval[] = [];

/** One list of intervals for each party in scope. */
export function dense(set: SparseSet, parties: number): DatedSet {
  const all = Array.from({ length: parties }, () => never);
  for (const [party, days] of set) all[party] = days;
  return all;
}
