import type { SentenceId } from "../../language/regime";
import { and, count, countBoth, isEmpty, isWithin, maskKey, meets, or, partition, type Mask } from "../../kernel/masks";
import type { Analysis } from "./analysis";
import { both, CasesWith, either, isAny, meet, nowhere } from "./cases-with";
import { bitOf, CountedPairs, decidedBy, decides } from "./counted-pairs";
import { byPosition, type PairDay, type ToldFacts } from "./pair-day";
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
  /** By a number that others may count against too. */
  private readonly shared: CasesWith;
  private readonly reached = new WeakMap<ToldPairs, { readonly beneficiaries: Mask; readonly reaches: Sharers }>();
  /** The ceilings among so many voices that were heard. */
  private readonly known = new WeakMap<ToldFacts, { readonly heard: number; readonly ceilings: readonly Ceiling[] }>();

  constructor(private readonly analysis: Analysis) {
    this.rationed = new CasesWith(analysis, isCeiling);
    this.shared = new CasesWith(analysis, isSharedCeiling);
  }

  /** Whom each sentence with a shared number rations in some feasible case; of the origins of a kind of host as many as `enough`, if there are so many. */
  reaches(told: ToldPairs, beneficiaries: Mask, enough: number): Sharers {
    const known = this.reached.get(told);
    if (known && maskKey(known.beneficiaries) === maskKey(beneficiaries)) return known.reaches;
    const reaches = this.reachesOf(told, beneficiaries, enough);
    this.reached.set(told, { beneficiaries, reaches });
    return reaches;
  }
  private reachesOf({ day, pairs: { hosts, origins } }: ToldPairs, beneficiaries: Mask, enough: number): Sharers {
    const found = new Map<SentenceId, readonly Reach[]>();
    const shared = this.ceilings(day.facts).filter((c) => c.isShared);
    if (shared.length === 0) return found;
    const among = origins.masks.map((mask) => and(mask, beneficiaries));
    const { groups, feasible } = day;
    const rationing = this.sharing(day, feasible);
    const under: number[] = [];
    groups.told.forEach((k, g) => { if ((rationing[k] ?? null) !== null) under.push(g); });
    for (const { place, sentence } of shared) {
      const isRationed = new Uint8Array(groups.count);
      let some = false;
      for (const g of under) {
        if (!decides(day, place, g, rationing[groups.told[g] ?? 0] ?? nowhere)) continue;
        isRationed[g] = 1;
        some = true;
      }
      if (!some) continue;
      const reaches = hosts.flatMap(({ mask }, i) => {
        const some = isHeardBy(day, i, place) ? rationedOrigins(day, i, isRationed, enough) : [];
        return some.length === 0 ? [] : [{ hosts: mask, origins: some.map((j) => among[j] ?? []).reduce(or) }];
      });
      if (reaches.length > 0) found.set(sentence, reaches);
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
    const rationed = places.length === 0 ? [] : byPosition(day, this.rationed.in(facts));
    groups.told.forEach((k, g) => add(movers, g, both(rationed[k] ?? nowhere, regulated), groups.pairs[g] ?? 0));
    this.contests(told, beneficiaries, sharedHosts, regulated, (group, words, pairs) => add(parties, group, words, pairs));
    return {
      regulated: BigInt(facts.weight(regulated)), parties: parties.sum(), movers: movers.sum(),
      partiesBecause: this.analysis.naming.clausesOf(parties.named), moversBecause: this.analysis.naming.clausesOf(movers.named),
    };
  }
  /** Whether some origin, among some, stands in some case under a number that others count against too. */
  isRival({ day, pairs: { hosts, origins } }: ToldPairs, among: Mask, sharedHosts: SharedHosts): boolean {
    const alike = isEmpty(among) ? [] : this.sharingAlike(day, hosts, sharedHosts);
    if (alike.length === 0) return false;
    const { groupOf, groups, originCount } = day;
    const rationing = this.sharing(day, day.feasible);
    const own = origins.masks.map((mask) => and(mask, among));
    const sizes = own.map(count);
    return alike.some(({ kind, cell, rivals }) => own.some((mask, j) => {
      const g = groupOf[kind * originCount + j] ?? 0;
      const cases = rationing[groups.told[g] ?? 0] ?? null;
      return cases !== null && count(cell) * (sizes[j] ?? 0) > countBoth(cell, mask) && rivals.some(({ place }) => decides(day, place, g, cases));
    }));
  }

  /** Pairs whose origin, among some, stands under a number that others count against too, group by group, with the cases in which it does. */
  private contests({ day, pairs: { hosts, origins } }: ToldPairs, among: Mask, sharedHosts: SharedHosts, within: Int32Array, see: (group: number, words: Int32Array, pairs: number) => void): void {
    const { groupOf, groups, originCount } = day;
    const sharing = this.sharingAlike(day, hosts, sharedHosts);
    if (sharing.length === 0) return;
    const rationing = this.sharing(day, within);
    const own = origins.masks.map((mask) => and(mask, among));
    const sizes = own.map(count);
    // Hosts in which the same numbers are shared: how many pairs of each group they make.
    const alike = new Map<string, { readonly rivals: readonly Ceiling[]; readonly pairs: Float64Array }>();
    for (const { kind, cell, rivals, key } of sharing) {
      const { pairs } = alike.get(key) ?? { pairs: new Float64Array(groups.count) };
      alike.set(key, { rivals, pairs });
      const size = count(cell);
      for (let j = 0, at = kind * originCount; j < originCount; j++, at++) {
        const g = groupOf[at] ?? 0;
        if (sizes[j] !== 0 && (rationing[groups.told[g] ?? 0] ?? null) !== null) pairs[g] = (pairs[g] ?? 0) + size * (sizes[j] ?? 0) - countBoth(cell, own[j] ?? []);
      }
    }
    for (const { rivals, pairs } of alike.values()) {
      pairs.forEach((n, g) => {
        if (n > 0) see(g, rivals.reduce<Int32Array>((all, { place }) => either(all, decidedBy(day, place, g, rationing[groups.told[g] ?? 0] ?? nowhere)), nowhere), n);
      });
    }
  }
  /** By what is told, the cases among some in which it stands under a number that others may count against too; `null` where there are none. */
  private sharing(day: PairDay, within: Int32Array): readonly (Int32Array | null)[] {
    const shared = this.shared.in(day.facts);
    return byPosition(day, (p) => (meet(shared(p), within) ? both(shared(p), within) : null));
  }

  /** Kinds of host, cut by which numbers are shared in them; those in which none is, and that none of these sentences reaches, are left out. */
  private sharingAlike(day: PairDay, hosts: readonly { readonly mask: Mask }[], sharedHosts: SharedHosts): readonly SharingAlike[] {
    const shared = this.ceilings(day.facts).filter((c) => c.isShared).map((c) => ({ ...c, hosts: sharedHosts(c.sentence) }));
    if (shared.length === 0) return [];
    const all = hosts.reduce<Mask>((found, { mask }) => (found.length === 0 ? mask : or(found, mask)), []);
    // Mostly a number is shared in all hosts, or in none.
    const same = shared.some((c) => meets(all, c.hosts) && !isWithin(all, c.hosts)) ? null : shared.flatMap((c, i) => (meets(all, c.hosts) ? [i] : []));
    return hosts.flatMap(({ mask }, kind) => {
      if (!shared.some(({ place }) => isHeardBy(day, kind, place))) return [];
      const cells = same ? [{ mask, within: same }] : partition(mask, shared.map((c) => c.hosts));
      return cells.flatMap(({ mask: cell, within }) => (within.length === 0 ? [] : [{ kind, cell, rivals: within.flatMap((c) => shared[c] ?? []), key: within.join() }]));
    });
  }

  private ceilings(facts: ToldFacts): readonly Ceiling[] {
    const { decisions } = this.analysis.slices.space;
    const { told } = facts;
    const known = this.known.get(facts);
    if (known?.heard === told.heard.length) return known.ceilings;
    const ceilings = told.table.sentences.flatMap((sentence, place) => {
      const atom = told.atoms[told.atomOf[place] ?? -1];
      const position = atom && decisions.get(atom.said).position;
      return position && isCeiling(position) ? [{ place, sentence, isShared: isSharedCeiling(position) }] : [];
    });
    this.known.set(facts, { heard: told.heard.length, ceilings });
    return ceilings;
  }
}

/** The kinds of origin whose group of a kind of host is among some, until they have as many origins as `enough`. */
function rationedOrigins({ beneficiaries, groupOf, originCount }: PairDay, host: number, isRationed: Uint8Array, enough: number): readonly number[] {
  const found: number[] = [];
  for (let j = 0, n = 0, at = host * originCount; j < originCount && n < enough; j++, at++) {
    if (isRationed[groupOf[at] ?? 0] !== 1 || beneficiaries[j] === 0) continue;
    found.push(j);
    n += beneficiaries[j] ?? 0;
  }
  return found;
}

/** Whether the voice at a place reaches a kind of host. */
const isHeardBy = ({ hostWords, width }: PairDay, host: number, place: number): boolean => ((hostWords[host * width + (place >> 5)] ?? 0) & bitOf(place)) !== 0;
