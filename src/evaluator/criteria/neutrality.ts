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

/** Unordered pairs among `n`. */
const choose2 = (n: number): number => (n * (n - 1)) / 2;

/** G2 of slices: rows are counted once and shared by all slices and days in which they stand. */
export class Neutrality {
  private readonly rows = new Map<Node, Map<number, RowTally>>();

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
    const made = this.countRow(row, feasible);
    memo.set(row.id, made);
    return made;
  }

  private countRow(row: Row, feasible: Node): RowTally {
    const { analysis } = this;
    const nodes = row.cells.map((c) => analysis.positions(c.node));
    const functions = [...new Set(nodes)];
    const slot = nodes.map((n) => functions.indexOf(n));
    const all = row.cells.reduce((sum, c) => sum + c.beneficiaries, 0);
    const unequal = new ExactSum();
    const unlike = functions.map(() => new ExactSum());
    if (functions.length > 1) {
      const counts = new Float64Array(functions.length);
      row.cells.forEach((c, i) => {
        counts[slot[i] ?? 0] = (counts[slot[i] ?? 0] ?? 0) + c.beneficiaries;
      });
      forEachLeaf(analysis.slices.space.diagrams, analysis.measure, feasible, functions, (values, weight) => {
        let equal = 0;
        for (let i = 0; i < values.length; i++) {
          // Beneficiaries at the position of function i; pairs are counted at the first function that has it.
          let alike = 0;
          let first = true;
          for (let j = 0; j < values.length; j++) {
            if (values[j] !== values[i]) continue;
            alike += counts[j] ?? 0;
            if (j < i) first = false;
          }
          if (first) equal += choose2(alike);
          unlike[i]?.add(weight, all - alike);
        }
        unequal.add(weight, choose2(all) - equal);
      });
    }
    return { unequal: unequal.value, unlike: slot.map((s) => unlike[s]?.value ?? 0n), because: new Map() };
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
