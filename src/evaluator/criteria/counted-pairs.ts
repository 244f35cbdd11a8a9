import type { SentenceId } from "../../language/regime";
import { nowhere } from "./cases-with";
import { ExactSum } from "./leaves";
import type { PairDay } from "./pair-day";

/** Sums over pairs of which something is so in some cases, and the sentences that decide there. */
export class CountedPairs {
  readonly named: SentenceId[] = [];
  private readonly counts: Float64Array;
  /** The places of those who may decide there and are not named yet, in words. */
  private readonly open: Int32Array;

  constructor(
    private readonly day: PairDay,
    places: readonly number[],
  ) {
    this.counts = new Float64Array(day.facts.cases.count);
    this.open = new Int32Array(day.width);
    for (const place of places) this.open[place >> 5] = (this.open[place >> 5] ?? 0) | bitOf(place);
  }

  /** Adds pairs. */
  add(words: Int32Array, pairs: number): void {
    for (let w = 0; w < words.length; w++) {
      for (let rest = words[w] ?? 0; rest !== 0; rest &= rest - 1) {
        const c = (w << 5) + 31 - Math.clz32(rest & -rest);
        this.counts[c] = (this.counts[c] ?? 0) + pairs;
      }
    }
  }
  /** Names those who decide for a group in some cases. */
  name(group: number, words: Int32Array): void {
    const { open, day, day: { facts, groups: { sets }, heard, width } } = this;
    for (let w = 0; w < width; w++) {
      for (let rest = (open[w] ?? 0) & (heard.words[(sets[group] ?? 0) * width + w] ?? 0); rest !== 0; rest &= rest - 1) {
        const place = (w << 5) + Math.clz32(rest & -rest);
        if (!decides(day, place, group, words)) continue;
        open[w] = (open[w] ?? 0) & ~bitOf(place);
        this.named.push(facts.told.table.sentences[place] ?? 0);
      }
    }
  }
  /** Σ over cases of weight × pairs. */
  sum(): bigint {
    const sum = new ExactSum();
    this.counts.forEach((n, c) => sum.add(this.day.facts.weights[c] ?? 0, n));
    return sum.value;
  }
}

/** Among some cases those in which the voice at a place decides for the pairs of a group. */
export function decidedBy(day: PairDay, place: number, group: number, within: Int32Array): Int32Array {
  const { told } = day.facts;
  const at = decidedAt(day, place, group);
  return at === -1 ? nowhere : within.map((word, w) => word & (told.regions[place * within.length + w] ?? 0) & (told.decided[at + w] ?? 0));
}
/** Whether there is one. */
export function decides(day: PairDay, place: number, group: number, within: Int32Array): boolean {
  const { told } = day.facts;
  const at = decidedAt(day, place, group);
  if (at === -1) return false;
  for (let w = 0; w < within.length; w++) if (((within[w] ?? 0) & (told.regions[place * within.length + w] ?? 0) & (told.decided[at + w] ?? 0)) !== 0) return true;
  return false;
}
/** Where in `decided` the words of a place start for the pairs of a group; -1 where it says nothing to them. */
function decidedAt({ facts: { told }, groups, heard, told: { functions } }: PairDay, place: number, group: number): number {
  return heard.has(groups.sets[group] ?? 0, place) ? told.decidedAt(functions[groups.told[group] ?? 0] ?? 0, told.atomOf[place] ?? -1) : -1;
}
/** The first place is the highest bit of the first word. */
export const bitOf = (place: number): number => 1 << (31 - (place & 31));
