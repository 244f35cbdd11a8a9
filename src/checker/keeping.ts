/** Stakes for the keeping of a clause, for which no mover is counted. */
import type { DutyClause, Name, Stake as WrittenStake } from "../language/ast";
import { factsOf } from "../language/conditions";
import type { Keeping, PartySet, Role, Selector, Stake } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { clauseNamed } from "./institutions";
import { datesOfSet } from "./parties";
import { place, type ClauseSymbol, type Scope } from "./scope";

/** The clauses for whose keeping a stake is, each with who keeps it; of a name that means none, what is wrong is reported. */
export function keepingsOf(b: Builder, scope: Scope, { clauses = [], by, party, span }: WrittenStake): readonly Keeping[] {
  const [first] = clauses;
  if (first && party === "mover") b.report("stake-without-mover", place(scope, span), { clause: first.text, words: "mover" });
  return clauses.flatMap((name) => keepingOf(b, scope, name, by ?? null) ?? []);
}

function keepingOf(b: Builder, scope: Scope, name: Name, by: Role | null): Keeping | null {
  const symbol = resolve(b, scope, "clause", name, "rule or duty");
  if (!symbol) return null;
  const { node } = symbol;
  if (node.kind !== "Rule" && node.kind !== "Duty") {
    b.report("unknown-name", place(scope, name.span), { name: name.text, expected: "rule or duty", suggestion: null });
    return null;
  }
  if (node.kind === "Duty" && isPermission(node)) {
    b.report("permission-kept", place(scope, name.span), { duty: name.text });
    return null;
  }
  const roles = node.kind === "Rule" ? (["host"] as const) : rolesOf(b, symbol);
  const [only, second] = roles;
  const kept = by ?? (second === undefined ? only : undefined);
  // Of a duty with an error nothing more is known.
  if (node.kind === "Duty" && roles.length === 0 && b.duties.every((d) => d.name !== symbol.name)) return null;
  if (kept === undefined || !roles.includes(kept)) {
    b.report("unclear-keeper", place(scope, name.span), { clause: name.text, by, roles });
    return null;
  }
  const clause = clauseNamed(b, scope, name);
  return clause === null ? null : { clause, by: kept };
}

const isPermission = ({ obligations }: DutyClause): boolean => obligations.length > 0 && obligations.every((o) => o.permitted === true && !o.broken);

/** The roles in which a party can owe a duty toward the other party of a case. */
function rolesOf(b: Builder, { name }: ClauseSymbol): readonly Role[] {
  const own = b.duties.filter((d) => d.name === name && d.permission === undefined && d.persons === undefined && d.towardBody === undefined);
  return (["host", "origin"] as const).filter((role) => own.some((d) =>
    // Whose nationals they are says who is the origin: the bearer, or the other.
    d.bearers.includes(role) && meet(b, role === "host" ? d.toward : d.bearer, d.origins)));
}

/** Whether two selectors can reach the same party; days are not looked at. */
function meet(b: Builder, one: Selector, other: Selector): boolean {
  const [a, c] = [namedIn(one), namedIn(other)];
  if (a === null || c === null) return one.kind !== "stateless" && other.kind !== "stateless";
  const parties = datesOfSet(b, c);
  return [...datesOfSet(b, a)].some(([party, days]) => days.length > 0 && (parties.get(party)?.length ?? 0) > 0);
}
const namedIn = (selector: Selector): PartySet | null => (selector.kind === "listed" ? selector.set : selector.kind === "members" ? selector.of : null);

/** Refuses what is said of a mover where none is counted. */
export function refuseMovers(b: Builder, { keeping, condition, amount, at }: Stake): void {
  if (keeping === undefined) return;
  const said = [...factsOf(condition), ...amount.facts.map((f) => f.fact)].find((f) => b.facts.items[f]?.tag === "profile");
  if (said !== undefined) b.report("stake-without-mover", at, { clause: b.clauses[keeping.clause]?.name ?? "", words: b.facts.items[said]?.key ?? "" });
}
