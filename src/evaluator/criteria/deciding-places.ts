import type { Told } from "../../kernel/told";
import { widened } from "../../kernel/widened";

/** By function of `Told`, the places of the voices that decide in some of its cases where they are heard, in words. */
export class DecidingPlaces {
  words: Int32Array;
  /** By function, how many voices it was compared with. */
  private compared: Int32Array = new Int32Array(1 << 8);

  constructor(
    private readonly told: Told,
    /** The cases of a function that count. */
    private readonly casesOf: (f: number) => Int32Array,
  ) {
    this.words = new Int32Array(told.width << 8);
  }

  /** Where the words of a function start. */
  of(f: number): number {
    const { told } = this;
    while (f >= this.compared.length) {
      this.compared = widened(this.compared);
      this.words = widened(this.words);
    }
    if (this.compared[f] !== told.heard.length) this.compare(f);
    return f * told.width;
  }
  private compare(f: number): void {
    const { told, words } = this;
    const { width } = told.cases;
    const cases = this.casesOf(f);
    for (let i = this.compared[f] ?? 0; i < told.heard.length; i++) {
      const place = told.heard[i] ?? 0;
      const from = told.decidedAt(f, told.atomOf[place] ?? -1);
      let some = 0;
      if (from !== -1) for (let w = 0; w < width; w++) some |= (told.regions[place * width + w] ?? 0) & (told.decided[from + w] ?? 0) & (cases[w] ?? 0);
      const at = f * told.width + (place >> 5);
      if (some !== 0) words[at] = (words[at] ?? 0) | (1 << (31 - (place & 31)));
    }
    this.compared[f] = told.heard.length;
  }
}
