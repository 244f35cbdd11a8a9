import type { Obligation, Remedy } from "../language/ast";
import { sideText } from "../language/party-text";
import type { Citation, ClauseId, Condition, Duty, FactId, PartySet, Person, Role, Selector } from "../language/regime";
import type { Location } from "../language/span";
import type { Builder } from "./builder";
import { keep } from "./clauses";
import { conductFact } from "./conduct";
import { standingFact } from "./facts";
import { place, type Scope } from "./scope";
import { boundOf, canBe, isTogether, misplacedTogether, selector, subjectSelector } from "./selectors";

/** One obligation with what is needed to read its remedy. */
export interface Obliged {
  readonly index: number;
  readonly written: Obligation;
  readonly duty: Duty;
}
interface DutyClauseHead {
  readonly id: ClauseId;
  readonly name: string;
  readonly at: Location;
  readonly cites: readonly Citation[];
}

/** Reads what `otherwise X may suspend r` says of obligations that suspend the same clauses: one exception to these. */
export function lowerRemedies(b: Builder, scope: Scope, clause: DutyClauseHead, obliged: readonly Obliged[]): void {
  const sentences = obliged.flatMap((o) => {
    const { otherwise } = o.written;
    if (!otherwise) return [];
    const person = o.duty.persons?.bearer ?? null;
    return person !== null ? lowerPrivateRemedy(b, scope, clause, o, otherwise, person) : (["origin", "host"] as const).flatMap((breaker) => lowerRemedy(b, scope, clause, o, otherwise, breaker));
  });
  b.clauses[clause.id] = {
    name: clause.name, kind: "exception", targets: obliged[0]?.duty.remedy?.clauses ?? [], ground: null, cites: clause.cites, sentences,
    remedyOf: obliged[0]?.index ?? null, at: clause.at,
  };
}

/** The sentence for one direction: `breaker` is the role of the party that does not keep the duty. */
function lowerRemedy(b: Builder, scope: Scope, clause: DutyClauseHead, { written, duty }: Obliged, remedy: Remedy, breaker: Role): readonly number[] {
  const injured: Role = breaker === "origin" ? "host" : "origin";
  if (!duty.bearers.includes(breaker)) return [];
  // The party that suspends holds the discretion, as host or, where it is named or `origin`, as origin.
  const responds = remedy.by.kind === "Role" ? remedy.by.role === injured : injured === "host" || remedy.by.kind === "Listed";
  if (!responds || (remedy.toward && !canBe(remedy.toward, breaker))) return [];
  const by = isTogether(remedy.by)
    ? misplacedTogether(b, scope, remedy.by, "the one who suspends", "who suspends each for itself, and add `decided by` with the name of a body that they decide in")
    : subjectSelector(b, scope, remedy.by);
  const against = remedy.toward ? selector(b, scope, remedy.toward) : ({ kind: "any" } as const);
  if (!by || !against) return [];
  const suffers = both(duty.toward, by, injured);
  const breaks = both(duty.bearer, against, breaker);
  if (!suffers || !breaks) return [];
  const at = place(scope, remedy.span);
  const fact = remedy.decidedBy ? standingFact(b, breaker, at) : conductFact(b, { keeper: breaker, duty: clause.name, toward: injured }, at);
  const conditions = [broken(fact), ...(written.when ? [withoutMover(b, duty.condition, true)] : []), ...suffers.conditions, ...breaks.conditions];
  const [only] = conditions;
  return keep(b, {
    clause: clause.id, host: injured === "host" ? suffers.selector : breaks.selector, origin: injured === "host" ? breaks.selector : suffers.selector,
    rights: null, classes: null, head: { kind: "discretion", direction: "lower", by: injured }, terms: null, soft: false,
    condition: conditions.length === 1 && only ? only : { kind: "and", operands: conditions }, windows: duty.windows,
    length: null, cites: clause.cites, at,
  });
}

/** What follows where it is found that a private person does not keep its duty: the one who suspends is host, or `origin`. */
function lowerPrivateRemedy(b: Builder, scope: Scope, clause: DutyClauseHead, { written, duty }: Obliged, remedy: Remedy, keeper: Person): readonly number[] {
  const as: Role = remedy.by.kind === "Role" ? remedy.by.role : "host";
  const by = isTogether(remedy.by)
    ? misplacedTogether(b, scope, remedy.by, "the one who suspends", "who suspends each for itself")
    : subjectSelector(b, scope, remedy.by);
  const against = remedy.toward ? selector(b, scope, remedy.toward) : ({ kind: "any" } as const);
  if (!by || !against) return [];
  const at = place(scope, remedy.span);
  const fact = conductFact(b, { keeper, duty: clause.name, toward: sideText(written.toward) }, at);
  const [host, origin] = as === "host" ? [by, against] : [against, by];
  return keep(b, {
    clause: clause.id, host, origin, rights: null, classes: null, head: { kind: "discretion", direction: "lower", by: as }, terms: null, soft: false,
    condition: written.when ? { kind: "and", operands: [broken(fact), withoutMover(b, duty.condition, true)] } : broken(fact), windows: duty.windows,
    length: null, cites: clause.cites, at,
  });
}

const broken = (fact: FactId): Condition => ({ kind: "not", operand: { kind: "fact", fact, comparator: "=", operand: { constant: 1, terms: [] } } });

/**
 * What the condition of a duty says of the two parties: a remedy does not wait for a mover for whom the duty is owed, so whatever
 * reads the mover counts as met.
 */
function withoutMover(b: Builder, condition: Condition, positive: boolean): Condition {
  switch (condition.kind) {
    case "and": case "or":
      return { kind: condition.kind, operands: condition.operands.map((c) => withoutMover(b, c, positive)) };
    case "not":
      return { kind: "not", operand: withoutMover(b, condition.operand, !positive) };
    case "fact": case "state":
      return b.facts.items[condition.fact]?.tag === "profile" ? { kind: "constant", value: positive } : condition;
    case "constant": case "table": case "date": case "series": case "party": case "member":
      return condition;
    default: {
      const never: never = condition;
      return never;
    }
  }
}

/** Members whom two selectors share, one of them as a condition on the role; `null` for nobody. */
function both(a: Selector, b: Selector, role: Role): { readonly selector: Selector; readonly conditions: readonly Condition[] } | null {
  const [x, y] = [boundOf(a), boundOf(b)];
  if (x === undefined || y === undefined) return null;
  if (x === null || y === null || JSON.stringify(x) === JSON.stringify(y)) return { selector: { kind: "members", of: x ?? y }, conditions: [] };
  if (single(x) !== null && single(y) !== null) return null;
  return { selector: { kind: "members", of: x }, conditions: [{ kind: "party", role, set: y }] };
}

/** The one party of a set that names one. */
function single(set: PartySet): number | null {
  const [atom] = set.include;
  if (set.include.length !== 1 || set.within || set.except.length > 0) return null;
  return atom && "party" in atom ? atom.party : null;
}
