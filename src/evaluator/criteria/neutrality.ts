import { count, members } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import { IndexMemo } from "../../kernel/index-memo";
import { Lists } from "../../kernel/lists";
import type { Row, Slice } from "../../kernel/slices";
import type { Analysis, Tally } from "./analysis";
import { join, noClauses } from "./clause-sets";
import { ExactSum, forEachLeaf } from "./leaves";
import { readersOf } from "./readers";
import type { Comparison } from "./reasons";

/** What G2 counts for one kind of host, whoever the hosts are; a host that is an origin of its own is taken out afterwards. */
interface KindSums {
  /** Σ over cases of the unequal pairs among all beneficiaries. */
  readonly unequal: bigint;
  /** By function of positions, Σ over cases of the beneficiaries treated unlike those who have it. */
  readonly unlike: ReadonlyMap<Node, bigint>;
}
const allAlike: KindSums = { unequal: 0n, unlike: new Map() };

/** Unordered pairs among `n`. */
const choose2 = (n: number): number => (n * (n - 1)) / 2;

/** G2 of slices: rows are counted once and shared by all slices and days in which they stand. */
export class Neutrality {
  private readonly rows = new Map<Node, IndexMemo<KindSums>>();
  /** Feasible cases, functions and counts as lists of numbers, and the sums by list. */
  private readonly lists = new Lists();
  private readonly sums = new IndexMemo<KindSums>();
  private readonly comparisons = new Map<Node, WeakMap<Row, Map<number, Comparison>>>();

  constructor(private readonly analysis: Analysis) {}

  /** Σ over cases and hosts of unequal pairs of origins other than the host. */
  tally(slice: Slice): Tally {
    let weighted = 0n;
    let because = noClauses;
    const compared: Comparison[] = [];
    for (const { hosts, row } of slice.hosts) {
      const found = this.row(row, slice.feasible);
      if (found.unequal === 0n) continue;
      const hostCount = count(hosts);
      let alone = -1;
      let sum = BigInt(hostCount) * found.unequal;
      for (const host of members(hosts)) {
        const place = row.placeOf(host);
        if (place === -1) continue;
        sum -= found.unlike.get(row.counts.nodes[row.counts.placeOf[place] ?? -1] ?? -1) ?? 0n;
        if (hostCount === 1 && row.beneficiariesIn(place) === 1) alone = place;
      }
      if (sum === 0n) continue;
      weighted += sum;
      compared.push(this.comparison(row, alone, slice.feasible));
      if (this.analysis.attributes.variables.size > 0) for (const cell of row.cells) if (this.analysis.attributes.read(cell.node)) because = join(because, readersOf(this.analysis, cell, this.analysis.attributes.facts, false));
    }
    return { weighted, fails: weighted > 0n, because, compared };
  }

  /** The kinds of origin of a row, compared; `alone` is the cell that has nobody but the host. */
  private comparison(row: Row, alone: number, feasible: Node): Comparison {
    const memo = this.comparisons.get(feasible) ?? new WeakMap<Row, Map<number, Comparison>>();
    this.comparisons.set(feasible, memo);
    const ofRow = memo.get(row) ?? new Map<number, Comparison>();
    memo.set(row, ofRow);
    const made = ofRow.get(alone) ?? this.analysis.naming.comparison(() => ({ sets: row.sets, sizes: row.sets.map((_, i) => (i === alone ? 0 : row.beneficiariesIn(i))), cell: (i) => row.cell(i) }), feasible, row.telling);
    ofRow.set(alone, made);
    return made;
  }

  private row(row: Row, feasible: Node): KindSums {
    const memo = this.rows.get(feasible) ?? new IndexMemo<KindSums>();
    this.rows.set(feasible, memo);
    return memo.get(row.id) ?? memo.set(row.id, this.counted(row, feasible));
  }

  /** Rows with as many beneficiaries at the same functions count the same. */
  private counted(row: Row, feasible: Node): KindSums {
    const { nodes, beneficiaries } = row.counts;
    const apart = nodes.some((node) => this.analysis.attributes.read(node));
    if (nodes.length === 1 && !apart) return allAlike;
    const kinds = nodes.map((node, i) => [node, beneficiaries[i] ?? 0] as const).sort((a, b) => a[0] - b[0]);
    let list = this.lists.extended(0, feasible);
    for (const [node, n] of kinds) list = this.lists.extended(this.lists.extended(list, node), n);
    return this.sums.get(list) ?? this.sums.set(list, apart ? this.countApart(kinds, feasible) : this.scaled(this.countKinds(kinds, feasible)));
  }

  /** Counted over choices of the facts about two origins, as all sums are where some function reads such facts. */
  private scaled({ unequal, unlike }: KindSums): KindSums {
    const { total } = this.analysis.attributes;
    if (total === 1) return { unequal, unlike };
    const times = BigInt(total) ** 2n;
    return { unequal: unequal * times, unlike: new Map([...unlike].map(([node, sum]) => [node, sum * times])) };
  }

  /** The same where positions read facts about the origin: each origin has values of its own, and is never compared with itself. */
  private countApart(kinds: readonly (readonly [Node, number])[], feasible: Node): KindSums {
    const { analysis } = this;
    const { attributes } = analysis;
    const all = kinds.reduce((sum, [, n]) => sum + n, 0) * attributes.total;
    const choices = kinds.flatMap(([node, n], kind) => attributes.of(node).map((c) => ({ ...c, kind, n })));
    const unequal = new ExactSum();
    const unlike = kinds.map(() => new ExactSum());
    forEachLeaf(analysis.slices.space.diagrams, analysis.measure, feasible, choices.map((c) => c.node), (values, weight) => {
      const everyone = new Map<number, number>();
      const own = kinds.map(() => new Map<number, number>());
      choices.forEach(({ kind, n, weight: w }, i) => {
        const value = values[i] ?? 0;
        everyone.set(value, (everyone.get(value) ?? 0) + n * w);
        own[kind]?.set(value, (own[kind]?.get(value) ?? 0) + w);
      });
      // Ordered pairs of choices that differ, of one origin with itself.
      const itself = own.map((counts) => [...counts.values()].reduce((sum, w) => sum + w * (attributes.total - w), 0));
      const pairs = [...everyone.values()].reduce((sum, w) => sum + w * (all - w), 0) - kinds.reduce((sum, [, n], k) => sum + n * (itself[k] ?? 0), 0);
      unequal.add(weight, pairs / 2);
      own.forEach((counts, k) => unlike[k]?.add(weight, [...counts].reduce((sum, [value, w]) => sum + w * (all - (everyone.get(value) ?? 0)), 0) - (itself[k] ?? 0)));
    });
    return { unequal: unequal.value, unlike: new Map(kinds.map(([node], i) => [node, unlike[i]?.value ?? 0n])) };
  }

  private countKinds(kinds: readonly (readonly [Node, number])[], feasible: Node): KindSums {
    const { analysis } = this;
    const all = kinds.reduce((sum, [, n]) => sum + n, 0);
    const unequal = new ExactSum();
    const unlike = kinds.map(() => new ExactSum());
    const counts = new Float64Array(analysis.slices.space.decisions.positionCount);
    forEachLeaf(analysis.slices.space.diagrams, analysis.measure, feasible, kinds.map(([node]) => node), (values, weight) => {
      for (let i = 0; i < kinds.length; i++) counts[values[i] ?? 0] = (counts[values[i] ?? 0] ?? 0) + (kinds[i]?.[1] ?? 0);
      let equal = 0;
      for (let i = 0; i < kinds.length; i++) {
        const alike = Math.abs(counts[values[i] ?? 0] ?? 0);
        unlike[i]?.add(weight, all - alike);
        // Pairs are counted at the first function with a position; a negative count marks it as done.
        if ((counts[values[i] ?? 0] ?? 0) > 0) {
          equal += choose2(alike);
          counts[values[i] ?? 0] = -alike;
        }
      }
      for (let i = 0; i < kinds.length; i++) counts[values[i] ?? 0] = 0;
      unequal.add(weight, choose2(all) - equal);
    });
    return { unequal: unequal.value, unlike: new Map(kinds.map(([node], i) => [node, unlike[i]?.value ?? 0n])) };
  }
}
