import { IndexMemo } from "../../kernel/index-memo";
import { emptyMask, hasBit, or, setBit, type Mask } from "../../kernel/masks";
import { PairTable } from "../../kernel/pair-table";
import type { OriginCell, Row, Slices } from "../../kernel/slices";
import { nothing } from "../../kernel/decisions";
import type { Node } from "../../kernel/diagram";
import { openness, type PositionKind } from "../../language/position";
import type { ClauseId, FactId, SentenceId } from "../../language/regime";
import { isReciprocal } from "../../language/terms";
import { Attributes } from "./attributes";
import { join, noClauses, type ClauseSet } from "./clause-sets";
import { Interference } from "./interference";
import { measureOf, type Measure } from "./leaves";
import { readingOf, type SentenceReading } from "./readings";

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
  readonly attributes: Attributes;
  readonly readings: readonly SentenceReading[];
  private readonly positionsOp: number;
  private readonly mirrorOp: number;
  private readonly conductOp: number;
  private readonly speaksOp: number;
  private readonly unboundOp: number;
  private readonly weights = new IndexMemo<bigint>();
  private readonly guardOp: number;
  private readonly decidersMemo = new IndexMemo<readonly ClauseId[]>();
  private readonly decidesMemo = new IndexMemo<readonly ClauseId[]>();
  private readonly positionsOfNode = new IndexMemo<Node>();
  private readonly departuresMemo = new Map<Forbidden, Map<Node, IndexMemo<Departures>>>();
  private readonly relationsMemo = new Map<Node, IndexMemo<RowRelations>>();
  private readonly reaches = new IndexMemo<Mask>();
  private readonly sayings = new IndexMemo<ReadonlyMap<SentenceId, Node>>();
  private readonly kindsMemo = new IndexMemo<ReadonlySet<PositionKind>>();
  private readonly comparisons = new PairTable();
  private comparisonCount = 0;
  private readonly differences = new Map<Node, IndexMemo<Difference>>();
  private readonly derogations = new Map<Node, IndexMemo<ClauseSet>>();
  readonly interferences: Interference;

  constructor(readonly slices: Slices) {
    const { space } = slices;
    this.measure = measureOf(space);
    this.attributes = new Attributes(space, this.measure);
    this.readings = space.regime.sentences.map((s) => readingOf(space.regime, s));
    this.positionsOp = space.diagrams.operation();
    this.mirrorOp = space.diagrams.operation();
    this.conductOp = space.diagrams.operation();
    this.speaksOp = space.diagrams.operation();
    this.unboundOp = space.diagrams.operation();
    this.interferences = new Interference(space);
    this.guardOp = space.diagrams.operation();
  }

  /** The positions of a function of decisions, their grounds forgotten. */
  positions(node: Node): Node {
    return this.positionsOfNode.get(node) ?? this.positionsOfNode.set(node, this.forgetGrounds(node));
  }
  private forgetGrounds(node: Node): Node {
    const { decisions, diagrams } = this.slices.space;
    return diagrams.map(this.positionsOp, node, (value) => decisions.position(value));
  }
  /** 1 where a mirror decides. */
  mirrored(node: Node): Node {
    const { decisions, diagrams, regime } = this.slices.space;
    return diagrams.map(this.mirrorOp, node, (value) => (decisions.get(value).by.some((s) => isReciprocal(regime.sentences[s])) ? 1 : 0));
  }
  /** 1 where a sentence decides that reads what one side has performed. */
  conducted(node: Node): Node {
    const { decisions, diagrams } = this.slices.space;
    if (!this.readings.some((r) => r.conduct)) return this.slices.space.no;
    return diagrams.map(this.conductOp, node, (value) => (this.isConducted(decisions.get(value).by) ? 1 : 0));
  }
  isConducted(by: readonly SentenceId[]): boolean {
    return by.some((s) => this.readings[s]?.conduct === true);
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
    const ofForbidden = this.departuresMemo.get(forbidden) ?? new Map<Node, IndexMemo<Departures>>();
    this.departuresMemo.set(forbidden, ofForbidden);
    const memo = under(ofForbidden, feasible);
    const known = memo.get(cell.signature);
    if (known !== undefined) return known;
    const { space } = this.slices;
    const touched = (name: keyof Forbidden): Node => this.interference(cell.node, forbidden[name], feasible);
    const conducted = this.conducted(cell.node);
    return memo.set(cell.signature, {
      g4: touched("g4"),
      d1: space.or(touched("d1"), conducted),
      d1c: space.or(touched("d1c"), conducted),
      i1: this.unbound(this.positions(cell.node), this.positions(cell.core)),
      d2: this.mirrored(cell.node),
    });
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
  private deciders(value: number): readonly ClauseId[] {
    return remembered(this.decidersMemo, value, () => this.clausesBehind(this.slices.space.decisions.get(value).by));
  }
  /** Sentences that reach a cell. */
  private reach(cell: OriginCell): Mask {
    const known = this.reaches.get(cell.signature);
    if (known !== undefined) return known;
    const set = emptyMask((this.slices.space.regime.sentences.length + 31) >> 5);
    for (const { sentence } of cell.voices) setBit(set, sentence);
    return this.reaches.set(cell.signature, set);
  }
  /** Whether a sentence that reads a table of parties, and reaches both of two cells, says one thing to the one and another to the other. */
  private saysOtherwise(sentence: SentenceId, a: OriginCell, b: OriginCell): boolean {
    const reading = this.readings[sentence];
    if (reading?.identity !== true && reading?.record !== true) return false;
    const [x, y] = [a, b].map((cell) => remembered(this.sayings, cell.signature, () => new Map(cell.voices.map((v) => [v.sentence, v.says]))).get(sentence));
    return x !== undefined && y !== undefined && x !== y;
  }
  private clausesBehind(sentences: readonly SentenceId[]): readonly ClauseId[] {
    return [...new Set(sentences.map((s) => this.slices.space.regime.sentences[s]?.clause ?? 0))];
  }
  clausesOf(sentences: readonly SentenceId[]): ClauseSet {
    return this.clauses(this.clausesBehind(sentences));
  }
  clauses(ids: readonly ClauseId[]): ClauseSet {
    const set = emptyMask((this.slices.space.regime.clauses.length + 31) >> 5);
    for (const id of ids) setBit(set, id);
    return set;
  }

  /** The kinds of position that a function takes in feasible cases. */
  kinds(node: Node, feasible: Node): ReadonlySet<PositionKind> {
    const guarded = this.guarded(this.positions(node), feasible);
    return remembered(this.kindsMemo, guarded, () => {
      const { decisions, diagrams } = this.slices.space;
      const values = [...diagrams.values(guarded)].filter((v) => v >= 0);
      return new Set(values.map((v) => decisions.positionValue(v).kind));
    });
  }

  /** Toward whom a kind of host has a position, and is held to something. */
  relations(row: Row, feasible: Node): RowRelations {
    const memo = under(this.relationsMemo, feasible);
    return remembered(memo, row.id, () => {
      let toward: Mask | null = null;
      let held: Mask | null = null;
      let open: Mask | null = null;
      const adding = (known: Mask | null, cell: OriginCell): Mask => (known === null ? cell.origins : or(known, cell.origins));
      for (const cell of row.cells) {
        const kinds = this.kinds(cell.node, feasible);
        if (kinds.size === 1 && kinds.has("silent")) continue;
        toward = adding(toward, cell);
        if (kinds.has("granted") || kinds.has("rationed") || kinds.has("discretionary")) open = adding(open, cell);
        if (kinds.has("granted") || kinds.has("rationed") || kinds.has("denied")) held = adding(held, cell);
      }
      return { toward, held, open };
    });
  }

  /** The function with -1 where a case is not feasible. */
  guarded(node: Node, feasible: Node): Node {
    return this.slices.space.diagrams.combine(this.guardOp, feasible, node, (f, n) => (f === 1 ? n : -1));
  }

  /** Clauses that decide somewhere in a function. */
  everDecides(node: Node): readonly ClauseId[] {
    const known = this.decidesMemo.get(node);
    if (known !== undefined) return known;
    const { diagrams } = this.slices.space;
    const arity = diagrams.arity[diagrams.level(node)];
    let all = this.deciders(arity === undefined ? diagrams.payload(node) : nothing);
    for (let c = 0; c < (arity ?? 0); c++) {
      const more = this.everDecides(diagrams.child(node, c)).filter((id) => !all.includes(id));
      if (more.length > 0) all = [...all, ...more];
    }
    return this.decidesMemo.set(node, all);
  }
  /** Adds the clauses that decide a function in some of the cases given. */
  joinDeciders(node: Node, cases: Node, found: ClauseSet): ClauseSet {
    if (this.everDecides(node).every((id) => hasBit(found, id))) return found;
    const { diagrams } = this.slices.space;
    const values = diagrams.values(diagrams.combine(this.guardOp, cases, node, (f, n) => (f === 1 ? n : -1)));
    return join(found, this.clauses([...values].flatMap((v) => (v < 0 ? [] : this.deciders(v)))));
  }
  /** Whether a clause not found yet decides somewhere in one cell by a sentence that does not reach the other, or says something else to it: else `difference` names none. */
  private mayName(decided: OriginCell, other: OriginCell, found: ClauseSet): boolean {
    const [own, reach] = [this.reach(decided), this.reach(other)];
    const { clauses } = this.slices.space.regime;
    const apart = (sentence: SentenceId): boolean => hasBit(own, sentence) && (!hasBit(reach, sentence) || this.saysOtherwise(sentence, decided, other));
    for (const id of this.everDecides(decided.node)) if (!hasBit(found, id) && clauses[id]?.sentences.some(apart)) return true;
    return false;
  }

  /** Compares what two cells are given, case by case. */
  difference(a: OriginCell, b: OriginCell, feasible: Node): Difference {
    if (a.signature === b.signature || this.positions(a.node) === this.positions(b.node)) return same;
    // The pairs of cells compared are numbered, so that the memo is keyed by small integers.
    let pair = this.comparisons.get(a.signature, b.signature);
    if (pair === -1) this.comparisons.set(a.signature, b.signature, (pair = this.comparisonCount++));
    return remembered(under(this.differences, feasible), pair, () => this.compared(a, b, feasible));
  }
  private compared(a: OriginCell, b: OriginCell, feasible: Node): Difference {
    const { decisions, regime } = this.slices.space;
    const because = this.clauses([]);
    const reach = [this.reach(a), this.reach(b)] as const;
    let differs = false;
    this.eachPair(a.node, b.node, feasible, (x, y) => {
      if (decisions.position(x) === decisions.position(y)) return;
      differs = true;
      const deciding = [...decisions.get(x).by, ...decisions.get(y).by];
      const alone = deciding.filter((s) => !hasBit(reach[0], s) || !hasBit(reach[1], s));
      // Where both are reached by all that decides, a table tells them apart.
      for (const s of alone.length > 0 ? alone : deciding.filter((d) => this.saysOtherwise(d, a, b))) setBit(because, regime.sentences[s]?.clause ?? 0);
    });
    return { differs, because };
  }

  /** Adds the clauses that treat some parties unlike the largest group (or groups, where several are as large), over cells and their sizes. */
  causes(cells: readonly OriginCell[], sizes: readonly number[], feasible: Node, found: ClauseSet): ClauseSet {
    let largest = 1;
    for (const size of sizes) if (size > largest) largest = size;
    let because = found;
    cells.forEach((reference, r) => {
      if (sizes[r] !== largest) return;
      const usual = this.positions(reference.node);
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i];
        if (cell === undefined || sizes[i] === 0 || this.positions(cell.node) === usual) continue;
        if (!this.mayName(cell, reference, because) && !this.mayName(reference, cell, because)) continue;
        because = join(because, this.difference(reference, cell, feasible).because);
      }
    });
    return because;
  }

  /** Clauses that take from a cell what the core regime gives it. */
  derogation(cell: OriginCell, feasible: Node, found: ClauseSet): ClauseSet {
    if (cell.node === cell.core || this.positions(cell.node) === this.positions(cell.core) || this.everDecides(cell.node).every((id) => hasBit(found, id))) return noClauses;
    const memo = under(this.derogations, feasible);
    return remembered(memo, cell.signature, () => {
      const { decisions } = this.slices.space;
      const because = this.clauses([]);
      this.eachPair(cell.node, cell.core, feasible, (x, y) => {
        if (this.isBound(decisions.position(x), decisions.position(y))) return;
        for (const id of this.deciders(x)) if (!this.deciders(y).includes(id)) setBit(because, id);
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
        const pairs = seen.get(f) ?? new Set<number>();
        if (pairs.has(key)) return;
        seen.set(f, pairs.add(key));
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
  private interference(node: Node, facts: ReadonlySet<FactId>, feasible: Node): Node {
    const { diagrams, variables, no } = this.slices.space;
    if (facts.size === 0 || ![...diagrams.support(node)].some((v) => facts.has(variables[v] ?? -1))) return no;
    return this.interferences.where(this.guarded(node, feasible), facts);
  }
}

/** Toward whom one kind of host has positions, the host itself perhaps among them: that is no case. `null`: toward nobody. */
export interface RowRelations {
  readonly toward: Mask | null;
  /** It is held to something. */
  readonly held: Mask | null;
  /** It gives something, or leaves it to somebody. */
  readonly open: Mask | null;
}

const same: Difference = { differs: false, because: noClauses };

/** The memo for one set of feasible cases. */
function under<V>(memos: Map<Node, IndexMemo<V>>, feasible: Node): IndexMemo<V> {
  const known = memos.get(feasible);
  if (known !== undefined) return known;
  const made = new IndexMemo<V>();
  memos.set(feasible, made);
  return made;
}
function remembered<V>(memo: IndexMemo<V>, key: number, make: () => V): V {
  return memo.get(key) ?? memo.set(key, make());
}
