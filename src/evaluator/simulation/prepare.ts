import { unitsOf, noStakeOfStates } from "../interests/benefits";
import { declaredNumbers } from "../interests/assumed";
import { usualTolerance } from "../interests/balance";
import { byChance } from "../interests/flows";
import { Books, ofMovers } from "../interests/ledger";
import { tidy } from "../../language/reading";
import type { Regime, Scenario } from "../../language/regime";
import { compilePlan, type Compiled } from "./compile-plan";
import type { SimulateOptions } from "./options";

/** A regime laid out to be simulated, with what stands beside the plan. */
export interface Prepared extends Compiled {
  /** With the years that are simulated as its horizon. */
  readonly scenario: Scenario;
  readonly seed: number;
  readonly runs: number;
  readonly assumptions: readonly string[];
}

/** Lays a regime out under a scenario; in words, why that cannot be. */
export function prepareSimulation(regime: Regime, options: SimulateOptions = {}): Prepared | string {
  const written = options.scenario === undefined ? regime.scenarios[0] : regime.scenarios.find((s) => s.name === options.scenario);
  if (written === undefined) return "no such scenario is declared";
  const { from, to } = written.horizon;
  return prepareScenario(regime, { ...written, horizon: { from, to: options.years === undefined ? to : from + options.years - 1 } }, options);
}

/** The same under a scenario that is given, and not declared. */
export function prepareScenario(regime: Regime, scenario: Scenario, options: SimulateOptions): Prepared | string {
  const [unit] = unitsOf(regime.interests.stakes.filter((s) => s.party !== "mover").map((s) => ({ measure: s.amount.measure })));
  if (unit === undefined) return noStakeOfStates;
  const books = new Books(regime, scenario, { binding: options.binding ?? "hard", given: options.given ?? new Map() });
  const declared = declaredNumbers(regime, scenario, usualTolerance);
  const compiled = compilePlan(regime, scenario, ofMovers(books.ledger(byChance(scenario, declared), declared)), unit, options);
  if (typeof compiled === "string") return compiled;
  return { ...compiled, scenario, seed: options.seed ?? 1, runs: options.runs ?? 1000, assumptions: assumptionsOf(compiled, scenario, options) };
}

/** What is taken for granted beside what the exact ledger assumes, each in a sentence's part. */
function assumptionsOf({ plan: { conduct, entries } }: Compiled, { shocks, discount }: Scenario, options: SimulateOptions): readonly string[] {
  const years = (n: number): string => (n === Infinity ? "for good" : n === 1 ? "for 1 year" : `for ${n} years`);
  const ledger = "admission, stays and worths are those of the exact ledger, without discretion used";
  const draws = "each flow between two parties is drawn anew in each year, apart from every other";
  const chances = shocks.length === 0 ? [] : ["shocks come independently of one another, at the beginning of a year"];
  if (!conduct.breaks) return [ledger, draws, ...chances, "every member keeps its part, whatever it gains by not doing so (`--keep`)"];
  const source = options.answer === undefined || options.answer === "regime" ? (conduct.answer === Infinity ? "the regime says no shorter time" : "the regime's longest remedy") : "`--punish`";
  return [
    ledger, draws, ...chances,
    `a member breaks in a year in which what leaving saves it is more than staying is worth: what it nets in the mean year of the ledger from partners who are not gone for good, for as long as it would be answered, discounted by ${tidy(discount * 100)} % a year`,
    "who breaks lets in and keeps nobody of a member whose people cost it, keeps its own at home where their going costs it, and goes on with the rest in that year",
    `from the next year on all partners answer ${years(conduct.answer)} (${source}): nobody moves under the regime between them, and who was let in goes`,
    ...(conduct.notice < 0 ? (conduct.answer === Infinity ? [] : ["once it has been answered, it keeps its part again"]) : [`who breaks also withdraws, and is out for good after ${conduct.notice === 1 ? "1 year" : `${conduct.notice} years`} (its exit clause)`]),
    ...(entries.modes === 2 ? [`before it breaks, a host invokes its safeguards toward those whose movers cost it, ${years(conduct.safeguardYears)} ${conduct.renewable ? "and again" : "and then not for a year"}; partners let that be`] : []),
  ];
}
