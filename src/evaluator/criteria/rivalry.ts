import type { CapValue, Position } from "../../language/position";
import type { PartyId, Regime, SentenceId } from "../../language/regime";
import { IndexMemo } from "../../kernel/index-memo";
import { and, clearBit, count, hasBit, maskKey, members, or, setBit, type Mask } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import type { OriginCell, Slice } from "../../kernel/slices";
import type { Analysis } from "./analysis";
import { noClauses, type ClauseSet } from "./clause-sets";
import { hostGroups, othersIn } from "./host-kinds";
import { SliceMemo } from "./slice-memo";
import { regulatedCases } from "./topic";

export interface RivalryTally {
  readonly regulated: bigint;
  /** Σ over cases of pairs under a number that the origin shares with another. */
  readonly parties: bigint;
  /** Σ over cases of pairs under a number at all. */
  readonly movers: bigint;
  readonly partiesBecause: ClauseSet;
  readonly moversBecause: ClauseSet;
}

/** A ceiling. A floor takes nothing from anybody. */
const isCeiling = (p: Position): boolean => p.kind === "rationed" && p.cap?.bound === "most";
/** Counted for several origins at once: `each origin` and `each pair` are not. */
export const isShared = (cap: Pick<CapValue, "each">): boolean => cap.each !== "origin" && cap.each !== "pair";

/** The number that a sentence is counted by; sentences of one quota have one. */
export function numberOf(regime: Regime, sentence: SentenceId): string {
  const head = regime.sentences[sentence]?.head;
  const cap = head?.kind === "ration" ? head.cap : null;
  return `${cap?.each ?? ""} ${cap?.quota === undefined ? `sentence ${sentence}` : `quota ${cap.quota}`}`;
}
/** Whether two sentences are counted by one number. */
export const isOneCount = (regime: Regime, a: SentenceId, b: SentenceId): boolean => numberOf(regime, a) === numberOf(regime, b);

/** The hosts in which a number is shared, given who counts against it in each. */
function sharedIn(byHost: ReadonlyMap<PartyId, Mask>, together: boolean): Mask {
  const isShared = together ? count([...byHost.values()].reduce(or)) >= 2 : null;
  const hosts: number[] = [];
  for (const [h, origins] of byHost) if (isShared ?? count(origins) >= 2) setBit(hosts, h);
  return hosts;
}

/** For each sentence with a number that several origins count against, by host, whom it reaches: the movers of which compete. */
export type Sharers = ReadonlyMap<SentenceId, ReadonlyMap<PartyId, Mask>>;

function addTo(found: Map<SentenceId, Map<PartyId, Mask>>, sentence: SentenceId, host: PartyId, origins: Mask): void {
  const byHost = found.get(sentence) ?? new Map<PartyId, Mask>();
  found.set(sentence, byHost);
  const known = byHost.get(host);
  byHost.set(host, known ? or(known, origins) : origins);
}

/** NRV, read off the ends of decisions: whether the use that one makes of a right lessens what is left for another. */
export class Rivalry {
  private readonly guard: number;
  private readonly mover: number;
  private readonly operations = new Map<string, number>();
  private readonly rationings = new Map<Node, IndexMemo<readonly SentenceId[]>>();
  private readonly tallies = new WeakMap<Slice["hosts"], { readonly rivalry: string; readonly feasible: Node; readonly tally: RivalryTally }>();
  /** For each number the hosts in which it is shared. */
  private readonly shared = new WeakMap<Sharers, ReadonlyMap<string, Mask>>();
  private readonly ofSlice: SliceMemo<Sharers>;
  private last: { readonly each: readonly Sharers[]; readonly all: Sharers } = { each: [], all: new Map() };

  constructor(private readonly analysis: Analysis) {
    this.guard = analysis.slices.space.diagrams.operation();
    this.mover = analysis.slices.space.diagrams.operation();
    this.ofSlice = new SliceMemo(analysis, (s) => this.sharersIn(s));
  }

  /** Who shares which number on a day, over all rights and movers; the same object while nothing changes. */
  sharers(slices: readonly Slice[]): Sharers {
    const each = slices.map((s) => this.ofSlice.of(s)).filter((own) => own.size > 0);
    if (this.last.each.length === each.length && each.every((own, i) => own === this.last.each[i])) return this.last.all;
    const all = new Map<SentenceId, Map<PartyId, Mask>>();
    for (const own of each) for (const [s, byHost] of own) for (const [h, origins] of byHost) addTo(all, s, h, origins);
    this.last = { each, all };
    return all;
  }

  private sharersIn(slice: Slice): Sharers {
    const found = new Map<SentenceId, Map<PartyId, Mask>>();
    for (const { hosts, row } of slice.hosts) {
      for (const cell of row.cells) {
        for (const s of this.rationing(cell, slice.feasible)) {
          for (const h of members(hosts)) {
            const own = and(cell.origins, slice.beneficiaries);
            clearBit(own, h);
            addTo(found, s, h, own);
          }
        }
      }
    }
    return found;
  }

  /** A tally is the same while its slice is, and the hosts in which its numbers are shared. */
  tally(slice: Slice, sharers: Sharers): RivalryTally {
    const known = this.tallies.get(slice.hosts);
    const rivalry = this.key(slice, sharers);
    if (known?.rivalry === rivalry && known.feasible === slice.feasible) return known.tally;
    const tally = this.counted(slice, sharers);
    this.tallies.set(slice.hosts, { rivalry, feasible: slice.feasible, tally });
    return tally;
  }

  /** The same while the numbers that a slice reads are shared in the same hosts. */
  key(slice: Slice, sharers: Sharers): string {
    return [...this.ofSlice.of(slice).keys()].map((s) => `${s}:${maskKey(this.sharedHosts(s, sharers))}`).join(" ");
  }

  private counted(slice: Slice, sharers: Sharers): RivalryTally {
    const { analysis } = this;
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
      if (isCeiling(position) && position.cap !== null && isShared(position.cap)) for (const s of by) found.add(s);
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
      return isCeiling(position) && position.cap !== null && isShared(position.cap) && by.some((s) => rivals.includes(s)) ? 1 : 0;
    });
  }

  /** The hosts in which two origins or more count against the number of a sentence: against that of one host, or of all hosts together. */
  private sharedHosts(sentence: SentenceId, sharers: Sharers): Mask {
    const known = this.shared.get(sharers) ?? this.sharedOf(sharers);
    this.shared.set(sharers, known);
    return known.get(numberOf(this.analysis.slices.space.regime, sentence)) ?? [];
  }
  private sharedOf(sharers: Sharers): ReadonlyMap<string, Mask> {
    const { regime } = this.analysis.slices.space;
    const byNumber = new Map<string, Map<PartyId, Mask>>();
    for (const [s, byHost] of sharers) {
      const number = numberOf(regime, s);
      const all = byNumber.get(number) ?? new Map<PartyId, Mask>();
      byNumber.set(number, all);
      for (const [h, origins] of byHost) {
        const known = all.get(h);
        all.set(h, known ? or(known, origins) : origins);
      }
    }
    return new Map([...byNumber].map(([number, byHost]) => [number, sharedIn(byHost, number.startsWith("together"))]));
  }

  private underCeiling(node: Node): Node {
    const { decisions, diagrams } = this.analysis.slices.space;
    return diagrams.map(this.mover, node, (value) => (isCeiling(decisions.get(value).position) ? 1 : 0));
  }
}
