import type { Regime, Scenario } from "../../language/regime";
import type { Assumed } from "./assumed";
import { allKept, conductFacts, noBreach, type Breaches } from "./breaches";
import type { Given } from "./cases";
import type { Choices } from "./choices";
import type { Weather } from "./flows";
import { Books } from "./ledger";
import type { Ledger } from "./result";

/** The ledgers by what each keeps, under one weather; `ledger` is that under which everything is as it is given. */
export type Choosing = (ledger: Ledger, weather: Weather, assumed: Assumed) => Choices;

interface Terms {
  readonly binding: "hard" | "soft";
  readonly given: Given;
}
/** Makes ledgers by what each keeps. Conduct that is given is a choice there. `null` where nothing hangs on conduct. */
export function choosing(regime: Regime, scenario: Scenario, { binding, given }: Terms): Choosing | null {
  const conduct = conductFacts(regime);
  if (conduct.length === 0 && regime.interests.stakes.every((s) => s.keeping === undefined)) return null;
  const under = (breaches: Breaches): Books => new Books(regime, scenario, { binding, given, breaches });
  const [both, hostAlone, originAlone] = [conduct.some((c) => given.has(c.fact)) ? under(allKept) : null, under({ host: noBreach, origin: "all" }), under({ host: "all", origin: noBreach })];
  return (ledger, weather, assumed) => ({ both: both?.ledger(weather, assumed) ?? ledger, hostAlone: hostAlone.ledger(weather, assumed), originAlone: originAlone.ledger(weather, assumed) });
}
