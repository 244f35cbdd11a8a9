import { positionKey } from "../../language/position";
import type { ClassId, FactId, PartyId, SentenceId } from "../../language/regime";
import { and } from "../../kernel/masks";
import type { Node } from "../../kernel/diagram";
import { factsAt, search, usualCell } from "../../kernel/search";
import type { OriginCell, Slice } from "../../kernel/slices";
import { classNamedByNone } from "../criteria/witness";
import { decideByReference, type Binding } from "../decide/reference";
import { isHeld } from "./guards";
import { anyPair, type Overlap } from "./overlaps";
import type { Questions } from "./positions";
import type { ConceptCase, Ratchet, RatchetVerdict, RatchetWitness } from "./result";
import { party, type Turn } from "./revocations";

/** One side of a comparison: a cell of a slice, and the facts that are fixed in it. */
interface Side {
  readonly slice: Slice;
  readonly cell: OriginCell;
  readonly fixed: ReadonlyMap<number, number>;
}
interface Pair {
  readonly host: PartyId;
  /** As in masks. */
  readonly origin: number;
}

/**
 * Whether anything is taken from those who are there already: longer tenure never owes less, and a later day never owes less to those admitted. The first
 * contradiction of each is kept, and replayed by the reference interpreter.
 */
export class RatchetCheck {
  private readonly tenures: readonly number[];
  private readonly other: ClassId;
  /** Functions of positions that were looked at, by the cases that are feasible. */
  private readonly seen = new Map<Node, Set<Node>>();
  private tenureWitness: RatchetWitness | null = null;
  private timeWitness: RatchetWitness | null = null;
  private readsTenure = false;
  private sawTurn = false;

  constructor(
    private readonly questions: Questions,
    private readonly binding: Binding,
  ) {
    const { space } = questions.analysis.slices;
    this.tenures = space.variables.flatMap((fact, v) => (isHeld(space.regime.facts[fact]?.key ?? "") ? [v] : []));
    this.other = classNamedByNone(space.regime);
  }

  /** Longer tenure on one day. */
  stretch(slice: Slice): void {
    if (this.tenures.length === 0 || this.tenureWitness !== null) return;
    const seen = this.seen.get(slice.feasible) ?? new Set<Node>();
    this.seen.set(slice.feasible, seen);
    for (const { hosts, row } of slice.hosts) {
      for (const cell of row.cells) {
        if (seen.has(cell.positions)) continue;
        const own = this.tenures.filter((v) => this.questions.analysis.slices.space.diagrams.support(cell.positions).has(v));
        const pair = own.length === 0 ? null : anyPair(hosts, and(cell.origins, slice.beneficiaries));
        if (own.length === 0 || pair !== null) seen.add(cell.positions);
        if (pair === null) continue;
        this.readsTenure = true;
        for (const v of own) if (this.tenureWitness === null) this.tenureWitness = this.shorter(slice, cell, { host: pair[0], origin: pair[1] }, v);
      }
    }
  }

  private shorter(slice: Slice, cell: OriginCell, pair: Pair, v: number): RatchetWitness | null {
    const { space } = this.questions.analysis.slices;
    for (let c = 0; c + 1 < (space.diagrams.arity[v] ?? 0); c++) {
      const sides = [c, c + 1].map((value): Side => ({ slice, cell, fixed: new Map([[v, value]]) }));
      const found = this.taken(sides[0], sides[1], pair, space.yes);
      if (found !== null) return found;
    }
    return null;
  }

  /** Something was owed before a later day. */
  later(): void {
    this.sawTurn = true;
  }

  /** A later day, for those who hold or held something; for all, where the text tells nobody apart by that. */
  turn({ before, after }: Turn, { first, second, hosts, origins }: Overlap): void {
    const pair = first.positions === second.positions || this.timeWitness !== null ? null : anyPair(hosts, origins);
    if (pair === null) return;
    const fixed = new Map<number, number>();
    this.timeWitness = this.taken({ slice: before, cell: first, fixed }, { slice: after, cell: second, fixed }, { host: pair[0], origin: pair[1] }, this.cohort(first, second));
  }

  /** Those who hold or held something of what the two cells read; everybody, where they read no such thing. */
  private cohort(first: OriginCell, second: OriginCell): Node {
    const { space } = this.questions.analysis.slices;
    const { diagrams, no, yes } = space;
    const read = this.tenures.filter((v) => [first, second].some((c) => diagrams.support(c.positions).has(v)));
    if (read.length === 0) return yes;
    const holds = (v: number): Node => diagrams.node(v, (space.cells.get(space.variables[v] ?? -1) ?? []).map((cell) => (cell.to > 0 ? yes : no)));
    return read.reduce((all, v) => space.or(all, holds(v)), no);
  }

  /** The facts of a case in which something is or was held wherever its cells allow it: values of one cell are treated alike. */
  private holding(facts: readonly number[], all: ReadonlyMap<number, number>): readonly number[] {
    const { space } = this.questions.analysis.slices;
    const held = new Map(this.tenures.flatMap((v) => {
      const fact = space.variables[v] ?? -1;
      const cell = space.cells.get(fact)?.[all.get(v) ?? usualCell(space, v)];
      return cell !== undefined && cell.value === 0 && cell.to > 0 ? [[fact, 1] as const] : [];
    }));
    return facts.map((value, fact) => held.get(fact) ?? value);
  }

  private taken(a: Side | undefined, b: Side | undefined, pair: Pair, among: Node): RatchetWitness | null {
    if (a === undefined || b === undefined) return null;
    const { slices } = this.questions.analysis;
    const { space } = slices;
    const under = ({ fixed }: Side, node: Node): Node => (fixed.size === 0 ? node : space.diagrams.fixed(node, fixed));
    const possible = [a, b].map((s) => space.possible({ host: pair.host, origin: party(this.questions, pair.origin), on: s.slice.on })).reduce((x, y) => space.and(x, y));
    const feasible = [a, b].reduce((all, s) => space.and(all, under(s, s.slice.feasible)), space.and(possible, among));
    const lowered = space.and(this.questions.lowered(under(a, a.cell.positions), under(b, b.cell.positions)), feasible);
    const found = lowered === space.no ? null : search(space, lowered, [], [], new Set(), () => true);
    if (found === null) return null;
    const [first, second] = [this.replayed(a, pair, found.first), this.replayed(b, pair, found.first)];
    const [v] = [...a.fixed.keys()];
    const fact = v === undefined ? null : (space.variables[v] ?? -1);
    const deciding = second.by.length > 0 ? second.by : first.by;
    return {
      cases: [first.shown, second.shown],
      tenure: fact === null ? null : { fact, from: first.shown.facts[fact] ?? 0, to: second.shown.facts[fact] ?? 0 },
      because: [...new Set(deciding.map((id) => space.regime.sentences[id]?.clause ?? -1))],
    };
  }

  private replayed({ slice, cell, fixed }: Side, { host, origin }: Pair, cells: ReadonlyMap<number, number>): { readonly shown: ConceptCase; readonly by: readonly SentenceId[] } {
    const { space } = this.questions.analysis.slices;
    const all = new Map([...cells, ...fixed]);
    const asked = { host, origin: party(this.questions, origin), mover: slice.topic.mover ?? this.other, on: slice.on, facts: fixed.size === 0 ? this.holding(factsAt(space, all), all) : factsAt(space, all) };
    const { position, by } = decideByReference(space.regime, asked, slice.topic.right, this.binding);
    const found = positionKey(space.decisions.positionValue(space.diagrams.at(cell.positions, (v) => all.get(v) ?? usualCell(space, v))));
    if (found !== positionKey(position)) throw new Error(`the two engines disagree about a witness: ${found} against ${positionKey(position)}`);
    return { shown: { ...asked, right: slice.topic.right, position }, by };
  }

  get found(): Ratchet {
    const { space } = this.questions.analysis.slices;
    const verdict = (asked: boolean, witness: RatchetWitness | null): RatchetVerdict => ({ verdict: witness !== null ? "fails" : asked ? "holds" : "vacuous", witness });
    return {
      tenure: verdict(this.readsTenure, this.tenureWitness), time: verdict(this.sawTurn, this.timeWitness), cohort: this.tenures.map((v): FactId => space.variables[v] ?? -1),
    };
  }
}
