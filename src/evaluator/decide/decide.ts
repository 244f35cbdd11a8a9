import type { Node } from "../../kernel/diagram";
import { Slices, sentencesOn } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { withFigures } from "../../language/figures";
import { openness } from "../../language/position";
import { isBound, isOrIsBelow, selects, windowHolds } from "../../language/reading";
import { stateless, type Duty, type FactId, type Regime, type RightId, type Role, isPerson, type Actor } from "../../language/regime";
import { knownFacts } from "./known-facts";
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
  const product = slices.space.diagrams.operation();
  return (question) => new Asking(regime, slices, product, question).answer();
}

/** Decides one case. */
export function decide(regime: Regime, question: Question): Answer {
  return decider(regime)(question);
}

/** Payload of points that a mover of the class cannot be at. */
const infeasible = -1;

class Asking {
  private readonly stated: ReadonlyMap<number, number>;
  private readonly assumed: ReadonlyMap<number, number>;
  /** The facts that the mover can have in the case, and what is left of them with those stated and assumed. */
  private readonly whole: Node;
  private readonly feasible: Node;

  constructor(
    private readonly regime: Regime,
    private readonly slices: Slices,
    private readonly product: number,
    private readonly question: Question,
  ) {
    ({ stated: this.stated, assumed: this.assumed, whole: this.whole, feasible: this.feasible } = knownFacts(slices.space, question));
  }

  answer(): Answer {
    const assumptions = new Set<number>();
    const rights: RightAnswer[] = [];
    const decisions = new Map<RightId, Decision | null>();
    const partial = this.regime.rights.map((_, right) => {
      const node = this.restrict(this.slices.pair(sentencesOn(this.regime, right, this.question.mover), this.question), this.stated);
      for (const v of this.slices.space.diagrams.support(node)) if (this.assumed.has(v)) assumptions.add(v);
      const open = this.feasibly(this.restrict(node, this.assumed));
      const possible = this.decisionsOf(open);
      decisions.set(right, possible.length === 1 ? (possible[0] ?? null) : null);
      return { right, node, open, possible };
    });
    for (const p of partial) {
      const decision = decisions.get(p.right) ?? null;
      rights.push({
        right: p.right,
        decision,
        possible: p.possible,
        open: decision === null ? this.openFacts(p.open) : [],
        effective: this.effective(p.right, decisions),
        whyNot: decision !== null && decision.position.kind !== "granted" ? this.whyNot(p.right) : null,
      });
    }
    const duties = this.duties("the other", assumptions);
    const toOthers = this.duties("others", new Set());
    return {
      question: this.question,
      assumptions: [...assumptions].sort((a, b) => a - b).map((v) => ({ fact: this.factOf(v), value: this.valueOf(v, this.assumed.get(v) ?? 0) })),
      rights,
      duties,
      owedToOthers: toOthers.flatMap(({ duty, bearer }) => (isPerson(bearer) ? [] : [{ duty, bearer }])),
      reservations: reservationsBetween(this.regime, this.question),
      powers: powersBetween(this.regime, this.question, rights),
      narrower: this.narrower(),
    };
  }

  private narrower(): Answer["narrower"] {
    const { space } = this.slices;
    const { mover, on } = this.question;
    const left = (c: number): Node => this.restrict(space.feasible(c, on), this.stated);
    const own = left(mover);
    return narrowerClasses(this.regime, mover, (c) => own !== space.no && left(c) === own);
  }

  private factOf(variable: number): FactId {
    return this.slices.space.variables[variable] ?? 0;
  }
  private valueOf(variable: number, cell: number): number {
    return this.slices.space.cells.get(this.factOf(variable))?.[cell]?.value ?? 0;
  }

  /** The function with some variables fixed. */
  private restrict(node: Node, fixed: ReadonlyMap<number, number>): Node {
    return this.slices.space.diagrams.fixed(node, fixed);
  }

  private feasibly(node: Node): Node {
    const { space } = this.slices;
    const feasible = space.and(this.feasible, space.figuresAgree(node));
    if (feasible === space.yes) return node;
    return space.diagrams.combine(this.product, feasible, node, (f, n) => (f === 1 ? n : infeasible));
  }

  private decisionsOf(node: Node): readonly Decision[] {
    const ids = [...this.slices.space.diagrams.values(node)].filter((id) => id !== infeasible);
    const all = ids.map((id) => this.decisionOf(id));
    const [first] = all;
    // Silent whatever the facts is one answer, though for some of them a clause may say why.
    if (first && all.every((d) => d.position.kind === "silent")) return [{ ...first, by: first.by.filter((s) => all.every((d) => d.by.includes(s))) }];
    return all.sort((a, b) => openness(b.position) - openness(a.position));
  }
  private decisionOf(id: number): Decision {
    const { decisions } = this.slices.space;
    return { position: decisions.positionValue(decisions.position(id)), by: decisions.get(id).by };
  }

  private openFacts(node: Node): RightAnswer["open"] {
    const { diagrams } = this.slices.space;
    return [...diagrams.support(node)].sort((a, b) => a - b).map((v) => ({
      fact: this.factOf(v),
      values: Array.from({ length: diagrams.arity[v] ?? 0 }, (_, cell) => {
        const possible = this.decisionsOf(this.restrict(node, new Map([[v, cell]])));
        return { value: this.valueOf(v, cell), decision: possible.length === 1 ? (possible[0] ?? null) : null };
      }),
    }));
  }

  /** Everything a right presupposes is given, or held already (a fact of the case). */
  private effective(right: RightId, decisions: ReadonlyMap<RightId, Decision | null>): boolean | null {
    const held = this.held();
    const given = (r: RightId): boolean | null => {
      if (held.has(r)) return true;
      const kind = decisions.get(r)?.position.kind;
      return kind === undefined ? null : kind === "granted" || kind === "rationed";
    };
    const needs = [right, ...allNeeds(this.regime, right)].map(given);
    return needs.includes(null) ? null : needs.every((n) => n === true);
  }
  /** What the mover has in the host already, by the facts stated: a right held or used there, and what it presupposes. Who has worked there has entered. */
  private held(): ReadonlySet<RightId> {
    const { regime, question } = this;
    const code = question.host === stateless ? "" : (regime.parties[question.host]?.code ?? "");
    const stated = [...question.given].flatMap(([fact, value]) => (value > 0 ? [regime.facts[fact]?.key ?? ""] : []));
    const has = (name: string): boolean =>
      stated.some((key) => key === `months of ${name}` || key === `days of ${name}` || ["on", "in host", `in ${code}`].some((place) => key.startsWith(`held ${name} ${place} `)));
    return new Set(regime.rights.flatMap(({ name }, right) => (has(name) ? [right, ...allNeeds(regime, right)] : [])));
  }

  /** The fewest facts whose change would grant the right. */
  private whyNot(right: RightId): RightAnswer["whyNot"] {
    const { space } = this.slices;
    const { diagrams, decisions } = space;
    const whole = this.slices.pair(sentencesOn(this.regime, right, this.question.mover), this.question);
    const node = diagrams.combine(this.product, this.whole, whole, (f, n) => (f === 1 ? n : infeasible));
    type Path = { readonly cost: number; readonly changes: readonly (readonly [number, number])[] } | null;
    const memo = new Map<Node, Path>();
    const best = (n: Node): Path => {
      if (diagrams.isLeaf(n)) {
        const id = diagrams.payload(n);
        return id !== infeasible && decisions.positionValue(decisions.position(id)).kind === "granted" ? { cost: 0, changes: [] } : null;
      }
      const known = memo.get(n);
      if (known !== undefined) return known;
      const level = diagrams.level(n);
      const now = this.stated.get(level) ?? this.assumed.get(level);
      let found: Path = null;
      for (let cell = 0; cell < (diagrams.arity[level] ?? 0); cell++) {
        const rest = best(diagrams.child(n, cell));
        if (rest === null) continue;
        const cost = rest.cost + (cell === now ? 0 : 1);
        if (found === null || cost < found.cost) found = { cost, changes: cell === now ? rest.changes : [[level, cell], ...rest.changes] };
      }
      memo.set(n, found);
      return found;
    };
    return best(node)?.changes.map(([v, cell]) => ({ fact: this.factOf(v), value: this.valueOf(v, cell) })) ?? null;
  }

  private duties(to: "the other" | "others", assumptions: Set<number>): Answer["duties"] {
    return this.regime.duties.flatMap((duty, id) =>
      bearersOf(duty).flatMap((bearer) => {
        if (mayOwe(this.regime, duty, bearer, this.question) !== to) return [];
        const { diagrams, yes } = this.slices.space;
        const asked = this.restrict(this.slices.space.condition(duty.condition, this.question), this.stated);
        for (const v of diagrams.support(asked)) if (this.assumed.has(v)) assumptions.add(v);
        const open = this.feasibly(this.restrict(asked, this.assumed));
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
