import type { Day } from "../../language/dates";
import { positionKey, silent, type Position } from "../../language/position";
import { isBound } from "../../language/reading";
import type { FactId, PartyId, Regime } from "../../language/regime";
import { stateValue, unnamedStates, type StateType } from "../../language/states";
import { Diagrams, type Node } from "../../kernel/diagram";
import { Space } from "../../kernel/space";
import type { Alignment, SharedFact } from "./alignment";
import { StateValues, type StateValuesOn } from "./state-values";
import { type Both, type Side } from "./difference";

/** Two texts as functions of the same variables: the facts that either reads. */
export class CommonSpace {
  readonly spaces: Both<Space>;
  readonly diagrams: Diagrams;
  readonly facts: readonly SharedFact[];
  readonly no: Node;
  readonly yes: Node;
  /** Whether some variable is a state: then which values can be is another question for each pair of parties. */
  readonly stateVariables: ReadonlySet<number>;
  private readonly operations: Readonly<Record<"and" | "or" | "not" | "guard" | "first" | "difference", number>>;
  private readonly positions: Position[] = [];
  private readonly positionIds = new Map<string, number>();
  private readonly pairs: (readonly [number, number])[] = [];
  private readonly pairIds = new Map<string, number>();
  private readonly indicators = new Map<number, number>();
  private readonly states: readonly StateValues[];
  private statesOn: { readonly on: Day; readonly ofVariable: readonly StateValuesOn[] } | null = null;
  private readonly translators: Both<Readonly<Record<"condition" | "position", Translator>>>;

  constructor(readonly alignment: Alignment) {
    const { regimes, cells } = alignment;
    this.facts = alignment.facts;
    this.spaces = { before: new Space(regimes.before, "decide", cells.before), after: new Space(regimes.after, "decide", cells.after) };
    this.diagrams = new Diagrams(this.facts.map((f) => f.cells.length));
    this.no = this.diagrams.leaf(0);
    this.yes = this.diagrams.leaf(1);
    const operation = (): number => this.diagrams.operation();
    this.operations = { and: operation(), or: operation(), not: operation(), guard: operation(), first: operation(), difference: operation() };
    this.stateVariables = new Set(this.facts.flatMap(({ fact }, v) => (fact.type.kind === "state" ? [v] : [])));
    this.states = this.facts.flatMap(({ fact }, v) => (fact.type.kind === "state" ? [new StateValues(alignment, v, fact.type)] : []));
    this.position(silent);
    const translators = (side: Side): Readonly<Record<"condition" | "position", Translator>> => {
      const { decisions } = this.spaces[side];
      return {
        condition: new Translator(this, side, (payload) => payload),
        position: new Translator(this, side, (payload) => this.position(decisions.positionValue(decisions.position(payload)))),
      };
    };
    this.translators = { before: translators("before"), after: translators("after") };
  }

  and(a: Node, b: Node): Node {
    return this.diagrams.combine(this.operations.and, a, b, (x, y) => x & y);
  }
  or(a: Node, b: Node): Node {
    return this.diagrams.combine(this.operations.or, a, b, (x, y) => x | y);
  }
  not(a: Node): Node {
    return this.diagrams.map(this.operations.not, a, (x) => 1 - x);
  }
  /** `value` where the condition holds, else 0. */
  guard(condition: Node, value: Node): Node {
    return this.diagrams.combine(this.operations.guard, condition, value, (c, v) => (c === 1 ? v : 0));
  }
  /** `a`, and `b` where `a` is 0. */
  orElse(a: Node, b: Node): Node {
    return this.diagrams.combine(this.operations.first, a, b, (x, y) => (x === 0 ? y : x));
  }
  choice(condition: Node, then: Node, otherwise: Node): Node {
    return this.orElse(this.guard(condition, then), this.guard(this.not(condition), otherwise));
  }
  /** Yes where a variable lies in one of some cells. */
  within(variable: number, cells: ReadonlySet<number>): Node {
    return this.diagrams.node(variable, (this.facts[variable]?.cells ?? []).map((_, c) => (cells.has(c) ? this.yes : this.no)));
  }

  /** Where two functions differ the number of their two values (`pair`), else 0. */
  difference(a: Node, b: Node): Node {
    return this.diagrams.combine(this.operations.difference, a, b, (x, y) => (x === y ? 0 : this.pairId(x, y)));
  }
  private pairId(x: number, y: number): number {
    const key = `${x} ${y}`;
    const known = this.pairIds.get(key);
    if (known !== undefined) return known;
    const id = this.pairs.push([x, y]);
    this.pairIds.set(key, id);
    return id;
  }
  pair(id: number): readonly [number, number] {
    return this.pairs[id - 1] ?? [0, 0];
  }
  /** Yes where a function has one value. */
  where(node: Node, value: number): Node {
    const operation = this.indicators.get(value) ?? this.diagrams.operation();
    this.indicators.set(value, operation);
    return this.diagrams.map(operation, node, (x) => (x === value ? 1 : 0));
  }

  /** The number of a position, the same for both texts; 0 is silent. */
  private position(p: Position): number {
    const value = p.kind === "silent" ? silent : p;
    const key = positionKey(value);
    const known = this.positionIds.get(key);
    if (known !== undefined) return known;
    const id = this.positions.push(value) - 1;
    this.positionIds.set(key, id);
    return id;
  }
  positionValue(id: number): Position {
    return this.positions[id] ?? silent;
  }

  /** A condition or a position of one text on a day, as a function of the shared facts. */
  translated(side: Side, kind: "condition" | "position", node: Node, on: Day): Node {
    return this.translators[side][kind].translate(node, on);
  }

  /** Which values facts that are states can have for two parties, by code, on a day. */
  possible(host: string, origin: string | null, on: Day): Node {
    if (this.stateVariables.size === 0) return this.yes;
    if (this.statesOn?.on !== on) this.statesOn = { on, ofVariable: this.states.map((s) => s.onDay(on)) };
    let node = this.yes;
    this.states.forEach(({ variable }, i) => {
      const day = this.statesOn?.ofVariable[i];
      if (day) node = this.and(node, day.possible(host, origin, (can) => this.within(variable, can)));
    });
    return node;
  }

  /** The cell of a fact of one text in which a cell of the shared fact lies. */
  cellIn(side: Side, variable: number, cell: number, on: Day): number {
    const shared = this.facts[variable];
    const regime = this.alignment.regimes[side];
    const own = regime.facts[shared?.ids[side] ?? -1]?.type;
    const type = shared?.fact.type;
    if (own?.kind === "labels" && type?.kind === "labels") return isSame(own.labels, type.labels) ? cell : own.labels.indexOf(type.labels[cell] ?? "");
    if (own?.kind !== "state" || type?.kind !== "state" || cell < unnamedStates(type)) return cell;
    return stateIn(regime, own, type.labels[cell] ?? "", on);
  }

  /** The values of the facts of one text at a point of the shared ones; what it does not read is as usual. */
  factsOf(side: Side, cellAt: (variable: number) => number, on: Day): readonly number[] {
    const regime = this.alignment.regimes[side];
    const variableOf = new Map<FactId, number>(this.facts.flatMap(({ ids }, v) => (ids[side] === null ? [] : [[ids[side], v] as const])));
    return regime.facts.map((fact, id) => {
      const v = variableOf.get(id);
      if (v === undefined || (fact.from !== null && on < fact.from)) return fact.default ?? fact.range?.from ?? 0;
      return this.spaces[side].cells.get(id)?.[this.cellIn(side, v, cellAt(v), on)]?.value ?? 0;
    });
  }
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((x, i) => x === b[i]);
const partyOfCode = (regime: Regime, code: string): PartyId => regime.parties.findIndex((p) => p.code === code);
/** A named state as the facts of one text have it: by name, or as another member or another state. */
function stateIn(regime: Regime, type: StateType, code: string, on: Day): number {
  const party = partyOfCode(regime, code);
  return stateValue(type, party) ?? stateValue(type, party >= 0 && isBound(regime, party, on) ? "another member" : "another state") ?? 0;
}

/** Turns functions of the facts of one text into functions of the shared ones. */
class Translator {
  private readonly memo = new Map<Node, Node>();
  private readonly variableOf: readonly number[];
  private day: Day | null = null;

  constructor(
    private readonly common: CommonSpace,
    private readonly side: Side,
    private readonly leaf: (payload: number) => number,
  ) {
    const places = new Map(common.facts.map(({ ids }, v) => [ids[side], v]));
    this.variableOf = common.spaces[side].variables.map((fact) => places.get(fact) ?? -1);
  }

  translate(node: Node, on: Day): Node {
    // What a named state is to a text hangs on whether it is a member that day.
    if (this.day !== on && this.common.stateVariables.size > 0) this.memo.clear();
    this.day = on;
    return this.walk(node, on);
  }

  private walk(node: Node, on: Day): Node {
    const own = this.common.spaces[this.side].diagrams;
    const { diagrams } = this.common;
    if (own.isLeaf(node)) return diagrams.leaf(this.leaf(own.payload(node)));
    const known = this.memo.get(node);
    if (known !== undefined) return known;
    const variable = this.variableOf[own.level(node)] ?? -1;
    if (variable < 0) throw new Error("a fact that is not shared");
    const children = (this.common.facts[variable]?.cells ?? []).map((_, cell) => this.walk(own.child(node, this.common.cellIn(this.side, variable, cell, on)), on));
    const made = children.every((child) => diagrams.level(child) > variable) ? diagrams.node(variable, children) : this.composed(variable, children);
    this.memo.set(node, made);
    return made;
  }

  /** Where the two texts order their facts otherwise. */
  private composed(variable: number, children: readonly Node[]): Node {
    return children.reduce((node, child, cell) => this.common.orElse(node, this.common.guard(this.common.within(variable, new Set([cell])), child)), this.common.no);
  }
}
