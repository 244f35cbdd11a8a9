import { and, count, isEmpty, meets, without, type Mask } from "../../kernel/masks";
import { isAny, meet } from "./cases-with";
import { CountedPairs, pairsOf } from "./counted-pairs";
import type { SentenceId } from "../../language/regime";
import type { ToldFacts } from "./pair-day";
import type { ToldPairs } from "./pair-tally";

/** What derogations take from some origins of a host and leave to others, by words of bits: says what `Exclusion` says by rows, where pairs are told so. */
export class PairTaken {
  /** By function of `Told`. */
  private readonly lost = new WeakMap<ToldFacts, Int32Array[]>();

  constructor(
    /** Whether a position is lower than that of the core. */
    private readonly isTaken: (position: number, core: number) => boolean,
  ) {}

  /** Σ over some cases of the pairs from whom something is taken there, and whose sentences decide. */
  tally(told: ToldPairs, among: Mask, within: Int32Array): { readonly sum: bigint; readonly named: readonly SentenceId[] } {
    const { day } = told;
    const counted = new CountedPairs(day, day.facts.told.table.sentences.map((_, place) => place));
    this.each(told, among, within, (group, words, pairs) => {
      counted.add(words, pairs);
      counted.name(group, words);
    });
    return { sum: counted.sum(), named: counted.named };
  }
  /** Whether something is taken from somebody in some case. */
  isAny(told: ToldPairs, among: Mask, within: Int32Array): boolean {
    let found = false;
    this.each(told, among, within, () => (found = true));
    return found;
  }

  /** Pairs from whom something is taken, with the cases, in words that are used again, until `see` has seen enough. */
  private each({ day, pairs }: ToldPairs, among: Mask, within: Int32Array, see: (group: number, words: Int32Array, pairs: number) => true | void): void {
    const { facts, facts: { cases: { width } }, groupOf, groups, originCount, told: { functions } } = day;
    const lost = functions.map((f) => (meet(this.lostBy(facts, f), within) ? 1 : 0));
    if (!lost.includes(1)) return;
    const unbound = Array.from(functions, (f) => facts.unboundOf(f));
    const origins = pairs.origins.masks.map((mask) => and(mask, among));
    const sizes = Int32Array.from(origins, count);
    const singles = origins.flatMap((own, origin) => (sizes[origin] === 1 ? [{ own, origin }] : []));
    const [kept, words] = [new Int32Array(width), new Int32Array(width)];
    for (const [i, { mask }] of pairs.hosts.entries()) {
      const row = groupOf.subarray(i * originCount, (i + 1) * originCount);
      if (!row.some((g, j) => sizes[j] !== 0 && lost[groups.told[g] ?? 0] === 1)) continue;
      for (const { hosts, but } of withoutThemselves(mask, singles)) {
        kept.fill(0);
        for (let j = 0; j < originCount; j++) {
          if (sizes[j] === 0 || j === but) continue;
          const not = unbound[groups.told[row[j] ?? 0] ?? 0];
          for (let w = 0; w < width; w++) kept[w] = (kept[w] ?? 0) | ~(not?.[w] ?? 0);
        }
        for (let j = 0; j < originCount; j++) {
          const k = groups.told[row[j] ?? 0] ?? 0;
          if (lost[k] === 0 || sizes[j] === 0 || j === but) continue;
          const own = this.lostBy(facts, functions[k] ?? 0);
          for (let w = 0; w < width; w++) words[w] = (own[w] ?? 0) & (kept[w] ?? 0) & (within[w] ?? 0);
          if (isAny(words) && see(row[j] ?? 0, words, pairsOf(hosts, origins[j] ?? [])) === true) return;
        }
      }
    }
  }

  /** The cases in which those who are told a function of `Told` have less than in the core. */
  private lostBy(facts: ToldFacts, f: number): Int32Array {
    const known = this.lost.get(facts) ?? [];
    this.lost.set(facts, known);
    return (known[f] ??= this.lostIn(facts, f));
  }
  private lostIn({ told, values, cases: { count: cases, width } }: ToldFacts, f: number): Int32Array {
    const [position, core] = [(told.position[f] ?? 0) * cases, (told.corePosition[f] ?? 0) * cases];
    const words = new Int32Array(width);
    if (position === core) return words;
    for (let c = 0; c < cases; c++) if (this.isTaken(values[position + c] ?? 0, values[core + c] ?? 0)) words[c >> 5] = (words[c >> 5] ?? 0) | (1 << (c & 31));
    return words;
  }
}

/** Hosts of one kind, those apart who are alone in a kind of origin: `but` is not among the origins that they have. */
function withoutThemselves(hosts: Mask, singles: readonly { readonly own: Mask; readonly origin: number }[]): readonly { readonly hosts: Mask; readonly but: number }[] {
  const alone = singles.flatMap(({ own, origin }) => (meets(own, hosts) ? [{ hosts: own, but: origin }] : []));
  const rest = alone.reduce((left, one) => without(left, one.hosts), hosts);
  return isEmpty(rest) ? alone : [{ hosts: rest, but: -1 }, ...alone];
}
