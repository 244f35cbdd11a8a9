import { likeliest, type Plan } from "./plan";
import { keyOf, shareAt } from "./random";

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
      struck[s] = chance < 0 ? (shocks.at[s] === year ? 1 : 0) : shareAt(a, b, 2 * draws.count + s) < chance ? 1 : 0;
    }
    fill(year, a, b, movers);
  };
}

/**
 * Distributions without a branch. With u and v drawn alike between 0 and 1, (1 − c) min(u, v) + c max(u, v) is triangular with its mode at c (Stein and Keblis 2009, unverified):
 * (u + v)/2 + (c − 1/2)|u − v|. A uniform one is u alone. By draw four numbers: the least, and what u, v and |u − v| count.
 */
function shapesOf({ draws: { count, low, high, mode } }: Plan): Float64Array {
  const made = new Float64Array(4 * count);
  for (let d = 0; d < count; d++) {
    const [least, span, m] = [low[d] ?? 0, (high[d] ?? 0) - (low[d] ?? 0), mode[d] ?? NaN];
    made.set(Number.isNaN(m) ? [least, span, 0, 0] : [least, span / 2, span / 2, m - least - span / 2], 4 * d);
  }
  return made;
}

/** Makes what draws the movers of a year. Its arrays are constants of a closure, as in `admit.ts`. */
function filler(plan: Plan): (year: number, a: number, b: number, movers: Float64Array) => void {
  const { start, list } = plan.draws;
  const shapes = shapesOf(plan);
  return (year, a, b, movers) => {
    const end = start[year + 1] ?? 0;
    for (let i = start[year] ?? 0; i < end; i++) {
      const d = list[i] ?? 0;
      const u = shareAt(a, b, 2 * d);
      const v = shareAt(a, b, 2 * d + 1);
      movers[d] = (shapes[4 * d] ?? 0) + u * (shapes[4 * d + 1] ?? 0) + v * (shapes[4 * d + 2] ?? 0) + Math.abs(u - v) * (shapes[4 * d + 3] ?? 0);
    }
  };
}
