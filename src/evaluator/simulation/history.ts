import { interests } from "../interests/interests";
import { dayOf } from "../../language/dates";
import type { Flow, PartyId, Regime, Scenario, Shock } from "../../language/regime";
import { emptyDrawn } from "./draw";
import type { SimulateOptions } from "./options";
import { likeliest } from "./plan";
import { prepareScenario, type Prepared } from "./prepare";
import type { BreakHistory, BreakEvent } from "./result-history";
import { Runner } from "./run";
import { breaksIn, courseOf, drawnApart, replay, shocksIn, shrink, type Course } from "./shrink";
import type { FirstBreak } from "./tally";
import { saving } from "./world";

/** The shortest history that is found from the run that breaks first, shrunk. */
export function historyOf(regime: Regime, prepared: Prepared, options: SimulateOptions, first: FirstBreak): BreakHistory {
  const { plan, seed } = prepared;
  const runner = new Runner(plan);
  const found = courseOf(plan, seed, first);
  const course = shrink(plan, runner, found);
  const size = (c: Course): BreakHistory["after"] => ({ years: c.end + 1, shocks: shocksIn(c).length, flows: drawnApart(plan, c).length });
  return { run: first.run, before: size(found), after: size(course), events: eventsOf(prepared, runner, course), ...asScenario(regime, prepared, options, course) };
}

/** What comes and what is done, year by year, up to the year after a member broke. */
function eventsOf({ plan, labels, scenario }: Prepared, runner: Runner, course: Course): readonly BreakEvent[] {
  const events: BreakEvent[] = [];
  const year = (y: number): number => labels.firstYear + y;
  const party = (p: number | undefined): PartyId => labels.parties[p ?? 0] ?? 0;
  for (const { year: y, shock } of shocksIn(course)) events.push({ kind: "shock", year: year(y), shock: scenario.shocks[shock]?.name ?? "", title: scenario.shocks[shock]?.title ?? null });
  for (const { year: y, draw } of drawnApart(plan, course)) {
    const who = labels.draws[draw];
    if (who) events.push({ kind: "flow", year: year(y), host: who.host, origin: who.origin, mover: who.mover, movers: course.movers[y]?.[draw] ?? 0, likeliest: likeliest(plan.draws, draw) });
  }
  const { links } = plan;
  const toward = (nets: Float64Array, side: 0 | 1, p: number): readonly PartyId[] => {
    const [own, other] = side === 0 ? [links.host, links.origin] : [links.origin, links.host];
    return Array.from({ length: links.inside }, (_, link) => link).flatMap((link) => (own[link] === p && (nets[3 * link + side] ?? 0) < 0 ? [party(other[link])] : []));
  };
  runner.run(replay(course.movers, course.struck), {
    heard: (act, p, y, world) => {
      if (y > course.end + 1 || act === "comply" || (act === "breach" && y > course.end)) return;
      if (act !== "breach") return void events.push({ kind: act, year: year(y), party: party(p) });
      events.push({
        kind: act, year: year(y), party: party(p), saves: saving(world, p), worth: world.worth[p] ?? 0,
        shuts: toward(world.nets, 0, p), keeps: toward(world.nets, 1, p),
      });
    },
    yearOver: () => undefined,
  });
  return events.sort((a, b) => a.year - b.year);
}

/** The course as a scenario: to the year in which a member breaks; where it does not break by that scenario's own mean year, to the end of the horizon. */
function asScenario(regime: Regime, prepared: Prepared, options: SimulateOptions, course: Course): Pick<BreakHistory, "scenario" | "breaksAgain" | "d4"> {
  const tries = [course.end, prepared.plan.years - 1].map((end) => {
    const scenario = scenarioOf(prepared, course, end);
    return { scenario, breaksAgain: breaksBy(regime, scenario, options) };
  });
  const chosen = tries.find((t) => t.breaksAgain) ?? tries[0] ?? { scenario: prepared.scenario, breaksAgain: false };
  const own = { ...regime, scenarios: [chosen.scenario] };
  const judged = interests(own, { scenario: chosen.scenario.name, ...(options.binding ? { binding: options.binding } : {}), ...(options.given ? { given: options.given } : {}) });
  return { ...chosen, d4: judged?.sustain.verdict ?? "not-assessable" };
}

/** Whether somebody breaks under a scenario in which nothing is left to chance. */
function breaksBy(regime: Regime, scenario: Scenario, options: SimulateOptions): boolean {
  const prepared = prepareScenario(regime, scenario, options);
  if (typeof prepared === "string") return false;
  const { plan } = prepared;
  const sure = courseOf(plan, 0, { run: 0, year: 0, shocks: 0 });
  return emptyDrawn(plan).movers.length > 0 && breaksIn(new Runner(plan), sure) !== null;
}

function scenarioOf({ plan, labels, scenario }: Prepared, course: Course, end: number): Scenario {
  const { firstYear } = labels;
  const apart = drawnApart(plan, course);
  const split = new Set(apart.map(({ draw }) => labels.draws[draw]?.flow));
  const flows = scenario.flows.flatMap((flow, f): readonly Flow[] => {
    if (!split.has(f)) return [{ ...flow, ...constant(usual(flow)) }];
    return labels.draws.flatMap((who, draw) => (who.flow === f ? ofOne(flow, who, (y) => (y > course.end ? likeliest(plan.draws, draw) : Math.round(course.movers[y]?.[draw] ?? 0)), firstYear, end) : []));
  });
  const before = scenario.shocks.filter(({ chance }) => chance.kind === "year" && chance.year < firstYear);
  const came = shocksIn(course).flatMap(({ year, shock }, i, all): readonly Shock[] => {
    const own = scenario.shocks[shock];
    const nth = all.slice(0, i).filter((s) => s.shock === shock).length;
    return own === undefined ? [] : [{ ...own, name: nth === 0 ? own.name : `${own.name}${nth + 1}`, chance: { kind: "year", year: firstYear + year } }];
  });
  return { ...scenario, name: `${scenario.name}Breaks`, title: `A course of ${scenario.name} under which a member breaks`, horizon: { from: firstYear, to: firstYear + end }, flows, shocks: [...before, ...came] };
}

const usual = ({ low, high, mostly }: Flow): number => Math.round(mostly ?? (low + high) / 2);
const constant = (movers: number): Pick<Flow, "low" | "high" | "mostly"> => ({ low: movers, high: movers, mostly: null });
const alone = (party: PartyId): Flow["hosts"] => ({ include: [{ party }], within: null, except: [] });

/** The flow between two parties, in parts of equal numbers, which a text writes whole. */
function ofOne(flow: Flow, { host, origin, mover }: { readonly host: PartyId; readonly origin: PartyId; readonly mover: number }, moversIn: (year: number) => number, firstYear: number, end: number): readonly Flow[] {
  const parts: Flow[] = [];
  for (let from = 0; from <= end;) {
    let to = from;
    while (to < end && moversIn(to + 1) === moversIn(from)) to++;
    const day = (year: number): number => dayOf(firstYear + year, 1, 1) ?? 0;
    const [since, before] = [from === 0 ? flow.days.since : later(flow.days.since, day(from)), to === end ? flow.days.before : sooner(flow.days.before, day(to + 1))];
    if (since === null || before === null || since < before) parts.push({ ...flow, ...constant(moversIn(from)), classes: [mover], hosts: alone(host), origins: alone(origin), days: { since, before } });
    from = to + 1;
  }
  return parts;
}
const later = (a: number | null, b: number): number => (a === null ? b : Math.max(a, b));
const sooner = (a: number | null, b: number): number => (a === null ? b : Math.min(a, b));
