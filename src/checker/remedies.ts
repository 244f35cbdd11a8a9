import type { Obligation, Parties, Remedy } from "../language/ast";
import type { Citation, ClauseId, Condition, Duty, FactId, Selector } from "../language/regime";
import type { Location } from "../language/span";
import { unsupported, type Builder } from "./builder";
import { keep, targetIds } from "./clauses";
import { conductFact, standingFact } from "./facts";
import { place, type Scope } from "./scope";
import { isTogether, misplacedTogether, selector, subjectSelector } from "./selectors";

/** One obligation with what is needed to read its remedy. */
export interface Obliged {
  readonly index: number;
  readonly written: Obligation;
  readonly duty: Duty;
}

type Role = "host" | "origin";
interface DutyClauseHead {
  readonly id: ClauseId;
  readonly name: string;
  readonly at: Location;
  readonly cites: readonly Citation[];
}

/** Reads every `otherwise X may suspend r` of a duty as one exception to r. */
export function lowerRemedies(b: Builder, scope: Scope, clause: DutyClauseHead, obliged: readonly Obliged[]): void {
  const withRemedy = obliged.flatMap((o) => (o.written.otherwise ? [{ ...o, remedy: o.written.otherwise }] : []));
  const targetLists = withRemedy.map(({ remedy }) => suspended(b, scope, remedy, clause));
  const [targets = []] = targetLists;
  const odd = targetLists.findIndex((list) => list.join() !== targets.join());
  const other = withRemedy[odd];
  if (other) unsupported(b, scope, other.remedy.span, "A duty whose remedies suspend different clauses");
  const sentences = withRemedy.flatMap((o) =>
    (["origin", "host"] as const).flatMap((breaker) => lowerRemedy(b, scope, clause, o, o.remedy, breaker)),
  );
  b.clauses[clause.id] = {
    name: clause.name, kind: "exception", targets, ground: null, cites: clause.cites, sentences, remedyOf: withRemedy[0]?.index ?? null, at: clause.at,
  };
}

function suspended(b: Builder, scope: Scope, remedy: Remedy, clause: DutyClauseHead): readonly ClauseId[] {
  if (remedy.length) unsupported(b, scope, remedy.length.span, "A suspension for a limited time");
  if (!remedy.clauses.all) return targetIds(b, scope, remedy.clauses.names, clause.name);
  return [...b.clauseIds].flatMap(([symbol, id]) => (symbol.node.kind === "Rule" || symbol.node.kind === "Exit" ? [id] : []));
}

/** Whether parties may stand in a role of the case: `host` and `origin` name the role, anyone else may stand in either. */
const canBe = (parties: Parties, role: Role): boolean => parties.kind !== "Role" || parties.role === role;

/** The sentence for one direction: `breaker` is the role of the party that does not keep the duty. */
function lowerRemedy(b: Builder, scope: Scope, clause: DutyClauseHead, o: Obliged, remedy: Remedy, breaker: Role): readonly number[] {
  const injured: Role = breaker === "origin" ? "host" : "origin";
  const { bearer, toward } = o.written;
  if (!canBe(bearer, breaker) || !canBe(toward, injured)) return [];
  // The party that suspends holds the discretion, as host or, where it is named or `origin`, as origin.
  const responds = remedy.by.kind === "Role" ? remedy.by.role === injured : injured === "host" || remedy.by.kind === "Listed";
  if (!responds || (remedy.toward && !canBe(remedy.toward, breaker))) return [];
  const by = isTogether(remedy.by)
    ? misplacedTogether(b, scope, remedy.by, "the one who suspends", "who suspends each for itself, and add `decided by` with the name of a body that they decide in")
    : subjectSelector(b, scope, remedy.by);
  const against = remedy.toward ? selector(b, scope, remedy.toward) : ({ kind: "any" } as const);
  if (!by || !against) return [];
  const suffers = both(o.duty.toward, by);
  const breaks = both(o.duty.bearer, against);
  if (suffers === "unclear" || breaks === "unclear") {
    unsupported(b, scope, remedy.span, "A remedy for some of the parties to whom the duty is owed");
    return [];
  }
  if (!suffers || !breaks) return [];
  const fact = remedy.decidedBy ? standingFact(b, breaker, place(scope, remedy.span)) : conductFact(b, breaker, clause.name, injured, place(scope, remedy.span));
  return keep(b, {
    clause: clause.id, host: injured === "host" ? suffers : breaks, origin: injured === "host" ? breaks : suffers, rights: null, classes: null,
    head: { kind: "discretion", direction: "lower", by: injured }, terms: null, soft: false, condition: broken(fact), windows: o.duty.windows,
    length: null, cites: clause.cites, at: place(scope, remedy.span),
  });
}

const broken = (fact: FactId): Condition => ({ kind: "not", operand: { kind: "fact", fact, comparator: "=", operand: { constant: 1, terms: [] } } });

/** Parties that two selectors share; `null` for nobody, "unclear" where no selector says it. */
function both(a: Selector, b: Selector): Selector | "unclear" | null {
  if (a.kind === "any" || JSON.stringify(a) === JSON.stringify(b)) return b;
  if (b.kind === "any") return a;
  if (a.kind === "members" && b.kind === "members") return a.of === null ? b : b.of === null ? a : "unclear";
  if (a.kind === "members" && a.of === null && b.kind === "listed") return b;
  if (b.kind === "members" && b.of === null && a.kind === "listed") return a;
  const [x, y] = [single(a), single(b)];
  return x !== null && y !== null ? null : "unclear";
}

/** The one party of a selector that names one. */
function single(selector: Selector): number | null {
  if (selector.kind !== "listed" || selector.set.include.length !== 1 || selector.set.within || selector.set.except.length > 0) return null;
  const [atom] = selector.set.include;
  return atom && "party" in atom ? atom.party : null;
}
