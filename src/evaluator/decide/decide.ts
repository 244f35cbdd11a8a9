import type { Node } from "../../kernel/diagram";
import { Slices, sentencesOn } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { withFigures } from "../../language/figures";
import { openness, positionKey } from "../../language/position";
import { isBound, isOrIsBelow, selects, windowHolds } from "../../language/reading";
import { stateless, type ClauseId, type Duty, type FactId, type Regime, type RightId, type Role, isPerson, type Actor } from "../../language/regime";
import { fewestChanges, isOrdered, type Outcome } from "./fewest-changes";
import { knownFacts, knownFrom, type Cells, type Known } from "./known";
import { narrowerClasses } from "./narrower";
import { powersBetween, reservationsBetween } from "./between";
import type { Answer, Decision, Question, RightAnswer } from "../result";

/** Decides cases of one regime; made once and asked often. */
export type Decider = (question: Question) => Answer;

/** A decider for a regime. Pure: the same question has the same answer. Figures that a question states are known to it alone. */
export function decider(regime: Regime): Decider {
  const plain = deciderOf(regime);
  // The cases of one test state the same figures.
  let last: { readonly figures: Question["figures"]; readonly decide: Decider } | null = null;
  return (question) => {
    const { figures } = question;
    if (figures === undefined || figures.length === 0) return plain(question);
    if (last?.figures !== figures) last = { figures, decide: deciderOf(withFigures(regime, figures)) };
    return last.decide(question);
  };
}

function deciderOf(regime: Regime): Decider {
  const slices = new Slices(new Space(regime, "decide"), new Set());
  const { diagrams } = slices.space;
  const operations = { product: diagrams.operation(), positions: diagrams.operation() };
  return (question) => new Asking(regime, slices, operations, question).answer();
}

/** Decides one case. */
export function decide(regime: Regime, question: Question): Answer {
  return decider(regime)(question);
}

/** Payload of points that a mover of the class cannot be at. */
const infeasible = -1;

/** The position, where it is the same whatever is open; its grounds are those that it has in any case. */
function settled(possible: readonly Decision[]): Decision | null {
  const [first, ...rest] = possible;
  if (first === undefined || rest.some((d) => positionKey(d.position) !== positionKey(first.position))) return null;
  return rest.length === 0 ? first : { position: first.position, by: first.by.filter((s) => rest.every((d) => d.by.includes(s))) };
}

/** What is said of a right with what is known: the function that is left open, and the defaults on which it depends. */
interface Told {
  readonly open: Node;
  readonly possible: readonly Decision[];
  readonly decision: Decision | null;
  readonly needs: readonly number[];
}

class Asking {
  private readonly answers = new Map<RightId, Told>();
  /** The facts that the mover can have in the case, and what is known of them. */
  private readonly whole: Node;
  private readonly known: Known;

  constructor(
    private readonly regime: Regime,
    private readonly slices: Slices,
    private readonly operations: { readonly product: number; readonly positions: number },
    private readonly question: Question,
  ) {
    const known = knownFacts(slices.space, question);
    this.whole = known.whole;
    this.known = known;
  }

  answer(): Answer {
    const { regime, question } = this;
    const wanted = [...new Set(question.rights ?? regime.rights.keys())];
    const [assumptions, more] = [new Set<number>(), new Set<number>()];
    const rights = wanted.map((right): RightAnswer => {
      const { decision, possible, open } = this.told(right);
      const isGiven = decision?.position.kind === "granted" || decision?.position.kind === "rationed";
      // Whether what is given has effect depends on what it presupposes.
      for (const r of isGiven ? [right, ...allNeeds(regime, right)] : [right]) for (const v of this.told(r).needs) assumptions.add(v);
      const whyNot = decision !== null && decision.position.kind !== "granted" ? this.whyNot(right, more) : null;
      return { right, decision, possible, open: possible.length > 1 ? this.openFacts(open, decision !== null) : [], effective: this.effective(right), whyNot };
    });
    const duties = this.duties("the other", assumptions);
    const toOthers = this.duties("others", new Set());
    return {
      question,
      assumptions: this.defaults(assumptions),
      whyNotAssumptions: this.defaults(new Set([...more].filter((v) => !assumptions.has(v)))),
      rights,
      duties,
      owedToOthers: toOthers.flatMap(({ duty, bearer }) => (isPerson(bearer) ? [] : [{ duty, bearer }])),
      reservations: reservationsBetween(regime, question).filter((id) => this.speaksOfSome(id, wanted)),
      powers: powersBetween(regime, question, rights),
      narrower: this.narrower(),
    };
  }

  private told(right: RightId): Told {
    const known = this.answers.get(right);
    if (known !== undefined) return known;
    const { stated, assumed } = this.known;
    const node = this.restrict(this.said(right), stated);
    const open = this.feasibly(this.restrict(node, assumed));
    const possible = this.decisionsOf(open);
    const made = { open, possible, decision: settled(possible), needs: this.assumedIn(node, this.known) };
    this.answers.set(right, made);
    return made;
  }

  /** The variables that are assumed and on which a function depends. */
  private assumedIn(node: Node, { assumed }: Known): readonly number[] {
    return [...this.slices.space.diagrams.support(node)].filter((v) => assumed.has(v));
  }
  private defaults(variables: ReadonlySet<number>): Answer["assumptions"] {
    return [...variables].sort((a, b) => a - b).map((v) => ({ fact: this.factOf(v), value: this.regime.facts[this.factOf(v)]?.default ?? 0 }));
  }

  private speaksOfSome(clause: ClauseId, rights: readonly RightId[]): boolean {
    return (this.regime.clauses[clause]?.sentences ?? []).some((s) => {
      const of = this.regime.sentences[s]?.rights ?? null;
      return of === null || of.some((r) => rights.includes(r));
    });
  }

  private narrower(): Answer["narrower"] {
    const { space } = this.slices;
    const { mover, on } = this.question;
    const left = (c: number): Node => this.restrict(space.feasible(c, on), this.known.stated);
    const own = left(mover);
    return narrowerClasses(this.regime, mover, (c) => own !== space.no && left(c) === own);
  }

  /** What is said of a right between the two, whatever the facts. */
  private said(right: RightId): Node {
    return this.slices.pair(sentencesOn(this.regime, right, this.question.mover), this.question);
  }

  private factOf(variable: number): FactId {
    return this.slices.space.variables[variable] ?? 0;
  }
  private valueOf(variable: number, cell: number): number {
    return this.slices.space.cells.get(this.factOf(variable))?.[cell]?.value ?? 0;
  }

  /** The function with some variables fixed. */
  private restrict(node: Node, fixed: Cells): Node {
    return this.slices.space.diagrams.fixed(node, fixed);
  }

  private feasibly(node: Node): Node {
    const { space } = this.slices;
    const feasible = space.and(this.known.feasible, space.figuresAgree(node));
    if (feasible === space.yes) return node;
    return space.diagrams.combine(this.operations.product, feasible, node, (f, n) => (f === 1 ? n : infeasible));
  }

  private decisionsOf(node: Node): readonly Decision[] {
    const ids = [...this.slices.space.diagrams.values(node)].filter((id) => id !== infeasible);
    const all = ids.map((id) => this.decisionOf(id));
    const [first] = all;
    // Silent whatever the facts is one answer, though for some of them a clause may say why.
    if (first && all.every((d) => d.position.kind === "silent")) return [settled(all) ?? first];
    return all.sort((a, b) => openness(b.position) - openness(a.position));
  }
  private decisionOf(id: number): Decision {
    const { decisions } = this.slices.space;
    return { position: decisions.positionValue(decisions.position(id)), by: decisions.get(id).by };
  }

  /** The facts that decide between positions, or, where the position is known, between its grounds. */
  private openFacts(node: Node, grounds: boolean): RightAnswer["open"] {
    const { diagrams, decisions } = this.slices.space;
    const told = grounds ? node : diagrams.map(this.operations.positions, node, (id) => (id === infeasible ? infeasible : decisions.position(id)));
    return [...diagrams.support(told)].sort((a, b) => a - b).flatMap((v) => {
      const at = Array.from({ length: diagrams.arity[v] ?? 0 }, (_, cell) => ({ cell, fixed: new Map([[v, cell]]) })).filter(({ fixed }) => [...diagrams.values(this.restrict(told, fixed))].some((id) => id !== infeasible));
      // What matters only in that the mover cannot be so decides nothing.
      if (new Set(at.map(({ fixed }) => this.restrict(told, fixed))).size < 2) return [];
      return [{ fact: this.factOf(v), values: at.map(({ cell, fixed }) => ({ value: this.valueOf(v, cell), decision: settled(this.decisionsOf(this.restrict(node, fixed))) })) }];
    });
  }

  /** Everything a right presupposes is given, or held already (a fact of the case). */
  private effective(right: RightId): boolean | null {
    const held = this.held();
    const given = (r: RightId): boolean | null => {
      if (held.has(r)) return true;
      const kind = this.told(r).decision?.position.kind;
      return kind === undefined ? null : kind === "granted" || kind === "rationed";
    };
    const needs = [right, ...allNeeds(this.regime, right)].map(given);
    return needs.includes(null) ? null : needs.every((n) => n === true);
  }
  /** What the mover has in the host already, by the facts stated: a right held or used there, and what it presupposes. Who has worked there has entered. */
  private held(): ReadonlySet<RightId> {
    const { regime, question } = this;
    // On a day before that of a fact about the past it is not so yet.
    const isPast = (fact: FactId): boolean => question.on >= (regime.facts[fact]?.from ?? -Infinity);
    const code = question.host === stateless ? "" : (regime.parties[question.host]?.code ?? "");
    const stated = [...question.given].flatMap(([fact, value]) => (value > 0 && isPast(fact) ? [regime.facts[fact]?.key ?? ""] : []));
    const has = (name: string): boolean =>
      stated.some((key) => key === `months of ${name}` || key === `days of ${name}` || ["on", "in host", `in ${code}`].some((place) => key.startsWith(`held ${name} ${place} `)));
    return new Set(regime.rights.flatMap(({ name }, right) => (has(name) ? [right, ...allNeeds(regime, right)] : [])));
  }

  /** The fewest facts whose change would grant the right; on which defaults that rests is added to `assumptions`. */
  private whyNot(right: RightId, assumptions: Set<number>): RightAnswer["whyNot"] {
    const { space } = this.slices;
    const { diagrams, decisions } = space;
    const said = this.said(right);
    const outcome = (id: number): Outcome => (id === infeasible ? "cannot be" : decisions.positionValue(decisions.position(id)).kind === "granted" ? "wanted" : "otherwise");
    if (![...diagrams.values(said)].some((id) => outcome(id) === "wanted")) return null;
    const whole = space.and(this.whole, space.figuresAgree(said));
    const joined = diagrams.combine(this.operations.product, whole, said, (f, n) => (f === 1 ? n : infeasible));
    const changes = fewestChanges({ space, whole, said: joined, outcome }, this.known);
    if (changes === null) return null;
    const after = knownFrom(space, this.whole, new Map([...this.known.stated, ...changes]));
    for (const v of this.assumedIn(this.restrict(said, after.stated), after)) assumptions.add(v);
    return [...changes].sort(([a], [b]) => a - b).map(([v, cell]) => ({ fact: this.factOf(v), value: this.nearest(v, cell) }));
  }
  /** Of the values of a cell the one nearest to what is known, if anything is. */
  private nearest(variable: number, cell: number): number {
    const id = this.factOf(variable);
    const fact = this.regime.facts[id];
    const range = this.slices.space.cells.get(id)?.[cell];
    const now = this.question.given.get(id) ?? (this.known.assumed.has(variable) ? (fact?.default ?? null) : null);
    if (now === null || !fact || !isOrdered(fact) || !range || range.open) return this.valueOf(variable, cell);
    return Math.min(Math.max(now, range.from), range.to);
  }

  private duties(to: "the other" | "others", assumptions: Set<number>): Answer["duties"] {
    return this.regime.duties.flatMap((duty, id) =>
      bearersOf(duty).flatMap((bearer) => {
        if (mayOwe(this.regime, duty, bearer, this.question) !== to) return [];
        const { diagrams, yes } = this.slices.space;
        const asked = this.restrict(this.slices.space.condition(duty.condition, this.question), this.known.stated);
        for (const v of diagrams.support(asked)) if (this.known.assumed.has(v)) assumptions.add(v);
        const open = this.feasibly(this.restrict(asked, this.known.assumed));
        if (!diagrams.values(open).has(1)) return [];
        const facts = open === yes || !diagrams.values(open).has(0) ? [] : [...diagrams.support(open)].sort((a, b) => a - b);
        return [{ duty: id, bearer, open: facts.map((v) => this.factOf(v)) }];
      }),
    );
  }
}

const bearersOf = ({ persons, bearers }: Duty): readonly Actor[] => (persons && persons.bearer !== null ? [persons.bearer] : bearers);

/** To whom one of the case bears a duty, whatever the facts are: the other of the two, or every member where the other is none. */
function mayOwe(regime: Regime, duty: Duty, actor: Actor, question: Question): "the other" | "others" | null {
  const { host, origin, mover, on } = question;
  // What a private person owes is owed under the law of a party that is bound: the one to which it is owed, or else the host.
  const role: Role = isPerson(actor) ? (duty.persons?.toward === "origin" ? "origin" : "host") : actor;
  const [bearer, other] = role === "host" ? [host, origin] : [origin, host];
  if (bearer === stateless || !isBound(regime, bearer, on) || !selects(regime, duty.bearer, bearer, on)) return null;
  if (duty.movers !== null && !duty.movers.some((c) => isOrIsBelow(regime, mover, c))) return null;
  if (!selects(regime, duty.origins, origin, on) || !duty.windows.every((w) => windowHolds(regime, w, question))) return null;
  // A duty about nationals of some origin is owed to whom it is owed, whoever they are, and one to a body to that; any other is looked at between the two.
  const aboutOthers = duty.persons !== undefined || duty.towardBody !== undefined || (duty.towardAll && duty.origins.kind !== "any");
  if (aboutOthers || (other !== stateless && selects(regime, duty.toward, other, on))) return "the other";
  return duty.towardAll ? "others" : null;
}

/** Every right that a right presupposes, at any depth. */
export function allNeeds(regime: Regime, right: RightId): readonly RightId[] {
  const found = new Set<RightId>();
  const open = [...(regime.rights[right]?.needs ?? [])];
  for (let r = open.pop(); r !== undefined; r = open.pop()) {
    if (found.has(r)) continue;
    found.add(r);
    open.push(...(regime.rights[r]?.needs ?? []));
  }
  return [...found];
}
