import type { Regime, Scenario } from "../../language/regime";
import type { Assumed } from "./assumed";
import { balanceReport } from "./benefits";
import type { Choices } from "./choices";
import type { Choosing } from "./choosing";
import { dyadsReport } from "./dyads";
import { activeAfter, byChance, calm, mayStrike, oneAlone, type Weather } from "./flows";
import { gainsReport } from "./gains";
import type { Books } from "./ledger";
import type { InterestsReport, Ledger } from "./result";
import { sustainReport, type State } from "./sustain";

/** The ledgers of one scenario: every shock at its chance, and the states of the world that D4 looks at. */
export interface World {
  readonly ledger: Ledger;
  /** By what each keeps; `null`: nothing hangs on it. */
  readonly choices: Choices | null;
  readonly states: readonly State[];
  /** By shock: the ledgers of the years in which it may come, and no other shock does. */
  readonly alone: readonly (readonly { readonly year: number; readonly ledger: Ledger }[])[];
}

/** Makes the ledgers of a scenario with its numbers as assumed. */
export function worldOf(scenario: Scenario, books: Books, assumed: Assumed, choosing: Choosing | null): World {
  const usual = byChance(scenario, assumed);
  const ledger = books.ledger(usual, assumed);
  const alone = scenario.shocks.map((shock, s) => mayStrike(shock, scenario).map((year) => ({ year, ledger: books.ledger(oneAlone(scenario, s, year), assumed) })));
  const choices = (own: Ledger, weather: Weather): Pick<State, "choices"> => (choosing === null ? {} : { choices: choosing(own, weather, assumed) });
  const still = scenario.shocks.length === 0 ? ledger : books.ledger(calm, assumed);
  const places = ledger.years.map((_, y) => y);
  const struck = scenario.shocks.flatMap((shock, s) => (alone[s] ?? []).map(({ year, ledger: own }): State => ({
    shock: shock.name, ledger: own, ...choices(own, oneAlone(scenario, s, year)), years: places.filter((y) => activeAfter(shock, (ledger.years[y] ?? 0) - year).numerator > 0n),
  })));
  return { ledger, choices: choosing?.(ledger, usual, assumed) ?? null, alone, states: [{ shock: null, ledger: still, ...choices(still, calm), years: places }, ...struck] };
}

/** What is judged of the ledgers of a scenario. */
export type Judged = Pick<InterestsReport, "ledger" | "balance" | "gains" | "sustain" | "dyads">;
export const judged = (regime: Regime, { ledger, choices, states }: World, { tolerance, discount }: Assumed): Judged => ({
  ledger, balance: balanceReport(ledger, tolerance), gains: gainsReport(ledger), sustain: sustainReport(ledger, states, discount), dyads: dyadsReport(regime, ledger, choices ?? undefined),
});

/** Each shock as if it came and no other: in the first year in which it may, and in short in each. */
export const shocksOf = ({ shocks }: Scenario, { alone }: World, { tolerance }: Assumed): InterestsReport["shocks"] => shocks.flatMap((shock, s) => {
  const all = (alone[s] ?? []).map(({ year, ledger }) => ({ year, balance: balanceReport(ledger, tolerance), gains: gainsReport(ledger) }));
  return all.slice(0, 1).map((first) => ({
    shock: shock.name, title: shock.title, ...first,
    years: all.map(({ year, balance, gains }) => ({ year, d3: balance.verdict, winWinWin: gains.winWinWin, pareto: gains.pareto })),
  }));
});
