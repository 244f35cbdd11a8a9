import { suggest } from "../diagnostics";
import type { ExpectClause, Name, TestClause, Who as WrittenWho } from "../language/ast";
import type { DayInterval } from "../language/dates";
import { criterionNames, type ClauseId, type CriterionName, type Expectation, type Test, type Who } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { lowerGiven } from "./given";
import { clauseNamed } from "./institutions";
import { partyId } from "./parties";
import { lowerFigures } from "./stated-figures";
import { find, place, type Scope } from "./scope";
import { citations, classNamed, rightNamed } from "./vocabulary";
import { wholeDay, writtenWindow } from "./written-dates";

/** Reads a `test`; `null` after an error. */
export function lowerTest(b: Builder, scope: Scope, item: TestClause): Test | null {
  const host = whoIs(b, scope, item.host, "the host of a case");
  const origin = whoIs(b, scope, item.origin, "the origin of a case");
  const mover = classNamed(b, scope, item.mover);
  const on = wholeDay(b, scope, item.on);
  const given = host && origin && on !== null ? lowerGiven(b, scope, item.given.filter((g) => g.kind !== "GivenFigure"), item.title.value, { host, origin, on }) : [];
  const figures = lowerFigures(b, scope, item.given.filter((g) => g.kind === "GivenFigure"), item.title.value);
  const whole = item.findings.filter((f) => !f.broken);
  const findings = whole.flatMap((finding) => {
    if (finding.kind === "DutyFinding") return [];
    const right = rightNamed(b, scope, finding.right);
    const because = clauseIds(b, scope, finding.because);
    return right === null ? [] : [{ right, position: finding.position, because, at: place(scope, finding.span) }];
  });
  const duties = whole.flatMap((f) => (f.kind === "DutyFinding" && dutyNamed(b, scope, f.duty) ? [{ duty: f.duty.text, bearer: f.by ?? "host", owed: !f.negative, ...(f.only ? { only: f.only } : {}), at: place(scope, f.span) } as const] : []));
  const cites = citations(b, scope, item.cites);
  if (item.findings.length === 0 && !scope.incomplete) b.report("test-without-finding", place(scope, item.title.span), { test: item.title.value });
  if (!host || !origin || mover === null || on === null) return null;
  if (host.kind === "party" && origin.kind === "party" && host.party === origin.party) {
    b.report("own-nationals", place(scope, item.title.span), { test: item.title.value, party: b.parties.items[host.party]?.code ?? "" });
    return null;
  }
  return { title: item.title.value, host, origin, mover, given, ...(figures.length === 0 ? {} : { figures }), on, findings, duties, cites, at: place(scope, item.title.span) };
}

function dutyNamed(b: Builder, scope: Scope, name: Name): boolean {
  const symbol = resolve(b, scope, "clause", name, "duty");
  if (symbol && symbol.node.kind !== "Duty" && !scope.incomplete) b.report("unknown-name", place(scope, name.span), { name: name.text, expected: "duty", suggestion: null });
  return symbol?.node.kind === "Duty";
}

function whoIs(b: Builder, scope: Scope, who: WrittenWho, where: string): Who | null {
  switch (who.kind) {
    case "AnyMember":
      return { kind: "any-member" };
    case "AnyState":
      return { kind: "any-state" };
    case "AnyOutsider":
      return { kind: "any-outsider" };
    case "Stateless":
      return { kind: "stateless" };
    case "Name": {
      const symbol = resolve(b, scope, "party", who, "party");
      if (!symbol) return null;
      if (symbol.kind === "party") return { kind: "party", party: partyId(b, symbol) };
      b.report("not-one-party", place(scope, who.span), { name: who.text, where, orAny: true });
      return null;
    }
    default: {
      const never: never = who;
      return never;
    }
  }
}

const clauseIds = (b: Builder, scope: Scope, names: readonly Name[]): readonly ClauseId[] => names.flatMap((name) => clauseNamed(b, scope, name) ?? []);

const isCriterion = (name: string): name is CriterionName => (criterionNames as readonly string[]).includes(name);

/** Reads an `expect`; `null` after an error. */
export function lowerExpectation(b: Builder, scope: Scope, item: ExpectClause): Expectation | null {
  const criterion = item.criterion.text;
  const because = clauseIds(b, scope, item.because);
  const window = expectedWindow(b, scope, item);
  if (!isCriterion(criterion) && find(scope, "clause", criterion)?.node.kind !== "Claim") {
    if (criterion !== "") b.report("unknown-name", place(scope, item.criterion.span), { name: criterion, expected: "criterion or claim", suggestion: suggest(criterion, criterionNames) });
    return null;
  }
  return window && { criterion, reading: item.reading ?? "ruggie", verdict: item.verdict, ...(item.binding ? { binding: item.binding } : {}), window, because, at: place(scope, item.span) };
}

function expectedWindow(b: Builder, scope: Scope, item: ExpectClause): DayInterval | null {
  if (!item.on) return writtenWindow(b, scope, item.window, "an expectation");
  const day = wholeDay(b, scope, item.on);
  return day === null ? null : { since: day, before: day + 1 };
}
