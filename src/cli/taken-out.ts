import { evaluate } from "../evaluator";
import { partsOf } from "../evaluator/criteria/combine";
import type { Evaluation } from "../evaluator/result";
import { exportText } from "../export-text";
import type { DayInterval } from "../language/dates";
import type { Regime, TableId } from "../language/regime";
import { takenOut, type Entry, type TakenOut } from "../repair";
import type { Compiled } from "./session";

/** The text from which clauses are taken out: the file, or what a document of checked regimes reads as; `null` where that has no words. */
function entryOf({ entry, places, regimes }: Compiled): Entry | null {
  if (entry !== null) return { ...entry, text: places.sources.get(entry.path)?.text ?? "" };
  const exported = exportText(regimes);
  if (!exported.ok) return null;
  const path = "document.regime";
  return { path, text: exported.text, host: { read: (wanted) => ({ ok: true, text: wanted === path ? exported.text : (exported.files.get(wanted) ?? "") }) } };
}

const ofHollifield = partsOf("indivisibility", "hollifield");

/** Which clauses flip the parts that fail; judged by counting, as the evaluation was. In words, why none was taken out. */
export function takenOutOf(compiled: Compiled, regime: Regime, evaluation: Evaluation, allowing: (regime: Regime) => readonly TableId[]): TakenOut | string {
  if (evaluation.tested) return "cases were drawn, not counted";
  const entry = entryOf(compiled);
  const window = ({ since, before }: DayInterval) => ({ ...(since === null ? {} : { since }), ...(before === null ? {} : { until: before - 1 }) });
  if (entry === null) return "the language has no words for this document";
  return takenOut(entry, regime, evaluation, (one, days, parts) =>
    evaluate(one, { binding: evaluation.binding, reading: evaluation.reading === "ruggie" && parts.some((p) => ofHollifield.includes(p)) ? "both" : evaluation.reading, also: parts, allow: allowing(one), ...window(days) }));
}
