import { count, countBoth } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import type { Row, Slice } from "../../kernel/slices";
import { noClauses, type Analysis, type ClauseSet, type Tally } from "./analysis";
import { ExactSum, forEachLeaf } from "./leaves";

/** What G2 counts for one kind of host, whoever the hosts are; a host that is an origin of its own is taken out afterwards. */
interface RowTally {
  /** Σ over cases of the unequal pairs among all beneficiaries. */
  readonly unequal: bigint;
  /** For each cell, Σ over cases of the beneficiaries treated unlike those of the cell. */
  readonly unlike: readonly bigint[];
  /** Clauses responsible, where the cell named (the host alone in it) is left out; -1: none is. */
  readonly because: Map<number, ClauseSet>;
}

/** The sums of a row by function of positions. */
interface KindSums {
  readonly unequal: bigint;
  readonly unlike: ReadonlyMap<Node, bigint>;
}

/** Unordered pairs among `n`. */
const choose2 = (n: number): number => (n * (n - 1)) / 2;

/** G2 of slices: rows are counted once and shared by all slices and days in which they stand. */
export class Neutrality {
  private readonly rows = new Map<Node, Map<number, RowTally>>();
  private readonly sums = new Map<string, KindSums>();

  constructor(private readonly analysis: Analysis) {}

  /** Σ over cases and hosts of unequal pairs of origins other than the host. */
  tally(slice: Slice): Tally {
    let weighted = 0n;
    let because = noClauses;
    for (const { hosts, row } of slice.hosts) {
      const found = this.row(row, slice.feasible);
      if (found.unequal === 0n) continue;
      const hostCount = count(hosts);
      let sum = BigInt(hostCount) * found.unequal;
      let alone = -1;
      row.cells.forEach((cell, i) => {
        const inside = countBoth(cell.origins, hosts);
        if (inside === 0) return;
        sum -= BigInt(inside) * (found.unlike[i] ?? 0n);
        if (hostCount === 1 && cell.beneficiaries === 1) alone = i;
      });
      if (sum === 0n) continue;
      weighted += sum;
      because |= this.because(found, row, slice.feasible, alone);
    }
    return { weighted, fails: weighted > 0n, because };
  }

  private row(row: Row, feasible: Node): RowTally {
    const memo = this.rows.get(feasible) ?? new Map<number, RowTally>();
    this.rows.set(feasible, memo);
    const known = memo.get(row.id);
    if (known !== undefined) return known;
    const made = { ...this.counted(row, feasible), because: new Map<number, ClauseSet>() };
    memo.set(row.id, made);
    return made;
  }

  /** Rows with as many beneficiaries at the same functions count the same. */
  private counted(row: Row, feasible: Node): Omit<RowTally, "because"> {
    const counts = new Map<Node, number>();
    for (const c of row.cells) {
      const node = this.analysis.positions(c.node);
      counts.set(node, (counts.get(node) ?? 0) + c.beneficiaries);
    }
    const sorted = [...counts].sort((a, b) => a[0] - b[0]);
    const key = `${feasible}|${sorted.join("|")}`;
    const known = this.sums.get(key) ?? this.countKinds(sorted, feasible);
    this.sums.set(key, known);
    return { unequal: known.unequal, unlike: row.cells.map((c) => known.unlike.get(this.analysis.positions(c.node)) ?? 0n) };
  }

  private countKinds(kinds: readonly (readonly [Node, number])[], feasible: Node): KindSums {
    const { analysis } = this;
    const all = kinds.reduce((sum, [, n]) => sum + n, 0);
    const unequal = new ExactSum();
    const unlike = kinds.map(() => new ExactSum());
    if (kinds.length > 1) {
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
    }
    return { unequal: unequal.value, unlike: new Map(kinds.map(([node], i) => [node, unlike[i]?.value ?? 0n])) };
  }

  private because(found: RowTally, row: Row, feasible: Node, alone: number): ClauseSet {
    const known = found.because.get(alone);
    if (known !== undefined) return known;
    const cells = row.cells.map((cell, i) => ({ cell, size: i === alone ? 0 : cell.beneficiaries }));
    const made = this.analysis.causes(cells, feasible);
    found.because.set(alone, made);
    return made;
  }
}
