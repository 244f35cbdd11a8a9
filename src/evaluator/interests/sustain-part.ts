import type { DayInterval } from "../../language/dates";
import type { PartReport } from "../result";
import { horizonOf, stretch, undeclared } from "./balance-part";
import type { InterestsReport } from "./result";

/** D4 as a part of reciprocity, as D3 is: reported and not counted, without a grade. Its degree is the share of pairs of a member and a state of the world that meet the bound. */
export function sustainPart(report: InterestsReport | null, life: DayInterval | null): PartReport {
  if (report === null) return undeclared("d4", life);
  const { sustain, ledger } = report;
  const degree = sustain.verdict === "not-assessable" ? null : (sustain.at?.expected.share ?? null);
  return { part: "d4", timeline: [stretch(horizonOf(ledger), sustain.verdict, degree, sustain.missing)] };
}
