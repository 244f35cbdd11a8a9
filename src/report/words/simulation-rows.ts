/** What a simulation comes to, as rows and sentences: the same in text, in HTML and in Markdown. */
import type { BreakHistory, SimulatedCap, SimulatedParty, Simulation } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import { unitWords } from "./interests";
import { count, listed, partyCode } from "./names";
import { capWords, doubleWords, eventWords, shareWords } from "./simulation";

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Who breaks most comes first. */
export const byBreaches = (parties: readonly SimulatedParty[]): readonly SimulatedParty[] => [...parties].sort((a, b) => sum(b.breaches) - sum(a.breaches));
/** What turns somebody away most comes first. */
export const byBinding = (caps: readonly SimulatedCap[]): readonly SimulatedCap[] => [...caps].sort((a, b) => sum(b.runs) - sum(a.runs));

export const partyHead = ["party", "nets", "5 to 95 %", "its movers", "staying", "breaches"] as const;

/** What parties come to, in a unit in which sums fit into a line. */
export function partyRows(regime: Regime, { runs, measure }: Simulation, parties: readonly SimulatedParty[]): { readonly unit: string; readonly rows: readonly (readonly string[])[] } {
  const largest = Math.max(...parties.flatMap((p) => [p.state.q05, p.state.q95, p.movers.mean].map(Math.abs)), 0);
  // Sums of a state do not fit into a line with all their digits.
  const [scale, unit] = largest >= 1e7 ? [1e6, `million ${unitWords(measure)}`] : [1, unitWords(measure)];
  const words = (x: number): string => doubleWords(x / scale);
  return {
    unit,
    rows: parties.map((p) => [
      partyCode(regime, p.party), words(p.state.mean), `${words(p.state.q05)} to ${words(p.state.q95)}`, words(p.movers.mean), p.member ? words(p.worth) : "-", p.member ? doubleWords(sum(p.breaches) / Math.max(1, runs)) : "-",
    ]),
  };
}

/** How many runs, of which years, from which seed. */
export const runsWords = ({ runs, asked, firstYear, years, seed }: Simulation): string =>
  `${count(runs, "run")} of ${firstYear} to ${firstYear + years.length - 1}, seed ${seed}.${runs < asked ? ` Broken off: ${count(asked, "run")} were asked for.` : ""}`;

/** The numbers that turn somebody away, in a sentence: at most so many of them. */
export function bindingWords(regime: Regime, { caps, runs }: Simulation, most: number): string {
  const shown = byBinding(caps).slice(0, most);
  return `Numbers that turn somebody away: ${shown.map((c) => capWords(regime, c, runs)).join("; ")}${shown.length < caps.length ? `; and ${caps.length - shown.length} more` : ""}.`;
}

/** What the shortest history is and what it was drawn as. */
export function historyHead({ after, before, run }: BreakHistory): string {
  const size = ({ years, shocks, flows }: BreakHistory["before"]): string => `${count(years, "year")}, ${count(shocks, "shock")}, ${count(flows, "flow")} away from ${flows === 1 ? "its" : "their"} likeliest`;
  return `The shortest history found after which a member breaks (${size(after)}; as drawn in run ${run}: ${size(before)}):`;
}

/** Whether the regime lasts. */
export const lastingWords = ({ lasting }: Simulation): string => `Every member keeps the regime to the end in ${shareWords(lasting)}.`;

/** All of a simulation in short: whether the regime lasts, what breaks it first, and what was left out. */
export function summaryWords(regime: Regime, simulation: Simulation): string {
  const shortest = simulation.history === null ? [] : [`The shortest history that breaks it: ${shortestWords(regime, simulation, simulation.history)}.`];
  return [lastingWords(simulation), ...shortest, ...simulation.leftOut.map((why) => `Not followed: ${why}.`)].join(" ");
}
/** In short at most so many things that come. */
const mostEvents = 3;
/** What comes, and who breaks in the first year in which somebody does. */
function shortestWords(regime: Regime, simulation: Simulation, { events }: BreakHistory): string {
  const first = events.find((e) => e.kind === "breach")?.year ?? simulation.firstYear;
  const comes = events.flatMap((e) => ((e.kind === "shock" || e.kind === "flow") && e.year <= first ? [`${eventWords(regime, e, simulation)} (${e.year})`] : []));
  const who = events.flatMap((e) => (e.kind === "breach" && e.year === first ? [partyCode(regime, e.party)] : []));
  const [shown, left] = [comes.slice(0, mostEvents), comes.length - mostEvents];
  return [...shown, ...(left > 0 ? [`${left} more`] : []), `${listed(who)} ${who.length === 1 ? "breaks" : "break"} (${first})`].join("; ");
}
