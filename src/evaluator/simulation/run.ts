import { answer, appraise, invoke, resume, tempted, type Heard } from "./conduct";
import { emptyDrawn, type Drawn, type Source } from "./draw";
import type { Plan } from "./plan";
import { begin, worldOf, type World } from "./world";
import { admitter, summer } from "./admit";
import { groupAdmitter } from "./groups";
import { gatherer } from "./gather";
import { rationer, type Rationer } from "./ration";
import { shut, weather } from "./year";

/** Hears of what happens in a run: acts just before they take effect, and each year once it is over. */
export interface Listener {
  readonly heard: (act: Parameters<Heard>[0], party: number, year: number, world: World) => void;
  readonly yearOver: (year: number, world: World, drawn: Drawn) => void;
}

/** Simulates runs of one plan, one after the other. */
export class Runner {
  private readonly world: World;
  private readonly drawn: Drawn;
  private readonly worth: Float64Array;
  private readonly stocked: boolean;
  private readonly numbers: Rationer;
  private readonly gather: (year: number) => void;
  private readonly admit: (year: number) => void;
  private readonly admitGroups: (year: number) => void;
  private readonly sum: (year: number) => void;

  constructor(private readonly plan: Plan) {
    this.world = worldOf(plan);
    this.drawn = emptyDrawn(plan);
    this.gather = gatherer(plan, this.world, this.drawn);
    this.numbers = rationer(plan, this.world);
    this.admit = admitter(plan, this.world);
    this.admitGroups = groupAdmitter(plan, this.world);
    this.sum = summer(plan, this.world);
    this.stocked = plan.caps.stock.some((n) => n >= 0);
    begin(plan, this.world);
    appraise(plan, this.world, 0);
    this.worth = this.world.worth.slice();
  }

  /** By entry: the sum of whom it admitted since it was last emptied. */
  get sums(): Float64Array {
    return this.world.sums;
  }

  run(source: Source, listener: Listener): void {
    const { plan, world, drawn } = this;
    begin(plan, world);
    world.worth.set(this.worth);
    world.disturbed = false;
    for (let year = 0; year < plan.years; year++) {
      source(year, drawn);
      if (world.disturbed) resume(plan, world, year, (act, party) => listener.heard(act, party, year, world));
      weather(plan, world, drawn, year);
      this.reckon(year);
      if (plan.conduct.breaks) this.act(year, listener);
      if (this.stocked) this.numbers.useUp(year);
      this.sum(year);
      listener.yearOver(year, world, drawn);
    }
  }

  /** The year as the law and what has come before make it. */
  private reckon(year: number): void {
    this.gather(year);
    if (this.plan.caps.count > 0) this.numbers.ration(year);
    if (this.world.disturbed) this.admit(year);
    else this.admitGroups(year);
  }

  /** What members do about it. */
  private act(year: number, { heard }: Listener): void {
    const { plan, world } = this;
    let breaking = tempted(plan, world, year);
    if (breaking.length === 0) return;
    if (!world.disturbed) {
      // Groups say at most what leaving would save.
      this.admit(year);
      breaking = tempted(plan, world, year);
    }
    const invoking = breaking.filter((p) => invoke(plan, world, p, year));
    if (invoking.length > 0) {
      world.disturbed = true;
      for (const p of invoking) heard("invoke", p, year, world);
      this.reckon(year);
      breaking = tempted(plan, world, year);
    }
    if (breaking.length === 0) return;
    world.disturbed = true;
    for (const p of breaking) {
      heard("breach", p, year, world);
      answer(plan, world, p, year);
    }
    const { links } = plan;
    const breaks = (party: number | undefined): boolean => party !== undefined && breaking.includes(party);
    shut(plan, world, year, (link) => link < links.inside && (((world.nets[3 * link] ?? 0) < 0 && breaks(links.host[link])) || ((world.nets[3 * link + 1] ?? 0) < 0 && breaks(links.origin[link]))));
    this.admit(year);
  }
}
