import { shareOf } from "./report";
import type { ShareOfRuns, Simulation } from "./result-simulation";

/**
 * What members do in a year, as shares of the members in the mean run. The 95 % intervals are Wilson's of as many runs: a share of members varies no more from
 * run to run than a yes or no does, so that they are rather too wide.
 */
export interface MembersInYear {
  readonly year: number;
  readonly breaking: ShareOfRuns;
  readonly answered: ShareOfRuns;
  readonly out: ShareOfRuns;
  readonly invoking: ShareOfRuns;
}
/** A number that turns somebody away: the share of runs in which it does, by year. */
export type BindingByYear = readonly ShareOfRuns[];

export interface PathsOfRuns {
  readonly members: readonly MembersInYear[];
  /** In the order of the simulation's numbers. */
  readonly caps: readonly BindingByYear[];
}

/** The paths of a simulation by year, with intervals over runs. */
export function pathsOf({ years, parties, caps, runs }: Simulation): PathsOfRuns {
  const members = Math.max(1, parties.filter((p) => p.member).length);
  const ofMembers = (n: number): ShareOfRuns => shareOf(n / members, runs);
  return {
    members: years.map(({ year, breaches, suspended, out, invoked }) => ({ year, breaking: ofMembers(breaches), answered: ofMembers(suspended), out: ofMembers(out), invoking: ofMembers(invoked) })),
    caps: caps.map((cap) => cap.runs.map((n) => shareOf(n, runs))),
  };
}
