import type { PartyId, SentenceId } from "../../language/regime";
import { IndexMemo } from "../../kernel/index-memo";
import { and, hasBit, isEmpty, members, or, type Mask } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { noClauses, type ClauseSet } from "./clause-sets";
import { hostGroups, othersIn } from "./host-kinds";
import { PairCeilings } from "./pair-ceilings";
import type { Telling } from "./pair-tally";
import { isCeiling, isSharedCeiling, SharedNumbers, type Reach, type RivalryTally, type Sharers } from "./sharers";
import { SliceMemo } from "./slice-memo";
import { regulatedCases } from "./topic";
import { isDeclared } from "./uptake";

/** NRV, read off the ends of decisions: whether the use that one makes of a right lessens what is left for another. */
export class Rivalry {
  private readonly guard: number;
  private readonly mover: number;
  private readonly operations = new Map<string, number>();
  private readonly rationings = new Map<Node, IndexMemo<readonly SentenceId[]>>();
  private readonly tallies = new WeakMap<Slice["mark"], { readonly rivalry: SharedIn; readonly feasible: Node; readonly tally: RivalryTally }>();
  private readonly shared: SharedNumbers;
  private readonly ofSlice: SliceMemo<Sharers>;
  private last: { readonly each: readonly Sharers[]; readonly all: Sharers } = { each: [], all: new Map() };
  readonly ceilings: PairCeilings;
  /** Of so many origins two are others than the host; only to count who is admitted all are asked for. */
  private readonly enough: number;

  constructor(
    private readonly analysis: Analysis,
    private readonly pairs: Telling,
    /** Reads the same regime with fewer parties told apart, if something does. */
    narrower: Rivalry | null = null,
  ) {
    this.guard = analysis.slices.space.diagrams.operation();
    this.mover = analysis.slices.space.diagrams.operation();
    this.ofSlice = new SliceMemo(analysis, (s) => this.sharersIn(s));
    this.ceilings = narrower?.analysis.slices.space === analysis.slices.space ? narrower.ceilings : new PairCeilings(analysis);
    this.shared = new SharedNumbers(analysis.slices.space.regime);
    this.enough = isDeclared(analysis.slices.space.regime) ? Infinity : 3;
  }

  /** Who shares which number on a day, over all rights and movers; the same object while nothing changes. */
  sharers(slices: readonly Slice[]): Sharers {
    const each = slices.map((s) => this.ofSlice.of(s)).filter((own) => own.size > 0);
    if (this.last.each.length === each.length && each.every((own, i) => own === this.last.each[i])) return this.last.all;
    const all = new Map<SentenceId, Reach[]>();
    for (const own of each) for (const [s, reaches] of own) all.set(s, [...(all.get(s) ?? []), ...reaches]);
    this.last = { each, all: new Map([...all].sort(([a], [b]) => a - b)) };
    return this.last.all;
  }

  private sharersIn(slice: Slice): Sharers {
    const pairs = this.pairs.told(slice);
    if (pairs !== null) return this.ceilings.reaches(pairs, slice.beneficiaries, this.enough);
    const found = new Map<SentenceId, Reach[]>();
    for (const { hosts, row } of slice.hosts) {
      const own = new Map<SentenceId, Mask>();
      for (const cell of row.cells) {
        const origins = and(cell.origins, slice.beneficiaries);
        if (isEmpty(origins)) continue;
        for (const s of this.rationing(cell, slice.feasible)) own.set(s, or(own.get(s) ?? origins, origins));
      }
      for (const [s, origins] of own) found.set(s, [...(found.get(s) ?? []), { hosts, origins }]);
    }
    return found;
  }

  /** A tally is the same while its slice is, and the hosts in which its numbers are shared. */
  tally(slice: Slice, sharers: Sharers): RivalryTally {
    const known = this.tallies.get(slice.mark);
    const rivalry = this.sharedIn(slice, sharers);
    if (known && isSame(known.rivalry, rivalry) && known.feasible === slice.feasible) return known.tally;
    const tally = this.counted(slice, sharers);
    this.tallies.set(slice.mark, { rivalry, feasible: slice.feasible, tally });
    return tally;
  }

  /** In which hosts each number that a slice reads is shared. */
  sharedIn(slice: Slice, sharers: Sharers): SharedIn {
    return [...this.ofSlice.of(slice).keys()].map((sentence) => ({ sentence, hosts: this.sharedHosts(sentence, sharers) }));
  }

  private counted(slice: Slice, sharers: Sharers): RivalryTally {
    const { analysis } = this;
    const pairs = this.pairs.told(slice);
    if (pairs !== null) return this.ceilings.tally(pairs, slice.beneficiaries, (s) => this.sharedHosts(s, sharers));
    const { space } = analysis.slices;
    const regulated = regulatedCases(analysis, slice);
    let [parties, movers] = [0n, 0n];
    let [partiesBecause, moversBecause]: [ClauseSet, ClauseSet] = [noClauses, noClauses];
    for (const group of hostGroups(slice)) {
      for (const cell of group.row.cells) {
        const rationed = space.and(this.underCeiling(cell.node), regulated);
        const size = othersIn(group, cell, slice.beneficiaries);
        if (rationed === space.no || size === 0) continue;
        movers += analysis.weight(rationed) * BigInt(group.size * size);
        moversBecause = analysis.naming.joinDeciders(cell.node, rationed, moversBecause);
        if (this.rationing(cell, slice.feasible).length === 0) continue;
        const alike = new Map<Node, number>();
        for (const h of members(group.hosts)) {
          const contested = this.contested(cell, h, sharers, slice.feasible);
          alike.set(contested, (alike.get(contested) ?? 0) + 1);
        }
        for (const [node, hosts] of alike) {
          const contested = space.and(node, regulated);
          if (contested === space.no) continue;
          parties += analysis.weight(contested) * BigInt(size * hosts);
          partiesBecause = analysis.naming.joinDeciders(cell.node, contested, partiesBecause);
        }
      }
    }
    return { regulated: analysis.weight(regulated), parties, movers, partiesBecause, moversBecause };
  }

  /** The sentences that ration origins of a cell by a number counted for several. */
  private rationing(cell: OriginCell, feasible: Node): readonly SentenceId[] {
    const memo = this.rationings.get(feasible) ?? new IndexMemo<readonly SentenceId[]>();
    this.rationings.set(feasible, memo);
    return memo.get(cell.signature) ?? memo.set(cell.signature, this.rationedBy(cell, feasible));
  }
  private rationedBy(cell: OriginCell, feasible: Node): readonly SentenceId[] {
    const { decisions, diagrams } = this.analysis.slices.space;
    const found = new Set<SentenceId>();
    for (const value of diagrams.values(diagrams.combine(this.guard, feasible, cell.node, (f, n) => (f === 1 ? n : 0)))) {
      const { position, by } = decisions.get(value);
      if (isSharedCeiling(position)) for (const s of by) found.add(s);
    }
    return [...found];
  }

  /** 1 where an origin of the cell shares a number of the host with another. */
  contested(cell: OriginCell, host: PartyId, sharers: Sharers, feasible: Node): Node {
    const { decisions, diagrams, no } = this.analysis.slices.space;
    const rivals = this.rationing(cell, feasible).filter((s) => hasBit(this.sharedHosts(s, sharers), host));
    if (rivals.length === 0) return no;
    const key = rivals.join(",");
    const operation = this.operations.get(key) ?? diagrams.operation();
    this.operations.set(key, operation);
    return diagrams.map(operation, cell.node, (value) => {
      const { position, by } = decisions.get(value);
      return isSharedCeiling(position) && by.some((s) => rivals.includes(s)) ? 1 : 0;
    });
  }

  /** The hosts in which two origins or more count against the number of a sentence: against that of one host, or of all hosts together. */
  sharedHosts(sentence: SentenceId, sharers: Sharers): Mask {
    return this.shared.hosts(sentence, sharers);
  }

  private underCeiling(node: Node): Node {
    const { decisions, diagrams } = this.analysis.slices.space;
    return diagrams.map(this.mover, node, (value) => (isCeiling(decisions.get(value).position) ? 1 : 0));
  }
}

/** The hosts in which numbers are shared, by sentence; objects that are the same while nothing changes. */
export type SharedIn = readonly { readonly sentence: SentenceId; readonly hosts: Mask }[];
export const isSame = (a: SharedIn, b: SharedIn): boolean => a.length === b.length && a.every(({ sentence, hosts }, i) => sentence === b[i]?.sentence && hosts === b[i].hosts);
