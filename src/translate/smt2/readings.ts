/**
 * What the criteria ask of sentences and facts beside positions: beneficiaries, derogations, conduct, records (docs/decisions/0005 and 0007).
 * Written once more and on purpose: the translation is a second opinion, and borrows none of this from the evaluator.
 */
import { atomsOf, factsOf, lookupsOf } from "../../language/conditions";
import { contains, type Day } from "../../language/dates";
import { namesParties } from "../../language/hygiene";
import { capLookups, inPartySet, isBound } from "../../language/reading";
import { isPartyKey, type ClassId, type FactId, type Lookup, type Regime, type Selector, type Sentence, type SentenceId, type Tag, type Window } from "../../language/regime";
import { givesSomething } from "../../language/terms";
import { isRule } from "../clauses";

/** Whom a regime benefits: its members, everybody, or its members and those whom it lists. */
export function beneficiaries(regime: Regime): "members" | "all" | "listed" {
  const kinds = new Set(regime.sentences.filter((s) => isRule(regime, s)).map((s) => s.origin.kind));
  if (kinds.size === 0) return "members";
  for (const kind of kinds) if (kind !== "members" && kind !== "listed") return "all";
  return kinds.has("members") ? "members" : "listed";
}

const lookupsOfWindow = ({ since, before, during }: Window): readonly Lookup[] =>
  [since, before, during].filter((point) => point !== null && typeof point === "object");

/** Every table that a sentence reads in whom it reaches and when; those of its cap apart. */
const reachingLookups = (s: Sentence): readonly Lookup[] => [...lookupsOf(s.condition), ...s.windows.flatMap(lookupsOfWindow)];
const numberLookups = ({ head }: Sentence): readonly Lookup[] => (head.kind === "ration" ? capLookups(head.cap) : []);

const keysOf = (regime: Regime, { table }: Lookup) => regime.tables[table]?.keys ?? [];
const names = (selector: Selector): boolean => selector.kind === "listed" || (selector.kind === "members" && selector.of !== null);

/** Whether a sentence names parties on one side, and the clauses that it is an exception to do not all speak of just them. */
function namesFewer(regime: Regime, s: Sentence, side: "host" | "origin"): boolean {
  if (!names(s[side])) return false;
  const over = (regime.clauses[s.clause]?.targets ?? []).flatMap((t) => regime.clauses[t]?.sentences ?? []).map((id) => regime.sentences[id]?.[side]);
  return over.length === 0 || over.some((selector) => JSON.stringify(selector) !== JSON.stringify(s[side]));
}

/** Whether it turns on named parties, or on a table of parties, whom a sentence reaches and when. */
function isNarrowed(regime: Regime, s: Sentence): boolean {
  const named = atomsOf(s.condition).some((atom) => atom.kind === "party" || (atom.kind === "state" && typeof atom.is === "object"));
  return namesFewer(regime, s, "host") || namesFewer(regime, s, "origin") || named || reachingLookups(s).some((l) => keysOf(regime, l).some(isPartyKey));
}

/** Whether a sentence of an exception takes something away. */
function takesAway(regime: Regime, s: Sentence, binding: "hard" | "soft"): boolean {
  const gives = (clause: number): boolean =>
    (regime.clauses[clause]?.sentences ?? []).some((id) => {
      const other = regime.sentences[id];
      return other !== undefined && givesSomething(other.head);
    });
  const overGift = (regime.clauses[s.clause]?.targets ?? []).some(gives);
  switch (s.head.kind) {
    case "refuse":
    case "unbind":
      return true;
    case "discretion":
      return s.head.direction === "lower";
    case "disapply":
      return gives(s.head.clause);
    case "ration":
      return overGift;
    case "grant":
      return overGift && (s.terms !== null || (s.soft && binding === "hard"));
  }
}

/** Whether a sentence lets somebody out of what binds the others (I1). */
export function isDerogation(regime: Regime, s: Sentence, binding: "hard" | "soft"): boolean {
  const clause = regime.clauses[s.clause];
  if (clause === undefined || clause.kind === "rule" || clause.remedyOf !== null || !takesAway(regime, s, binding)) return false;
  return isNarrowed(regime, s) || factsOf(s.condition).some((f) => regime.facts[f]?.tag === "host");
}

/** Whether a sentence reads, in itself or in its mover classes, what one side has performed toward the other. */
export function readsConduct(regime: Regime, s: Sentence): boolean {
  const ofClass = (c: ClassId | null): readonly Lookup[] => {
    const mover = c === null ? undefined : regime.classes[c];
    return mover === undefined ? [] : [...lookupsOf(mover.condition), ...ofClass(mover.parent)];
  };
  const read = [...reachingLookups(s), ...numberLookups(s), ...(s.classes ?? []).flatMap(ofClass)];
  return read.some((l) => regime.tables[l.table]?.counts?.kind === "performed");
}

/** Whether a sentence reads what moves with a party: its own instruments, its attributes, the roster of another day. */
export function readsRecord(regime: Regime, s: Sentence): boolean {
  if (s.terms?.kind === "standstill") return true;
  // A class that is a name in other words is no record.
  const ofNames = atomsOf(s.condition).flatMap((atom) => (atom.kind === "table" && namesParties(regime, atom) ? [atom.lookup] : []));
  return [...reachingLookups(s).filter((l) => !ofNames.includes(l)), ...numberLookups(s)].some((l) => {
    const keys = keysOf(regime, l);
    return !keys.includes("origin") && (keys.includes("host") || keys.includes("party"));
  });
}

const tagged = (regime: Regime, ...tags: readonly Tag[]): ReadonlySet<FactId> => new Set(regime.facts.flatMap((fact, id) => (tags.includes(fact.tag) ? [id] : [])));

/** The facts on which a predicate forbids a position to depend on a day. */
export function forbiddenFacts(regime: Regime, part: "g4" | "d1" | "d1c", on: Day): ReadonlySet<FactId> {
  if (part === "g4") return tagged(regime, "relation", "linked");
  const all = tagged(regime, "conduct-one", "conduct-all", "standing");
  if (part === "d1" || !standingIsCollective(regime, on)) return all;
  const decided = new Set(regime.standings.flatMap((s) => factsOf(s.condition)));
  const isFree = (fact: FactId): boolean => {
    const tag = regime.facts[fact]?.tag;
    return tag === "standing" || (tag === "conduct-all" && decided.has(fact));
  };
  return new Set([...all].filter((fact) => !isFree(fact)));
}

/** Whether a body is there on a day and every member belongs to it. */
function isOfAllMembers(regime: Regime, name: string, on: Day): boolean {
  const body = regime.institutions.find((i) => i.name === name);
  if (body === undefined || (body.life !== undefined && !contains(body.life, on))) return false;
  const { of } = body;
  return of === undefined || regime.roster.every((_, p) => !isBound(regime, p, on) || inPartySet(regime, of, p, on));
}

/** Whether everybody who decides on standing is a body of all or all members, and decides toward all at once and for no named party. */
function standingIsCollective(regime: Regime, on: Day): boolean {
  const isOn = ({ since, before }: Window): boolean => (typeof since !== "number" || since <= on) && (typeof before !== "number" || on < before);
  const remedies = regime.duties.filter((d) => (d.persons?.bearer ?? null) === null && d.windows.every(isOn)).flatMap((d) => d.remedy?.decidedBy ?? []);
  const deciders = [...regime.standings.map((s) => s.decidedBy), ...remedies];
  const together = deciders.every((d) => d.kind === "members" || (d.kind === "institution" && isOfAllMembers(regime, d.name, on)));
  if (deciders.length === 0 || !together) return false;
  const anybody = new Set(["any member", "injured member", "any mover", ...regime.institutions.map((i) => i.name)]);
  return regime.standings.every((s) => {
    const reads = atomsOf(s.condition);
    const named = reads.some((atom) => atom.kind === "party" || (atom.kind === "state" && typeof atom.is === "object"));
    const singled = lookupsOf(s.condition).some((l) => keysOf(regime, l).includes("origin"));
    return s.towardAll && s.complainants.every((c) => anybody.has(c)) && !named && !singled;
  });
}

/** The sentences on a right that reach movers of a class; `null`: movers whom only `anybody` reaches. */
export function sentencesAbout(regime: Regime, right: number, mover: ClassId | null): readonly SentenceId[] {
  const line: ClassId[] = [];
  for (let c = mover; c !== null; c = regime.classes[c]?.parent ?? null) line.push(c);
  return regime.sentences.flatMap((s, id) => {
    const spoken = s.rights === null || s.rights.includes(right);
    return spoken && (s.classes === null || s.classes.some((c) => line.includes(c))) ? [id] : [];
  });
}

/** The sentences without which the core of a regime is left (I1). */
export function derogations(regime: Regime, binding: "decide" | "hard" | "soft"): ReadonlySet<SentenceId> {
  const read = binding === "hard" ? "hard" : "soft";
  return new Set(regime.sentences.flatMap((s, id) => (isDerogation(regime, s, read) ? [id] : [])));
}
