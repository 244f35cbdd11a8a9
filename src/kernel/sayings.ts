import { nothing } from "./decisions";
import type { Node } from "./diagram";
import type { HeardGroup } from "./heard-group";
import { IndexMemo, IndexNumbers } from "./index-memo";
import { BareResolver } from "./resolve-bare";
import { CaseWords } from "./case-words";
import { hasFirstsOnly, Runs } from "./runs";
import { Resolver, type Voice } from "./resolve";
import type { Space } from "./space";
import { hasBit, type Mask } from "./masks";
import { Told } from "./told";
import type { SentenceId } from "../language/regime";
import { VoiceSets, widthOf, type VoiceTable } from "./voice-sets";

/** What a list of voices amounts to, with the sentences that decide. */
export interface Saying {
  readonly node: Node;
  /** The same in the regime without derogations. */
  readonly core: Node;
  readonly voices: readonly Voice[];
}
type HeardVoice = Voice & { readonly core: Node };

/** What the sentences that reach a pair of parties say together. A set of voices is a number; equal sets, equal numbers. */
export class Sayings {
  readonly resolver: Resolver;
  readonly sets = new VoiceSets((voice) => this.heard[voice]?.sentence ?? -1);
  private readonly ids = new Map<string, number>();
  private readonly branches = new IndexNumbers();
  private readonly heard: HeardVoice[] = [];
  private readonly resolved = new IndexMemo<Saying>();
  /** The positions of sets in the regime and without derogations. */
  private readonly positionsOf = new IndexNumbers();
  private readonly corePositionsOf = new IndexNumbers();
  private readonly bareOf = new IndexNumbers();
  /** Resolves what is bare, where the text allows it; by table, where it can be done by runs. */
  private readonly byKind: BareResolver | null;
  private readonly runs = new IndexMemo<Runs | null>();
  private readonly cores = new IndexMemo<Taken>();
  /** By table, for the set of clauses that was last asked about. */
  private readonly places = new IndexMemo<{ clauses: Mask; readonly places: Int32Array }>();
  private readonly bareOp: number;
  private readonly positionOp: number;
  private readonly silence: Node;

  constructor(private readonly space: Space) {
    this.resolver = new Resolver(space);
    this.byKind = BareResolver.suits(space) ? new BareResolver(space, this.resolver) : null;
    this.bareOp = space.diagrams.operation();
    this.positionOp = space.diagrams.operation();
    this.silence = space.diagrams.leaf(nothing);
  }

  /** The number of the voice of a branch. */
  ofBranch(branch: HeardVoice & { readonly id: number }): number {
    const known = this.branches.get(branch.id);
    return known !== -1 ? known : this.branches.set(branch.id, this.voice(branch));
  }
  /** The number of a voice. */
  voice({ sentence, says, core }: HeardVoice): number {
    const key = `${sentence}:${says}:${core}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.heard.push({ sentence, says, core }) - 1;
    this.ids.set(key, id);
    return id;
  }

  /** What a set amounts to. */
  of(set: number): Saying {
    const known = this.resolved.get(set);
    if (known !== undefined) return known;
    const all = this.voicesOf(set);
    const voices = all.filter((v) => v.says !== this.silence);
    const node = this.resolver.resolve(voices);
    const core = all.every((v) => v.says === v.core) ? node : this.resolver.resolve(coreOf(all, this.silence));
    return this.resolved.set(set, { node, core, voices });
  }

  /**
   * The positions alone, as ids of positions. Who decides is forgotten before anything is resolved: most sets that differ in it
   * are then the same, and few functions are made.
   */
  positions(set: number): Node {
    const known = this.positionsOf.get(set);
    return known !== -1 ? known : this.positionsOf.set(set, this.positionsOfBare(this.bare(set)));
  }
  private positionsOfBare(bare: Node): Node {
    return this.space.diagrams.map(this.positionOp, bare, (value) => this.space.decisions.position(value));
  }
  /** What is told by voices that have a place in a table, over these variables; `null` where that takes more than words of bits. */
  told(table: VoiceTable, variables: Iterable<number>): Told | null {
    const cases = CaseWords.of(this.space.diagrams, variables);
    return cases === null || this.byKind === null ? null : new Told(this.space, table, cases, this.byKind);
  }
  /** The positions in the regime without derogations: those of the set of what its voices say there. */
  corePositions(set: number): Node {
    const known = this.corePositionsOf.get(set);
    return known !== -1 ? known : this.corePositionsOf.set(set, this.positions(this.coreOf(set)));
  }
  private coreOf(set: number): number {
    const table = this.sets.tableOfSet(set);
    if (table === null) return 0;
    const { silent, other } = this.takenIn(table);
    if (!other) return this.sets.without(set, silent);
    let core = 0;
    for (const v of this.sets.items(set)) {
      const voice = this.heard[v];
      if (voice === undefined || voice.core === this.silence) continue;
      core = this.sets.extended(table, core, voice.says === voice.core ? v : this.voice({ ...voice, says: voice.core }));
    }
    return core;
  }
  /** The voices of a table that say nothing in the regime without derogations, and whether some say something else there. */
  private takenIn(table: VoiceTable): Taken {
    const known = this.cores.get(table.index);
    if (known?.voices === table.placeOf.size) return known;
    const silent = new Int32Array(widthOf(table));
    let other = false;
    for (const [v, place] of table.placeOf) {
      const voice = this.heard[v];
      if (voice?.core === this.silence) silent[place >> 5] = (silent[place >> 5] ?? 0) | (1 << (31 - (place & 31)));
      else other ||= voice?.core !== voice?.says;
    }
    return this.cores.set(table.index, { voices: table.placeOf.size, silent, other });
  }
  /** What a set comes to by kinds of clause, or without grounds. */
  bare(set: number): Node {
    const known = this.bareOf.get(set);
    return known !== -1 ? known : this.bareOf.set(set, this.resolvedBare(set));
  }
  private resolvedBare(set: number): Node {
    const { decisions, diagrams } = this.space;
    const runs = this.runsOf(set);
    if (runs) return runs.resolve(set);
    const voices = this.voicesOf(set).filter((v) => v.says !== this.silence);
    if (this.byKind !== null) return this.byKind.resolve(voices);
    return this.resolver.resolve(voices.map(({ sentence, says }) => ({ sentence, says: diagrams.map(this.bareOp, says, (value) => decisions.saidBy(value, null)) })));
  }
  private runsOf(set: number): Runs | null {
    const table = this.sets.tableOfSet(set);
    if (table === null || this.byKind === null || !hasFirstsOnly(this.sets, table, set)) return null;
    const known = this.runs.get(table.index);
    if (known !== undefined) return known;
    const { sentences } = this.space.regime;
    const clauseOf = (place: number): number => sentences[table.sentences[place] ?? -1]?.clause ?? -1;
    return this.runs.set(table.index, Runs.of(table, this.byKind, this.sets, (place) => this.heard[table.voices[place] ?? -1] ?? null, { none: this.silence, clauseOf }));
  }

  /** 1 where a voice decides in a set that hears it; `null` where only who says what can tell (`of`). */
  deciding(set: number, voice: Voice): Node | null {
    return this.byKind === null ? null : this.byKind.deciding(voice, this.bare(set));
  }

  /** A set where some variables are fixed. */
  fixed(set: number, fix: (node: Node) => Node): number {
    const table = this.sets.tableOfSet(set);
    let made = 0;
    if (table === null) return made;
    for (const voice of this.voicesOf(set)) {
      const [says, core] = [fix(voice.says), fix(voice.core)];
      if (says !== this.silence || core !== this.silence) made = this.sets.extended(table, made, this.voice({ sentence: voice.sentence, says, core }));
    }
    return made;
  }

  /**
   * Whether `see` answers yes to some sentence whose voice is heard in one of two sets only, or in both with different words. Last sentences
   * first. Those of the clauses in `beside` need not be looked at.
   */
  someApart(a: number, b: number, see: (first: Voice | null, second: Voice | null) => boolean, beside: Mask = nobody): boolean {
    if (a === b) return false;
    const table = this.tableOfBoth(a, b);
    return table !== null ? this.someBitApart(table, [a, b], see, this.placesOf(table, beside)) : this.someVoiceApart(a, b, see);
  }
  /** Whether `someApart` may find anything. */
  mayBeApart(a: number, b: number, beside: Mask): boolean {
    if (a === b) return false;
    const table = this.tableOfBoth(a, b);
    if (table === null) return true;
    const places = this.placesOf(table, beside);
    for (let w = Math.max(this.sets.width(a), this.sets.width(b)) - 1; w >= 0; w--) if (((this.sets.word(a, w) ^ this.sets.word(b, w)) & ~(places[w] ?? 0)) !== 0) return true;
    return false;
  }
  /** Sets by what is said to them, and where `alsoCore`, would be without derogations; `null` where only who says what can tell who decides. */
  groups(sets: readonly number[], isAsked: (place: number) => boolean, alsoCore = false): readonly HeardGroup[] | null {
    const groups = new Map<number, HeardGroup & { readonly places: number[]; readonly some: number[]; readonly every: number[] }>();
    if (this.byKind === null) return null;
    for (let i = 0; i < sets.length; i++) {
      const set = sets[i] ?? 0;
      if (!isAsked(i)) continue;
      if (set !== 0 && this.tableOfBoth(set, set) === null) return null;
      const bare = this.bare(set);
      const key = alsoCore ? bare * mostNodes + this.corePositions(set) : bare;
      const known = groups.get(key);
      const group = known ?? { bare, positions: this.positions(set), example: set, places: [], some: [], every: [] };
      if (known === undefined) groups.set(key, group);
      group.places.push(i);
      for (let w = 0, width = Math.max(group.every.length, this.sets.width(set)); w < width; w++) {
        const word = this.sets.word(set, w);
        group.some[w] = (group.some[w] ?? 0) | word;
        group.every[w] = known === undefined ? word : (group.every[w] ?? 0) & word;
      }
    }
    return [...groups.values()];
  }
  /** The voices that are heard in some set of a group and not in another set, or in that set and not in all of the group; not those of some clauses. */
  eachApart(reference: number, { example, some, every }: HeardGroup, beside: Mask, see: (voice: Voice, inReference: boolean) => void): void {
    const table = this.sets.tableOfSet(reference) ?? this.sets.tableOfSet(example);
    if (table === null) return;
    const places = this.placesOf(table, beside);
    for (let w = 0; w < Math.max(some.length, this.sets.width(reference)); w++) {
      const [own, open] = [this.sets.word(reference, w), ~(places[w] ?? 0)];
      this.eachBit(table, w, (some[w] ?? 0) & ~own & open, (voice) => see(voice, false));
      this.eachBit(table, w, own & ~(every[w] ?? 0) & open, (voice) => see(voice, true));
    }
  }
  private eachBit(table: VoiceTable, w: number, word: number, see: (voice: Voice) => void): void {
    for (let rest = word; rest !== 0; ) {
      const bit = rest & -rest;
      rest ^= bit;
      const voice = this.heard[table.voices[(w << 5) + Math.clz32(bit)] ?? -1];
      if (voice !== undefined && voice.says !== this.silence) see(voice);
    }
  }
  /** 1 where a voice decides, among those who are told a function. */
  decidingIn(bare: Node, voice: Voice): Node {
    return this.byKind?.deciding(voice, bare) ?? this.silence;
  }

  /** The table of two sets in which each voice is the first of its sentence; `null` for others. */
  private tableOfBoth(a: number, b: number): VoiceTable | null {
    const table = this.sets.tableOfSet(a) ?? this.sets.tableOfSet(b);
    const isPlain = (set: number): boolean => set === 0 || (table !== null && this.sets.tableOfSet(set) === table && hasFirstsOnly(this.sets, table, set));
    return isPlain(a) && isPlain(b) ? table : null;
  }
  private someBitApart(table: VoiceTable, [a, b]: readonly [number, number], see: (first: Voice | null, second: Voice | null) => boolean, beside: Int32Array): boolean {
    for (let w = Math.max(this.sets.width(a), this.sets.width(b)) - 1; w >= 0; w--) {
      const first = this.sets.word(a, w);
      let apart = (first ^ this.sets.word(b, w)) & ~(beside[w] ?? 0);
      while (apart !== 0) {
        const bit = apart & -apart;
        apart ^= bit;
        const voice = this.heard[table.voices[(w << 5) + Math.clz32(bit)] ?? -1];
        if (voice === undefined || voice.says === this.silence) continue;
        if ((first & bit) !== 0 ? see(voice, null) : see(null, voice)) return true;
      }
    }
    return false;
  }
  private someVoiceApart(a: number, b: number, see: (first: Voice | null, second: Voice | null) => boolean): boolean {
    const [first, second] = [this.voicesOf(a), this.voicesOf(b)].map((voices) => voices.filter((v) => v.says !== this.silence));
    let [i, j] = [(first?.length ?? 0) - 1, (second?.length ?? 0) - 1];
    while (i >= 0 || j >= 0) {
      const [x, y] = [first?.[i] ?? null, second?.[j] ?? null];
      const [s, t] = [x?.sentence ?? -1, y?.sentence ?? -1];
      if ((s !== t || x?.says !== y?.says) && see(s >= t ? x : null, t >= s ? y : null)) return true;
      if (s >= t) i--;
      if (t >= s) j--;
    }
    return false;
  }
  /** The places of a table at which clauses of a set speak. */
  private placesOf(table: VoiceTable, clauses: Mask): Int32Array {
    const known = this.places.get(table.index);
    if (known?.clauses === clauses) return known.places;
    const places = known?.places ?? new Int32Array((table.sentences.length + 31) >> 5);
    places.fill(0);
    table.sentences.forEach((sentence, p) => {
      if (hasBit(clauses, this.space.regime.sentences[sentence]?.clause ?? 0)) places[p >> 5] = (places[p >> 5] ?? 0) | (1 << (31 - (p & 31)));
    });
    if (known === undefined) this.places.set(table.index, { clauses, places });
    else known.clauses = clauses;
    return places;
  }

  private voicesOf(set: number): readonly HeardVoice[] {
    return this.sets.items(set).flatMap((v) => this.heard[v] ?? []);
  }
}

const nobody: Mask = [];
/** No node has a number as high as this. */
const mostNodes = 2 ** 26;

interface Taken {
  /** How many voices the table had then. */
  readonly voices: number;
  readonly silent: Int32Array;
  readonly other: boolean;
}

const coreOf = (voices: readonly HeardVoice[], silence: Node): readonly { readonly sentence: SentenceId; readonly says: Node }[] =>
  voices.filter((v) => v.core !== silence).map((v) => ({ sentence: v.sentence, says: v.core }));
