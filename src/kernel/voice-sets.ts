import type { SentenceId } from "../language/regime";
import { widened } from "./widened";

/** The voices that a list of sentences may raise, each with a place of its own. */
export interface VoiceTable {
  readonly index: number;
  readonly sentences: readonly SentenceId[];
  /** The place of each sentence: that of its first voice. */
  readonly places: ReadonlyMap<SentenceId, number>;
  /** By place; -1 where a sentence has had no voice yet. Beyond the sentences stand the further voices of some of them. */
  readonly voices: number[];
  readonly placeOf: Map<number, number>;
}

/**
 * Interns sets of voices: a set is a number, equal sets of one table have equal numbers, and 0 is the empty set. A set is a run of 32-bit
 * words. The first place is the highest bit of the first word, so that sets are ordered by the first voice that only one of them has.
 */
export class VoiceSets {
  private readonly tables: { readonly table: VoiceTable; slots: Int32Array; size: number }[] = [];
  private readonly known = new Map<string, VoiceTable>();
  private readonly knownLists = new WeakMap<readonly SentenceId[], VoiceTable>();
  private words: Int32Array = new Int32Array(1 << 12);
  /** Where the words of a set start; those of the next set follow. */
  private starts: Int32Array = new Int32Array(1 << 10);
  private tableOf: Int32Array = new Int32Array(1 << 10).fill(-1);
  private count = 1;
  private scratch = new Int32Array(8);

  constructor(private readonly sentenceOf: (voice: number) => SentenceId) {}

  /** The table of a list of sentences; equal lists, one table. */
  table(sentences: readonly SentenceId[]): VoiceTable {
    const met = this.knownLists.get(sentences);
    if (met !== undefined) return met;
    const key = sentences.join(",");
    const known = this.known.get(key);
    const table = known ?? { index: this.tables.length, sentences, places: new Map(sentences.map((s, i) => [s, i])), voices: sentences.map(() => -1), placeOf: new Map() };
    if (known === undefined) this.tables.push({ table, slots: new Int32Array(1 << 6), size: 0 });
    this.known.set(key, table);
    this.knownLists.set(sentences, table);
    return table;
  }
  /** The table of a set; `null` for the empty set. */
  tableOfSet(set: number): VoiceTable | null {
    return this.tables[this.tableOf[set] ?? -1]?.table ?? null;
  }
  /** Whether some sentence of a table has had more than one voice. */
  hasSeveral(table: VoiceTable): boolean {
    return table.voices.length > table.sentences.length;
  }

  /** The place of a voice. */
  place(table: VoiceTable, voice: number): number {
    const known = table.placeOf.get(voice);
    if (known !== undefined) return known;
    const own = table.places.get(this.sentenceOf(voice)) ?? -1;
    const place = own !== -1 && table.voices[own] === -1 ? own : table.voices.length;
    table.voices[place] = voice;
    table.placeOf.set(voice, place);
    return place;
  }

  /** A set with one more voice. */
  extended(table: VoiceTable, set: number, voice: number): number {
    const place = this.place(table, voice);
    const words = this.cleared(table);
    for (let w = 0; w < this.width(set); w++) words[w] = this.word(set, w);
    words[place >> 5] = (words[place >> 5] ?? 0) | (1 << (31 - (place & 31)));
    return this.interned(table.index, words, widthOf(table));
  }
  /** The set of these words, by place. */
  ofWords(table: VoiceTable, from: Int32Array, start: number, width: number): number {
    const words = this.cleared(table);
    for (let w = 0; w < width; w++) words[w] = from[start + w] ?? 0;
    return this.interned(table.index, words, width);
  }
  /** The voices of both of two sets of one table. */
  both(a: number, b: number): number {
    if (a === 0 || b === 0 || a === b) return a === 0 ? 0 : b;
    const [from, to] = [this.starts[a] ?? 0, this.starts[b] ?? 0];
    const width = Math.min((this.starts[a + 1] ?? 0) - from, (this.starts[b + 1] ?? 0) - to);
    const words = this.scratch;
    for (let w = 0; w < width; w++) words[w] = (this.words[from + w] ?? 0) & (this.words[to + w] ?? 0);
    return this.interned(this.tableOf[a] ?? 0, words, width);
  }

  /** The voices of a set but those of a mask of places. */
  without(set: number, mask: Int32Array): number {
    const [from, width] = [this.starts[set] ?? 0, this.width(set)];
    let meets = false;
    for (let w = 0; w < width; w++) meets ||= ((this.words[from + w] ?? 0) & (mask[w] ?? 0)) !== 0;
    if (!meets) return set;
    for (let w = 0; w < width; w++) this.scratch[w] = (this.words[from + w] ?? 0) & ~(mask[w] ?? 0);
    return this.interned(this.tableOf[set] ?? 0, this.scratch, width);
  }

  /** Below 0 where, of the first voice that only one of them has, it is the second that has it. */
  compare(a: number, b: number): number {
    const [from, to] = [this.starts[a] ?? 0, this.starts[b] ?? 0];
    const width = Math.max(this.width(a), this.width(b));
    for (let w = 0; w < width; w++) {
      const x = w < this.width(a) ? (this.words[from + w] ?? 0) >>> 0 : 0;
      const y = w < this.width(b) ? (this.words[to + w] ?? 0) >>> 0 : 0;
      if (x !== y) return x - y;
    }
    return 0;
  }
  /** How many words a set has. */
  width(set: number): number {
    return set === 0 ? 0 : (this.starts[set + 1] ?? 0) - (this.starts[set] ?? 0);
  }
  /** One word of a set; 0 beyond its width. */
  word(set: number, w: number): number {
    return w < this.width(set) ? (this.words[(this.starts[set] ?? 0) + w] ?? 0) : 0;
  }

  /** The places of a set, ascending. */
  places(set: number): number[] {
    const places: number[] = [];
    for (let w = 0; w < this.width(set); w++) {
      for (let word = this.word(set, w); word !== 0; ) {
        const first = Math.clz32(word);
        places.push((w << 5) + first);
        word &= ~(1 << (31 - first));
      }
    }
    return places;
  }
  /** The voices of a set, by sentence. */
  items(set: number): readonly number[] {
    const table = this.tableOfSet(set);
    if (table === null) return [];
    const voices = this.places(set).map((p) => table.voices[p] ?? 0);
    return this.hasSeveral(table) ? voices.sort((a, b) => this.sentenceOf(a) - this.sentenceOf(b)) : voices;
  }

  private cleared(table: VoiceTable): Int32Array {
    const width = widthOf(table);
    if (width > this.scratch.length) this.scratch = new Int32Array(width * 2);
    this.scratch.fill(0, 0, width);
    return this.scratch;
  }

  private interned(index: number, words: Int32Array, most: number): number {
    let width = most;
    while (width > 0 && words[width - 1] === 0) width--;
    const space = this.tables[index];
    if (width === 0 || space === undefined) return 0;
    if (space.size * 2 >= space.slots.length) this.grow(space);
    const last = space.slots.length - 1;
    let slot = hashOf(words, 0, width) & last;
    for (let set = space.slots[slot] ?? 0; set !== 0; set = space.slots[slot] ?? 0) {
      if (this.isSame(set, words, width)) return set;
      slot = (slot + 1) & last;
    }
    space.slots[slot] = this.count;
    space.size++;
    return this.add(index, words, width);
  }
  private isSame(set: number, words: Int32Array, width: number): boolean {
    const start = this.starts[set] ?? 0;
    if ((this.starts[set + 1] ?? 0) - start !== width) return false;
    for (let w = 0; w < width; w++) if (this.words[start + w] !== words[w]) return false;
    return true;
  }
  private add(index: number, words: Int32Array, width: number): number {
    const set = this.count++;
    if (set + 2 > this.starts.length) {
      this.starts = widened(this.starts);
      this.tableOf = widened(this.tableOf);
    }
    const start = this.starts[set] ?? 0;
    if (start + width > this.words.length) this.words = widened(this.words);
    for (let w = 0; w < width; w++) this.words[start + w] = words[w] ?? 0;
    this.starts[set + 1] = start + width;
    this.tableOf[set] = index;
    return set;
  }
  private grow(space: { slots: Int32Array }): void {
    const old = space.slots;
    const slots = new Int32Array(old.length * 2);
    for (const set of old) {
      if (set === 0) continue;
      let slot = hashOf(this.words, this.starts[set] ?? 0, this.width(set)) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = set;
    }
    space.slots = slots;
  }
}

/** How many words the widest set of a table may have. */
export const widthOf = (table: VoiceTable): number => (table.voices.length + 31) >> 5;

function hashOf(words: Int32Array, start: number, width: number): number {
  let hash = width;
  for (let w = start; w < start + width; w++) hash = Math.imul(hash ^ (words[w] ?? 0), 0x85ebca6b) ^ (hash >>> 13);
  hash = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}
