/** Over what range of each declared number what is said of a linkage between two members stays the same: the same sums as in `bargain.ts`, with the number left open. */
import { classifyOrdinal, ordinal, type Four, type Game2x2 } from "../../games";
import { rational, subtract, one, type Rational } from "../../language/rational";
import type { Measure, PartyId, Regime, Scenario } from "../../language/regime";
import type { Assumed } from "../interests/assumed";
import type { Books } from "../interests/ledger";
import type { DeclaredNumber, Ledger, RestingVerdict, SensitivityReport } from "../interests/result";
import { Figures, type Between } from "../interests/sensitivity/figures";
import type { Question } from "../interests/sensitivity/nearest";
import { numbersOf, type Adjustable } from "../interests/sensitivity/numbers";
import { constant, of, plus, product, sumOf, times, type Polynomial } from "../interests/sensitivity/polynomial";
import { signOf } from "../interests/sensitivity/posed";
import type { Asked } from "../interests/sensitivity/questions";
import { rangesOf, type Extent } from "../interests/sensitivity/ranges";
import { termsOf } from "../interests/sensitivity/varied";
import type { Commitment, LinkageDyad } from "./result-linkages";

/** A bargain as it was judged. Books and ledgers are in the order of the cells. */
interface Judged {
  readonly regime: Regime;
  readonly scenario: Scenario;
  readonly declared: Assumed;
  readonly dyads: readonly LinkageDyad[];
  readonly measure: Measure;
  readonly books: readonly Readonly<Record<"hosting" | "sending", Books>>[];
  readonly ledgers: readonly Readonly<Record<"hosting" | "sending", Ledger>>[];
  readonly again: (assumed: Assumed) => readonly LinkageDyad[];
}
/** As many entries of ledgers are looked at without being asked. */
const usualWork = 5_000;
const varied: readonly DeclaredNumber["kind"][] = ["stake", "flow", "discount", "probability", "factor"];
const movesMany = ({ kind }: Adjustable): boolean => kind === "flow" || kind === "probability" || kind === "factor";

export function bargainRanges(bargain: Judged, extent: Extent): SensitivityReport {
  const { regime, scenario, declared, dyads, books, ledgers, again } = bargain;
  const figures = new Figures();
  const entries = ledgers.reduce((n, { hosting: { rows, years, accounts } }) => n + 2 * rows.length * years.length * accounts.length, 0);
  const rationed = books.some(({ hosting, sending }) => hosting.rationed || sending.rationed);
  return rangesOf({
    declared, numbers: numbersOf(regime, scenario, declared).filter((n) => varied.includes(n.kind)), verdicts: dyads.flatMap(saidOf),
    asked: (number) => (rationed && movesMany(number) ? null : askedOf(bargain, number, figures)),
    takesLong: (number) => entries * (movesMany(number) ? 4 : 1) > usualWork,
    again: (assumed) => again(assumed).flatMap(saidOf),
  }, extent);
}

const windowWords = (gain: number, left: number): string => (gain <= 0 ? "no strong side" : left >= 0 ? "open" : "closed");
const thetaWords = (gain: number, edge: number, left: number): string => (gain <= 0 ? "no gain to offset" : edge <= 0 ? "no edge" : left >= 0 ? "attainable" : "not enough");
const sign = (x: Rational): number => (x.numerator > 0n ? 1 : x.numerator < 0n ? -1 : 0);

/** What is said of two members. */
function saidOf({ giver, other, kind, gain, willingness, worth, threat, promise, edge }: LinkageDyad): readonly RestingVerdict[] {
  const said = (what: RestingVerdict["of"], now: string): RestingVerdict => ({ of: what, parties: [giver, other], now });
  const credible = ({ once, repeated }: Commitment): string => (once ? "once" : repeated ? "repeated" : "never");
  return [
    said("linkage-game", kind), said("window", windowWords(sign(gain), sign(subtract(willingness, gain)))), said("enough", sign(subtract(worth, gain)) >= 0 ? "holds" : "fails"),
    said("threat", credible(threat)), said("promise", credible(promise)), said("edge", sign(edge) === 0 ? "tactical" : "substantive"), said("theta", thetaWords(sign(gain), sign(edge), sign(subtract(edge, gain)))),
  ];
}

/** Payoffs of two members by cell, added up over all years, as polynomials of a number. */
type OpenGame = Readonly<Record<"giver" | "other", Four<Polynomial>>>;

function askedOf({ scenario, declared, dyads, measure, books, ledgers }: Judged, number: Adjustable, figures: Figures): readonly Asked[] {
  const at = ledgers.map((cell, c) => {
    const between = (side: "hosting" | "sending"): ReadonlyMap<string, Between<Polynomial>> => {
      const own = books[c]?.[side];
      const terms = own === undefined ? [] : termsOf({ scenario, books: own, declared }, cell[side], number);
      return new Map(figures.betweenIn(terms, measure, "expected").map((b) => [`${b.host} ${b.origin}`, b]));
    };
    return { hosting: between("hosting"), sending: between("sending") };
  });
  const delta = number.kind === "discount" ? of(0n, 1n) : constant(subtract(one, declared.discount));
  return dyads.flatMap(({ giver, other }) => {
    const four = (who: "giver" | "other"): Four<Polynomial> => {
      const [cc = of(), cd = of(), dc = of(), dd = of()] = at.map(({ hosting, sending }) => {
        const [own, back] = [hosting.get(`${giver} ${other}`), sending.get(`${other} ${giver}`)];
        return plus(sumOf((who === "giver" ? own?.asHost : own?.asOrigin) ?? []), sumOf((who === "giver" ? back?.asOrigin : back?.asHost) ?? []));
      });
      return [cc, cd, dc, dd];
    };
    return ofPair(giver, other, { giver: four("giver"), other: four("other") }, delta);
  });
}

/** Numbers of the same order as four that are compared by six signs. */
const orders = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]] as const;
function ofOrder(signs: readonly number[]): Four<Rational> {
  const above = (i: number): Rational => rational(orders.reduce((n, [a, b], k) => n + ((a === i && (signs[k] ?? 0) > 0) || (b === i && (signs[k] ?? 0) < 0) ? 1 : 0), 0));
  return [above(0), above(1), above(2), above(3)];
}

function ofPair(giver: PartyId, other: PartyId, { giver: a, other: b }: OpenGame, delta: Polynomial): readonly Asked[] {
  const less = (x: Polynomial, y: Polynomial): Polynomial => plus(x, times(y, -1n));
  const [aCC, aCD, aDC, aDD] = a;
  const [bCC, bCD, bDC, bDD] = b;
  const [gain, willingness, worth] = [less(bDD, bDC), less(aDC, aDD), less(bCC, bDC)];
  const [withholding, giving, edge] = [less(aCD, aDD), less(aDC, aCC), less(worth, less(bCD, bDD))];
  const future = product(delta, willingness);
  const asked = (what: RestingVerdict["of"], polynomials: readonly Polynomial[], answer: Question["answer"]): Asked => ({ of: what, parties: [giver, other], question: { conditions: polynomials.map(signOf), answer } });
  const beside = (four: Four<Polynomial>): readonly Polynomial[] => orders.map(([i, j]) => less(four[i], four[j]));
  return [
    asked("linkage-game", [...beside(a), ...beside(b)], (signs) => { const game: Game2x2 = { row: ofOrder(signs.slice(0, orders.length)), column: ofOrder(signs.slice(orders.length)) }; return classifyOrdinal(ordinal(game)).kind; }),
    asked("window", [gain, less(willingness, gain)], ([g = 0, left = 0]) => windowWords(g, left)),
    asked("enough", [less(worth, gain)], ([left = 0]) => (left >= 0 ? "holds" : "fails")),
    // Where the future counts in full any willingness outweighs every cost: it must be above zero.
    asked("threat", [withholding, willingness, less(future, product(less(of(1n), delta), withholding))], ([cost = 0, w = 0, left = 0]) => (cost <= 0 ? "once" : w > 0 && left >= 0 ? "repeated" : "never")),
    asked("promise", [giving, less(future, giving)], ([cost = 0, left = 0]) => (cost <= 0 ? "once" : left >= 0 ? "repeated" : "never")),
    asked("edge", [edge], ([e = 0]) => (e === 0 ? "tactical" : "substantive")),
    asked("theta", [gain, edge, less(edge, gain)], ([g = 0, e = 0, left = 0]) => thetaWords(g, e, left)),
  ];
}
