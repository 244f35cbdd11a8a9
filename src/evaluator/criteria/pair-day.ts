import type { CaseWords } from "../../kernel/case-words";
import type { HeardSets } from "../../kernel/heard-sets";
import { count, members } from "../../kernel/masks";
import { Met } from "../../kernel/met";
import { PairTable } from "../../kernel/pair-table";
import type { Slice } from "../../kernel/slices";
import type { PairsOfDay } from "../../kernel/topic-pairs";
import type { Told } from "../../kernel/told";
import type { Analysis } from "./analysis";
import { KnownRows } from "./known-rows";

/** What is known of the functions of a topic, by number: made once, and more where there are more. */
export class ToldFacts {
  readonly cases: CaseWords;
  readonly weights: Float64Array;
  /** By function of positions, the words of the cases in which it speaks. */
  speaks: Int32Array = new Int32Array(0);
  /** By function, which of `unboundWords` are the cases in which it does not bind as without derogations. */
  unbound: Int32Array = new Int32Array(0);
  readonly unboundWords: Int32Array[] = [];
  private readonly unboundNumbers = new Map<string, number>();
  /** Whether a position binds under that of the core. */
  private readonly bound = new PairTable();
  private readonly byPair = new Map<number, number>();
  /** By place, whose voice it is. */
  readonly clauseOf: Int32Array;
  private readonly inWords = new WeakMap<Int32Array, Within>();
  /** By clause the places of its voices. */
  private readonly placesOf = new Map<number, number[]>();
  private functions = 0;
  private positions = 0;
  /** What was weighed of `unboundWords` among the cases that were last asked about. */
  private weighed: { readonly among: Int32Array; readonly weights: number[] };

  constructor(
    private readonly analysis: Analysis,
    readonly told: Told,
  ) {
    const { small } = analysis.measure;
    this.cases = told.cases;
    this.clauseOf = Int32Array.from(told.table.sentences, (s) => analysis.slices.space.regime.sentences[s]?.clause ?? 0);
    this.clauseOf.forEach((clause, place) => this.placesOf.set(clause, [...(this.placesOf.get(clause) ?? []), place]));
    this.weighed = { among: new Int32Array(told.cases.width), weights: [] };
    this.weights = small === null ? new Float64Array(told.cases.count) : told.cases.weights(small.total, small);
  }

  /** The places of the clause that has a place, that place among them. */
  besides(place: number): readonly number[] {
    return this.placesOf.get(this.clauseOf[place] ?? -1) ?? [];
  }

  /** What is so in some cases; made once for the same words. */
  within(words: Int32Array): Within {
    const known = this.inWords.get(words) ?? new Within(this, words, this.analysis);
    this.inWords.set(words, known);
    return known;
  }

  /** By function of positions and case the position. */
  get values(): Uint16Array {
    return this.told.positions.values;
  }
  /** Learns what was told since the last time. */
  learn(): void {
    const { told, cases: { count, width } } = this;
    if (told.positions.size * width > this.speaks.length) this.speaks = grown(new Int32Array(told.positions.size * width * 2), this.speaks);
    for (; this.positions < told.positions.size; this.positions++) {
      const [from, to] = [this.positions * count, this.positions * width];
      for (let c = 0; c < count; c++) if (this.values[from + c] !== 0) this.speaks[to + (c >> 5)] = (this.speaks[to + (c >> 5)] ?? 0) | (1 << (c & 31));
    }
    if (told.size > this.unbound.length) this.unbound = grown(new Int32Array(told.size * 2), this.unbound);
    for (; this.functions < told.size; this.functions++) this.unbound[this.functions] = this.unboundNumber(told.position[this.functions] ?? 0, told.corePosition[this.functions] ?? 0);
  }
  /** The cases in which a function does not bind. */
  unboundOf(f: number): Int32Array {
    return this.unboundWords[this.unbound[f] ?? 0] ?? new Int32Array(this.cases.width);
  }
  private unboundNumber(position: number, core: number): number {
    const pair = position * 2 ** 26 + core;
    const known = this.byPair.get(pair);
    if (known !== undefined) return known;
    const { values, cases: { count, width } } = this;
    const words = new Int32Array(width);
    for (let c = 0; c < count; c++) if (!this.isBound(values[position * count + c] ?? 0, values[core * count + c] ?? 0)) words[c >> 5] = (words[c >> 5] ?? 0) | (1 << (c & 31));
    const key = words.join();
    const number = this.unboundNumbers.get(key) ?? this.unboundWords.push(words) - 1;
    this.unboundNumbers.set(key, number);
    this.byPair.set(pair, number);
    return number;
  }

  /** The weight of the cases of one of `unboundWords` among some. */
  unboundWeight(number: number, among: Int32Array): number {
    if (!this.weighed.among.every((word, w) => word === among[w])) this.weighed = { among, weights: [] };
    return (this.weighed.weights[number] ??= this.weight(among.map((word, w) => word & (this.unboundWords[number]?.[w] ?? 0))));
  }
  /** The weight of some cases. */
  weight(words: Int32Array): number {
    let sum = 0;
    for (let c = 0; c < this.cases.count; c++) if ((((words[c >> 5] ?? 0) >>> (c & 31)) & 1) === 1) sum += this.weights[c] ?? 0;
    return sum;
  }
  private isBound(position: number, core: number): boolean {
    const known = this.bound.get(position, core);
    if (known !== -1) return known === 1;
    const answer = this.analysis.isBound(position, core);
    this.bound.set(position, core, answer ? 1 : 0);
    return answer;
  }
  /** Some cases by their numbers. */
  casesIn(words: Int32Array): Int32Array {
    const found: number[] = [];
    for (let c = 0; c < this.cases.count; c++) if ((((words[c >> 5] ?? 0) >>> (c & 31)) & 1) === 1) found.push(c);
    return Int32Array.from(found);
  }
}

export const [isToward, isOpen, isHeld] = [1, 2, 4];

/** What the functions of positions of a topic are in some cases: those that a mover of its class can be in. */
export class Within {
  readonly cases: Int32Array;
  private readonly kinds: number[] = [];
  readonly rows: KnownRows;

  constructor(
    private readonly facts: ToldFacts,
    words: Int32Array,
    private readonly analysis: Analysis,
  ) {
    const { decisions } = analysis.slices.space;
    this.cases = facts.casesIn(words);
    this.rows = new KnownRows(facts.told, this.cases, Float64Array.from(this.cases, (c) => facts.weights[c] ?? 0), () => decisions.positionCount);
  }
  /** What a function is in some case: toward somebody, open, held to something, as bits. */
  flags(p: number): number {
    return (this.kinds[p] ??= this.flagsOf(p));
  }
  private flagsOf(p: number): number {
    const { facts, cases } = this;
    // Where nothing is feasible there is nothing that would be silent.
    let all = cases.length === 0 ? isToward : 0;
    for (const c of cases) {
      const { kind } = this.analysis.slices.space.decisions.positionValue(facts.values[p * facts.cases.count + c] ?? 0);
      if (kind !== "silent") all |= isToward | (kind === "granted" || kind === "rationed" || kind === "discretionary" ? isOpen : 0) | (kind === "granted" || kind === "rationed" || kind === "denied" ? isHeld : 0);
    }
    return all;
  }
}

/** Pairs of parties that hear the same, or are told the same, the host itself not counted as its own origin. */
interface PairCounts {
  /** How many pairs have a beneficiary, and how many a member for origin. */
  readonly pairs: Int32Array;
  readonly members: Int32Array;
}
/** Pairs that hear the same. */
export interface PairGroups extends PairCounts {
  readonly count: number;
  /** By group: the set of `HeardSets`, the function of positions, and the place among `PairDay.told`. */
  readonly sets: Int32Array;
  readonly positions: Int32Array;
  readonly told: Int32Array;
}
/** Pairs that are told the same. */
export interface PairsTold extends PairCounts {
  /** Functions of `Told`. */
  readonly functions: Int32Array;
}

/** One topic on one day, by kinds of party: plain arrays that outlive the day. */
export interface PairDay {
  readonly facts: ToldFacts;
  readonly heard: HeardSets;
  readonly feasible: Int32Array;
  readonly hostCount: number;
  readonly originCount: number;
  /** By kind of host: how many there are, and the kinds of origin that they are themselves (-1: no origin). */
  readonly sizes: Int32Array;
  readonly own: readonly (readonly number[])[];
  /** By kind of origin. */
  readonly beneficiaries: Int32Array;
  readonly members: Int32Array;
  readonly groups: PairGroups;
  readonly told: PairsTold;
  /** By kind of host, then of origin, the group. */
  readonly groupOf: Int32Array;
  /** The words of the voices that reach each kind of host, `width` for each. */
  readonly hostWords: Int32Array;
  readonly width: number;
}

/** By what is told, what is so of its function of positions. */
export const byPosition = <T>({ facts, told: { functions } }: PairDay, of: (p: number) => T): readonly T[] => Array.from(functions, (f) => of(facts.told.position[f] ?? 0));

/** Makes days; what it needs for that is used again. */
export class PairDays {
  private readonly sets = new Met();
  private readonly functions = new Met();

  of(facts: ToldFacts, { heard, hosts, origins, pairs }: PairsOfDay, slice: Slice): PairDay {
    facts.learn();
    const [sizes, own] = [Int32Array.from(hosts, (h) => count(h.mask)), hosts.map((h) => members(h.mask).map((p) => origins.kindOf[p] ?? -1))];
    const [beneficiaries, inside] = [Int32Array.from(origins.beneficiaries), Int32Array.from(origins.members)];
    const groupOf = this.grouped(heard, pairs.sets);
    const counts = countsOf({ sizes, own, beneficiaries, inside, groupOf }, this.sets.count);
    const groups = this.groups(heard, counts);
    return {
      facts, heard, sizes, own, beneficiaries, groupOf, groups,
      told: this.told(groups),
      members: inside,
      feasible: facts.cases.bits(slice.feasible),
      hostCount: hosts.length,
      originCount: origins.kinds.length,
      hostWords: pairs.hosts.words,
      width: heard.width,
    };
  }

  private grouped(heard: HeardSets, sets: Int32Array): Int32Array {
    const met = this.sets;
    met.clear(heard.size);
    const groupOf = new Int32Array(sets.length);
    for (let at = 0; at < sets.length; at++) groupOf[at] = met.meet(sets[at] ?? 0);
    return groupOf;
  }
  private groups({ functions, told }: HeardSets, counts: PairCounts): PairGroups {
    const sets = this.sets.met();
    const met = this.functions;
    met.clear(told.size);
    const positions = new Int32Array(sets.length);
    const places = new Int32Array(sets.length);
    for (let g = 0; g < sets.length; g++) {
      const f = functions[sets[g] ?? 0] ?? 0;
      positions[g] = told.position[f] ?? 0;
      places[g] = met.meet(f);
    }
    return { ...counts, count: sets.length, sets, positions, told: places };
  }
  private told({ pairs: own, members: inside, told }: PairGroups): PairsTold {
    const functions = this.functions.met();
    const pairs = new Int32Array(functions.length);
    const members = new Int32Array(functions.length);
    for (let g = 0; g < told.length; g++) {
      const k = told[g] ?? 0;
      pairs[k] = (pairs[k] ?? 0) + (own[g] ?? 0);
      members[k] = (members[k] ?? 0) + (inside[g] ?? 0);
    }
    return { functions, pairs, members };
  }
}

/** How many pairs are in each of some groups. */
function countsOf({ sizes, own, beneficiaries, inside, groupOf }: { sizes: Int32Array; own: PairDay["own"]; beneficiaries: Int32Array; inside: Int32Array; groupOf: Int32Array }, groups: number): PairCounts {
  const pairs = new Int32Array(groups);
  const members = new Int32Array(groups);
  const columns = beneficiaries.length;
  for (let i = 0, at = 0; i < sizes.length; i++) {
    const size = sizes[i] ?? 0;
    for (const kind of own[i] ?? []) {
      if (kind === -1) continue;
      const g = groupOf[at + kind] ?? 0;
      pairs[g] = (pairs[g] ?? 0) - 1;
      members[g] = (members[g] ?? 0) - 1;
    }
    for (let j = 0; j < columns; j++, at++) {
      const g = groupOf[at] ?? 0;
      pairs[g] = (pairs[g] ?? 0) + size * (beneficiaries[j] ?? 0);
      members[g] = (members[g] ?? 0) + size * (inside[j] ?? 0);
    }
  }
  return { pairs, members };
}

function grown(wider: Int32Array, from: Int32Array): Int32Array {
  wider.set(from);
  return wider;
}
