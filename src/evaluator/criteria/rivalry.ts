import type { CapValue, Position } from "../../language/position";
import type { PartyId, Regime, SentenceId } from "../../language/regime";
import { IndexMemo } from "../../kernel/index-memo";
import { and, clearBit, count, members, or, type Mask } from "../../kernel/masks";
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

/** Whether two sentences are counted by one number. */
export function isOneCount(regime: Regime, a: SentenceId, b: SentenceId): boolean {
  if (a === b) return true;
  const [x, y] = [a, b].map((id) => regime.sentences[id]?.head);
  return x?.kind === "ration" && y?.kind === "ration" && x.cap.quota !== undefined && x.cap.quota === y.cap.quota && x.cap.each === y.cap.each;
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
  private readonly tallies = new WeakMap<Slice["hosts"], { readonly sharers: Sharers; readonly feasible: Node; readonly tally: RivalryTally }>();
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

  /** A tally is the same while its slice and the sharers are. */
  tally(slice: Slice, sharers: Sharers): RivalryTally {
    const known = this.tallies.get(slice.hosts);
    if (known?.sharers === sharers && known.feasible === slice.feasible) return known.tally;
    const tally = this.counted(slice, sharers);
    this.tallies.set(slice.hosts, { sharers, feasible: slice.feasible, tally });
    return tally;
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
    const rivals = this.rationing(cell, feasible).filter((s) => this.howMany(s, host, sharers) >= 2);
    if (rivals.length === 0) return no;
    const key = rivals.join(",");
    const operation = this.operations.get(key) ?? diagrams.operation();
    this.operations.set(key, operation);
    return diagrams.map(operation, cell.node, (value) => {
      const { position, by } = decisions.get(value);
      return isCeiling(position) && position.cap !== null && isShared(position.cap) && by.some((s) => rivals.includes(s)) ? 1 : 0;
    });
  }

  /** How many origins count against a number of the host, or of all hosts together; of a quota, under all sentences counted in it. */
  private howMany(sentence: SentenceId, host: PartyId, sharers: Sharers): number {
    const { regime } = this.analysis.slices.space;
    const head = regime.sentences[sentence]?.head;
    const together = head?.kind === "ration" && head.cap.each === "together";
    const masks = [...sharers].flatMap(([s, byHost]) => (isOneCount(regime, s, sentence) ? [...byHost].flatMap(([h, mask]) => (together || h === host ? [mask] : [])) : []));
    return masks.length === 0 ? 0 : count(masks.reduce(or));
  }

  private underCeiling(node: Node): Node {
    const { decisions, diagrams } = this.analysis.slices.space;
    return diagrams.map(this.mover, node, (value) => (isCeiling(decisions.get(value).position) ? 1 : 0));
  }
}
