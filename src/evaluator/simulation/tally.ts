/** What is kept of runs. Tallies of any runs can be added in any order, and come to the same. */
import type { Plan } from "./plan";
import { emptySeries, mergeSeries, type Series } from "./series";

/** The run that breaks first: the least of year, shocks that came up to it, and number. */
export interface FirstBreak {
  readonly year: number;
  readonly shocks: number;
  readonly run: number;
}
export interface Tally {
  runs: number;
  /** Runs in which every member kept the regime in every year. */
  lasting: number;
  /** By year: runs in which nobody broke, was answered or was out. */
  readonly held: Float64Array;
  /** By year, then by party: breaches, answers (years in which one is answered), years out, safeguards invoked. */
  readonly breaches: Float64Array;
  readonly suspended: Float64Array;
  readonly out: Float64Array;
  readonly invoked: Float64Array;
  /** By cap, then by year: runs in which it turned somebody away. */
  readonly binds: Float64Array;
  /** By year, then by unit: movers admitted, as whole numbers and as parts in 2^-32. */
  readonly admitted: Float64Array;
  readonly parts: Float64Array;
  /** Of each run: movers admitted by year, and by host in all; what each party nets as a state, and its movers, discounted. */
  readonly byYear: readonly Series[];
  readonly byHost: readonly Series[];
  readonly states: readonly Series[];
  readonly movers: readonly Series[];
  first: FirstBreak | null;
}

const seriesOf = (n: number): readonly Series[] => Array.from({ length: n }, emptySeries);

export function emptyTally({ years, parties, units, caps }: Plan): Tally {
  const byParty = (): Float64Array => new Float64Array(years * parties);
  return {
    runs: 0, lasting: 0, held: new Float64Array(years), breaches: byParty(), suspended: byParty(), out: byParty(), invoked: byParty(), binds: new Float64Array(caps.count * years),
    admitted: new Float64Array(years * units.count), parts: new Float64Array(years * units.count),
    byYear: seriesOf(years), byHost: seriesOf(parties), states: seriesOf(parties), movers: seriesOf(parties), first: null,
  };
}

/** Whether one run breaks before another. */
export const isBefore = (a: FirstBreak, b: FirstBreak): boolean => a.year < b.year || (a.year === b.year && (a.shocks < b.shocks || (a.shocks === b.shocks && a.run < b.run)));

/** Adds whole numbers to whole numbers, which is exact. */
function addTo(into: Float64Array, other: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] ?? 0) + (other[i] ?? 0);
}
export function mergeTally(into: Tally, other: Tally): void {
  into.runs += other.runs;
  into.lasting += other.lasting;
  for (const name of ["held", "breaches", "suspended", "out", "invoked", "binds", "admitted", "parts"] as const) addTo(into[name], other[name]);
  for (const name of ["byYear", "byHost", "states", "movers"] as const) into[name].forEach((series, i) => other[name][i] && mergeSeries(series, other[name][i]));
  if (other.first !== null && (into.first === null || isBefore(other.first, into.first))) into.first = other.first;
}
