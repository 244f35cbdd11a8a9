import type { Drawn } from "./draw";
import { listsBy, scaler } from "./lists";
import type { Plan } from "./plan";
import type { World } from "./world";

/**
 * Makes what says, by entry, who would come in a year: its part of the draw, and what shocks leave of it. Nobody comes between parties that are closed to one another, nor by the law of the other mode.
 * What is read before the loops is found once, as in `admit.ts`.
 */
export function gatherer(plan: Plan, world: World, drawn: Drawn): (year: number) => void {
  const { exposure } = plan.entries;
  const { exposures } = plan.shocks;
  const scale = scaler(listsBy(plan, exposures, (e) => [exposure[e] ?? 0]), world);
  const close = closer(plan, world);
  return (year) => {
    const { start, draw, part, modes } = plan.entries;
    const { comes, kept } = world;
    const { movers } = drawn;
    const units = plan.units.count;
    const end = start[(year + 1) * units] ?? 0;
    for (let e = start[year * units] ?? 0; e < end; e++) comes[e] = (movers[draw[e] ?? 0] ?? 0) * (part[e] ?? 0);
    for (let x = 0; x < exposures; x++) if (kept[x] !== 1) scale(year, x, kept[x] ?? 1);
    if (modes === 2 || world.disturbed) close(year);
  };
}

function closer({ links, units, entries: { start } }: Plan, { closed, mode, comes }: World): (year: number) => void {
  return (year) => {
    const row = year * units.count;
    for (let link = 0, unit = 0; link < links.count; link++) {
      for (const end = units.start[link + 1] ?? 0; unit < end; unit++) {
        if (closed[link] === 1 || units.mode[unit] !== mode[link]) comes.fill(0, start[row + unit], start[row + unit + 1]);
      }
    }
  };
}
