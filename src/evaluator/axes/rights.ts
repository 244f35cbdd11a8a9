import { indicatorsOf, rightGroups } from "../../language/indicators";
import type { Regime } from "../../language/regime";
import type { RightsAxis } from "./result";
import type { TopicSums } from "./sums";
import { openness, spoken } from "./treatment";

/** Of each group of Ruhs's indicators: of how many the regime speaks, and how open it is there. */
export function rightsAxis(regime: Regime, sums: readonly TopicSums[]): readonly RightsAxis[] {
  return rightGroups.map((group) => {
    const indicators = indicatorsOf(group);
    const of = (name: string): readonly TopicSums[] => sums.filter((s) => regime.rights[s.slice.topic.right]?.name === name);
    return {
      group,
      indicators: indicators.length,
      unverified: indicators.filter((i) => !i.confirmed).length,
      spoken: indicators.filter((i) => spoken(of(i.right)) > 0n).map((i) => i.id),
      openness: openness(indicators.flatMap((i) => of(i.right))),
    };
  });
}
