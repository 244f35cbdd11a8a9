import { dayOf, type DayInterval } from "../../language/dates";
import { zero } from "../../language/rational";
import type { PartReport, Stretch } from "../result";
import type { InterestsReport, Ledger } from "./result";

/**
 * D3 as a part of reciprocity: one stretch over the horizon of the scenario, or over the life of a regime whose interests are not declared. It is
 * a calculation and no proof, so it has no grade; its degree is beta_multi of all years.
 */
export function balancePart(report: InterestsReport | null, life: DayInterval | null): PartReport {
  if (report === null) return undeclared("d3", life);
  const { balance, ledger } = report;
  const degree = balance.verdict === "not-assessable" ? null : (balance.units[0]?.at.expected.cumulated.multi ?? zero);
  return { part: "d3", timeline: [stretch(horizonOf(ledger), balance.verdict, degree, balance.missing)] };
}

/** A part that reads interests, of a regime that declares none. */
export const undeclared = (part: PartReport["part"], life: DayInterval | null): PartReport => ({ part, timeline: life === null ? [] : [stretch(life, "not-assessable", null, "no stakes and scenario are declared")] });

/** The days of a ledger. */
export const horizonOf = ({ years }: Ledger): DayInterval => ({ since: dayOf(years[0] ?? 1, 1, 1), before: dayOf((years.at(-1) ?? 1) + 1, 1, 1) });

/** One stretch without a grade: a calculation, and no proof. */
export const stretch = (interval: DayInterval, verdict: Stretch["verdict"], degree: Stretch["degree"]["mean"], missing: string | null): Stretch => ({
  interval, verdict, grade: "none", degree: { mean: degree, minimum: degree }, range: null, phases: [{ interval, degree, ordinal: null, range: null, because: [] }],
  because: [], missing, dependsOn: [], witness: null,
});
