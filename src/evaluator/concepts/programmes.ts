import { rightIndicators } from "../../language/indicators";
import { add, divide, rational, zero, type Rational } from "../../language/rational";
import type { ClassId, Regime } from "../../language/regime";
import type { TopicSums } from "../axes/sums";
import { openness } from "../axes/treatment";
import type { Programme } from "./result";
import { comesForWork, skillOf } from "./skill";

/** The rights of `std.rights` that admission to work may take. */
export const admission: readonly string[] = ["Enter", "Reside", "Work", "Establish", "ProvideServices"];

/** For each class of movers who come for work and of whose admission or rights the regime speaks: how open it is to them, and what they have. */
export function programmesOf(regime: Regime, sums: readonly TopicSums[]): readonly Programme[] {
  const movers = [...new Set(sums.map((s) => s.slice.topic.mover))].filter((mover) => comesForWork(regime, mover));
  return movers.map((mover) => programmeOf(regime, mover, sums.filter((s) => s.slice.topic.mover === mover))).filter((p) => p.openness !== null || p.rights !== null);
}

function programmeOf(regime: Regime, mover: ClassId | null, own: readonly TopicSums[]): Programme {
  const of = (names: readonly string[]): Rational | null => openness(own.filter((s) => names.includes(regime.rights[s.slice.topic.right]?.name ?? "")));
  const spoken = rightIndicators.flatMap(({ id, right }) => {
    const found = of([right]);
    return found === null ? [] : [{ id, found }];
  });
  const total = spoken.reduce((sum, { found }) => add(sum, found), zero);
  return {
    mover, skill: skillOf(regime, mover), openness: of(admission), rights: spoken.length === 0 ? null : divide(total, rational(spoken.length)), indicators: spoken.map(({ id }) => id),
  };
}
