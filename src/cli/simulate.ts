import { availableParallelism } from "node:os";
import { suggest } from "../diagnostics/suggest";
import type { SimulateOptions } from "../evaluator/simulation/options";
import { prepareSimulation, type Prepared } from "../evaluator/simulation/prepare";
import type { Simulation } from "../evaluator/simulation/result-simulation";
import { simulationOf } from "../evaluator/simulation/simulate";
import { dayOf } from "../language/dates";
import { stateless, type Regime } from "../language/regime";
import { notSimulatedJson, simulateDocument, simulationJson } from "../report/json/simulation";
import { print } from "../report/json/shared";
import { simulationText } from "../report/text/simulation";
import { wrap } from "../report/text/layout";
import { chosenRegimes } from "./choose";
import type { Command, Context } from "./command";
import { countFromZero, countOf } from "./counts";
import { exit, worse, type ExitCode } from "./exit-codes";
import { stated } from "./given";
import type { Options } from "./options";
import { compileOne, reportBroken } from "./session";
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

/** Those of the regimes that have stakes and the scenario that is asked for. */
function withInterests(regimes: readonly Regime[], name: string | null, file: string): readonly Regime[] {
  const known = [...new Set(regimes.flatMap((r) => r.scenarios.map((s) => s.name)))];
  if (name !== null && !known.includes(name)) throw new UsageError(`\`--scenario\`: there is no scenario \`${name}\`.${didYouMean(suggest(name, known))}`);
  const found = regimes.filter((r) => r.interests.stakes.length > 0 && (name === null ? r.scenarios.length > 0 : r.scenarios.some((s) => s.name === name)));
  if (found.length > 0) return found;
  const lacking = regimes.every((r) => r.interests.stakes.length === 0) ? "`interests`" : "a `scenario`";
  throw new UsageError(`\`${file}\` declares no regime with ${lacking}: nothing can be simulated of it. The language: docs/reference/language.md.`);
}

function optionsFor(regime: Regime, options: Options): SimulateOptions {
  const name = options.text("scenario");
  const scenario = name === null ? regime.scenarios[0] : regime.scenarios.find((s) => s.name === name);
  const { given, figures } = stated(regime, options.texts("set"), { host: stateless, origin: stateless, on: dayOf(scenario?.horizon.from ?? 1, 1, 1) ?? 0 });
  if (figures.length > 0) throw new UsageError("`--set`: interests are judged by the figures of the files.");
  const years = options.has("years") ? countOf(options, "years", 1) : null;
  if (years !== null && years > mostYears) throw new UsageError(`\`--years\` is at most ${mostYears}.`);
  return {
    ...(scenario ? { scenario: scenario.name } : {}), ...(years === null ? {} : { years }), given, binding: options.text("binding") === "soft" ? "soft" : "hard",
    seed: countFromZero(options, "seed") ?? 1, runs: countOf(options, "runs", 1000), answer: answerOf(options), breaks: !options.has("keep"), safeguards: !options.has("no-safeguards"),
  };
}

/** One regime simulated; `null`: it was stopped before the first runs were done. In words, why it cannot be. */
async function simulated(regime: Regime, { options, progress }: Context, stop: AbortSignal): Promise<Simulation | string | null> {
  const asked = optionsFor(regime, options);
  const prepared = prepareSimulation(regime, asked);
  if (typeof prepared === "string") return prepared;
  const tally = await tallyRuns(prepared, { threads: threadsFor(prepared, options), stop, progress: (done, all) => progress("simulating", done, all) });
  return tally.runs === 0 ? null : simulationOf(regime, prepared, asked, tally);
}
function threadsFor({ plan, runs }: Prepared, options: Options): number {
  if (options.has("threads")) return Math.min(64, countOf(options, "threads", 1));
  const perYear = plan.entries.draw.length / plan.entries.modes / plan.years;
  return runs * plan.years * perYear < long ? 1 : Math.min(8, availableParallelism());
}

/** `regime simulate FILE`: what comes of a regime under shocks, over many runs. Ctrl-C ends it with the runs that are done. */
export const simulate: Command = async (context) => {
  const { options, io } = context;
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regimes = withInterests(chosenRegimes(compiled, options.text("regime")), options.text("scenario"), compiled.name);
  // Loaded only here: the words of a scenario take the printer with them.
  const { scenarioText } = await import("../interchange");
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.once("SIGINT", abort);
  const parts: string[] = [];
  const documents: ReturnType<typeof simulateDocument>[] = [];
  let code: ExitCode = exit.ok;
  for (const regime of regimes) {
    if (stop.signal.aborted) break;
    const made = await simulated(regime, context, stop.signal);
    if (made === null) continue;
    if (typeof made === "string") {
      code = worse(code, exit.undecided);
      documents.push(notSimulatedJson(regime, made));
      parts.push(`${wrap(`${regime.name} cannot be simulated: ${made}.`, "").join("\n")}\n`);
      continue;
    }
    const scenario = made.history === null ? null : scenarioText(regime, made.history.scenario);
    documents.push(simulationJson(regime, made, scenario));
    parts.push(simulationText(regime, made, { paint: context.paint, verbose: options.has("verbose"), scenario }));
  }
  process.off("SIGINT", abort);
  io.out(context.format === "json" ? print(simulateDocument(documents)) : parts.join("\n"));
  if (!stop.signal.aborted) return code;
  io.err("Broken off: not all runs were made.\n");
  return worse(code, exit.undecided);
};
