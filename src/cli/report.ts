import { diff, evaluate, latestDay, treatmentMatrices } from "../evaluator";
import { html } from "../report/document/html";
import { markdown } from "../report/document/markdown";
import { reportDocument, type ReportedRegime } from "../report/document/report";
import type { SimulatedScenario } from "../report/simulated";
import type { Regime } from "../language/regime";
import type { Moment } from "../report/words/headline";
import { chosenRegimes } from "./choose";
import type { Command } from "./command";
import { drawing } from "./drawing";
import { interestsAsked, refuseWithout } from "./evaluate-interests";
import { exit } from "./exit-codes";
import { compileOne, reportBroken } from "./session";
import { scenariosOf, simulatedBeside } from "./simulating";

/** `regime report FILE`: one page, whatever the verdicts are. */
export const report: Command = async (context) => {
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const on = context.options.day("on");
  const binding = context.options.text("binding") === "soft" ? "soft" : "hard";
  const regimes = chosenRegimes(compiled, context.options.text("regime"));
  const ofInterests = interestsAsked(regimes, context.options, [], true);
  refuseWithout(regimes.some((r) => scenariosOf(r, null).length > 0), context.options, ["runs", "seed", "years", "threads", "punish", "keep", "no-safeguards"]);
  const moment: Moment = on === null ? { kind: "latest" } : { kind: "day", day: on };
  const reported = (regime: Regime, simulated: readonly SimulatedScenario[]): ReportedRegime => {
    const evaluation = context.time("evaluate", () => evaluate(regime, { reading: "both", binding, axes: true, linkages: true, concepts: on === null ? {} : { on }, also: ["g3", "g3s", "nt"], ...ofInterests(regime), progress: (done, total) => context.progress(`judging ${regime.name}`, done, total) }));
    const day = on ?? latestDay(regime, binding);
    const before = compiled.regimes.find((r) => r.name === regime.reformOf);
    const against = before === undefined ? null : { before, difference: context.time("evaluate", () => diff(before, regime).difference) };
    return { regime, evaluation, simulated, moment, against, places: compiled.places, trees: compiled.entry?.compilation.modules ?? new Map(), matrices: day === null ? { matrices: [], missing: null } : treatmentMatrices(regime, day, { binding }) };
  };
  const all: ReportedRegime[] = [];
  for (const regime of regimes) all.push(reported(regime, await simulatedBeside(regime, context)));
  const document = reportDocument(compiled.name, all);
  if (context.options.text("format") === "markdown") {
    context.io.out(markdown(document));
    return exit.ok;
  }
  const draw = await drawing();
  context.io.out(context.time("report", () => html(document, draw)));
  return exit.ok;
};
