/** From a run in which a member breaks to the shortest history of its kind: fewer shocks, an earlier end, flows at their likeliest. Each trial is run again. */
import { emptyDrawn, sourceOf, type Source } from "./draw";
import { likeliest, type Plan } from "./plan";
import type { Runner } from "./run";
import type { FirstBreak } from "./tally";

/** All that comes in some years: movers by year and draw, and the shocks by year. `end`: the year in which a member breaks. */
export interface Course {
  readonly movers: readonly Float64Array[];
  readonly struck: readonly Uint8Array[];
  readonly end: number;
}

/** Draws that are not at their likeliest, as places of a year. */
export const drawnApart = ({ draws }: Plan, { movers, end }: Course): readonly { readonly year: number; readonly draw: number }[] =>
  movers.slice(0, end + 1).flatMap((all, year) => Array.from(draws.list.subarray(draws.start[year], draws.start[year + 1])).flatMap((draw) => (all[draw] === likeliest(draws, draw) ? [] : [{ year, draw }])));
export const shocksIn = ({ struck, end }: Course): readonly { readonly year: number; readonly shock: number }[] =>
  struck.slice(0, end + 1).flatMap((all, year) => [...all].flatMap((came, shock) => (came === 1 ? [{ year, shock }] : [])));

/** The year in which somebody first breaks; `null`: nobody does. */
export function breaksIn(runner: Runner, { movers, struck }: Pick<Course, "movers" | "struck">): number | null {
  let first: number | null = null;
  runner.run(replay(movers, struck), { heard: (act, _, year) => { if (act === "breach") first ??= year; }, yearOver: () => undefined });
  return first;
}

export const replay = (movers: readonly Float64Array[], struck: readonly Uint8Array[]): Source => (year, into) => {
  into.movers.set(movers[year] ?? into.movers);
  into.struck.set(struck[year] ?? into.struck);
};

/** What a run draws, again. */
export function courseOf(plan: Plan, seed: number, { run, year }: FirstBreak): Course {
  const source = sourceOf(plan, seed)(run);
  const drawn = Array.from({ length: plan.years }, (_, y) => {
    const into = emptyDrawn(plan);
    source(y, into);
    return into;
  });
  return { movers: drawn.map((d) => d.movers), struck: drawn.map((d) => d.struck), end: year };
}

/** At most so many trials. */
const mostTrials = 4000;

/** Tries courses, each by running it, and keeps the best: that in which a member breaks no later. */
class Trials {
  private made = 0;
  constructor(private readonly runner: Runner, public best: Course) {}

  keeps(trial: Pick<Course, "movers" | "struck">, latest = this.best.end): boolean {
    if (++this.made > mostTrials) return false;
    const end = breaksIn(this.runner, trial);
    if (end === null || end > latest) return false;
    this.best = { ...trial, end };
    return true;
  }
  /** With some numbers of movers changed. */
  withMovers(some: readonly Place[], to: (draw: number, movers: number) => number): Pick<Course, "movers" | "struck"> {
    const movers = this.best.movers.map((all) => all.slice());
    for (const { year, draw } of some) {
      const all = movers[year];
      if (all) all[draw] = to(draw, all[draw] ?? 0);
    }
    return { movers, struck: this.best.struck };
  }
  withoutShocks(some: readonly { readonly year: number; readonly shock: number }[]): Pick<Course, "movers" | "struck"> {
    const struck = this.best.struck.map((all) => all.slice());
    for (const { year, shock } of some) struck[year]?.fill(0, shock, shock + 1);
    return { movers: this.best.movers, struck };
  }
}
type Place = ReturnType<typeof drawnApart>[number];

/** The course with nothing in it that could be left out: no shock, no earlier year, and no flow that is not at its likeliest, alone or together with others. What stays is whole numbers where it may be. */
export function shrink(plan: Plan, runner: Runner, from: Course): Course {
  const trials = new Trials(runner, from);
  const size = (): number => shocksIn(trials.best).length + drawnApart(plan, trials.best).length + trials.best.end;
  for (let was = Infinity; size() < was;) {
    was = size();
    leaveOut(() => drawnApart(plan, trials.best), (some) => trials.keeps(trials.withMovers(some, (draw) => likeliest(plan.draws, draw))));
    leaveOut(() => shocksIn(trials.best), (some) => trials.keeps(trials.withoutShocks(some)));
    trials.keeps(earlier(trials.best), trials.best.end - 1);
  }
  const apart = drawnApart(plan, trials.best);
  // Two digits are easier to read; whole numbers can be written.
  const digits = (n: number): number => { const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))) - 1); return Math.round(n / step) * step; };
  const further = (draw: number, n: number): number => (n > likeliest(plan.draws, draw) ? Math.ceil(n) : Math.floor(n));
  const roundings: readonly ((draw: number, n: number) => number)[] = [(_, n) => digits(n), (_, n) => Math.round(n), further];
  roundings.some((to) => trials.keeps(trials.withMovers(apart, to)));
  return trials.best;
}

/** Everything a year earlier: the first year is left out. */
function earlier({ movers, struck }: Course): Pick<Course, "movers" | "struck"> {
  const moved = <T>(all: readonly T[]): readonly T[] => [...all.slice(1), ...all.slice(-1)];
  return { movers, struck: moved(struck) };
}

/** Leaves out as much as may be: all at once, then halves, quarters and so on to single ones. */
function leaveOut<T>(items: () => readonly T[], kept: (some: readonly T[]) => boolean): void {
  for (let size = items().length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < items().length;) if (!kept(items().slice(at, at + size))) at += size;
  }
}
