import { catalogue } from "../diagnostics";
import { printItem } from "../formatter/print-items";
import type { MembersClause, RegimeDeclaration, RegimeItem } from "../language/ast";
import type { Regime } from "../language/regime";
import { createBuilder, type Builder, type Report } from "./builder";
import { lowerExpectation, lowerTest } from "./cases";
import { lowerClaim } from "./claims";
import { checkTriggers } from "./check-triggers";
import { lowerConcession } from "./concessions";
import { checkExceptionCircles, lowerException, lowerRule, numberClauses } from "./clauses";
import { declareAll, declareOtherParties } from "./declarations";
import { lowerDuty } from "./duties";
import { findEverything } from "./everything";
import { lowerInstitution } from "./institutions";
import { lowerInterests } from "./interests";
import { lowerInvocations } from "./invocations";
import { lowerKinds, warnKinds } from "./kinds";
import type { TextScope } from "./layers";
import { lowerLinkage, warnLinkage } from "./linkages";
import { openComparisons } from "./open-data";
import { dense, rollSet } from "./parties";
import { lowerAccession, lowerAmendment, lowerExit, lowerPackage } from "./procedures";
import { lowerQuota } from "./quotas";
import { checkForbiddenReservations, lowerReservation, widenReservations } from "./reservations";
import { lowerScenarios } from "./scenarios";
import { place, type Scope } from "./scope";
import { lowerStanding } from "./standing";
import { orderStates } from "./states";
import { checkTables } from "./table-use";
import { checkCircles } from "./vocabulary";
import { warn } from "./warnings";

/** Reads one regime. After errors the result is incomplete and must not be handed on. */
export function lowerRegime({ scope, of }: TextScope, regime: RegimeDeclaration, report: Report): Regime {
  let whole = !scope.incomplete;
  const b = createBuilder((code, at, facts, related) => {
    if (catalogue[code].severity === "error") whole = false;
    report(code, at, facts, related);
  });
  const items = regime.items.filter((item) => !item.broken);
  declareAll(b, scope);
  const members = membersOf(b, { scope, of }, regime, items);
  if (members) b.roster = rollSet(b, of(members), members.roll, of);
  numberClauses(b, scope, items);
  findEverything(b, items, of);
  for (const item of items) if (item.kind === "Quota") lowerQuota(b, of(item), item);
  for (const item of items) lowerClause(b, of(item), item);
  const invocations = lowerInvocations(b, items.flatMap((item) => (item.kind === "Invocation" ? [{ item, scope: of(item) }] : [])));
  for (const item of items) if (item.kind === "Concession") b.concessions.push(...present(lowerConcession(b, of(item), item)));
  // After the clauses, which these name.
  const read = lowerRest(b, { scope, of }, regime, items);
  declareOtherParties(b, scope);
  const rest = { ...read, claims: openComparisons(b, read.claims) };
  checkForbiddenReservations(b, items, of);
  widenReservations(b);
  checkExceptionCircles(b);
  checkCircles(b);
  checkTables(b);
  // What is missing or broken would be warned about a second time.
  if (whole) {
    warn(b, regime.name.text, rest.scenarios);
    warnKinds(b, of, items, rest);
    for (const linkage of rest.linkages) warnLinkage(b, linkage, rest.standings);
  }
  const lowered = assemble(b, scope, regime, members, rest, asWritten(items));
  if (whole) checkTriggers(b, lowered, invocations);
  return lowered;
}

type Rest = Pick<
  Regime,
  "standings" | "institutions" | "principles" | "norms" | "linkages" | "packages" | "accession" | "amendment" | "exit" | "tests" | "expectations"
  | "claims" | "interests" | "scenarios"
>;

/** Everything that names clauses without being one. */
function lowerRest(b: Builder, { scope, of }: TextScope, regime: RegimeDeclaration, items: readonly RegimeItem[]): Rest {
  const accession = once(b, of, regime, items.filter((item) => item.kind === "Accession"), "accession");
  const amendment = once(b, of, regime, items.filter((item) => item.kind === "Amendment"), "amendment");
  const exit = items.find((item) => item.kind === "Exit");
  const rest = {
    standings: items.flatMap((item) => (item.kind === "Standing" ? present(lowerStanding(b, of(item), item)) : [])),
    institutions: items.flatMap((item) => (item.kind === "Institution" ? [lowerInstitution(b, of(item), item)] : [])),
    ...lowerKinds(b, of, items),
    linkages: items.flatMap((item) => (item.kind === "Linkage" ? present(lowerLinkage(b, of(item), item)) : [])),
    packages: items.flatMap((item) => (item.kind === "Package" ? [lowerPackage(b, of(item), item)] : [])),
    accession: accession ? lowerAccession(b, of(accession), accession) : null,
    amendment: amendment ? lowerAmendment(b, of(amendment), amendment) : null,
    exit: exit ? lowerExit(b, of(exit), exit) : null,
    claims: items.flatMap((item) => (item.kind === "Claim" ? present(lowerClaim(b, of(item), item)) : [])),
    interests: lowerInterests(b, scope),
    scenarios: lowerScenarios(b, scope),
  };
  // Tests state values of facts, which are all known once everything else has named its parties.
  orderStates(b);
  return {
    ...rest,
    tests: items.flatMap((item) => (item.kind === "Test" ? present(lowerTest(b, of(item), item)) : [])),
    expectations: items.flatMap((item) => (item.kind === "Expect" ? present(lowerExpectation(b, of(item), item)) : [])),
  };
}

/** The one clause of its kind; a second one is reported. */
function once<T extends RegimeItem>(b: Builder, of: TextScope["of"], regime: RegimeDeclaration, all: readonly T[], clause: string): T | null {
  const [first, second] = all;
  if (first && second) {
    b.report("repeated-clause", place(of(second), second.span), { clause, regime: regime.name.text }, [{ at: place(of(first), first.span), label: "the first" }]);
  }
  return first ?? null;
}

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

function membersOf(b: Builder, { scope, of }: TextScope, regime: RegimeDeclaration, items: readonly RegimeItem[]): MembersClause | null {
  const first = once(b, of, regime, items.filter((item) => item.kind === "Members"), "members");
  if (!first && !regime.items.some((item) => item.kind === "Members" && item.broken) && !regime.broken && !scope.incomplete) {
    b.report("no-members", place(scope, regime.name.span), { regime: regime.name.text });
  }
  once(b, of, regime, items.filter((item) => item.kind === "Closure"), "closure");
  return first;
}

function lowerClause(b: Builder, scope: Scope, item: RegimeItem): void {
  switch (item.kind) {
    case "Rule": case "Exit":
      return lowerRule(b, scope, item);
    case "Exception":
      return lowerException(b, scope, item);
    case "Duty":
      return lowerDuty(b, scope, item);
    case "Reservation":
      return lowerReservation(b, scope, item);
    case "Source": case "Party": case "Group": case "Right": case "Mover": case "Facts": case "Judgement": case "Act": case "Table": case "Series":
    case "Members": case "Closure": case "NoReservation": case "Concession": case "Quota": case "Invocation": case "Standing": case "Linkage": case "Package": case "Institution": case "Accession": case "Amendment":
    case "Principle": case "Norm": case "Interests": case "Scenario": case "Claim": case "Test": case "Expect":
      return;
    default: {
      const never: never = item;
      return never;
    }
  }
}

function assemble(
  b: Builder, scope: Scope, regime: RegimeDeclaration, members: MembersClause | null, rest: Rest, written: readonly string[],
): Regime {
  const count = b.parties.items.length;
  const closure = regime.items.find((item) => item.kind === "Closure");
  return {
    name: regime.name.text, title: regime.title?.value ?? null, documentation: regime.documentation ?? null, at: place(scope, regime.name.span), reformOf: null,
    parties: b.parties.items,
    groups: b.groups.items.map((group) => ({ name: group.name, members: dense(group.members, count) })),
    roster: dense(b.roster, count),
    parallel: members?.eachAlone ?? false,
    closure: closure?.policy ?? "none",
    rights: b.rights.items.filter(isThere), classes: b.classes.items.filter(isThere), facts: b.facts.items, tables: b.tables.items.filter(isThere),
    sources: b.sources.items, clauses: b.clauses.filter(isThere), sentences: b.sentences, quotas: b.quotas.items, powers: b.powers, concessions: b.concessions, duties: b.duties, asWritten: written, ...rest,
  };
}

/** Clauses of which the rest of the regime keeps what they come to, and not what they are. */
const asWritten = (items: readonly RegimeItem[]): readonly string[] =>
  items
    .filter((item) => item.kind === "Reservation" || item.kind === "NoReservation" || item.kind === "Invocation" || (item.kind === "Exception" && item.invoked))
    .map((item) => printItem(item).join("\n"));

/** A gap is left only by an error, after which the regime is not handed on. */
const isThere = <T>(value: T | null): value is T => value !== null;
