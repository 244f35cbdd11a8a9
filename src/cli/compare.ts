import { compareRegimes } from "../evaluator";
import type { Regime } from "../language/regime";
import { comparisonDocument } from "../report/document/comparison";
import { html } from "../report/document/html";
import { compareDocument } from "../report/json/compare";
import { print } from "../report/json/shared";
import { compareMarkdown, compareText } from "../report/text/compare";
import type { Command } from "./command";
import { drawing } from "./drawing";
import { exit } from "./exit-codes";
import { compileAll, reportBroken, type Compiled } from "./session";
import { UsageError } from "./usage-error";

interface Named {
  readonly label: string;
  readonly regime: Regime;
}

/** Every regime under its name; those of one name under that of their file too. A file named twice counts once. */
function named(compiled: readonly Compiled[]): readonly Named[] {
  const once = [...new Map(compiled.map((c) => [c.name, c])).values()];
  const all = once.flatMap(({ name, regimes }) => regimes.map((regime) => ({ file: name, regime })));
  return all.map(({ file, regime }) => ({ label: all.filter((o) => o.regime.name === regime.name).length === 1 ? regime.name : `${regime.name} of ${file}`, regime }));
}

/** `regime compare PATH...`: 0 with the table, 4 where something in it is undecided. */
export const compare: Command = async (context) => {
  const on = context.options.day("on");
  const compiled = await compileAll(context);
  if (reportBroken(compiled, context)) return exit.source;
  const regimes = named(compiled);
  if (regimes.length === 0) throw new UsageError("No file named holds a regime.");
  const binding = context.options.text("binding") === "soft" ? "soft" : "hard";
  const comparison = context.time("evaluate", () => compareRegimes(regimes, { binding, ...(on === null ? {} : { on }) }));
  const draw = context.options.text("format") === "html" ? await drawing() : null;
  context.time("report", () => {
    if (context.format === "json") context.io.out(print(compareDocument(comparison)));
    else if (context.options.text("format") === "markdown") context.io.out(compareMarkdown(comparison, on !== null));
    else if (draw !== null) context.io.out(html(comparisonDocument(comparison, on !== null), draw));
    else context.io.out(compareText(comparison, { asked: on !== null, quiet: context.quiet, paint: context.paint }));
  });
  return comparison.regimes.some((r) => r.criteria.some((c) => c.stretch.verdict === "undecided")) ? exit.undecided : exit.ok;
};
