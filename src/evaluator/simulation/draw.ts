import { flatten } from "./ids";
import { likeliest, type Plan } from "./plan";
import { keyOf, shareAt, step, wordFrom } from "./random";

/** What is drawn of a year: movers by draw, and which shocks come. */
export interface Drawn {
  readonly movers: Float64Array;
  readonly struck: Uint8Array;
}
/** Fills in what comes in a year. */
export type Source = (year: number, into: Drawn) => void;

/** Before anything is drawn: every flow at its likeliest. What is certain is never drawn. */
export function emptyDrawn({ draws, shocks }: Plan): Drawn {
  return { movers: Float64Array.from({ length: draws.count }, (_, draw) => likeliest(draws, draw)), struck: new Uint8Array(shocks.count) };
}

/** What one year of a run draws, from nothing but the plan, the seed, the run and the year. */
export function sourceOf(plan: Plan, seed: number): (run: number) => Source {
  const { draws, shocks } = plan;
  const fill = filler(plan);
  return (run) => (year, { movers, struck }) => {
    const { a, b } = keyOf(seed, run, year);
    for (let s = 0; s < shocks.count; s++) {
      const chance = shocks.chance[s] ?? 0;
      struck[s] = chance < 0 ? (shocks.at[s] === year ? 1 : 0) : shareAt(a, b, draws.count + s) < chance ? 1 : 0;
    }
    fill(year, a, b, movers);
  };
}

/**
 * Distributions without a branch. With u and v drawn alike between 0 and 1, (1 − c) min(u, v) + c max(u, v) is triangular with its mode at c (Stein and Keblis 2009, unverified):
 * (u + v)/2 + (c − 1/2)|u − v|. Half of a word is enough for each of them: steps are of 1/65536, and the mean is exact, the variance to 2^-32. A uniform one is u alone, of a whole word.
 * By draw: the least, what u and v count, and what |u − v| counts; the last two for words or halves instead of shares.
 */
function shapesOf({ draws: { count, low, high, mode } }: Plan): { readonly least: Float64Array; readonly both: Float64Array; readonly apart: Float64Array } {
  const [both, apart] = [new Float64Array(count), new Float64Array(count)];
  for (let d = 0; d < count; d++) {
    const [least, span, m] = [low[d] ?? 0, (high[d] ?? 0) - (low[d] ?? 0), mode[d] ?? NaN];
    both[d] = Number.isNaN(m) ? span * 2 ** -32 : (span / 2) * 2 ** -16;
    apart[d] = Number.isNaN(m) ? 0 : (m - least - span / 2) * 2 ** -16;
  }
  return { least: low, both, apart };
}

/** By year: stretches of draws that follow one another and are of one kind; by stretch its first draw, the last, and whether they are triangular. */
function stretchesOf({ years, draws: { start, list, mode } }: Plan): { readonly starts: Int32Array; readonly items: readonly number[] } {
  return flatten(Array.from({ length: years }, (_, year) => {
    const found: number[] = [];
    for (const d of list.subarray(start[year], start[year + 1])) {
      const kind = Number.isNaN(mode[d] ?? NaN) ? 0 : 1;
      if (found.at(-2) === d - 1 && found.at(-1) === kind) found.splice(-2, 1, d);
      else found.push(d, d, kind);
    }
    return found;
  }));
}

/** Makes what draws the movers of a year. What is read before the loops is found once, as in `admit.ts`. */
function filler(plan: Plan): (year: number, a: number, b: number, movers: Float64Array) => void {
  const { starts, items } = stretchesOf(plan);
  const made = { starts, stretches: Int32Array.from(items), ...shapesOf(plan) };
  return (year, a, b, movers) => {
    const { starts: start, stretches, least, both, apart } = made;
    // Cut anew: else V8 does not know it for a whole number, and adds doubles.
    const by = step | 0;
    const end = start[year + 1] ?? 0;
    for (let s = start[year] ?? 0; s < end; s += 3) {
      const last = stretches[s + 1] ?? 0;
      let d = stretches[s] ?? 0;
      let at = ((a | 0) + Math.imul(d, by)) | 0;
      if (stretches[s + 2] === 1) {
        for (; d <= last; d++, at = (at + by) | 0) {
          const word = wordFrom(at, b);
          const u = word >>> 16;
          const v = word & 0xffff;
          movers[d] = (least[d] ?? 0) + (u + v + 1) * (both[d] ?? 0) + Math.abs(u - v) * (apart[d] ?? 0);
        }
      } else {
        for (; d <= last; d++, at = (at + by) | 0) movers[d] = (least[d] ?? 0) + (wordFrom(at, b) + 0.5) * (both[d] ?? 0);
      }
    }
  };
}
