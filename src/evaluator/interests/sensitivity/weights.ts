/** What weights come to, judged again and as questions of one number: the logics of states, and the decisions of coalitions. */
import { one, rational, subtract, zero, type Rational } from "../../../language/rational";
import type { PartyId } from "../../../language/regime";
import { aimOfAccount, HostBooks } from "../../politics/aims";
import { coalitionAims, coalitionOf, coalitions, type CoalitionWeights } from "../../politics/coalitions";
import { logicsOf, logicThresholds } from "../../politics/logic-kinds";
import { aims, type Aim, type ByAim } from "../../politics/result-politics";
import { coalitionWeights, stateMix } from "../../politics/weights";
import type { Assumed, WeightSet } from "../assumed";
import { exactSum } from "../exact";
import type { Ledger, RestingVerdict } from "../result";
import { Sum, type Condition } from "./condition";
import { weighed } from "./figures";
import type { Adjustable } from "./numbers";
import { constant, of, plus, product, sumOf, type Polynomial } from "./polynomial";
import type { Asked } from "./questions";
import type { Case, Setting } from "./varied";

const weighing = ({ weights }: Assumed, kind: WeightSet["of"]): readonly PartyId[] => weights.filter((w) => w.of === kind).map((w) => w.party);
const logicWords = (weights: ByAim, thresholds = logicThresholds): string => logicsOf(weights, thresholds).join(" and ") || "none";

/** Whether the coalitions of a party are heard: it hosts somebody, and the ledger knows what hosts gain and bear. */
const hears = (books: HostBooks, party: PartyId): boolean => books.missing === null && books.hosts.includes(party);

/** What the weights of states and of coalitions come to; nothing where none are declared. */
export function weighedAnswers(ledger: Ledger, assumed: Assumed): readonly RestingVerdict[] {
  if (assumed.weights.length === 0) return [];
  const books = new HostBooks(ledger);
  return [
    ...weighing(assumed, "state").flatMap((party): readonly RestingVerdict[] => { const mix = stateMix(assumed.weights, party); return mix === null ? [] : [{ of: "logic", parties: [party], now: logicWords(mix.weights) }]; }),
    ...weighing(assumed, "coalition").flatMap((party): readonly RestingVerdict[] => {
      const weights = coalitionWeights(assumed.weights, party);
      if (weights === null) return [];
      return [{ of: "coalition", parties: [party], now: hears(books, party) ? coalitionOf(weights, books.byAim(books.rowsOf(party)), null).decision : "not-assessable" }];
    }),
  ];
}

/** The straight line through what something is where the number is 0, and where it is 1. */
const line = (from: Rational, to: Rational): Polynomial => plus(constant(from), product(of(0n, 1n), constant(subtract(to, from))));
const signed = (polynomial: Polynomial): Condition => new Sum().plus(polynomial).made();

/** Logics and decisions as questions of one number: of a weight both, else decisions alone. Weights are linear in each of their set. */
export function weighedAsked({ declared, world }: Case, number: Adjustable, setting: Setting): readonly Asked[] {
  const [none, all] = number.kind === "weight" ? [number.set(declared, zero), number.set(declared, one)] : [declared, declared];
  const books = new HostBooks(world.ledger);
  return [
    ...(number.kind === "weight" ? weighing(declared, "state").flatMap((party) => logicAsked(party, stateMix(none.weights, party)?.weights, stateMix(all.weights, party)?.weights)) : []),
    ...weighing(declared, "coalition").filter((party) => hears(books, party)).flatMap((party): readonly Asked[] => {
      const [from, to] = [coalitionWeights(none.weights, party), coalitionWeights(all.weights, party)];
      if (from === null || to === null) return [];
      return [{ of: "coalition", parties: [party], question: { conditions: [signed(heard(setting, party, from, to))], answer: ([sign = 0]) => (sign > 0 ? "open" : sign < 0 ? "closed" : "even") } }];
    }),
  ];
}

/** The logics of a state follow from whether each aim reaches the one threshold, and the other. */
function logicAsked(party: PartyId, from: ByAim | undefined, to: ByAim | undefined): readonly Asked[] {
  if (from === undefined || to === undefined) return [];
  const over = (threshold: Rational): readonly Condition[] => aims.map((aim) => signed(line(subtract(from[aim], threshold), subtract(to[aim], threshold))));
  const answer = (signs: readonly number[]): string => {
    const reached = (i: number): boolean => (signs[i] ?? -1) >= 0;
    // How many of the two each reaches says as much as the weights themselves.
    const level = (aim: number): Rational => (reached(aim) ? rational(2) : reached(aim + aims.length) ? one : zero);
    return logicWords({ security: level(0), economy: level(1), rights: level(2) }, { one: rational(2), each: one });
  };
  return [{ of: "logic", parties: [party], question: { conditions: [...over(logicThresholds.one), ...over(logicThresholds.each)], answer } }];
}

/** What the coalitions of a host hear in all, by their weights where the number is 0 and where it is 1. */
function heard({ ledger: terms, weights }: Setting, host: PartyId, from: CoalitionWeights, to: CoalitionWeights): Polynomial {
  return sumOf(terms.map(({ polynomial, ledger, only }) => {
    const books = new HostBooks(ledger);
    const rows = books.rowsOf(host);
    const amountOf = (aim: Aim): Polynomial => {
      const own = ledger.accounts.flatMap((account, a) => ((only === null || a === only) && books.inUnit(account) && aimOfAccount(account) === aim ? [a] : []));
      return weighed(ledger.years.map((_, y) => constant(exactSum(rows.flatMap((row) => own.map((a) => row.amounts[a]?.[y]?.expected ?? zero))))), weights);
    };
    return product(polynomial, sumOf(coalitions.map((c) => product(line(from[c], to[c]), amountOf(coalitionAims[c])))));
  }));
}
