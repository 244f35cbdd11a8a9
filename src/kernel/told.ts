import { moreOpen } from "../language/position";
import type { CaseWords } from "./case-words";
import { nothing, type SaidId } from "./decisions";
import type { Node } from "./diagram";
import { IndexMemo, IndexNumbers } from "./index-memo";
import { Lists } from "./lists";
import type { BareResolver } from "./resolve-bare";
import type { Space } from "./space";
import type { VoiceTable } from "./voice-sets";
import { widened } from "./widened";
import type { SentenceId } from "../language/regime";

/** What the voices of one kind of clause say that say the same: only where they say it differs. */
interface Atom {
  readonly kind: number;
  readonly said: SaidId;
  /** Gone in the regime without derogations. */
  readonly derogates: boolean;
}
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
  readonly atoms: Atom[] = [];
  private readonly atomIds = new Map<string, number>();
  private readonly met: Int32Array;
  private words: Int32Array;
  private touched = new Int32Array(mostAtoms >> 5);
  /** Functions: where their tuple starts in the pool, and what they come to. */
  private pool: Int32Array = new Int32Array(1 << 12);
  private used = 0;
  private starts: Int32Array = new Int32Array(1 << 8);
  private slots: Int32Array = new Int32Array(1 << 9);
  size = 0;
  /** The places of the voices that it has heard, as they were. */
  readonly heard: number[] = [];
  /** By function: the node of `BareResolver` and that without derogations; and the numbers of the positions of the two. */
  bare: Int32Array = new Int32Array(1 << 8);
  coreBare: Int32Array = new Int32Array(1 << 8);
  position: Int32Array = new Int32Array(1 << 8);
  corePosition: Int32Array = new Int32Array(1 << 8);
  /** Functions of positions, each once. */
  readonly positions: Node[] = [];
  private readonly positionNumbers = new IndexNumbers();
  /** An atom and the cases in which it is said as a list, and the function of that. */
  private readonly guards = new Lists();
  private readonly says = new IndexNumbers();
  private readonly decidedOf: Int32Array[] = [];
  /** By value, for as many atoms as there were. */
  private deciding: { readonly atoms: number; readonly byValue: Map<number, readonly number[]> } = { atoms: 0, byValue: new Map() };
  private readonly decidedIn = new IndexMemo<{ masks: Int32Array }>();

  constructor(
    private readonly space: Space,
    readonly table: VoiceTable,
    readonly cases: CaseWords,
    private readonly bareResolver: BareResolver,
    private readonly positionsOf: (bare: Node) => Node,
  ) {
    const places = table.sentences.length;
    this.width = (places + 31) >> 5;
    this.atomOf = new Int16Array(places).fill(-1);
    this.regions = new Int32Array(places * cases.width);
    this.met = new Int32Array(places);
    this.words = new Int32Array(mostAtoms * cases.width);
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
    const atom = this.atom({ kind, said: this.space.decisions.saidBy(value, this.bareResolver.standsFor(kind)), derogates });
    this.atomOf[place] = atom;
    this.regions.set(this.cases.bits(voice.says), place * this.cases.width);
    return atom < mostAtoms && (atom < known || this.isOrderless(kind));
  }
  private atom(atom: Atom): number {
    const key = `${atom.kind}:${atom.said}:${atom.derogates ? 1 : 0}`;
    const known = this.atomIds.get(key);
    if (known !== undefined) return known;
    this.atomIds.set(key, this.atoms.length);
    return this.atoms.push(atom) - 1;
  }
  /** Whether the sayings of a kind come to the same in whatever order they are joined. */
  private isOrderless(kind: number): boolean {
    const { decisions } = this.space;
    const said = [...new Set(this.atoms.flatMap((a) => (a.kind === kind ? [a.said] : [])))].map((id) => decisions.get(id));
    if (said.length < 2) return true;
    if (!this.bareResolver.isRule(kind)) return !this.bareResolver.hasLongClauses(kind);
    return said.every((x) => said.every((y) => x === y || !x.gives || !y.gives || decisions.position(decisions.said(x)) === decisions.position(decisions.said(y)) || moreOpen(x.position, y.position) !== null));
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
        if (at + width + 1 > this.pool.length) this.pool = widened(this.pool);
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
    if (f + 2 > this.starts.length) {
      this.starts = widened(this.starts);
      this.bare = widened(this.bare);
      this.coreBare = widened(this.coreBare);
      this.position = widened(this.position);
      this.corePosition = widened(this.corePosition);
    }
    this.starts[f] = start;
    this.starts[f + 1] = this.used;
    const bare = this.resolved(start, false);
    const core = this.hasDerogations(start) ? this.resolved(start, true) : bare;
    this.bare[f] = bare;
    this.coreBare[f] = core;
    this.position[f] = this.numbered(bare);
    this.corePosition[f] = this.numbered(core);
    return f;
  }
  private resolved(start: number, core: boolean): Node {
    const { width } = this.cases;
    for (let at = start; at < this.used; at += width + 1) {
      const atom = this.atoms[this.pool[at] ?? 0];
      if (atom === undefined || (core && atom.derogates)) continue;
      let guard = 0;
      for (let i = at; i <= at + width; i++) guard = this.guards.extended(guard, this.pool[i] ?? 0);
      const known = this.says.get(guard);
      this.bareResolver.add(atom.kind, known !== -1 ? known : this.says.set(guard, this.cases.guarded(this.pool, at + 1, this.space.diagrams.leaf(atom.said))));
    }
    return this.bareResolver.resolved();
  }
  private hasDerogations(start: number): boolean {
    for (let at = start; at < this.used; at += this.cases.width + 1) if (this.atoms[this.pool[at] ?? 0]?.derogates === true) return true;
    return false;
  }
  private numbered(bare: Node): number {
    const node = this.positionsOf(bare);
    const known = this.positionNumbers.get(node);
    return known !== -1 ? known : this.positionNumbers.set(node, this.positions.push(node) - 1);
  }

  /** `decided` where a function is told. */
  decidedBy(f: number): Int32Array {
    const known = this.decidedOf[f];
    if (known !== undefined && known.length === this.atoms.length * this.cases.width) return known;
    return (this.decidedOf[f] = this.decided(this.bare[f] ?? 0));
  }
  /** By atom, the cases in which those decide who say that, where a node of `BareResolver` is told. */
  decided(bare: Node): Int32Array {
    const { width } = this.cases;
    const known = this.decidedIn.get(bare);
    if (known !== undefined && known.masks.length === this.atoms.length * width) return known.masks;
    const masks = new Int32Array(this.atoms.length * width);
    const values = this.cases.values(bare);
    for (let c = 0; c < values.length; c++) for (const a of this.decidingWhere(values[c] ?? 0)) masks[a * width + (c >> 5)] = (masks[a * width + (c >> 5)] ?? 0) | (1 << (c & 31));
    if (known !== undefined) known.masks = masks;
    else this.decidedIn.set(bare, { masks });
    return masks;
  }
  /** The atoms that decide where this is decided. */
  private decidingWhere(value: number): readonly number[] {
    if (this.deciding.atoms !== this.atoms.length) this.deciding = { atoms: this.atoms.length, byValue: new Map() };
    const known = this.deciding.byValue.get(value);
    if (known !== undefined) return known;
    const { decisions } = this.space;
    const { by } = decisions.get(value);
    const found = this.atoms.flatMap(({ kind, said }, a) => (decisions.position(said) === decisions.position(value) && by.includes(this.bareResolver.standsFor(kind)) ? [a] : []));
    this.deciding.byValue.set(value, found);
    return found;
  }
}
