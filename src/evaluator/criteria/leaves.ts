import { BudgetSpent, type Diagrams, type Node } from "../../kernel/diagram";
import type { Space } from "../../kernel/space";

/** How the values of facts are weighed: uniformly over their ranges. */
export interface Measure {
  /** The weight of everything: the product over all variables. */
  readonly total: bigint;
  /** Per variable and cell. */
  readonly cells: readonly (readonly bigint[])[];
  readonly sums: readonly bigint[];
  /** The same as plain numbers, where the total is small enough for sums of products to stay exact; else `null`. */
  readonly small: { readonly total: number; readonly cells: readonly (readonly number[])[]; readonly sums: readonly number[] } | null;
  /** Variables without a finite range: over them no degree can be assessed. */
  readonly unmeasured: ReadonlySet<number>;
}

/** A sum of weights times counts: plain numbers while they are exact, big ones beyond. */
export class ExactSum {
  private large = 0n;
  private plain = 0;
  add(weight: number | bigint, times: number): void {
    if (typeof weight === "bigint") {
      this.large += weight * BigInt(times);
      return;
    }
    this.plain += weight * times;
    if (this.plain > 2 ** 51) {
      this.large += BigInt(this.plain);
      this.plain = 0;
    }
  }
  get value(): bigint {
    return this.large + BigInt(this.plain);
  }
}
/** Weights up to here times counts up to 2^31 stay below 2^51. */
const smallTotal = 1n << 20n;

export function measureOf(space: Space): Measure {
  const unmeasured = new Set<number>();
  const cells = space.variables.map((fact, v) =>
    (space.cells.get(fact) ?? []).map((cell, c) => {
      // A fact that is open has one true value: it is fixed before anything is counted.
      if (space.regime.facts[fact]?.tag === "open") return c === 0 ? 1n : 0n;
      if (cell.weight === null) unmeasured.add(v);
      return cell.weight ?? 1n;
    }),
  );
  const sums = cells.map((c) => c.reduce((a, b) => a + b, 0n));
  const total = sums.reduce((a, b) => a * b, 1n);
  const small = total <= smallTotal ? { total: Number(total), cells: cells.map((c) => c.map(Number)), sums: sums.map(Number) } : null;
  return { total, cells, sums, small, unmeasured };
}

/** More joint cells than this in one right and class: undecided. */
const maxLeaves = 1 << 20;

/**
 * Visits the cells of facts in which none of several functions changes. `guard` prunes: cells where it is 0 are not visited.
 * `see` gets the values of the functions in their order (the array is reused) and the weight of the cell.
 */
export function forEachLeaf(
  diagrams: Diagrams,
  measure: Measure,
  guard: Node,
  functions: readonly Node[],
  see: (values: Int32Array, weight: number | bigint) => void,
): void {
  const { small } = measure;
  const part = (weight: number | bigint, level: number, cell: number): number | bigint =>
    typeof weight === "number"
      ? (weight / (small?.sums[level] ?? 1)) * (small?.cells[level]?.[cell] ?? 1)
      : (weight / (measure.sums[level] ?? 1n)) * (measure.cells[level]?.[cell] ?? 1n);
  const values = new Int32Array(functions.length);
  // For each depth of the walk the functions not yet constant, and where they stand; made once and used again.
  const actives: { readonly slots: Int32Array; readonly nodes: Int32Array }[] = [];
  let visited = 0;
  const rowAt = (depth: number) => (actives[depth] ??= { slots: new Int32Array(functions.length), nodes: new Int32Array(functions.length) });
  const walk = (g: Node, depth: number, size: number, weight: number | bigint): void => {
    if (diagrams.isLeaf(g) && diagrams.payload(g) === 0) return;
    const { slots, nodes } = rowAt(depth);
    let level = diagrams.level(g);
    for (let i = 0; i < size; i++) {
      const own = diagrams.level(nodes[i] ?? 0);
      if (own < level) level = own;
    }
    const arity = diagrams.arity[level];
    if (arity === undefined) {
      if (++visited > maxLeaves) throw new BudgetSpent(`more than ${maxLeaves} kinds of case in one right`);
      see(values, weight);
      return;
    }
    const next = rowAt(depth + 1);
    for (let c = 0; c < arity; c++) {
      let kept = 0;
      for (let i = 0; i < size; i++) {
        const n = nodes[i] ?? 0;
        const to = diagrams.level(n) === level ? diagrams.child(n, c) : n;
        if (diagrams.isLeaf(to)) values[slots[i] ?? 0] = diagrams.payload(to);
        else {
          next.slots[kept] = slots[i] ?? 0;
          next.nodes[kept++] = to;
        }
      }
      walk(diagrams.level(g) === level ? diagrams.child(g, c) : g, depth + 1, kept, part(weight, level, c));
    }
  };
  const first = rowAt(0);
  let size = 0;
  functions.forEach((node, slot) => {
    if (diagrams.isLeaf(node)) values[slot] = diagrams.payload(node);
    else {
      first.slots[size] = slot;
      first.nodes[size++] = node;
    }
  });
  walk(guard, 0, size, small?.total ?? measure.total);
}
