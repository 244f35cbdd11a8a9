import type { Node } from "../../kernel/diagram";
import type { Slice } from "../../kernel/slices";
import type { Analysis } from "../criteria/analysis";
import { ranks, rankOf } from "../criteria/distance";
import { entriesOf, type Entry } from "../criteria/topic";

/** Places on the scale of openness: denied 0, discretionary 1, rationed 2, granted 3. */
export const places = [0, 1, 2, 3] as const;

/** How the cases of one right and class of movers are treated on a day: weights of cases, times eligible pairs. */
export interface TopicSums {
  readonly slice: Slice;
  /** Every case that a mover can be in. */
  readonly all: bigint;
  /** Of these, by place on the scale; the rest are silent. */
  readonly at: readonly bigint[];
  /** The cases of which the regime without its derogations speaks, and those of them in which the regime gives less. */
  readonly promised: bigint;
  readonly taken: bigint;
}

/** The sums of every topic of a day, or what stands in the way of them. */
export type DaySums = { readonly sums: readonly TopicSums[]; readonly missing: null } | { readonly sums: null; readonly missing: string };

/** Counts cases by how open they are. */
export class Sums {
  private readonly isAt: readonly number[];
  constructor(private readonly analysis: Analysis) {
    this.isAt = Array.from({ length: ranks }, () => analysis.slices.space.diagrams.operation());
  }

  /** Every topic of one day; a number that is not known, or a fact without a range, stands in the way. */
  of(slices: readonly Slice[], openFigures: number): DaySums {
    if (openFigures > 0) return { sums: null, missing: "figures are missing" };
    if (slices.some((s) => this.isUnmeasured(s))) return { sums: null, missing: "a fact without a range is read" };
    return { sums: slices.map((s) => this.topic(s)), missing: null };
  }

  private isUnmeasured(slice: Slice): boolean {
    const { measure, slices } = this.analysis;
    const nodes = [slice.feasible, ...entriesOf(slice).map((e) => e.cell.node)];
    return measure.unmeasured.size > 0 && nodes.some((n) => [...slices.space.diagrams.support(n)].some((v) => measure.unmeasured.has(v)));
  }

  private topic(slice: Slice): TopicSums {
    const entries = entriesOf(slice);
    const feasible = this.analysis.weight(slice.feasible);
    const pairs = entries.reduce((n, e) => n + e.pairs, 0);
    const at = places.map((place) => entries.reduce((sum, e) => sum + this.weightAt(place, e.cell.node, slice.feasible) * BigInt(e.pairs), 0n));
    return { slice, all: feasible * BigInt(pairs), at, ...this.promises(slice, entries) };
  }

  private promises(slice: Slice, entries: readonly Entry[]): Pick<TopicSums, "promised" | "taken"> {
    const { analysis } = this;
    const { space } = analysis.slices;
    let [promised, taken] = [0n, 0n];
    for (const { cell, pairs } of entries) {
      const core = cell.corePositions;
      const speaks = space.and(analysis.speaks(core), slice.feasible);
      promised += analysis.weight(speaks) * BigInt(pairs);
      if (cell.core !== cell.node) taken += analysis.weight(space.and(speaks, analysis.unbound(cell.positions, core))) * BigInt(pairs);
    }
    return { promised, taken };
  }

  private weightAt(place: number, node: Node, feasible: Node): bigint {
    const { decisions, diagrams } = this.analysis.slices.space;
    const is = diagrams.map(this.isAt[place] ?? 0, this.analysis.positions(node), (p) => (rankOf(decisions.positionValue(p), "none") === place ? 1 : 0));
    return this.analysis.weight(this.analysis.slices.space.and(is, feasible));
  }
}
