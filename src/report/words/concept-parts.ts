import type { ConceptsReport } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { fewestWords, figureWords, missingRegimeWords, ratchetLines, revocationWords } from "./concepts";
import { designWords, predictionWords } from "./design";

/** What is told of concepts after programmes and guest workers, in order: a title, and what stands under it. */
export function conceptParts(regime: Regime, { halfLife, figureOne, missingRegime, design, predictions }: ConceptsReport): readonly { readonly title: string; readonly items: readonly string[] }[] {
  return [
    { title: "How long rights last", items: [fewestWords(halfLife), revocationWords(halfLife.revocations), ...ratchetLines(regime, halfLife.ratchet)] },
    { title: "Need and institutions (Hollifield's figure 1)", items: [figureWords(figureOne)] },
    { title: "The missing regime", items: missingRegimeWords(regime, missingRegime) },
    ...(design === null ? [] : [{ title: "Design (Koremenos, Lipson and Snidal 2001)", items: designWords(regime, design) }]),
    ...(predictions === null ? [] : [{ title: "What three schools would expect", items: predictionWords(regime, predictions) }]),
  ];
}
