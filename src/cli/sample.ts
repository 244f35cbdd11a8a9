import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { readCsv } from "../checker/csv";
import { diagnostic, type Diagnostic } from "../diagnostics";
import { peopleColumns, peopleOf, personCells, readMarginals, type Cell, type Marginal, type Person } from "../evaluator/population";
import { position, sourceFile } from "../language/span";
import type { Regime } from "../language/regime";
import { diagnosticsText } from "../report/text/diagnostics";
import { chosenRegime } from "./choose";
import { countFromZero, countOf } from "./counts";
import type { Command, Context } from "./command";
import { exit } from "./exit-codes";
import { newFile } from "./batch/new-file";
import { tableFormatOf, type TableFormat } from "./batch/table-format";
import { parquetOf } from "./batch/parquet-of";
import { compileOne, reportBroken } from "./session";
import { UsageError } from "./usage-error";
import { keepApart } from "./written-apart";

/** So many rows are made between two looks at the clock and at Ctrl-C. */
const stretch = 20_000;

/** The marginals of `--marginals`; what is wrong with the file is reported, then `null`. */
function declared(regime: Regime, context: Context): readonly Marginal[] | null {
  const name = context.options.text("marginals");
  if (name === null) return [];
  const text = readTable(context, name);
  const source = sourceFile(name, text);
  const { rows, misquoted } = readCsv(text);
  const lineOf = (offset: number): number => position(source, offset).line;
  const found: Diagnostic[] = [];
  const wrong = (at: number, end: number, column: string, value: string, expected: string): void =>
    void found.push(diagnostic("misread-row", { path: name, start: at, end }, { table: name, row: lineOf(at), column, value, expected }));
  const [head, ...body] = rows;
  if (head?.cells.join(",") !== "column,value,weight") wrong(head?.start ?? 0, head?.end ?? 0, "column,value,weight", head?.cells.join(",") ?? "", "the heading `column,value,weight`, then a line for each value");
  if (misquoted !== null) wrong(misquoted, misquoted, "value", '"', "a cell in quotes that are closed");
  const { marginals, problems } = readMarginals(regime, body.map(({ cells }, line) => ({ line, cells })));
  for (const { line, column, value, expected } of found.length > 0 ? [] : problems) {
    const row = body[line];
    wrong(row?.start ?? 0, row?.end ?? 0, column, value, expected);
  }
  if (found.length === 0) return marginals;
  context.io.err(diagnosticsText(found, { sources: new Map([[name, source]]), show: (path) => path }, context.paint));
  return null;
}

function readTable({ io }: Context, name: string): string {
  try {
    return readFileSync(resolve(io.cwd, name), "utf8");
  } catch (error) {
    throw new UsageError(`\`--marginals ${name}\` cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
}

const csvCell = (cell: Cell): string => (cell === null ? "" : typeof cell === "string" && /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : String(cell));

/** One line of a table in text. */
function lineOf(format: TableFormat, columns: readonly string[], cells: readonly Cell[]): string {
  if (format === "ndjson") return `${JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null])))}\n`;
  return `${cells.map(csvCell).join(",")}\n`;
}

interface Rows {
  readonly columns: readonly string[];
  readonly cells: (row: number) => readonly Cell[];
  readonly count: number;
}

function rowsOf(regime: Regime, marginals: readonly Marginal[], { options }: Context): Rows {
  const draw = drawOf(regime, marginals, options);
  const inWords = personCells(regime);
  const cells = (row: number): readonly Cell[] => {
    const person = draw(row);
    if (person === null) throw new UsageError(`Nobody can be drawn for row ${row}: among a thousand draws no one had host and origin apart and the facts that a class asks for. Let the marginals leave room for them.`);
    return [row, ...inWords(person)];
  };
  return { columns: ["person", ...peopleColumns(regime)], cells, count: countOf(options, "rows", 1000) };
}

function drawOf(regime: Regime, marginals: readonly Marginal[], options: Context["options"]): (row: number) => Person | null {
  const [since, until] = [options.day("since"), options.day("until")];
  try {
    return peopleOf(regime, { seed: countFromZero(options, "seed") ?? 1, marginals, ...(since === null ? {} : { since }), ...(until === null ? {} : { until }) });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`Nobody can be drawn from ${regime.name}: ${error.message}.`);
    throw error;
  }
}

/** Writes all rows as text, giving way now and then; `false`: it was stopped. */
async function write(rows: Rows, format: TableFormat, out: (text: string) => void, { progress }: Context, stop: AbortSignal): Promise<boolean> {
  if (format === "csv") out(`${rows.columns.map(csvCell).join(",")}\n`);
  for (let from = 1; from <= rows.count; from += stretch) {
    const lines: string[] = [];
    for (let row = from; row < Math.min(from + stretch, rows.count + 1); row++) lines.push(lineOf(format, rows.columns, rows.cells(row)));
    out(lines.join(""));
    progress("drawing", from, rows.count);
    await new Promise((resume) => setImmediate(resume));
    if (stop.aborted) return false;
  }
  return true;
}

async function writeFile(regime: Regime, rows: Rows, path: string, context: Context, stop: AbortSignal): Promise<boolean> {
  const format = tableFormatOf(path, "--output");
  const made = newFile(resolve(context.io.cwd, path));
  const plain = format === "parquet" ? `${made.beside}.csv` : made.beside;
  try {
    const file = openSync(plain, "w");
    let whole: boolean;
    try {
      whole = await write(rows, format === "parquet" ? "csv" : format, (text) => void writeSync(file, text), context, stop);
    } finally {
      closeSync(file);
    }
    if (whole && format === "parquet") await parquetOf(plain, regime, made.beside);
    if (whole) made.keep();
    return whole;
  } finally {
    made.drop();
    if (format === "parquet") rmSync(plain, { force: true });
  }
}

/** `regime sample FILE --rows N`: a synthetic population with declared marginals. Ctrl-C leaves no half of a file. */
export const sample: Command = async (context) => {
  const { options, io } = context;
  const output = options.text("output");
  if (context.format === "json") throw new UsageError("`regime sample` prints comma-separated values only; `--output people.ndjson` writes JSON, a line for each person.");
  const compiled = await compileOne(context);
  if (reportBroken([compiled], context)) return exit.source;
  const regime = chosenRegime(compiled, options.text("regime"));
  if (output !== null) keepApart(io.cwd, output, { regime: compiled.read, option: "--marginals", named: options.texts("marginals") });
  const marginals = declared(regime, context);
  if (marginals === null) return exit.source;
  const rows = rowsOf(regime, marginals, context);
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  process.once("SIGINT", abort);
  try {
    const whole = output === null ? await write(rows, "csv", io.out, context, stop.signal) : await writeFile(regime, rows, output, context, stop.signal);
    if (whole) return exit.ok;
    io.err(output === null ? "Broken off: not all rows were drawn.\n" : `Broken off: \`${output}\` is as it was.\n`);
    return exit.undecided;
  } finally {
    process.off("SIGINT", abort);
  }
};
