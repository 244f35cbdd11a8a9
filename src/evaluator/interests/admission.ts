import type { Node } from "../../kernel/diagram";
import { Slices, sentencesOn } from "../../kernel/slices";
import { openness, type CapValue, type Position, type Stay } from "../../language/position";
import type { Frame } from "../../language/reading";
import { compareRationals, divide, rational, type Rational } from "../../language/rational";
import type { ClassId, PartyId, Regime, RightId, SentenceId } from "../../language/regime";
import { numberOf } from "../criteria/sharers";
import { withinBudget, type Cases } from "./cases";

/** A number in which a mover is counted. */
export interface Count {
  readonly key: string;
  readonly cap: CapValue;
}
/** What becomes of movers: the least open position over the rights that admission takes. */
interface Outcome {
  readonly kind: Position["kind"];
  readonly counts: readonly Count[];
  /** How many years the stay may last; `null`: as long as the mover likes. */
  readonly years: Rational | null;
}
/** Movers of a class between two parties who are treated alike: the share of cases, and which they are. */
export interface Lot extends Outcome {
  readonly share: Rational;
  readonly cases: Node;
}
/** `why`: their admission is not known. */
export type Admission = { readonly lots: readonly Lot[]; readonly why: null } | { readonly lots: null; readonly why: string };

/** The rights of `std.rights` that admission may take. What comes after admission, and what only eases it, is not among them. */
const admissionRights: readonly string[] = ["Enter", "Reside", "Work", "Establish", "ProvideServices", "Study"];

const unadmitted = -1;

/** Whom a regime admits, pair by pair and day by day; asked often for the same day. */
export class Admissions {
  readonly slices: Slices;
  private readonly rights = new Map<ClassId, readonly { readonly right: RightId; readonly sentences: readonly SentenceId[] }[]>();
  private readonly outcomes: Outcome[] = [];
  private readonly ids = new Map<string, number>();
  private readonly known = new Map<string, Admission>();
  private readonly is = new Map<number, number>();
  private readonly guard: number;
  private readonly first: number;
  private readonly least: number;

  constructor(
    private readonly regime: Regime,
    private readonly cases: Cases,
  ) {
    const { diagrams } = cases.space;
    this.slices = new Slices(cases.space, new Set());
    [this.guard, this.first, this.least] = [diagrams.operation(), diagrams.operation(), diagrams.operation()];
  }

  /** The names of the rights that admission takes for a class: those of the list of which the regime speaks, or all of which it speaks. */
  rightsFor(mover: ClassId): readonly string[] {
    return this.rightsOf(mover).map(({ right }) => this.regime.rights[right]?.name ?? "");
  }
  private rightsOf(mover: ClassId): readonly { readonly right: RightId; readonly sentences: readonly SentenceId[] }[] {
    const known = this.rights.get(mover);
    if (known !== undefined) return known;
    const all = this.regime.rights.flatMap((_, right) => {
      const sentences = sentencesOn(this.regime, right, mover);
      return sentences.some((id) => this.regime.clauses[this.regime.sentences[id]?.clause ?? -1]?.kind === "rule") ? [{ right, sentences }] : [];
    });
    const admitting = all.filter(({ right }) => admissionRights.includes(this.regime.rights[right]?.name ?? ""));
    const made = admitting.length > 0 ? admitting : all;
    this.rights.set(mover, made);
    return made;
  }

  /** `epoch` is the same for days between which no clause changes. */
  of(mover: ClassId, host: PartyId, origin: PartyId, on: number, epoch: number): Admission {
    const key = `${mover} ${host} ${origin} ${epoch}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = withinBudget(() => this.lots(mover, { host, origin, on }), (why): Admission => ({ lots: null, why }));
    this.known.set(key, made);
    return made;
  }

  private lots(mover: ClassId, frame: Frame): Admission {
    const { cases } = this;
    const { diagrams } = cases.space;
    const feasible = cases.feasible(mover, frame);
    const whole = cases.share(feasible);
    if (compareRationals(whole, rational(0)) === 0) return { lots: [], why: null };
    const rights = this.rightsOf(mover);
    let node: Node | null = null;
    for (const { sentences } of rights) {
      const outcome = diagrams.map(this.first, cases.fix(this.slices.pair(sentences, frame), frame), (id) => this.intern(this.outcomeOf(id)));
      node = node === null ? outcome : diagrams.combine(this.least, node, outcome, (a, b) => this.intern(leastOf(this.outcome(a), this.outcome(b))));
    }
    if (node === null) return { lots: [], why: null };
    const guarded = diagrams.combine(this.guard, feasible, node, (f, n) => (f === 1 ? n : unadmitted));
    const why = cases.unknown(guarded);
    if (why !== null) return { lots: null, why };
    const lots = [...diagrams.values(guarded)].filter((id) => id !== unadmitted).sort((a, b) => a - b).map((id): Lot => {
      const own = this.where(guarded, id);
      const outcome = this.outcome(id);
      // Decisions are the same wherever they are made; what counts them is not.
      const counts = outcome.counts.map(({ key, cap }) => ({ key: countKey(key, cap, frame), cap }));
      return { ...outcome, counts, cases: own, share: divide(cases.share(own), whole) };
    });
    const unknown = lots.flatMap((lot) => (lot.kind === "conflict" ? ["clauses contradict one another"] : lot.counts.filter((c) => c.cap.amount === null).map((c) => `a number is not known: ${c.cap.unknown ?? "a table gives none"}`)));
    return unknown[0] === undefined ? { lots, why: null } : { lots: null, why: unknown[0] };
  }

  private where(node: Node, id: number): Node {
    const operation = this.is.get(id) ?? this.cases.space.diagrams.operation();
    this.is.set(id, operation);
    return this.cases.space.diagrams.map(operation, node, (value) => (value === id ? 1 : 0));
  }

  private outcome(id: number): Outcome {
    return this.outcomes[id] ?? { kind: "silent", counts: [], years: null };
  }
  private intern(outcome: Outcome): number {
    const key = JSON.stringify([outcome.kind, outcome.counts, outcome.years && [String(outcome.years.numerator), String(outcome.years.denominator)]]);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.outcomes.push(outcome) - 1;
    this.ids.set(key, id);
    return id;
  }

  private outcomeOf(id: number): Outcome {
    const { decisions } = this.cases.space;
    const position = decisions.positionValue(decisions.position(id));
    const kind = position.kind === "silent" && this.regime.closure === "permissive" ? "granted" : position.kind;
    const years = position.length === null ? null : this.yearsOf(position.length);
    if (kind !== "rationed" || position.cap === null) return { kind, counts: [], years };
    const [by] = decisions.get(id).by;
    return { kind, counts: [{ key: by === undefined ? "" : numberOf(this.regime, by), cap: position.cap }], years };
  }

  /** A stay that may begin anew need not end; one as long as a fact says lasts the mean of it. */
  private yearsOf(stay: Stay): Rational | null {
    if (stay.renewable) return null;
    const fact = stay.as === undefined ? -1 : this.regime.facts.findIndex((f) => f.key === stay.as);
    const length = stay.as === undefined ? rational(stay.amount) : this.cases.meanOf(fact);
    return length && divide(length, rational(stay.unit === "days" ? 365 : 12));
  }
}

/** Whom one number counts: those of a host, of a pair, of an origin wherever they go, or all together. */
function countKey(number: string, cap: CapValue, { host, origin }: Frame): string {
  switch (cap.each) {
    case "together":
      return number;
    case "pair":
      return `${number} ${host} ${origin}`;
    case "origin":
      return `${number} from ${origin}`;
    default:
      return `${number} in ${host}`;
  }
}

const rank = ({ kind }: Outcome): number => openness({ kind, cap: null, by: null, soft: false, length: null, terms: null });

/** Who needs two rights has what the less open one leaves; under two numbers, both count. */
function leastOf(a: Outcome, b: Outcome): Outcome {
  if (a.kind === "conflict" || b.kind === "conflict") return a.kind === "conflict" ? a : b;
  const least = rank(a) <= rank(b) ? a : b;
  const years = a.years === null ? b.years : b.years === null || compareRationals(a.years, b.years) <= 0 ? a.years : b.years;
  const counts = least.kind === "rationed" ? [...a.counts, ...b.counts.filter((c) => a.counts.every((d) => d.key !== c.key))] : [];
  return { kind: least.kind, counts, years };
}

/** How many are admitted in a year by a number; `null`: it is one for all years. */
export function yearlyOf({ amount, per, every = 1 }: CapValue): Rational | null {
  const times = { year: 1, month: 12, months: 12, days: 365, all: 0 }[per];
  return times === 0 ? null : rational(BigInt(amount ?? 0) * BigInt(times), every);
}
