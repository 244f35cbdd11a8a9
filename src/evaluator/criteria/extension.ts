import type { Day } from "../../language/dates";
import { moreOpen, positionKey } from "../../language/position";
import { add, divide, multiply, one, rational, type Rational } from "../../language/rational";
import { stateless, type ClauseId, type PartyId, type Regime, type SentenceId, type VerdictName } from "../../language/regime";
import type { SaidId } from "../../kernel/decisions";
import type { Node } from "../../kernel/diagram";
import { maskKey, members, setBit, emptyMask, type Mask } from "../../kernel/masks";
import type { Slice, Slices } from "../../kernel/slices";
import { Analysis } from "./analysis";
import { join, noClauses, type ClauseSet } from "./clause-sets";
import { Conceding, type Conceded } from "./conceding";
import { actTopics, kindsOf, slicesOf, type ActTopic, type HostKind } from "./concession-kinds";
import { Fixing } from "./fixing";
import type { World } from "./worlds";

/** A concession made by one host to one origin, and the others who benefit under the regime. */
export interface Marked {
  readonly topic: ActTopic;
  readonly feasible: Node;
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly made: Conceded;
  /** How many pairs are alike. */
  readonly pairs: number;
  /** What is conceded, as far as the exceptions leave it. */
  readonly conceded: Node;
  readonly others: readonly { readonly origin: PartyId; readonly count: number; readonly position: Node }[];
}

/** What I2 is on one day. */
export interface Reach {
  readonly verdict: VerdictName;
  /** Mean share of the others whom a concession reaches. */
  readonly degree: Rational | null;
  readonly because: ClauseSet;
  readonly missing: string | null;
}

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
  private everyWorld: { readonly on: Day; readonly all: readonly Marked[] } | null = null;
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
    const sum = new Sum(this.analysis);
    for (const marked of this.marked(on, world)) {
      const given = this.given(marked);
      if (given === this.conceding.space.no) continue;
      if (this.fixing.isOpen([given, ...marked.others.map((o) => o.position)])) return { ...unknown, verdict: "undecided", missing: "figures are missing on which only a concession turns" };
      sum.concession(marked.pairs, given, marked.others.map((o) => ({ ...o, reached: this.reached(marked, o.position, given) })));
      for (const o of marked.others) {
        const left = this.unreached(marked, o.position, given);
        if (left !== this.conceding.space.no) sum.leaves(this.because(marked, o.position, left));
      }
      if (sum.clashes) return { ...unknown, verdict: "undecided", missing: `a concession under ${this.ruleName(marked.topic)} would make rules disagree` };
    }
    return sum.part();
  }

  private ruleName({ act }: ActTopic): string {
    return this.conceding.regime.clauses[act.concession.clause]?.name ?? "";
  }

  /** Every kind of concession that can be made on a day, each once. */
  *marked(on: Day, world: World): Generator<Marked> {
    if (world.size === 0) return yield* this.unfixed(on);
    // The same in all worlds, but for what these fix.
    if (this.everyWorld?.on !== on) this.everyWorld = { on, all: [...this.unfixed(on)] };
    const fix = this.fixing.in(world);
    for (const marked of this.everyWorld.all) {
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
  private given({ conceded, feasible }: Marked): Node {
    const { space } = this.conceding;
    const gives = space.diagrams.map(this.giving, conceded, (v) => (["granted", "rationed", "discretionary"].includes(this.kind(v)) ? 1 : 0));
    return space.and(feasible, gives);
  }
  private kind(said: SaidId): string {
    const { decisions } = this.conceding.space;
    return decisions.positionValue(decisions.position(said)).kind;
  }

  /** By case: 1 where the position is as open as what is conceded, 0 where it is not, `clash` where rules disagree. */
  private reached({ conceded }: Marked, position: Node, given: Node): Node {
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
  unreached(marked: Marked, position: Node, given: Node = this.given(marked)): Node {
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

const unknown = { degree: null, because: noClauses, missing: null };

/** The verdict of a regime under which nothing can be conceded. */
export const nothingToConcede = (regime: Regime): string =>
  regime.concessions.length === 0 ? "the regime has no concession clause and no open schedule" : "nothing can be conceded on this day";

/** Adds up the shares of those reached, over concessions and cases. */
class Sum {
  private all = rational(0);
  private share: Rational = rational(0);
  private causes = noClauses;
  private fails = false;
  private unmeasured = false;
  clashes = false;

  constructor(private readonly analysis: Analysis) {}

  concession(pairs: number, given: Node, others: readonly { readonly count: number; readonly reached: Node }[]): void {
    const { space } = this.analysis.slices;
    const total = others.reduce((n, o) => n + o.count, 0);
    const weight = rational(this.analysis.weight(given), 1);
    this.all = add(this.all, multiply(weight, rational(pairs)));
    for (const { count, reached } of others) {
      this.clashes ||= space.diagrams.values(reached).has(clash);
      this.unmeasured ||= [given, reached].some((n) => [...space.diagrams.support(n)].some((v) => this.analysis.measure.unmeasured.has(v)));
      this.share = add(this.share, multiply(rational(this.analysis.weight(reached), 1), rational(pairs * count, total)));
    }
  }
  leaves(because: ClauseSet): void {
    this.fails = true;
    this.causes = join(this.causes, because);
  }

  part(): Reach {
    if (this.all.numerator === 0n) return { ...unknown, verdict: "not-assessable", missing: nothingToConcede(this.analysis.slices.space.regime) };
    const degree = this.unmeasured ? null : divide(this.share, this.all);
    if (this.fails) return { verdict: "fails", degree, because: this.causes, missing: null };
    return { verdict: "holds", degree: degree && one, because: noClauses, missing: null };
  }
}

