import type { OriginCell, Slices } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import { openness } from "../../language/position";
import type { ClauseId, FactId, SentenceId } from "../../language/regime";
import { measureOf, type Measure } from "./leaves";
import { readingOf, type SentenceReading } from "./readings";

/** Sets of clauses as bits of a number. */
export type ClauseSet = bigint;
export const noClauses: ClauseSet = 0n;
export const clauseBit = (clause: ClauseId): ClauseSet => 1n << BigInt(clause);
export function clausesIn(set: ClauseSet): readonly ClauseId[] {
  const found: ClauseId[] = [];
  for (let rest = set, id = 0; rest > 0n; rest >>= 1n, id++) if ((rest & 1n) === 1n) found.push(id);
  return found;
}

/** How two cells differ: whether their positions do in some feasible case, and the clauses responsible. */
export interface Difference {
  readonly differs: boolean;
  readonly because: ClauseSet;
}

/** Questions about the functions of a regime that many slices ask alike; every answer is remembered. */
export class Analysis {
  readonly measure: Measure;
  readonly readings: readonly SentenceReading[];
  private readonly memos = new Map<string, unknown>();
  private readonly positionsOp: number;
  private readonly sets: (readonly number[])[] = [[]];
  private readonly setIds = new Map<string, number>([["", 0]]);
  private readonly unionOp: number;
  private readonly manyOp: number;
  private readonly guardOp: number;

  constructor(readonly slices: Slices) {
    const { space } = slices;
    this.measure = measureOf(space);
    this.readings = space.regime.sentences.map((s) => readingOf(space.regime, s));
    this.positionsOp = space.diagrams.operation();
    this.unionOp = space.diagrams.operation();
    this.manyOp = space.diagrams.operation();
    this.guardOp = space.diagrams.operation();
  }

  /** Clauses whose sentences decide in a leaf value. */
  deciders(value: number): ClauseSet {
    return this.remember(`by ${value}`, () => this.clausesOf(this.slices.space.decisions.get(value).by));
  }
  clausesOf(sentences: readonly SentenceId[]): ClauseSet {
    return sentences.reduce((set, s) => set | clauseBit(this.slices.space.regime.sentences[s]?.clause ?? 0), noClauses);
  }
  /** Clauses that reach a cell. */
  reach(cell: OriginCell): ClauseSet {
    return this.remember(`reach ${cell.signature}`, () => this.clausesOf(cell.voices.map((v) => v.sentence)));
  }
  decidedByMirror(value: number): boolean {
    return this.remember(`mirror ${value}`, () => {
      const { decisions, regime } = this.slices.space;
      return decisions.get(value).by.some((s) => regime.sentences[s]?.mirror === true);
    });
  }

  /** The kinds of position that a function takes in feasible cases. */
  kinds(node: Node, feasible: Node): ReadonlySet<string> {
    return this.remember(`kinds ${node} ${feasible}`, () => {
      const { decisions, diagrams } = this.slices.space;
      const values = [...diagrams.values(this.guarded(node, feasible))].filter((v) => v >= 0);
      return new Set(values.map((v) => decisions.positionValue(decisions.position(v)).kind));
    });
  }

  /** The function with -1 where a case is not feasible. */
  private guarded(node: Node, feasible: Node): Node {
    return this.slices.space.diagrams.combine(this.guardOp, feasible, node, (f, n) => (f === 1 ? n : -1));
  }

  /** Compares what two cells are given, case by case. */
  difference(a: OriginCell, b: OriginCell, feasible: Node): Difference {
    if (a.signature === b.signature) return { differs: false, because: noClauses };
    return this.remember(`difference ${a.signature} ${b.signature} ${feasible}`, () => {
      const { decisions } = this.slices.space;
      let differs = false;
      let because = noClauses;
      this.eachPair(a.node, b.node, feasible, (x, y) => {
        if (decisions.position(x) === decisions.position(y)) return;
        differs = true;
        because |= (this.deciders(x) & ~this.reach(b)) | (this.deciders(y) & ~this.reach(a));
      });
      return { differs, because };
    });
  }

  /** Clauses that take from a cell what the core regime gives it. */
  derogation(cell: OriginCell, feasible: Node): ClauseSet {
    return this.remember(`derogation ${cell.signature} ${feasible}`, () => {
      let because = noClauses;
      this.eachPair(cell.node, cell.core, feasible, (x, y) => {
        if (!this.isBound(x, y)) because |= this.deciders(x) & ~this.deciders(y);
      });
      return because;
    });
  }
  /** Whether a position binds: the core speaks, and the regime gives no less. */
  isBound(value: number, core: number): boolean {
    const { decisions } = this.slices.space;
    const inCore = decisions.positionValue(decisions.position(core));
    return inCore.kind !== "silent" && openness(decisions.positionValue(decisions.position(value))) >= openness(inCore);
  }

  private eachPair(a: Node, b: Node, feasible: Node, see: (x: number, y: number) => void): void {
    const { diagrams } = this.slices.space;
    const seen = new Set<string>();
    const walk = (x: Node, y: Node, f: Node): void => {
      const key = `${x} ${y} ${f}`;
      if (seen.has(key)) return;
      seen.add(key);
      if (diagrams.isLeaf(f) && diagrams.payload(f) === 0) return;
      const level = Math.min(diagrams.level(x), diagrams.level(y), diagrams.level(f));
      const arity = diagrams.arity[level];
      if (arity === undefined) {
        see(diagrams.payload(x), diagrams.payload(y));
        return;
      }
      const step = (n: Node, c: number): Node => (diagrams.level(n) === level ? diagrams.child(n, c) : n);
      for (let c = 0; c < arity; c++) walk(step(x, c), step(y, c), step(f, c));
    };
    walk(a, b, feasible);
  }

  /** 1 where some change of the named facts alone changes the position: non-interference fails there (definitions 6). */
  interference(node: Node, facts: ReadonlySet<FactId>, name: string, feasible: Node): Node {
    return this.remember(`interference ${name} ${node} ${feasible}`, () => {
      const { diagrams, decisions, variables } = this.slices.space;
      const support = diagrams.support(node);
      if (![...support].some((v) => facts.has(variables[v] ?? -1))) return diagrams.leaf(0);
      const singletons = diagrams.map(this.positionsOp, this.guarded(node, feasible), (value) =>
        value < 0 ? 0 : this.setId([decisions.position(value)]),
      );
      const memo = new Map<Node, Node>();
      const exists = (n: Node): Node => {
        if (diagrams.isLeaf(n)) return n;
        const known = memo.get(n);
        if (known !== undefined) return known;
        const level = diagrams.level(n);
        const children = Array.from({ length: diagrams.arity[level] ?? 0 }, (_, c) => exists(diagrams.child(n, c)));
        const result = facts.has(variables[level] ?? -1)
          ? children.reduce((a, b) => diagrams.combine(this.unionOp, a, b, (x, y) => this.union(x, y)))
          : diagrams.node(level, children);
        memo.set(n, result);
        return result;
      };
      return diagrams.map(this.manyOp, exists(singletons), (set) => ((this.sets[set]?.length ?? 0) > 1 ? 1 : 0));
    });
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

  private remember<T>(key: string, make: () => T): T {
    if (this.memos.has(key)) return this.memos.get(key) as T; // one key prefix, one type
    const made = make();
    this.memos.set(key, made);
    return made;
  }
}
