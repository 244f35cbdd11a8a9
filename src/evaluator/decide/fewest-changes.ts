/**
 * The fewest facts that have to be stated, or stated otherwise, for a case to come out as wanted, whatever is then left open. A case that does not come out so is a
 * way through the diagram, and some fact on it has to be another: sets of facts are tried along such ways, the smallest first, so that none is left out.
 */
import type { Diagrams, Node } from "../../kernel/diagram";
import type { Fact } from "../../language/regime";
import type { Space } from "../../kernel/space";
import { cellIn, knownFrom, type Cells, type Known } from "./known";

/** What comes of a case, by the payload of its leaf: as wanted, otherwise, or that the mover cannot be so. */
export type Outcome = "wanted" | "otherwise" | "cannot be";

interface Asked {
  readonly space: Space;
  /** The facts that the mover can have. */
  readonly whole: Node;
  /** What is said of the right, with leaves for what cannot be. */
  readonly said: Node;
  readonly outcome: (payload: number) => Outcome;
}

interface Way {
  readonly cost: number;
  readonly cells: Cells;
}

/** Of a case in which more sets of facts would have to be tried, the answer is one that grants, of facts that may be too many. */
const mostTried = 2_000;

/** Those facts, each with its cell; none where no facts would do. */
export function fewestChanges(asked: Asked, now: Known): Cells | null {
  const { diagrams } = asked.space;
  // Of equally many changes of one fact the nearest is best.
  const isNearer = (v: number, cell: number, than: number): boolean => than !== cellIn(now, v) && distance(asked.space, v, cell, cellIn(now, v)) < distance(asked.space, v, than, cellIn(now, v));
  const sure = cheapest(diagrams, asked.said, (leaf) => asked.outcome(leaf) === "wanted", (v, cell) => (cellIn(now, v) === cell ? 0 : 1), isNearer);
  if (sure === null) return null;
  const found = new Map([...sure.cells].filter(([v, cell]) => cellIn(now, v) !== cell));
  return new Search(asked, now).smallerThan(found) ?? found;
}

/** How many cells of a number, a date or a ladder lie between; of other facts none is nearer than another. */
function distance({ regime, variables }: Space, variable: number, cell: number, from: number | undefined): number {
  const fact = regime.facts[variables[variable] ?? -1];
  return fact !== undefined && isOrdered(fact) && from !== undefined ? Math.abs(cell - from) : 0;
}

/** Whether some values of a fact are nearer to a value than others. */
export const isOrdered = ({ type }: Fact): boolean => type.kind === "number" || type.kind === "money" || type.kind === "date" || (type.kind === "labels" && type.ladder);

/** The cheapest way from the top of a diagram to a leaf of some kind. */
function cheapest(diagrams: Diagrams, top: Node, ends: (payload: number) => boolean, cost: (variable: number, cell: number) => number, isBetter: (variable: number, cell: number, than: number) => boolean = () => false): Way | null {
  const memo = new Map<Node, { readonly cost: number; readonly cell: number } | null>();
  const best = (node: Node): number | null => {
    if (diagrams.isLeaf(node)) return ends(diagrams.payload(node)) ? 0 : null;
    const known = memo.get(node);
    if (known !== undefined) return known?.cost ?? null;
    const level = diagrams.level(node);
    let found: { readonly cost: number; readonly cell: number } | null = null;
    for (let cell = 0; cell < (diagrams.arity[level] ?? 0); cell++) {
      const step = cost(level, cell);
      if (step === Infinity) continue;
      const rest = best(diagrams.child(node, cell));
      if (rest !== null && (found === null || rest + step < found.cost || (rest + step === found.cost && isBetter(level, cell, found.cell)))) found = { cost: rest + step, cell };
    }
    memo.set(node, found);
    return found?.cost ?? null;
  };
  const total = best(top);
  if (total === null) return null;
  const cells = new Map<number, number>();
  for (let node = top; !diagrams.isLeaf(node); ) {
    const cell = memo.get(node)?.cell ?? 0;
    cells.set(diagrams.level(node), cell);
    node = diagrams.child(node, cell);
  }
  return { cost: total, cells };
}

class Search {
  /** Variables on which it hangs what a mover of the class can be. */
  private readonly limiting: ReadonlySet<number>;
  private tried = new Set<string>();
  private count = 0;

  constructor(
    private readonly asked: Asked,
    private readonly now: Known,
  ) {
    this.limiting = asked.space.diagrams.support(asked.whole);
  }

  /** A smaller set of facts that does, the smallest there is; `null` where there is none. */
  smallerThan(found: Cells): Cells | null {
    for (let size = this.least(new Map()); size < found.size; size++) {
      this.tried = new Set();
      const smaller = this.within(new Map(), size);
      if (smaller !== null) return smaller;
    }
    return null;
  }

  /** A set that does, of these facts and at most so many more. */
  private within(changes: Cells, more: number): Cells | null {
    const key = [...changes].sort(([a], [b]) => a - b).join(" ");
    if (this.tried.has(key) || this.least(changes) > more || this.count > mostTried) return null;
    this.tried.add(key);
    this.count++;
    const known = knownFrom(this.asked.space, this.asked.whole, new Map([...this.now.stated, ...changes]));
    const against = this.against(known, changes);
    if (against === null) return changes;
    if (more === 0) return null;
    for (const [v, cell] of against) {
      const found = this.within(new Map([...changes, [v, cell]]), more - 1);
      if (found !== null) return found;
    }
    return null;
  }

  /** How many more facts have to be changed at the least: those stated that no granted case has, and those assumed that nothing can contradict. */
  private least(changes: Cells): number {
    const { asked, now } = this;
    const way = cheapest(asked.space.diagrams, asked.said, (leaf) => asked.outcome(leaf) === "wanted", (v, cell) => {
      const changed = changes.get(v);
      if (changed !== undefined) return changed === cell ? 0 : Infinity;
      const known = now.stated.get(v) ?? (this.limiting.has(v) ? undefined : now.assumed.get(v));
      return known === undefined || known === cell ? 0 : 1;
    });
    return way?.cost ?? Infinity;
  }

  /** Of a set of changes that does not do, the further ones of which any that does has one; `null` where it does. */
  private against(known: Known, changes: Cells): readonly (readonly [number, number])[] | null {
    const { space, said, outcome } = this.asked;
    const { diagrams } = space;
    const others = (v: number, cell: number | undefined): readonly (readonly [number, number])[] =>
      changes.has(v) ? [] : Array.from({ length: diagrams.arity[v] ?? 0 }, (_, c) => [v, c] as const).filter(([, c]) => c !== cell).sort(([, c], [, d]) => distance(space, v, c, cell) - distance(space, v, d, cell));
    const limiting = (): readonly (readonly [number, number])[] => [...this.limiting].sort((a, b) => a - b).flatMap((v) => others(v, cellIn(known, v)));
    if (known.feasible === space.no) return limiting();
    const way = cheapest(diagrams, said, (leaf) => outcome(leaf) === "otherwise", (v, cell) => {
      const fixed = cellIn(known, v);
      if (fixed !== undefined && fixed !== cell) return Infinity;
      return changes.has(v) ? 0 : (diagrams.arity[v] ?? 1) - 1;
    });
    if (way === null) return null;
    // A default that was contradicted may be none when another fact is changed, also one that is not on the way.
    const mayReturn = [...way.cells.keys()].some((v) => cellIn(known, v) === undefined && (space.regime.facts[space.variables[v] ?? -1]?.default ?? null) !== null);
    return [...[...way.cells].flatMap(([v, cell]) => others(v, cell)), ...(mayReturn ? limiting() : [])];
  }
}
