import { IndexMemo } from "../../kernel/index-memo";
import type { Mask } from "../../kernel/masks";
import type { OriginCell, Row, Slice, Slices, Topic } from "../../kernel/slices";
import type { Node } from "../../kernel/diagram";
import type { Day } from "../../language/dates";
import { openness, type PositionKind } from "../../language/position";
import type { FactId, SentenceId } from "../../language/regime";
import { isReciprocal } from "../../language/terms";
import { Attributes } from "./attributes";
import type { ClauseSet } from "./clause-sets";
import { remembered, under } from "./memos";
import type { Comparison } from "./reasons";
import { Naming, type Compared } from "./naming";
import { Interference } from "./interference";
import { measureOf, type Measure } from "./leaves";
import { readingOf, type SentenceReading } from "./readings";

/** Sums of one predicate over one topic: `weighted` is Σ weight × count, `fails` whether any case departs. */
export interface Tally {
  readonly weighted: bigint;
  readonly fails: boolean;
  readonly because: ClauseSet;
  /** What names further clauses responsible. */
  readonly compared?: readonly Comparison[];
}
/** What identities are given under the record of one kind of pair, each thing once: to how many pairs of identities, and to how many of them that have that record too. */
export interface UnderRecord {
  readonly nodes: readonly Node[];
  readonly all: readonly number[];
  readonly own: readonly number[];
}
/** The facts whose influence G4, D1 and D1c forbid. */
export interface Forbidden {
  readonly g4: ReadonlySet<FactId>;
  readonly d1: ReadonlySet<FactId>;
  readonly d1c: ReadonlySet<FactId>;
}
/** For each predicate of single pairs, 1 where a cell departs from it. */
export type Departures = Readonly<Record<"g4" | "d1" | "d1c" | "i1" | "d2", Node>>;

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
  private readonly positionsOfNode = new IndexMemo<Node>();
  private readonly departuresMemo = new Map<Forbidden, Map<Node, IndexMemo<Departures>>>();
  private readonly relationsMemo = new Map<Node, IndexMemo<RowRelations>>();
  /** By topic, of the last day that was asked for: what differs only in some facts that are fixed is the same slice. */
  private readonly exchangedMemo = new Map<Topic, { readonly on: Day; readonly bound: Mask; readonly records: readonly UnderRecord[] }>();
  private readonly kindsMemo = new IndexMemo<ReadonlySet<PositionKind>>();
  readonly interferences: Interference;
  /** Who is responsible for what is found. */
  readonly naming: Naming;
  private readonly readsConduct: boolean;
  private readonly hasMirrors: boolean;

  constructor(readonly slices: Slices) {
    const { space } = slices;
    this.measure = measureOf(space);
    this.attributes = new Attributes(space, this.measure);
    this.readings = space.regime.sentences.map((s) => readingOf(space.regime, s));
    this.readsConduct = this.readings.some((r) => r.conduct);
    this.hasMirrors = space.regime.sentences.some(isReciprocal);
    this.positionsOp = space.diagrams.operation();
    this.mirrorOp = space.diagrams.operation();
    this.conductOp = space.diagrams.operation();
    this.speaksOp = space.diagrams.operation();
    this.unboundOp = space.diagrams.operation();
    this.interferences = new Interference(space);
    this.naming = new Naming(slices, this.readings);
    this.guardOp = space.diagrams.operation();
  }

  /** What identities are given under the records of others in a slice, before any fact is fixed. */
  exchanged({ topic, on, bound }: Slice, make: () => readonly UnderRecord[]): readonly UnderRecord[] {
    const known = this.exchangedMemo.get(topic);
    if (known?.on === on && known.bound === bound) return known.records;
    const records = make();
    this.exchangedMemo.set(topic, { on, bound, records });
    return records;
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
    if (!this.readsConduct) return this.slices.space.no;
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
  /** Whether no pair can depart from a predicate of single pairs, but for being bound less than without derogations. */
  arePlain({ g4, d1, d1c }: Forbidden): boolean {
    return !this.readsConduct && !this.hasMirrors && g4.size + d1.size + d1c.size === 0;
  }
  /** 1 where those whom a set of voices reaches are not bound. */
  unboundBy(set: number): Node {
    return this.unbound(this.slices.sayings.positions(set), this.slices.sayings.corePositions(set));
  }
  /** Where a cell departs from each predicate of single pairs; `no` nearly everywhere. */
  departures(cell: OriginCell, feasible: Node, forbidden: Forbidden): Departures {
    const ofForbidden = this.departuresMemo.get(forbidden) ?? new Map<Node, IndexMemo<Departures>>();
    this.departuresMemo.set(forbidden, ofForbidden);
    const memo = under(ofForbidden, feasible);
    const known = memo.get(cell.signature);
    if (known !== undefined) return known;
    const { space } = this.slices;
    const touched = (name: keyof Forbidden): Node => this.interference(cell, forbidden[name], feasible);
    const conducted = this.readsConduct ? this.conducted(cell.node) : space.no;
    return memo.set(cell.signature, {
      g4: touched("g4"),
      d1: space.or(touched("d1"), conducted),
      d1c: space.or(touched("d1c"), conducted),
      i1: this.unbound(cell.positions, cell.corePositions),
      d2: this.hasMirrors ? this.mirrored(cell.node) : space.no,
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

  /** The kinds of position that a function takes in feasible cases. */
  private kinds(positions: Node, feasible: Node): ReadonlySet<PositionKind> {
    const guarded = this.guarded(positions, feasible);
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
      const { nodes, placeOf } = row.counts;
      const kinds = nodes.map((node) => this.kinds(node, feasible));
      const where = (isAsked: (own: ReadonlySet<PositionKind>) => boolean): Mask | null => {
        const asked = kinds.map(isAsked);
        return asked.includes(true) ? row.originsAt((place) => asked[placeOf[place] ?? -1] === true) : null;
      };
      const toward = where((own) => own.size !== 1 || !own.has("silent"));
      const open = where((own) => own.has("granted") || own.has("rationed") || own.has("discretionary"));
      const held = where((own) => own.has("granted") || own.has("rationed") || own.has("denied"));
      return { toward, held, open };
    });
  }

  /** The function with -1 where a case is not feasible. */
  guarded(node: Node, feasible: Node): Node {
    return this.slices.space.diagrams.combine(this.guardOp, feasible, node, (f, n) => (f === 1 ? n : -1));
  }

  /** Clauses that take from cells what the core regime gives them, with those found before. */
  derogations({ sets, cell }: Pick<Compared, "sets" | "cell">, feasible: Node, found: ClauseSet): ClauseSet {
    const { sayings, space } = this.slices;
    const taken = (set: number): Node => space.and(this.unboundBy(set), feasible);
    const groups = sayings.groups(sets, () => true, true);
    let because = found;
    const look = (place: number): void => {
      const set = sets[place] ?? 0;
      if (sayings.mayBeApart(set, 0, because)) because = this.naming.derogation(cell(place), taken(set), because);
    };
    if (groups === null) sets.forEach((_, place) => look(place));
    else for (const group of groups) if (this.naming.mayDecideIn(group, taken(group.example), because)) group.places.forEach(look);
    return because;
  }
  /** Whether a position binds: the core speaks, and the regime gives no less. Both are ids of positions. */
  isBound(position: number, core: number): boolean {
    const { decisions } = this.slices.space;
    const inCore = decisions.positionValue(core);
    return inCore.kind !== "silent" && openness(decisions.positionValue(position)) >= openness(inCore);
  }

  /** 1 where some change of the named facts alone changes the position: non-interference fails there. */
  private interference(cell: OriginCell, facts: ReadonlySet<FactId>, feasible: Node): Node {
    const { diagrams, variables, no } = this.slices.space;
    if (facts.size === 0 || ![...diagrams.support(cell.positions)].some((v) => facts.has(variables[v] ?? -1))) return no;
    return this.interferences.where(this.guarded(cell.node, feasible), facts);
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
