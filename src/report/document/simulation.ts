import type { ShareOfRuns, Simulation } from "../../evaluator/result";
import type { Regime } from "../../language/regime";
import type { SimulatedScenario, ToldSimulation } from "../simulated";
import { capName, conductWords, doubleWords, eventWords, noForecast, percentWords } from "../words/simulation";
import { byBinding, byBreaches, historyHead, lastingWords, partyHead, partyRows, runsWords } from "../words/simulation-rows";
import { anchor, heading, list, paragraph, table, type Block, type Table } from "./blocks";

/** Of more numbers than these that turn somebody away, those that do so most often are shown. */
const mostCaps = 6;

/** What comes of a regime over many runs, scenario by scenario: paths by year as pictures, and the shortest history that breaks it. */
export const simulations = (regime: Regime, scenarios: readonly SimulatedScenario[]): readonly Block[] => scenarios.flatMap(({ scenario, title, told }) => [
  heading(4, `Under the scenario ${scenario}${title === null ? "" : `: ${title}`}`, anchor(regime.name, "simulation", scenario)),
  ...(typeof told === "string" ? [paragraph(`It cannot be simulated: ${told}.`)] : blocks(regime, told)),
]);

function blocks(regime: Regime, told: ToldSimulation): readonly Block[] {
  const { simulation: s } = told;
  return [
    paragraph({ strong: noForecast }, ` ${runsWords(s)} ${conductWords(s.conduct)}`),
    paragraph([lastingWords(s), ...s.leftOut.map((why) => `Not followed: ${why}.`)].join(" ")),
    admissions(s),
    members(told),
    ...caps(regime, told),
    parties(regime, s),
    ...history(regime, told),
    { kind: "details", summary: "What is assumed", blocks: [list(s.assumptions.map((a) => `${a}.`))] },
  ];
}

function admissions({ years, runs }: Simulation): Block {
  const points = years.flatMap(({ year, admitted: a }) => [
    { year, series: "5 to 95 % of the runs, and the middle one", value: a.q50, low: a.q05, high: a.q95 },
    { year, series: "the mean, with its 95 % interval", value: a.mean, low: a.low, high: a.high },
  ]);
  const rows = years.map(({ year, admitted: a }) => [String(year), doubleWords(a.mean), `${doubleWords(a.low)} to ${doubleWords(a.high)}`, doubleWords(a.q50), `${doubleWords(a.q05)} to ${doubleWords(a.q95)}`]);
  return {
    kind: "picture", caption: `Movers admitted by year, in ${runs} runs.`, picture: { kind: "bands", label: "movers admitted", shares: false, points },
    table: table("Movers admitted by year", ["year", "mean", "95 % interval", "middle run", "5 to 95 % of the runs"], rows),
  };
}

/** A share of the runs, or of members in the mean run, by year. */
interface Series {
  readonly name: string;
  readonly years: readonly ShareOfRuns[];
}
/** Shares by year with their intervals, as a picture and a table. */
function shares({ title, caption, label }: { readonly title: string; readonly caption: string; readonly label: string }, { years }: Simulation, series: readonly Series[]): Block {
  return {
    kind: "picture", caption,
    picture: { kind: "bands", label, shares: true, points: series.flatMap(({ name, years: of }) => of.map(({ share, low, high }, y) => ({ year: years[y]?.year ?? 0, series: name, value: share, low, high }))) },
    table: table(title, ["year", ...series.map((s) => s.name)], years.map(({ year }, y) => [String(year), ...series.map(({ years: of }) => intervalOf(of[y]))])),
  };
}
const intervalOf = (s: ShareOfRuns | undefined): string => (s === undefined ? "-" : `${percentWords(s.share)} (${percentWords(s.low)} to ${percentWords(s.high)})`);

/** What members do, by year. What never happens is no line; that all keep the regime is one in any case. */
function members({ simulation: s, paths }: ToldSimulation): Block {
  const acts = [["breaking", "members that break"], ["answered", "members answered"], ["out", "members out"], ["invoking", "members that invoke safeguards"]] as const;
  const shown = acts.flatMap(([act, name]): readonly Series[] => (paths.members.some((m) => m[act].count > 0) ? [{ name, years: paths.members.map((m) => m[act]) }] : []));
  const held = { name: "runs in which all keep the regime", years: s.years.map((y) => y.held) };
  const caption = "The share of the runs in which every member keeps the regime, and of the members who break, are answered, are out or invoke safeguards, where some do; with 95 % intervals.";
  return shares({ title: "What members do by year", caption, label: "share" }, s, [held, ...shown]);
}

function caps(regime: Regime, { simulation: s, paths }: ToldSimulation): readonly Block[] {
  if (s.caps.length === 0) return [];
  const shown = byBinding(s.caps).slice(0, mostCaps);
  const left = s.caps.length - shown.length;
  const names = shown.map((cap) => capName(regime, cap));
  // Two clauses may have one number.
  const series = shown.map((cap, i) => ({ name: names.indexOf(names[i] ?? "") === i ? (names[i] ?? "") : `${names[i] ?? ""} (another, ${i + 1})`, years: paths.caps[s.caps.indexOf(cap)] ?? [] }));
  const caption = `The share of the runs in which a number turns somebody away, with 95 % intervals${left > 0 ? `; ${left} more do so less often` : ""}.`;
  return [shares({ title: "Numbers that turn somebody away", caption, label: "share of the runs" }, s, series)];
}

function parties(regime: Regime, s: Simulation): Table {
  const { unit, rows } = partyRows(regime, s, byBreaches(s.parties));
  return table(`Over all years, discounted, in ${unit}; staying is worth so much before anybody has broken, and breaches are by run`, partyHead, rows);
}

function history(regime: Regime, { simulation: s, history: text }: ToldSimulation): readonly Block[] {
  if (s.history === null) return [paragraph("No member breaks in any of these runs, so that there is no history after which one does.")];
  return [
    paragraph(historyHead(s.history)),
    list(s.history.events.map((event) => [{ strong: String(event.year) }, ` ${eventWords(regime, event, s)}.`])),
    ...(text === null ? [] : [{ kind: "details", summary: `The same as a scenario. ${s.history.breaksAgain ? "A member breaks under it too." : "By its own mean year nobody breaks under it."}`, blocks: [{ kind: "source", text: text.trimEnd() }] } as const]),
  ];
}
