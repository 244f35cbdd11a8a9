import type { AccessionClause, AmendmentClause, Body, Duration, ExitClause, PackageClause } from "../language/ast";
import type { Accession, Amendment, Decider, Exit, Length, Package } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { clauseSymbol } from "./clauses";
import { lowerCondition } from "./conditions";
import { bodyNamed } from "./institutions";
import { place, type Scope } from "./scope";
import { selector } from "./selectors";
import { durationOf } from "./durations";
import { citations, keepSource } from "./vocabulary";

const always = { kind: "constant", value: true } as const;
const lengthOf = (duration: Duration | undefined): Length | null => (duration ? durationOf(duration) : null);

/** Who joins, on what condition, and who decides it. */
export function lowerAccession(b: Builder, scope: Scope, item: AccessionClause): Accession {
  return {
    openTo: item.openTo ? selector(b, scope, item.openTo) : null,
    condition: item.when ? lowerCondition(b, scope, item.when) : always,
    decidedBy: decider(b, scope, item.decidedBy),
    cites: citations(b, scope, item.cites),
    at: place(scope, item.span),
  };
}

/** How the regime itself is changed. */
export function lowerAmendment(b: Builder, scope: Scope, item: AmendmentClause): Amendment {
  return { rule: item.rule, decidedBy: decider(b, scope, item.decidedBy), cites: citations(b, scope, item.cites), at: place(scope, item.span) };
}

/** How a party leaves; the sentences stand among the clauses. */
export function lowerExit(b: Builder, scope: Scope, item: ExitClause): Exit {
  const symbol = clauseSymbol(scope, item);
  return {
    after: lengthOf(item.after), clause: (symbol && b.clauseIds.get(symbol)) ?? null, cites: citations(b, scope, item.cites), at: place(scope, item.span),
  };
}

/** Agreements that end together: regimes of this file, or legal texts declared as sources. */
export function lowerPackage(b: Builder, scope: Scope, item: PackageClause): Package {
  return {
    name: item.name.text,
    parts: item.parts.flatMap((name): Package["parts"] => {
      if (scope.regimes.has(name.text)) return [{ name: name.text, kind: "regime" }];
      const symbol = resolve(b, scope, "source", name, "regime of this file or source");
      if (symbol) keepSource(b, symbol);
      return symbol ? [{ name: name.text, kind: "source" }] : [];
    }),
    after: lengthOf(item.after),
    cites: citations(b, scope, item.cites),
    at: place(scope, item.name.span),
  };
}

/** The body, party or role that decides; `null` where none is named. */
export function decider(b: Builder, scope: Scope, body: Body | undefined): Decider | null {
  if (!body) return null;
  if (body.kind === "RoleBody") return { name: body.role, kind: "role" };
  const kind = bodyNamed(b, scope, body);
  return kind && { name: body.text, kind };
}
