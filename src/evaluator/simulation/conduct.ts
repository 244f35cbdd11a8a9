/**
 * The rule of conduct, the same for every member: it breaks in a year in which what leaving saves is more than staying is worth (D4's inequality with what the year has brought); before that it
 * invokes a safeguard, where the regime has one that it may invoke. Who broke is answered from the next year on. Nothing else is ever done: see `docs/reference/simulation.md`.
 */
import type { ConductPlan, Plan } from "./plan";
import { putOut, saving, type World } from "./world";

/** What is done, in the words of histories. `party`: its place in the plan. */
export type Act = "invoke" | "breach" | "suspend" | "comply" | "withdraw";
export type Heard = (act: Act, party: number) => void;

/** For `answer` years of answers: delta + delta² + .. */
export function futureOf({ delta, answer }: Pick<ConductPlan, "delta" | "answer">): number {
  if (answer === Infinity) return delta >= 1 ? Infinity : delta / (1 - delta);
  let [sum, factor] = [0, 1];
  for (let y = 0; y < answer; y++) {
    factor *= delta;
    sum += factor;
  }
  return sum;
}

/** What staying is worth to a member: what it nets in the mean year from partners who are not out for good, for as long as it would be answered. */
export function worthOfStaying({ conduct, parties }: Plan, { out, back, answered }: World, member: number, year: number): number {
  let net = 0;
  for (let other = 0; other < parties; other++) {
    const gone = (out[other] ?? Infinity) !== Infinity || ((back[other] ?? Infinity) === Infinity && (answered[other] ?? Infinity) <= year);
    if (!gone) net += conduct.net[member * parties + other] ?? 0;
  }
  const future = conduct.notice >= 0 ? futureOf({ delta: conduct.delta, answer: Infinity }) : futureOf(conduct);
  return net === 0 ? 0 : net * future;
}

/** Numbers within a billionth of one another count as equal: what is met exactly is met. */
export const exceeds = (gain: number, worth: number): boolean => gain > worth && (worth === -Infinity || gain - worth > 1e-9 * (Math.abs(gain) + Math.abs(worth)));

/** Whether a member keeps nothing of the regime in a year: it is answered, or out. */
export const isAway = ({ answered, back, out }: World, party: number, year: number): boolean =>
  (out[party] ?? Infinity) <= year || ((answered[party] ?? Infinity) <= year && year < (back[party] ?? Infinity));

/** What staying is worth to each party as things are. */
export function appraise(plan: Plan, world: World, year: number): void {
  for (let p = 0; p < plan.parties; p++) world.worth[p] = worthOfStaying(plan, world, p, year);
}

/** Members who are there and for whom leaving gains more than staying is worth, as places. */
export function tempted(plan: Plan, world: World, year: number): readonly number[] {
  const found: number[] = [];
  for (let p = 0; p < plan.parties; p++) {
    if (exceeds(saving(world, p), world.worth[p] ?? 0) && !isAway(world, p, year)) found.push(p);
  }
  return found;
}

/** Begins a year in which somebody may be away: who comes back, who is out from now on, and so between whom nobody moves and who was there is put out. */
export function resume(plan: Plan, world: World, year: number, heard: Heard): void {
  const { links } = plan;
  const { answered, back, out, invokedUntil, closed, mode } = world;
  for (let p = 0; p < plan.parties; p++) {
    if ((back[p] ?? Infinity) === year && (out[p] ?? Infinity) > year) {
      answered[p] = back[p] = Infinity;
      heard("comply", p);
    }
    if ((answered[p] ?? Infinity) === year && (out[p] ?? Infinity) > year) heard("suspend", p);
    if ((out[p] ?? Infinity) === year) heard("withdraw", p);
  }
  for (let link = 0; link < links.count; link++) {
    const [host, origin] = [links.host[link] ?? 0, links.origin[link] ?? 0];
    const isClosed = link < links.inside ? isAway(world, host, year) || isAway(world, origin, year) : (out[host] ?? Infinity) <= year;
    closed[link] = isClosed ? 1 : 0;
    if (isClosed) putOut(plan, world, link, year);
    if ((invokedUntil[host] ?? 0) <= year) mode[link] = 0;
  }
  appraise(plan, world, year);
}

/** Invokes the safeguards of a host toward those whose movers cost it this year; says whether there was one that changes anything. */
export function invoke(plan: Plan, world: World, party: number, year: number): boolean {
  const { links, entries, conduct } = plan;
  if (entries.modes === 1 || (world.free[party] ?? 0) > year) return false;
  let changes = false;
  for (let link = 0; link < links.inside; link++) {
    if (links.host[link] !== party || world.closed[link] === 1 || (world.nets[3 * link] ?? 0) >= 0 || !guards(plan, link, year)) continue;
    world.mode[link] = 1;
    changes = true;
  }
  if (!changes) return false;
  const until = year + conduct.safeguardYears;
  world.invokedUntil[party] = until;
  world.free[party] = conduct.renewable ? until : until + 1;
  return true;
}

/** Whether safeguards change what a link is given in a year. */
function guards({ entries, units }: Plan, link: number, year: number): boolean {
  const { start, draw, part, capStart, caps } = entries;
  const given = ["", ""];
  for (let unit = units.start[link] ?? 0; unit < (units.start[link + 1] ?? 0); unit++) {
    const row = year * units.count + unit;
    for (let e = start[row] ?? 0; e < (start[row + 1] ?? 0); e++) given[units.mode[unit] ?? 0] += `${draw[e]} ${entries.exposure[e]} ${part[e]} ${units.once.subarray(3 * unit, 3 * unit + 3)} ${caps.subarray(capStart[e], capStart[e + 1])};`;
  }
  return given[0] !== given[1];
}

/** What a breach brings about from the next year on. */
export function answer({ conduct }: Plan, { answered, back, out }: World, party: number, year: number): void {
  answered[party] = year + 1;
  back[party] = year + 1 + conduct.answer;
  if (conduct.notice >= 0) out[party] = Math.min(out[party] ?? Infinity, year + conduct.notice);
}
