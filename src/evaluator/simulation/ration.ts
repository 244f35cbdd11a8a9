import { Ids } from "./ids";
import { listsBy, scaler, totaller } from "./lists";
import type { Plan } from "./plan";
import type { World } from "./world";

/** What numbers do in a year. */
export interface Rationer {
  /** Finds the share of movers that each cap lets in, of all who would come under it, and leaves of them what the scarcest of their caps does. */
  readonly ration: (year: number) => void;
  /** Uses up what caps for all years together have let in. */
  readonly useUp: (year: number) => void;
}

export function rationer(plan: Plan, world: World): Rationer {
  const { share, left } = world;
  const { years } = plan;
  const { count, yearly, stock, floor } = plan.caps;
  const { capStart, caps } = plan.entries;
  const capsOf = (e: number): Int32Array => caps.subarray(capStart[e], capStart[e + 1]);
  const total = totaller(listsBy(plan, count, capsOf), world);
  // Entries under the same caps are let in by the same share.
  const sets = new Ids<Int32Array>();
  const setOf = Array.from({ length: capStart.length - 1 }, (_, e) => (capsOf(e).length === 0 ? [] : [sets.of(capsOf(e).join(" "), () => capsOf(e))]));
  const scale = scaler(listsBy(plan, sets.items.length, (e) => setOf[e] ?? []), world);
  // A floor is owed in each year anew, as in the exact ledger; a number for a year is not read from what is left.
  const used = Array.from({ length: count }, (_, cap) => cap).filter((cap) => (stock[cap] ?? -1) >= 0 && floor[cap] === 0);
  return {
    ration: (year) => {
      for (let cap = 0; cap < count; cap++) {
        const most = yearly[cap * years + year] ?? 0;
        // What is used up may be less than nothing by rounding.
        const allowed = most < 0 ? Math.max(0, left[cap] ?? 0) : most;
        const would = total(year, cap, 0, 1);
        share[cap] = would <= allowed ? 1 : allowed / would;
      }
      sets.items.forEach((some, set) => {
        let least = 1;
        for (const cap of some) least = Math.min(least, share[cap] ?? 1);
        if (least < 1) scale(year, set, least);
      });
    },
    useUp: (year) => {
      for (const cap of used) left[cap] = total(year, cap, left[cap] ?? 0, -1);
    },
  };
}
