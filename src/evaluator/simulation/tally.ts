/** What is kept of runs. Tallies of any runs can be added in any order, and come to the same. */
import { sourceOf } from "./draw";
import type { Plan } from "./plan";
import { Runner, type Listener } from "./run";
import { letInBy, moversNet, stateNet } from "./world";
import { emptySeries, mergeSeries, note, type Series } from "./series";

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

const isBefore = (a: FirstBreak, b: FirstBreak): boolean => a.year < b.year || (a.year === b.year && (a.shocks < b.shocks || (a.shocks === b.shocks && a.run < b.run)));

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

/** Runs are tallied in blocks of so many, always the same ones, so that sums inside a block are always made in one order. */
export const block = 1024;

/** Keeps what happens in runs of one plan. Sums of a block are doubles until it is over. */
class Recorder implements Listener {
  readonly tally: Tally;
  private readonly hosts: Float64Array;
  private readonly states: Float64Array;
  private readonly movers: Float64Array;
  private readonly away: Uint8Array;
  private shocks = 0;
  private broke = -1;
  private shocksThen = 0;
  private disturbed = false;

  constructor(private readonly plan: Plan) {
    this.tally = emptyTally(plan);
    const { parties } = plan;
    this.hosts = new Float64Array(parties);
    this.states = new Float64Array(parties);
    this.movers = new Float64Array(parties);
    this.away = new Uint8Array(parties);
  }

  readonly heard: Listener["heard"] = (act, party, year) => {
    const at = year * this.plan.parties + party;
    const { tally } = this;
    if (act === "invoke") tally.invoked[at] = (tally.invoked[at] ?? 0) + 1;
    if (act === "breach") {
      tally.breaches[at] = (tally.breaches[at] ?? 0) + 1;
      if (this.broke < 0) this.broke = year;
    }
    // What is so from this year on, until something else is heard.
    this.away[party] = act === "breach" ? 1 : act === "suspend" ? 2 : act === "withdraw" ? 3 : act === "comply" ? 0 : (this.away[party] ?? 0);
    this.disturbed = true;
  };

  readonly yearOver: Listener["yearOver"] = (year, world, { struck }) => {
    const { plan, tally, hosts, states, movers } = this;
    const counts = plan.discount[year] ?? 1;
    let total = 0;
    for (let p = 0; p < plan.parties; p++) {
      hosts[p] = (hosts[p] ?? 0) + letInBy(world, p);
      total += letInBy(world, p);
      states[p] = (states[p] ?? 0) + counts * stateNet(world, p);
      movers[p] = (movers[p] ?? 0) + counts * moversNet(world, p);
    }
    note(tally.byYear[year] ?? emptySeries(), total);
    for (let cap = 0; cap < plan.caps.count; cap++) if ((world.share[cap] ?? 1) < 1) tally.binds[cap * plan.years + year] = (tally.binds[cap * plan.years + year] ?? 0) + 1;
    for (const came of struck) this.shocks += came;
    if (this.broke === year) this.shocksThen = this.shocks;
    if (this.disturbed && this.away.some((how) => how > 0)) this.absent(year);
    else tally.held[year] = (tally.held[year] ?? 0) + 1;
  };

  private absent(year: number): void {
    const { tally, plan } = this;
    this.away.forEach((how, p) => {
      const at = year * plan.parties + p;
      if (how === 2) tally.suspended[at] = (tally.suspended[at] ?? 0) + 1;
      if (how === 3) tally.out[at] = (tally.out[at] ?? 0) + 1;
    });
  }

  runOver(run: number): void {
    const { tally, hosts, states, movers } = this;
    tally.runs++;
    if (this.broke < 0) tally.lasting++;
    else {
      const own = { year: this.broke, shocks: this.shocksThen, run };
      if (tally.first === null || isBefore(own, tally.first)) tally.first = own;
    }
    hosts.forEach((n, p) => note(tally.byHost[p] ?? emptySeries(), n));
    states.forEach((n, p) => note(tally.states[p] ?? emptySeries(), n));
    movers.forEach((n, p) => note(tally.movers[p] ?? emptySeries(), n));
    for (const sums of [hosts, states, movers, this.away]) sums.fill(0);
    this.shocks = 0;
    this.broke = -1;
    this.disturbed = false;
  }

  /** The tally of the block, with its sums as whole numbers. */
  blockOver(sums: Float64Array): Tally {
    const { tally } = this;
    sums.forEach((n, i) => {
      const whole = Math.floor(n);
      tally.admitted[i] = whole;
      tally.parts[i] = Math.round((n - whole) * 2 ** 32);
    });
    return tally;
  }
}

/** How many blocks so many runs are. */
export const blocksIn = (runs: number): number => Math.ceil(runs / block);

/** Simulates a block of the runs from 0 to `runs` − 1. */
export function tallyOf(plan: Plan, seed: number, runs: number, runner = new Runner(plan)): (at: number) => Tally {
  const source = sourceOf(plan, seed);
  return (at) => {
    const recorder = new Recorder(plan);
    runner.sums.fill(0);
    for (let run = at * block; run < Math.min(runs, (at + 1) * block); run++) {
      runner.run(source(run), recorder);
      recorder.runOver(run);
    }
    return recorder.blockOver(runner.sums);
  };
}
