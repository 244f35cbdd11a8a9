import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics";
import { summarize, type Group } from "../evaluator/population";
import type { Regime } from "../language/regime";
import { populationDocument } from "../report/json/population";
import { print } from "../report/json/shared";
import { diagnosticsText } from "../report/text/diagnostics";
import { wrap } from "../report/text/layout";
import { populationText } from "../report/text/population";
import { sqlOf, type SqlColumn } from "../translate/sql";
import { decidedQuery, inOrder, openColumn, peopleTable, rowsFrom, type Deciding } from "./batch/answers";
import { checkTable, missingColumns } from "./batch/checked";
import { quoted, type Duck } from "./batch/duck";
import { keptColumns, originsFrom } from "./batch/mapping";
import { newFile } from "./batch/new-file";
import { decideOpen } from "./batch/open-cases";
import { making } from "./batch/parts";
import { placeColumn, readColumns, type ReadColumn } from "./batch/people";
import { openSource, type Source } from "./batch/source";
import { groupsOf } from "./batch/summary-query";
import { tableFormatOf, type TableFormat } from "./batch/table-format";
import { Stopped, withWork, type Work } from "./batch/work";
import { chosenRegime, rightOf } from "./choose";
import type { Command, Context } from "./command";
import { countOf } from "./counts";
import { exit, type ExitCode } from "./exit-codes";
import { compileOne, reportBroken } from "./session";
import { UsageError } from "./usage-error";

/** A table to decide, and what of it. */
export interface Batch {
  readonly source: Source;
  readonly deciding: Deciding;
  readonly rows: number;
}

/** What is wrong with the table, said on standard error. */
const report = (found: readonly Diagnostic[], { io, paint }: Context): void => io.err(diagnosticsText(found, { sources: new Map(), show: (path) => path }, paint));

/** Opens and checks a table for a regime; `null`: what is wrong with it was reported. `alone`: only columns named by `--keep` are kept. */
export async function batchOf(work: Work, regime: Regime, input: string, context: Context): Promise<Batch | ExitCode> {
  const { duck } = work;
  const { options, io } = context;
  const source = await openSource(duck, input, io.cwd, "--input");
  const wanted = options.texts("right");
  for (const name of wanted) rightOf(regime, name);
  const rights = wanted.length === 0 ? {} : { rights: wanted };
  const sketch = sqlOf(regime, { dialect: "duckdb", table: peopleTable, ...rights, keep: [] });
  if (!sketch.ok) return inexpressible(regime, sketch.problems, context);
  const columns = readColumns(regime, sketch.columns, source, originsFrom(regime, options, source));
  const missing = missingColumns(columns, source);
  if (missing.length > 0) return report(missing, context), exit.source;
  sayLacking(columns, source, context);
  const checked = await work.step("reading", 0, 0.2, () => checkTable(duck, source, columns));
  if (checked.problems.length > 0) return report(checked.problems, context), exit.source;
  const outputs = sketch.positions.flatMap(({ right, position, by }) => [position, by ?? "", openColumn(right)]);
  const kept = keptColumns(options, source, [...outputs, sketch.problem]);
  const made = sqlOf(regime, { dialect: "duckdb", table: peopleTable, ...rights, columns: new Map(columns.map(({ column, name }) => [column.name, name])), keep: [placeColumn, ...kept, ...columns.map(({ name }) => name)] });
  if (!made.ok) return inexpressible(regime, made.problems, context);
  const deciding: Deciding = { regime, columns, kept, query: made.query, positions: made.positions, problem: made.problem, lacking: checked.lacking };
  await work.step("deciding", 0.2, 0.3, () => decideOpen(duck, regime, columns, made.positions, decidedQuery(deciding, source.relation, null), checked.lacking, (done, all) => context.progress("deciding what is open", done, all)));
  return { source, deciding, rows: checked.rows };
}

/** Facts for which the table has no column: what they count as. */
function sayLacking(columns: readonly ReadColumn[], source: Source, { io, quiet }: Context): void {
  if (quiet) return;
  const lacking = columns.filter(({ column, origin }) => column.fact !== null && origin.kind === "nowhere").map(({ column }) => column);
  const names = (list: typeof lacking, words: (column: (typeof lacking)[number]) => string): string => list.map(words).join(", ");
  const [usual, open] = [lacking.filter((c) => c.default !== undefined), lacking.filter((c) => c.default === undefined)];
  const written = (value: SqlColumn["default"]): string => (value === true ? "yes" : value === false ? "no" : String(value));
  const lines = [
    ...(usual.length === 0 ? [] : [`\`${source.name}\` has no column for these, which are taken as usual: ${names(usual, (c) => `${c.name} = ${written(c.default)}`)}.`]),
    ...(open.length === 0 ? [] : [`\`${source.name}\` has no column for these; what depends on them stays open: ${names(open, (c) => c.name)}.`]),
  ];
  for (const line of lines) io.err(`${wrap(line, "").join("\n")}\n`);
}

function inexpressible(regime: Regime, problems: readonly { readonly what: string; readonly why: string; readonly remedy: string }[], { io }: Context): ExitCode {
  for (const { what, why, remedy } of problems) io.err(`${wrap(`${regime.name} cannot be asked of a table: ${what}. ${why} ${remedy}`, "").join("\n")}\n`);
  return exit.undecided;
}

/** Writes the answers, whole or not at all. */
async function write(work: Work, { source, deciding, rows }: Batch, output: string, context: Context): Promise<void> {
  const { duck } = work;
  const format = tableFormatOf(output, "--output");
  const path = resolve(context.io.cwd, output);
  const rowsPerPart = countOf(context.options, "rows-per-part", 5_000_000);
  if (rows <= rowsPerPart) {
    const made = newFile(path);
    try {
      await work.step("deciding", 0.3, 1, () => copy(duck, inOrder(deciding, source.relation, null), made.beside, format));
      made.keep();
    } finally {
      made.drop();
    }
    return;
  }
  const { query, kept, columns } = deciding;
  const question = JSON.stringify([query, kept, columns.map(({ value }) => value)]);
  const parts = await work.step("reading", 0.3, 0.4, () => making(duck, source, { output: path, format, question, rows, rowsPerPart }));
  if (parts.done > 0) context.io.err(`Goes on from where it was broken off: ${parts.done} of ${parts.parts.length} parts are there.\n`);
  for (const [i, { relation, first, end }] of parts.parts.entries()) {
    if (parts.isThere(i)) continue;
    const rowsOf = rowsFrom(first, end);
    await work.step("deciding", 0.4 + (0.5 * i) / parts.parts.length, 0.4 + (0.5 * (i + 1)) / parts.parts.length, () => copy(duck, inOrder(deciding, relation, rowsOf), `${parts.fileOf(i)}.tmp`, format));
    parts.keep(i);
  }
  await work.step("writing", 0.9, 1, parts.join);
}

const copy = (duck: Duck, query: string, path: string, format: TableFormat): Promise<void> =>
  duck.run(`COPY (${query}) TO ${quoted(path)} (${format === "csv" ? "FORMAT csv, HEADER" : format === "ndjson" ? "FORMAT json" : "FORMAT parquet"})`);

function summary(groups: readonly Group[], { source, deciding }: Batch, context: Context): void {
  const made = summarize(groups, deciding.positions.map(({ right }) => right));
  const asked = { table: source.name, weight: context.options.text("weight") };
  if (context.format === "json") context.io.out(print(populationDocument(deciding.regime, made, asked)));
  else context.io.out(populationText(deciding.regime, made, { ...asked, paint: context.paint, verbose: context.options.has("verbose") }));
}

/** `regime decide FILE --input people.parquet --output answers.parquet`: a row for each person in, its positions out. */
export const decideMany: Command = async (context) => {
  const { options, io } = context;
  const [input, output, weight] = [options.text("input") ?? "", options.text("output"), options.text("weight")];
  if (output === null && !options.has("summary")) throw new UsageError("`--input` goes with `--output FILE` for an answer to each row, with `--summary` for counts, or with both.");
  for (const alone of ["why-not"]) if (options.has(alone)) throw new UsageError(`\`--${alone}\` is of one case: leave it out, or leave out \`--input\`.`);
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regime = chosenRegime(compiled, options.text("regime"));
  if (output !== null) tableFormatOf(output, "--output");
  try {
    return await withWork(context, async (work) => {
      const batch = await batchOf(work, regime, input, context);
      if (typeof batch === "number") return batch;
      if (weight !== null && !batch.source.columns.some(({ name }) => name === weight)) throw new UsageError(`\`--weight ${weight}\`: \`${input}\` has no such column.`);
      if (output !== null) await write(work, batch, output, context);
      if (options.has("summary")) summary(await work.step("counting", 0, 1, () => groupsOf(work.duck, batch.deciding, batch.source.relation, weight)), batch, context);
      return exit.ok;
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    io.err(output === null ? "Broken off.\n" : `Broken off: \`${output}\` is as it was. Parts that were done are kept beside it; the same command goes on from there.\n`);
    return exit.undecided;
  }
};
