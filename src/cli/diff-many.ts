import { diff } from "../evaluator";
import type { Both, Change } from "../evaluator/compare/difference";
import { populationChange, type ChangeGroup, type ProvedAlike } from "../evaluator/population";
import { BudgetSpent } from "../kernel/diagram";
import type { Regime } from "../language/regime";
import { populationChangeDocument } from "../report/json/population";
import { print } from "../report/json/shared";
import { populationChangeText } from "../report/text/population-change";
import { allRows, answersQuery, type Deciding } from "./batch/answers";
import { batchOf, type Batch } from "./batch/batch";
import { named, type Duck } from "./batch/duck";
import { openSource, type Source } from "./batch/source";
import { Stopped, withWork } from "./batch/work";
import { rightOf } from "./choose";
import type { Context } from "./command";
import { exit, type ExitCode } from "./exit-codes";
import { UsageError } from "./usage-error";

/** The names of the rights of which both regimes speak. */
const sharedRights = ({ before, after }: Both<Regime>): readonly string[] => before.rights.map(({ name }) => name).filter((name) => after.rights.some((right) => right.name === name));

const keys = ({ facts }: Regime): readonly string[] => facts.map(({ key }) => key);

/** `regime diff A B --input people.parquet`: how many people of a table gain or lose which right. */
export async function diffMany({ before, after }: Both<Regime>, context: Context): Promise<ExitCode> {
  const { options, io } = context;
  const [input, weight, wanted] = [options.text("input") ?? "", options.text("weight"), options.texts("right")];
  for (const name of ["since", "until"]) if (options.has(name)) throw new UsageError(`\`--${name}\` is of cases that are not in a table: leave it out, or leave out \`--input\`.`);
  for (const name of wanted) [before, after].forEach((regime) => rightOf(regime, name));
  try {
    return await withWork(context, async (work) => {
      const source = await openSource(work.duck, input, io.cwd, "--input");
      if (weight !== null && !source.columns.some(({ name }) => name === weight)) throw new UsageError(`\`--weight ${weight}\`: \`${input}\` has no such column.`);
      const rights = wanted.length > 0 ? wanted : sharedRights({ before, after });
      const all = source.columns.map(({ name }) => name);
      const first = await batchOf(work, before, { source, rights, kept: () => all, elsewhere: keys(after), exact: "exact_before" }, context);
      if (typeof first === "number") return first;
      const answered = withAnswers(source, first.deciding);
      const second = await batchOf(work, after, { source: answered, rights, kept: () => [...carried(first.deciding), ...(weight === null ? [] : [weight])], elsewhere: keys(before), exact: "exact_after" }, context);
      if (typeof second === "number") return second;
      const groups = await work.step("counting", 0, 1, () => groupsOf(work.duck, first.deciding, second, weight));
      const change = populationChange(groups, rights, provedAlike({ before, after }, rights, groups));
      const asked = { before: before.name, after: after.name, table: input, weight };
      io.out(context.format === "json" ? print(populationChangeDocument(change, asked)) : populationChangeText(change, { ...asked, paint: context.paint, verbose: options.has("verbose") }));
      return exit.ok;
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    io.err("Broken off.\n");
    return exit.undecided;
  }
}

/** Of what is open under both texts, whether every case of it is proved to be decided alike. */
function provedAlike({ before, after }: Both<Regime>, rights: readonly string[], groups: readonly ChangeGroup[]): ProvedAlike {
  const changes = groups.some(({ answers }) => answers.some((a) => a.before === "open" && a.after === "open")) ? positionsChanged(before, after, rights) : [];
  return (right, { host, origin }) => changes !== null && !changes.some((c) => c.rights.includes(right) && c.hosts.includes(host ?? "") && c.origins.includes(origin ?? ""));
}
/** The changes of positions, stated or not; `null`: they cannot be told. */
function positionsChanged(before: Regime, after: Regime, rights: readonly string[]): readonly Change[] | null {
  try {
    const { difference } = diff(before, after, { rights, verdicts: false });
    return difference === null || difference.unmatched.some(({ differs }) => differs === "range" || differs === "default") ? null : difference.changes;
  } catch (error) {
    if (error instanceof BudgetSpent) return null;
    throw error;
  }
}

/** The columns in which the first answers are carried along. */
const carried = (d: Deciding): readonly string[] => d.positions.map((_, i) => `regime before ${i}`);

/** The table with what the first regime answers beside it. */
function withAnswers(source: Source, d: Deciding): Source {
  const answers = carried(d).map((name, i) => `${named(d.positions[i]?.position ?? "")} AS ${named(name)}`);
  const own = source.columns.map(({ name }) => named(name));
  return { ...source, relation: `(SELECT ${[...own, ...answers].join(", ")} FROM (${answersQuery(d, allRows(source))}))`, place: "0", columns: [...source.columns, ...carried(d).map((name) => ({ name, type: "VARCHAR", coded: false }))] };
}

async function groupsOf(duck: Duck, first: Deciding, { source, deciding: second }: Batch, weight: string | null): Promise<readonly ChangeGroup[]> {
  const of = (name: string): string => `d.${named(second.columns.find(({ column }) => column.name === name)?.name ?? "")}`;
  const answers = answersQuery(second, allRows(source), [`${of("host")} AS case_host`, `${of("origin")} AS case_origin`, `${of("mover")} AS case_mover`]);
  const positions = second.positions.flatMap(({ position }, i) => [`${named(carried(first)[i] ?? "")} AS before_${i}`, `${named(position)} AS after_${i}`]);
  const people = weight === null ? "count(*)" : `sum(coalesce(TRY_CAST(${named(weight)} AS DOUBLE), 0))`;
  const rows = await duck.rows(`SELECT case_host, case_origin, case_mover, ${[...positions, `${people} AS people`].join(", ")} FROM (${answers}) GROUP BY ALL`);
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  return rows.map((row) => ({
    host: text(row["case_host"]), origin: text(row["case_origin"]), mover: text(row["case_mover"]), people: Number(row["people"]),
    answers: second.positions.map((_, i) => ({ before: text(row[`before_${i}`]), after: text(row[`after_${i}`]) })),
  }));
}
