/**
 * What comes of many runs of a regime under a scenario: paths drawn under declared assumptions, and never a prediction (docs/reference/simulation.md). Numbers are doubles;
 * where nothing is drawn and nobody breaks they are those of the exact ledger, to rounding.
 */
import type { ClassId, Measure, PartyId } from "../../language/regime";
import type { CapLabel } from "./labels";
import type { BreakHistory } from "./result-history";

export type * from "./result-history";
export type { CapLabel } from "./labels";

/** One number over all runs: its mean with a 95 % interval of the mean, and what 5, 50 and 95 % of the runs stay below. */
export interface SpreadOfRuns {
  readonly mean: number;
  /** The mean ± 1.96 standard errors. */
  readonly low: number;
  readonly high: number;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  readonly least: number;
  readonly most: number;
}
/** A share of the runs, with its 95 % interval (Wilson). */
export interface ShareOfRuns {
  readonly count: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}
export interface SimulatedYear {
  readonly year: number;
  /** Movers admitted, all hosts together. */
  readonly admitted: SpreadOfRuns;
  /** Runs in which nobody broke, was answered or was out. */
  readonly held: ShareOfRuns;
  /** How many in all runs: breaches, parties answered, parties out, safeguards invoked. */
  readonly breaches: number;
  readonly suspended: number;
  readonly out: number;
  readonly invoked: number;
}
export interface SimulatedParty {
  readonly party: PartyId;
  /** It is bound toward some other, so that it can break. */
  readonly member: boolean;
  /** Movers that it admitted, over all years. */
  readonly admitted: SpreadOfRuns;
  /** What it nets as host and as origin together, and what those who come from it net: over all years, discounted, in the unit of the report. */
  readonly state: SpreadOfRuns;
  readonly movers: SpreadOfRuns;
  /** Over all runs: breaches by year, years in which it was answered, was out, or invoked a safeguard. */
  readonly breaches: readonly number[];
  readonly suspended: number;
  readonly out: number;
  readonly invoked: number;
  /** What it nets in the mean year of the exact ledger, and what staying is worth to it before anybody has broken; Infinity where the future counts in full. */
  readonly benefit: number;
  readonly worth: number;
}
/** Movers of a class between two parties: how many are admitted in the mean run, by year. */
export interface SimulatedPair {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly inside: boolean;
  readonly admitted: readonly number[];
}
/** A number that turned somebody away in some run; `runs`: in how many, by year. */
export interface SimulatedCap extends CapLabel {
  readonly runs: readonly number[];
}
/** The rule of conduct, as it was followed. */
export interface ConductRule {
  /** Whether members break. */
  readonly breaks: boolean;
  /** For how many years a breach is answered; `null`: for good. */
  readonly answer: number | null;
  /** Who broke is out after so many years; `null`: there is no exit clause. */
  readonly notice: number | null;
  /** For how many years a safeguard runs; `null`: there is none that can be followed. */
  readonly safeguard: number | null;
  readonly delta: number;
}
export interface Simulation {
  readonly scenario: string;
  readonly title: string | null;
  readonly seed: number;
  /** Runs simulated, and runs asked for: fewer where it was broken off. */
  readonly runs: number;
  readonly asked: number;
  readonly firstYear: number;
  readonly measure: Measure;
  readonly conduct: ConductRule;
  /** Runs in which every member kept the regime in every year. */
  readonly lasting: ShareOfRuns;
  readonly years: readonly SimulatedYear[];
  readonly parties: readonly SimulatedParty[];
  readonly pairs: readonly SimulatedPair[];
  readonly caps: readonly SimulatedCap[];
  /** The shortest history found after which a member breaks; `null`: no run broke. */
  readonly history: BreakHistory | null;
  readonly assumptions: readonly string[];
  readonly leftOut: readonly string[];
}
