/** Repairs of texts in memory, and what they come to when they are made. */
import { askedBy, checkExpectations, evaluate } from "../../src/evaluator";
import { repair, type RepairAnswer, type RepairOptions, type Suggestion } from "../../src/repair";
import { judged, timelineOf } from "../../src/repair/goal";
import { edited } from "../../src/repair/text-edits";
import type { Regime } from "../../src/language/regime";
import { compileText, inWords, memoryHost } from "./compile-text";
import { severityOf } from "../../src/diagnostics";

const entry = "block.regime";

export const repairText = (text: string, options: RepairOptions): RepairAnswer => repair(entry, memoryHost({ [entry]: text }), options);

/** The suggestions of a search, which it must have come to. */
export function suggestionsFor(text: string, options: RepairOptions): readonly Suggestion[] {
  const answer = repairText(text, options);
  if (answer.kind === "broken") throw new Error(inWords(compileText(text)).join("\n"));
  if (answer.kind !== "searched") throw new Error(`nothing was searched: ${answer.kind}`);
  return answer.suggestions;
}

/** What suggestions say. */
export const inOrders = (suggestions: readonly Suggestion[]): readonly string[] => suggestions.map((s) => s.changes.map((c) => c.words).join("; "));

/** The text that a suggestion makes. */
export const mended = (text: string, { edits }: Pick<Suggestion, "edits">): string => edited(text, edits);

/** The regime of a name in a text that must check. */
export function checked(text: string, name?: string): Regime {
  const result = compileText(text);
  const regime = name === undefined ? result.regimes[0] : result.regimes.find((r) => r.name === name);
  if (regime === undefined || result.diagnostics.some((d) => severityOf(d) === "error")) throw new Error(`${inWords(result).join("\n")}\n\n${text}`);
  return regime;
}

/** The verdicts on a target over the days asked, by an evaluation of the text alone. */
export const verdictsOn = (regime: Regime, { target, binding = "hard" }: RepairOptions, days: { readonly since: number | null; readonly until: number | null }): readonly string[] =>
  timelineOf(judged(regime, { target, binding, days }), target).map((s) => s.verdict);

/** How many expectations of a text are not met. */
export const unmet = (regime: Regime): number => checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })).filter((o) => !o.met).length;
