import { ExactSum } from "./leaves";
import type { PairDay } from "./pair-day";

/** G2: for each kind of host, pairs of origins that are told unlike things. Made once and used again. */
export class RowSums {
  /** By the day's function of positions: how many beneficiaries of the row are told it. */
  private told = new Int32Array(0);
  /** What the row is told: where the values of each function start, and how many are told it. */
  private starts = new Int32Array(0);
  private sizes = new Int32Array(0);
  private row = new Int32Array(0);
  private counts = new Int32Array(0);

  /** Σ over cases and hosts of unequal pairs of origins other than the host; and the kinds of host that have some. */
  of(day: PairDay, positionCount: number): { readonly weighted: bigint; readonly rows: readonly number[] } {
    if (day.positions.length > this.told.length) this.told = new Int32Array(day.positions.length * 2);
    if (day.originCount > this.row.length) [this.row, this.starts, this.sizes] = [new Int32Array(day.originCount), new Int32Array(day.originCount), new Int32Array(day.originCount)];
    if (positionCount > this.counts.length) this.counts = new Int32Array(positionCount * 2);
    const sum = new ExactSum();
    const rows: number[] = [];
    for (let i = 0; i < day.hostCount; i++) {
      const count = this.gather(day, i);
      const own = count > 1 ? this.unlike(day, i, count) : 0;
      for (let a = 0; a < count; a++) this.told[this.row[a] ?? 0] = 0;
      if (own === 0) continue;
      sum.add(own, 1);
      rows.push(i);
    }
    return { weighted: sum.value, rows };
  }

  /** What the origins of a kind of host are told; how many functions that is. */
  private gather({ facts, groups, groupOf, originCount, beneficiaries, positions }: PairDay, i: number): number {
    const { told, row, starts, sizes } = this;
    let count = 0;
    for (let j = 0; j < originCount; j++) {
      const n = beneficiaries[j] ?? 0;
      if (n === 0) continue;
      const p = groups.positions[groupOf[i * originCount + j] ?? 0] ?? 0;
      if (told[p] === 0) row[count++] = p;
      told[p] = (told[p] ?? 0) + n;
    }
    for (let a = 0; a < count; a++) {
      starts[a] = (positions[row[a] ?? 0] ?? 0) * facts.cases.count;
      sizes[a] = told[row[a] ?? 0] ?? 0;
    }
    return count;
  }

  /** Each host has the unlike pairs of its kind, less those of which one is the host itself: it is no origin of its own. */
  private unlike(day: PairDay, i: number, count: number): number {
    const { starts, sizes, counts } = this;
    const { values } = day.facts;
    const { cases, weights } = day.facts.within(day.feasible);
    const own = this.ownStarts(day, i);
    const size = day.sizes[i] ?? 0;
    let sum = 0;
    for (let k = 0; k < cases.length; k++) {
      const c = cases[k] ?? 0;
      let [unlike, seen] = [0, 0];
      for (let a = 0; a < count; a++) {
        const v = values[(starts[a] ?? 0) + c] ?? 0;
        const [n, same] = [sizes[a] ?? 0, counts[v] ?? 0];
        unlike += n * (seen - same);
        counts[v] = same + n;
        seen += n;
      }
      if (unlike > 0) {
        unlike *= size;
        for (let h = 0; h < own.length; h++) unlike -= seen - (counts[values[(own[h] ?? 0) + c] ?? 0] ?? 0);
        sum += (weights[k] ?? 0) * unlike;
      }
      for (let a = 0; a < count; a++) counts[values[(starts[a] ?? 0) + c] ?? 0] = 0;
    }
    return sum;
  }
  /** Where the values of what each host of a kind has toward itself start. */
  private ownStarts({ facts, own, groups, groupOf, originCount, positions }: PairDay, i: number): readonly number[] {
    return (own[i] ?? []).flatMap((kind) => (kind === -1 ? [] : [(positions[groups.positions[groupOf[i * originCount + kind] ?? 0] ?? 0] ?? 0) * facts.cases.count]));
  }
}
