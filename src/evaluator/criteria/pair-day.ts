import type { CaseWords } from "../../kernel/case-words";
import { count, members } from "../../kernel/masks";
import { PairTable } from "../../kernel/pair-table";
import type { Slice } from "../../kernel/slices";
import type { PairsOfDay } from "../../kernel/topic-pairs";
import type { Told } from "../../kernel/told";
import type { Analysis } from "./analysis";

/** What is known of the functions of a topic, by number: made once, and more where there are more. */
export class ToldFacts {
  readonly cases: CaseWords;
  readonly weights: Float64Array;
  /** By function of positions and case the position. */
  values: Uint16Array = new Uint16Array(0);
  /** By function of positions, the words of the cases in which it speaks. */
  speaks: Int32Array = new Int32Array(0);
  /** By function, which of `unboundWords` are the cases in which it does not bind as without derogations. */
  unbound: Int32Array = new Int32Array(0);
  readonly unboundWords: Int32Array[] = [];
  private readonly unboundNumbers = new Map<string, number>();
  private readonly byPair = new Map<number, number>();
  /** By place, whose voice it is. */
  readonly clauseOf: Int32Array;
  private readonly inWords = new WeakMap<Int32Array, Within>();
  private heard = 0;
  /** By function, the turn in which it was last met. */
  private seen = new Int32Array(0);
  private turn = 0;
  private placesByAtom: readonly (readonly number[])[] = [];
  private functions = 0;
  private positions = 0;

  constructor(
    private readonly analysis: Analysis,
    readonly told: Told,
  ) {
    const { small } = analysis.measure;
    this.cases = told.cases;
    this.clauseOf = Int32Array.from(told.table.sentences, (s) => analysis.slices.space.regime.sentences[s]?.clause ?? 0);
    this.weights = small === null ? new Float64Array(told.cases.count) : told.cases.weights(small.total, small);
  }

  /** The places whose voices say one thing. */
  readonly placesOf = (atom: number): readonly number[] => {
    if (this.heard !== this.told.heard) {
      this.heard = this.told.heard;
      this.placesByAtom = this.told.atoms.map((_, a) => Array.from(this.told.atomOf.keys()).filter((place) => this.told.atomOf[place] === a));
    }
    return this.placesByAtom[atom] ?? [];
  };

  /** What is so in some cases; made once for the same words. */
  within(words: Int32Array): Within {
    const known = this.inWords.get(words) ?? new Within(this, words, this.analysis);
    this.inWords.set(words, known);
    return known;
  }

  /** Learns what was told since the last time. */
  learn(): void {
    const { told, cases } = this;
    if (told.positions.length * cases.count > this.values.length) {
      this.values = grown(new Uint16Array(told.positions.length * cases.count * 2), this.values);
      this.speaks = grown(new Int32Array(told.positions.length * cases.width * 2), this.speaks);
    }
    for (; this.positions < told.positions.length; this.positions++) {
      const values = cases.values(told.positions[this.positions] ?? 0);
      this.values.set(values, this.positions * cases.count);
      this.speaks.set(cases.where(values, (p) => p !== 0), this.positions * cases.width);
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
    const { positions } = this.told;
    const words = this.cases.bits(this.analysis.unbound(positions[position] ?? 0, positions[core] ?? 0));
    const key = words.join();
    const number = this.unboundNumbers.get(key) ?? this.unboundWords.push(words) - 1;
    this.unboundNumbers.set(key, number);
    this.byPair.set(pair, number);
    return number;
  }

  /** Each of some functions once. */
  distinct(functions: Int32Array): readonly number[] {
    if (this.told.size > this.seen.length) this.seen = new Int32Array(this.told.size * 2);
    this.turn++;
    const found: number[] = [];
    for (let at = 0; at < functions.length; at++) {
      const f = functions[at] ?? 0;
      if (this.seen[f] === this.turn) continue;
      this.seen[f] = this.turn;
      found.push(f);
    }
    return found;
  }

  /** The weight of some cases. */
  weight(words: Int32Array): number {
    let sum = 0;
    for (let c = 0; c < this.cases.count; c++) if ((((words[c >> 5] ?? 0) >>> (c & 31)) & 1) === 1) sum += this.weights[c] ?? 0;
    return sum;
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
  private readonly unlike = new PairTable();
  private readonly weights: Float64Array;

  constructor(
    private readonly facts: ToldFacts,
    words: Int32Array,
    private readonly analysis: Analysis,
  ) {
    this.cases = facts.casesIn(words);
    this.weights = Float64Array.from(this.cases, (c) => facts.weights[c] ?? 0);
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
  /** The weight of the cases in which two functions differ. */
  apart(p: number, q: number): number {
    if (p === q) return 0;
    const [a, b] = p < q ? [p, q] : [q, p];
    const known = this.unlike.get(a, b);
    if (known !== -1) return known;
    const { facts: { values, cases: { count } }, cases, weights } = this;
    let sum = 0;
    for (let i = 0; i < cases.length; i++) {
      const c = cases[i] ?? 0;
      if (values[a * count + c] !== values[b * count + c]) sum += weights[i] ?? 0;
    }
    this.unlike.set(a, b, sum);
    return sum;
  }
}

/** One topic on one day, by kinds of party: plain arrays that outlive the day. */
export interface PairDay {
  readonly facts: ToldFacts;
  readonly feasible: Int32Array;
  readonly hostCount: number;
  readonly originCount: number;
  /** By kind of host: how many there are, and the kinds of origin that they are themselves (-1: no origin). */
  readonly sizes: Int32Array;
  readonly own: readonly (readonly number[])[];
  /** By kind of origin. */
  readonly beneficiaries: Int32Array;
  readonly members: Int32Array;
  /** By kind of host, then of origin. */
  readonly functions: Int32Array;
  /** Each function that some pair is told. */
  readonly told: readonly number[];
  /** The words of the voices that reach each kind, `width` for each. */
  readonly hostWords: Int32Array;
  readonly originWords: Int32Array;
  readonly width: number;
  /** What is in the words of some, and of all kinds. */
  readonly someHosts: Int32Array;
  readonly everyHost: Int32Array;
  readonly someOrigins: Int32Array;
  readonly everyOrigin: Int32Array;
}

export function pairDay(analysis: Analysis, facts: ToldFacts, { told, hosts, origins, functions }: PairsOfDay, slice: Slice): PairDay {
  const { sets } = analysis.slices.sayings;
  const width = (told.table.sentences.length + 31) >> 5;
  const wordsOf = (kinds: PairsOfDay["hosts"]): Int32Array => {
    const words = new Int32Array(kinds.length * width);
    kinds.forEach(({ set }, k) => {
      for (let w = 0; w < width; w++) words[k * width + w] = sets.word(set, w);
    });
    return words;
  };
  facts.learn();
  const [hostWords, originWords] = [wordsOf(hosts), wordsOf(origins.kinds)];
  return {
    facts, functions, width,
    told: facts.distinct(functions),
    feasible: facts.cases.bits(slice.feasible),
    hostCount: hosts.length,
    originCount: origins.kinds.length,
    sizes: Int32Array.from(hosts, (h) => count(h.mask)),
    own: hosts.map((h) => members(h.mask).map((p) => origins.kindOf[p] ?? -1)),
    beneficiaries: Int32Array.from(origins.beneficiaries),
    members: Int32Array.from(origins.members),
    hostWords, originWords,
    someHosts: joined(hostWords, width, 0, (a, b) => a | b),
    everyHost: joined(hostWords, width, -1, (a, b) => a & b),
    someOrigins: joined(originWords, width, 0, (a, b) => a | b),
    everyOrigin: joined(originWords, width, -1, (a, b) => a & b),
  };
}
function joined(words: Int32Array, width: number, first: number, join: (a: number, b: number) => number): Int32Array {
  const all = new Int32Array(width).fill(first);
  for (let at = 0; at < words.length; at++) all[at % width] = join(all[at % width] ?? 0, words[at] ?? 0);
  return all;
}

function grown<T extends Int32Array | Uint16Array>(wider: T, from: T): T {
  wider.set(from);
  return wider;
}
