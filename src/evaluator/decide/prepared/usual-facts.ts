import { factAt } from "./fact-at";
import { flagsOf, mostFlags } from "./flags-of";
import type { Matcher } from "./matcher";
import type { Names } from "./name-list";
import type { FactValue } from "./result";

/** How the value of a column is read. */
export const valueKind = { yesOrNo: 0, label: 1, number: 2, date: 3, state: 4 } as const;

/** Where there are more facts than this they are read when a row needs them. */
const mostUsual = 16;

/** Reads the facts of cases that state each of them as usual, all at once: that takes less than to ask before each row which it needs. */
export class UsualFacts {
  /** The keys in the order in which `factAt` knows them: of labels, of numbers, and the others; and by column the place there. */
  readonly places: readonly string[];
  readonly placeOf: Int32Array;
  private readonly isFew: boolean;
  private readonly flagKeys: readonly string[];
  /** The word of the flags, and the bit at which they begin. */
  private readonly flagWord: number;
  private readonly flagShift: number;
  private readonly labelled: Int32Array;
  private readonly measured: Int32Array;
  private readonly wordOf: Int32Array;
  private readonly shifts: Int32Array;
  private readonly words: Int32Array;
  private readonly values: Float64Array;

  constructor(
    private readonly matcher: Matcher,
    keys: readonly string[],
    kinds: Uint8Array,
    private readonly labels: readonly Names[],
    /** The number that stands for a value of a column; `NaN` where it is none of the fact. */
    private readonly valueOf: (column: number, stated: FactValue | undefined) => number,
  ) {
    const { word, shift } = matcher.tables.columns;
    const all = [...keys.keys()];
    const place = (c: number): number => 32 * (word[c] ?? -1) + (shift[c] ?? 0);
    const ofFlags = all.filter((c) => kinds[c] === valueKind.yesOrNo && place(c) >= 0).sort((a, b) => place(a) - place(b));
    const flags = ofFlags.filter((c, i) => i < mostFlags && place(c) === place(ofFlags[0] ?? 0) + 2 * i);
    const labelled = all.filter((c) => kinds[c] === valueKind.label && (word[c] ?? -1) >= 0);
    const measured = all.filter((c) => (word[c] ?? -1) < 0);
    const inOrder = [...new Set([...labelled, ...measured, ...all])];
    this.isFew = flags.length + labelled.length + measured.length === all.length && all.length <= mostUsual;
    this.places = inOrder.map((c) => keys[c] ?? "");
    this.placeOf = Int32Array.from(all, (c) => inOrder.indexOf(c));
    this.flagKeys = flags.map((c) => keys[c] ?? "");
    this.flagWord = word[flags[0] ?? 0] ?? 0;
    this.flagShift = shift[flags[0] ?? 0] ?? 0;
    this.labelled = Int32Array.from(labelled);
    this.measured = Int32Array.from(measured);
    this.wordOf = word;
    this.shifts = shift;
    this.words = matcher.words;
    this.values = matcher.values;
  }

  /** Sets all facts of the case in the matcher, whose mover is set; `false` where some fact is not stated as usual, or facts are too many. */
  reads(given: Readonly<Record<string, FactValue>>): boolean {
    if (!this.isFew) return false;
    const { matcher, words, labelled, measured, places } = this;
    const flags = flagsOf(given, this.flagKeys);
    if (flags < 0) return false;
    for (let w = 1; w < words.length; w++) words[w] = 0;
    let first = 0;
    if (this.flagWord === 0) first = flags << this.flagShift;
    else words[this.flagWord] = flags << this.flagShift;
    for (let i = 0; i < labelled.length; i++) {
      const column = labelled[i] ?? 0;
      const label = this.labels[column]?.get(factAt(given, places, i));
      if (label === undefined) return false;
      const bit = 1 << ((this.shifts[column] ?? 0) + label);
      const word = this.wordOf[column] ?? 0;
      if (word === 0) first |= bit;
      else words[word] = (words[word] ?? 0) | bit;
    }
    words[0] = first;
    for (let i = 0; i < measured.length; i++) {
      const column = measured[i] ?? 0;
      const value = this.valueOf(column, factAt(given, places, labelled.length + i));
      if (value !== value) return false;
      this.values[column] = value;
    }
    matcher.addMover(matcher.mover);
    matcher.known = -1;
    return true;
  }
}
