/** What weights come to as questions of one number: the logics of states and where they go, and the decisions of coalitions. */
import { add, compareRationals, multiply, one, rational, subtract, zero, type Rational } from "../../../language/rational";
import type { PartyId } from "../../../language/regime";
import { coalitionAims, coalitions, type CoalitionWeights } from "../../politics/coalitions";
import { logicsOf, logicThresholds } from "../../politics/logic-kinds";
import { aims, type Aim, type ByAim } from "../../politics/result-politics";
import { coalitionWeights, stateMix } from "../../politics/weights";
import type { Assumed, WeightSet } from "../assumed";
import { goesWords, listed, logicWords } from "./answer-words";
import type { Condition } from "./condition";
import { line, of, plus, product, sumOf, times, type Polynomial } from "./polynomial";
import { signOf, type Posed } from "./posed";
import type { Asked } from "./questions";

/** The parties that declare weights. */
export const weighing = ({ weights }: Assumed, kind: WeightSet["of"]): readonly PartyId[] => weights.filter((w) => w.of === kind).map((w) => w.party);
/** Of a weight logics, else what hangs on what weights are about alone. Weights are linear in each of their set. */
export function weighedAsked(posed: Posed): readonly Asked[] {
  const { number, books, one: { declared } } = posed;
  const [none, all] = number.kind === "weight" ? [number.set(declared, zero), number.set(declared, one)] : [declared, declared];
  const heard = weighing(declared, "coalition").filter((party) => books.missing === null && books.hosts.includes(party));
  return [
    ...weighing(declared, "state").flatMap((party): readonly Asked[] => {
      const [from, to] = [stateMix(none.weights, party)?.weights, stateMix(all.weights, party)?.weights];
      if (from === undefined || to === undefined) return [];
      return [...(number.kind === "weight" ? [logicAsked(party, from, to)] : []), ...(books.missing === null && books.hosts.includes(party) ? [goesAsked(posed, party, from, to)] : [])];
    }),
    ...heard.flatMap((party) => {
      const [from, to] = [coalitionWeights(none.weights, party), coalitionWeights(all.weights, party)];
      return from === null || to === null ? [] : coalitionAsked(posed, party, from, to);
    }),
  ];
}

/** The logics of weights by whether each aim reaches the one threshold (first), and the other. */
export function logicByLevels(signs: readonly number[]): string {
  const reached = (i: number): boolean => (signs[i] ?? -1) >= 0;
  // How many of the two each reaches says as much as the weights themselves.
  const level = (aim: number): Rational => (reached(aim) ? rational(2) : reached(aim + aims.length) ? one : zero);
  return logicWords({ logics: logicsOf({ security: level(0), economy: level(1), rights: level(2) }, { one: rational(2), each: one }) });
}

function logicAsked(party: PartyId, from: ByAim, to: ByAim): Asked {
  const over = (threshold: Rational): readonly Condition[] => aims.map((aim) => signOf(line(subtract(from[aim], threshold), subtract(to[aim], threshold))));
  return { of: "logic", parties: [party], question: { conditions: [...over(logicThresholds.one), ...over(logicThresholds.each)], answer: logicByLevels } };
}

/** Weights go to the aims of the greatest payoff among those that have any: the payoff of security is what closing spares. */
function goesAsked(posed: Posed, party: PartyId, from: ByAim, to: ByAim): Asked {
  const lines = posed.ofHost(party);
  const payoff = (aim: Aim): Polynomial => times(posed.aim(lines, aim), aim === "security" ? -1n : 1n);
  const beside = aims.flatMap((aim) => aims.map((other) => signOf(plus(payoff(aim), times(payoff(other), -1n)))));
  return {
    of: "goes", parties: [party],
    question: {
      conditions: [...aims.map((aim) => signOf(line(from[aim], to[aim]))), ...beside],
      answer: (signs) => {
        const alive = aims.map((_, i) => (signs[i] ?? 0) > 0);
        const best = aims.filter((_, i) => alive[i] && aims.every((_, j) => !alive[j] || (signs[aims.length * (1 + i) + j] ?? 0) >= 0));
        return goesWords(best, aims.filter((_, i) => alive[i]));
      },
    },
  };
}
/** What the coalitions of a host hear in all, with and without each; whether identity outweighs business; and whether those who gain are organized enough. */
function coalitionAsked(posed: Posed, host: PartyId, from: CoalitionWeights, to: CoalitionWeights): readonly Asked[] {
  const lines = posed.ofHost(host);
  const amounts = coalitions.map((c) => posed.aim(lines, coalitionAims[c]));
  const terms = coalitions.map((c, i) => product(line(from[c], to[c]), amounts[i] ?? of()));
  const [whole, decision] = [signOf(sumOf(terms)), { "1": "open", "-1": "closed", "0": "even" }];
  const without = terms.map((term) => signOf(plus(sumOf(terms), times(term, -1n))));
  const [identity = of(), business = of()] = terms;
  return [
    { of: "coalition", parties: [host], question: { conditions: [whole], answer: ([sign = 0]) => decision[String(sign) as "1" | "-1" | "0"] } },
    { of: "veto", parties: [host], question: { conditions: [signOf(identity), signOf(plus(identity, business))], answer: ([own = 0, both = 0]) => (own < 0 && both < 0 ? "holds" : "fails") } },
    { of: "pivotal", parties: [host], question: { conditions: [whole, ...without], answer: ([sign = 0, ...others]) => listed(coalitions.filter((_, i) => others[i] !== sign)) } },
    ...mobilizedAsked(posed, host, amounts, from, to),
  ];
}

/** Those who gain are organized enough where their share times their weight is above the weight of those who lose. */
function mobilizedAsked({ one: { declared }, number }: Posed, host: PartyId, amounts: readonly Polynomial[], from: CoalitionWeights, to: CoalitionWeights): readonly Asked[] {
  const share = declared.politics.muMigration;
  if (share === undefined) return [];
  const heard = (signs: readonly number[], sign: number, weights: CoalitionWeights): Rational => coalitions.reduce((sum, c, i) => (signs[i] === sign ? add(sum, weights[c]) : sum), zero);
  const enough = (signs: readonly number[], weights: CoalitionWeights, of: Rational): Rational => subtract(multiply(of, heard(signs, 1, weights)), heard(signs, -1, weights));
  const own = amounts.map(signOf);
  // Where a weight or the share is varied amounts stay, and are numbers.
  const signs = amounts.map(({ whole: [value = 0n] }) => (value > 0n ? 1 : value < 0n ? -1 : 0));
  const [least, most] = number.name === "muMigration" ? [zero, one] : [share, share];
  return [{
    of: "mobilized", parties: [host],
    question: {
      conditions: [...own, signOf(line(enough(signs, from, least), enough(signs, to, most)))],
      answer: (found) => {
        const above = number.kind === "weight" || number.name === "muMigration" ? (found[own.length] ?? 0) : Math.sign(compareRationals(enough(found, from, share), zero));
        return above > 0 ? "holds" : "fails";
      },
    },
  }];
}
