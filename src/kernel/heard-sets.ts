import type { Told } from "./told";
import { widened } from "./widened";

/** When so many sets are known, all are forgotten. */
const mostSets = 1 << 17;

/**
 * The sets of voices that reach both of a pair of parties, on one topic, numbered. What is told by a set is worked out once: of ten pairs that are looked
 * at, nine hear a set that some pair has heard before.
 */
export class HeardSets {
  /** Of each set so many words. */
  readonly width: number;
  size = 0;
  /** By set: what is told, as a function of `Told`. */
  functions: Int32Array = new Int32Array(1 << 8);
  /** Set after set. */
  words: Int32Array;
  private slots: Int32Array = new Int32Array(1 << 9);

  constructor(readonly told: Told) {
    this.width = told.width;
    this.words = new Int32Array((1 << 8) * this.width);
  }

  isFull(): boolean {
    return this.size >= mostSets;
  }
  /** Whether a set has the voice at a place. */
  has(set: number, place: number): boolean {
    return ((this.words[set * this.width + (place >> 5)] ?? 0) & (1 << (31 - (place & 31)))) !== 0;
  }

  /** The set of what is in both of two runs of words. */
  both(a: Int32Array, atA: number, b: Int32Array, atB: number): number {
    if ((this.size + 1) * 2 > this.slots.length) this.grow();
    const { width, words, slots } = this;
    const next = this.size * width;
    for (let w = 0; w < width; w++) words[next + w] = (a[atA + w] ?? 0) & (b[atB + w] ?? 0);
    const last = slots.length - 1;
    for (let slot = this.hash(next) & last; ; slot = (slot + 1) & last) {
      const set = (slots[slot] ?? 0) - 1;
      if (set === -1) {
        slots[slot] = this.size + 1;
        this.functions[this.size] = this.told.of(words, next);
        return this.size++;
      }
      let same = true;
      for (let w = 0; same && w < width; w++) same = words[set * width + w] === words[next + w];
      if (same) return set;
    }
  }
  private hash(at: number): number {
    let hash = 0;
    for (let w = at; w < at + this.width; w++) hash = Math.imul(hash ^ (this.words[w] ?? 0), 0x85ebca6b) ^ (hash >>> 13);
    hash = Math.imul(hash ^ (hash >>> 16), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) >>> 0;
  }
  /** There is always room for one set more. */
  private grow(): void {
    this.words = widened(this.words);
    this.functions = widened(this.functions);
    const slots = new Int32Array(this.slots.length * 2);
    for (let set = 0; set < this.size; set++) {
      let slot = this.hash(set * this.width) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = set + 1;
    }
    this.slots = slots;
  }
}
