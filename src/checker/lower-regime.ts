import { catalogue } from "../diagnostics";
import type { MembersClause, RegimeDeclaration, RegimeItem } from "../language/ast";
import type { Claim, Expectation, Institution, Regime, Test } from "../language/regime";
import { createBuilder, unsupported, type Builder, type Report } from "./builder";
import { lowerExpectation, lowerTest } from "./cases";
import { lowerClaim } from "./claims";
import { checkExceptionCircles, lowerException, lowerRule, numberClauses } from "./clauses";
import { declareAll, declareOtherParties } from "./declarations";
import { lowerDuty } from "./duties";
import { lowerInstitution } from "./institutions";
import { lowerInterests } from "./interests";
import { lowerInvocations } from "./invocations";
import type { TextScope } from "./layers";
import { openComparisons } from "./open-data";
import { dense, rollSet } from "./parties";
import { checkForbiddenReservations, lowerReservation, widenReservations } from "./reservations";
import { lowerScenarios } from "./scenarios";
import { place, type Scope } from "./scope";
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
  for (const item of items) lowerClause(b, of(item), item);
  lowerInvocations(b, items.flatMap((item) => (item.kind === "Invocation" ? [{ item, scope: of(item) }] : [])));
  const institutions: Institution[] = [];
  const tests: Test[] = [];
  const expectations: Expectation[] = [];
  const claims: Claim[] = [];
  // After the clauses, which these name.
  for (const item of items) {
    if (item.kind === "Institution") institutions.push(lowerInstitution(b, of(item), item));
    if (item.kind === "Test") tests.push(...present(lowerTest(b, of(item), item)));
    if (item.kind === "Expect") expectations.push(...present(lowerExpectation(b, of(item), item)));
    if (item.kind === "Claim") claims.push(...present(lowerClaim(b, of(item), item)));
  }
  const interests = lowerInterests(b, scope);
  const scenarios = lowerScenarios(b, scope);
  declareOtherParties(b, scope);
  openComparisons(b);
  checkForbiddenReservations(b, items, of);
  widenReservations(b);
  checkExceptionCircles(b);
  checkCircles(b);
  checkTables(b);
  // What is missing or broken would be warned about a second time.
  if (whole) warn(b);
  return assemble(b, scope, regime, members, { institutions, tests, expectations, claims, interests, scenarios });
}

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

function membersOf(b: Builder, { scope, of }: TextScope, regime: RegimeDeclaration, items: readonly RegimeItem[]): MembersClause | null {
  const all = items.filter((item) => item.kind === "Members");
  const [first, second] = all;
  if (first && second) {
    b.report("repeated-clause", place(of(second), second.span), { clause: "members", regime: regime.name.text }, [{ at: place(of(first), first.span), label: "the first" }]);
  }
  if (!first && !regime.items.some((item) => item.kind === "Members" && item.broken) && !regime.broken && !scope.incomplete) {
    b.report("no-members", place(scope, regime.name.span), { regime: regime.name.text });
  }
  const closures = items.filter((item) => item.kind === "Closure");
  const again = closures[1];
  if (closures[0] && again) b.report("repeated-clause", place(of(again), again.span), { clause: "closure", regime: regime.name.text }, [{ at: place(of(closures[0]), closures[0].span), label: "the first" }]);
  return first ?? null;
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
    case "Standing":
      return void unsupported(b, scope, item.span, "`standing decided by`");
    case "Linkage":
      return void unsupported(b, scope, item.name.span, `The linkage \`${item.name.text}\``);
    case "Package":
      return void unsupported(b, scope, item.name.span, `The package \`${item.name.text}\``);
    case "Accession":
      return void unsupported(b, scope, item.span, "`accession`");
    case "Source": case "Party": case "Group": case "Right": case "Mover": case "Facts": case "Judgement": case "Act": case "Table": case "Series":
    case "Members": case "Closure": case "NoReservation": case "Invocation": case "Institution": case "Test": case "Expect": case "Claim": case "Interests": case "Scenario":
      return;
    default: {
      const never: never = item;
      return never;
    }
  }
}

function assemble(
  b: Builder, scope: Scope, regime: RegimeDeclaration, members: MembersClause | null, rest: Pick<Regime, "institutions" | "tests" | "expectations" | "claims" | "interests" | "scenarios">,
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
    sources: b.sources.items, clauses: b.clauses.filter(isThere), sentences: b.sentences, powers: b.powers, duties: b.duties, ...rest,
  };
}

/** A gap is left only by an error, after which the regime is not handed on. */
const isThere = <T>(value: T | null): value is T => value !== null;
