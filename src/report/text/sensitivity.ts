import type { InterestsReport, RestingVerdict } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { everyRange, leftOutWords, nearestWords, sweepRows } from "../words/sensitivity";
import type { EvaluateView } from "./criterion";
import { table, wrap } from "./layout";

/** The declared number that a verdict is nearest to changing with; of each member and game with `--verbose` alone. */
export const nearestLines = (regime: Regime, report: InterestsReport, of: RestingVerdict["of"]): readonly string[] => nearestWords(regime, report, of).flatMap((words) => wrap(words, "  "));

/** Every range, and what was not looked at; then the sweep that was asked for. */
export function sensitivityLines(regime: Regime, report: InterestsReport, view: EvaluateView): readonly string[] {
  const ranges = view.verbose ? everyRange(regime, report.sensitivity) : [];
  const sweep = sweepRows(regime, report);
  return [
    ...(ranges.length > 0 ? [...wrap("How far each verdict holds: one declared number at a time, the others as assumed. Stakes and flows in times of what is assumed.", "  "), ...ranges.flatMap((words) => wrap(words, "  - "))] : []),
    ...leftOutWords(report.sensitivity).flatMap((words) => wrap(words, "  ")),
    ...(sweep.length === 0 ? [] : [...wrap("Judged again at other numbers. Stakes and flows in times of what is assumed.", "  "), ...table(sweep, "  ")]),
  ];
}
