import type { Day } from "../../language/dates";
import { moreOpen, positionKey } from "../../language/position";
import { stateless, type ClauseId, type PartyId, type SentenceId } from "../../language/regime";
import type { SaidId } from "../../kernel/decisions";
import type { Node } from "../../kernel/diagram";
import { maskKey, members, setBit, emptyMask, type Mask } from "../../kernel/masks";
import type { Slice, Slices } from "../../kernel/slices";
import { Analysis } from "./analysis";
import type { ClauseSet } from "./clause-sets";
import { Conceding, type Conceded } from "./conceding";
import { actTopics, kindsOf, slicesOf, type ActTopic, type HostKind } from "./concession-kinds";
import { Sum, toldOnce, unknown, type Given, type Marked, type Reach, type Share, type Told } from "./extension-shares";
import { Fixing } from "./fixing";
import type { World } from "./worlds";

/** A concession conflicts with the rules in some state: what no consistent regime should do. */
const clash = 2;

/**
 * I2: whether what is conceded to one reaches all. Judged in the regime without derogations: whom these leave out is the matter of I1. What is
 * conceded grants, so it only ever adds: one concession in the regime as written decides for every state that earlier ones can lead to.
 */
export class Extension {
  readonly conceding: Conceding;
  private readonly analysis: Analysis;
  readonly fixing: Fixing;
  private readonly topics: readonly ActTopic[];
  private readonly reaching: number;
  private readonly giving: number;
  private readonly leaving: number;
  private everyWorld: { readonly on: Day; readonly all: readonly Told[] } | null = null;
  private last: { readonly key: readonly (Slice | string)[]; readonly parts: Map<string, Reach> } | null = null;

  constructor(
    private readonly base: Slices,
    readonly derogations: ReadonlySet<SentenceId>,
  ) {
    const { regime, binding } = base.space;
    this.conceding = new Conceding(regime, binding, derogations);
    this.analysis = new Analysis(this.conceding.slices);
    this.fixing = new Fixing(base.space, this.conceding.space);
    this.topics = actTopics(this.conceding);
    const { diagrams } = this.conceding.space;
    this.reaching = diagrams.operation();
    this.giving = diagrams.operation();
    this.leaving = diagrams.operation();
  }

  /** Days on which the verdict may change. */
  get days(): readonly Day[] {
    return this.conceding.slices.days;
  }

  /** One day in one world. */
  judge(on: Day, world: World): Reach {
    const beneficiaries = this.beneficiaries(on);
    const key = [...this.topics.flatMap((t) => slicesOf(this.conceding, t, on)), maskKey(beneficiaries), maskKey(this.conceding.space.parties.alive(on))];
    if (this.last === null || key.some((part, i) => part !== this.last?.key[i])) this.last = { key, parts: new Map() };
    const fixed = [...world].join(" ");
    const part = this.last.parts.get(fixed) ?? this.judged(on, world);
    this.last.parts.set(fixed, part);
    return part;
  }

  private judged(on: Day, world: World): Reach {
    const sum = new Sum();
    const cells = this.fixing.cells(world);
    for (const one of this.told(on, world)) {
      const given = this.givenIn(one, cells, world);
      if (given.node === this.conceding.space.no) continue;
      const shares = one.others.map((other) => this.shareIn(one, other, given, { cells, world }));
      if (given.open || shares.some((s) => s.open)) return { ...unknown, verdict: "undecided", missing: "figures are missing on which only a concession turns" };
      sum.concession(one.marked.pairs, given, shares);
      if (sum.clashes) return { ...unknown, verdict: "undecided", missing: `a concession under ${this.ruleName(one.marked.topic)} would make rules disagree` };
    }
    return sum.part(this.conceding.regime);
  }

  /** What is known of the concessions of a day in the worlds judged so far. */
  private told(on: Day, world: World): Iterable<Told> {
    if (world.size === 0) return toldOnce(this.unfixed(on));
    return this.inEveryWorld(on);
  }
  private inEveryWorld(on: Day): readonly Told[] {
    if (this.everyWorld?.on !== on) this.everyWorld = { on, all: [...toldOnce(this.unfixed(on))] };
    return this.everyWorld.all;
  }

  /** The figures that are missing on which functions turn, as they are in a world. */
  private keyOf(reads: readonly number[], cells: ReadonlyMap<number, number>): string {
    return reads.map((v) => cells.get(v) ?? "").join();
  }

  private givenIn(one: Told, cells: ReadonlyMap<number, number>, world: World): Given {
    const { marked } = one;
    one.reads ??= this.fixing.openIn([marked.conceded, marked.feasible]);
    const key = this.keyOf(one.reads, cells);
    const known = one.given.get(key);
    if (known !== undefined) return known;
    const fix = this.fixing.in(world);
    const conceded = fix(marked.conceded);
    const node = this.given({ conceded, feasible: fix(marked.feasible) });
    const made = { node, conceded, weight: this.analysis.weight(node), open: this.fixing.isOpen([node]), unmeasured: this.isUnmeasured(node) };
    one.given.set(key, made);
    return made;
  }

  /** How far what is given reaches one of the others. */
  private shareIn(one: Told, other: Told["others"][number], given: Given, { cells, world }: { readonly cells: ReadonlyMap<number, number>; readonly world: World }): Share {
    other.reads ??= this.fixing.openIn([one.marked.conceded, one.marked.feasible, other.position]);
    const key = this.keyOf(other.reads, cells);
    const known = other.shares.get(key);
    if (known !== undefined) return known;
    const position = this.fixing.in(world)(other.position);
    const reached = this.reached(given, position, given.node);
    const left = this.unreached(given, position, given.node);
    const { space } = this.conceding;
    const made: Share = {
      count: other.count, weight: this.analysis.weight(reached), clashes: space.diagrams.values(reached).has(clash), open: this.fixing.isOpen([position]),
      unmeasured: this.isUnmeasured(reached), because: left === space.no ? null : this.because(one.marked, position, left),
    };
    other.shares.set(key, made);
    return made;
  }
  private isUnmeasured(node: Node): boolean {
    return [...this.conceding.space.diagrams.support(node)].some((v) => this.analysis.measure.unmeasured.has(v));
  }

  private ruleName({ act }: ActTopic): string {
    return this.conceding.regime.clauses[act.concession.clause]?.name ?? "";
  }

  /** Every kind of concession that can be made on a day, each once. */
  *marked(on: Day, world: World): Generator<Marked> {
    if (world.size === 0) return yield* this.unfixed(on);
    // The same in all worlds, but for what these fix.
    const fix = this.fixing.in(world);
    for (const { marked } of this.inEveryWorld(on)) {
      const others = marked.others.map((other) => ({ ...other, position: fix(other.position) }));
      yield { ...marked, feasible: fix(marked.feasible), conceded: fix(marked.conceded), others };
    }
  }

  private *unfixed(on: Day): Generator<Marked> {
    const beneficiaries = this.beneficiaries(on);
    for (const topic of this.topics) {
      const slices = slicesOf(this.conceding, topic, on);
      if (slices[1].branches.length === 0) continue;
      for (const kind of kindsOf(this.conceding, slices, beneficiaries)) yield* this.byHost(topic, kind, slices[0].feasible, on);
    }
  }

  private *byHost(topic: ActTopic, kind: HostKind, feasible: Node, on: Day): Generator<Marked> {
    const host = kind.hosts[0] ?? 0;
    const sizes = kind.origins.map((o, i) => o.parties.length - (i === kind.own ? 1 : 0));
    for (const [i, marked] of kind.origins.entries()) {
      const origin = marked.parties.find((p) => p !== host);
      if (origin === undefined) continue;
      const states = this.statesOf(kind, on, origin);
      const added = topic.added.sentences;
      const all = topic.act.toward === "all";
      const made: Conceded = { on, states, between: (h, o) => (h === host && (all || o === origin) ? added : []) };
      const node = (o: PartyId): Node => this.conceding.position(topic.written.sentences, { host, origin: o, on }, made);
      const others = kind.origins.flatMap(({ parties, benefits }, j) => {
        const other = parties.find((p) => p !== host && p !== origin);
        return !benefits || other === undefined ? [] : [{ origin: other, count: (sizes[j] ?? 0) - (i === j ? 1 : 0), position: node(other) }];
      });
      if (others.length === 0) continue;
      const conceded = this.conceding.conceded(topic.written.sentences, { host, origin, on }, made);
      yield { topic, feasible, host, origin, made, pairs: kind.hosts.length * (sizes[i] ?? 0), conceded, others };
    }
  }

  /** For yardsticks: two states of each kind, since one of them may be the host, and the one to whom something is conceded. */
  private statesOf(kind: HostKind, on: Day, origin: PartyId): readonly PartyId[] {
    const alive = new Set(members(this.conceding.space.parties.alive(on)));
    const some = kind.origins.flatMap(({ parties }) => parties.filter((p) => p !== origin && alive.has(p)).slice(0, 2));
    return origin !== stateless && alive.has(origin) ? [origin, ...some] : some;
  }

  /** 1 in the feasible cases in which something is conceded. */
  given({ conceded, feasible }: Pick<Marked, "conceded" | "feasible">): Node {
    const { space } = this.conceding;
    const gives = space.diagrams.map(this.giving, conceded, (v) => (["granted", "rationed", "discretionary"].includes(this.kind(v)) ? 1 : 0));
    return space.and(feasible, gives);
  }
  private kind(said: SaidId): string {
    const { decisions } = this.conceding.space;
    return decisions.positionValue(decisions.position(said)).kind;
  }

  /** By case: 1 where the position is as open as what is conceded, 0 where it is not, `clash` where rules disagree. */
  private reached({ conceded }: Pick<Marked, "conceded">, position: Node, given: Node): Node {
    const { space } = this.conceding;
    const { diagrams, decisions } = space;
    const found = diagrams.combine(this.reaching, conceded, position, (x, y) => {
      const [a, b] = [x, y].map((v) => decisions.positionValue(decisions.position(v)));
      if (a?.kind === "conflict" || b?.kind === "conflict") return clash;
      return a && b && (positionKey(a) === positionKey(b) || moreOpen(a, b) === b) ? 1 : 0;
    });
    return space.guard(given, found);
  }
  /** 1 in the cases in which something is conceded and does not reach. */
  unreached(marked: Pick<Marked, "conceded">, position: Node, given: Node): Node {
    return this.conceding.space.diagrams.combine(this.leaving, given, this.reached(marked, position, given), (g, r) => (g === 1 && r !== 1 ? 1 : 0));
  }

  /** The rule to which the concession adds, and the clauses that decide where it does not reach. */
  private because({ topic }: Marked, position: Node, left: Node): ClauseSet {
    const { space } = this.conceding;
    const decided = [...space.diagrams.values(space.guard(left, position))].flatMap((v) => space.decisions.get(v).by);
    const clauses: readonly ClauseId[] = decided.map((s) => this.conceding.regime.sentences[s]?.clause ?? 0);
    return this.analysis.naming.clauses([topic.act.concession.clause, ...clauses]);
  }

  /** As the regime is written: what is conceded to others makes nobody a beneficiary. */
  private beneficiaries(on: Day): Mask {
    const { parties } = this.conceding.space;
    const mask = emptyMask(parties.words);
    const last = this.base.space.parties.statelessIndex;
    for (const p of members(this.base.parties(on).beneficiaries)) setBit(mask, p === last ? parties.statelessIndex : p);
    return mask;
  }
}
