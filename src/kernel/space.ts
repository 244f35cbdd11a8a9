import { capValue, clock, compareValues, inPartySet, isBound, openFact, operandValue, isPossible, shifted, stateHolds, windowHolds, type Frame, type TableReader } from "../language/reading";
import { denied, granted, silent, within, type Position } from "../language/position";
import { stateless, type Condition, type FactId, type Head, type Regime, type Sentence, type SentenceId, type Terms } from "../language/regime";
import { namesParties } from "../language/hygiene";
import { givesSomething, isMeasured, onTerms, standsOn } from "../language/terms";
import { factCells, type FactCell } from "./cells";
import { Decisions, nothing, type Said, type SaidId } from "./decisions";
import { Diagrams, type Node } from "./diagram";
import { PartyMasks } from "./party-masks";
import { PossibleWorlds } from "./possible-worlds";
import { TableMasks } from "./table-masks";

/** How soft sentences are read: `decide` reports them as soft discretion, `hard` leaves them out, `soft` reads them as written. */
export type Binding = "decide" | "hard" | "soft";

/** A frame for what depends on the day alone. */
export const noParties = (on: number): Frame => ({ host: stateless, origin: stateless, on });

/** The functions of one regime under one binding: facts as variables, conditions and sentences as diagrams. */
export class Space {
  readonly cells: ReadonlyMap<FactId, readonly FactCell[]>;
  /** The facts that are variables, in the order in which diagrams test them. */
  readonly variables: readonly FactId[];
  readonly diagrams: Diagrams;
  readonly parties: PartyMasks;
  readonly decisions = new Decisions();
  readonly no: Node;
  readonly yes: Node;
  private readonly variableOf = new Map<FactId, number>();
  /** One operation for each saying that is measured by a yardstick. */
  private readonly measures = new Map<SaidId, number>();
  /** What sentences say that say it to everybody: all but those with a number, which may be counted by pairs or days. */
  private readonly unnumbered: (SaidId | undefined)[] = [];
  private readonly read: TableReader;
  private readonly worlds: PossibleWorlds;
  /** By open variables. */
  private readonly agreeing = new Map<string, Node>();
  private readonly conjunction: number;
  private readonly disjunction: number;
  private readonly negation: number;
  private readonly guards: number;
  private readonly difference: number;

  constructor(
    readonly regime: Regime,
    readonly binding: Binding,
    /** Finer cells than those that the regime itself needs, where it is compared with another. */
    cells?: ReadonlyMap<FactId, readonly FactCell[]>,
  ) {
    this.parties = new PartyMasks(regime);
    this.worlds = new PossibleWorlds(regime);
    const masks = new TableMasks(regime, this.parties);
    this.read = (_, lookup, frame) => masks.lookUp(lookup, frame);
    // A verdict is about positions: what only a duty reads is asked in single cases.
    this.cells = cells ?? factCells(regime, binding === "decide");
    this.variables = inOrder(regime, [...this.cells.keys()]);
    this.variables.forEach((fact, v) => this.variableOf.set(fact, v));
    this.diagrams = new Diagrams(this.variables.map((fact) => this.cells.get(fact)?.length ?? 1));
    this.no = this.diagrams.leaf(0);
    this.yes = this.diagrams.leaf(1);
    this.conjunction = this.diagrams.operation();
    this.disjunction = this.diagrams.operation();
    this.negation = this.diagrams.operation();
    this.guards = this.diagrams.operation();
    this.difference = this.diagrams.operation();
  }

  and(a: Node, b: Node): Node {
    if (a === this.yes || b === this.no) return b;
    if (b === this.yes || a === this.no) return a;
    return this.diagrams.combine(this.conjunction, a, b, (x, y) => x & y);
  }
  or(a: Node, b: Node): Node {
    if (a === this.no || b === this.yes) return b;
    if (b === this.no || a === this.yes) return a;
    return this.diagrams.combine(this.disjunction, a, b, (x, y) => x | y);
  }
  not(a: Node): Node {
    return this.diagrams.map(this.negation, a, (x) => 1 - x);
  }
  /** 1 where two functions have different values. */
  differs(a: Node, b: Node): Node {
    return a === b ? this.no : this.diagrams.combine(this.difference, a, b, (x, y) => (x === y ? 0 : 1));
  }
  /** `value` where the condition holds, else nothing. */
  guard(condition: Node, value: Node): Node {
    return condition === this.yes ? value : this.diagrams.combine(this.guards, condition, value, (c, v) => (c === 1 ? v : nothing));
  }

  variable(fact: FactId): number | undefined {
    return this.variableOf.get(fact);
  }

  /** A condition as a yes-or-no function of the facts, once the tables are read for host, origin and day. */
  condition(condition: Condition, frame: Frame): Node {
    switch (condition.kind) {
      case "constant":
        return condition.value ? this.yes : this.no;
      case "and":
        return condition.operands.reduce((node, c) => this.and(node, this.condition(c, frame)), this.yes);
      case "or":
        return condition.operands.reduce((node, c) => this.or(node, this.condition(c, frame)), this.no);
      case "not":
        return this.not(this.condition(condition.operand, frame));
      case "fact":
        return this.comparison(condition, frame);
      case "table": {
        // A class that is a name in other words stays with the name where names and records are exchanged.
        const own = frame.record !== undefined && namesParties(this.regime, condition) ? { host: frame.host, origin: frame.origin, on: frame.on } : frame;
        const left = this.read(this.regime, condition.lookup, own);
        const right = operandValue(this.regime, condition.operand, frame, this.read);
        return typeof left === "number" && right !== null && compareValues(shifted(left, condition.shift), condition.comparator, right) ? this.yes : this.no;
      }
      case "date": {
        const right = operandValue(this.regime, condition.operand, frame, this.read);
        return right !== null && compareValues(clock(condition.read, frame.on), condition.comparator, right) ? this.yes : this.no;
      }
      case "state": {
        const level = this.variableOf.get(condition.fact);
        const cells = this.cells.get(condition.fact) ?? [];
        if (level === undefined) return this.no;
        return this.diagrams.node(level, cells.map((cell) => (stateHolds(this.regime, condition, cell.value, frame) ? this.yes : this.no)));
      }
      case "series": {
        const level = this.variableOf.get(openFact(this.regime, condition, frame, this.read) ?? -1);
        return level === undefined ? this.condition(condition.comparison, frame) : this.diagrams.node(level, [this.no, this.yes]);
      }
      case "party":
      case "member": {
        const read = condition.kind === "member" ? (frame.record ?? frame) : frame;
        const party = condition.role === "host" ? read.host : read.origin;
        const holds =
          condition.kind === "party" ? inPartySet(this.regime, condition.set, party, frame.on) : isBound(this.regime, party, frame.on);
        return holds ? this.yes : this.no;
      }
    }
  }

  private comparison(condition: Extract<Condition, { kind: "fact" }>, frame: Frame): Node {
    const fact = this.regime.facts[condition.fact];
    const level = this.variableOf.get(condition.fact);
    const right = operandValue(this.regime, condition.operand, frame, this.read);
    if (fact === undefined || level === undefined || right === null) return this.no;
    const holds = (value: number): Node => (compareValues(value, condition.comparator, right) ? this.yes : this.no);
    if (fact.from !== null && frame.on < fact.from) return holds(fact.default ?? 0);
    return this.diagrams.node(level, (this.cells.get(condition.fact) ?? []).map((cell) => holds(cell.value)));
  }

  /** Which facts a mover of a class can have: its condition and those of the classes above it. */
  feasible(mover: number | null, on: number): Node {
    let node = this.yes;
    for (let c = mover; c !== null; c = this.regime.classes[c]?.parent ?? null) {
      const condition = this.regime.classes[c]?.condition;
      if (condition) node = this.and(node, this.condition(condition, noParties(on)));
    }
    return node;
  }

  /** Which values facts that are states can have for host, origin and day. */
  possible(frame: Frame): Node {
    let node = this.yes;
    this.variables.forEach((fact, level) => {
      const type = this.regime.facts[fact]?.type;
      if (type?.kind !== "state") return;
      const cells = this.cells.get(fact) ?? [];
      node = this.and(node, this.diagrams.node(level, cells.map((cell) => (isPossible(this.regime, type, cell.value, frame) ? this.yes : this.no))));
    });
    return node;
  }

  /** 1 where some figures answer as the open facts on which a function depends do: two comparisons of one figure are no independent questions. */
  figuresAgree(node: Node): Node {
    const open = [...this.diagrams.support(node)].filter((v) => this.regime.facts[this.variables[v] ?? -1]?.tag === "open").sort((a, b) => a - b);
    const key = open.join(" ");
    const known = this.agreeing.get(key) ?? this.worldsOf(open);
    this.agreeing.set(key, known);
    return known;
  }
  private worldsOf(open: readonly number[]): Node {
    if (open.length < 2) return this.yes;
    const worlds = this.worlds.of(open.map((v) => this.variables[v] ?? -1));
    if (worlds === null || worlds.length === 2 ** open.length) return this.yes;
    const literal = (v: number, truth: 0 | 1): Node => this.diagrams.node(v, truth === 1 ? [this.no, this.yes] : [this.yes, this.no]);
    return worlds.reduce((some, truths) => this.or(some, open.reduce((all, v, i) => this.and(all, literal(v, truths[i] ?? 0)), this.yes)), this.no);
  }

  /** What a sentence says for host, origin and day as a function of the facts; `yardstick` for terms that are measured by one. */
  sentence(id: SentenceId, frame: Frame, yardstick: () => Node): Node {
    const sentence = this.regime.sentences[id];
    const none = this.diagrams.leaf(nothing);
    if (sentence === undefined || (this.isReleased(sentence) && this.regime.clauses[sentence.clause]?.kind === "rule")) return none;
    if (!standsOn(sentence.terms, frame.on) || !sentence.windows.every((w) => windowHolds(this.regime, w, frame, this.read))) return none;
    const condition = this.condition(sentence.condition, frame);
    if (condition === this.no) return none;
    const said = this.unnumbered[id] ?? this.said(id, frame);
    if (said === nothing) return none;
    if (sentence.head.kind !== "ration") this.unnumbered[id] = said;
    // What is no longer promised hard is not promised.
    const released = this.isReleased(sentence) ? this.unbound([id]) : null;
    const says = isMeasured(sentence.terms) ? this.measured(said, sentence.terms, released, yardstick()) : this.diagrams.leaf(released ?? said);
    return this.guard(condition, says);
  }

  /** Where soft law does not count, a soft rule says nothing, and a soft exception leaves unbound. */
  private isReleased(sentence: Sentence): boolean {
    return sentence.soft && this.binding === "hard";
  }
  private unbound(by: readonly SentenceId[]): SaidId {
    return this.decisions.said({ kind: "unbound", position: silent, gives: false, directed: false, by });
  }

  /** What a sentence says of itself, measured by what others are given; `released` in its place, where it says anything. */
  private measured(said: SaidId, terms: Terms, released: SaidId | null, yardstick: Node): Node {
    const operation = this.measures.get(said) ?? this.diagrams.operation();
    this.measures.set(said, operation);
    return this.diagrams.map(operation, yardstick, (value) => {
      const says = this.measuredBy(said, terms, this.decisions.answer(value));
      return says === nothing ? nothing : (released ?? says);
    });
  }
  private measuredBy(id: SaidId, terms: Terms, yardstick: Position | null): SaidId {
    const own = this.decisions.get(id);
    if (!own.gives) return yardstick?.kind === "denied" ? id : nothing;
    if (yardstick === null) return terms.kind === "reciprocal" ? nothing : id;
    const ceiling = { ...own.position, terms: yardstick.terms };
    if (own.directed && yardstick.kind === "denied") return nothing;
    return this.decisions.said({ ...own, position: own.directed ? ceiling : within(yardstick, ceiling) });
  }

  /** The saying of a sentence where it applies, with its grounds unless others are named; `nothing` where its cap has no number. */
  said(id: SentenceId, frame: Frame, by: readonly SentenceId[] = [id]): SaidId {
    const sentence = this.regime.sentences[id];
    if (sentence === undefined) return nothing;
    const soft = sentence.soft && this.binding === "decide";
    const position = this.position(sentence.head, frame, soft);
    if (position === null) return nothing;
    if (sentence.head.kind === "unbind") return this.unbound(by);
    const kind: Said["kind"] = sentence.head.kind === "disapply" ? "lifts" : "said";
    const length = position.kind === "denied" || kind === "lifts" ? null : sentence.length;
    return this.decisions.said({
      kind, position: onTerms({ ...position, length }, sentence.terms), gives: givesSomething(sentence.head),
      directed: sentence.head.kind === "discretion", by,
    });
  }

  private position(head: Head, frame: Frame, soft: boolean): Position | null {
    switch (head.kind) {
      case "grant":
        return soft ? { ...granted, kind: "discretionary", by: "host", soft: true } : granted;
      case "refuse":
        return denied;
      case "discretion":
        return { ...granted, kind: "discretionary", by: head.by };
      case "disapply":
      case "unbind":
        return silent;
      case "ration": {
        const cap = capValue(this.regime, head.cap, frame, this.read);
        return cap && { ...granted, kind: "rationed", cap };
      }
    }
  }
}

/**
 * Facts in the order declared, then the open ones party by party: what compares all parties, as most favoured terms do, need not
 * remember what was said of others.
 */
export function inOrder(regime: Regime, facts: readonly FactId[]): readonly FactId[] {
  const openOf = new Map<FactId, number>();
  const look = (condition: Condition): void => {
    if (condition.kind === "and" || condition.kind === "or") condition.operands.forEach(look);
    else if (condition.kind === "not") look(condition.operand);
    else if (condition.kind === "series") {
      for (const { host, origin, fact } of condition.open) openOf.set(fact, ((origin ?? -1) + 1) * (regime.parties.length + 1) + (host ?? -1) + 1);
    }
  };
  for (const { condition } of regime.sentences) look(condition);
  for (const { condition } of regime.classes) look(condition);
  const place = (fact: FactId): number => openOf.get(fact) ?? -1;
  return [...facts].sort((a, b) => place(a) - place(b) || a - b);
}
