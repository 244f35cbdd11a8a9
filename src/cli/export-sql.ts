import type { Regime } from "../language/regime";
import { dialectNames, sqlOf, type SqlOptions } from "../translate/sql";
import { rightOf } from "./choose";
import type { Context } from "./command";
import { exit, type ExitCode } from "./exit-codes";
import { UsageError } from "./usage-error";

const listed = (texts: readonly string[]): readonly string[] => texts.flatMap((text) => text.split(",").map((name) => name.trim())).filter((name) => name !== "");

/** `NAME=COLUMN`: what the table calls a column that the query names otherwise; without a COLUMN the table has none. */
function columnsOf(texts: readonly string[]): ReadonlyMap<string, string | null> {
  return new Map(texts.map((text) => {
    // Keys of facts may hold `=` (`languages = german`), names of columns hardly ever.
    const at = text.lastIndexOf("=");
    if (at <= 0) throw new UsageError(`\`--column ${text}\`: it is written \`NAME=COLUMN\`, or \`NAME=\` for what the table does not have.`);
    const column = text.slice(at + 1).trim();
    return [text.slice(0, at).trim(), column === "" ? null : column];
  }));
}

function optionsOf({ options }: Context, regime: Regime): SqlOptions {
  const dialect = dialectNames.find((d) => d === options.text("dialect"));
  if (dialect === undefined) throw new UsageError(`A dialect is needed: \`--dialect\` with one of ${dialectNames.join(", ")}.`);
  const rights = listed(options.texts("right"));
  rights.forEach((name) => rightOf(regime, name));
  return {
    dialect, table: options.text("people") ?? "people", columns: columnsOf(options.texts("column")),
    ...(rights.length === 0 ? {} : { rights }), ...(options.has("keep") ? { keep: listed(options.texts("keep")) } : {}), grounds: !options.has("no-grounds"),
  };
}

/** `--to sql`: 0 with a query for each regime. */
export function writeSql(context: Context, regimes: readonly Regime[]): ExitCode {
  const queries = context.time("report", () => regimes.map((regime) => {
    const options = optionsOf(context, regime);
    const made = sqlOf(regime, options);
    if (!made.ok) throw new UsageError(made.problems.map((p) => `${p.what}. ${p.why} ${p.remedy}`).join(" "));
    const unknown = [...(options.columns ?? new Map()).keys()].filter((name) => made.columns.every((c) => c.name !== name));
    if (unknown.length > 0) throw new UsageError(`\`--column ${unknown[0] ?? ""}=..\`: the query for ${regime.name} reads no such column. It reads ${made.columns.map((c) => c.name).join(", ")}.`);
    return made.query;
  }));
  context.io.out(queries.map((query) => `${query};\n`).join("\n"));
  return exit.ok;
}
