/** What the tab of interests shows, under one scenario; loaded when the tab is first looked at. */
import { evaluate, pathsOf, scenarioText, simulate, type Regime } from "regime-lang";
import * as report from "regime-lang/report";
import type { Asks, Shown } from "../asks";

type Evaluation = ReturnType<typeof evaluate>;

/** What is worked out of a regime, by scenario; of one without interests once. */
const known = new WeakMap<Regime, Map<string | null, Evaluation>>();

/** Everything that can be said beside the criteria: both readings, interests, linkages and concepts. */
function evaluated(regime: Regime, scenario: string | null): Evaluation {
  const made = known.get(regime) ?? new Map<string | null, Evaluation>();
  known.set(regime, made);
  const found = made.get(scenario) ?? evaluate(regime, { reading: "both", axes: true, linkages: true, concepts: {}, ...(scenario === null ? {} : { interests: { scenario, given: new Map() } }) });
  made.set(scenario, found);
  return found;
}

/** The scenario with a name, else the first; `null` where there is nothing to judge under one. */
const scenarioOf = ({ interests, scenarios }: Regime, name: string | null): Regime["scenarios"][number] | null =>
  interests.stakes.length === 0 ? null : (scenarios.find((s) => s.name === name) ?? scenarios[0] ?? null);

const moment = { kind: "latest" } as const;
const section = (text: string, blocks: readonly report.Block[]): readonly report.Block[] => (blocks.length === 0 ? [] : [{ kind: "heading", level: 3, text, id: text.toLowerCase().replace(/[^a-z]+/g, "-") }, ...blocks]);

export function interestsShown(regime: Regime, name: string | null): Pick<Shown, "blocks" | "interests"> {
  const scenario = scenarioOf(regime, name);
  const evaluation = evaluated(regime, scenario?.name ?? null);
  const { interests: found, concepts } = evaluation;
  const rest = [
    ...section("How far it holds, and politics", found === null ? [] : [...report.ranges(regime, found), ...report.politics(regime, found)]),
    ...section("Linkages", report.linkageEffects(regime, evaluation, moment)),
    ...section("Concepts of the field", concepts === null ? [] : report.concepts(regime, concepts)),
  ];
  if (found === null) return { blocks: [{ kind: "paragraph", text: ["The text declares no interests, or no scenario under which they could be judged."] }, ...rest], interests: null };
  const member = (party: number): { readonly party: number; readonly name: string } => ({ party, name: report.partyCode(regime, party) });
  return {
    blocks: report.interests(regime, found),
    interests: {
      scenario: found.scenario, scenarios: regime.scenarios.map(({ name: own, title }) => ({ name: own, title: title === null ? own : `${own}: ${title}` })),
      games: found.dyads.dyads.map(({ row, column }) => [member(row), member(column)]), rest,
    },
  };
}

/** What is simulated of a regime, by scenario. */
const drawn = new WeakMap<Regime, Map<string, readonly report.Block[]>>();

/** What comes of a scenario over as many runs as `regime simulate` makes. */
export function simulationOf(regime: Regime, { scenario }: Pick<Asks["simulation"]["ask"], "scenario">): readonly report.Block[] {
  const made = drawn.get(regime) ?? new Map<string, readonly report.Block[]>();
  drawn.set(regime, made);
  const known = made.get(scenario) ?? simulated(regime, scenario);
  made.set(scenario, known);
  return known;
}
function simulated(regime: Regime, name: string): readonly report.Block[] {
  const scenario = scenarioOf(regime, name);
  if (scenario === null) return [];
  const simulation = simulate(regime, { scenario: scenario.name });
  const told = typeof simulation === "string" ? simulation : { simulation, paths: pathsOf(simulation), history: simulation.history === null ? null : scenarioText(regime, simulation.history.scenario) };
  return report.simulations(regime, [{ scenario: scenario.name, title: scenario.title, told }]);
}

/** The game of two members in full. */
export function gameOf(regime: Regime, { scenario, row, column }: Pick<Asks["game"]["ask"], "scenario" | "row" | "column">): readonly report.Block[] {
  const found = evaluated(regime, scenario).interests;
  const dyad = found?.dyads.dyads.find((d) => d.row === row && d.column === column);
  return found === null || dyad === undefined ? [] : report.game(regime, found, dyad);
}
