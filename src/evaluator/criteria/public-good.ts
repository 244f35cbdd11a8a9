import type { Day, DayInterval } from "../../language/dates";
import { one, rational, subtract, type Rational } from "../../language/rational";
import type { FactId, Regime } from "../../language/regime";
import type { Slice, Slices, Topic } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { joined, noClauses, type ClauseSet } from "./clause-sets";
import type { WideContext } from "./context";
import { Exclusion, type ExclusionTally } from "./exclusion";
import { Goods, type GoodDay } from "./goods";
import { fails, holds, missing, type DayCounts, type PartDay, type PartKey } from "./part-day";
import type { Telling } from "./pair-tally";
import { Rivalry } from "./rivalry";
import { rulesKept } from "./rules-kept";
import type { Sharers } from "./sharers";
import { SliceMemo } from "./slice-memo";
import type { Obligations } from "./solidarity";
import type { Span } from "./timeline";
import { entriesOf } from "./topic";
import { daysOfScenarios, uptakeOn } from "./uptake";
import { noWorld, type World } from "./worlds";

/** What a day was found to be in one world. */
interface Found {
  readonly entries: Entries;
  /** Where a scenario may change on another day of the same stretch. */
  readonly sharers: Sharers | null;
  /** By topic. */
  readonly goods: readonly GoodDay[] | null;
}
type Entries = ReturnType<typeof uptakeOn>;
const nowhere = { cases: 0n, because: noClauses };

/** The hollifield reading: whether what the regime gives has the form of a public good (docs/reference/criteria.md). */
export class PublicGood {
  readonly exclusion: Exclusion;
  readonly rivalry: Rivalry;
  private readonly goods: Goods;
  private readonly exclusions: SliceMemo<ExclusionTally>;
  private readonly departures: SliceMemo<{ readonly cases: bigint; readonly because: ClauseSet }>;
  private readonly free: number;
  /** The days on which a scenario changes, in order. */
  private readonly cuts: readonly Day[];
  /** Of the days that were judged, so that none is gone back to. */
  private readonly found = new Map<Day, Map<World, Found>>();

  constructor(
    private readonly regime: Regime,
    private readonly analysis: Analysis,
    private readonly slices: Slices,
    readonly context: WideContext,
    conduct: ReadonlySet<FactId>,
    private readonly obligations: (on: Day, slices: readonly Slice[]) => Obligations,
    private readonly ordinal: boolean,
    pairs: Telling,
  ) {
    const isSame = context.pairs === null;
    const all = context.pairs ?? pairs;
    this.exclusion = new Exclusion(context.analysis, context.powers, conduct, context.derogations, all);
    this.rivalry = new Rivalry(analysis, pairs);
    this.goods = new Goods(context, this.exclusion, isSame ? this.rivalry : new Rivalry(context.analysis, all, this.rivalry));
    this.exclusions = new SliceMemo(context.analysis, (s) => this.exclusion.tally(s));
    this.cuts = [...new Set(daysOfScenarios(regime))].sort((a, b) => a - b);
    this.free = slices.space.diagrams.operation();
    this.departures = new SliceMemo(analysis, (s) => this.departing(s));
  }

  parts(on: Day, slices: readonly Slice[], world: World, counts: DayCounts): readonly (readonly [PartKey, PartDay])[] {
    const ofDay = this.found.get(on) ?? new Map<World, Found>();
    this.found.set(on, ofDay);
    const sharers = this.rivalry.sharers(slices);
    ofDay.set(world, { entries: uptakeOn(this.regime, sharers, on), sharers: this.cuts.length === 0 ? null : sharers, goods: this.goodsIn(on, world) });
    return [
      ["nex", this.noExclusion(on, world, counts)],
      ...this.noRivalry(slices, counts, sharers),
      ["convergence", this.convergence(slices, counts)],
      ["rulesKept", this.kept(on, slices)],
    ];
  }

  /** The kind of good of every topic on a day, in one world. */
  goodsOn(on: Day, world: World): readonly GoodDay[] | null {
    const known = this.found.get(on)?.get(world);
    return known === undefined ? this.goodsIn(on, world) : known.goods;
  }
  private goodsIn(on: Day, world: World): readonly GoodDay[] | null {
    const slices = this.context.on(on, world);
    if (slices === null) return null;
    const sharers = this.goods.sharers(slices);
    return slices.map((s) => this.goods.on(s, sharers));
  }

  get topics(): readonly Topic[] {
    return this.slices.topics;
  }

  /** What is declared of admissions in a span, cut where a scenario changes. */
  uptake({ interval, day }: Span): readonly { readonly interval: DayInterval; readonly entries: Entries }[] {
    if (!day.inForce) return [];
    const known = this.found.get(day.on)?.get(noWorld);
    const inside = (d: Day): boolean => (interval.since === null || d > interval.since) && (interval.before === null || d < interval.before);
    const cuts = this.cuts.filter(inside);
    if (known && cuts.length === 0) return [{ interval, entries: known.entries }];
    const sharers = known?.sharers ?? this.rivalry.sharers(this.slices.on(day.on));
    if (sharers.size === 0) return [];
    return [day.on, ...cuts].map((on, i) => ({
      interval: { since: i === 0 ? interval.since : on, before: cuts[i] ?? interval.before },
      entries: uptakeOn(this.regime, sharers, on),
    }));
  }

  private noExclusion(on: Day, world: World, counts: DayCounts): PartDay {
    if (counts.origins < 2) return missing("fewer than two origins to compare");
    const slices = this.context.on(on, world);
    if (slices === null) return { verdict: "undecided", degree: null, because: noClauses, missing: "figures are missing that only a power reads" };
    const tallies = slices.map((s) => this.exclusions.of(s));
    const excludable = tallies.reduce((s, t) => s + t.excludable, 0n);
    const all = tallies.reduce((s, t) => s + t.regulated, 0n) * BigInt(counts.n * counts.origins);
    return this.measured(excludable > 0n, rational(excludable, all), 1n, joined(tallies.map((t) => t.because)), counts);
  }

  private noRivalry(slices: readonly Slice[], counts: DayCounts, sharers: Sharers): readonly (readonly [PartKey, PartDay])[] {
    const tallies = slices.map((s) => this.rivalry.tally(s, sharers));
    const all = counts.regulated * BigInt(counts.n * counts.origins);
    const part = (sums: readonly bigint[], because: readonly ClauseSet[]): PartDay => {
      const sum = sums.reduce((a, b) => a + b, 0n);
      // Who comes too late gets nothing: two steps of three from what is rationed.
      return this.measured(sum > 0n, rational(sum, all), 2n, joined(because), counts);
    };
    return [
      ["nrv", counts.origins < 2 ? missing("fewer than two origins to compare") : part(tallies.map((t) => t.parties), tallies.map((t) => t.partiesBecause))],
      ["nrvm", part(tallies.map((t) => t.movers), tallies.map((t) => t.moversBecause))],
    ];
  }

  /** The share of cases whose position is no discretion without a common standard. */
  private convergence(slices: readonly Slice[], counts: DayCounts): PartDay {
    const found = slices.map((s) => (this.exclusion.mayBeFree(s) ? this.departures.of(s) : nowhere));
    const departing = found.reduce((sum, { cases }) => sum + cases, 0n);
    return this.measured(departing > 0n, rational(departing, counts.regulated * BigInt(counts.n * counts.origins)), 1n, joined(found.map(({ because }) => because)), counts);
  }
  private departing(slice: Slice): { readonly cases: bigint; readonly because: ClauseSet } {
    const { space } = this.slices;
    let cases = 0n;
    let because: ClauseSet = noClauses;
    for (const { cell, pairs } of entriesOf(slice)) {
      const free = space.and(space.diagrams.map(this.free, cell.node, (v) => (this.exclusion.isFree(space.decisions.get(v)) ? 1 : 0)), slice.feasible);
      if (free === space.no) continue;
      cases += this.analysis.weight(free) * BigInt(pairs);
      because = this.analysis.naming.joinDeciders(cell.node, free, because);
    }
    return { cases, because };
  }

  private kept(on: Day, slices: readonly Slice[]): PartDay {
    const found = rulesKept(this.regime, this.obligations(on, slices));
    if (found === null) return missing("nothing is owed");
    const { degree, because } = found;
    return degree.numerator === degree.denominator ? holds(degree) : fails(degree, this.analysis.naming.clauses(because));
  }

  /** `thirds` tells how far what is lost is in the ordinal metric; 1 where the share itself is the degree. */
  private measured(departs: boolean, share: Rational, thirds: 1n | 2n, because: ClauseSet, counts: DayCounts): PartDay {
    if (counts.tallies.some((t) => t.unmeasured)) return departs ? fails(null, because) : holds(null);
    const part = departs ? fails(subtract(one, share), because) : holds(one);
    const ordinal = subtract(one, thirds === 1n ? share : rational(share.numerator * 2n, share.denominator * 3n));
    return this.ordinal ? { ...part, ordinal } : part;
  }
}
