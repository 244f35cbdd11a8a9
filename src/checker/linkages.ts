import type { LinkageClause } from "../language/ast";
import { factsOf, lookupsOf } from "../language/conditions";
import { capLookups } from "../language/reading";
import type { ClauseId, FactId, Linkage, Sentence, Standing } from "../language/regime";
import type { Builder } from "./builder";
import { clauseNamed } from "./institutions";
import { place, type Scope } from "./scope";
import { citations } from "./vocabulary";

/** Reads a linkage; `null` after an error. */
export function lowerLinkage(b: Builder, scope: Scope, item: LinkageClause): Linkage | null {
  const gives = clauseNamed(b, scope, item.gives);
  const inReturnFor = clauseNamed(b, scope, item.inReturnFor);
  const cites = citations(b, scope, item.cites);
  const { ratio } = item;
  for (const part of ratio ? [ratio.give, ratio.take] : []) {
    if (part.value === 0) b.report("wrong-amount", place(scope, part.span), { words: "0", clause: item.name.text, why: "zero" });
  }
  if (gives === null || inReturnFor === null) return null;
  return {
    name: item.name.text, mode: item.mode, gives, inReturnFor, ratio: ratio ? { give: ratio.give.value, take: ratio.take.value } : null,
    cites, at: place(scope, item.name.span),
  };
}

/** Compares what a linkage is called with what its clauses read of the conduct of the other side. */
export function warnLinkage(b: Builder, linkage: Linkage, standings: readonly Standing[]): void {
  const { name, mode, gives, inReturnFor } = linkage;
  const read = [...conductRead(b, standings, gives, inReturnFor), ...conductRead(b, standings, inReturnFor, gives)];
  const facts = { linkage: name, first: b.clauses[gives]?.name ?? "", second: b.clauses[inReturnFor]?.name ?? "" };
  if (read.length === 0) return b.report("linkage-in-name-only", linkage.at, facts);
  const law = read.includes("one") ? "tactical" : "substantive";
  if (law !== mode) b.report("linkage-label", linkage.at, { ...facts, label: mode, law });
}

/** The conduct under `duty` on which a clause, or an exception to it, waits: toward one party, or toward all. */
function conductRead(b: Builder, standings: readonly Standing[], clause: ClauseId, duty: ClauseId): readonly ("one" | "all")[] {
  const name = b.clauses[duty]?.name;
  const own = b.clauses[clause]?.name;
  const around = withExceptions(b, clause);
  const facts = new Set<FactId>();
  b.sentences.forEach((s) => {
    if (around.has(s.clause)) for (const f of factsOf(s.condition)) facts.add(f);
  });
  for (const d of b.duties) if (d.name === own) for (const f of factsOf(d.condition)) facts.add(f);
  const conduct = [...facts].flatMap((f) => [b.conduct.get(f)].flatMap((read) => (read && read.duty === name ? [read.toward] : [])));
  // Standing is decided on the duties that its clause reads.
  const judged = name !== undefined && standings.some((s) => s.duties?.includes(name));
  if (judged && [...facts].some((f) => b.facts.items[f]?.tag === "standing")) conduct.push("all");
  // `otherwise ... decided by B` reads the standing that B decides.
  const decided = b.duties.some((d, i) => d.name === name && d.remedy?.decidedBy && [...around].some((c) => b.clauses[c]?.remedyOf === i && c !== clause));
  if (decided) conduct.push("all");
  // Figures of acts are of no one duty.
  if (b.sentences.some((s) => around.has(s.clause) && readsActs(b, s))) conduct.push("one");
  return conduct;
}

function readsActs(b: Builder, { condition, head }: Sentence): boolean {
  const cap = head.kind === "ration" ? capLookups(head.cap) : [];
  return [...lookupsOf(condition), ...cap].some((l) => b.tables.items[l.table]?.counts?.kind === "performed");
}

/** A clause with every exception to it, at any depth. */
function withExceptions(b: Builder, clause: ClauseId): ReadonlySet<ClauseId> {
  const found = new Set([clause]);
  for (const id of found) b.clauses.forEach((c, other) => c?.targets.includes(id) && found.add(other));
  return found;
}
