import type { BreakHistory, SimulatedParty, Simulation } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { unitWords } from "../words/interests";
import { count, partyCode } from "../words/names";
import { capWords, conductWords, doubleWords, eventWords, noForecast, percentWords, shareWords } from "../words/simulation";
import { table, wrap } from "./layout";
import type { Paint } from "./paint";

export interface SimulationView {
  readonly paint: Paint;
  readonly verbose: boolean;
  /** The shortest history as a text of the language; `null`: there is none. */
  readonly scenario: string | null;
}
/** In short at most so many rows of a table, and so many lines of a list. */
const most = 6;

/** What comes of a regime over many runs. */
export function simulationText(regime: Regime, s: Simulation, view: SimulationView): string {
  const last = s.firstYear + s.years.length - 1;
  return `${[
    ...wrap(s.title === null ? "" : view.paint("dim", s.title), `${view.paint("strong", `${regime.name} under the scenario ${s.scenario}`)}  `, "  "),
    ...wrap(`${noForecast} ${count(s.runs, "run")} of ${s.firstYear} to ${last}, seed ${s.seed}.${s.runs < s.asked ? ` Broken off: ${count(s.asked, "run")} were asked for.` : ""}`, "  "),
    ...wrap(conductWords(s.conduct), "  "),
    ...wrap(`Every member keeps the regime to the end in ${view.paint(s.lasting.share === 1 ? "good" : s.lasting.share === 0 ? "bad" : "doubt", shareWords(s.lasting))}.`, "  "),
    ...yearLines(s, view),
    ...partyLines(regime, s, view),
    ...capLines(regime, s, view),
    ...(s.history === null ? [] : historyLines(regime, s, s.history, view)),
    ...wrap(view.verbose ? `Assumed: ${s.assumptions.join("; ")}.` : "All that is assumed, and every year and party: `--verbose`.", "  "),
    ...s.leftOut.flatMap((why) => wrap(`Not followed: ${why}.`, "  ")),
  ].join("\n")}\n`;
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

const breaksOf = ({ breaches }: SimulatedParty): number => breaches.reduce((a, b) => a + b, 0);

function partyLines(regime: Regime, { parties, runs, measure }: Simulation, { verbose }: SimulationView): readonly string[] {
  const ordered = verbose ? parties : [...parties].sort((a, b) => breaksOf(b) - breaksOf(a)).slice(0, most);
  const largest = Math.max(...ordered.flatMap((p) => [p.state.q05, p.state.q95, p.movers.mean].map(Math.abs)), 0);
  // Sums of a state do not fit into a line with all their digits.
  const [scale, unit] = largest >= 1e7 ? [1e6, `million ${unitWords(measure)}`] : [1, unitWords(measure)];
  const words = (x: number): string => doubleWords(x / scale);
  const rows = ordered.map((p) => [
    partyCode(regime, p.party), words(p.state.mean), `${words(p.state.q05)} to ${words(p.state.q95)}`, words(p.movers.mean), p.member ? words(p.worth) : "-", p.member ? doubleWords(breaksOf(p) / Math.max(1, runs)) : "-",
  ]);
  return [
    ...wrap(`Over all years, discounted, in ${unit}. Staying: what it is worth before anybody has broken. Breaches, here and above, are by run:`, "  "),
    ...table([["party", "nets", "5 to 95 %", "its movers", "staying", "breaches"], ...rows], "  "),
    ...(ordered.length < parties.length ? [`  and ${count(parties.length - ordered.length, "party", "parties")} more (\`--verbose\`)`] : []),
  ];
}

function capLines(regime: Regime, { caps, runs }: Simulation, { verbose }: SimulationView): readonly string[] {
  if (caps.length === 0) return [];
  const binding = [...caps].sort((a, b) => b.runs.reduce((x, y) => x + y, 0) - a.runs.reduce((x, y) => x + y, 0));
  const shown = verbose ? binding : binding.slice(0, 2);
  return wrap(`Numbers that turn somebody away: ${shown.map((c) => capWords(regime, c, runs)).join("; ")}${shown.length < caps.length ? `; and ${caps.length - shown.length} more` : ""}.`, "  ");
}

function historyLines(regime: Regime, s: Simulation, { events, after, before, run, breaksAgain, scenario }: BreakHistory, view: SimulationView): readonly string[] {
  const shown = view.verbose ? events : events.slice(0, most);
  const lines = shown.flatMap((event, i) => wrap(`${eventWords(regime, event, s)}.`, shown[i - 1]?.year === event.year ? "          " : `    ${event.year}  `, "          "));
  const size = ({ years, shocks, flows }: BreakHistory["before"]): string => `${count(years, "year")}, ${count(shocks, "shock")}, ${count(flows, "flow")} away from ${flows === 1 ? "its" : "their"} likeliest`;
  return [
    ...wrap(`The shortest history found after which a member breaks (${size(after)}; as drawn in run ${run}: ${size(before)}):`, "  "),
    ...lines,
    ...(shown.length < events.length ? [`    and ${count(events.length - shown.length, "event")} more (\`--verbose\`)`] : []),
    ...(view.scenario === null ? [] : view.verbose
      ? [...wrap(`As a scenario, under which ${breaksAgain ? "a member breaks again" : "by its own mean year nobody breaks"}:`, "  "), "", ...view.scenario.trimEnd().split("\n"), ""]
      : wrap(`As a scenario to paste (\`${scenario.name}\`): \`--verbose\`. ${breaksAgain ? "A member breaks under it too." : "By its own mean year nobody breaks under it."}`, "  ")),
  ];
}
