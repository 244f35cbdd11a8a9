import type { Rational } from "../../language/rational";
import { one } from "../../language/rational";
import type { Regime, Scenario } from "../../language/regime";
import type { Tolerance } from "./balance";
import { exactly } from "./exact";

/** The declared numbers on which what is judged of interests rests. */
export interface Assumed {
  /** By stake and by flow: how many times what is declared. */
  readonly stakes: readonly Rational[];
  readonly flows: readonly Rational[];
  /** By how much less a year later counts: a share. */
  readonly discount: Rational;
  /** By shock: its chance in any year (`null`: it comes in a year that is named), and by line what it leaves of movers. */
  readonly shocks: readonly { readonly probability: Rational | null; readonly factors: readonly Rational[] }[];
  readonly tolerance: Tolerance;
}

/** The numbers as they are declared. */
export const declaredNumbers = (regime: Regime, scenario: Scenario, tolerance: Tolerance): Assumed => ({
  stakes: regime.interests.stakes.map(() => one),
  flows: scenario.flows.map(() => one),
  discount: exactly(scenario.discount),
  shocks: scenario.shocks.map(({ chance, changes }) => ({ probability: chance.kind === "year" ? null : exactly(chance.probability), factors: changes.map((c) => exactly(c.factor)) })),
  tolerance,
});
