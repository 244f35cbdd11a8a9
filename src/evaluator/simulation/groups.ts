import { flatten, Ids } from "./ids";
import type { Plan } from "./plan";
import type { World } from "./world";

/** Units that are worth the same to one party, for as long: what they come to is a sum of who came times what one is worth, which needs no unit. */
interface Group {
  readonly party: number;
  /** Whether the party is their host, and whether both sides are bound by the regime. */
  readonly isHost: boolean;
  readonly inside: boolean;
  /** What one of them is worth to the state and to its movers: once; and by year, for a year that he is there. */
  readonly once: readonly [number, number];
  readonly worth: readonly (readonly [number, number])[];
  /** The parts of years for which they are there after they came; empty: there is no end. */
  readonly presence: readonly number[];
}

/**
 * Makes what adds up by party what those who come in a year in which nothing has happened yet, and all who are there, are worth, as `admitter` does, to rounding. It adds entries to groups, and looks at no
 * link, which took most of the time of a year. What leaving would save is said too high where somebody's movers are worth something at one time and cost something at another: each is taken at his worst.
 */
export function groupAdmitter(plan: Plan, world: World): (year: number) => void {
  const { groups, starts, ends, hosts, origins } = grouped(plan);
  const count = groups.length;
  const came = new Float64Array(plan.years * count);
  const value = valuer(plan, groups, world, came);
  return (year) => {
    const { comes } = world;
    const at = year * count;
    came.fill(0, at, at + count);
    const last = starts[year + 1] ?? 0;
    for (let stretch = starts[year] ?? 0, e = plan.entries.start[year * plan.units.count] ?? 0; stretch < last; stretch++) {
      let all = 0;
      for (const end = ends[stretch] ?? 0; e < end; e++) {
        const some = comes[e] ?? 0;
        const to = at + (origins[e] ?? 0);
        all += some;
        came[to] = (came[to] ?? 0) + some;
      }
      const to = at + (hosts[stretch] ?? 0);
      came[to] = (came[to] ?? 0) + all;
    }
    value(year);
  };
}

/** Adds up by party what groups come to in a year, from who came up to it. */
function valuer(plan: Plan, groups: readonly Group[], { parties: totals }: World, came: Float64Array): (year: number) => void {
  const count = groups.length;
  const there = new Float64Array(plan.years * count);
  const { starts, items } = flatten(groups.map((g) => g.presence));
  const flat = {
    party: Int32Array.from(groups, (g) => g.party), hosts: Float64Array.from(groups, (g) => (g.isHost ? 1 : 0)), inside: Float64Array.from(groups, (g) => (g.inside ? 1 : 0)),
    once: Float64Array.from(groups.flatMap((g) => g.once)), worth: Float64Array.from(Array.from({ length: plan.years }, (_, year) => groups.flatMap((g) => g.worth[year] ?? [0, 0])).flat()),
    starts, presence: Float64Array.from(items),
  };
  return (year) => {
    const { party, hosts, inside, once, worth, starts: start, presence } = flat;
    const parties = totals;
    parties.fill(0);
    for (let g = 0, at = year * count; g < count; g++, at++) {
      const n = came[at] ?? 0;
      const [first, last] = [start[g] ?? 0, start[g + 1] ?? 0];
      let stays = 0;
      if (first === last) there[at] = stays = n + (year === 0 ? 0 : (there[at - count] ?? 0));
      else for (let i = first, then = at; i < last && then >= 0; i++, then -= count) stays += (came[then] ?? 0) * (presence[i] ?? 0);
      const [own, perYear] = [once[2 * g] ?? 0, worth[2 * at] ?? 0];
      const p = 4 * (party[g] ?? 0);
      parties[p] = (parties[p] ?? 0) + n * own + stays * perYear;
      parties[p + 1] = (parties[p + 1] ?? 0) + n * (once[2 * g + 1] ?? 0) + stays * (worth[2 * at + 1] ?? 0);
      parties[p + 2] = (parties[p + 2] ?? 0) + (inside[g] ?? 0) * (n * Math.max(0, -own) + stays * Math.max(0, -perYear));
      parties[p + 3] = (parties[p + 3] ?? 0) + (hosts[g] ?? 0) * n;
    }
  };
}

/** The groups of a plan. By year, from `starts[y]` to `starts[y + 1]`: where entries of one group of a host that follow one another end, and the group. By entry: the group of its origin. */
interface Grouped {
  readonly groups: readonly Group[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly hosts: Int32Array;
  readonly origins: Int32Array;
}

function grouped(plan: Plan): Grouped {
  const { years, units: { count }, entries: { start } } = plan;
  const { groups, sides } = groupsOf(plan);
  const origins = new Int32Array(start[years * count] ?? 0);
  const stretches = Array.from({ length: years }, (_, year) => {
    const found: { readonly host: number; end: number }[] = [];
    sides.forEach(({ host, origin }, unit) => {
      const [first, end] = [start[year * count + unit] ?? 0, start[year * count + unit + 1] ?? 0];
      origins.fill(origin, first, end);
      const before = found.at(-1);
      if (before?.host === host) before.end = end;
      else found.push({ host, end });
    });
    return found;
  });
  const { starts, items } = flatten(stretches);
  return { groups, starts, ends: Int32Array.from(items, (s) => s.end), hosts: Int32Array.from(items, (s) => s.host), origins };
}

/** The groups, and those of each unit. */
function groupsOf({ years, units, links }: Plan): { readonly groups: readonly Group[]; readonly sides: readonly { readonly host: number; readonly origin: number }[] } {
  const ids = new Ids<Group>();
  const of = (group: Group): number => ids.of(JSON.stringify(group), () => group);
  const linkOf = Array.from({ length: links.count }, (_, link) => Array.from({ length: (units.start[link + 1] ?? 0) - (units.start[link] ?? 0) }, () => link)).flat();
  const sides = linkOf.map((link, unit) => {
    const first = units.presenceStart[unit] ?? 0;
    const presence = [...units.presence.subarray(first, first + (units.ages[unit] ?? 0))];
    const at = (values: Float64Array, row: number, side: number): number => values[3 * row + side] ?? 0;
    const worth = (of: (row: number) => readonly [number, number]): Group["worth"] => Array.from({ length: years }, (_, year) => of(year * units.count + unit));
    const common = { inside: link < links.inside, presence };
    return {
      host: of({ ...common, party: links.host[link] ?? 0, isHost: true, once: [at(units.once, unit, 0), 0], worth: worth((row) => [at(units.worth, row, 0), 0]) }),
      origin: of({ ...common, party: links.origin[link] ?? 0, isHost: false, once: [at(units.once, unit, 1), at(units.once, unit, 2)], worth: worth((row) => [at(units.worth, row, 1), at(units.worth, row, 2)]) }),
    };
  });
  return { groups: ids.items, sides };
}
