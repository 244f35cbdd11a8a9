import { ExactSum } from "./leaves";
import type { PairDay } from "./pair-day";

/** G2: for each kind of host, pairs of origins that are told unlike things. Made once and used again. */
export class RowSums {
  /** By function of positions: how many beneficiaries of the row, and how many of its hosts are told it. All 0 between two rows. */
  private told = new Int32Array(0);
  private own = new Int32Array(0);
  private functions = new Int32Array(0);

  /** Σ over cases and hosts of unequal pairs of origins other than the host; and the kinds of host that have some. */
  of(day: PairDay): { readonly weighted: bigint; readonly rows: readonly number[] } {
    const { size } = day.facts.told.positions;
    if (size > this.told.length) [this.told, this.own] = [new Int32Array(size * 2), new Int32Array(size * 2)];
    if (day.originCount > this.functions.length) this.functions = new Int32Array(day.originCount * 2);
    const { rows: known } = day.facts.within(day.feasible);
    const { told, own, functions } = this;
    const sum = new ExactSum();
    const rows: number[] = [];
    for (let i = 0; i < day.hostCount; i++) {
      const count = this.gather(day, i);
      const unlike = count > 1 ? known.unlike({ functions, count, told, own, size: day.sizes[i] ?? 0 }) : 0;
      for (let a = 0; a < count; a++) told[functions[a] ?? 0] = own[functions[a] ?? 0] = 0;
      if (unlike === 0) continue;
      sum.add(unlike, 1);
      rows.push(i);
    }
    return { weighted: sum.value, rows };
  }

  /** What the origins of a kind of host are told; how many functions that is. */
  private gather({ groups: { positions }, groupOf, originCount, beneficiaries, own: kinds }: PairDay, i: number): number {
    const { told, own, functions } = this;
    let count = 0;
    for (let j = 0; j < originCount; j++) {
      const n = beneficiaries[j] ?? 0;
      if (n === 0) continue;
      const p = positions[groupOf[i * originCount + j] ?? 0] ?? 0;
      if (told[p] === 0) functions[count++] = p;
      told[p] = (told[p] ?? 0) + n;
    }
    for (const kind of kinds[i] ?? []) {
      if (kind === -1) continue;
      const p = positions[groupOf[i * originCount + kind] ?? 0] ?? 0;
      own[p] = (own[p] ?? 0) + 1;
    }
    return count;
  }
}
