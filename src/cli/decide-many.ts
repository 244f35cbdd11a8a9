import { resolve } from "node:path";
import { summarize, type Groups } from "../evaluator/population";
import { populationDocument } from "../report/json/population";
import { print } from "../report/json/shared";
import { populationText } from "../report/text/population";
import { allRows, inOrder, rowsFrom } from "./batch/answers";
import { batchOf, type Batch } from "./batch/batch";
import { quoted, type Duck } from "./batch/duck";
import { keptColumns } from "./batch/mapping";
import { newFile } from "./batch/new-file";
import { making } from "./batch/parts";
import { openSource } from "./batch/source";
import { groupsOf } from "./batch/summary-query";
import { tableFormatOf, type TableFormat } from "./batch/table-format";
import { Stopped, withWork, type Work } from "./batch/work";
import { chosenRegime, rightOf } from "./choose";
import type { Command, Context } from "./command";
import { countOf } from "./counts";
import { exit } from "./exit-codes";
import { compileOne, reportBroken } from "./session";
import { UsageError } from "./usage-error";
import { keepApart } from "./written-apart";

/** Writes the answers, whole or not at all. */
async function write(work: Work, { source, deciding, rows }: Batch, output: string, context: Context): Promise<void> {
  const { duck } = work;
  const format = tableFormatOf(output, "--output");
  const path = resolve(context.io.cwd, output);
  const rowsPerPart = countOf(context.options, "rows-per-part", 100_000_000);
  if (rows <= rowsPerPart) {
    const made = newFile(path);
    try {
      await work.step("deciding", 0.3, 1, () => copy(duck, inOrder(deciding, allRows(source)), made.beside, format));
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
    const rowsOf = { relation, place: "s.file_row_number", which: rowsFrom(first, end) };
    await work.step("deciding", 0.4 + (0.5 * i) / parts.parts.length, 0.4 + (0.5 * (i + 1)) / parts.parts.length, () => copy(duck, inOrder(deciding, rowsOf), `${parts.fileOf(i)}.tmp`, format));
    parts.keep(i);
  }
  await work.step("writing", 0.9, 1, parts.join);
}

const copy = (duck: Duck, query: string, path: string, format: TableFormat): Promise<void> =>
  duck.run(`COPY (${query}) TO ${quoted(path)} (${format === "csv" ? "FORMAT csv, HEADER" : format === "ndjson" ? "FORMAT json" : "FORMAT parquet"})`);

function summary(groups: Groups, { source, deciding }: Batch, context: Context): void {
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
  const rights = options.texts("right");
  for (const name of rights) rightOf(regime, name);
  if (output !== null) tableFormatOf(output, "--output");
  try {
    return await withWork(context, async (work) => {
      const source = await openSource(work.duck, input, io.cwd, "--input");
      if (output !== null) keepApart(io.cwd, output, { regime: compiled.read, option: "--input", named: source.files.map(({ path }) => path) });
      const batch = await batchOf(work, regime, { source, rights, kept: (answers) => keptColumns(options, source, answers), exact: "exact_answers", toParquet: output !== null && tableFormatOf(output, "--output") === "parquet" }, context);
      if (typeof batch === "number") return batch;
      if (weight !== null && !batch.source.columns.some(({ name }) => name === weight)) throw new UsageError(`\`--weight ${weight}\`: \`${input}\` has no such column.`);
      if (output !== null) await write(work, batch, output, context);
      if (options.has("summary")) summary(await work.step("counting", 0, 1, () => groupsOf(work.duck, batch, weight)), batch, context);
      return exit.ok;
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    io.err(output === null ? "Broken off.\n" : `Broken off: \`${output}\` is as it was. Parts that were done are kept beside it; the same command goes on from there.\n`);
    return exit.undecided;
  }
};
