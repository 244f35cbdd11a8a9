import type { Complainant, InstitutionClause, Name, Window } from "../language/ast";
import { formatDay, type DayInterval } from "../language/dates";
import type { ClauseId, Institution } from "../language/regime";
import type { Location } from "../language/span";
import { resolve, type Builder } from "./builder";
import { earlierEnd, intersect, isEmpty, laterStart } from "./intervals";
import { partySet } from "./parties";
import { find, place, type ClauseSymbol, type Scope } from "./scope";
import { citations } from "./vocabulary";
import { writtenWindow } from "./written-dates";

/** Reads a body and its powers. */
export function lowerInstitution(b: Builder, scope: Scope, item: InstitutionClause): Institution {
  const of = item.of ? partySet(b, scope, item.of) : null;
  const life = lifeOf(b, scope, item.window, "the life of an institution");
  return {
    name: item.name.text,
    title: item.title?.value ?? null,
    ...(of ? { of } : {}),
    ...(life ? { life } : {}),
    cites: citations(b, scope, item.cites),
    powers: item.powers.filter((p) => !p.broken).map((power) => {
      const span = lifeOf(b, scope, power.window, "the dates of a power of an institution");
      if (life && span && power.window) checkOverlap(b, place(scope, power.window.span), place(scope, item.name.span), life, span);
      return {
        verb: power.verb,
        rule: power.rule ?? null,
        clauses: power.clauses.all ? null : power.clauses.names.flatMap((name) => clauseNamed(b, scope, name) ?? []),
        complainants: power.complainants.map((c) => complainantWords(b, scope, c)),
        ...(span ? { life: span } : {}),
      };
    }),
  };
}

/** Dates that are written out; `null` where there are none. */
const lifeOf = (b: Builder, scope: Scope, window: Window | undefined, where: string): DayInterval | null => (window ? writtenWindow(b, scope, window, where) : null);

/** A power in a time in which its institution is not there is no power. */
function checkOverlap(b: Builder, at: Location, home: Location, life: DayInterval, span: DayInterval): void {
  if (isEmpty(life) || isEmpty(span) || intersect([life], [span]).length > 0) return;
  const [since, before] = [laterStart(life.since, span.since), earlierEnd(life.before, span.before)];
  if (since === null || before === null) return;
  b.report("contradictory-dates", at, { since: formatDay(since), end: formatDay(before - 1) }, [{ at: home, label: "the institution" }]);
}

/** Whether a name stands for an institution or for a party; an unknown one is reported. */
export function bodyNamed(b: Builder, scope: Scope, name: Name): "institution" | "party" | null {
  if (find(scope, "party", name.text)) return "party";
  return resolve(b, scope, "institution", name, "institution") && "institution";
}

/** The clause a name stands for; a duty without a remedy becomes a clause that says nothing, so that it can be named. */
export function clauseNamed(b: Builder, scope: Scope, name: Name): ClauseId | null {
  const symbol = resolve(b, scope, "clause", name, "clause");
  if (!symbol) return null;
  const known = b.clauseIds.get(symbol);
  if (known !== undefined) return known;
  if (symbol.node.kind === "Claim" || symbol.node.kind === "Scenario" || symbol.node.kind === "Concession") {
    b.report("unknown-name", place(scope, name.span), { name: name.text, expected: "rule, exception or duty", suggestion: null });
  }
  return symbol.node.kind === "Duty" ? silentClause(b, symbol) : null;
}

function silentClause(b: Builder, symbol: ClauseSymbol): ClauseId {
  const duty = b.duties.findIndex((d) => d.name === symbol.name);
  const id = b.clauses.push({
    name: symbol.name, kind: "exception", targets: [], ground: null, cites: b.duties[duty]?.cites ?? [], sentences: [],
    remedyOf: duty < 0 ? null : duty, at: symbol.at,
  }) - 1;
  b.clauseIds.set(symbol, id);
  return id;
}

/** A complainant by the words of the language, or by the name of a body or party. */
export function complainantWords(b: Builder, scope: Scope, complainant: Complainant): string {
  switch (complainant.kind) {
    case "AnyMember":
      return "any member";
    case "InjuredMember":
      return "injured member";
    case "AnyMover":
      return "any mover";
    case "Name":
      bodyNamed(b, scope, complainant);
      return complainant.text;
    default: {
      const never: never = complainant;
      return never;
    }
  }
}
