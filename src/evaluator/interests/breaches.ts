/**
 * Facts about conduct, once it is said what each party of a case keeps toward the other. With everybody keeping, conduct is kept and every party is in good standing. Who breaks a duty toward the other
 * of the case no longer keeps it toward any set of parties in which the other is, has kept it for no time at all, and loses its standing under that duty. The past is as it was.
 */
import type { Day } from "../../language/dates";
import { partiesOf } from "../../language/party-text";
import { inPartySet, isBound, type Frame } from "../../language/reading";
import type { Fact, FactId, PartyAtom, PartyId, PartySet, Regime, Role } from "../../language/regime";

/** The clauses, by name, that a party of a case does not keep toward the other; `all`: none is kept, and as host it admits nobody from the other. */
export type Breach = "all" | ReadonlySet<string>;
export type Breaches = Readonly<Record<Role, Breach>>;

export const noBreach: Breach = new Set<string>();
export const allKept: Breaches = { host: noBreach, origin: noBreach };
export const breaks = (breach: Breach, clause: string): boolean => breach === "all" || breach.has(clause);
export const otherRole = (role: Role): Role => (role === "host" ? "origin" : "host");

/** A fact about what one role of a case keeps: its value where it is kept, and where it is not. */
export interface ConductFact {
  readonly fact: FactId;
  readonly keeper: Role;
  /** The duty; `null`: good standing. */
  readonly duty: string | null;
  /** In the words of the language. */
  readonly toward: string;
  readonly kept: number;
  readonly broken: number;
}

/** The form of `Fact.key`; a fact with a key of another form is no conduct that is known. */
function conductOf(fact: Fact, id: FactId): ConductFact | null {
  const standing = /^(host|origin) is in good standing$/.exec(fact.key);
  if (standing) return { fact: id, keeper: roleOf(standing[1]), duty: null, toward: "every member", kept: 1, broken: 0 };
  const present = /^(host|origin) keeps (\S+) toward (.+)$/.exec(fact.key);
  if (present) return { fact: id, keeper: roleOf(present[1]), duty: present[2] ?? "", toward: present[3] ?? "", kept: 1, broken: 0 };
  const past = /^(host|origin) kept (\S+) toward (.+) on \S+$/.exec(fact.key);
  if (past) return { fact: id, keeper: roleOf(past[1]), duty: past[2] ?? "", toward: past[3] ?? "", kept: 1, broken: 1 };
  const lasting = /^(?:months|days) for which (host|origin) has kept (\S+) toward (.+)$/.exec(fact.key);
  return lasting && { fact: id, keeper: roleOf(lasting[1]), duty: lasting[2] ?? "", toward: lasting[3] ?? "", kept: fact.range?.to ?? 0, broken: 0 };
}
const roleOf = (word: string | undefined): Role => (word === "host" ? "host" : "origin");
const conductTags: ReadonlySet<Fact["tag"]> = new Set(["conduct-one", "conduct-all", "standing"]);

/** The facts of a regime about what parties keep. */
export const conductFacts = (regime: Regime): readonly ConductFact[] => regime.facts.flatMap((fact, id) => (conductTags.has(fact.tag) ? (conductOf(fact, id) ?? []) : []));

/** The values of facts about conduct between two parties on a day, under some breaches. */
export function valuesUnder(regime: Regime, facts: readonly ConductFact[], breaches: Breaches, frame: Frame): ReadonlyMap<FactId, number> {
  return new Map(facts.map((f) => [f.fact, isBroken(regime, f, breaches[f.keeper], frame) ? f.broken : f.kept]));
}

function isBroken(regime: Regime, { keeper, duty, toward }: ConductFact, breach: Breach, frame: Frame): boolean {
  const other = keeper === "host" ? frame.origin : frame.host;
  if (duty === null) return breach === "all" || [...breach].some((name) => regime.standings.some((s) => s.duties === null || s.duties.includes(name)));
  return breaks(breach, duty) && isAmong(regime, toward, other, frame.on);
}

/** Whether the other of the case is among those whom conduct is toward. */
function isAmong(regime: Regime, words: string, other: PartyId, on: Day): boolean {
  const toward = partiesOf(words);
  if (toward.kind === "EveryMember") return toward.of === undefined || (isBound(regime, other, on) && isIn(regime, setOf(regime, toward.of), other, on));
  return toward.kind !== "Listed" || isIn(regime, setOf(regime, toward.set), other, on);
}
const isIn = (regime: Regime, set: PartySet | null, party: PartyId, on: Day): boolean => set !== null && inPartySet(regime, set, party, on);

type Written = Extract<ReturnType<typeof partiesOf>, { kind: "Listed" }>["set"];

/** Parties by their names; `null` where a name is that of none. */
function setOf(regime: Regime, { names, within, except }: Written): PartySet | null {
  const atom = (name: string): PartyAtom | null => {
    const party = regime.parties.findIndex((p) => p.code === name);
    const group = regime.groups.findIndex((g) => g.name === name);
    return party >= 0 ? { party } : group >= 0 ? { group } : null;
  };
  const known = (list: Written["names"]): readonly PartyAtom[] | null => {
    const all = list.map((n) => atom(n.text));
    return all.includes(null) ? null : all.filter((a) => a !== null);
  };
  const [include, cut, less] = [known(names), within ? atom(within.text) : undefined, known(except)];
  return include === null || cut === null || less === null ? null : { include, within: cut ?? null, except: less };
}
