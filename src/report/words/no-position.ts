import type { Evaluation } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { count, listed } from "./names";

/** Whether rules promise softly: they count under `--binding soft`, and in an expectation `with soft law`. */
export const hasSoftRules = (regime: Regime): boolean => regime.sentences.some((s) => s.soft && regime.clauses[s.clause]?.kind === "rule");

/** What a regime without a position under a binding says all the same: soft rules, duties, permissions. */
export function saysWithoutPosition(regime: Regime, binding: "hard" | "soft"): string {
  const permissions = regime.duties.filter((d) => d.permission).length;
  const duties = regime.duties.length - permissions;
  const soft = binding === "hard" && hasSoftRules(regime);
  const parts = [
    ...(soft ? ["soft rules"] : []),
    ...(duties === 0 ? [] : [count(duties, "duty", "duties")]),
    ...(permissions === 0 ? [] : [count(permissions, "permission")]),
  ];
  return parts.length === 0 ? "says nothing" : `has ${listed(parts)} and gives no position${soft ? " that binds" : ""}`;
}

/** Why there is no verdict at all, in short; of a regime with rules that bind, because none of the days asked is of its life. */
export function whyNoVerdict(regime: Regime, binding: "hard" | "soft"): string {
  if (regime.sentences.some((s) => (!s.soft || binding === "soft") && regime.clauses[s.clause]?.kind === "rule")) return "not in force";
  if (binding === "hard" && hasSoftRules(regime)) return "no rule binds; --binding soft reads the soft rules";
  const permitted = regime.duties.every((d) => d.permission);
  return regime.duties.length === 0 ? "not in force" : `${permitted ? "permissions" : "duties"} only, no position`;
}

/** Why there is no verdict at the moment asked: `the regime is not in force`, `duties only, no position`. */
export function whyNoneThen(regime: Regime, { life, binding }: Pick<Evaluation, "life" | "binding">): string {
  const why = life === null ? whyNoVerdict(regime, binding) : "not in force";
  return why === "not in force" ? `the regime is ${why}` : why;
}
