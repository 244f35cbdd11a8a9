import { lookupsOf } from "../../language/conditions";
import { namesParties } from "../../language/hygiene";
import type { Day } from "../../language/dates";
import { capLookups, isBound, selects } from "../../language/reading";
import { isPartyKey, stateless, type ClassId, type Condition, type FactId, type Lookup, type Operand, type PartyId, type Regime, type Selector, type Sentence, type SentenceId, type Tag } from "../../language/regime";
import { isStateByName } from "../../language/states";
import { givesSomething } from "../../language/terms";

/** What a sentence reads of parties and facts, as the criteria distinguish it (docs/decisions/0005, 5 and 6). */
export interface SentenceReading {
  /** Party constants, groups other than the roster, tables keyed by origin, classes that are names in other words. */
  readonly identity: boolean;
  /** Tables keyed by the host alone, class attributes: what moves with a party. */
  readonly record: boolean;
  /** Whom it reaches of those of whom its targets speak, or when, turns on named parties or on a table of parties; what a cap amounts to does not count. */
  readonly narrowed: boolean;
  /** Figures of what one side has performed toward the other. */
  readonly conduct: boolean;
  readonly facts: ReadonlySet<FactId>;
  readonly lookups: readonly Lookup[];
}

const named = (selector: Selector): boolean => selector.kind === "listed" || (selector.kind === "members" && selector.of !== null);

function lookupsOfCondition(regime: Regime, condition: Condition, facts: Set<FactId>, lookups: Lookup[], named: (fact: FactId | null) => void): void {
  const operand = (o: Operand): void => o.terms.forEach((t) => lookups.push(t.lookup));
  switch (condition.kind) {
    case "and":
    case "or":
      for (const c of condition.operands) lookupsOfCondition(regime, c, facts, lookups, named);
      return;
    case "not":
      lookupsOfCondition(regime, condition.operand, facts, lookups, named);
      return;
    case "fact":
      facts.add(condition.fact);
      operand(condition.operand);
      return;
    case "date":
      operand(condition.operand);
      return;
    case "state":
      facts.add(condition.fact);
      if (typeof condition.is === "object") named(condition.fact);
      return;
    case "table":
      if (namesParties(regime, condition)) named(null);
      else lookups.push(condition.lookup);
      operand(condition.operand);
      return;
    case "series":
      lookupsOfCondition(regime, condition.comparison, facts, lookups, named);
      return;
    case "party":
      named(null);
      return;
    case "constant":
    case "member":
      return;
  }
}

/** Reads off one sentence what it depends on. */
export function readingOf(regime: Regime, sentence: Sentence): SentenceReading {
  const facts = new Set<FactId>();
  const lookups: Lookup[] = [];
  let identity = false;
  let place = false;
  lookupsOfCondition(regime, sentence.condition, facts, lookups, (fact) => {
    // A state by name is the same whoever host and origin are.
    if (fact !== null && isStateByName(regime.facts[fact]?.type)) place = true;
    else identity = true;
  });
  for (const window of sentence.windows) {
    for (const point of [window.since, window.before]) if (point !== null && typeof point !== "number") lookups.push(point);
    if (window.during !== null) lookups.push(window.during);
  }
  const ofParties = (lookup: Lookup): boolean => (regime.tables[lookup.table]?.keys ?? []).some(isPartyKey);
  const narrowed = identity || place || narrows(regime, sentence, "host") || narrows(regime, sentence, "origin") || lookups.some(ofParties);
  identity ||= named(sentence.host) || named(sentence.origin);
  if (sentence.head.kind === "ration") {
    lookups.push(...capLookups(sentence.head.cap));
    // A part set aside for some is a matter of the number: it narrows nobody.
    if (sentence.head.cap.parts?.some((part) => part.from !== null && named(part.from))) identity = true;
  }
  // A standstill reads the roster of another day.
  let record = sentence.terms?.kind === "standstill";
  for (const lookup of lookups) {
    const keys = regime.tables[lookup.table]?.keys ?? [];
    if (keys.includes("origin")) identity = true;
    else if (keys.includes("host") || keys.includes("party")) record = true;
  }
  const conduct = [...lookups, ...lookupsOfClasses(regime, sentence)].some((l) => regime.tables[l.table]?.counts?.kind === "performed");
  return { identity, record, narrowed, conduct, facts, lookups };
}

/** Whether a sentence names parties on one side, and so leaves out some of whom the clauses speak that it is an exception to: on some day, however these are written. */
function narrows(regime: Regime, sentence: Sentence, side: "host" | "origin"): boolean {
  const own = sentence[side];
  if (!named(own)) return false;
  const targets = (regime.clauses[sentence.clause]?.targets ?? []).flatMap((t) => regime.clauses[t]?.sentences ?? []);
  const theirs = new Map(targets.flatMap((t) => { const selector = regime.sentences[t]?.[side]; return selector ? [[JSON.stringify(selector), selector] as const] : []; }));
  theirs.delete(JSON.stringify(own));
  if (theirs.size === 0) return targets.length === 0;
  const isLeftOut = (p: PartyId, on: Day): boolean =>
    (side === "origin" || isBound(regime, p, on)) && !selects(regime, own, p, on) && [...theirs.values()].some((s) => selects(regime, s, p, on));
  return [stateless, ...regime.parties.keys()].some((p) => daysOf(regime, p).some((on) => isLeftOut(p, on)));
}

/** Days enough to meet a party in every group and state of its life in which it is on some day. */
function daysOf({ parties, roster, groups }: Regime, party: PartyId): readonly Day[] {
  const spans = [parties[party]?.life, ...(roster[party] ?? []), ...groups.flatMap((g) => g.members[party] ?? [])];
  const starts = spans.flatMap((span) => [span?.since ?? null, span?.before ?? null].filter((day) => day !== null));
  return [Math.min(1, ...starts) - 1, ...starts];
}

/** What the mover classes of a sentence, and those above them, read. */
function lookupsOfClasses(regime: Regime, sentence: Sentence): readonly Lookup[] {
  const above = (c: ClassId | null): readonly Lookup[] => {
    const mover = c === null ? undefined : regime.classes[c];
    return mover ? [...lookupsOf(mover.condition), ...above(mover.parent)] : [];
  };
  return (sentence.classes ?? []).flatMap(above);
}

const gives = (sentence: Sentence | undefined): boolean => sentence !== undefined && givesSomething(sentence.head);

/**
 * Whether a sentence of an exception takes something away: refuses, lowers, leaves unbound, rations what was given, gives it on terms or softens
 * it (where soft law does not count), or disapplies what gives.
 */
function withholds(regime: Regime, sentence: Sentence, softened: boolean): boolean {
  const clauseGives = (id: number): boolean => (regime.clauses[id]?.sentences ?? []).some((s) => gives(regime.sentences[s]));
  switch (sentence.head.kind) {
    case "refuse":
      return true;
    case "discretion":
      return sentence.head.direction === "lower";
    case "grant":
    case "ration":
      if (sentence.head.kind === "grant" && sentence.terms === null && !softened) return false;
      return (regime.clauses[sentence.clause]?.targets ?? []).some(clauseGives);
    case "disapply":
      return clauseGives(sentence.head.clause);
    case "unbind":
      return true;
  }
}

/** The sentences without which the core regime is left. */
export function derogationsOf(regime: Regime, binding: "hard" | "soft"): ReadonlySet<SentenceId> {
  const found = new Set<SentenceId>();
  regime.sentences.forEach((sentence, id) => {
    const clause = regime.clauses[sentence.clause];
    // A response to a breach is a matter of reciprocity (D1), not a way out of the regime.
    if (clause === undefined || clause.kind === "rule" || clause.remedyOf !== null) return;
    if (!withholds(regime, sentence, sentence.soft && binding === "hard")) return;
    const reading = readingOf(regime, sentence);
    const safeguard = [...reading.facts].some((f) => regime.facts[f]?.tag === "host");
    if (reading.narrowed || safeguard) found.add(id);
  });
  return found;
}

/** The variables whose facts carry one of the tags. */
export function factsTagged(regime: Regime, tags: readonly Tag[]): ReadonlySet<FactId> {
  const found = new Set<FactId>();
  regime.facts.forEach((fact, id) => {
    if (tags.includes(fact.tag)) found.add(id);
  });
  return found;
}
