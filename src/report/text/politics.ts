import type { InterestsReport } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { hostRows, hostsInShort, hostWords, isToldInShort, logicsWords, mappingWords, neighboursWords, otherWords, statesInShort } from "../words/politics";
import { nearestOf } from "../words/sensitivity";
import type { EvaluateView } from "./criterion";
import { table, wrap } from "./layout";

/** The politics of a regime: two sentences in short, all of it in full. */
export function politicsLines(regime: Regime, { politics, sensitivity }: InterestsReport, { verbose }: EvaluateView): readonly string[] {
  const short = [hostsInShort(regime, politics), statesInShort(regime, politics), ...nearestOf(regime, sensitivity, isToldInShort)].flatMap((words) => wrap(words, "  "));
  if (!verbose) return short;
  const { hosts } = politics;
  return [
    ...short,
    ...(hosts.length === 0 ? [] : [...wrap(mappingWords(politics), "  "), ...table(hostRows(regime, politics), "  ")]),
    ...hosts.flatMap((host) => hostWords(regime, politics, host).flatMap((words) => wrap(words, "  - "))),
    ...[...logicsWords(regime, politics), ...neighboursWords(regime, politics), ...otherWords(regime, politics)].flatMap((words) => wrap(words, "  - ")),
  ];
}
