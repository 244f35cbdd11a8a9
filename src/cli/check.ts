import { checkProvenance } from "../checker";
import { severityOf, sortDiagnostics } from "../diagnostics";
import { checkDocument } from "../report/json/diagnostics";
import { print } from "../report/json/shared";
import { count } from "../report/words/names";
import type { Command } from "./command";
import { exit } from "./exit-codes";
import { allDiagnostics, compileAll, diagnosticsOf, type Compiled } from "./session";

/** What compiling one file found, and beside it what its regimes leave open about their sources. */
function withProvenance(compiled: Compiled): Compiled {
  return { ...compiled, diagnostics: sortDiagnostics([...compiled.diagnostics, ...compiled.regimes.flatMap(checkProvenance)]) };
}

/** `regime check PATH...`: 0 where no file has errors, 3 where one has; with `--provenance` 1 where nothing worse is found than that a source is open. */
export const check: Command = async (context) => {
  const plain = await compileAll(context);
  const compiled = context.options.has("provenance") ? context.time("provenance", () => plain.map(withProvenance)) : plain;
  const open = compiled.some((c, i) => c.diagnostics.length > (plain[i]?.diagnostics.length ?? 0));
  const diagnostics = allDiagnostics(compiled);
  const broken = compiled.some((c) => c.broken);
  context.time("report", () => {
    if (context.format === "json") {
      context.io.out(print(checkDocument(compiled.map((c) => ({ path: c.name, regimes: c.regimes.map((r) => r.name) })), diagnostics)));
      return;
    }
    if (context.ci !== null) {
      context.ci.diagnostics("regime check", compiled, diagnostics);
      return;
    }
    const text = diagnosticsOf(compiled, context);
    const shown = context.quiet && !open && !diagnostics.some((d) => severityOf(d.diagnostic) === "error") ? "" : text;
    const regimes = compiled.reduce((n, c) => n + c.regimes.length, 0);
    const summary = broken || context.quiet ? "" : `${count(compiled.length, "file")}, ${count(regimes, "regime")}: no errors\n`;
    context.io.out(shown + summary);
  });
  return broken ? exit.source : open ? exit.failed : exit.ok;
};
