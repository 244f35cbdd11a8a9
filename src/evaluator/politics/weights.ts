import { zero, type Rational } from "../../language/rational";
import type { PartyId } from "../../language/regime";
import type { Assumed, WeightSet } from "../interests/assumed";
import type { CoalitionWeights } from "./coalitions";
import { mixOf } from "./logic-kinds";
import type { LogicMix } from "./result-politics";

type Sets = Assumed["weights"];

/** The weight of a part; what is not named weighs nothing. */
const weightIn = ({ parts }: WeightSet, name: string): Rational => parts.find((p) => p.name === name)?.weight ?? zero;
const setOf = (sets: Sets, of: WeightSet["of"], party: PartyId): WeightSet | undefined => sets.find((w) => w.of === of && w.party === party);

/** What a party weighs as a state, and the logics that this makes. `null`: no weights are declared. */
export function stateMix(sets: Sets, party: PartyId): LogicMix | null {
  const own = setOf(sets, "state", party);
  return own === undefined ? null : mixOf({ security: weightIn(own, "security"), economy: weightIn(own, "economy"), rights: weightIn(own, "rights") });
}

/** The weights of the coalitions of a party. `null`: none are declared. */
export function coalitionWeights(sets: Sets, party: PartyId): CoalitionWeights | null {
  const own = setOf(sets, "coalition", party);
  return own === undefined ? null : { identity: weightIn(own, "identity"), business: weightIn(own, "business"), rights: weightIn(own, "rights") };
}
