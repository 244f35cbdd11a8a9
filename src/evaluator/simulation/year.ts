/** The parts of one year beside admission: what shocks leave, and what shuts. */
import type { Drawn } from "./draw";
import type { Plan } from "./plan";
import { putOut, type World } from "./world";

/** What shocks leave of movers in a year. */
export function weather({ shocks }: Plan, { since, kept }: World, { struck }: Drawn, year: number): void {
  const { count, ages, active, exposures, factors } = shocks;
  kept.fill(1);
  for (let s = 0; s < count; s++) {
    if (struck[s] === 1) since[s] = year;
    const age = year - (since[s] ?? -Infinity);
    const part = age < ages ? (active[s * ages + age] ?? 0) : 0;
    if (part === 0) continue;
    for (let x = 0; x < exposures; x++) kept[x] = (kept[x] ?? 1) * (1 + ((factors[x * count + s] ?? 1) - 1) * part);
  }
}

/** Shuts links for this year and puts out who was there. What is admitted is reckoned anew by whoever calls it. */
export function shut(plan: Plan, world: World, year: number, isShut: (link: number) => boolean): void {
  for (let link = 0; link < plan.links.count; link++) {
    if (world.closed[link] === 1 || !isShut(link)) continue;
    world.closed[link] = 1;
    putOut(plan, world, link, year);
  }
}
