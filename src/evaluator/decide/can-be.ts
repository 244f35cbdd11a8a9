import type { Day } from "../../language/dates";
import { isPossible } from "../../language/reading";
import { stateless, type ClassId, type Condition, type Regime } from "../../language/regime";
import type { Case } from "../result";
import { conditionHolds } from "./reference";

export const noParties = (on: Day): Pick<Case, "host" | "origin" | "on"> => ({ host: stateless, origin: stateless, on });

/** The conditions that a class and those above it set. */
export function conditionsOf(regime: Regime, mover: ClassId): readonly Condition[] {
  const own: Condition[] = [];
  for (let c: ClassId | null = regime.classes[mover] ? mover : null; c !== null; c = regime.classes[c]?.parent ?? null) {
    const condition = regime.classes[c]?.condition;
    if (condition) own.push(condition);
  }
  return own;
}

/** Whether the mover of a case can have its facts and, strictly, whether the states that they name can be what they are for its parties. */
export function canBe(regime: Regime, c: Case, strictly: boolean): boolean {
  if (!conditionsOf(regime, c.mover).every((condition) => conditionHolds({ regime, case: { ...c, ...noParties(c.on) } }, condition))) return false;
  return !strictly || regime.facts.every(({ type }, f) => type.kind !== "state" || isPossible(regime, type, c.facts[f] ?? 0, c));
}
