import type { Plan } from "./plan";

/** What is so in one run, and in its present year. Arrays are used again for each run. */
export interface World {
  // ---- from year to year ----
  /** By shock: the year in which it last came; -Infinity: never yet. */
  readonly since: Float64Array;
  /** By year, then by unit: who is admitted; in the years before `settled`. */
  readonly admitted: Float64Array;
  /** The same, one year more: who of those whose stays do not end was there before the year. */
  readonly there: Float64Array;
  settled: number;
  /** By cap that holds for all years together: what is left. */
  readonly left: Float64Array;
  /** By party: the first year in which it is answered, the first in which it no longer is, and from which it is out; Infinity: never. */
  readonly answered: Float64Array;
  readonly back: Float64Array;
  readonly out: Float64Array;
  /** By party: the first year in which the safeguard that it invoked no longer runs, and from which it may invoke it again. */
  readonly invokedUntil: Float64Array;
  readonly free: Float64Array;
  /** By party: what staying is worth to it as things are. */
  readonly worth: Float64Array;
  /** Whether anybody has broken or invoked anything in this run. */
  disturbed: boolean;

  // ---- of the present year ----
  /** By exposure: what shocks leave. */
  readonly kept: Float64Array;
  /** By link: 1 where nobody moves under the regime, 0 where it is kept; and the mode of its law. */
  readonly closed: Uint8Array;
  readonly mode: Uint8Array;
  /** By entry: who comes, and once numbers have been applied is admitted; of all years up to the present one. */
  readonly comes: Float64Array;
  /** By cap: the share that it lets in. */
  readonly share: Float64Array;
  /** By entry: the sum of whom it admitted, over all runs since somebody emptied it. */
  readonly sums: Float64Array;
  /** By link three numbers: what host, origin and movers net. */
  readonly nets: Float64Array;
  /** By party four numbers: what it nets as a state, what its movers net, what leaving would save it (as long as nothing has happened: at most), and how many it admits. */
  readonly parties: Float64Array;
}

export function worldOf({ shocks, units, entries, caps, parties, links, years }: Plan): World {
  const floats = (n: number): Float64Array => new Float64Array(n);
  return {
    since: floats(shocks.count), admitted: floats(years * units.count), there: floats((years + 1) * units.count), settled: 0, left: floats(caps.count),
    answered: floats(parties), back: floats(parties), out: floats(parties), invokedUntil: floats(parties), free: floats(parties), worth: floats(parties), disturbed: true,
    kept: floats(shocks.exposures), closed: new Uint8Array(links.count), mode: new Uint8Array(links.count), comes: floats(entries.draw.length), share: floats(caps.count),
    sums: floats(entries.draw.length), nets: floats(3 * links.count), parties: floats(4 * parties),
  };
}

/** What a party nets as a state in the present year, its movers net, leaving would save it, and how many it admits. */
export const stateNet = ({ parties }: World, p: number): number => parties[4 * p] ?? 0;
export const moversNet = ({ parties }: World, p: number): number => parties[4 * p + 1] ?? 0;
export const saving = ({ parties }: World, p: number): number => parties[4 * p + 2] ?? 0;
export const letInBy = ({ parties }: World, p: number): number => parties[4 * p + 3] ?? 0;

/** As it is before the first year. */
export function begin({ shocks, caps }: Plan, world: World): void {
  for (let s = 0; s < shocks.count; s++) world.since[s] = (shocks.at[s] ?? NaN) < 0 ? (shocks.at[s] ?? 0) : -Infinity;
  world.left.set(caps.stock);
  world.settled = 0;
  for (const never of [world.answered, world.back, world.out]) never.fill(Infinity);
  world.invokedUntil.fill(0);
  world.free.fill(0);
  world.closed.fill(0);
  world.mode.fill(0);
}

/** Puts out who is there between two parties, with those who come this year. */
export function putOut({ years, units: { count, start }, entries }: Plan, { there, admitted, comes }: World, link: number, year: number): void {
  const [from, to] = [start[link] ?? 0, start[link + 1] ?? 0];
  for (let row = 0; row < years * count; row += count) {
    there.fill(0, row + from, row + to);
    admitted.fill(0, row + from, row + to);
  }
  comes.fill(0, entries.start[year * count + from], entries.start[year * count + to]);
}
