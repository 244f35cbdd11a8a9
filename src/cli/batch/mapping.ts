import { suggest } from "../../diagnostics/suggest";
import { formatDay, type Day } from "../../language/dates";
import { stateless, type FactId, type Regime } from "../../language/regime";
import type { SqlColumn } from "../../translate/sql";
import { classOf, originOf, partyOf } from "../choose";
import { stated } from "../given";
import type { Options } from "../options";
import { didYouMean, UsageError } from "../usage-error";
import { quoted } from "./duck";
import type { Origin } from "./people";
import type { Source } from "./source";

/** Where each column of the regime comes from: `--column OURS=THEIRS`, a value for all rows (`--host`, `--mover`, `--on`, `--set`), or the column of the same name. `elsewhere`: what `--column` may speak of too. */
export function originsFrom(regime: Regime, options: Options, source: Source, elsewhere: readonly string[]): (column: SqlColumn) => Origin {
  const constants = constantsOf(regime, options);
  const names = renamed(options);
  const known = ["host", "origin", "mover", "on", ...regime.facts.map(({ key }) => key), ...elsewhere];
  for (const [ours, theirs] of names) {
    if (!known.includes(ours)) throw new UsageError(`\`--column ${ours}=${theirs}\`: ${regime.name} reads no \`${ours}\`.${didYouMean(suggest(ours, known))}`);
    if (!source.columns.some(({ name }) => name === theirs)) throw new UsageError(`\`--column ${ours}=${theirs}\`: \`${source.name}\` has no column \`${theirs}\`.${didYouMean(suggest(theirs, source.columns.map(({ name }) => name)))}`);
    if (constants.has(ours)) throw new UsageError(`\`${ours}\` is given for all rows, and as a column: leave one of them out.`);
  }
  return ({ name }) => {
    const constant = constants.get(name);
    if (constant !== undefined) return { kind: "constant", value: constant };
    const found = source.columns.find((column) => column.name === (names.get(name) ?? name));
    return found === undefined ? { kind: "nowhere" } : { kind: "column", column: found };
  };
}

function renamed(options: Options): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const text of options.texts("column")) {
    // The names of a table have an `=` more rarely than keys of facts do.
    const at = text.lastIndexOf("=");
    if (at <= 0 || at === text.length - 1) throw new UsageError(`\`--column ${text}\`: write what it is, \`=\`, and the name of the column: \`--column host=country\`.`);
    names.set(text.slice(0, at).trim(), text.slice(at + 1).trim());
  }
  return names;
}

/** What is the same in all rows, as SQL. */
function constantsOf(regime: Regime, options: Options): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const [host, origin, mover, on] = [options.text("host"), options.text("origin"), options.text("mover"), options.day("on")];
  if (host !== null) found.set("host", quoted(regime.parties[partyOf(regime, host, "--host")]?.code ?? ""));
  if (origin !== null) found.set("origin", quoted(originOf(regime, origin) === stateless ? "stateless" : origin));
  if (mover !== null) found.set("mover", quoted(regime.classes[classOf(regime, mover)]?.name ?? ""));
  if (on !== null) found.set("on", `DATE '${formatDay(on)}'`);
  const about = { host: stateless, origin: stateless, on: on ?? 0 };
  const { given, figures } = stated(regime, options.texts("set"), about);
  if (figures.length > 0) throw new UsageError("`--set`: figures of series are no facts of a table; put them into the file of the series.");
  for (const [fact, value] of given) found.set(regime.facts[fact]?.key ?? "", constantOf(regime, fact, value));
  return found;
}

function constantOf(regime: Regime, fact: FactId, value: number): string {
  const type = regime.facts[fact]?.type;
  switch (type?.kind) {
    case "yes-or-no":
      return value === 1 ? "TRUE" : "FALSE";
    case "labels":
    case "state":
      return quoted(type.labels[value] ?? "");
    case "date":
      return `DATE '${formatDay(value satisfies Day)}'`;
    default:
      return String(value);
  }
}

/** The columns of the table that stand in the answers: those of `--keep`, or all. */
export function keptColumns(options: Options, source: Source, answers: readonly string[]): readonly string[] {
  const own = source.columns.map(({ name }) => name);
  const asked = options.texts("keep").flatMap((text) => text.split(",").map((part) => part.trim()));
  for (const name of asked) if (!own.includes(name)) throw new UsageError(`\`--keep ${name}\`: \`${source.name}\` has no such column.${didYouMean(suggest(name, own))}`);
  const kept = asked.length > 0 ? asked : own;
  const taken = new Set(answers.map((name) => name.toLowerCase()));
  const clash = kept.find((name) => taken.has(name.toLowerCase()));
  if (clash !== undefined) throw new UsageError(`\`${source.name}\` has a column \`${clash}\`, which the answers need: name the columns to keep, as \`--keep ${own.find((name) => !taken.has(name.toLowerCase())) ?? "id"}\`.`);
  return kept;
}
