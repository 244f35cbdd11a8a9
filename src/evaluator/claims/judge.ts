import type { Day } from "../../language/dates";
import { stateless, type ClassId, type PartyId, type Regime, type RightId } from "../../language/regime";
import { nothing } from "../../kernel/decisions";
import type { Node } from "../../kernel/diagram";
import { and, hasBit, isEmpty, members, without, type Mask } from "../../kernel/masks";
import { factsAt, search, type Found } from "../../kernel/search";
import { Slices, sentencesOn, type Row, type Slice, type Topic } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { PossibleWorlds, type Truths } from "../../kernel/possible-worlds";
import { turning } from "../criteria/turning";
import type { World } from "../criteria/worlds";
import { decideByReference, type Binding } from "../decide/reference";
import type { Witness } from "../result";
import { alone, type Asked, type Extended, type Prepared } from "./asked";

/** What a claim comes to on one day. */
export interface ClaimDay {
  readonly on: Day;
  readonly verdict: "holds" | "fails" | "depends" | "vacuous" | "undecided";
  /** The clauses that decide where it fails. */
  readonly because: ReadonlySet<number>;
  readonly failure: Failure | null;
  /** For `depends`: on which facts, and which of their values give which verdict. */
  readonly open?: ReturnType<typeof turning>;
}
/** A case in which a claim fails. */
export interface Failure {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly on: Day;
  readonly right: RightId;
  readonly found: Found;
}
/** What some kinds of case come to, whoever the parties are. */
interface Outcome {
  readonly meant: boolean;
  readonly sentences: ReadonlySet<number>;
  readonly found: Found | null;
  readonly shown: number;
}
const unmeant: Outcome = { meant: false, sentences: new Set(), found: null, shown: 0 };

/** Origins that no sentence about the rights of a question tells apart, with what is said of each right to them. */
interface Joint {
  readonly origins: Mask;
  readonly nodes: readonly Node[];
}

/** One question of a claim about movers of one class; for all rights and classes that the regime does not tell apart, the first. */
interface Question {
  readonly asked: Asked;
  readonly mover: ClassId;
  /** The cases that are meant, then each right: `null` where nothing speaks of it. */
  readonly topics: readonly (Topic | null)[];
  readonly outcomes: Map<string, Outcome>;
  readonly joints: Map<string, readonly Joint[]>;
  /** What it came to when it was last asked, and of what: most days change nothing. */
  last: { readonly of: readonly (Slice["hosts"] | null)[]; readonly feasible: Node; readonly kinds: readonly Kind[] } | null;
}
/** A pair of parties of one kind, and what the question comes to there. */
interface Kind {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly outcome: Outcome;
}

/** Judges the claims of one regime on single days. */
export class ClaimJudge {
  readonly slices: Slices;
  private readonly readsStates: boolean;
  /** Facts of the tag `open` have one true value, which nobody has looked up. */
  private readonly open: ReadonlySet<number>;
  private readonly figures: PossibleWorlds;
  private topics = 0;
  private readonly questions = new Map<Prepared, readonly Question[]>();

  constructor(
    private readonly extended: Extended,
    private readonly binding: Binding,
  ) {
    this.slices = new Slices(new Space(extended.regime, binding), new Set(), "everyone");
    const { variables, regime } = this.slices.space;
    // The tag comes with series, which are read elsewhere.
    this.open = new Set(variables.flatMap((fact, v) => (regime.facts[fact]?.tag === "open" ? [v] : [])));
    this.figures = new PossibleWorlds(regime);
    this.readsStates = variables.some((fact) => regime.facts[fact]?.type.kind === "state");
  }

  /** One day: under every assignment of the facts that have one true value which is not known. */
  judge(claim: Prepared, on: Day): ClaimDay {
    const open = this.openVariables(claim, on);
    const worlds = this.worlds(open);
    if (worlds === null) return { on, verdict: "undecided", because: new Set(), failure: null };
    const days = worlds.map(({ world, node }) => ({ world, day: this.judgeIn(claim, on, node) }));
    const verdicts = days.map(({ world, day }) => ({ world, verdict: day.verdict }));
    const [first] = verdicts;
    const agreed = verdicts.every((v) => v.verdict === first?.verdict);
    const failure = days.find(({ day }) => day.failure !== null)?.day.failure ?? null;
    const because = new Set(days.flatMap(({ day }) => [...day.because]));
    if (agreed) return { on, verdict: first?.verdict ?? "vacuous", because, failure };
    return { on, verdict: "depends", because, failure, open: turning(verdicts, (v) => this.slices.space.variables[v] ?? -1) };
  }

  private openVariables(claim: Prepared, on: Day): readonly number[] {
    if (this.open.size === 0) return [];
    const { diagrams } = this.slices.space;
    const slices = this.questionsOf(claim).flatMap(({ topics }) => topics.flatMap((topic) => (topic ? [this.slices.topicOn(topic, on)] : [])));
    const nodes = new Set(slices.flatMap((s) => [s.feasible, ...s.hosts.flatMap(({ row }) => row.cells.map((cell) => cell.node))]));
    return [...new Set([...nodes].flatMap((node) => [...diagrams.support(node)]))].filter((v) => this.open.has(v));
  }

  /** Each world that missing figures leave possible, with the function that is yes there; `null` where they are too many. */
  private worlds(variables: readonly number[]): readonly { readonly world: World; readonly node: Node }[] | null {
    const { space } = this.slices;
    const possible = this.figures.of(variables.map((v) => space.variables[v] ?? -1));
    const is = (v: number, value: number): Node => space.diagrams.node(v, [0, 1].map((c) => (c === value ? space.yes : space.no)));
    const truth = (truths: Truths, i: number): number => truths[i] ?? 0;
    return possible?.map((truths) => ({
      world: new Map(variables.map((v, i) => [v, truth(truths, i)])), node: variables.reduce((node, v, i) => space.and(node, is(v, truth(truths, i))), space.yes),
    })) ?? null;
  }

  private judgeIn(claim: Prepared, on: Day, world: Node): ClaimDay {
    let meant = false;
    let failure: Failure | null = null;
    const sentences = new Set<number>();
    for (const question of this.questionsOf(claim)) {
      for (const { host, origin, outcome } of this.kinds(question, on, world)) {
        meant ||= outcome.meant;
        for (const s of outcome.sentences) sentences.add(s);
        if (!outcome.found || (failure && failure.found.cost <= outcome.found.cost)) continue;
        failure = { host, origin, mover: question.mover, on, right: question.asked.rights[outcome.shown] ?? 0, found: outcome.found };
      }
    }
    const { regime } = this.slices.space;
    const because = new Set([...sentences].map((s) => regime.sentences[s]?.clause ?? 0));
    return { on, verdict: failure ? "fails" : meant ? "holds" : "vacuous", because, failure };
  }

  private questionsOf(claim: Prepared): readonly Question[] {
    const known = this.questions.get(claim);
    if (known) return known;
    const { regime } = this.slices.space;
    const found = new Map<string, Question>();
    for (const mover of claim.classes) {
      const conditions = conditionsOf(regime, mover);
      for (const asked of claim.asked) {
        const spoken = asked.rights.map((right) => sentencesOn(regime, right, mover));
        const key = [conditions, ...spoken].join("|");
        if (found.has(key)) continue;
        const topics = [this.topic(claim.right, mover, [claim.sentence]), ...asked.rights.map((right, i) => this.topic(right, mover, spoken[i] ?? []))];
        found.set(key, { asked, mover, topics, outcomes: new Map(), joints: new Map(), last: null });
      }
    }
    const questions = [...found.values()];
    this.questions.set(claim, questions);
    return questions;
  }

  /** A topic of our own, with a number that no topic of the regime has. */
  private topic(right: RightId, mover: ClassId, sentences: readonly number[]): Topic | null {
    return sentences.length === 0 ? null : { index: this.slices.topics.length + this.topics++, right, mover, sentences };
  }

  private kinds(question: Question, on: Day, world: Node): readonly Kind[] {
    const slices = question.topics.map((topic) => topic && this.slices.topicOn(topic, on));
    const [own] = slices;
    if (!own || own.branches.length === 0) return [];
    const of = slices.map((slice) => slice?.hosts ?? null);
    const { last } = question;
    const feasible = this.slices.space.and(own.feasible, world);
    if (!this.readsStates && last && last.feasible === feasible && of.every((hosts, i) => hosts === last.of[i])) return last.kinds;
    const kinds = members(this.slices.parties(on).bound).flatMap((host) => this.kindsOf(question, slices, feasible, host, on));
    question.last = { of, feasible, kinds };
    return kinds;
  }

  private kindsOf(question: Question, slices: readonly (Slice | null)[], feasible: Node, host: PartyId, on: Day): readonly Kind[] {
    const rows = slices.map((slice) => slice && rowOf(slice, host));
    const key = rows.map((row) => row?.id ?? -1).join(",");
    const joints = question.joints.get(key) ?? this.joints(this.slices.parties(on).universe, rows);
    question.joints.set(key, joints);
    const outside = this.slices.space.parties.statelessIndex;
    return joints.flatMap(({ origins, nodes }) => {
      const others = members(origins).filter((o) => o !== host).map((o) => (o === outside ? stateless : o));
      // Which state a fact may be is another question for each origin.
      return (this.readsStates ? others : others.slice(0, 1)).map((origin) => ({
        host, origin, outcome: this.outcome(question, this.possible(feasible, host, origin, on), nodes),
      }));
    });
  }

  private possible(feasible: Node, host: PartyId, origin: PartyId, on: Day): Node {
    const { space } = this.slices;
    return this.readsStates ? space.and(feasible, space.possible({ host, origin, on })) : feasible;
  }

  private joints(universe: Mask, rows: readonly (Row | null)[]): readonly Joint[] {
    const silent = this.slices.space.diagrams.leaf(nothing);
    let joints: readonly Joint[] = [{ origins: universe, nodes: [] }];
    for (const row of rows) {
      joints = joints.flatMap(({ origins, nodes }) => {
        const parts: Joint[] = [];
        let rest = origins;
        for (const cell of row?.cells ?? []) {
          const shared = and(origins, cell.origins);
          if (!isEmpty(shared)) parts.push({ origins: shared, nodes: [...nodes, cell.node] });
          rest = without(rest, cell.origins);
        }
        return isEmpty(rest) ? parts : [...parts, { origins: rest, nodes: [...nodes, silent] }];
      });
    }
    return joints.filter(({ nodes }) => nodes[0] !== silent);
  }

  /** Looks at every kind of case in turn; the usual one that fails is kept. */
  private outcome({ asked, outcomes }: Question, feasible: Node, nodes: readonly Node[]): Outcome {
    const key = `${feasible}:${nodes.join(",")}`;
    const known = outcomes.get(key);
    if (known) return known;
    const { space } = this.slices;
    const { decisions } = space;
    let meant = false;
    const sentences = new Set<number>();
    const contradicted = (values: readonly number[]): number | null => {
      if (values[0] === nothing) return null;
      meant = true;
      return asked.contradicted(values.slice(1).map((v) => decisions.positionValue(decisions.position(v)).kind));
    };
    const found = search(space, feasible, nodes, nodes, new Set(), (values) => {
      const shown = contradicted(values);
      if (shown === null) return false;
      for (const value of values.slice(1)) for (const s of decisions.get(value).by) sentences.add(s);
      return true;
    });
    const at = found && nodes.map((node) => space.diagrams.at(node, (v) => found.first.get(v) ?? 0));
    const outcome = meant ? { meant, sentences, found, shown: (at && contradicted(at)) ?? 0 } : unmeant;
    outcomes.set(key, outcome);
    return outcome;
  }

  /** The case in which a claim fails, decided by the reference interpreter. */
  replay(claim: Prepared, { host, origin, mover, on, right, found }: Failure): Witness {
    const facts = factsAt(this.slices.space, found.first);
    const failing = { host, origin, mover, on, facts };
    const { regime } = this.extended;
    const meant = decideByReference(alone(this.extended, claim), failing, claim.right, this.binding).position.kind === "granted";
    const asked = claim.asked.find((a) => a.rights.includes(right));
    const decided = (asked?.rights ?? []).map((r) => ({ case: failing, right: r, decision: decideByReference(regime, failing, r, this.binding) }));
    if (!meant || asked?.contradicted(decided.map((c) => c.decision.position.kind)) === null) throw new Error(`the two engines disagree about the claim ${claim.claim.name}`);
    // Of `whoever has .. has ..`, a right that is had and the one that is lacking.
    return { cases: decided.filter((c, i) => i === 0 || c.right === right), differingFacts: [], parties: [], duty: null };
  }
}

/** How one host sees all origins. */
const rowOf = (slice: Slice, host: PartyId): Row | null => slice.hosts.find((kind) => hasBit(kind.hosts, host))?.row ?? null;

/** The conditions that a class and those above it set, as a text. */
function conditionsOf(regime: Regime, mover: ClassId): string {
  const own: ClassId[] = [];
  for (let m: ClassId | null = mover; m !== null; m = regime.classes[m]?.parent ?? null) if (regime.classes[m]?.condition.kind !== "constant") own.push(m);
  return own.join();
}
