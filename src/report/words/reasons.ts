import type { Considered, Elsewhere } from "../../evaluator/result";
import { citation } from "../../language/citations";
import { formatDay } from "../../language/dates";
import { stateless, type ClauseId, type Regime, type RightId } from "../../language/regime";
import { factKey, factWords } from "./facts";
import type { Ground } from "./grounds";
import { listed } from "./names";
import { partiesWords } from "./party-class";

/** What is said of rights where it is asked for. */
export interface Reasons {
  /** Whether every clause considered is told, or only those that give way. */
  readonly verbose: boolean;
  readonly considered: ReadonlyMap<RightId, readonly Considered[]>;
  readonly elsewhere: ReadonlyMap<RightId, Elsewhere>;
}

/** `workers (TFEU art 45)`. */
export function clauseWithArticles(regime: Regime, id: ClauseId): string {
  const clause = regime.clauses[id];
  const cites = (clause?.cites ?? []).map((c) => citation(regime, c)).join("; ");
  return `${clause?.name ?? `clause ${id}`}${cites === "" ? "" : ` (${cites})`}`;
}

/** The same of a ground, of many articles the first few: `workers (TFEU art 45; EEA art 28; and 2 more)`. */
export function groundWithArticles(regime: Regime, { name, cites }: Ground, most = 2): string {
  const more = cites.length - most;
  const words = [...(more > 1 ? cites.slice(0, most) : cites).map((c) => citation(regime, c)), ...(more > 1 ? [`and ${more} more`] : [])];
  return words.length === 0 ? name : `${name} (${words.join("; ")})`;
}

/** The clauses in whose place those that decide speak: they gave way to them, or to what gave way to them. */
export function displacedBy(considered: readonly Considered[]): readonly ClauseId[] {
  const speaking = new Set(considered.flatMap((c) => (c.role === "decides" ? [c.clause] : [])));
  const displaced = new Set<ClauseId>();
  for (let before = -1; before < displaced.size; ) {
    before = displaced.size;
    for (const c of considered) if (c.gaveWayTo.some((id) => speaking.has(id) || displaced.has(id))) displaced.add(c.clause);
  }
  return [...displaced].sort((a, b) => a - b);
}

/** `does not apply on this day`, `gives way to transition`: what becomes of one of the clauses considered. */
export function roleWords(regime: Regime, { clause, role, gaveWayTo, want, dependsOn }: Considered, all: readonly Considered[]): string {
  const named = (clauses: readonly ClauseId[]): string => listed(clauses.map((id) => regime.clauses[id]?.name ?? ""));
  if (role === "decides") return "decides";
  if (role === "open") return `is open: it depends on ${listed(dependsOn.map((f) => factKey(regime, f)))}`;
  if (role === "gives way") {
    if (gaveWayTo.length > 0) return `gives way to ${named(gaveWayTo)}`;
    const given = all.flatMap((c) => (c.gaveWayTo.includes(clause) ? [c.clause] : []));
    return given.length > 0 ? `applies, and displaces ${named(given)}` : "applies, and changes nothing here";
  }
  switch (want?.kind) {
    case "host":
      return "does not apply to this host";
    case "origin":
      return "does not apply to this origin";
    case "day":
      return "does not apply on this day";
    default: {
      const facts = want?.kind === "facts" ? want.facts.map((f) => factWords(regime, f.fact, f.value)) : [];
      return facts.length === 0 ? "does not apply: its condition does not hold" : `does not apply, since ${listed(facts)}`;
    }
  }
}

/** `It was granted until 2004-04-30; it is granted since 2011-05-01; on this day it is granted to nationals of every member except PL.` */
export function elsewhereWords(regime: Regime, { earlier, later, origins }: Elsewhere, on: number): string | null {
  const codes = origins.map((o) => (o === stateless ? "stateless" : (regime.parties[o]?.code ?? "")));
  const parts = [
    ...(earlier === null ? [] : [`on ${formatDay(earlier)}, the last such day before`]),
    ...(later === null ? [] : [`from ${formatDay(later)} on`]),
    ...(codes.length === 0 ? [] : [`on this day for nationals of ${partiesWords({ before: regime, after: regime }, codes, { since: on, before: on + 1 })}`]),
  ];
  return parts.length === 0 ? null : `the same case is granted ${listed(parts, "or")}`;
}
