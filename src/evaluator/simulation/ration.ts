import type { Drawn } from "./draw";
import type { Plan } from "./plan";
import type { World } from "./world";

/** What numbers do in a year. */
export interface Rationer {
  /** Finds the share of movers that each cap lets in, of all who would come under it. */
  readonly ration: (year: number) => void;
  /** Uses up what caps for all years together have let in. */
  readonly useUp: (year: number) => void;
}

export function rationer(plan: Plan, world: World, { movers }: Drawn): Rationer {
  const { years } = plan;
  const { count, yearly, floor } = plan.caps;
  const { start, places, numbers, capStart, caps } = plan.entries;
  const { asked, share, left, closed, mode, kept } = world;
  const { count: units, start: unitStart } = plan.units;
  const links = plan.links.count;
  const counted = (year: number, isUsed: boolean): void => {
    for (let link = 0; link < links; link++) {
      if (closed[link] === 1) continue;
      const cell = ((mode[link] ?? 0) * years + year) * units;
      const end = start[cell + (unitStart[link + 1] ?? 0)] ?? 0;
      for (let e = start[cell + (unitStart[link] ?? 0)] ?? 0; e < end; e++) {
        const from = capStart[e] ?? 0;
        const to = capStart[e + 1] ?? 0;
        if (from === to) continue;
        let comes = (movers[places[2 * e] ?? 0] ?? 0) * (numbers[4 * e] ?? 0) * (kept[places[2 * e + 1] ?? 0] ?? 1);
        if (isUsed) comes *= leastShare(caps, from, to, share);
        const into = isUsed ? left : asked;
        for (let i = from; i < to; i++) {
          const cap = caps[i] ?? 0;
          into[cap] = (into[cap] ?? 0) + (isUsed ? -comes : comes);
        }
      }
    }
  };
  return {
    ration: (year) => {
      asked.fill(0);
      counted(year, false);
      for (let cap = 0; cap < count; cap++) {
        const most = yearly[cap * years + year] ?? 0;
        const allowed = most < 0 ? (left[cap] ?? 0) : most;
        const would = asked[cap] ?? 0;
        share[cap] = would <= allowed ? 1 : allowed / would;
      }
    },
    useUp: (year) => {
      counted(year, true);
      // A floor is owed in each year anew, as in the exact ledger; a number for a year is not read from what is left.
      for (let cap = 0; cap < count; cap++) if (floor[cap] === 1) left[cap] = plan.caps.stock[cap] ?? 0;
    },
  };
}

/** What the scarcest of an entry's caps lets in. */
export function leastShare(caps: Int32Array, from: number, to: number, share: Float64Array): number {
  let least = share[caps[from] ?? 0] ?? 1;
  for (let i = from + 1; i < to; i++) least = Math.min(least, share[caps[i] ?? 0] ?? 1);
  return least;
}
