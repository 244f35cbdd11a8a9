import { chosenRegimes } from "./choose";
import type { Command, Context } from "./command";
import { diagnosticsText } from "../report/text/diagnostics";
import type { Regime } from "../language/regime";
import { exit, type ExitCode } from "./exit-codes";
import { compileOne, reportBroken, type Compiled } from "./session";
import { UsageError } from "./usage-error";

/** What can be written. */
export const exportForms = ["json", "text", "csv", "smt2", "sql", "schema"] as const;
type Form = (typeof exportForms)[number];

function formOf({ options, operands, format }: Context): Form {
  if (format === "json") throw new UsageError("`regime export` takes its form from `--to`: `--to json`.");
  const form = exportForms.find((f) => f === options.text("to"));
  if (form === undefined) throw new UsageError(`A form is needed: \`--to\` with one of ${exportForms.join(", ")}.`);
  if (options.has("table") && form !== "csv") throw new UsageError("`--table` goes with `--to csv`.");
  if (form === "csv") tableOf({ options, operands });
  for (const option of ["criterion", "claim", "output", "binding"]) if (options.has(option) && form !== "smt2") throw new UsageError(`\`--${option}\` goes with \`--to smt2\`.`);
  for (const option of ["dialect", "people", "right", "keep", "column", "no-grounds"]) if (options.has(option) && form !== "sql") throw new UsageError(`\`--${option}\` goes with \`--to sql\`.`);
  if (form === "schema" && operands.length > 0) throw new UsageError("`regime export --to schema` takes no FILE: the schema is the same for all.");
  return form;
}

/** The tables of `--to csv`. */
export const exportTables = ["rules", "openness", "rights", "codebook"] as const;
type Table = (typeof exportTables)[number];

/** Which table is asked for: a coding speaks of one day, the codebook of no file. */
function tableOf({ options, operands }: Pick<Context, "options" | "operands">): Table {
  const table = exportTables.find((t) => t === options.text("table")) ?? "rules";
  const coding = table === "openness" || table === "rights";
  if (coding && options.day("on") === null) throw new UsageError(`\`--table ${table}\` speaks of one day: add \`--on DATE\`.`);
  if (!coding && options.has("on")) throw new UsageError("`--on` goes with `--table openness` and `--table rights`.");
  if (table === "codebook" && operands.length > 0) throw new UsageError("`--table codebook` takes no FILE: the codebook is the same for all.");
  return table;
}

/** `regime export FILE --to FORM`: 0, or 3 where the source has errors. */
export const exportRegimes: Command = async (context) => {
  const form = formOf(context);
  const { codebookCsv, exportJson, regimeSchema } = await import("../interchange");
  if (form === "csv" && tableOf(context) === "codebook") {
    context.io.out(codebookCsv());
    return exit.ok;
  }
  if (form === "schema") {
    context.io.out(`${JSON.stringify(regimeSchema(), null, 2)}\n`);
    return exit.ok;
  }
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regimes = chosenRegimes(compiled, context.options.text("regime"));
  if (form === "csv") return writeCsv(context, regimes);
  if (form === "smt2") return (await import("./export-smt2")).writeSmt2(context, regimes);
  if (form === "sql") return (await import("./export-sql")).writeSql(context, regimes);
  if (form === "text") return writeText(context, compiled, regimes);
  context.io.out(context.time("report", () => exportJson(regimes)));
  return exit.ok;
};

async function writeText(context: Context, compiled: Compiled, regimes: readonly Regime[]): Promise<ExitCode> {
  const { exportText } = await import("../export-text");
  const written = context.time("report", () => exportText(regimes));
  if (written.ok) {
    context.io.out(written.text);
    return exit.ok;
  }
  context.io.err(diagnosticsText(written.diagnostics, compiled.places, context.paint));
  return exit.source;
}

async function writeCsv(context: Context, regimes: readonly Regime[]): Promise<ExitCode> {
  const { opennessCsv, rightsCsv, rulesCsv } = await import("../interchange");
  const table = tableOf(context);
  const on = context.options.day("on") ?? 0;
  context.io.out(context.time("report", () => (table === "openness" ? opennessCsv(regimes, on) : table === "rights" ? rightsCsv(regimes, on) : rulesCsv(regimes))));
  return exit.ok;
}
