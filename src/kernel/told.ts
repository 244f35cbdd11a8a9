import { moreOpen } from "../language/position";
import { AtomSets, type Atom } from "./atom-sets";
import type { CaseWords } from "./case-words";
import { nothing } from "./decisions";
import type { Node } from "./diagram";
import type { BareResolver } from "./resolve-bare";
import type { Space } from "./space";
import { ValueRows } from "./value-rows";
import type { VoiceTable } from "./voice-sets";
import { widened } from "./widened";
import type { SentenceId } from "../language/regime";

/** A voice, with what it says in the regime without derogations. */
export interface ToldVoice {
  readonly sentence: SentenceId;
  readonly says: Node;
  readonly core: Node;
}

/** More kinds of saying on one topic are told by diagrams. */
const mostAtoms = 96;

/**
 * What pairs of parties are told on one topic, as numbers. A voice speaks in some cases, kept as bits; what the voices that reach a pair come to is, for
 * each thing that can be said, the cases in which somebody says it. Equal such tuples are one function.
 */
export class Told {
  /** How many words hold a bit for each place. */
  readonly width: number;
  /** By place of the table; -1 for a voice that says nothing. */
  readonly atomOf: Int16Array;
  /** By place: the cases in which it speaks. */
  readonly regions: Int32Array;
  /** The places of the voices that it has heard, as they were. */
  readonly heard: number[] = [];
  private readonly sets: AtomSets;
  private readonly met: Int32Array;
  private words: Int32Array;
  private touched = new Int32Array(mostAtoms >> 5);
  /** Functions, one after the other: each atom, with the words of the cases in which it is said. */
  pool: Int32Array = new Int32Array(1 << 12);
  private used = 0;
  private starts: Int32Array = new Int32Array(1 << 8);
  private slots: Int32Array = new Int32Array(1 << 9);
  /** Like the pool, with the cases in which the atom decides; and in which it does in the regime without derogations. */
  decided: Int32Array = new Int32Array(1 << 12);
  decidedInCore: Int32Array = new Int32Array(1 << 12);
  size = 0;
  /** By function: the row of positions, and that without derogations. */
  position: Int32Array = new Int32Array(1 << 8);
  corePosition: Int32Array = new Int32Array(1 << 8);
  /** Functions of positions: what each is in every case. */
  readonly positions: ValueRows;
  /** The cases in which the same atoms are said, of the function that was last split: the set of atoms of each such block, and its words. */
  private blocks = 0;
  private readonly blockSets: Int32Array;
  private readonly blockWords: Int32Array;
  /** By case, a row that is being made. */
  private readonly row: Uint16Array;
  /** By atom: where it stands in the tuple that is being made. */
  private readonly standsAt = new Int32Array(mostAtoms);

  constructor(
    private readonly space: Space,
    readonly table: VoiceTable,
    readonly cases: CaseWords,
    private readonly bareResolver: BareResolver,
  ) {
    const places = table.sentences.length;
    this.width = (places + 31) >> 5;
    this.atomOf = new Int16Array(places).fill(-1);
    this.regions = new Int32Array(places * cases.width);
    this.met = new Int32Array(places);
    this.words = new Int32Array(mostAtoms * cases.width);
    this.sets = new AtomSets(space, bareResolver);
    this.positions = new ValueRows(cases.count);
    this.blockSets = new Int32Array(cases.count);
    this.blockWords = new Int32Array(cases.count * cases.width);
    this.row = new Uint16Array(cases.count);
  }

  get atoms(): readonly Atom[] {
    return this.sets.atoms;
  }

  /** Whether the voice at a place was heard: there is one at each place, which says one thing. */
  hasHeard(place: number): boolean {
    return this.met[place] === 1;
  }
  /** Hears the voice at a place, once; `false` where what it says has no place here. */
  hears(place: number, voice: ToldVoice): boolean {
    if (this.met[place] === 1) return true;
    this.met[place] = 1;
    this.heard.push(place);
    const none = this.space.diagrams.leaf(nothing);
    const derogates = voice.core === none && voice.says !== none;
    if (!derogates && voice.core !== voice.says) return false;
    if (voice.says === none) return true;
    const values = this.cases.values(voice.says);
    const value = values.find((v) => v !== nothing) ?? nothing;
    if (!values.every((v) => v === nothing || v === value)) return false;
    const kind = this.bareResolver.kindOfSentence(voice.sentence);
    const known = this.atoms.length;
    const atom = this.sets.atom({ kind, said: this.space.decisions.saidBy(value, this.bareResolver.standsFor(kind)), derogates });
    this.atomOf[place] = atom;
    this.regions.set(this.cases.bits(voice.says), place * this.cases.width);
    return atom < mostAtoms && (atom < known || this.isOrderless(kind));
  }
  /** Whether the sayings of a kind come to the same in whatever order they are joined. */
  private isOrderless(kind: number): boolean {
    const { decisions } = this.space;
    const said = [...new Set(this.atoms.flatMap((a) => (a.kind === kind ? [a.said] : [])))].map((id) => decisions.get(id));
    if (said.length < 2) return true;
    if (!this.bareResolver.isRule(kind)) return !this.bareResolver.hasLongClauses(kind);
    return said.every((x) => said.every((y) => x === y || !x.gives || !y.gives || decisions.position(decisions.said(x)) === decisions.position(decisions.said(y)) || moreOpen(x.position, y.position) !== null));
  }

  /** Where a function starts in the pool; the next starts where it ends. */
  startOf(f: number): number {
    return this.starts[f] ?? 0;
  }
  /** The function of those who are reached by the voices in a run of words. */
  of(voices: Int32Array, from: number): number {
    const { words, touched, atomOf, regions, cases: { width } } = this;
    touched.fill(0);
    for (let w = 0; w < this.width; w++) {
      let word = voices[from + w] ?? 0;
      while (word !== 0) {
        const first = Math.clz32(word);
        word &= ~(1 << (31 - first));
        const place = (w << 5) + first;
        const atom = atomOf[place] ?? -1;
        if (atom < 0) continue;
        const [at, start] = [atom * width, place * width];
        const bit = 1 << (atom & 31);
        if (((touched[atom >> 5] ?? 0) & bit) === 0) {
          touched[atom >> 5] = (touched[atom >> 5] ?? 0) | bit;
          for (let i = 0; i < width; i++) words[at + i] = regions[start + i] ?? 0;
        } else for (let i = 0; i < width; i++) words[at + i] = (words[at + i] ?? 0) | (regions[start + i] ?? 0);
      }
    }
    return this.interned();
  }

  /** Appends the tuple to the pool, and takes it away again where it is known. */
  private interned(): number {
    const { width } = this.cases;
    const start = this.used;
    let [at, hash] = [start, 0];
    for (let t = 0; t < this.touched.length; t++) {
      for (let rest = this.touched[t] ?? 0; rest !== 0; rest &= rest - 1) {
        const atom = (t << 5) + 31 - Math.clz32(rest & -rest);
        if (at + width + 1 > this.pool.length) [this.pool, this.decided, this.decidedInCore] = [widened(this.pool), widened(this.decided), widened(this.decidedInCore)];
        this.pool[at++] = atom;
        hash = Math.imul(hash ^ atom, 0x85ebca6b) ^ (hash >>> 13);
        for (let i = atom * width; i < (atom + 1) * width; i++) {
          const word = this.words[i] ?? 0;
          this.pool[at++] = word;
          hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15);
        }
      }
    }
    if (this.size * 2 >= this.slots.length) this.grow();
    const last = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 16)) & last;
    for (let f = this.slots[slot] ?? 0; f !== 0; f = this.slots[slot] ?? 0) {
      if (this.isSame(f - 1, start, at)) return f - 1;
      slot = (slot + 1) & last;
    }
    this.slots[slot] = this.size + 1;
    this.used = at;
    return this.add(start);
  }
  private isSame(f: number, start: number, end: number): boolean {
    const from = this.starts[f] ?? 0;
    if ((this.starts[f + 1] ?? 0) - from !== end - start) return false;
    for (let i = 0; i < end - start; i++) if (this.pool[from + i] !== this.pool[start + i]) return false;
    return true;
  }
  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const { width } = this.cases;
    for (let f = 0; f < this.size; f++) {
      let hash = 0;
      for (let at = this.starts[f] ?? 0; at < (this.starts[f + 1] ?? 0); at += width + 1) {
        hash = Math.imul(hash ^ (this.pool[at] ?? 0), 0x85ebca6b) ^ (hash >>> 13);
        for (let i = 1; i <= width; i++) hash = Math.imul(hash ^ (this.pool[at + i] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
      }
      let slot = (hash ^ (hash >>> 16)) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = f + 1;
    }
    this.slots = slots;
  }

  private add(start: number): number {
    const f = this.size++;
    if (f + 2 > this.starts.length) [this.starts, this.position, this.corePosition] = [widened(this.starts), widened(this.position), widened(this.corePosition)];
    this.starts[f] = start;
    this.starts[f + 1] = this.used;
    this.split(f);
    const derogates = this.derogates(f);
    this.position[f] = this.positionsOf((set) => set);
    this.corePosition[f] = derogates ? this.positionsOf((set) => this.sets.of(set).core) : (this.position[f] ?? 0);
    this.decide(f, this.decided, (set) => set);
    if (derogates) this.decide(f, this.decidedInCore, (set) => this.sets.of(set).core);
    else this.decidedInCore.set(this.decided.subarray(start, this.used), start);
    return f;
  }
  private derogates(f: number): boolean {
    for (let at = this.starts[f] ?? 0; at < (this.starts[f + 1] ?? 0); at += this.cases.width + 1) if (this.atoms[this.pool[at] ?? 0]?.derogates === true) return true;
    return false;
  }
  /** The row of positions to which some set of the atoms of each block comes. */
  private positionsOf(of: (set: number) => number): number {
    const { row, blockSets, blockWords, sets, cases: { width } } = this;
    for (let b = 0; b < this.blocks; b++) {
      const { position } = sets.of(of(blockSets[b] ?? 0));
      for (let w = 0; w < width; w++) for (let rest = blockWords[b * width + w] ?? 0; rest !== 0; rest &= rest - 1) row[(w << 5) + 31 - Math.clz32(rest & -rest)] = position;
    }
    return this.positions.of(row);
  }
  /** Notes in which cases each atom of a function that was split decides, where some set of the atoms of each block is said. */
  private decide(f: number, decided: Int32Array, of: (set: number) => number): void {
    const { pool, sets, standsAt, blockSets, blockWords, cases: { width } } = this;
    for (let at = this.starts[f] ?? 0; at < (this.starts[f + 1] ?? 0); at += width + 1) standsAt[pool[at] ?? 0] = at;
    for (let b = 0; b < this.blocks; b++) {
      for (const atom of sets.of(of(blockSets[b] ?? 0)).deciding) {
        const at = (standsAt[atom] ?? 0) + 1;
        for (let w = 0; w < width; w++) decided[at + w] = (decided[at + w] ?? 0) | (blockWords[b * width + w] ?? 0);
      }
    }
  }
  /** Splits the cases into those in which a function has the same atoms. */
  private split(f: number): void {
    const { pool, sets, blockSets, blockWords, cases: { width } } = this;
    blockSets[0] = 0;
    blockWords.set(this.cases.all);
    this.blocks = 1;
    for (let at = this.starts[f] ?? 0; at < (this.starts[f + 1] ?? 0); at += width + 1) {
      for (let b = 0, known = this.blocks; b < known; b++) {
        const [own, next] = [b * width, this.blocks * width];
        let [inside, outside] = [0, 0];
        for (let w = 0; w < width; w++) {
          const [words, said] = [blockWords[own + w] ?? 0, pool[at + 1 + w] ?? 0];
          inside |= words & said;
          outside |= words & ~said;
        }
        if (inside === 0) continue;
        const set = sets.extended(blockSets[b] ?? 0, pool[at] ?? 0);
        if (outside === 0) {
          blockSets[b] = set;
          continue;
        }
        for (let w = 0; w < width; w++) {
          const [words, said] = [blockWords[own + w] ?? 0, pool[at + 1 + w] ?? 0];
          blockWords[next + w] = words & said;
          blockWords[own + w] = words & ~said;
        }
        blockSets[this.blocks++] = set;
      }
    }
  }

  /** Where in `decided` and `decidedInCore` the words of the cases start in which an atom decides; -1 where a function does not have it. */
  decidedAt(f: number, atom: number): number {
    const { pool, cases: { width } } = this;
    for (let at = this.starts[f] ?? 0; at < (this.starts[f + 1] ?? 0); at += width + 1) if (pool[at] === atom) return at + 1;
    return -1;
  }
}
