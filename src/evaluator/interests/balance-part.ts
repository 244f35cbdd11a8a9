import { dayOf, type DayInterval } from "../../language/dates";
import { zero } from "../../language/rational";
import type { PartReport, Stretch } from "../result";
import type { InterestsReport } from "./result";

/**
 * D3 as a part of reciprocity: one stretch over the horizon of the scenario, or over the life of a regime whose interests are not declared. It is
 * a calculation and no proof, so it has no grade; its degree is beta_multi of all years.
 */
export function balancePart(report: InterestsReport | null, life: DayInterval | null): PartReport {
  if (report === null) return { part: "d3", timeline: life === null ? [] : [stretch(life, "not-assessable", null, "no stakes and scenario are declared")] };
  const { balance, ledger } = report;
  const [from, to] = [ledger.years[0] ?? 1, ledger.years.at(-1) ?? 1];
  const degree = balance.verdict === "not-assessable" ? null : (balance.units[0]?.at.expected.cumulated.multi ?? zero);
  return { part: "d3", timeline: [stretch({ since: dayOf(from, 1, 1), before: dayOf(to + 1, 1, 1) }, balance.verdict, degree, balance.missing)] };
}

const stretch = (interval: DayInterval, verdict: Stretch["verdict"], degree: Stretch["degree"]["mean"], missing: string | null): Stretch => ({
  interval, verdict, grade: "none", degree: { mean: degree, minimum: degree }, range: null, phases: [{ interval, degree, ordinal: null, range: null, because: [] }],
  because: [], missing, dependsOn: [], witness: null,
});
