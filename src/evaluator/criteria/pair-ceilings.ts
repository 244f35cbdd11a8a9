import type { SentenceId } from "../../language/regime";
import { and, count, countBoth, isWithin, meets, or, partition, type Mask } from "../../kernel/masks";
import type { Analysis } from "./analysis";
import { both, CasesWith, either, isAny, nowhere } from "./cases-with";
import { CountedPairs, decidedBy, decides } from "./counted-pairs";
import type { PairDay, ToldFacts } from "./pair-day";
import type { ToldPairs } from "./pair-tally";
import { isCeiling, isSharedCeiling, type Reach, type RivalryTally, type Sharers } from "./sharers";

/** The voice of a sentence that rations by a ceiling. */
interface Ceiling {
  readonly place: number;
  readonly sentence: SentenceId;
  /** Counted for several origins at once. */
  readonly isShared: boolean;
}
/** Hosts of one kind in which the same numbers are shared. */
interface SharingAlike {
  readonly kind: number;
  readonly cell: Mask;
  readonly rivals: readonly Ceiling[];
  /** The same for the same rivals. */
  readonly key: string;
}
/** The hosts in which the number of a sentence is shared. */
export type SharedHosts = (sentence: SentenceId) => Mask;

/** NRV by words of bits: says what `Rivalry` says by rows, where pairs are told so. */
export class PairCeilings {
  private readonly rationed: CasesWith;

  constructor(private readonly analysis: Analysis) {
    this.rationed = new CasesWith(analysis, isCeiling);
  }

  /** Whom each sentence with a shared number rations in some feasible case; of the origins of a kind of host as many as `enough`, if there are so many. */
  reaches({ day, pairs: { hosts, origins } }: ToldPairs, beneficiaries: Mask, enough: number): Sharers {
    const { feasible, groupOf, groups, originCount } = day;
    const found = new Map<SentenceId, readonly Reach[]>();
    const among = origins.masks.map((mask) => and(mask, beneficiaries));
    for (const { place, sentence, isShared } of this.ceilings(day.facts)) {
      if (!isShared) continue;
      const isRationed = new Uint8Array(groups.count);
      for (let g = 0; g < isRationed.length; g++) isRationed[g] = decides(day, place, g, feasible) ? 1 : 0;
      if (!isRationed.includes(1)) continue;
      const reaches: Reach[] = [];
      for (let i = 0; i < hosts.length; i++) {
        const some: Mask[] = [];
        let n = 0;
        for (let j = 0, at = i * originCount; j < originCount && n < enough; j++, at++) {
          if (isRationed[groupOf[at] ?? 0] === 0) continue;
          some.push(among[j] ?? []);
          n += day.beneficiaries[j] ?? 0;
        }
        if (some.length > 0) reaches.push({ hosts: hosts[i]?.mask ?? [], origins: some.reduce(or) });
      }
      found.set(sentence, reaches);
    }
    return found;
  }

  tally(told: ToldPairs, beneficiaries: Mask, sharedHosts: SharedHosts): RivalryTally {
    const { day, day: { facts, groups }, regulated } = told;
    const places = this.ceilings(facts).map((c) => c.place);
    const [movers, parties] = [new CountedPairs(day, places), new CountedPairs(day, places)];
    const add = (to: CountedPairs, group: number, words: Int32Array, pairs: number): void => {
      if (pairs <= 0 || !isAny(words)) return;
      to.add(words, pairs);
      to.name(group, words);
    };
    for (let g = 0; places.length > 0 && g < groups.count; g++) add(movers, g, both(this.rationed.of(facts, groups.positions[g] ?? 0), regulated), groups.pairs[g] ?? 0);
    this.contests(told, beneficiaries, sharedHosts, regulated, (group, words, pairs) => add(parties, group, words, pairs));
    return {
      regulated: BigInt(facts.weight(regulated)), parties: parties.sum(), movers: movers.sum(),
      partiesBecause: this.analysis.naming.clausesOf(parties.named), moversBecause: this.analysis.naming.clausesOf(movers.named),
    };
  }
  /** Whether some origin, among some, stands in some case under a number that others count against too. */
  isRival({ day, pairs: { hosts, origins } }: ToldPairs, among: Mask, sharedHosts: SharedHosts): boolean {
    const { feasible, groupOf, originCount } = day;
    const own = origins.masks.map((mask) => and(mask, among));
    const sizes = own.map(count);
    return this.sharingAlike(day, hosts, sharedHosts).some(({ kind, cell, rivals }) => own.some((mask, j) =>
      count(cell) * (sizes[j] ?? 0) > countBoth(cell, mask) && rivals.some(({ place }) => decides(day, place, groupOf[kind * originCount + j] ?? 0, feasible))));
  }

  /** Pairs whose origin, among some, stands under a number that others count against too, group by group, with the cases in which it does. */
  private contests({ day, pairs: { hosts, origins } }: ToldPairs, among: Mask, sharedHosts: SharedHosts, within: Int32Array, see: (group: number, words: Int32Array, pairs: number) => void): void {
    const { groupOf, groups, originCount } = day;
    const own = origins.masks.map((mask) => and(mask, among));
    const sizes = own.map(count);
    // Hosts in which the same numbers are shared: how many pairs of each group they make.
    const alike = new Map<string, { readonly rivals: readonly Ceiling[]; readonly pairs: Float64Array }>();
    for (const { kind, cell, rivals, key } of this.sharingAlike(day, hosts, sharedHosts)) {
      const { pairs } = alike.get(key) ?? { pairs: new Float64Array(groups.count) };
      alike.set(key, { rivals, pairs });
      const size = count(cell);
      for (let j = 0, at = kind * originCount; j < originCount; j++, at++) {
        if (sizes[j] === 0) continue;
        const g = groupOf[at] ?? 0;
        pairs[g] = (pairs[g] ?? 0) + size * (sizes[j] ?? 0) - countBoth(cell, own[j] ?? []);
      }
    }
    for (const { rivals, pairs } of alike.values()) {
      pairs.forEach((n, g) => {
        if (n > 0) see(g, rivals.reduce<Int32Array>((all, { place }) => either(all, decidedBy(day, place, g, within)), nowhere), n);
      });
    }
  }

  /** Kinds of host, cut by which numbers are shared in them; those in which none is are left out. */
  private sharingAlike({ facts }: PairDay, hosts: readonly { readonly mask: Mask }[], sharedHosts: SharedHosts): readonly SharingAlike[] {
    const shared = this.ceilings(facts).filter((c) => c.isShared).map((c) => ({ ...c, hosts: sharedHosts(c.sentence) }));
    if (shared.length === 0) return [];
    const all = hosts.reduce<Mask>((found, { mask }) => (found.length === 0 ? mask : or(found, mask)), []);
    // Mostly a number is shared in all hosts, or in none.
    const same = shared.some((c) => meets(all, c.hosts) && !isWithin(all, c.hosts)) ? null : shared.flatMap((c, i) => (meets(all, c.hosts) ? [i] : []));
    return hosts.flatMap(({ mask }, kind) => (same ? [{ mask, within: same }] : partition(mask, shared.map((c) => c.hosts))).flatMap(({ mask: cell, within }) =>
      (within.length === 0 ? [] : [{ kind, cell, rivals: within.flatMap((c) => shared[c] ?? []), key: within.join() }])));
  }

  private ceilings({ told }: ToldFacts): readonly Ceiling[] {
    const { decisions } = this.analysis.slices.space;
    return told.table.sentences.flatMap((sentence, place) => {
      const atom = told.atoms[told.atomOf[place] ?? -1];
      const position = atom && decisions.get(atom.said).position;
      return position && isCeiling(position) ? [{ place, sentence, isShared: isSharedCeiling(position) }] : [];
    });
  }
}
