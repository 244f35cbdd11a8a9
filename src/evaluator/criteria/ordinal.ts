import type { Slice } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import type { FactId } from "../../language/regime";
import type { Analysis, Forbidden } from "./analysis";
import { type Apart, countsOf } from "./apart";
import { ranks, Ranks, thirdsApart } from "./distance";
import { hostGroups, othersIn } from "./host-kinds";
import { ExactSum, forEachLeaf } from "./leaves";
import { pairsOverRecords } from "./records";
import { entriesOf, regulatedCases } from "./topic";

/** The sums of one topic in the ordinal metric, in thirds of a distance; `g1` is the sum of likeness, as its tally is. */
export type OrdinalTally = Readonly<Record<"g1" | "g2" | "g4" | "d1" | "d1c", bigint>>;

/** Measures topics in the ordinal metric (docs/reference/criteria.md, "Measure and degree"). */
export class Ordinal {
  readonly ranks: Ranks;
  private readonly farthest: Readonly<Record<keyof Forbidden, number>>;
  private readonly isSome: readonly number[];

  constructor(
    private readonly analysis: Analysis,
    private readonly apart: Apart,
  ) {
    const { decisions, diagrams, regime } = analysis.slices.space;
    this.ranks = new Ranks(decisions, regime.closure);
    this.farthest = { g4: diagrams.operation(), d1: diagrams.operation(), d1c: diagrams.operation() };
    this.isSome = [1, 2, 3].map(() => diagrams.operation());
  }

  tally(slice: Slice, forbidden: Forbidden): OrdinalTally {
    const regulated = regulatedCases(this.analysis, slice);
    const departures = (name: keyof Forbidden): bigint => this.interference(slice, regulated, name, forbidden[name]);
    return { g1: this.genericity(slice, regulated), g2: this.neutrality(slice), g4: departures("g4"), d1: departures("d1"), d1c: departures("d1c") };
  }

  /** Σ over cases and pairs of pairs of (3 − thirds). */
  private genericity(slice: Slice, regulated: Node): bigint {
    const { analysis } = this;
    const sum = new ExactSum();
    const like = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
      let total = 0;
      for (let x = 0; x < ranks; x++) for (let y = 0; y < ranks; y++) total += (a[x] ?? 0) * (b[y] ?? 0) * (3 - thirdsApart(x, y));
      return total;
    };
    const ofRanks = (values: Int32Array, sizes: readonly number[], of: (value: number) => number): readonly number[] => {
      const counts = Array.from({ length: ranks }, () => 0);
      sizes.forEach((n, i) => (counts[this.ranks.of(of(values[i] ?? 0))] = (counts[this.ranks.of(of(values[i] ?? 0))] ?? 0) + n));
      return counts;
    };
    const { diagrams, decisions } = analysis.slices.space;
    const records = pairsOverRecords(analysis, slice);
    if (records !== null) {
      for (const { nodes, all, own } of records) {
        forEachLeaf(diagrams, analysis.measure, regulated, nodes, (values, weight) => {
          const position = (v: number): number => decisions.position(v);
          sum.add(weight, like(ofRanks(values, own, position), ofRanks(values, all, position)));
        });
      }
      return sum.value;
    }
    const counts = [...countsOf(entriesOf(slice).map((e) => [e.cell.positions, e.memberPairs]))];
    const sizes = counts.map(([, n]) => n);
    forEachLeaf(diagrams, analysis.measure, regulated, counts.map(([node]) => node), (values, weight) => {
      const found = ofRanks(values, sizes, (v) => v);
      sum.add(weight, like(found, found));
    });
    return sum.value;
  }

  private neutrality(slice: Slice): bigint {
    let sum = 0n;
    for (const group of hostGroups(slice)) {
      const counts = countsOf(group.row.cells.map((c) => [c.positions, othersIn(group, c, slice.beneficiaries)]));
      sum += this.apart.pairsOfOrigins(counts, slice.feasible).thirds * BigInt(group.size);
    }
    return sum;
  }

  /** Σ over cases and pairs of the largest distance that a change of the facts makes; a case decided by figures of conduct is a whole step off. */
  private interference(slice: Slice, regulated: Node, name: keyof Forbidden, facts: ReadonlySet<FactId>): bigint {
    const { analysis } = this;
    const { space } = analysis.slices;
    const pairs = countsOf(entriesOf(slice).map((e) => [this.largest(e.cell.node, slice.feasible, name, facts), e.pairs]));
    let sum = 0n;
    for (const [node, n] of pairs) {
      for (const thirds of [1, 2, 3]) {
        const there = space.diagrams.map(this.isSome[thirds - 1] ?? 0, node, (v) => (v === thirds ? 1 : 0));
        sum += analysis.weight(space.and(there, regulated)) * BigInt(n * thirds);
      }
    }
    return sum;
  }

  private largest(node: Node, feasible: Node, name: keyof Forbidden, facts: ReadonlySet<FactId>): Node {
    const { analysis } = this;
    const { diagrams } = analysis.slices.space;
    const sets = analysis.interferences.reachable(analysis.guarded(node, feasible), facts);
    const far = diagrams.combine(this.farthest[name], analysis.positions(node), sets, (position, set) =>
      Math.max(0, ...analysis.interferences.set(set).map((other) => this.ranks.thirds(position, other))));
    return name === "g4" ? far : this.raised(far, analysis.conducted(node));
  }
  private raised(far: Node, conducted: Node): Node {
    const { diagrams } = this.analysis.slices.space;
    this.raising ??= diagrams.operation();
    return diagrams.combine(this.raising, far, conducted, (t, c) => (c === 1 ? 3 : t));
  }
  private raising: number | undefined;
}
