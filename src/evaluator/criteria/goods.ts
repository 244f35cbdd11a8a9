import type { Day } from "../../language/dates";
import { isAboveDenied } from "../../language/position";
import { contains } from "../../language/dates";
import { count, emptyMask, hasBit, members, without, type Mask } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Good } from "../result";
import type { WideContext } from "./context";
import { type Exclusion, ways } from "./exclusion";
import { hostGroups, othersIn } from "./host-kinds";
import { PairGoods, type GivenByPairs } from "./pair-goods";
import { isSame, type Rivalry, type SharedIn } from "./rivalry";
import type { Sharers } from "./sharers";

/** The goods of one day, by topic. */
export interface GoodDay {
  readonly members: Good | null;
  readonly outsiders: Good | null;
}

/** States outside: those that clauses can tell apart, and how many there are. */
interface Outside {
  readonly seen: Mask;
  readonly all: number;
}

const goodOf = (excludable: boolean, rival: boolean): Good => (excludable ? (rival ? "private" : "club") : rival ? "common-pool" : "public");

/** What kind of good each right is, among members and for states outside. */
export class Goods {
  private readonly giving: number;
  private readonly lower: number;
  private readonly byPairs: PairGoods;
  private readonly known = new WeakMap<Slice["mark"], { readonly rivalry: SharedIn; readonly feasible: Node; readonly outsiders: number; readonly good: GoodDay }>();

  constructor(
    private readonly context: WideContext,
    private readonly exclusion: Exclusion,
    private readonly rivalry: Rivalry,
  ) {
    this.byPairs = new PairGoods(context.analysis, rivalry.ceilings, exclusion);
    const { diagrams } = context.slices.space;
    this.giving = diagrams.operation();
    this.lower = diagrams.operation();
  }

  /** Who shares which number, over all rights and movers of a day. */
  sharers(slices: readonly Slice[]): Sharers {
    return this.rivalry.sharers(slices);
  }
  /** A good is the same while its slice and who is outside are, and the hosts in which its numbers are shared. */
  on(slice: Slice, sharers: Sharers): GoodDay {
    const { all } = this.outsiders(slice);
    const known = this.known.get(slice.mark);
    const rivalry = this.rivalry.sharedIn(slice, sharers);
    if (known && isSame(known.rivalry, rivalry) && known.feasible === slice.feasible && known.outsiders === all) return known.good;
    const good = this.found(slice, sharers);
    this.known.set(slice.mark, { rivalry, feasible: slice.feasible, outsiders: all, good });
    return good;
  }

  private found(slice: Slice, sharers: Sharers): GoodDay {
    const outside = this.outsiders(slice);
    const told = this.exclusion.told(slice);
    if (told) return this.told(slice, this.byPairs.of(told, slice.bound, outside.seen, (s) => this.rivalry.sharedHosts(s, sharers)), outside);
    const inside = this.judged(slice, slice.bound, sharers);
    return { members: inside && goodOf(inside.excludable, inside.rival), outsiders: outside.all === 0 ? null : this.forOutsiders(slice, outside, sharers) };
  }

  private told({ bound }: Slice, { members: own, outsiders, isMore }: GivenByPairs, { seen, all }: Outside): GoodDay {
    const isAmongThem = (): boolean => outsiders.isGiven && count(seen) > 1 && outsiders.isExcludable();
    return {
      members: own.isGiven && count(bound) > 2 ? goodOf(own.isExcludable(), own.isRival()) : null,
      outsiders: all > 0 && (own.isGiven || outsiders.isGiven) ? goodOf(isMore || (own.isGiven && all > count(seen)) || isAmongThem(), outsiders.isRival()) : null,
    };
  }

  /** Those that are alive. */
  private outsiders(slice: Slice): Outside {
    const { parties, regime } = this.context.slices.space;
    const seen = this.context.membersOnly ? emptyMask(parties.words) : without(parties.alive(slice.on), slice.bound);
    return { seen, all: statesOutside(regime, slice.bound, slice.on) };
  }

  /** `null` where the right is given to none of them, or fewer than two can be compared. */
  private judged(slice: Slice, among: Mask, sharers: Sharers): { readonly excludable: boolean; readonly rival: boolean } | null {
    const { space } = this.context.slices;
    const own: Slice = { ...slice, beneficiaries: among };
    let [given, excludable, rival, compared] = [false, false, false, false];
    for (const group of hostGroups(slice)) {
      const cells = group.row.cells.filter((cell) => othersIn(group, cell, among) > 0);
      if (cells.reduce((n, cell) => n + othersIn(group, cell, among), 0) < 2) continue;
      compared = true;
      for (const cell of cells) {
        given ||= this.gives(cell, slice.feasible) !== space.no;
        excludable ||= ways.some((way) => space.and(this.exclusion.cases(way, own, group, cell), slice.feasible) !== space.no);
        rival ||= members(group.hosts).some((h) => space.and(this.rivalry.contested(cell, h, sharers, slice.feasible), slice.feasible) !== space.no);
      }
    }
    return given && compared ? { excludable, rival } : null;
  }

  private forOutsiders(slice: Slice, outside: Outside, sharers: Sharers): Good | null {
    const { space } = this.context.slices;
    const unseen = outside.all - count(outside.seen);
    let [given, excludable, rival] = [false, false, false];
    const among = this.judged(slice, outside.seen, sharers);
    if (among) [excludable, rival] = [among.excludable, among.rival];
    for (const group of hostGroups(slice)) {
      const outer = group.row.cells.filter((c) => othersIn(group, c, outside.seen) > 0);
      for (const cell of group.row.cells) {
        const gives = this.gives(cell, slice.feasible);
        if (gives === space.no) continue;
        const inside = othersIn(group, cell, slice.bound) > 0;
        given ||= inside || outer.includes(cell);
        // Members have what some state outside has not.
        if (inside) excludable ||= unseen > 0 || outer.some((o) => space.and(gives, this.isLower(cell, o)) !== space.no);
        if (outer.includes(cell)) rival ||= members(group.hosts).some((h) => space.and(this.rivalry.contested(cell, h, sharers, slice.feasible), slice.feasible) !== space.no);
      }
    }
    return given ? goodOf(excludable, rival) : null;
  }

  private positions(cell: OriginCell): Node {
    return this.context.analysis.positions(this.exclusion.sayings(cell).base);
  }
  /** The feasible cases in which something is given. */
  private gives(cell: OriginCell, feasible: Node): Node {
    const { decisions, diagrams } = this.context.slices.space;
    return this.context.slices.space.and(feasible, diagrams.map(this.giving, this.positions(cell), (p) => (isAboveDenied(decisions.positionValue(p)) ? 1 : 0)));
  }
  private isLower(member: OriginCell, outsider: OriginCell): Node {
    return this.context.slices.space.diagrams.combine(this.lower, this.positions(member), this.positions(outsider), (p, q) => (this.exclusion.isLower(p, q) ? 1 : 0));
  }
}

/** How many states are alive on a day and not bound. */
export const statesOutside = (regime: { readonly parties: readonly { readonly life: { readonly since: Day | null; readonly before: Day | null } }[] }, bound: Mask, on: Day): number =>
  regime.parties.reduce((n, { life }, p) => n + (contains(life, on) && !hasBit(bound, p) ? 1 : 0), 0);
