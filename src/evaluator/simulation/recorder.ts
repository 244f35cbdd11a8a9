import type { Plan } from "./plan";
import type { Listener } from "./run";
import { noteAll } from "./series";
import { emptyTally, isBefore, type Tally } from "./tally";
import { letInBy, moversNet, stateNet } from "./world";

/** Keeps what happens in at most so many runs of one plan. Sums are doubles, and series are lists, until they are over. */
export class Recorder implements Listener {
  readonly tally: Tally;
  private readonly hosts: Float64Array;
  private readonly states: Float64Array;
  private readonly movers: Float64Array;
  private readonly away: Uint8Array;
  private shocks = 0;
  private broke = -1;
  private shocksThen = 0;
  private disturbed = false;
  /** By series, then by run: those of years; then of hosts, states and movers by party. */
  private readonly numbers: Float64Array;

  constructor(private readonly plan: Plan, private readonly most: number) {
    this.tally = emptyTally(plan);
    const { parties, years } = plan;
    this.numbers = new Float64Array((years + 3 * parties) * most);
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
    this.numbers[year * this.most + tally.runs] = total;
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
    const { tally, hosts, states, movers, numbers, most, plan: { years, parties } } = this;
    for (let p = 0; p < parties; p++) {
      numbers[(years + p) * most + tally.runs] = hosts[p] ?? 0;
      numbers[(years + parties + p) * most + tally.runs] = states[p] ?? 0;
      numbers[(years + 2 * parties + p) * most + tally.runs] = movers[p] ?? 0;
    }
    tally.runs++;
    if (this.broke < 0) tally.lasting++;
    else {
      const own = { year: this.broke, shocks: this.shocksThen, run };
      if (tally.first === null || isBefore(own, tally.first)) tally.first = own;
    }
    for (const sums of [hosts, states, movers, this.away]) sums.fill(0);
    this.shocks = 0;
    this.broke = -1;
    this.disturbed = false;
  }

  /** The tally of the block, with its sums as whole numbers. `sums`: by entry. */
  blockOver(sums: Float64Array): Tally {
    const { tally, numbers, most } = this;
    [...tally.byYear, ...tally.byHost, ...tally.states, ...tally.movers].forEach((series, i) => noteAll(series, numbers.subarray(i * most, i * most + tally.runs)));
    const { start } = this.plan.entries;
    tally.admitted.forEach((_, i) => {
      const n = sums.subarray(start[i], start[i + 1]).reduce((sum, some) => sum + some, 0);
      const whole = Math.floor(n);
      tally.admitted[i] = whole;
      tally.parts[i] = Math.round((n - whole) * 2 ** 32);
    });
    return tally;
  }
}
