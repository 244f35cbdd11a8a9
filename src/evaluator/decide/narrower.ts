import { isOrIsBelow } from "../../language/reading";
import type { ClassId, Regime } from "../../language/regime";

/**
 * The narrowest classes that the facts of a case make of its mover, of which some clause speaks: each below the class asked about, by
 * conditions alone. `makes` tells whether the stated facts meet the conditions of a class.
 */
export function narrowerClasses(regime: Regime, mover: ClassId, makes: (narrower: ClassId) => boolean): readonly ClassId[] {
  const below = regime.classes.flatMap((_, c) => (c !== mover && isByFacts(regime, c, mover) ? [c] : []));
  if (below.length === 0) return [];
  const named = new Set([...regime.sentences.flatMap((s) => s.classes ?? []), ...regime.duties.flatMap((d) => d.movers ?? [])]);
  const made = below.filter((c) => named.has(c) && makes(c));
  return made.filter((c) => !made.some((d) => d !== c && isOrIsBelow(regime, d, c)));
}

/** Whether facts alone take a mover from one class down to another. */
function isByFacts(regime: Regime, narrower: ClassId, mover: ClassId): boolean {
  for (let c: ClassId | null = narrower; c !== null; c = regime.classes[c]?.parent ?? null) {
    if (c === mover) return true;
    if (regime.classes[c]?.condition.kind === "constant") return false;
  }
  return false;
}
