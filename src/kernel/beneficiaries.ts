import type { Regime } from "../language/regime";

/** Whom a regime speaks of as origins. */
export type Beneficiaries = "members" | "all" | "listed";

/** Reads it off the base rules (docs/decisions/0005, 1). */
export function beneficiariesOf(regime: Regime): Beneficiaries {
  const kinds = regime.sentences.filter((s) => regime.clauses[s.clause]?.kind === "rule").map((s) => s.origin.kind);
  if (kinds.some((k) => k === "any" || k === "states" || k === "outsiders" || k === "anyone" || k === "stateless")) return "all";
  return kinds.length === 0 || kinds.includes("members") ? "members" : "listed";
}
