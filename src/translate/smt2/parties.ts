import { contains, type Day } from "../../language/dates";
import { isBound, selects } from "../../language/reading";
import { isPartyCell, isPartyKey, stateless, type Condition, type PartyId, type PartySet, type Regime, type Selector } from "../../language/regime";
import { atomsOf } from "../../language/conditions";
import { isRule } from "../clauses";
import { beneficiaries } from "./readings";

/** Who is there on a day: the parties that a file speaks of, those that are bound, and those that benefit. */
export interface Parties {
  /** The stateless last. */
  readonly all: readonly PartyId[];
  readonly bound: ReadonlySet<PartyId>;
  readonly beneficiaries: ReadonlySet<PartyId>;
  /** How many states each of those that nothing names stands for. */
  readonly standsFor: ReadonlyMap<PartyId, number>;
  /** How many origins there are for a host. */
  readonly origins: number;
}

const setsOfSelector = (selector: Selector): readonly PartySet[] =>
  selector.kind === "listed" ? [selector.set] : selector.kind === "members" && selector.of !== null ? [selector.of] : [];
const setsOfCondition = (condition: Condition): readonly PartySet[] =>
  atomsOf(condition).flatMap((atom) => (atom.kind === "party" ? [atom.set] : atom.kind === "state" && typeof atom.is === "object" ? [atom.is] : []));

/** Every set of parties that a regime names anywhere a position may turn on it. */
function setsOf(regime: Regime): readonly PartySet[] {
  const bodies = regime.claims.map((c) => c.body);
  return [
    ...regime.sentences.flatMap((s) => [
      ...setsOfSelector(s.host), ...setsOfSelector(s.origin), ...setsOfCondition(s.condition),
      ...(s.head.kind === "ration" ? (s.head.cap.parts ?? []).flatMap((part) => (part.from === null ? [] : setsOfSelector(part.from))) : []),
    ]),
    ...regime.classes.flatMap((c) => setsOfCondition(c.condition)),
    ...regime.tables.flatMap((t) => t.rows.flatMap((r) => r.cells.filter(isPartyCell))),
    ...bodies.flatMap((b) => [...setsOfSelector(b.host), ...(b.kind === "whoever" ? [] : [...setsOfSelector(b.origin), ...setsOfCondition(b.condition)])]),
  ];
}

/** The parties that something tells from others: those ever bound, and those named, alone or in a group. `null`: all are told apart. */
export function toldApart(regime: Regime): ReadonlySet<PartyId> | null {
  // A figure that is missing is its party's own.
  if (regime.tables.some((t) => t.file !== undefined && t.keys.some(isPartyKey))) return null;
  const found = new Set<PartyId>();
  const ever = (members: Regime["roster"]): void => members.forEach((days, p) => days.length > 0 && found.add(p));
  ever(regime.roster);
  for (const { type } of regime.facts) if (type.kind === "state") for (const p of type.named) found.add(p);
  for (const set of setsOf(regime)) {
    for (const atom of [...set.include, ...set.except, ...(set.within === null ? [] : [set.within])]) {
      if ("party" in atom) found.add(atom.party);
      else ever(regime.groups[atom.group]?.members ?? []);
    }
  }
  return found;
}

/** How many of the states that nothing tells apart a file must have: two origins of one host. */
const likes = 2;

/**
 * The parties of a day. Of states that nothing tells apart two stand for all: no question compares more. `apart` is what `toldApart`
 * says. `widely`: everybody alive may be asked about, not only who benefits.
 */
export function partiesOn(regime: Regime, apart: ReadonlySet<PartyId> | null, on: Day, widely: boolean): Parties {
  const ids = regime.parties.map((_, p) => p);
  const alive = (p: PartyId, day: Day): boolean => contains(regime.parties[p]?.life ?? { since: null, before: null }, day);
  const living = ids.filter((p) => alive(p, on));
  const bound = ids.filter((p) => isBound(regime, p, on));
  const kind = beneficiaries(regime);
  const rules = regime.sentences.filter((s) => isRule(regime, s));
  const listed = kind === "listed" ? ids.filter((p) => rules.some((s) => selects(regime, s.origin, p, on))) : [];
  const benefiting = kind === "all" ? [...living, stateless] : [...new Set([...bound, ...listed])];
  const days = [on, ...regime.sentences.flatMap((s) => (s.terms?.kind === "standstill" ? [s.terms.on] : []))];
  const groups = new Map<string, PartyId[]>();
  for (const p of apart === null ? [] : living.filter((q) => !apart.has(q))) {
    const key = days.map((day) => alive(p, day)).join();
    groups.set(key, [...(groups.get(key) ?? []), p]);
  }
  const others = [...groups.values()];
  const asked = new Set([...bound, ...benefiting, ...(widely ? living : [])]);
  const left = new Set(others.flatMap((group) => group.slice(likes)));
  const all = [...ids.filter((p) => asked.has(p) && !left.has(p)), stateless];
  const standsFor = new Map(others.filter((group) => group.length > likes).flatMap((group) => group.slice(0, likes).map((p) => [p, group.length] as const)));
  return { all, bound: new Set(bound), beneficiaries: new Set(benefiting), standsFor, origins: new Set(benefiting).size - 1 };
}
