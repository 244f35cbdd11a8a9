/** Admission of a plan's years said as simply as may be: entry by entry. It follows a run by what its world says is closed, and by which law. */
import type { Drawn } from "../../src/evaluator/simulation/draw";
import type { Plan } from "../../src/evaluator/simulation/plan";
import type { World } from "../../src/evaluator/simulation/world";

interface Entry {
  readonly unit: number;
  readonly link: number;
  readonly comes: number;
  readonly once: readonly number[];
  readonly caps: readonly number[];
}
/** By unit who is admitted; by party what it nets as a state, what its movers net, what leaving would save it, and how many it admits. */
export interface PlainYear {
  readonly admitted: readonly number[];
  readonly parties: readonly (readonly [number, number, number, number])[];
}

const at = (numbers: ArrayLike<number>, i: number): number => numbers[i] ?? 0;
const rangeOf = (starts: ArrayLike<number>, i: number): readonly number[] => Array.from({ length: at(starts, i + 1) - at(starts, i) }, (_, k) => at(starts, i) + k);

export class PlainSimulation {
  /** By unit, then by year: who came and has not been put out. */
  private readonly came: number[][];
  private readonly left: number[];
  constructor(private readonly plan: Plan) {
    this.came = Array.from({ length: plan.units.count }, () => []);
    this.left = [...plan.caps.stock];
  }

  /** The next year. `before`: by link, whether it was closed before anybody broke in this year. */
  year(year: number, world: World, { movers }: Drawn, before: ArrayLike<number>): PlainYear {
    const { plan, came, left } = this;
    const linkOf = Array.from({ length: plan.links.count }, (_, link) => rangeOf(plan.units.start, link).map(() => link)).flat();
    const putOut = (closed: ArrayLike<number>): void => linkOf.forEach((link, unit) => { if (at(closed, link) === 1) came[unit] = came[unit]?.map(() => 0) ?? []; });
    putOut(before);
    const entries = Array.from({ length: plan.units.count }, (_, unit) => rangeOf(plan.entries.start, year * plan.units.count + unit).map((e): Entry => {
      const isOpen = at(before, linkOf[unit] ?? 0) === 0 && plan.units.mode[unit] === world.mode[linkOf[unit] ?? 0];
      const comes = at(movers, at(plan.entries.draw, e)) * at(plan.entries.part, e) * at(world.kept, at(plan.entries.exposure, e));
      return { unit, link: linkOf[unit] ?? 0, comes: isOpen ? comes : 0, once: [0, 1, 2].map((side) => at(plan.units.once, 3 * unit + side)), caps: rangeOf(plan.entries.capStart, e).map((i) => at(plan.entries.caps, i)) };
    })).flat();
    const shares = left.map((rest, cap) => {
      const most = at(plan.caps.yearly, cap * plan.years + year);
      const would = entries.reduce((sum, e) => sum + (e.caps.includes(cap) ? e.comes : 0), 0);
      const allowed = most < 0 ? Math.max(0, rest) : most;
      return would <= allowed ? 1 : allowed / would;
    });
    putOut(world.closed);
    const admitted = entries.map((e) => ({ ...e, comes: at(world.closed, e.link) === 1 ? 0 : e.comes * Math.min(1, ...e.caps.map((cap) => shares[cap] ?? 1)) }));
    plan.caps.stock.forEach((stock, cap) => {
      if (stock >= 0 && plan.caps.floor[cap] === 0) left[cap] = admitted.reduce((rest, e) => (e.caps.includes(cap) ? rest - e.comes : rest), left[cap] ?? 0);
    });
    const byUnit = came.map((years, unit) => (years[year] = admitted.filter((e) => e.unit === unit).reduce((sum, e) => sum + e.comes, 0)));
    return { admitted: byUnit, parties: this.parties(year, admitted, byUnit) };
  }

  private parties(year: number, admitted: readonly Entry[], byUnit: readonly number[]): PlainYear["parties"] {
    const { plan } = this;
    const parties = Array.from({ length: plan.parties }, (): [number, number, number, number] => [0, 0, 0, 0]);
    for (let link = 0; link < plan.links.count; link++) {
      const net = [0, 0, 0];
      let all = 0;
      rangeOf(plan.units.start, link).forEach((unit) => {
        for (const e of admitted) if (e.unit === unit) e.once.forEach((worth, side) => { net[side] = (net[side] ?? 0) + e.comes * worth; });
        const there = this.there(unit, year);
        for (const side of [0, 1, 2]) net[side] = (net[side] ?? 0) + there * at(plan.units.worth, 3 * (year * plan.units.count + unit) + side);
        all += byUnit[unit] ?? 0;
      });
      const [host, origin] = [parties[at(plan.links.host, link)], parties[at(plan.links.origin, link)]];
      const [h = 0, o = 0, m = 0] = net;
      if (host === undefined || origin === undefined) continue;
      host[0] += h;
      origin[0] += o;
      origin[1] += m;
      host[3] += all;
      if (link < plan.links.inside) {
        host[2] += Math.max(0, -h);
        origin[2] += Math.max(0, -o);
      }
    }
    return parties;
  }

  private there(unit: number, year: number): number {
    const { ages, presenceStart, presence } = this.plan.units;
    const years = this.came[unit] ?? [];
    if (at(ages, unit) === 0) return years.slice(0, year + 1).reduce((sum, n) => sum + n, 0);
    let there = 0;
    for (let age = 0; age < Math.min(at(ages, unit), year + 1); age++) there += (years[year - age] ?? 0) * at(presence, at(presenceStart, unit) + age);
    return there;
  }
}
