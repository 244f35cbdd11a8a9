import { and, count, countBoth, isEmpty, meets, without, type Mask } from "../../kernel/masks";
import { both, meet, nowhere } from "./cases-with";
import { CountedPairs } from "./counted-pairs";
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
    const { day, day: { facts, groups, told: { functions } } } = told;
    const counted = new CountedPairs(day, facts.told.table.sentences.map((_, place) => place));
    const add = (group: number, cases: Int32Array, pairs: number): void => {
      const words = both(this.lostBy(facts, functions[groups.told[group] ?? 0] ?? 0), cases);
      counted.add(words, pairs);
      counted.name(group, words);
    };
    // Mostly some origin keeps what it has in every case: then pairs that hear the same are one.
    const everywhere = new Float64Array(groups.count);
    this.each(told, among, within, (group, kept, pairs) => {
      if (kept === within) everywhere[group] = (everywhere[group] ?? 0) + pairs;
      else add(group, kept, pairs);
    });
    everywhere.forEach((pairs, group) => { if (pairs > 0) add(group, within, pairs); });
    return { sum: counted.sum(), named: counted.named };
  }
  /** Whether something is taken from somebody in some case. */
  isAny(told: ToldPairs, among: Mask, within: Int32Array): boolean {
    let found = false;
    this.each(told, among, within, () => (found = true));
    return found;
  }

  /** Pairs from whom something is taken in some of the cases in which another origin keeps what it has, with these (`within` itself, where they are all), until `see` has seen enough. */
  private each({ day, pairs }: ToldPairs, among: Mask, within: Int32Array, see: (group: number, kept: Int32Array, pairs: number) => true | void): void {
    const { facts, groupOf, groups, originCount, told: { functions } } = day;
    const lost = Array.from(functions, (f) => this.lostBy(facts, f));
    const isLost = lost.map((words) => meet(words, within));
    if (!isLost.includes(true)) return;
    const unbound = Array.from(functions, (f) => facts.unboundOf(f));
    const origins = pairs.origins.masks.map((mask) => and(mask, among));
    const sizes = origins.map(count);
    const row = new Int32Array(originCount);
    for (const [i, { mask }] of pairs.hosts.entries()) {
      const losing: number[] = [];
      for (let j = 0; j < originCount; j++) {
        const k = groups.told[groupOf[i * originCount + j] ?? 0] ?? 0;
        row[j] = k;
        if (isLost[k] === true && sizes[j] !== 0) losing.push(j);
      }
      if (losing.length === 0) continue;
      const own = day.own[i] ?? [];
      for (const { hosts, kept } of keptBy(mask, { told: row, own, unbound, origins, sizes }, within)) {
        const cases = kept.every((word, w) => word === within[w]) ? within : kept;
        const size = count(hosts);
        for (const j of losing) {
          if (!meet(lost[row[j] ?? 0] ?? nowhere, cases)) continue;
          // A host is no origin of its own.
          const pairs = size * (sizes[j] ?? 0) - (own.includes(j) ? countBoth(hosts, origins[j] ?? []) : 0);
          if (pairs > 0 && see(groupOf[i * originCount + j] ?? 0, cases, pairs) === true) return;
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

/** What a kind of host tells its origins. */
interface Row {
  /** By kind of origin, the place of what it is told. */
  readonly told: Int32Array;
  /** The kinds of origin that the hosts are themselves. */
  readonly own: readonly number[];
  /** By what is told, the cases in which it does not bind. */
  readonly unbound: readonly Int32Array[];
  /** By kind of origin those who are asked about, and how many they are. */
  readonly origins: readonly Mask[];
  readonly sizes: readonly number[];
}

/** Hosts of one kind, with the cases among some in which some origin other than the host keeps what the core gives it. */
function keptBy(hosts: Mask, { told, own, unbound, origins, sizes }: Row, within: Int32Array): readonly { readonly hosts: Mask; readonly kept: Int32Array }[] {
  const [kept, twice] = [new Int32Array(within.length), new Int32Array(within.length)];
  for (let j = 0; j < told.length; j++) {
    if (sizes[j] === 0) continue;
    const not = unbound[told[j] ?? 0] ?? nowhere;
    for (let w = 0; w < within.length; w++) {
      const keeps = ~(not[w] ?? 0) & (within[w] ?? 0);
      twice[w] = (twice[w] ?? 0) | ((kept[w] ?? 0) & keeps);
      kept[w] = (kept[w] ?? 0) | keeps;
    }
  }
  // A host who is all that a kind of origin has keeps nothing for others.
  const alone = own.flatMap((j) => {
    if (sizes[j] !== 1 || !meets(origins[j] ?? [], hosts)) return [];
    const not = unbound[told[j] ?? 0] ?? nowhere;
    const others = kept.map((word, w) => word & ((not[w] ?? 0) | (twice[w] ?? 0)));
    return others.every((word, w) => word === kept[w]) ? [] : [{ hosts: origins[j] ?? [], kept: others }];
  });
  const rest = alone.reduce((left, one) => without(left, one.hosts), hosts);
  return isEmpty(rest) ? alone : [{ hosts: rest, kept }, ...alone];
}
