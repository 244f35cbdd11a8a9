/** What of regimes is simulated, how, and in how many threads: for `simulate`, and beside verdicts for `evaluate` and `report`. */
import { availableParallelism } from "node:os";
import { suggest } from "../diagnostics/suggest";
import { pathsOf } from "../evaluator";
import type { SimulateOptions } from "../evaluator/simulation/options";
import { prepareSimulation, type Prepared } from "../evaluator/simulation/prepare";
import { simulationOf } from "../evaluator/simulation/simulate";
import { dayOf } from "../language/dates";
import { stateless, type Regime, type Scenario } from "../language/regime";
import type { SimulatedScenario, ToldSimulation } from "../report/simulated";
import type { Context } from "./command";
import { countFromZero, countOf } from "./counts";
import { stated } from "./given";
import type { Options } from "./options";
import { tallyRuns } from "./simulate-threads";
import { didYouMean, UsageError } from "./usage-error";

/** More years than this are no horizon of a regime, and the exact ledger behind the simulation takes long. */
const mostYears = 200;
/** Runs × years × parts of flows from which on threads are worth their start. */
const long = 20_000_000;

function answerOf(options: Options): NonNullable<SimulateOptions["answer"]> {
  const written = options.text("punish");
  if (written === null) return "regime";
  return written === "always" ? "for good" : (countFromZero(options, "punish") ?? "regime");
}

/** The scenarios of a regime that are simulated: the one that is named, else all; none where no stake is declared. */
export const scenariosOf = ({ interests, scenarios }: Regime, name: string | null): readonly Scenario[] =>
  interests.stakes.length === 0 ? [] : name === null ? scenarios : scenarios.filter((s) => s.name === name);

/** Those of the regimes that have stakes and the scenario that is asked for. That there are none is wrong usage. */
export function withInterests(regimes: readonly Regime[], name: string | null, file: string): readonly Regime[] {
  const known = [...new Set(regimes.flatMap((r) => r.scenarios.map((s) => s.name)))];
  if (name !== null && !known.includes(name)) throw new UsageError(`\`--scenario\`: there is no scenario \`${name}\`.${didYouMean(suggest(name, known))}`);
  const found = regimes.filter((r) => scenariosOf(r, name).length > 0);
  if (found.length > 0) return found;
  const lacking = regimes.every((r) => r.interests.stakes.length === 0) ? "`interests`" : "a `scenario`";
  throw new UsageError(`\`${file}\` declares no regime with ${lacking}: nothing can be simulated of it. The language: docs/reference/language.md.`);
}

function optionsFor(regime: Regime, scenario: Scenario, options: Options): SimulateOptions {
  const { given, figures } = stated(regime, options.texts("set"), { host: stateless, origin: stateless, on: dayOf(scenario.horizon.from, 1, 1) ?? 0 });
  if (figures.length > 0) throw new UsageError("`--set`: interests are judged by the figures of the files.");
  const years = options.has("years") ? countOf(options, "years", 1) : null;
  if (years !== null && years > mostYears) throw new UsageError(`\`--years\` is at most ${mostYears}.`);
  return {
    scenario: scenario.name, ...(years === null ? {} : { years }), given, binding: options.text("binding") === "soft" ? "soft" : "hard",
    seed: countFromZero(options, "seed") ?? 1, runs: countOf(options, "runs", 1000), answer: answerOf(options), breaks: !options.has("keep"), safeguards: !options.has("no-safeguards"),
  };
}

/** One scenario simulated; `null`: it was stopped before the first runs were done. In words, why it cannot be. */
export async function simulated(regime: Regime, scenario: Scenario, { options, progress }: Context, stop: AbortSignal): Promise<ToldSimulation | string | null> {
  const asked = optionsFor(regime, scenario, options);
  const prepared = prepareSimulation(regime, asked);
  if (typeof prepared === "string") return prepared;
  const tally = await tallyRuns(prepared, { threads: threadsFor(prepared, options), stop, progress: (done, all) => progress("simulating", done, all) });
  if (tally.runs === 0) return null;
  const simulation = simulationOf(regime, prepared, asked, tally);
  // Loaded only here: the words of a scenario take the printer with them.
  const history = simulation.history === null ? null : (await import("../interchange")).scenarioText(regime, simulation.history.scenario);
  return { simulation, paths: pathsOf(simulation), history };
}
function threadsFor({ plan, runs }: Prepared, options: Options): number {
  if (options.has("threads")) return Math.min(64, countOf(options, "threads", 1));
  const perYear = plan.entries.draw.length / plan.entries.modes / plan.years;
  return runs * plan.years * perYear < long ? 1 : Math.min(8, availableParallelism());
}

/** All scenarios of a regime, or the one that is named, simulated beside its verdicts. */
export async function simulatedBeside(regime: Regime, context: Context): Promise<readonly SimulatedScenario[]> {
  const never = new AbortController().signal;
  const start = performance.now();
  const found: SimulatedScenario[] = [];
  for (const scenario of scenariosOf(regime, context.options.text("scenario"))) {
    const told = await simulated(regime, scenario, context, never);
    if (told !== null) found.push({ scenario: scenario.name, title: scenario.title, told });
  }
  if (found.length > 0) context.spent("simulate", performance.now() - start);
  return found;
}
