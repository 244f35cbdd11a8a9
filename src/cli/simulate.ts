import { notSimulatedJson, simulateDocument, simulationJson } from "../report/json/simulation";
import { print } from "../report/json/shared";
import { simulationText } from "../report/text/simulation";
import { wrap } from "../report/text/layout";
import { chosenRegimes } from "./choose";
import type { Command } from "./command";
import { exit, worse, type ExitCode } from "./exit-codes";
import { compileOne, reportBroken } from "./session";
import { scenariosOf, simulated, withInterests } from "./simulating";

/** `regime simulate FILE`: what comes of a regime under shocks, over many runs. Ctrl-C ends it with the runs that are done. */
export const simulate: Command = async (context) => {
  const { options, io } = context;
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const name = options.text("scenario");
  const regimes = withInterests(chosenRegimes(compiled, options.text("regime")), name, compiled.name);
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.once("SIGINT", abort);
  const parts: string[] = [];
  const documents: ReturnType<typeof simulateDocument>[] = [];
  let code: ExitCode = exit.ok;
  for (const regime of regimes) {
    const [scenario] = scenariosOf(regime, name);
    if (stop.signal.aborted || scenario === undefined) break;
    const told = await simulated(regime, scenario, context, stop.signal);
    if (told === null) continue;
    if (typeof told === "string") {
      code = worse(code, exit.undecided);
      documents.push(notSimulatedJson(regime, told));
      parts.push(`${wrap(`${regime.name} cannot be simulated: ${told}.`, "").join("\n")}\n`);
      continue;
    }
    documents.push(simulationJson(regime, told));
    parts.push(simulationText(regime, told, { paint: context.paint, verbose: options.has("verbose") }));
  }
  process.off("SIGINT", abort);
  io.out(context.format === "json" ? print(simulateDocument(documents)) : parts.join("\n"));
  if (!stop.signal.aborted) return code;
  io.err("Broken off: not all runs were made.\n");
  return worse(code, exit.undecided);
};
