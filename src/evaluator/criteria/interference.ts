import type { Node } from "../../kernel/diagram";
import type { Space } from "../../kernel/space";
import type { FactId } from "../../language/regime";

/** Non-interference: whether facts alone change a position. */
export class Interference {
  private readonly setOp: number;
  private readonly unionOp: number;
  private readonly manyOp: number;
  private readonly memo = new Map<ReadonlySet<FactId>, Map<Node, Node>>();
  private readonly reachableMemo = new Map<ReadonlySet<FactId>, Map<Node, Node>>();
  private readonly sets: (readonly number[])[] = [[]];
  private readonly setIds = new Map<string, number>([["", 0]]);

  constructor(private readonly space: Space) {
    this.setOp = space.diagrams.operation();
    this.unionOp = space.diagrams.operation();
    this.manyOp = space.diagrams.operation();
  }

  /** 1 where some change of the named facts alone changes the position. `guarded` is -1 where a case is not feasible. */
  where(guarded: Node, facts: ReadonlySet<FactId>): Node {
    const memo = this.memo.get(facts) ?? new Map<Node, Node>();
    this.memo.set(facts, memo);
    const known = memo.get(guarded);
    if (known !== undefined) return known;
    const made = this.found(guarded, facts);
    memo.set(guarded, made);
    return made;
  }

  private found(guarded: Node, facts: ReadonlySet<FactId>): Node {
    return this.space.diagrams.map(this.manyOp, this.reachable(guarded, facts), (set) => ((this.sets[set]?.length ?? 0) > 1 ? 1 : 0));
  }

  /** The positions that changes of the named facts alone can lead to, as ids of sets (`set`). `guarded` is -1 where a case is not feasible. */
  reachable(guarded: Node, facts: ReadonlySet<FactId>): Node {
    const memo = this.reachableMemo.get(facts) ?? new Map<Node, Node>();
    this.reachableMemo.set(facts, memo);
    const known = memo.get(guarded);
    if (known !== undefined) return known;
    const made = this.reached(guarded, facts);
    memo.set(guarded, made);
    return made;
  }
  /** The ids of the positions in a set. */
  set(id: number): readonly number[] {
    return this.sets[id] ?? [];
  }

  private reached(guarded: Node, facts: ReadonlySet<FactId>): Node {
    const { diagrams, decisions, variables } = this.space;
    const singletons = diagrams.map(this.setOp, guarded, (value) => (value < 0 ? 0 : this.setId([decisions.position(value)])));
    const done = new Map<Node, Node>();
    const exists = (n: Node): Node => {
      if (diagrams.isLeaf(n)) return n;
      const known = done.get(n);
      if (known !== undefined) return known;
      const level = diagrams.level(n);
      const children = Array.from({ length: diagrams.arity[level] ?? 0 }, (_, c) => exists(diagrams.child(n, c)));
      const made = facts.has(variables[level] ?? -1)
        ? children.reduce((a, b) => diagrams.combine(this.unionOp, a, b, (x, y) => this.union(x, y)))
        : diagrams.node(level, children);
      done.set(n, made);
      return made;
    };
    return exists(singletons);
  }

  private setId(positions: readonly number[]): number {
    const key = positions.join(",");
    const known = this.setIds.get(key);
    if (known !== undefined) return known;
    this.setIds.set(key, this.sets.push(positions) - 1);
    return this.sets.length - 1;
  }
  private union(a: number, b: number): number {
    if (a === b) return a;
    return this.setId([...new Set([...(this.sets[a] ?? []), ...(this.sets[b] ?? [])])].sort((x, y) => x - y));
  }
}
