import type { Day } from "../../language/dates";
import { conceded } from "../../language/conceded";
import { positionKey } from "../../language/position";
import { selects, type Frame } from "../../language/reading";
import { stateless, type ClassId, type PartyId, type Regime, type SentenceId } from "../../language/regime";
import { beneficiariesOf } from "../../kernel/beneficiaries";
import { cellOf } from "../../kernel/cells";
import type { Node } from "../../kernel/diagram";
import { members, partition, type Mask } from "../../kernel/masks";
import { factsAt, search, usualCell, type Found } from "../../kernel/search";
import type { Topic } from "../../kernel/slices";
import { decideByReference } from "../decide/reference";
import { Conceding, type Conceded } from "../criteria/conceding";
import { derogationsOf } from "../criteria/readings";
import type { WitnessCase } from "../result";
import { concessionsIn, dayOf, factIn, membershipOf, withMembers, type State } from "./state";
import type { World } from "./catalogue";

/** A pair of parties asked about one right. */
export interface Asked {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly topic: Topic;
  /** In the regime without derogations. */
  readonly core?: true;
}

/** The functions of a regime with some members, under all that a history may decide. */
export class View {
  readonly conceding: Conceding;
  readonly regime: Regime;
  readonly on: Day;
  /** The topics of the regime, claims and concessions left out. */
  readonly topics: readonly Topic[];
  /** Parties by kind: those that no rule, nor a duty, tells apart. */
  readonly kinds: readonly (readonly PartyId[])[];
  readonly members: readonly PartyId[];
  readonly beneficiaries: readonly PartyId[];
  private readonly derogations: ReadonlySet<SentenceId>;
  /** In some state rules contradict one another. */
  clashes = false;
  private readonly nodes = new Map<string, Node>();
  private readonly fixedNodes = new Map<string, Node>();

  constructor(
    private readonly world: World,
    state: State,
    private readonly binding: "hard" | "soft",
  ) {
    this.on = dayOf(world.regime, state, world.on);
    this.regime = withMembers(world.regime, state, this.on);
    this.conceding = new Conceding(this.regime, binding, new Set());
    this.derogations = new Set([...derogationsOf(this.regime, binding), ...world.instrumented.invoked]);
    const { slices, space } = this.conceding;
    this.topics = slices.topics.filter((topic) => topic.right < world.rights);
    const party = (index: number): PartyId => (index === space.parties.statelessIndex ? stateless : index);
    const list = (mask: Mask): readonly PartyId[] => members(mask).map(party);
    const { bound, universe } = slices.parties(this.on);
    this.members = list(bound);
    this.beneficiaries = list(universe).filter((p) => benefits(world, this.members, p, this.on));
    const cells = slices.on(this.on).flatMap((s) => s.hosts.flatMap(({ hosts, row }) => [hosts, ...row.cells.map((c) => c.origins)]));
    const duties = this.regime.duties.flatMap((d) => [d.bearer, d.toward]).map((s) => space.parties.selected(s, this.on));
    this.kinds = partition(universe, [bound, ...cells, ...duties]).map((cell) => list(cell.mask));
  }

  get space(): Conceding["space"] {
    return this.conceding.space;
  }

  /** The facts of a pair that the history decides, as cells of their variables. */
  private decided(state: State, host: PartyId, origin: PartyId): ReadonlyMap<number, number> {
    const { space } = this;
    const cells = new Map<number, number>();
    for (const [id, tracked] of this.world.tracked) {
      const v = space.variable(id);
      if (v !== undefined) cells.set(v, cellOf(space.cells.get(id) ?? [], factIn(state, id, tracked, host, origin)));
    }
    return cells;
  }

  /** What a pair is given in a state, as a function of the facts that no history decides. */
  position(state: State, { host, origin, topic, core }: Asked): Node {
    const { conceding } = this;
    const written = topic.sentences.filter((id) => conceding.isWritten(id) && !(core && this.derogations.has(id)));
    const made = this.made(state, topic);
    const key = `${core ? "core" : ""} ${topic.index} ${host} ${origin} ${made.key}`;
    const node = this.nodes.get(key) ?? conceding.position(written, { host, origin, on: this.on }, made);
    this.nodes.set(key, node);
    const cells = this.decided(state, host, origin);
    const fixedKey = `${node} ${[...cells.values()].join(" ")}`;
    const known = this.fixedNodes.get(fixedKey);
    if (known !== undefined) return known;
    const result = conceding.space.diagrams.fixed(node, cells);
    this.fixedNodes.set(fixedKey, result);
    this.clashes ||= [...conceding.space.diagrams.values(result)].some((v) => conceding.space.decisions.get(v).kind === "conflict");
    return result;
  }

  private made(state: State, topic: Topic): Conceded & { readonly key: string } {
    const all = concessionsIn(state, this.conceding.acts);
    const parties = [...new Set(all.flatMap(({ host, origin }) => [host, origin ?? host]))];
    const states = [...new Set([...this.kinds.flatMap((kind) => kind.slice(0, 2)), ...parties])].filter((p) => p !== stateless);
    const between = (host: PartyId, origin: PartyId): readonly SentenceId[] => {
      const here = all.filter((k) => k.host === host && (k.origin === null || k.origin === origin));
      return topic.sentences.filter((id) => here.some((k) => this.conceding.acts[k.act]?.ids.has(id)));
    };
    return { on: this.on, states, between, key: [...state].filter((i) => i.startsWith("conceded ")).sort().join(";") };
  }

  /** Facts that no history decides, possible in all cases, at which functions have asked-for values. */
  search(frames: readonly Frame[], mover: ClassId | null, first: readonly Node[], second: readonly Node[], test: (a: readonly number[], b: readonly number[]) => boolean): Found | null {
    const { space } = this;
    const feasible = frames.map((f) => space.possible(f)).reduce((a, b) => space.and(a, b), space.feasible(mover, this.on));
    return search(space, feasible, first, second, new Set(), test);
  }

  /** A case at a point of a state, decided by the reference interpreter on the regime that the history leaves. */
  replay(state: State, asked: Asked, cells: ReadonlyMap<number, number>): WitnessCase {
    const { space, conceding } = this;
    const { host, origin, topic } = asked;
    const point = new Map([...cells, ...this.decided(state, host, origin)]);
    // Also what only a decision on standing reads.
    const facts = factsAt(space, point).map((value, id) => {
      const tracked = this.world.tracked.get(id);
      return tracked ? factIn(state, id, tracked, host, origin) : value;
    });
    const made = concessionsIn(state, conceding.acts).flatMap((k) => {
      const act = conceding.acts[k.act];
      return act ? [{ act, host: k.host, origin: k.origin, since: this.on }] : [];
    });
    const mover = topic.mover ?? -1;
    const left = conceded(this.regime, made);
    const decision = decideByReference(left, { host, origin, mover, on: this.on, facts }, topic.right, this.binding);
    const value = space.diagrams.at(this.position(state, asked), (v) => point.get(v) ?? usualCell(space, v));
    const own = positionKey(space.decisions.positionValue(space.decisions.position(value)));
    // Anything else is a bug of ours, and is said so.
    if (own !== positionKey(decision.position)) throw new Error(`the two engines disagree about a history: ${own} against ${positionKey(decision.position)}`);
    const { instrumented } = this.world;
    const all = [...new Set(decision.by.map((s) => instrumented.stands.get(s) ?? s))];
    const [by, added] = [all.filter((s) => s < instrumented.written), all.filter((s) => s >= instrumented.written)];
    const under = [...new Set(added.flatMap((s) => left.sentences[s]?.clause ?? []))].sort((a, b) => a - b);
    return {
      case: { host, origin, mover, on: this.on, facts: facts.slice(0, instrumented.facts) }, right: topic.right, decision: { position: decision.position, by }, ...(under.length > 0 ? { under } : {}),
    };
  }
}

/** Whether a party is a beneficiary (docs/decisions/0005, 1): read off the rules as written, claims and concessions left out. */
function benefits({ base }: World, bound: readonly PartyId[], party: PartyId, on: Day): boolean {
  const kind = beneficiariesOf(base);
  if (kind === "all" || bound.includes(party)) return true;
  const listed = (): boolean => base.sentences.some((s) => base.clauses[s.clause]?.kind === "rule" && selects(base, s.origin, party, on));
  return kind === "listed" && listed();
}

/** The views of a world, each made once for those who are members in it. */
export class Views {
  private readonly known = new Map<string, View>();
  constructor(
    private readonly world: World,
    private readonly binding: "hard" | "soft",
  ) {}

  get clashed(): boolean {
    return [...this.known.values()].some((view) => view.clashes);
  }

  of(state: State): View {
    const key = membershipOf(state);
    const view = this.known.get(key) ?? new View(this.world, state, this.binding);
    this.known.set(key, view);
    return view;
  }
}
