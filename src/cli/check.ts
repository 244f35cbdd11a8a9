import { severityOf } from "../diagnostics";
import { checkDocument } from "../report/json/diagnostics";
import { print } from "../report/json/shared";
import { count } from "../report/words/names";
import type { Command } from "./command";
import { exit } from "./exit-codes";
import { allDiagnostics, compileAll, diagnosticsOf } from "./session";

/** `regime check PATH...`: 0 where no file has errors, 3 where one has. */
export const check: Command = async (context) => {
  const compiled = await compileAll(context);
  const diagnostics = allDiagnostics(compiled);
  const broken = compiled.some((c) => c.broken);
  context.time("report", () => {
    if (context.format === "json") {
      context.io.out(print(checkDocument(compiled.map((c) => ({ path: c.name, regimes: c.regimes.map((r) => r.name) })), diagnostics)));
      return;
    }
    const text = diagnosticsOf(compiled, context);
    const shown = context.quiet && !diagnostics.some((d) => severityOf(d.diagnostic) === "error") ? "" : text;
    const regimes = compiled.reduce((n, c) => n + c.regimes.length, 0);
    const summary = broken || context.quiet ? "" : `${count(compiled.length, "file")}, ${count(regimes, "regime")}: no errors\n`;
    context.io.out(shown + summary);
  });
  return broken ? exit.source : exit.ok;
};
