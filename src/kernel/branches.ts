import { addMonths, civil, dayOf, type Day } from "../language/dates";
import { isBound, selects, type Frame } from "../language/reading";
import {
  isPartyCell, stateless, type Condition, type Lookup, type LookupArg, type Operand, type PartyId, type PartySet, type Regime, type RightId, type Sentence, type SentenceId, type Window,
} from "../language/regime";
import {
  and, changesOfPartySet, changesOfSelector, changesOfSet, changesOfStates, emptyMask, isEmpty, maskKey, members, or, setBit, without,
  type Mask,
} from "./masks";
import { isStateByName } from "../language/states";
import { isMeasured } from "../language/terms";
import { possibleValues } from "./cells";
import { beneficiariesOf } from "./beneficiaries";
import { nothing } from "./decisions";
import type { Node } from "./diagram";
import { noParties, type Space } from "./space";

/** One sentence on one day: the hosts and origins it reaches and what it says to them. */
export interface Branch {
  readonly sentence: SentenceId;
  readonly hosts: Mask;
  readonly origins: Mask;
  readonly says: Node;
  /** What it says in the regime without derogations: nothing if it is one, else the same, but for terms measured by one. */
  readonly core: Node;
  /** Equal for branches of one sentence that say the same to the same origins. */
  readonly id: number;
}
/** What the terms of a sentence are measured by: in the regime, or in the regime without derogations. */
export interface Measuring {
  yardstick(id: SentenceId, frame: Frame, core: boolean): Node;
  /** Origins whom a yardstick of a host treats alike, each in one mask, all others alike too; `null` where each is looked at by itself. */
  alike(id: SentenceId, host: PartyId): readonly Mask[] | null;
}

/** What a sentence reads besides who its host and origin are. */
interface Reads {
  /** Its words change from pair to pair of parties. */
  pairs: boolean;
  readonly lookups: Lookup[];
  readonly sets: PartySet[];
  readonly days: Set<Day>;
}

function readsOfOperand(operand: Operand, into: Reads): void {
  for (const term of operand.terms) into.lookups.push(term.lookup);
}

function readsOfCondition(regime: Regime, condition: Condition, into: Reads): void {
  switch (condition.kind) {
    case "constant":
      return;
    case "and":
    case "or":
      for (const operand of condition.operands) readsOfCondition(regime, operand, into);
      return;
    case "not":
      readsOfCondition(regime, condition.operand, into);
      return;
    case "fact": {
      const from = regime.facts[condition.fact]?.from ?? null;
      if (from !== null) into.days.add(from);
      readsOfOperand(condition.operand, into);
      return;
    }
    case "table":
      into.lookups.push(condition.lookup);
      readsOfOperand(condition.operand, into);
      return;
    case "date":
      readsOfOperand(condition.operand, into);
      for (const value of possibleValues(regime, condition.operand)) for (const day of turns(condition.read, value)) into.days.add(day);
      return;
    case "state":
      if (condition.is === "none" || condition.is === "host") return;
      // What is known by name is the same for every pair.
      if (!isStateByName(regime.facts[condition.fact]?.type)) into.pairs = true;
      if (typeof condition.is === "object") into.sets.push(condition.is);
      return;
    case "series":
      readsOfCondition(regime, condition.comparison, into);
      return;
    case "party":
      into.pairs = true;
      into.sets.push(condition.set);
      return;
    case "member":
      into.pairs = true;
      return;
  }
}

/** The days on which a comparison of the date or the year with a value may change. */
function turns(read: "date" | "year", value: number): readonly Day[] {
  if (read === "date") return [Math.ceil(value), Math.floor(value) + 1];
  return [Math.ceil(value), Math.floor(value) + 1].flatMap((year) => dayOf(year, 1, 1) ?? []);
}

function readsOfWindow(window: Window, into: Reads): void {
  for (const point of [window.since, window.before]) {
    if (typeof point === "number") into.days.add(point);
    else if (point !== null) into.lookups.push(point);
  }
  if (window.during !== null) into.lookups.push(window.during);
}

function readsOf(regime: Regime, sentence: Sentence): Reads {
  const reads: Reads = { pairs: sentence.terms?.kind === "reciprocal", lookups: [], sets: [], days: new Set() };
  readsOfCondition(regime, sentence.condition, reads);
  for (const window of sentence.windows) readsOfWindow(window, reads);
  if (sentence.terms?.kind === "standstill") reads.days.add(sentence.terms.on);
  if (sentence.head.kind === "ration") {
    readsOfOperand(sentence.head.cap.amount, reads);
    if (sentence.head.cap.parts?.some((part) => part.from !== null)) reads.pairs = true;
  }
  if (reads.lookups.some((l) => l.args.some((a) => a === "host" || a === "origin"))) reads.pairs = true;
  return reads;
}

/** The first day on which an argument of a look-up stands for a year. */
function startOfYear(arg: LookupArg | undefined, year: number): Day {
  const { plus, since } = typeof arg === "object" && "plus" in arg ? arg : { plus: 0, since: null };
  const start = since ?? 0;
  return addMonths(start, 12 * (year - plus - civil(start).year));
}

/** The days on which the value of a table can change, or be reached. */
function changesOfLookup(regime: Regime, lookup: Lookup, into: Set<Day>): void {
  const table = regime.tables[lookup.table];
  if (table === undefined) return;
  for (const row of [...table.rows, { cells: [], value: table.otherwise }]) {
    row.cells.forEach((cell, i) => {
      if ("years" in cell) for (const year of cell.years) for (const read of [year, year + 1]) into.add(startOfYear(lookup.args[i], read));
      else if (isPartyCell(cell)) changesOfPartySet(regime, cell, into);
    });
    if (typeof row.value === "number") {
      if (table.type.kind === "date") into.add(row.value).add(row.value + 1);
    } else {
      for (const period of row.value ?? []) for (const end of [period.since, period.before]) if (end !== null) into.add(end);
    }
  }
}

/** The sentences of a regime with what they read, made once. */
export class Sentences {
  private readonly reads: readonly Reads[];
  private readonly ids = new Map<string, number>();
  private readonly masks = new Map<string, Mask>();
  /** For each sentence the days on which its branches may change. */
  readonly changes: readonly ReadonlySet<Day>[];

  constructor(
    private readonly space: Space,
    private readonly derogations: ReadonlySet<SentenceId>,
  ) {
    const { regime } = space;
    this.reads = regime.sentences.map((s) => readsOf(regime, s));
    const common = new Set<Day>();
    changesOfSet(regime.roster, common);
    changesOfStates(regime, common);
    for (const mover of regime.classes) {
      const reads: Reads = { pairs: false, lookups: [], sets: [], days: common };
      readsOfCondition(regime, mover.condition, reads);
      for (const lookup of reads.lookups) changesOfLookup(regime, lookup, common);
    }
    // Where rules list their origins, whoever joins a list is compared on every topic.
    if (beneficiariesOf(regime) === "listed") {
      for (const s of regime.sentences) if (regime.clauses[s.clause]?.kind === "rule") changesOfSelector(regime, s.origin, common);
    }
    this.changes = regime.sentences.map((sentence, id) => {
      const days = new Set([...common, ...(this.reads[id]?.days ?? [])]);
      changesOfSelector(regime, sentence.host, days);
      changesOfSelector(regime, sentence.origin, days);
      const parts = sentence.head.kind === "ration" ? (sentence.head.cap.parts ?? []) : [];
      for (const { from } of parts) if (from !== null) changesOfSelector(regime, from, days);
      for (const set of this.reads[id]?.sets ?? []) changesOfPartySet(regime, set, days);
      for (const lookup of this.reads[id]?.lookups ?? []) changesOfLookup(regime, lookup, days);
      return days;
    });
    // Terms change whenever their yardstick does; that of a standstill stands still.
    const moves = (s: Sentence | undefined): boolean => s !== undefined && isMeasured(s.terms) && s.terms.kind !== "standstill";
    if (!regime.sentences.some(moves)) return;
    const all = new Set(this.changes.flatMap((days) => [...days]));
    this.changes = this.changes.map((days, id) => (moves(regime.sentences[id]) ? all : days));
  }

  /** The branches of a sentence on a day. `hosts`: the bound parties; `universe`: the origins of interest. */
  branches(id: SentenceId, on: Day, hosts: Mask, universe: Mask, measuring: Measuring): readonly Branch[] {
    const { regime } = this.space;
    const sentence = regime.sentences[id];
    if (sentence === undefined) return [];
    const reachedHosts = and(this.space.parties.selected(sentence.host, on), hosts);
    const reachedOrigins = and(this.space.parties.selected(sentence.origin, on), universe);
    if (isEmpty(reachedHosts) || isEmpty(reachedOrigins)) return [];
    if (this.reads[id]?.pairs !== true && !isMeasured(sentence.terms)) {
      const says = this.space.sentence(id, noParties(on), () => this.space.no);
      return this.isNothing(says) ? [] : [this.branch(id, reachedHosts, reachedOrigins, says, this.derogations.has(id) ? this.nothing : says)];
    }
    return this.pairBranches(id, on, reachedHosts, reachedOrigins, measuring);
  }

  private get nothing(): Node {
    return this.space.diagrams.leaf(nothing);
  }
  private isNothing(node: Node): boolean {
    return node === this.nothing;
  }

  private pairBranches(id: SentenceId, on: Day, hosts: Mask, origins: Mask, measuring: Measuring): readonly Branch[] {
    const { words, statelessIndex: last } = this.space.parties;
    const measured = isMeasured(this.space.regime.sentences[id]?.terms ?? null);
    const derogates = this.derogations.has(id);
    const grouped = new Map<string, { says: Node; core: Node; hosts: Mask; origins: Mask }>();
    const byItself = this.reads[id]?.pairs === true ? singles(origins) : null;
    for (const host of members(hosts)) {
      const bySaying = new Map<string, { says: Node; core: Node; origins: Mask }>();
      for (const kind of byItself ?? kindsOf(origins, measuring.alike(id, host))) {
        const o = firstBut(kind, host);
        if (o === null) continue;
        const frame = { host, origin: o === last ? stateless : o, on };
        const says = this.space.sentence(id, frame, () => measuring.yardstick(id, frame, false));
        const loyal = measured ? this.space.sentence(id, frame, () => measuring.yardstick(id, frame, true)) : says;
        const core = derogates ? this.nothing : loyal;
        if (this.isNothing(says) && this.isNothing(core)) continue;
        const key = `${says}:${core}`;
        const group = bySaying.get(key);
        bySaying.set(key, { says, core, origins: group ? or(group.origins, kind) : kind });
      }
      for (const [saying, { says, core, origins: mask }] of bySaying) {
        const key = `${saying}|${maskKey(mask)}`;
        const group = grouped.get(key) ?? { says, core, hosts: emptyMask(words), origins: mask };
        setBit(group.hosts, host);
        grouped.set(key, group);
      }
    }
    return [...grouped.values()].map((g) => this.branch(id, g.hosts, g.origins, g.says, g.core));
  }

  private branch(sentence: SentenceId, hosts: Mask, origins: Mask, says: Node, core: Node): Branch {
    const key = `${sentence}:${says}:${core}:${maskKey(origins)}`;
    const known = this.ids.get(key);
    if (known === undefined) this.ids.set(key, this.ids.size);
    return { sentence, hosts: this.shared(hosts), origins: this.shared(origins), says, core, id: known ?? this.ids.size - 1 };
  }
  /** One array for equal masks: whoever collects them meets each but once. */
  private shared(mask: Mask): Mask {
    const key = maskKey(mask);
    const known = this.masks.get(key);
    if (known === undefined) this.masks.set(key, mask);
    return known ?? mask;
  }
}

/** Each party of a mask by itself. */
const singles = (mask: Mask): readonly Mask[] => members(mask).map((p) => oneBit(mask.length, p));
function oneBit(words: number, index: number): Mask {
  const mask = emptyMask(words);
  setBit(mask, index);
  return mask;
}
/** A mask cut by others, with what is left of it. */
function kindsOf(mask: Mask, cuts: readonly Mask[] | null): readonly Mask[] {
  if (cuts === null) return singles(mask);
  const rest = cuts.reduce(without, mask);
  return [...cuts.map((c) => and(mask, c)), rest];
}
const firstBut = (mask: Mask, host: PartyId): number | null => members(mask).find((p) => p !== host) ?? null;

/** The sentences that speak of a right to movers of a class. `null` as class: a mover whom only `anybody` reaches. */
export function sentencesFor(regime: Regime, right: RightId, covers: (classes: readonly number[] | null) => boolean): readonly SentenceId[] {
  const found: SentenceId[] = [];
  regime.sentences.forEach((s, id) => {
    if ((s.rights === null || s.rights.includes(right)) && covers(s.classes)) found.push(id);
  });
  return found;
}

/** Whether a sentence that reaches any pair reaches this one. */
export function reachesPair(regime: Regime, sentence: Sentence, frame: Frame): boolean {
  const { host, origin } = frame.record ?? frame;
  return (
    frame.host !== frame.origin &&
    isBound(regime, host, frame.on) &&
    selects(regime, sentence.host, frame.host, frame.on, host) &&
    selects(regime, sentence.origin, frame.origin, frame.on, origin)
  );
}
