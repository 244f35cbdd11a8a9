import { isAboveDenied } from "../../language/position";
import { countBoth, meets, type Mask } from "../../kernel/masks";
import type { Analysis } from "./analysis";
import { CasesWith, meet } from "./cases-with";
import type { Exclusion } from "./exclusion";
import type { PairCeilings, SharedHosts } from "./pair-ceilings";
import { byPosition, type ToldFacts } from "./pair-day";
import type { ToldPairs } from "./pair-tally";

/** What hosts give to some origins. */
export interface Given {
  readonly isGiven: boolean;
  /** Whether from some of them something is taken that others keep; looked for when it is asked. */
  readonly isExcludable: () => boolean;
  /** Whether some of them stand under a number that others count against too. */
  readonly isRival: () => boolean;
}
export interface GivenByPairs {
  readonly members: Given;
  readonly outsiders: Given;
  /** Some member has in some case what some state outside has not. */
  readonly isMore: boolean;
}

/** What is given to members and to states outside, by words of bits: says what `Goods` says by rows, where pairs are told so. */
export class PairGoods {
  private readonly given: CasesWith;

  constructor(
    analysis: Analysis,
    private readonly ceilings: PairCeilings,
    private readonly exclusion: Exclusion,
  ) {
    this.given = new CasesWith(analysis, isAboveDenied);
  }

  of(told: ToldPairs, bound: Mask, seen: Mask, sharedHosts: SharedHosts): GivenByPairs {
    const { day, day: { facts, feasible, groups, groupOf, originCount }, pairs: { origins } } = told;
    const isOutside = origins.masks.map((mask) => meets(mask, seen));
    const given = this.given.in(facts);
    const gives = byPosition(day, (p) => meet(given(p), feasible));
    const [toMembers, toOutsiders] = [{ isGiven: false, isMore: false }, { isGiven: false }];
    const [inner, outer] = [new Set<number>(), new Set<number>()];
    const isMore = this.comparing(facts, feasible);
    const someOutside = isOutside.includes(true);
    for (let i = 0; i < day.hostCount && !(someOutside ? toMembers.isMore && toOutsiders.isGiven : toMembers.isGiven); i++) {
      inner.clear();
      outer.clear();
      for (let j = 0; j < originCount; j++) {
        const g = groupOf[i * originCount + j] ?? 0;
        if (isOutside[j] === true) outer.add(groups.positions[g] ?? 0);
        if (gives[groups.told[g] ?? 0] !== true) continue;
        toOutsiders.isGiven ||= isOutside[j] === true;
        if (hasOther(told, i, j)) inner.add(groups.positions[g] ?? 0);
      }
      toMembers.isGiven ||= inner.size > 0;
      toMembers.isMore ||= [...inner].some((p) => [...outer].some((q) => isMore(p, q)));
    }
    const among = (those: Mask) => ({ isExcludable: () => this.exclusion.byPairs.isAny(told, those, feasible), isRival: () => this.ceilings.isRival(told, those, sharedHosts) });
    return { members: { ...toMembers, ...among(bound) }, outsiders: { ...toOutsiders, ...among(seen) }, isMore: toMembers.isMore };
  }

  /** Whether there is a feasible case in which the first of two functions of positions gives something, and the second is lower; each two are compared once. */
  private comparing(facts: ToldFacts, feasible: Int32Array): (p: number, q: number) => boolean {
    const compared = new Set<number>();
    return (p, q) => {
      const both = p * facts.told.positions.size + q;
      if (p === q || compared.has(both)) return false;
      compared.add(both);
      return this.isMore(facts, feasible, p, q);
    };
  }
  private isMore(facts: ToldFacts, feasible: Int32Array, p: number, q: number): boolean {
    const { values, cases: { count: cases } } = facts;
    return this.given.in(facts)(p).some((word, w) => {
      for (let rest = word & (feasible[w] ?? 0); rest !== 0; rest &= rest - 1) {
        const c = (w << 5) + 31 - Math.clz32(rest & -rest);
        if (this.exclusion.isLower(values[p * cases + c] ?? 0, values[q * cases + c] ?? 0)) return true;
      }
      return false;
    });
  }
}

/** Whether one of a kind of host has another member than itself in a kind of origin. */
const hasOther = ({ day, pairs: { hosts, origins } }: ToldPairs, host: number, origin: number): boolean => {
  const [size, inside] = [day.sizes[host] ?? 0, day.members[origin] ?? 0];
  return inside > 1 || (inside === 1 && (size > 1 || countBoth(hosts[host]?.mask ?? [], origins.masks[origin] ?? []) === 0));
};
