import { chosenRegimes } from "./choose";
import type { Command, Context } from "./command";
import { exit } from "./exit-codes";
import { compileOne, reportBroken } from "./session";
import { UsageError } from "./usage-error";

/** What can be written. */
export const exportForms = ["json", "schema"] as const;
type Form = (typeof exportForms)[number];

function formOf({ options, operands, format }: Context): Form {
  if (format === "json") throw new UsageError("`regime export` takes its form from `--to`: `--to json`.");
  const form = exportForms.find((f) => f === options.text("to"));
  if (form === undefined) throw new UsageError(`A form is needed: \`--to\` with one of ${exportForms.join(", ")}.`);
  if (form === "schema" && operands.length > 0) throw new UsageError("`regime export --to schema` takes no FILE: the schema is the same for all.");
  return form;
}

/** `regime export FILE --to FORM`: 0, or 3 where the source has errors. */
export const exportRegimes: Command = async (context) => {
  const form = formOf(context);
  const { exportJson, regimeSchema } = await import("../interchange");
  if (form === "schema") {
    context.io.out(`${JSON.stringify(regimeSchema(), null, 2)}\n`);
    return exit.ok;
  }
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regimes = chosenRegimes(compiled, context.options.text("regime"));
  context.io.out(context.time("report", () => exportJson(regimes)));
  return exit.ok;
};
