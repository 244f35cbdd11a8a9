import type { Diagnostic } from "../../diagnostics";
import { positionNames } from "../../evaluator/population";
import type { Regime } from "../../language/regime";
import { diagnosticsText } from "../../report/text/diagnostics";
import { wrap } from "../../report/text/layout";
import { kindsOf, sqlOf, type Known, type SqlColumn, type SqlOptions } from "../../translate/sql";
import type { Context } from "../command";
import { exit, type ExitCode } from "../exit-codes";
import { allRows, decidedQuery, openColumn, peopleTable, type Deciding } from "./answers";
import { checkTable, missingColumns } from "./checked";
import { named, quoted, type Duck } from "./duck";
import { byKinds } from "./kinds";
import { enumOf, knownColumns } from "./known";
import { originsFrom } from "./mapping";
import { decideOpen } from "./open-cases";
import { placeAmong, placeColumn, readColumns, type ReadColumn } from "./people";
import type { Source } from "./source";
import type { Work } from "./work";

/** A table to decide, and what of it. */
export interface Batch {
  readonly source: Source;
  readonly deciding: Deciding;
  readonly rows: number;
}

/** What is wrong with the table, said on standard error. */
const report = (found: readonly Diagnostic[], { io, paint }: Context): void => io.err(diagnosticsText(found, { sources: new Map(), show: (path) => path }, paint));

/** How a table is taken for a regime. */
export interface Taken {
  readonly source: Source;
  /** The names of the rights asked for; none: all of which some rule speaks. */
  readonly rights: readonly string[];
  /** Which columns of the table stand beside answers of these names. */
  readonly kept: (answers: readonly string[]) => readonly string[];
  /** What `--column` may speak of besides what the regime reads. */
  readonly elsewhere?: readonly string[];
  /** What types, tables and lists of what the query leaves open begin with. */
  readonly exact: string;
  /** Whether the answers are written to Parquet. */
  readonly toParquet?: boolean;
}

/** Checks a table for a regime, and decides what is open; a code: what is wrong with it was reported. */
export async function batchOf(work: Work, regime: Regime, { source, rights: wanted, kept: keptBeside, elsewhere = [], exact, toParquet = false }: Taken, context: Context): Promise<Batch | ExitCode> {
  const { duck } = work;
  const { options } = context;
  const rights = wanted.length === 0 ? {} : { rights: wanted };
  const sketch = sqlOf(regime, { dialect: "duckdb", table: peopleTable, ...rights, keep: [] });
  if (!sketch.ok) return inexpressible(regime, sketch.problems, context);
  const columns = readColumns(regime, sketch.columns, source, originsFrom(regime, options, source, elsewhere));
  const missing = missingColumns(columns, source);
  if (missing.length > 0) return report(missing, context), exit.source;
  sayLacking(columns, source, context);
  const checked = await work.step("reading", 0, 0.2, () => checkTable(duck, source, columns));
  if (checked.problems.length > 0) return report(checked.problems, context), exit.source;
  const outputs = sketch.positions.flatMap(({ right, position, by }) => [position, by ?? "", openColumn(right)]);
  const kept = keptBeside([...outputs, sketch.problem]);
  const keptAs = toParquet ? await writtenSooner(duck, checked.exact, exact) : new Map<string, string>();
  const answerType = await answerTypeOf(duck, regime, sketch.problems, exact);
  const keep = [placeColumn(columns), ...kept, ...columns.map(({ name }) => name)];
  const asked: SqlOptions = {
    dialect: "duckdb", table: peopleTable, ...rights, answer: (text) => `${quoted(text)}::${answerType}`, columns: new Map(columns.map(({ column, name }) => [column.name, name])),
    keep,
  };
  const joined = sqlOf(regime, asked);
  if (!joined.ok) return inexpressible(regime, joined.problems, context);
  const kinds = checked.lacking || checked.rows < fewRows ? null : await byKinds(duck, kindsOf(regime, asked), joined, columns, keep, exact);
  const { query, known, joins } = kinds ?? await ofEachRow(duck, regime, asked, joined.known, columns, exact);
  const deciding: Deciding = { regime, columns, kept, keptAs, known, query, joins, positions: joined.positions, problem: joined.problem, open: checked.lacking, exact, answerType };
  const open = await work.step("deciding", 0.2, 0.3, () => decideOpen(duck, deciding, decidedQuery(deciding, allRows(source)), (done, all) => context.progress("deciding what is open", done, all)));
  return { source, deciding: { ...deciding, open: open > 0 }, rows: checked.rows };
}

/** A query that decides row by row. */
async function ofEachRow(duck: Duck, regime: Regime, asked: SqlOptions, known: Known, columns: readonly ReadColumn[], exact: string): Promise<Pick<Deciding, "query" | "known" | "joins">> {
  const read = known.ofFacts ? null : await knownColumns(duck, known, columns, exact);
  const made = sqlOf(regime, read === null ? asked : { ...asked, bits: read.bits });
  if (!made.ok) throw new Error(made.problems.map(({ what }) => what).join("; "));
  return { query: made.query, known: read ?? { first: [], columns: [] }, joins: read === null };
}

/** So few rows are decided sooner than what kinds of rows there can be. */
const fewRows = 200_000;

/** Columns of few texts as one of a type of these texts: Parquet holds the same, and is written in half the time. */
async function writtenSooner(duck: Duck, columns: readonly ReadColumn[], exact: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const [i, { origin, texts }] of columns.entries()) {
    if (origin.kind !== "column" || texts === null || texts.length === 0 || found.has(origin.column.name)) continue;
    const type = `${exact}_kept_${i}`;
    await enumOf(duck, type, texts);
    found.set(origin.column.name, `list_extract([${texts.map(quoted).join(", ")}]::${type}[], ${placeAmong(texts, `s.${named(origin.column.name)}`)})`);
  }
  return found;
}

/** Makes the type of the answers: what a position or a clause that decides may be called, and what may be wrong with a row. */
async function answerTypeOf(duck: Duck, { clauses }: Regime, problems: readonly string[], exact: string): Promise<string> {
  const name = `${exact}_answer`;
  const words = new Set([...positionNames, ...clauses.map((clause) => clause.name), ...problems]);
  await enumOf(duck, name, [...words]);
  return name;
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

