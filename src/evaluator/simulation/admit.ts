import type { Plan } from "./plan";
import type { World } from "./world";

/**
 * Makes what admits those who come in a year, reckons what they and all who are there are worth between each two, and adds that up by party. Every number is what the exact ledger says of the same flows, to
 * rounding. It reads what is before the year and those who come, and may be made again. It is the loop that takes the time: it makes nothing, a host's own sums stay out of arrays while its links are
 * passed, and arrays are taken from `plan` and `world` before the loops: V8 then compiles loops with their addresses, and else looks them up each time.
 */
export function admitter(plan: Plan, world: World): (year: number) => void {
  const hosts = hostsOf(plan);
  const stay = stayer(plan, world);
  return (year) => {
    const { start } = plan.entries;
    const { comes, admitted, nets, parties } = world;
    const { origin } = plan.links;
    const { count, start: unitStart, once, worth, staying } = plan.units;
    const { ends, host, inside } = hosts;
    const row = year * count;
    let link = 0, unit = 0, e = start[row] ?? 0;
    settle(plan, world, year);
    parties.fill(0);
    for (let group = 0; group < ends.length; group++) {
      const a = 4 * (host[group] ?? 0);
      let net = parties[a] ?? 0, saves = parties[a + 2] ?? 0, letIn = parties[a + 3] ?? 0;
      for (const lastLink = ends[group] ?? 0; link < lastLink; link++) {
        let h = 0, o = 0, m = 0, all = 0;
        for (const lastUnit = unitStart[link + 1] ?? 0; unit < lastUnit; unit++) {
          let n = 0;
          for (const last = start[row + unit + 1] ?? 0; e < last; e++) n += comes[e] ?? 0;
          h += n * (once[3 * unit] ?? 0);
          o += n * (once[3 * unit + 1] ?? 0);
          m += n * (once[3 * unit + 2] ?? 0);
          admitted[row + unit] = n;
          all += n;
          if (staying) {
            const stays = stay(unit, year, n);
            const at = 3 * (row + unit);
            h += stays * (worth[at] ?? 0);
            o += stays * (worth[at + 1] ?? 0);
            m += stays * (worth[at + 2] ?? 0);
          }
        }
        nets[3 * link] = h;
        nets[3 * link + 1] = o;
        nets[3 * link + 2] = m;
        const b = 4 * (origin[link] ?? 0);
        net += h;
        letIn += all;
        parties[b] = (parties[b] ?? 0) + o;
        parties[b + 1] = (parties[b + 1] ?? 0) + m;
        if (group < inside) {
          // The burden, if it is one: without a branch that nothing foretells.
          saves += (Math.abs(h) - h) / 2;
          parties[b + 2] = (parties[b + 2] ?? 0) + (Math.abs(o) - o) / 2;
        }
      }
      parties[a] = net;
      parties[a + 2] = saves;
      parties[a + 3] = letIn;
    }
  };
}

/** Links that follow one another and have one host: where they end, the host, and how many are of links inside. */
function hostsOf({ links: { count, host, inside } }: Plan): { readonly ends: Int32Array; readonly host: Int32Array; readonly inside: number } {
  const lasts = Array.from({ length: count }, (_, link) => link).filter((link) => link + 1 === count || link + 1 === inside || host[link] !== host[link + 1]);
  return { ends: Int32Array.from(lasts, (link) => link + 1), host: Int32Array.from(lasts, (link) => host[link] ?? 0), inside: lasts.filter((link) => link < inside).length };
}

/** Makes what adds those admitted in a year to the sums of all runs. */
export function summer({ years, units, entries: { start } }: Plan, { comes, sums }: World): (year: number) => void {
  const firsts = Int32Array.from({ length: years + 1 }, (_, year) => start[year * units.count] ?? 0);
  const found = { firsts, comes, sums };
  return (year) => {
    const { firsts, comes, sums } = found;
    const end = firsts[year + 1] ?? 0;
    for (let e = firsts[year] ?? 0; e < end; e++) sums[e] = (sums[e] ?? 0) + (comes[e] ?? 0);
  };
}

/** Finds who was admitted in the years before one, and who was there, where groups admitted. */
function settle({ units: { count }, entries: { start } }: Plan, world: World, year: number): void {
  const { there, admitted, comes } = world;
  const end = year * count;
  for (let at = world.settled * count, e = start[at] ?? 0; at < end; at++) {
    let n = 0;
    for (const last = start[at + 1] ?? 0; e < last; e++) n += comes[e] ?? 0;
    admitted[at] = n;
    there[at + count] = (there[at] ?? 0) + n;
  }
  world.settled = year + 1;
}

/** Makes what says who of a unit is there in a year, of whom so many were admitted in it. */
function stayer({ units }: Plan, world: World): (unit: number, year: number, comes: number) => number {
  const isEndless = units.ages.every((age) => age === 0);
  return (unit, year, comes) => {
    const { count, ages, presenceStart, presence } = units;
    const { admitted, there } = world;
    let at = year * count + unit;
    if (isEndless || ages[unit] === 0) {
      const all = (there[at] ?? 0) + comes;
      there[at + count] = all;
      return all;
    }
    const first = presenceStart[unit] ?? 0;
    const oldest = Math.min((ages[unit] ?? 0) - 1, year);
    let some = 0;
    for (let age = 0; age <= oldest; age++, at -= count) some += (admitted[at] ?? 0) * (presence[first + age] ?? 0);
    return some;
  };
}
