import { ExactSum } from "./leaves";
import type { ToldFacts } from "./pair-day";

/** G1 compares all pairs of members with one another. Made once and used again. */
export class MemberSums {
  /** By case and position, how many pairs are told it there. All 0 between two days. */
  private counts = new Int32Array(0);

  /** Σ over some cases of Σ_v (pairs at v)²; `fails`: two values occur. `memberPairs`: how many are told each of some functions of positions. */
  of({ values, weights, cases: { count } }: ToldFacts, { positions, memberPairs }: { readonly positions: Int32Array; readonly memberPairs: Float64Array }, cases: Int32Array, positionCount: number): { readonly weighted: bigint; readonly fails: boolean } {
    if (cases.length * positionCount > this.counts.length) this.counts = new Int32Array(cases.length * positionCount * 2);
    const { counts } = this;
    for (let p = 0; p < positions.length; p++) {
      const [n, from] = [memberPairs[p] ?? 0, (positions[p] ?? 0) * count];
      if (n <= 0) continue;
      for (let k = 0, at = 0; k < cases.length; k++, at += positionCount) {
        const v = at + (values[from + (cases[k] ?? 0)] ?? 0);
        counts[v] = (counts[v] ?? 0) + n;
      }
    }
    const sum = new ExactSum();
    let fails = false;
    for (let k = 0, at = 0; k < cases.length; k++) {
      let [squares, kinds] = [0, 0];
      for (const end = at + positionCount; at < end; at++) {
        const n = counts[at] ?? 0;
        if (n === 0) continue;
        squares += n * n;
        kinds++;
        counts[at] = 0;
      }
      sum.add(weights[cases[k] ?? 0] ?? 0, squares);
      fails ||= kinds > 1;
    }
    return { weighted: sum.value, fails };
  }
}
