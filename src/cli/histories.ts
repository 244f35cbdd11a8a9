import { suggest } from "../diagnostics/suggest";
import { histories as explore, type Histories } from "../evaluator/histories/histories";
import { latestDay } from "../evaluator/latest-day";
import type { Regime } from "../language/regime";
import { historiesDocument, historiesJson } from "../report/json/histories";
import { print } from "../report/json/shared";
import { historiesText } from "../report/text/histories";
import { chosenRegimes } from "./choose";
import type { Command } from "./command";
import { countOf } from "./counts";
import { exit, worse, type ExitCode } from "./exit-codes";
import { compileOne, reportBroken } from "./session";
import { didYouMean, UsageError } from "./usage-error";

/** Those of the regimes that know the question. */
function asking(regimes: readonly Regime[], question: string | null): readonly Regime[] {
  const known = (r: Regime): readonly string[] => ["g2", "i1", ...r.claims.map((c) => c.name)];
  if (question === null) return regimes;
  const found = regimes.filter((r) => known(r).includes(question));
  if (found.length > 0) return found;
  const names = regimes.flatMap(known);
  throw new UsageError(`There is no question \`${question}\`.${didYouMean(suggest(question, names))} There are ${[...new Set(names)].join(", ")}.`);
}

/** 4 where something is left undecided; what was only drawn is, unless that was asked for. */
const outcome = ({ reports }: Histories, drawing: boolean): ExitCode =>
  reports.some((r) => r.outcome === "undecided" || (r.outcome === "not found" && !drawing)) ? exit.undecided : exit.ok;

/** `regime histories FILE`: what a history of concessions, breaches and the like can lead to. */
export const histories: Command = async (context) => {
  const { options } = context;
  const drawing = options.text("method") === "test";
  const [runs, seed] = [countOf(options, "runs", 1000), countOf(options, "seed", 1)];
  const question = options.text("question");
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regimes = asking(chosenRegimes(compiled, options.text("regime")), question);
  // Loaded only here: drawing is no part of the other commands.
  const { randomExplorer } = await import("../evaluator/testing/random-history");
  const draw = { explorer: randomExplorer(runs, seed), always: drawing };
  const binding = options.text("binding") === "soft" ? "soft" : "hard";
  const answers = regimes.map((regime) => {
    const on = options.day("on") ?? latestDay(regime, binding);
    if (on === null) throw new UsageError(`\`${regime.name}\` is never in force.`);
    return { regime, found: context.time("explore", () => explore(regime, { on, binding, draw, ...(question === null ? {} : { question }) })) };
  });
  context.io.out(
    context.format === "json"
      ? print(historiesDocument(answers.map(({ regime, found }) => historiesJson(regime, found, compiled.places))))
      : answers.map(({ regime, found }) => historiesText(regime, found, context.paint)).join("\n"),
  );
  return answers.map(({ found }) => outcome(found, drawing)).reduce(worse, exit.ok);
};
