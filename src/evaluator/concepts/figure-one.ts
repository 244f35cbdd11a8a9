import { fromGame2x2, need } from "../../games";
import { add, divide, multiply, rational, subtract, zero, type Rational } from "../../language/rational";
import type { AxesPhase } from "../axes/result";
import type { InterestsReport } from "../interests/result";
import type { FigureOne } from "./result";

/** The two axes of Hollifield's figure 1, by our formulas; its cells are not recoverable, and none is drawn. */
export function figureOne(axes: AxesPhase | null, interests: InterestsReport | null): FigureOne {
  const { found, missing } = needOf(interests);
  return { institutionalization: institutionalization(axes), need: found, missing };
}

function institutionalization(axes: AxesPhase | null): Rational | null {
  const { obligation, precision, delegation } = axes?.legalization ?? { obligation: null, precision: null, delegation: null };
  if (!obligation || !precision || !delegation || !axes?.coverage) return null;
  return multiply(divide(add(add(obligation, precision), delegation), rational(3)), axes.coverage);
}

/**
 * The efficiency gap of all games of two together: Σ (W_opt − W_NE) / Σ (W_opt − W_min). What a member does toward one is no choice toward another, so
 * that sums over pairs are those of the game of all. Where nobody's payoff depends on another's act it is 0.
 */
function needOf(interests: InterestsReport | null): { readonly found: FigureOne["need"]; readonly missing: string | null } {
  if (interests === null) return { found: null, missing: "no interests are declared" };
  if (interests.dyads.missing !== null) return { found: null, missing: interests.dyads.missing };
  let [span, least, most] = [zero, zero, zero];
  for (const { payoffs } of interests.dyads.dyads) {
    const answer = need(fromGame2x2(payoffs));
    if (answer.kind !== "need") return { found: null, missing: "a game of two has no pure equilibrium" };
    const width = subtract(answer.optimum, answer.minimum);
    [span, least, most] = [add(span, width), add(least, multiply(answer.least, width)), add(most, multiply(answer.most, width))];
  }
  const share = (part: Rational): Rational => (span.numerator === 0n ? zero : divide(part, span));
  return { found: { least: share(least), most: share(most) }, missing: null };
}
