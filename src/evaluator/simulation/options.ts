import type { Given } from "../interests/cases";

/** What is asked of a simulation. What is left out is as `assumptionsOf` says in words. */
export interface SimulateOptions {
  /** The name of a scenario; left out: the first. */
  readonly scenario?: string;
  /** `hard` (the default): what is promised softly admits nobody. */
  readonly binding?: "hard" | "soft";
  /** Facts that are taken as known. The others count by all their values alike. */
  readonly given?: Given;
  /** Where drawing starts: a whole number from 0 to 2^53; 1 unless said. */
  readonly seed?: number;
  /** How many runs; 1000 unless said. */
  readonly runs?: number;
  /** How many years from the first of the horizon on; the horizon unless said. */
  readonly years?: number;
  /** For how many years partners answer a breach, from the next year on; `regime` (the default): as long as its longest remedy, for good where it has none. */
  readonly answer?: number | "for good" | "regime";
  /** `false`: every member keeps its part whatever it gains by not doing so. */
  readonly breaks?: boolean;
  /** `false`: no safeguard is invoked. */
  readonly safeguards?: boolean;
}
