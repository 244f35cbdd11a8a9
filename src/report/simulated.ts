import type { PathsOfRuns, Simulation } from "../evaluator/result";

/** A simulation with what is told beside it. */
export interface ToldSimulation {
  readonly simulation: Simulation;
  readonly paths: PathsOfRuns;
  /** The shortest history after which a member breaks, as a scenario in the language; `null`: there is none. */
  readonly history: string | null;
}
/** One scenario of a regime over many runs; in words, why it cannot be simulated. */
export interface SimulatedScenario {
  readonly scenario: string;
  readonly title: string | null;
  readonly told: ToldSimulation | string;
}
/** What is told of scenarios beside verdicts: a sentence of each, or all of it. */
export interface SimulatedBeside {
  readonly scenarios: readonly SimulatedScenario[];
  readonly whole: boolean;
}
