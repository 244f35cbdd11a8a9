/**
 * Who is heard at home. Each coalition hears one aim of the host: identity its security, business its economy, rights what movers gain. The host opens where the sum,
 * weighed, is above 0. A model of ours, after the three coalitions of Hollifield's lecture (2010).
 */
import { add, compareRationals, divide, multiply, one, subtract, zero, type Rational } from "../../language/rational";
import type { Aim, ByAim, HostCoalition, CoalitionTerm, Wilson, WilsonKind } from "./result-politics";

export const coalitionAims: Readonly<Record<CoalitionTerm["coalition"], Aim>> = { identity: "security", business: "economy", rights: "rights" };
export const coalitions = ["identity", "business", "rights"] as const;
export type CoalitionWeights = Readonly<Record<CoalitionTerm["coalition"], Rational>>;

const sign = (x: Rational): number => (x.numerator > 0n ? 1 : x.numerator < 0n ? -1 : 0);
const sum = (all: readonly Rational[]): Rational => all.reduce(add, zero);

/** The weight of one coalition at which the sum is 0, while the others keep their proportions: w X + (1 − w) M = 0, where M is their mean. `null`: none from 0 to 1. */
function flippingWeight(amount: Rational, weight: Rational, others: Rational): Rational | null {
  const rest = subtract(one, weight);
  if (rest.numerator === 0n) return null;
  const mean = divide(others, rest);
  if (sign(mean) * sign(amount) > 0 || compareRationals(mean, amount) === 0) return null;
  return divide(mean, subtract(mean, amount));
}

/** The decision of a host by its weights (parts of 1) and by what each aim comes to; `mobilization` is the organized share of those who gain, `null` if none is declared. */
export function coalitionOf(weights: CoalitionWeights, byAim: ByAim, mobilization: Rational | null): HostCoalition {
  const own = coalitions.map((coalition) => {
    const [weight, amount] = [weights[coalition], byAim[coalitionAims[coalition]]];
    return { coalition, weight, amount, term: multiply(weight, amount) };
  });
  const whole = sum(own.map((c) => c.term));
  const terms = own.map((c): CoalitionTerm => {
    const others = subtract(whole, c.term);
    return { ...c, pivotal: sign(others) !== sign(whole), flips: flippingWeight(c.amount, c.weight, others) };
  });
  const heard = (which: number): Rational => sum(own.filter((c) => sign(c.amount) === which).map((c) => c.weight));
  const [open, closed] = [heard(1), heard(-1)];
  const term = (coalition: CoalitionTerm["coalition"]): Rational => own.find((c) => c.coalition === coalition)?.term ?? zero;
  const mostly = { "1": "open", "-1": "closed", "0": "even" } as const;
  return {
    terms, sum: whole, decision: mostly[String(sign(whole)) as "1" | "-1" | "0"],
    veto: sign(term("identity")) < 0 && compareRationals(subtract(zero, term("identity")), term("business")) > 0,
    open, closed, mobilization: sign(open) === 0 ? null : divide(closed, open),
    sustained: mobilization && compareRationals(multiply(mobilization, open), closed) > 0,
  };
}

/** The sum of squared shares of amounts, none below 0 (Herfindahl and Hirschman); `null` where they add up to nothing. */
export function concentration(amounts: readonly Rational[]): Rational | null {
  const whole = sum(amounts);
  return whole.numerator === 0n ? null : divide(sum(amounts.map((x) => multiply(x, x))), multiply(whole, whole));
}

/** The politics of a policy by how concentrated its benefits and its costs are (Freeman 1995 after Wilson; unverified): concentrated from `threshold` on. */
export function wilsonOf(benefits: readonly Rational[], costs: readonly Rational[], threshold: Rational): Wilson {
  const [gained, borne] = [concentration(benefits), concentration(costs)];
  const dense = (x: Rational): boolean => compareRationals(x, threshold) >= 0;
  return { benefits: gained, costs: borne, kind: gained === null || borne === null ? null : wilsonKind(dense(gained), dense(borne)) };
}
const kinds = { "true false": "client", "false false": "majoritarian", "true true": "interest-group", "false true": "entrepreneurial" } as const;
/** Whose politics they are by whether benefits and costs are concentrated. */
export const wilsonKind = (benefits: boolean, costs: boolean): WilsonKind => kinds[`${benefits} ${costs}`];
