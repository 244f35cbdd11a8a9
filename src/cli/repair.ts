import { repair as mend, whyNoName, type RepairAnswer, type RepairOptions } from "../repair";
import { suggest } from "../diagnostics/suggest";
import { criterionNames, type Regime } from "../language/regime";
import { repairDocument } from "../report/json/repair";
import { print } from "../report/json/shared";
import { repairText } from "../report/text/repair";
import { chosenRegime } from "./choose";
import type { Command, Context } from "./command";
import { countOf } from "./counts";
import { exit, type ExitCode } from "./exit-codes";
import { compileOne, reportBroken, type Compiled } from "./session";
import { didYouMean, UsageError } from "./usage-error";

/** The largest of `--edits`, `--limit` and `--trials`. */
const most = 999_999;

function targetOf({ options }: Context): RepairOptions["target"] {
  const [criterion, claim] = [options.text("criterion"), options.text("claim")];
  const name = criterionNames.find((c) => c === criterion);
  if ((name === undefined) === (claim === null)) throw new UsageError("What should hold is needed: `--criterion CRITERION` or `--claim NAME`, one of the two.");
  if (name === "d3" || name === "d4") throw new UsageError(`\`${name}\` reads declared interests, and no edit of the law is looked for that changes what they come to.`);
  return name === undefined ? { claim: claim ?? "" } : { criterion: name };
}

function optionsOf(context: Context): Omit<RepairOptions, "regime"> {
  const { options } = context;
  const [since, until, on, reform] = [options.day("since"), options.day("until"), options.day("on"), options.text("reform")];
  if (since !== null && until !== null && until < since) throw new UsageError("`--until` is before `--since`.");
  if (on !== null && (since !== null || until !== null)) throw new UsageError("`--on` is one day; `--since` and `--until` are several: one or the other.");
  const [upTo, limit, trials] = [countOf(options, "edits", null, most), countOf(options, "limit", null, most), countOf(options, "trials", null, most)];
  return {
    target: targetOf(context),
    binding: options.text("binding") === "soft" ? "soft" : "hard",
    ...(on === null ? {} : { on }), ...(since === null ? {} : { since }), ...(until === null ? {} : { until }),
    ...(upTo === null ? {} : { upTo }), ...(limit === null ? {} : { limit }), ...(trials === null ? {} : { trials }),
    ...(reform === null ? {} : { reform }), all: options.has("all"),
  };
}

/** What is wrong with what was asked of a regime, where something is. */
function checkAsked(regime: Regime, compiled: Compiled, { target, reform }: Omit<RepairOptions, "regime">): NonNullable<Compiled["entry"]> {
  if (compiled.entry === null) throw new UsageError(`\`${compiled.name}\` is a document of checked regimes: it has no text to mend. \`regime export --to text\` writes one.`);
  if (regime.reformOf !== null) throw new UsageError(`${regime.name} is a reform of ${regime.reformOf}: its text stands in two places. Mend a regime, or write the reform out with \`regime export --to text\`.`);
  if ("claim" in target && !regime.claims.some((c) => c.name === target.claim)) {
    throw new UsageError(`There is no claim \`${target.claim}\`.${didYouMean(suggest(target.claim, regime.claims.map((c) => c.name)))}`);
  }
  const why = reform === undefined ? null : compiled.regimes.some((r) => r.name === reform) ? `\`${compiled.name}\` has a \`${reform}\`.` : whyNoName(reform);
  if (why !== null) throw new UsageError(`\`--reform\` needs a name of its own, which \`${reform}\` is not: ${why}`);
  return compiled.entry;
}

function codeOf(answer: RepairAnswer): ExitCode {
  if (answer.kind === "holds") return exit.ok;
  if (answer.kind !== "searched") return exit.undecided;
  return answer.suggestions.length > 0 && answer.ended !== "budget" ? exit.ok : exit.undecided;
}

/** `regime repair FILE`: 0 with its suggestions or where nothing fails, 4 where none is found or the trials are used up. */
export const repair: Command = async (context) => {
  const asked = optionsOf(context);
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regime = chosenRegime(compiled, context.options.text("regime"));
  const { path, host } = checkAsked(regime, compiled, asked);
  const answer = context.time("repair", () => mend(path, host, { ...asked, regime: regime.name }));
  const of = { regime: regime.name, target: asked.target, binding: asked.binding ?? "hard", reform: asked.reform ?? null, places: compiled.places };
  context.time("report", () => {
    if (context.format === "json") context.io.out(print(repairDocument(of, answer)));
    else context.io.out(repairText(of, answer, { paint: context.paint, quiet: context.quiet }));
  });
  return codeOf(answer);
};
