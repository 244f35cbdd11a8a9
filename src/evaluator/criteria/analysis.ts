import { or, type Mask } from "../../kernel/masks";
import { PairTable } from "../../kernel/pair-table";
import type { OriginCell, Row, Slices } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import { openness, type PositionKind } from "../../language/position";
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

/** Sums of one predicate over one topic: `weighted` is Σ weight × count, `fails` whether any case departs. */
export interface Tally {
  readonly weighted: bigint;
  readonly fails: boolean;
  readonly because: ClauseSet;
}
/** The facts whose influence G4, D1 and D1c forbid. */
export interface Forbidden {
  readonly g4: ReadonlySet<FactId>;
  readonly d1: ReadonlySet<FactId>;
  readonly d1c: ReadonlySet<FactId>;
}
/** For each predicate of single pairs, 1 where a cell departs from it. */
export type Departures = Readonly<Record<"g4" | "d1" | "d1c" | "i1" | "d2", Node>>;

/** How two cells differ: whether their positions do in some feasible case, and the clauses responsible. */
export interface Difference {
  readonly differs: boolean;
  readonly because: ClauseSet;
}

/** Questions about the functions of a regime that many slices ask alike; every answer is remembered. */
export class Analysis {
  readonly measure: Measure;
  readonly readings: readonly SentenceReading[];
  private readonly positionsOp: number;
  private readonly mirrorOp: number;
  private readonly speaksOp: number;
  private readonly unboundOp: number;
  private readonly weights = new Map<Node, bigint>();
  private readonly setOp: number;
  private readonly unionOp: number;
  private readonly manyOp: number;
  private readonly guardOp: number;
  private readonly decidersMemo = new Map<number, ClauseSet>();
  private readonly decidesMemo: ClauseSet[] = [];
  private readonly positionsOfNode: Node[] = [];
  private readonly departuresMemo = new Map<Node, Departures[]>();
  private readonly relationsMemo = new Map<Node, Map<number, RowRelations>>();
  private readonly reaches: ClauseSet[] = [];
  private readonly kindsMemo = new Map<number, ReadonlySet<PositionKind>>();
  private readonly comparisons = new PairTable();
  private comparisonCount = 0;
  private readonly differences = new Map<Node, Difference[]>();
  private readonly derogations = new Map<number, Map<number, ClauseSet>>();
  private readonly interferences = new Map<string, Map<Node, Node>>();
  private readonly sets: (readonly number[])[] = [[]];
  private readonly setIds = new Map<string, number>([["", 0]]);

  constructor(readonly slices: Slices) {
    const { space } = slices;
    this.measure = measureOf(space);
    this.readings = space.regime.sentences.map((s) => readingOf(space.regime, s));
    this.positionsOp = space.diagrams.operation();
    this.mirrorOp = space.diagrams.operation();
    this.speaksOp = space.diagrams.operation();
    this.unboundOp = space.diagrams.operation();
    this.setOp = space.diagrams.operation();
    this.unionOp = space.diagrams.operation();
    this.manyOp = space.diagrams.operation();
    this.guardOp = space.diagrams.operation();
  }

  /** The positions of a function of decisions, their grounds forgotten. */
  positions(node: Node): Node {
    const known = this.positionsOfNode[node];
    if (known !== undefined) return known;
    const made = this.forgetGrounds(node);
    this.positionsOfNode[node] = made;
    return made;
  }
  private forgetGrounds(node: Node): Node {
    const { decisions, diagrams } = this.slices.space;
    return diagrams.map(this.positionsOp, node, (value) => decisions.position(value));
  }
  /** 1 where a mirror decides. */
  mirrored(node: Node): Node {
    const { decisions, diagrams, regime } = this.slices.space;
    return diagrams.map(this.mirrorOp, node, (value) => (decisions.get(value).by.some((s) => regime.sentences[s]?.mirror === true) ? 1 : 0));
  }
  /** 1 where a position is not silent. */
  speaks(positions: Node): Node {
    return this.slices.space.diagrams.map(this.speaksOp, positions, (p) => (p === 0 ? 0 : 1));
  }
  /** 1 where positions do not bind as the core's would. */
  unbound(positions: Node, core: Node): Node {
    return this.slices.space.diagrams.combine(this.unboundOp, positions, core, (p, c) => (this.isBound(p, c) ? 0 : 1));
  }
  /** Where a cell departs from each predicate of single pairs; `no` nearly everywhere. */
  departures(cell: OriginCell, feasible: Node, forbidden: Forbidden): Departures {
    const memo = this.departuresMemo.get(feasible) ?? [];
    this.departuresMemo.set(feasible, memo);
    const known = memo[cell.signature];
    if (known !== undefined) return known;
    const touched = (name: keyof Forbidden): Node => this.interference(cell.node, forbidden[name], name, feasible);
    const made = {
      g4: touched("g4"),
      d1: touched("d1"),
      d1c: touched("d1c"),
      i1: this.unbound(this.positions(cell.node), this.positions(cell.core)),
      d2: this.mirrored(cell.node),
    };
    memo[cell.signature] = made;
    return made;
  }
  /** The weight of the cases in which a yes-or-no function is 1. */
  weight(node: Node): bigint {
    const { diagrams } = this.slices.space;
    const whole = this.measure.total;
    if (diagrams.isLeaf(node)) return diagrams.payload(node) === 1 ? whole : 0n;
    return remembered(this.weights, node, () => {
      const level = diagrams.level(node);
      const cells = this.measure.cells[level] ?? [];
      const sum = cells.reduce((total, cell, c) => total + this.weight(diagrams.child(node, c)) * cell, 0n);
      return sum / (this.measure.sums[level] ?? 1n);
    });
  }

  /** Clauses whose sentences decide in a leaf value. */
  deciders(value: number): ClauseSet {
    return remembered(this.decidersMemo, value, () => this.clausesOf(this.slices.space.decisions.get(value).by));
  }
  clausesOf(sentences: readonly SentenceId[]): ClauseSet {
    return sentences.reduce((set, s) => set | clauseBit(this.slices.space.regime.sentences[s]?.clause ?? 0), noClauses);
  }
  /** Clauses that reach a cell. */
  reach(cell: OriginCell): ClauseSet {
    return (this.reaches[cell.signature] ??= this.clausesOf(cell.voices.map((v) => v.sentence)));
  }

  /** The kinds of position that a function takes in feasible cases. */
  kinds(node: Node, feasible: Node): ReadonlySet<PositionKind> {
    return remembered(this.kindsMemo, this.guarded(this.positions(node), feasible), (guarded) => {
      const { decisions, diagrams } = this.slices.space;
      const values = [...diagrams.values(guarded)].filter((v) => v >= 0);
      return new Set(values.map((v) => decisions.positionValue(v).kind));
    });
  }

  /** Toward whom a kind of host has a position, and whether it is held to something. */
  relations(row: Row, feasible: Node): RowRelations {
    const memo = remembered(this.relationsMemo, feasible, () => new Map<number, RowRelations>());
    return remembered(memo, row.id, () => {
      let toward: Mask | null = null;
      let held = false;
      for (const cell of row.cells) {
        const kinds = this.kinds(cell.node, feasible);
        if (kinds.size === 1 && kinds.has("silent")) continue;
        toward = toward === null ? cell.origins : or(toward, cell.origins);
        held ||= kinds.has("granted") || kinds.has("rationed") || kinds.has("denied");
      }
      return { toward, held };
    });
  }

  /** The function with -1 where a case is not feasible. */
  private guarded(node: Node, feasible: Node): Node {
    return this.slices.space.diagrams.combine(this.guardOp, feasible, node, (f, n) => (f === 1 ? n : -1));
  }

  /** Clauses that decide somewhere in a function. */
  private everDecides(node: Node): ClauseSet {
    const known = this.decidesMemo[node];
    if (known !== undefined) return known;
    let set = noClauses;
    for (const value of this.slices.space.diagrams.values(node)) set |= this.deciders(value);
    this.decidesMemo[node] = set;
    return set;
  }
  /** The clauses that `difference` could at most name, found without looking at cases. */
  suspects(a: OriginCell, b: OriginCell): ClauseSet {
    if (a.signature === b.signature) return noClauses;
    return (this.everDecides(a.node) & ~this.reach(b)) | (this.everDecides(b.node) & ~this.reach(a));
  }

  /** Compares what two cells are given, case by case. */
  difference(a: OriginCell, b: OriginCell, feasible: Node): Difference {
    if (a.signature === b.signature || this.positions(a.node) === this.positions(b.node)) return same;
    // The pairs of cells compared are numbered, so that the memo is keyed by small integers.
    let pair = this.comparisons.get(a.signature, b.signature);
    if (pair === -1) this.comparisons.set(a.signature, b.signature, (pair = this.comparisonCount++));
    const memo = this.differences.get(feasible) ?? [];
    this.differences.set(feasible, memo);
    const known = memo[pair];
    if (known !== undefined) return known;
    const made = this.compared(a, b, feasible);
    memo[pair] = made;
    return made;
  }
  private compared(a: OriginCell, b: OriginCell, feasible: Node): Difference {
    const { decisions } = this.slices.space;
    const first = new Set<number>();
    const second = new Set<number>();
    this.eachPair(a.node, b.node, feasible, (x, y) => {
      if (decisions.position(x) === decisions.position(y)) return;
      first.add(x);
      second.add(y);
    });
    let because = noClauses;
    for (const x of first) because |= this.deciders(x) & ~this.reach(b);
    for (const y of second) because |= this.deciders(y) & ~this.reach(a);
    return { differs: first.size > 0, because };
  }

  /** Clauses that treat some parties unlike the largest group (or groups, where several are as large), over cells and their sizes. */
  causes(cells: readonly { readonly cell: OriginCell; readonly size: number }[], feasible: Node): ClauseSet {
    let largest = 0;
    for (const c of cells) if (c.size > largest) largest = c.size;
    let because = noClauses;
    if (largest === 0) return because;
    for (const reference of cells) {
      if (reference.size !== largest) continue;
      const usual = this.positions(reference.cell.node);
      for (const c of cells) {
        if (c.size === 0 || this.positions(c.cell.node) === usual || (this.suspects(reference.cell, c.cell) & ~because) === noClauses) continue;
        because |= this.difference(reference.cell, c.cell, feasible).because;
      }
    }
    return because;
  }

  /** Clauses that take from a cell what the core regime gives it. */
  derogation(cell: OriginCell, feasible: Node, found: ClauseSet = noClauses): ClauseSet {
    if (cell.node === cell.core || this.positions(cell.node) === this.positions(cell.core) || (this.everDecides(cell.node) & ~found) === noClauses) return noClauses;
    const memo = remembered(this.derogations, feasible, () => new Map<number, ClauseSet>());
    return remembered(memo, cell.signature, () => {
      const { decisions } = this.slices.space;
      let because = noClauses;
      this.eachPair(cell.node, cell.core, feasible, (x, y) => {
        if (!this.isBound(decisions.position(x), decisions.position(y))) because |= this.deciders(x) & ~this.deciders(y);
      });
      return because;
    });
  }
  /** Whether a position binds: the core speaks, and the regime gives no less. Both are ids of positions. */
  isBound(position: number, core: number): boolean {
    const { decisions } = this.slices.space;
    const inCore = decisions.positionValue(core);
    return inCore.kind !== "silent" && openness(decisions.positionValue(position)) >= openness(inCore);
  }

  private eachPair(a: Node, b: Node, feasible: Node, see: (x: number, y: number) => void): void {
    const { diagrams } = this.slices.space;
    // Most pairs are small: only a long walk remembers where it has been.
    let steps = 0;
    const seen = new Map<Node, Set<number>>();
    const walk = (x: Node, y: Node, f: Node): void => {
      if (x === y || (diagrams.isLeaf(f) && diagrams.payload(f) === 0)) return;
      const level = Math.min(diagrams.level(x), diagrams.level(y), diagrams.level(f));
      const arity = diagrams.arity[level];
      if (arity === undefined) {
        see(diagrams.payload(x), diagrams.payload(y));
        return;
      }
      if (++steps > 256) {
        const key = x * 0x4000000 + y;
        const pairs = remembered(seen, f, () => new Set<number>());
        if (pairs.has(key)) return;
        pairs.add(key);
      }
      for (let c = 0; c < arity; c++) {
        walk(
          diagrams.level(x) === level ? diagrams.child(x, c) : x,
          diagrams.level(y) === level ? diagrams.child(y, c) : y,
          diagrams.level(f) === level ? diagrams.child(f, c) : f,
        );
      }
    };
    walk(a, b, feasible);
  }

  /** 1 where some change of the named facts alone changes the position: non-interference fails there. */
  interference(node: Node, facts: ReadonlySet<FactId>, name: string, feasible: Node): Node {
    const { diagrams, decisions, variables, no } = this.slices.space;
    if (facts.size === 0) return no;
    const memo = remembered(this.interferences, `${name} ${feasible}`, () => new Map<Node, Node>());
    return remembered(memo, node, () => {
      if (![...diagrams.support(node)].some((v) => facts.has(variables[v] ?? -1))) return no;
      const singletons = diagrams.map(this.setOp, this.guarded(node, feasible), (value) => (value < 0 ? 0 : this.setId([decisions.position(value)])));
      const done = new Map<Node, Node>();
      const exists = (n: Node): Node => {
        if (diagrams.isLeaf(n)) return n;
        return remembered(done, n, () => {
          const level = diagrams.level(n);
          const children = Array.from({ length: diagrams.arity[level] ?? 0 }, (_, c) => exists(diagrams.child(n, c)));
          if (!facts.has(variables[level] ?? -1)) return diagrams.node(level, children);
          return children.reduce((a, b) => diagrams.combine(this.unionOp, a, b, (x, y) => this.union(x, y)));
        });
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
}

/** What one kind of host is held to: `toward` is `null` where it is silent to all. */
export interface RowRelations {
  readonly toward: Mask | null;
  readonly held: boolean;
}

const same: Difference = { differs: false, because: noClauses };

function remembered<K, V>(memo: Map<K, V>, key: K, make: (key: K) => V): V {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  memo.set(key, made);
  return made;
}
