import { BudgetSpent, type Diagrams, type Node } from "../../kernel/diagram";
import type { Space } from "../../kernel/space";

/** How the values of facts are weighed: uniformly over their ranges. */
export interface Measure {
  /** The weight of everything: the product over all variables. */
  readonly total: bigint;
  /** Per variable and cell. */
  readonly cells: readonly (readonly bigint[])[];
  readonly sums: readonly bigint[];
  /** Variables without a finite range: over them no degree can be assessed. */
  readonly unmeasured: ReadonlySet<number>;
}

export function measureOf(space: Space): Measure {
  const unmeasured = new Set<number>();
  const cells = space.variables.map((fact, v) =>
    (space.cells.get(fact) ?? []).map((cell) => {
      if (cell.weight === null) unmeasured.add(v);
      return cell.weight ?? 1n;
    }),
  );
  const sums = cells.map((c) => c.reduce((a, b) => a + b, 0n));
  return { total: sums.reduce((a, b) => a * b, 1n), cells, sums, unmeasured };
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
  see: (values: Int32Array, weight: bigint) => void,
): void {
  const values = new Int32Array(functions.length);
  // One row of nodes for each depth of the walk, made once.
  const rows: Int32Array[] = [Int32Array.from(functions)];
  let visited = 0;
  const walk = (g: Node, depth: number, weight: bigint): void => {
    if (diagrams.isLeaf(g) && diagrams.payload(g) === 0) return;
    const nodes = rows[depth] ?? values;
    let level = diagrams.level(g);
    for (let i = 0; i < nodes.length; i++) {
      const own = diagrams.level(nodes[i] ?? 0);
      if (own < level) level = own;
    }
    const arity = diagrams.arity[level];
    if (arity === undefined) {
      if (++visited > maxLeaves) throw new BudgetSpent(`more than ${maxLeaves} kinds of case in one right`);
      for (let i = 0; i < nodes.length; i++) values[i] = diagrams.payload(nodes[i] ?? 0);
      see(values, weight);
      return;
    }
    const share = weight / (measure.sums[level] ?? 1n);
    const next = (rows[depth + 1] ??= new Int32Array(functions.length));
    for (let c = 0; c < arity; c++) {
      for (let i = 0; i < nodes.length; i++) {
        const n = nodes[i] ?? 0;
        next[i] = diagrams.level(n) === level ? diagrams.child(n, c) : n;
      }
      walk(diagrams.level(g) === level ? diagrams.child(g, c) : g, depth + 1, share * (measure.cells[level]?.[c] ?? 1n));
    }
  };
  walk(guard, 0, measure.total);
}
