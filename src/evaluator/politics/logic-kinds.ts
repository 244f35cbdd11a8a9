import { add, compareRationals, divide, rational, zero, type Rational } from "../../language/rational";
import { aims, type ByAim, type StateLogicName, type LogicMix } from "./result-politics";

/** Our thresholds (concepts, section 6): one aim rules from 1/2 on, and in a migration state each has at least 1/5. */
export const logicThresholds = { one: rational(1, 2), each: rational(1, 5) };

/**
 * Which state weights of the aims (parts of 1) make: garrison where security rules (Lasswell 1941), trading where the economy does (Rosecrance 1986), migration where each of
 * the three counts (Hollifield 2004; the first two attributions unverified). A state may be of two kinds, or of none.
 */
export function logicsOf({ security, economy, rights }: ByAim, { one, each } = logicThresholds): readonly StateLogicName[] {
  const reaches = (x: Rational, y: Rational): boolean => compareRationals(x, y) >= 0;
  return [
    ...(reaches(security, one) ? (["garrison"] as const) : []),
    ...(reaches(economy, one) ? (["trading"] as const) : []),
    ...([security, economy, rights].every((x) => reaches(x, each)) ? (["migration"] as const) : []),
  ];
}

export const mixOf = (weights: ByAim): LogicMix => ({ weights, logics: logicsOf(weights) });

/** Numbers, none below 0, as parts of their sum; `null` where it is 0. */
export function sharesOf(numbers: ByAim): ByAim | null {
  const whole = aims.reduce((sum, a) => add(sum, numbers[a]), zero);
  return whole.numerator === 0n ? null : { security: divide(numbers.security, whole), economy: divide(numbers.economy, whole), rights: divide(numbers.rights, whole) };
}
