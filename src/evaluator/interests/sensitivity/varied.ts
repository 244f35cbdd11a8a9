import { one, subtract, zero } from "../../../language/rational";
import type { Regime, Scenario } from "../../../language/regime";
import type { PoliticsReport } from "../../politics/result-politics";
import type { Assumed } from "../assumed";
import type { Choosing } from "../choosing";
import { weightsOf } from "../exact";
import { activeAfter, byChance, oneAlone } from "../flows";
import { worldOf, type Judged, type World } from "../judged";
import { ofMovers, type Books } from "../ledger";
import type { Ledger } from "../result";
import type { Adjustable } from "./numbers";
import { by, constant, nothing, of, plus, product, times, type Polynomial } from "./polynomial";

/** Ledgers that make up one, each as often as a polynomial of the number says; of `only`, one account alone. */
export type Terms = readonly { readonly polynomial: Polynomial; readonly ledger: Ledger; readonly only: number | null }[];

/** What verdicts are judged on, as functions of one number. */
export interface Setting {
  readonly ledger: Terms;
  readonly states: readonly { readonly terms: Terms; readonly years: readonly number[] }[];
  /** By year: what it counts. */
  readonly weights: readonly Polynomial[];
  /** The discount factor. */
  readonly delta: Polynomial;
  readonly tolerance: Polynomial;
  readonly toleranceEach: Polynomial;
}
/** One scenario as it was judged. */
export interface Case {
  readonly regime: Regime;
  readonly scenario: Scenario;
  readonly books: Books;
  readonly choices: Choosing | null;
  readonly declared: Assumed;
  readonly world: World;
  readonly judged: Judged;
  readonly politics: PoliticsReport;
}

const [certain, itself] = [of(1n), of(0n, 1n)];
/** A number less one, and one less it. */
const [excess, rest] = [of(-1n, 1n), of(1n, -1n)];
const plain = (ledger: Ledger): Terms => [{ polynomial: certain, ledger, only: null }];

/** Everything as declared. */
function fixed({ world, declared }: Case): Setting {
  const { numerators, denominator } = weightsOf(world.ledger.discount);
  return {
    ledger: plain(world.ledger), states: world.states.map(({ ledger, years }) => ({ terms: plain(ledger), years })),
    weights: numerators.map((n) => ({ whole: [n], over: denominator })), delta: constant(subtract(one, declared.discount)),
    tolerance: constant(declared.tolerance.whole), toleranceEach: constant(declared.tolerance.each),
  };
}

/** Everything as declared but one number. Of the discount it is the discount factor that varies. Ledgers are linear in each flow and shock where no number counts movers. */
export function settingFor(one: Case, number: Adjustable): Setting {
  const as = fixed(one);
  switch (number.kind) {
    case "stake":
      return { ...as, ledger: termsOf(one, one.world.ledger, number), states: one.world.states.map(({ ledger, years }) => ({ years, terms: termsOf(one, ledger, number) })) };
    case "flow":
      return ofFlow(one, as, number);
    case "weight":
    case "assumption":
    case "table":
    case "threshold":
      return as;
    case "discount":
      return { ...as, delta: itself, weights: as.weights.map((_, t) => of(...Array.from({ length: t }, () => 0n), 1n)) };
    case "probability":
      return { ...as, ledger: termsOf(one, one.world.ledger, number) };
    case "factor":
      return ofFactor(one, as, number);
    case "tolerance":
      return number.name === "tolerance" ? { ...as, tolerance: itself } : { ...as, toleranceEach: itself };
  }
}

/** What a ledger, made with every shock at its chance, is the sum of while a number varies; as it is, where it does not hang on it. */
export function termsOf(own: Pick<Case, "scenario" | "books" | "declared">, ledger: Ledger, number: Adjustable): Terms {
  const { scenario, books, declared } = own;
  const made = (assumed: Assumed): Ledger => books.ledger(byChance(scenario, assumed), assumed);
  switch (number.kind) {
    case "stake":
      return [...plain(ledger), { polynomial: excess, ledger, only: number.of }];
    case "flow":
      return [...plain(ledger), { polynomial: excess, ledger: ofMovers(made(alone(declared, number))), only: null }];
    case "probability":
      return ofProbability(own, ledger, number);
    case "factor":
      return [{ polynomial: rest, ledger: made(number.set(declared, zero)), only: null }, { polynomial: itself, ledger: made(number.set(declared, one)), only: null }];
    case "discount":
    case "tolerance":
    case "weight":
    case "assumption":
    case "table":
    case "threshold":
      return plain(ledger);
  }
}
/** One flow, and no other. */
const alone = (declared: Assumed, { of }: Adjustable): Assumed => ({ ...declared, flows: declared.flows.map((f, i) => (i === of ? f : zero)) });

/** A ledger is what it is with all flows, and once more or less what one flow alone brings. */
function ofFlow({ scenario, books, declared }: Case, as: Setting, number: Adjustable): Setting {
  const own = worldOf(scenario, books, alone(declared, number), null);
  const also = (terms: Terms, ledger: Ledger): Terms => [...terms, { polynomial: excess, ledger: ofMovers(ledger), only: null }];
  return { ...as, ledger: also(as.ledger, own.ledger), states: as.states.map((s, i) => ({ ...s, terms: also(s.terms, own.states[i]?.ledger ?? own.ledger) })) };
}

/** What a shock leaves is linear in each of its lines: between nothing and all. */
function ofFactor(varied: Case, as: Setting, number: Adjustable): Setting {
  const { scenario, books, declared, world } = varied;
  const [none, all] = [number.set(declared, zero), number.set(declared, one)];
  const between = (make: (assumed: Assumed) => Ledger): Terms => [{ polynomial: rest, ledger: make(none), only: null }, { polynomial: itself, ledger: make(all), only: null }];
  const own = number.of ?? 0;
  const before = 1 + world.alone.slice(0, own).reduce((n, years) => n + years.length, 0);
  const struck = world.alone[own] ?? [];
  return {
    ...as, ledger: termsOf(varied, world.ledger, number),
    states: as.states.map((s, i) => { const year = struck[i - before]?.year; return year === undefined ? s : { ...s, terms: between((a) => books.ledger(oneAlone(scenario, own, year), a)) }; }),
  };
}

/** Arrivals of a year are linear in the part of it in which a shock lasts, and that part is a polynomial of the chance. */
function ofProbability({ scenario, books, declared }: Pick<Case, "scenario" | "books" | "declared">, { years }: Ledger, { of }: Adjustable): Terms {
  const [usual, shock] = [byChance(scenario, declared), scenario.shocks[of ?? 0]];
  const parts = years.map((_, y): Polynomial => {
    let [sum, notSince] = [nothing, certain];
    for (let age = 0; age <= y; age++) {
      sum = plus(sum, product(by(itself, shock === undefined ? zero : activeAfter(shock, age)), notSince));
      notSince = product(notSince, rest);
    }
    return sum;
  });
  const otherwise = parts.reduce((sum, p) => plus(sum, times(p, -1n)), certain);
  const lasting = (only: number | null): Ledger => books.ledger((s, year) => (s !== of ? usual(s, year) : year === only ? one : zero), declared);
  return [{ polynomial: otherwise, ledger: lasting(null), only: null }, ...years.map((year, y) => ({ polynomial: parts[y] ?? nothing, ledger: lasting(year), only: null }))];
}
