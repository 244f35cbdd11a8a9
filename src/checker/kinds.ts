import type { Name, NormClause, PrincipleClause, RegimeItem } from "../language/ast";
import type { ClauseId, Norm, Principle } from "../language/regime";
import { resolve, type Builder } from "./builder";
import { clauseSymbol } from "./clauses";
import { clauseNamed } from "./institutions";
import type { TextScope } from "./layers";
import { place, type Scope } from "./scope";
import { citations } from "./vocabulary";

export interface Kinds {
  readonly principles: readonly Principle[];
  readonly norms: readonly Norm[];
}

/** Reads principles and norms, and which clauses stand under each norm. */
export function lowerKinds(b: Builder, of: TextScope["of"], items: readonly RegimeItem[]): Kinds {
  const principles = items.filter((item) => item.kind === "Principle");
  const norms = items.filter((item) => item.kind === "Norm");
  const under = clausesUnder(b, of, items);
  return {
    principles: principles.map((p) => ({ name: p.name.text, text: p.text.value, cites: citations(b, of(p), p.cites), at: place(of(p), p.name.span) })),
    norms: norms.map((n) => ({
      name: n.name.text, text: n.text.value, follows: followed(b, of(n), n, principles), clauses: under.get(n) ?? [],
      cites: citations(b, of(n), n.cites), at: place(of(n), n.name.span),
    })),
  };
}

function followed(b: Builder, scope: Scope, norm: NormClause, principles: readonly PrincipleClause[]): readonly number[] {
  return norm.follows.flatMap((name) => {
    const symbol = resolve(b, scope, "principle", name, "principle");
    const index = symbol ? principles.indexOf(symbol.node) : -1;
    return index < 0 ? [] : [index];
  });
}

function clausesUnder(b: Builder, of: TextScope["of"], items: readonly RegimeItem[]): ReadonlyMap<NormClause, readonly ClauseId[]> {
  const under = new Map<NormClause, ClauseId[]>();
  for (const item of items) {
    if (item.kind !== "Rule" && item.kind !== "Exception" && item.kind !== "Duty") continue;
    const scope = of(item);
    for (const norm of normsNamed(b, scope, item.under)) {
      const symbol = clauseSymbol(scope, item);
      const id = symbol && clauseNamed(b, scope, item.name);
      if (id === null) continue;
      const list = under.get(norm) ?? [];
      under.set(norm, list);
      if (!list.includes(id)) list.push(id);
    }
  }
  return under;
}

const normsNamed = (b: Builder, scope: Scope, names: readonly Name[]): readonly NormClause[] =>
  names.flatMap((name) => resolve(b, scope, "norm", name, "norm")?.node ?? []);

/** Says where principles, norms and rules do not hang together. A regime that declares no norm is not asked for any. */
export function warnKinds(b: Builder, of: TextScope["of"], items: readonly RegimeItem[], { principles, norms }: Kinds): void {
  principles.forEach((p, i) => {
    if (!norms.some((n) => n.follows.includes(i))) b.report("principle-without-norm", p.at, { principle: p.name });
  });
  for (const n of norms) if (n.clauses.length === 0) b.report("norm-without-rule", n.at, { norm: n.name });
  if (norms.length === 0) return;
  for (const item of items) {
    if ((item.kind !== "Rule" && item.kind !== "Duty") || item.under.length > 0) continue;
    b.report("rule-without-norm", place(of(item), item.name.span), { clause: item.name.text, kind: item.kind === "Duty" ? "duty" : "rule" });
  }
}
