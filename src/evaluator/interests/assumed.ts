import type { Rational } from "../../language/rational";
import { one } from "../../language/rational";
import type { PartyId, Regime, Scenario } from "../../language/regime";
import type { PoliticsOptions } from "../politics/options";
import type { Tolerance } from "./balance";
import { exactly } from "./exact";

/** The weights of a state or of the coalitions of a host: parts of 1, each as it is written. */
export interface WeightSet {
  readonly of: "state" | "coalition";
  readonly party: PartyId;
  readonly parts: readonly { readonly name: string; readonly weight: Rational }[];
}

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
  /** In the order of the regime. */
  readonly weights: readonly WeightSet[];
  /** What the politics need besides, as far as it is given. */
  readonly politics: PoliticsOptions;
}

/** The numbers as they are declared. */
export const declaredNumbers = (regime: Regime, scenario: Scenario, tolerance: Tolerance, politics: PoliticsOptions = {}): Assumed => ({
  stakes: regime.interests.stakes.map(() => one),
  flows: scenario.flows.map(() => one),
  discount: exactly(scenario.discount),
  shocks: scenario.shocks.map(({ chance, changes }) => ({ probability: chance.kind === "year" ? null : exactly(chance.probability), factors: changes.map((c) => exactly(c.factor)) })),
  tolerance,
  weights: regime.interests.weights.map(({ of, party, parts }) => ({ of, party, parts: parts.map((p) => ({ name: p.name, weight: exactly(p.weight) })) })),
  politics,
});
