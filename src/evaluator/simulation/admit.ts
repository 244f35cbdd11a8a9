import { isPlain, plainAdmitter } from "./admit-plain";
import type { Drawn } from "./draw";
import type { Plan } from "./plan";
import { leastShare } from "./ration";
import type { World } from "./world";

/**
 * Makes what admits movers in a year and reckons what they are worth between each two. Every number is what the exact ledger says of the same
 * flows, to rounding. It is the loop that takes the time: it makes nothing, and its arrays are constants of a closure, which is nearly twice as fast as reading them from objects.
 */
export function admitter(plan: Plan, world: World, into: Drawn): (year: number) => void {
  if (isPlain(plan)) return plainAdmitter(plan, world, into);
  const { movers: drawn } = into;
  const { years } = plan;
  const { modes, start, places, numbers, capStart, caps } = plan.entries;
  const { kept, closed, mode, share, admitted, nets, stock } = world;
  const { count } = plan.links;
  const { count: unitCount, start: unitStart, ages, worth, staying } = plan.units;
  const capped = plan.caps.count > 0;
  const stay = stayer(plan, world);
  return (year) => {
    const base = year * unitCount;
    for (let link = 0, unit = 0; link < count; link++) {
      let h = 0;
      let o = 0;
      let m = 0;
      const isOpen = closed[link] === 0;
      const cell = modes === 1 ? base : (mode[link] ?? 0) * years * unitCount + base;
      for (const end = unitStart[link + 1] ?? 0; unit < end; unit++) {
        let n = 0;
        if (isOpen) {
          const last = start[cell + unit + 1] ?? 0;
          for (let e = start[cell + unit] ?? 0; e < last; e++) {
            const at = 4 * e;
            let comes = (drawn[places[2 * e] ?? 0] ?? 0) * (numbers[at] ?? 0) * (kept[places[2 * e + 1] ?? 0] ?? 1);
            if (capped) {
              const from = capStart[e] ?? 0;
              const to = capStart[e + 1] ?? 0;
              if (from < to) comes *= leastShare(caps, from, to, share);
            }
            n += comes;
            h += comes * (numbers[at + 1] ?? 0);
            o += comes * (numbers[at + 2] ?? 0);
            m += comes * (numbers[at + 3] ?? 0);
          }
          if (staying) {
            const there = ages[unit] === 0 ? (stock[unit] ?? 0) + n : stay(unit, n, year);
            stock[unit] = there;
            const at = 3 * (base + unit);
            h += there * (worth[at] ?? 0);
            o += there * (worth[at + 1] ?? 0);
            m += there * (worth[at + 2] ?? 0);
          }
        }
        admitted[unit] = n;
      }
      nets[3 * link] = h;
      nets[3 * link + 1] = o;
      nets[3 * link + 2] = m;
    }
  };
}

/** Makes what adds up, by party, what its links net, what leaving would save it and whom it admits. */
export function adder({ links, units }: Plan, { nets, parties, admitted }: World): () => void {
  const { host, origin, count, inside } = links;
  const { start } = units;
  return () => {
    parties.fill(0);
    for (let link = 0, unit = 0; link < count; link++) {
      const a = 4 * (host[link] ?? 0);
      const b = 4 * (origin[link] ?? 0);
      const h = nets[3 * link] ?? 0;
      const o = nets[3 * link + 1] ?? 0;
      parties[a] = (parties[a] ?? 0) + h;
      parties[b] = (parties[b] ?? 0) + o;
      parties[b + 1] = (parties[b + 1] ?? 0) + (nets[3 * link + 2] ?? 0);
      let all = 0;
      for (const end = start[link + 1] ?? 0; unit < end; unit++) all += admitted[unit] ?? 0;
      parties[a + 3] = (parties[a + 3] ?? 0) + all;
      if (link >= inside) continue;
      // The burden, if it is one: without a branch that nothing foretells.
      parties[a + 2] = (parties[a + 2] ?? 0) + (Math.abs(h) - h) / 2;
      parties[b + 2] = (parties[b + 2] ?? 0) + (Math.abs(o) - o) / 2;
    }
  };
}

/** Makes what adds those admitted in a year to the sums of all runs. */
export function summer({ units: { count } }: Plan, { admitted, sums }: World): (year: number) => void {
  return (year) => {
    const at = year * count;
    for (let unit = 0; unit < count; unit++) sums[at + unit] = (sums[at + unit] ?? 0) + (admitted[unit] ?? 0);
  };
}

/** Makes what says who of a unit is there whose stays end, given those who come this year. */
function stayer({ years, units: { ages, presenceStart, presence } }: Plan, { came }: World): (unit: number, comes: number, year: number) => number {
  return (unit, comes, year) => {
    const at = unit * years + year;
    came[at] = comes;
    const first = presenceStart[unit] ?? 0;
    const oldest = Math.min((ages[unit] ?? 0) - 1, year);
    let there = 0;
    for (let age = 0; age <= oldest; age++) there += (came[at - age] ?? 0) * (presence[first + age] ?? 0);
    return there;
  };
}
