import type { Day } from "../language/dates";
import { stateless, type Cap, type ClauseId, type FactId, type PartyId, type Regime, type RightId, type Sentence, type SentenceId } from "../language/regime";
import { quotaKey, stayLikeness } from "../language/position";
import { givesSomething, isMeasured } from "../language/terms";
import { and, meets, members } from "./masks";
import type { Node } from "./diagram";
import { search, type Found } from "./search";
import { Resolver } from "./resolve";
import { Slices, topicsOf, type Slice, type Topic } from "./slices";
import { Space, type Binding } from "./space";

/** One case on which rules disagree, none being an exception to the other. */
export interface Conflict {
  readonly right: RightId;
  readonly mover: number | null;
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly on: Day;
  readonly facts: readonly { readonly fact: FactId; readonly value: number }[];
  readonly sentences: readonly SentenceId[];
}

/** What two sentences must share to agree whatever the case: the fixed part of their heads. */
function headKey(sentence: Sentence): string {
  const { head, length, terms } = sentence;
  const amount = head.kind === "ration" ? `${quotaKey(head.cap)} ${JSON.stringify([head.cap.amount, head.cap.other])}` : "";
  const by = head.kind === "discretion" ? `${head.direction} ${head.by}` : "";
  const target = head.kind === "disapply" ? `${head.clause}` : "";
  return `${head.kind} ${by} ${amount} ${target} ${lengthKey(length)} ${givesSomething(head) ? JSON.stringify(terms) : ""} ${sentence.soft ? "soft" : ""}`;
}
const lengthKey = (length: Sentence["length"]): string => (length === null ? "" : `${length.amount} ${stayLikeness(length)}`);

/** Whether two caps of one kind always have numbers that can be compared: those of a series may not be known. */
const areNumbers = (a: Cap, b: Cap): boolean => a.words === undefined && b.words === undefined;

/** Two grants of their own measure, one of them perhaps for a shorter stay, are ordered by openness; nothing is more open than a plain grant. */
function alwaysOrdered(a: Sentence, b: Sentence): boolean {
  // Side by side, what leaves unbound yields to anything else.
  if (a.head.kind === "unbind" || b.head.kind === "unbind") return true;
  if (isPlainGrant(a)) return neverWithholds(b);
  if (isPlainGrant(b)) return neverWithholds(a);
  if (a.soft || b.soft || isMeasured(a.terms) || isMeasured(b.terms)) return false;
  if (a.head.kind === "grant" && b.head.kind === "grant") return a.terms?.kind !== b.terms?.kind || (a.length && b.length ? stayLikeness(a.length) === stayLikeness(b.length) || a.length.renewable !== b.length.renewable : true);
  if (a.head.kind !== "ration" || b.head.kind !== "ration") return [a, b].every((s) => s.head.kind === "grant" || s.head.kind === "ration");
  return a.terms?.kind === b.terms?.kind && a.length === null && b.length === null && quotaKey(a.head.cap) === quotaKey(b.head.cap) && areNumbers(a.head.cap, b.head.cap);
}
const isPlainGrant = (s: Sentence): boolean => s.head.kind === "grant" && s.length === null && s.terms === null && !s.soft;
const neverWithholds = (s: Sentence): boolean => givesSomething(s.head);

/** The days outside which a sentence certainly says nothing. */
function hull(regime: Regime, sentence: Sentence): { readonly since: number; readonly before: number } {
  let since = -Infinity;
  let before = Infinity;
  for (const w of sentence.windows) {
    if (typeof w.since === "number") since = Math.max(since, w.since);
    if (typeof w.before === "number") before = Math.min(before, w.before + w.beforeOffset);
    if (w.during === null) continue;
    const table = regime.tables[w.during.table];
    const periods = [...(table?.rows.map((r) => r.value) ?? []), table?.otherwise ?? null].flatMap((v) => (v === null || typeof v === "number" ? [] : v));
    since = Math.max(since, Math.min(...periods.map((p) => p.since ?? -Infinity)));
    before = Math.min(before, Math.max(...periods.map((p) => p.before ?? Infinity)));
  }
  return { since, before };
}

/** Which sentences can reach one pair of parties on one day, as far as dates and parties tell. */
class Overlaps {
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly space: Space,
    private readonly days: () => readonly Day[],
  ) {}

  meet(a: SentenceId, b: SentenceId): boolean {
    const key = `${a} ${b}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = this.look(a, b);
    this.known.set(key, made);
    return made;
  }
  private look(a: SentenceId, b: SentenceId): boolean {
    const { regime, parties } = this.space;
    const days = this.days();
    const x = regime.sentences[a];
    const y = regime.sentences[b];
    if (!x || !y) return false;
    const hulls = [hull(regime, x), hull(regime, y)];
    const since = Math.max(...hulls.map((h) => h.since));
    const before = Math.min(...hulls.map((h) => h.before));
    return days.some(
      (day, i) =>
        day < before && (days[i + 1] ?? Infinity) > since &&
        meets(and(parties.selected(x.host, day), parties.bound(day)), parties.selected(y.host, day)) &&
        meets(parties.selected(x.origin, day), parties.selected(y.origin, day)),
    );
  }
}

/** What is known of the clauses on one topic from their words alone. */
class TopicWords {
  readonly sentences: readonly { readonly id: SentenceId; readonly sentence: Sentence; readonly head: string }[];
  readonly clauses: readonly ClauseId[];
  private readonly byClause = new Map<ClauseId, { readonly id: SentenceId; readonly sentence: Sentence; readonly head: string }[]>();
  private readonly bearing = new Map<ClauseId, ReadonlySet<ClauseId>>();

  constructor(
    private readonly regime: Regime,
    topic: Topic,
    heads: readonly string[],
  ) {
    const speaking = new Set(topic.sentences.map((id) => regime.sentences[id]?.clause ?? -1));
    // An exception to clauses that say nothing on the topic is never asked.
    const known = new Map<ClauseId, boolean>();
    const asked = (c: ClauseId): boolean => {
      const before = known.get(c);
      if (before !== undefined) return before;
      const made = speaking.has(c) && (this.isRule(c) || (regime.clauses[c]?.targets ?? []).some(asked));
      known.set(c, made);
      return made;
    };
    this.clauses = [...speaking].filter(asked);
    this.sentences = topic.sentences.flatMap((id) => {
      const sentence = regime.sentences[id];
      return sentence && asked(sentence.clause) ? [{ id, sentence, head: heads[id] ?? "" }] : [];
    });
    for (const s of this.sentences) {
      const list = this.byClause.get(s.sentence.clause);
      if (list) list.push(s);
      else this.byClause.set(s.sentence.clause, [s]);
    }
    for (const c of this.clauses) this.bearing.set(c, new Set((regime.clauses[c]?.targets ?? []).filter((t) => this.byClause.has(t) && this.bears(c, t))));
  }

  isRule(clause: ClauseId): boolean {
    return this.regime.clauses[clause]?.kind === "rule";
  }
  of(clause: ClauseId): readonly { readonly id: SentenceId; readonly sentence: Sentence; readonly head: string }[] {
    return this.byClause.get(clause) ?? [];
  }
  heads(clause: ClauseId): string {
    return [...new Set(this.of(clause).map((s) => s.head))].sort().join("|");
  }
  /** Whether an exception leaves nothing in the place of a target that could disagree: lifted clauses and unbound rules yield. */
  leavesNothing(exception: ClauseId, target: ClauseId): boolean {
    return this.of(exception).every(({ sentence: { head } }) => head.kind === "disapply" || (head.kind === "unbind" && this.isRule(target)));
  }
  directed(clause: ClauseId): boolean {
    return this.of(clause).some((s) => s.sentence.head.kind === "discretion");
  }
  /** Whether some sentence counts toward one clause alone. */
  lifts(clause: ClauseId): boolean {
    return this.of(clause).some((s) => s.sentence.head.kind === "disapply");
  }
  /** The clauses that an exception can displace on this topic. */
  displaced(exception: ClauseId): ReadonlySet<ClauseId> {
    return this.bearing.get(exception) ?? new Set();
  }
  /** Whether two clauses can both be asked about one thing: as rules, or as exceptions to one clause. */
  beside(a: ClauseId, b: ClauseId): boolean {
    if (this.isRule(a) || this.isRule(b)) return this.isRule(a) && this.isRule(b);
    const others = this.displaced(b);
    for (const t of this.displaced(a)) if (others.has(t)) return true;
    return false;
  }
  /** `may refuse` never bears on a clause that gives nothing, nor `may grant` on one that refuses nothing. */
  private bears(exception: ClauseId, target: ClauseId): boolean {
    const has = (kind: string): boolean => this.of(target).some((s) => s.sentence.head.kind === kind);
    return this.of(exception).some(({ sentence: { head } }) => {
      if (head.kind !== "discretion") return true;
      return head.direction === "lower" ? has("grant") || has("ration") : has("refuse") || this.of(target).some((s) => isMeasured(s.sentence.terms));
    });
  }
}

/** Whether words, dates and parties leave room for a disagreement on a topic; if not, no case needs to be looked at. */
function mayConflict(resolver: Resolver, words: TopicWords, overlaps: Overlaps): boolean {
  const defeats = (a: ClauseId, b: ClauseId): boolean => resolver.defeats(a, b);
  const { sentences, clauses } = words;
  for (let i = 0; i < sentences.length; i++) {
    for (let j = i + 1; j < sentences.length; j++) {
      const a = sentences[i];
      const b = sentences[j];
      if (!a || !b || a.head === b.head) continue;
      const [c, d] = [a.sentence.clause, b.sentence.clause];
      if (defeats(c, d) || defeats(d, c)) continue;
      const sideBySide = c === d || (words.isRule(c) && words.isRule(d));
      if ((sideBySide ? !alwaysOrdered(a.sentence, b.sentence) : words.beside(c, d)) && overlaps.meet(a.id, b.id)) return true;
    }
  }
  // What speaks in the place of an exception leaves what it says; if it always displaces the target itself too, it is looked at there.
  const leavesNothing = (e: ClauseId, t: ClauseId): boolean =>
    words.leavesNothing(e, t) &&
    clauses.every((d) => !defeats(d, e) || words.leavesNothing(d, t) || (words.displaced(d).has(t) && !words.directed(d) && !words.lifts(d)));
  return clauses.some((e) => {
    const outside = words.directed(e) ? clauses : clauses.filter((c) => !words.displaced(e).has(c));
    return [...words.displaced(e)].some((t) => !leavesNothing(e, t) && leavesBeside(words, e, t, outside, defeats, overlaps));
  });
}

/**
 * An exception to one of several clauses that stand side by side leaves the others beside what it says; one that may only lower
 * or lift does so too where the clauses it is an exception to differ.
 */
function leavesBeside(words: TopicWords, e: ClauseId, t: ClauseId, outside: readonly ClauseId[], defeats: (a: ClauseId, b: ClauseId) => boolean, overlaps: Overlaps): boolean {
  const displaced = words.displaced(e);
  const directed = words.directed(e);
  return outside.some(
    (c) =>
      c !== t && c !== e &&
      (!displaced.has(c) || (directed && words.heads(c) !== words.heads(t))) &&
      words.beside(t, c) && !defeats(c, t) &&
      words.of(t).some((x) => words.of(c).some((y) => overlaps.meet(x.id, y.id))),
  );
}

/** The first conflict on each topic under one reading of soft law, on the earliest day it occurs and with the fewest facts. */
export function findConflicts(regime: Regime, binding: Binding = "decide"): readonly Conflict[] {
  const space = new Space(regime, binding);
  const resolver = new Resolver(space);
  // Made only if some words leave room for a conflict: most regimes never need them.
  let made: { readonly slices: Slices; readonly days: readonly Day[] } | null = null;
  const looked = (): { readonly slices: Slices; readonly days: readonly Day[] } => {
    if (made === null) {
      const slices = new Slices(space, new Set(), "everyone");
      made = { slices, days: [(slices.days[0] ?? 1) - 1, ...slices.days] };
    }
    return made;
  };
  const overlaps = new Overlaps(space, () => looked().days);
  const heads = regime.sentences.map(headKey);
  const found: Conflict[] = [];
  for (const topic of topicsOf(regime)) {
    if (!mayConflict(resolver, new TopicWords(regime, topic, heads), overlaps)) continue;
    const { slices, days } = looked();
    const seen = new Set<Slice>();
    for (const day of days) {
      const slice = slices.topicOn(topic, day);
      if (seen.has(slice)) continue;
      seen.add(slice);
      const conflict = conflictIn(slices, slice);
      if (conflict === null) continue;
      found.push(conflict);
      break;
    }
  }
  return found;
}

function conflictIn(slices: Slices, slice: Slice): Conflict | null {
  const { space } = slices;
  const clashes = (value: number): boolean => space.decisions.get(value).kind === "conflict";
  const checked = new Set<Node>();
  for (const { hosts, row } of slice.hosts) {
    for (const cell of row.cells) {
      if (checked.has(cell.node)) continue;
      if (![...space.diagrams.values(cell.node)].some(clashes)) {
        checked.add(cell.node);
        continue;
      }
      const found = clashIn(slices, slice, members(hosts), members(cell.origins), cell.node);
      if (!found) continue;
      const { pair, at } = found;
      const facts = [...at.first].map(([v, c]) => ({ fact: space.variables[v] ?? 0, value: space.cells.get(space.variables[v] ?? 0)?.[c]?.value ?? 0 }));
      const value = space.diagrams.at(cell.node, (v) => at.first.get(v) ?? 0);
      return {
        right: slice.topic.right,
        mover: slice.topic.mover,
        host: pair[0],
        origin: pair[1] === space.parties.statelessIndex ? stateless : pair[1],
        on: slice.on,
        facts: facts.filter((f) => regimeDefault(space.regime, f.fact) !== f.value),
        sentences: space.decisions.get(value).by,
      };
    }
  }
  return null;
}
/** A pair of a cell on which functions clash. Only what a fact can be that is a state changes from pair to pair of one cell. */
function clashIn(slices: Slices, slice: Slice, hosts: readonly number[], origins: readonly number[], node: Node): { readonly pair: readonly [number, number]; readonly at: Found } | null {
  const { space } = slices;
  const byPair = space.regime.facts.some((fact) => fact.type.kind === "state");
  for (const host of hosts) {
    for (const o of origins) {
      if (o === host) continue;
      const frame = { host, origin: o === space.parties.statelessIndex ? stateless : o, on: slice.on };
      const feasible = byPair ? space.and(slice.feasible, space.possible(frame)) : slice.feasible;
      const at = search(space, feasible, [node], [node], new Set(), (values) => space.decisions.get(values[0] ?? 0).kind === "conflict");
      if (at) return { pair: [host, o], at };
      if (!byPair) return null;
    }
  }
  return null;
}
const regimeDefault = (regime: Regime, fact: FactId): number | null => regime.facts[fact]?.default ?? null;
