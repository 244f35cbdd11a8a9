/** Answers that are no verdict of `holds` and `fails`, as words: the same for what was found and for what is asked of signs. */
import type { PartyId, Regime } from "../../../language/regime";
import type { Aim, LogicMix } from "../../politics/result-politics";
import type { Relations } from "../relations";

export const listed = (names: readonly string[]): string => names.join(" and ") || "none";
export const logicWords = ({ logics }: Pick<LogicMix, "logics">): string => listed(logics);

/** Where the weights of a state go: they rest where all aims with weight are the best. */
export const goesWords = (best: readonly Aim[], alive: readonly Aim[]): string => (best.length === alive.length ? "rests" : listed(best));

/** Who closes in each equilibrium. */
export function closingWords({ parties }: Regime, equilibria: readonly (readonly PartyId[])[]): string {
  const words = equilibria.map((closed) => [...closed].sort((a, b) => a - b).map((p) => parties[p]?.code ?? "").join(" and ") || "nobody");
  return words.length === 0 ? "no equilibrium" : words.sort().join(", or ");
}

/** `0 of 3 alone, 3 of 3 together`. */
export const relationsWords = ({ alone, together }: Relations): string => `${alone.part} of ${alone.whole} alone, ${together.part} of ${together.whole} together`;
