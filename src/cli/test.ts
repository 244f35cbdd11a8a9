import { askedBy, checkExpectations, evaluate, runTests } from "../evaluator";
import type { Regime } from "../language/regime";
import { testDocument } from "../report/json/test";
import { print } from "../report/json/shared";
import { coverageOf, percentCovered, tally, type RegimeRun } from "../report/outcomes";
import { testText } from "../report/text/test";
import type { Places } from "../report/places";
import type { Command, Context } from "./command";
import { exit, type ExitCode } from "./exit-codes";
import { compileAll, reportBroken } from "./session";
import { UsageError } from "./usage-error";
import type { Round } from "./watch";

function threshold({ options }: Context): number | null {
  const text = options.text("threshold");
  if (text === null) return null;
  const percent = /^\d+(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(percent >= 0 && percent <= 100)) throw new UsageError(`\`--threshold\` is a percentage from 0 to 100, which \`${text}\` is not.`);
  return percent;
}

/** The regime with only the tests and expectations asked for. */
function filtered(regime: Regime, filter: string | null): Regime {
  if (filter === null) return regime;
  return {
    ...regime,
    tests: regime.tests.filter((t) => t.title.includes(filter)),
    expectations: regime.expectations.filter((e) => e.criterion.includes(filter)),
  };
}

function runRegime(regime: Regime, places: Places, context: Context): RegimeRun {
  const tests = regime.tests.length === 0 ? [] : context.time("test", () => runTests(regime));
  const expectations = regime.expectations.length === 0 ? [] : context.time("evaluate", () => checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })));
  return { regime, places, tests, expectations };
}

function outcome(runs: readonly RegimeRun[], percent: number | null, context: Context): ExitCode {
  const t = tally(runs);
  if (t.failedTests > 0 || t.unmet > 0) return exit.failed;
  const c = coverageOf(runs);
  if (percent === null || (100 * c.decided) / Math.max(1, c.total) >= percent || c.total === 0) return exit.ok;
  context.io.err(`coverage is ${percentCovered(c)} %, below the threshold of ${percent} %\n`);
  return exit.failed;
}

/** `regime test PATH...`: 0 where all hold, 1 where one fails; nothing to run is wrong usage. */
export const test: Command = async (context) => {
  if (!context.options.has("watch")) return (await once(context)).code;
  if (context.operands.includes("-")) throw new UsageError("Standard input cannot be watched.");
  return (await import("./watch")).watching(context.io, context.operands, () => once(context));
};

async function once(context: Context): Promise<Round> {
  const { options } = context;
  const percent = threshold(context);
  const filter = options.text("filter");
  const compiled = await compileAll(context);
  const files = compiled.flatMap((c) => c.read);
  if (reportBroken(compiled, context)) return { code: exit.source, files };
  const found = compiled.flatMap(({ regimes, places }) => regimes.map((r) => ({ regime: filtered(r, filter), places })));
  const regimes = found.map((f) => f.regime);
  if (regimes.every((r) => r.tests.length === 0 && r.expectations.length === 0)) {
    throw new UsageError(filter === null ? "There is no test and no expectation to run." : `No test and no expectation has \`${filter}\` in it.`);
  }
  const runs = found.map(({ regime, places }, i) => {
    context.progress(`testing ${regime.name}`, i, found.length);
    return runRegime(regime, places, context);
  });
  const coverage = options.has("coverage") || percent !== null;
  context.time("report", () => {
    if (context.format === "json") context.io.out(print(testDocument(runs, coverage)));
    else if (context.ci !== null) context.ci.tests(runs, coverage);
    else context.io.out(testText(runs, { quiet: context.quiet, coverage, paint: context.paint }));
  });
  return { code: outcome(runs, percent, context), files };
}
