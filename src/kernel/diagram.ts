import { PairTable } from "./pair-table";
import { widened } from "./widened";

/**
 * Decision diagrams: functions from facts to numbers, kept ordered, reduced and hash-consed, so that two functions are equal
 * iff their nodes are the same number. A fact with k cells has k children (Bryant 1986; multi-terminal as in Fujita, McGeer
 * and Yang 1997; bibliographic, unverified).
 */
export type Node = number;

/** About 40 times what the law-shaped regime of `tests/bench` needs for its whole history. */
const maxNodes = 1 << 22;

/** More nodes were needed than the budget allows: the question is reported as undecided. */
export class BudgetSpent extends Error {}

/** One shared space of nodes. `arity[v]` is the number of cells of variable `v`; variables are tested in ascending order. */
export class Diagrams {
  /** By node: the variable tested; the place of its first child, or a leaf's value; and the children in one run. */
  private levels: Int32Array = new Int32Array(1 << 12);
  private firsts: Int32Array = new Int32Array(1 << 12);
  private children: Int32Array = new Int32Array(1 << 13);
  private nodeCount = 0;
  private childCount = 0;
  private readonly leaves = new Map<number, Node>();
  private table = new Int32Array(1 << 12).fill(-1);
  /** For each operation and node the result of `map` plus one; 0 where there is none. */
  private readonly unary: Int32Array[] = [];
  private readonly binary: PairTable[] = [];
  /** A level above all variables: the first, so that `arity` can be read at it (far out of bounds, compiled code is thrown away each time). */
  private readonly leafLevel: number;

  constructor(readonly arity: readonly number[]) {
    this.leafLevel = arity.length;
  }

  /** The constant function. */
  leaf(payload: number): Node {
    const known = this.leaves.get(payload);
    if (known !== undefined) return known;
    const node = this.push(this.leafLevel, payload);
    this.leaves.set(payload, node);
    return node;
  }
  isLeaf(node: Node): boolean {
    return this.levels[node] === this.leafLevel;
  }
  /** The variable a node tests, or a level above all variables for a leaf. */
  level(node: Node): number {
    return this.levels[node] ?? this.leafLevel;
  }
  /** The value of a leaf. */
  payload(node: Node): number {
    return this.firsts[node] ?? 0;
  }
  /** The child of a node that is no leaf. */
  child(node: Node, cell: number): Node {
    return this.children[(this.firsts[node] ?? 0) + cell] ?? 0;
  }
  get size(): number {
    return this.nodeCount;
  }

  /** The function that is `children[c]` where variable `level` lies in its cell c. */
  node(level: number, children: readonly Node[]): Node {
    const first = children[0] ?? 0;
    if (children.every((c) => c === first)) return first;
    let slot = this.hash(level, children, 0, children.length) & (this.table.length - 1);
    for (let at = this.table[slot] ?? -1; at !== -1; at = this.table[slot] ?? -1) {
      if (this.levels[at] === level && this.sameChildren(at, children)) return at;
      slot = (slot + 1) & (this.table.length - 1);
    }
    const made = this.push(level, this.childCount);
    if (this.childCount + children.length > this.children.length) this.children = widened(this.children);
    for (const c of children) this.children[this.childCount++] = c;
    this.table[slot] = made;
    if (this.nodeCount * 2 > this.table.length) this.rehash();
    return made;
  }

  /** A new memo for `combine` and `map`: one for each operation. */
  operation(): number {
    this.binary.push(new PairTable());
    return this.unary.push(new Int32Array(0)) - 1;
  }

  /** Combines two functions point by point. `operation` must always come with the same `f`. */
  combine(operation: number, a: Node, b: Node, f: (a: number, b: number) => number): Node {
    const memo = this.binary[operation];
    const known = memo?.get(a, b) ?? -1;
    if (known !== -1) return known;
    const level = Math.min(this.level(a), this.level(b));
    let result: Node;
    if (level === this.leafLevel) {
      result = this.leaf(f(this.payload(a), this.payload(b)));
    } else {
      const children: Node[] = [];
      for (let c = 0; c < (this.arity[level] ?? 0); c++) {
        children.push(
          this.combine(operation, this.level(a) === level ? this.child(a, c) : a, this.level(b) === level ? this.child(b, c) : b, f),
        );
      }
      result = this.node(level, children);
    }
    memo?.set(a, b, result);
    return result;
  }

  /** Changes the values of a function. `operation` must always come with the same `f`. */
  map(operation: number, a: Node, f: (a: number) => number): Node {
    const known = this.unary[operation]?.[a] ?? 0;
    if (known !== 0) return known - 1;
    let result: Node;
    if (this.isLeaf(a)) {
      result = this.leaf(f(this.payload(a)));
    } else {
      const level = this.level(a);
      const children: Node[] = [];
      for (let c = 0; c < (this.arity[level] ?? 0); c++) children.push(this.map(operation, this.child(a, c), f));
      result = this.node(level, children);
    }
    let memo = this.unary[operation];
    if (memo === undefined || memo.length <= a) {
      const wider = new Int32Array(Math.max(this.levels.length, a + 1));
      if (memo) wider.set(memo);
      this.unary[operation] = memo = wider;
    }
    memo[a] = result + 1;
    return result;
  }

  /** The function in which some variables are fixed: `cellOf` gives their cells. A `memo` that is kept must be one for each choice of cells. */
  fixed(a: Node, cellOf: ReadonlyMap<number, number>, memo: Map<Node, Node> = new Map()): Node {
    if (cellOf.size === 0 || this.isLeaf(a)) return a;
    const known = memo.get(a);
    if (known !== undefined) return known;
    const level = this.level(a);
    const cell = cellOf.get(level);
    const child = (c: number): Node => this.fixed(this.child(a, c), cellOf, memo);
    const made = cell === undefined ? this.node(level, Array.from({ length: this.arity[level] ?? 0 }, (_, c) => child(c))) : child(cell);
    memo.set(a, made);
    return made;
  }

  /** The value at one point: `cell(v)` is the cell in which variable v lies. */
  at(node: Node, cell: (variable: number) => number): number {
    let n = node;
    while (!this.isLeaf(n)) n = this.child(n, cell(this.level(n)));
    return this.payload(n);
  }

  /** Every value that a function takes. */
  values(node: Node): ReadonlySet<number> {
    const found = new Set<number>();
    this.visit(node, (n) => {
      if (this.isLeaf(n)) found.add(this.payload(n));
    });
    return found;
  }

  /** Every variable that a function depends on. */
  support(node: Node): ReadonlySet<number> {
    const found = new Set<number>();
    this.visit(node, (n) => {
      if (!this.isLeaf(n)) found.add(this.level(n));
    });
    return found;
  }

  private visit(node: Node, see: (n: Node) => void): void {
    const seen = new Set<Node>();
    const open = [node];
    for (let n = open.pop(); n !== undefined; n = open.pop()) {
      if (seen.has(n)) continue;
      seen.add(n);
      see(n);
      for (let c = 0; c < (this.arity[this.level(n)] ?? 0); c++) open.push(this.child(n, c));
    }
  }

  private push(level: number, first: number): Node {
    if (this.nodeCount >= maxNodes) throw new BudgetSpent("more kinds of case than can be held at once");
    if (this.nodeCount === this.levels.length) {
      this.levels = widened(this.levels);
      this.firsts = widened(this.firsts);
    }
    this.levels[this.nodeCount] = level;
    this.firsts[this.nodeCount] = first;
    return this.nodeCount++;
  }
  private hash(level: number, children: ArrayLike<Node>, first: number, count: number): number {
    let hash = Math.imul(level + 1, 0x9e3779b1);
    for (let i = first; i < first + count; i++) hash = Math.imul(hash ^ (children[i] ?? 0), 0x85ebca6b) ^ (hash >>> 13);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
  private sameChildren(at: Node, children: readonly Node[]): boolean {
    const first = this.firsts[at] ?? 0;
    for (let i = 0; i < children.length; i++) if (this.children[first + i] !== children[i]) return false;
    return true;
  }
  private rehash(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2).fill(-1);
    for (const at of old) {
      if (at === -1) continue;
      let slot = this.hash(this.level(at), this.children, this.firsts[at] ?? 0, this.arity[this.level(at)] ?? 0) & (this.table.length - 1);
      while (this.table[slot] !== -1) slot = (slot + 1) & (this.table.length - 1);
      this.table[slot] = at;
    }
  }
}
