import type { Complainant, InstitutionClause, Name } from "../language/ast";
import type { ClauseId, Institution } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { find, place, type ClauseSymbol, type Scope } from "./scope";
import { citations } from "./vocabulary";

/** Reads a body and its powers. */
export function lowerInstitution(b: Builder, scope: Scope, item: InstitutionClause): Institution {
  return {
    name: item.name.text,
    title: item.title?.value ?? null,
    cites: citations(b, scope, item.cites),
    powers: item.powers.filter((p) => !p.broken).map((power) => ({
      verb: power.verb,
      rule: power.rule ?? null,
      clauses: power.clauses.all ? null : power.clauses.names.flatMap((name) => clauseNamed(b, scope, name) ?? []),
      complainants: power.complainants.map((c) => complainantWords(b, scope, c)),
    })),
  };
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
