import type { BreakHistory, Simulation } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import type { SimulatedBeside, ToldSimulation } from "../simulated";
import { count } from "../words/names";
import { conductWords, doubleWords, eventWords, noForecast, percentWords, shareWords } from "../words/simulation";
import { bindingWords, byBreaches, historyHead, partyHead, partyRows, runsWords, summaryWords } from "../words/simulation-rows";
import { table, wrap } from "./layout";
import type { Paint } from "./paint";

export interface SimulationView {
  readonly paint: Paint;
  readonly verbose: boolean;
}
/** In short at most so many rows of a table, and so many lines of a list. */
const most = 6;

/** What comes of a regime over many runs. */
export const simulationText = (regime: Regime, told: ToldSimulation, view: SimulationView): string =>
  `${simulationLines(regime, told, `${regime.name} under the scenario ${told.simulation.scenario}`, view).join("\n")}\n`;

/** What simulations come to beside the verdicts of a regime. */
export const simulationsLines = (regime: Regime, { scenarios, whole }: SimulatedBeside, view: SimulationView): readonly string[] => [
  ...(whole || scenarios.length === 0 ? [] : ["", view.paint("strong", "SIMULATION"), ...wrap(`${noForecast} All of it: \`--simulate\`.`, "  ")]),
  ...scenarios.flatMap(({ scenario, told }) => {
    if (typeof told === "string") return whole ? ["", ...wrap(`cannot be made: ${told}.`, `${view.paint("strong", `SIMULATION under the scenario ${scenario}`)}  `, "  ")] : wrap(`${scenario}: cannot be simulated: ${told}.`, "  - ");
    if (whole) return ["", ...simulationLines(regime, told, `SIMULATION under the scenario ${scenario}`, view)];
    return wrap(`${scenario}: ${summaryWords(regime, told.simulation)} ${runsWords(told.simulation)}`, "  - ");
  }),
];

function simulationLines(regime: Regime, { simulation: s, history }: ToldSimulation, heading: string, view: SimulationView): readonly string[] {
  return [
    ...wrap(s.title === null ? "" : view.paint("dim", s.title), `${view.paint("strong", heading)}  `, "  "),
    ...wrap(`${noForecast} ${runsWords(s)}`, "  "),
    ...wrap(conductWords(s.conduct), "  "),
    ...wrap(`Every member keeps the regime to the end in ${view.paint(s.lasting.share === 1 ? "good" : s.lasting.share === 0 ? "bad" : "doubt", shareWords(s.lasting))}.`, "  "),
    ...yearLines(s, view),
    ...partyLines(regime, s, view),
    ...(s.caps.length === 0 ? [] : wrap(bindingWords(regime, s, view.verbose ? Infinity : 2), "  ")),
    ...(s.history === null ? [] : historyLines(regime, s, s.history, history, view)),
    ...wrap(view.verbose ? `Assumed: ${s.assumptions.join("; ")}.` : "All that is assumed, and every year and party: `--verbose`.", "  "),
    ...s.leftOut.flatMap((why) => wrap(`Not followed: ${why}.`, "  ")),
  ];
}

/** Years spread over the horizon, the first and the last among them. */
function yearLines({ years, runs }: Simulation, { verbose }: SimulationView): readonly string[] {
  const step = verbose ? 1 : Math.max(1, (years.length - 1) / (most - 1));
  const shown = new Set(Array.from({ length: Math.min(years.length, verbose ? years.length : most) }, (_, i) => Math.round(i * step)));
  const rows = years.filter((_, y) => shown.has(y)).map(({ year, admitted, held, breaches, suspended, out, invoked }) => [
    String(year), doubleWords(admitted.mean), `${doubleWords(admitted.q05)} to ${doubleWords(admitted.q95)}`, percentWords(held.share),
    ...[breaches, suspended, out, invoked].map((n) => doubleWords(n / Math.max(1, runs))),
  ]);
  return table([["year", "admitted", "5 to 95 %", "held", "breaches", "answered", "out", "invoked"], ...rows], "  ");
}

function partyLines(regime: Regime, simulation: Simulation, { verbose }: SimulationView): readonly string[] {
  const { parties } = simulation;
  const ordered = verbose ? parties : byBreaches(parties).slice(0, most);
  const { unit, rows } = partyRows(regime, simulation, ordered);
  return [
    ...wrap(`Over all years, discounted, in ${unit}. Staying: what it is worth before anybody has broken. Breaches, here and above, are by run:`, "  "),
    ...table([partyHead, ...rows], "  "),
    ...(ordered.length < parties.length ? [`  and ${count(parties.length - ordered.length, "party", "parties")} more (\`--verbose\`)`] : []),
  ];
}

function historyLines(regime: Regime, s: Simulation, found: BreakHistory, text: string | null, view: SimulationView): readonly string[] {
  const { events, breaksAgain, scenario } = found;
  const shown = view.verbose ? events : events.slice(0, most);
  const lines = shown.flatMap((event, i) => wrap(`${eventWords(regime, event, s)}.`, shown[i - 1]?.year === event.year ? "          " : `    ${event.year}  `, "          "));
  return [
    ...wrap(historyHead(found), "  "),
    ...lines,
    ...(shown.length < events.length ? [`    and ${count(events.length - shown.length, "event")} more (\`--verbose\`)`] : []),
    ...(text === null ? [] : view.verbose
      ? [...wrap(`As a scenario, under which ${breaksAgain ? "a member breaks again" : "by its own mean year nobody breaks"}:`, "  "), "", ...text.trimEnd().split("\n"), ""]
      : wrap(`As a scenario to paste (\`${scenario.name}\`): \`--verbose\`. ${breaksAgain ? "A member breaks under it too." : "By its own mean year nobody breaks under it."}`, "  ")),
  ];
}
