import type { Regime } from "../../language/regime";
import { historyOf } from "./history";
import type { SimulateOptions } from "./options";
import { prepareSimulation, type Prepared } from "./prepare";
import { reportOf } from "./report";
import type { Simulation } from "./result-simulation";
import { blocksIn, tallyOf } from "./blocks";
import { emptyTally, mergeTally, type Tally } from "./tally";

/** What comes of a regime under one of its scenarios, over many runs; in words, why it cannot be simulated. */
export function simulate(regime: Regime, options: SimulateOptions = {}): Simulation | string {
  const prepared = prepareSimulation(regime, options);
  if (typeof prepared === "string") return prepared;
  const [total, blockOf] = [emptyTally(prepared.plan), tallyOf(prepared.plan, prepared.seed, prepared.runs)];
  for (let at = 0; at < blocksIn(prepared.runs); at++) mergeTally(total, blockOf(at));
  return simulationOf(regime, prepared, options, total);
}

/** The same from a tally that was made elsewhere, as by several threads. */
export const simulationOf = (regime: Regime, prepared: Prepared, options: SimulateOptions, tally: Tally): Simulation =>
  reportOf(prepared, tally, prepared.runs, tally.first === null ? null : historyOf(regime, prepared, options, tally.first));
