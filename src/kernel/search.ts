import type { Node } from "./diagram";
import type { Space } from "./space";

/** Two points (equal where no facts are free) at which functions have asked-for values, with the cost of naming them. */
export interface Found {
  readonly cost: number;
  /** The cells of the variables named, on each side. */
  readonly first: ReadonlyMap<number, number>;
  readonly second: ReadonlyMap<number, number>;
}

interface Step {
  readonly cost: number;
  readonly variable: number;
  readonly cells: readonly [number, number];
  readonly rest: Step | null;
}
const done: Step = { cost: 0, variable: -1, cells: [0, 0], rest: null };

/**
 * The point that departs least from the defaults at which `test` accepts the values of the functions. The functions `first` and
 * `second` are read at two points that may differ in the variables `free` alone; both points must be feasible.
 */
export function search(
  space: Space,
  feasible: Node,
  first: readonly Node[],
  second: readonly Node[],
  free: ReadonlySet<number>,
  test: (first: readonly number[], second: readonly number[]) => boolean,
): Found | null {
  const { diagrams } = space;
  const memo = new Map<string, Step | null>();
  const walk = (a: readonly Node[], b: readonly Node[]): Step | null => {
    if (dead(space, a[0]) || dead(space, b[0])) return null;
    let level = Number.POSITIVE_INFINITY;
    for (const n of [...a, ...b]) level = Math.min(level, diagrams.level(n));
    const arity = diagrams.arity[level];
    if (arity === undefined) {
      return test(a.slice(1).map((n) => diagrams.payload(n)), b.slice(1).map((n) => diagrams.payload(n))) ? done : null;
    }
    const key = `${a.join(",")}|${b.join(",")}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const step = (nodes: readonly Node[], c: number): readonly Node[] => nodes.map((n) => (diagrams.level(n) === level ? diagrams.child(n, c) : n));
    const usual = usualCell(space, level);
    let best: Step | null = null;
    for (let x = 0; x < arity; x++) {
      for (let y = free.has(level) ? 0 : x; y < (free.has(level) ? arity : x + 1); y++) {
        const rest = walk(step(a, x), step(b, y));
        if (rest === null) continue;
        const cost = rest.cost + (x === usual ? 0 : 1) + (x === y ? 0 : 1);
        if (best === null || cost < best.cost) best = { cost, variable: level, cells: [x, y], rest };
      }
    }
    memo.set(key, best);
    return best;
  };
  const path = walk([feasible, ...first], [feasible, ...second]);
  if (path === null) return null;
  const found = { cost: path.cost, first: new Map<number, number>(), second: new Map<number, number>() };
  for (let s: Step | null = path; s !== null && s.variable >= 0; s = s.rest) {
    found.first.set(s.variable, s.cells[0]);
    found.second.set(s.variable, s.cells[1]);
  }
  return found;
}

const dead = (space: Space, feasible: Node | undefined): boolean => feasible === space.no;

/** The facts at a point that names some of them; the others as usual. */
export function factsAt(space: Space, named: ReadonlyMap<number, number>): readonly number[] {
  return space.regime.facts.map((fact, id) => {
    const v = space.variable(id);
    if (v === undefined) return fact.default ?? fact.range?.from ?? 0;
    return space.cells.get(id)?.[named.get(v) ?? usualCell(space, v)]?.value ?? 0;
  });
}

/** The cell of a variable's default, or its first. */
export function usualCell(space: Space, variable: number): number {
  const fact = space.variables[variable] ?? -1;
  const value = space.regime.facts[fact]?.default ?? null;
  const cells = space.cells.get(fact) ?? [];
  if (value === null) return 0;
  return Math.max(0, cells.findIndex((c) => c.from <= value && value <= c.to && !c.open));
}
