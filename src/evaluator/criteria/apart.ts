import type { Node } from "../../kernel/diagram";
import type { Analysis } from "./analysis";
import { ranks, Ranks, thirdsApart } from "./distance";
import { ExactSum, forEachLeaf } from "./leaves";

/** How far a number of parties are treated apart, summed over cases: pairs with unlike positions, and the thirds by which they are apart. */
export interface PairSums {
  readonly unequal: bigint;
  readonly thirds: bigint;
}
const alike: PairSums = { unequal: 0n, thirds: 0n };

/** How many parties have each function of positions. */
export type Counts = ReadonlyMap<Node, number>;

/** Counts of parties by the positions they have, those with the same function together. */
export function countsOf(cells: Iterable<readonly [Node, number]>): Counts {
  const counts = new Map<Node, number>();
  for (const [node, n] of cells) if (n > 0) counts.set(node, (counts.get(node) ?? 0) + n);
  return counts;
}

/** Unordered pairs of parties whose positions differ, over the feasible cases; equal lists are counted once. */
export class Apart {
  private readonly sums = new Map<string, PairSums>();
  private readonly ranks: Ranks;

  constructor(private readonly analysis: Analysis) {
    const { space } = analysis.slices;
    this.ranks = new Ranks(space.decisions, space.regime.closure);
  }

  /** Pairs of parties in the same facts. */
  pairs(counts: Counts, feasible: Node): PairSums {
    return counts.size < 2 ? alike : this.remembered("", counts, feasible, () => this.counted([...counts].map(([node, n]) => ({ node, n })), feasible));
  }

  /** Pairs of origins, each with facts about itself of its own: summed over the choices of these for both. */
  pairsOfOrigins(counts: Counts, feasible: Node): PairSums {
    const { attributes } = this.analysis;
    const times = BigInt(attributes.total) ** 2n;
    if (times === 1n) return this.pairs(counts, feasible);
    return this.remembered("of origins ", counts, feasible, () => {
      const kinds = [...counts].map(([node, n]) => ({ n, choices: attributes.of(node).map((c) => ({ node: c.node, n: c.weight })) }));
      const all = this.counted(kinds.flatMap(({ n, choices }) => choices.map((c) => ({ node: c.node, n: c.n * n }))), feasible);
      // An origin is not compared with itself.
      const itself = kinds.map(({ n, choices }) => ({ n: BigInt(n), sums: this.counted(choices, feasible) }));
      const less = (which: keyof PairSums): bigint => itself.reduce((sum, { n, sums }) => sum - n * sums[which], all[which]);
      return { unequal: less("unequal"), thirds: less("thirds") };
    });
  }

  private remembered(kind: string, counts: Counts, feasible: Node, make: () => PairSums): PairSums {
    const key = `${kind}${feasible}|${[...counts].sort((a, b) => a[0] - b[0]).map((k) => k.join(":")).join("|")}`;
    const known = this.sums.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.sums.set(key, made);
    return made;
  }

  private counted(kinds: readonly { readonly node: Node; readonly n: number }[], feasible: Node): PairSums {
    const { measure, slices: { space } } = this.analysis;
    const [unequal, thirds] = [new ExactSum(), new ExactSum()];
    const byRank = new Float64Array(ranks);
    forEachLeaf(space.diagrams, measure, feasible, kinds.map(({ node }) => node), (values, weight) => {
      let [all, squares] = [0, 0];
      const byPosition = new Map<number, number>();
      byRank.fill(0);
      kinds.forEach(({ n }, i) => {
        const position = values[i] ?? 0;
        byPosition.set(position, (byPosition.get(position) ?? 0) + n);
        byRank[this.ranks.of(position)] = (byRank[this.ranks.of(position)] ?? 0) + n;
        all += n;
      });
      for (const n of byPosition.values()) squares += n * n;
      unequal.add(weight, (all * all - squares) / 2);
      thirds.add(weight, spread(byRank));
    });
    return { unequal: unequal.value, thirds: thirds.value };
  }
}

/** The thirds between all unordered pairs of so many parties at each rank. */
export function spread(byRank: ArrayLike<number>): number {
  let sum = 0;
  for (let a = 0; a < ranks; a++) for (let b = a + 1; b < ranks; b++) sum += (byRank[a] ?? 0) * (byRank[b] ?? 0) * thirdsApart(a, b);
  return sum;
}
