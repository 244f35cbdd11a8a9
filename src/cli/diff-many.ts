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
import { named, quoted, type Duck } from "./batch/duck";
import { openSource, type Source } from "./batch/source";
import { Stopped, withWork } from "./batch/work";
import type { Context } from "./command";
import { has, moverColumn, takenBy } from "./diff-movers";
import { exit, type ExitCode } from "./exit-codes";
import { UsageError } from "./usage-error";

/** The names of the rights that either regime knows. */
const allRights = ({ before, after }: Both<Regime>): readonly string[] => [...new Set([...before.rights, ...after.rights].map(({ name }) => name))];
const knownTo = ({ rights }: Regime, names: readonly string[]): readonly string[] => names.filter((name) => rights.some((right) => right.name === name));

const keys = ({ facts }: Regime): readonly string[] => facts.map(({ key }) => key);

/** `regime diff A B --input people.parquet`: how many people of a table gain or lose which right. A right that one text does not know is silent there. */
export async function diffMany(regimes: Both<Regime>, context: Context): Promise<ExitCode> {
  const { before, after } = regimes;
  const { options, io } = context;
  const [input, weight, wanted] = [options.text("input") ?? "", options.text("weight"), options.texts("right")];
  for (const name of ["since", "until"]) if (options.has(name)) throw new UsageError(`\`--${name}\` is of cases that are not in a table: leave it out, or leave out \`--input\`.`);
  try {
    return await withWork(context, async (work) => {
      const source = await openSource(work.duck, input, io.cwd, "--input");
      if (weight !== null && !source.columns.some(({ name }) => name === weight)) throw new UsageError(`\`--weight ${weight}\`: \`${input}\` has no such column.`);
      const rights = wanted.length > 0 ? wanted : allRights(regimes);
      const mover = moverColumn(context, source);
      const mark = markOf(source);
      const taken = takenBy(regimes, mover, `${mark} mover`, context);
      const asked = taken.before.source(source);
      const first = await batchOf(work, before, { source: asked, rights: knownTo(before, rights), kept: () => asked.columns.map(({ name }) => name), elsewhere: keys(after), exact: "exact_before" }, taken.before.context);
      if (typeof first === "number") return first;
      const answers = rights.map((_, i) => `${mark} before ${i}`);
      const answered = taken.after.source(withAnswers(first, rights, answers));
      const classIn = has(answered, `${mark} mover`) ? `${mark} mover` : mover;
      const kept = [...new Set([...answers, ...(weight === null ? [] : [weight]), ...(classIn === null ? [] : [classIn])])];
      const second = await batchOf(work, after, { source: answered, rights: knownTo(after, rights), kept: () => kept, elsewhere: keys(before), exact: "exact_after" }, taken.after.context);
      if (typeof second === "number") return second;
      const classOfRow = classIn === null ? quoted(options.text("mover") ?? "") : `trim(CAST(d.${named(classIn)} AS VARCHAR))`;
      const groups = await work.step("counting", 0, 1, () => groupsOf(work.duck, second, rights, answers, weight, classOfRow));
      const change = populationChange(groups, rights, provedAlike(regimes, rights, groups));
      const told = { before: before.name, after: after.name, table: input, weight };
      io.out(context.format === "json" ? print(populationChangeDocument(change, told)) : populationChangeText(change, { ...told, paint: context.paint, verbose: options.has("verbose") }));
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
/** The changes of positions; `null`: they cannot be told, or a row means another case under each text. */
function positionsChanged(before: Regime, after: Regime, rights: readonly string[]): readonly Change[] | null {
  try {
    const { difference } = diff(before, after, { rights, verdicts: false });
    return difference === null || difference.unmatched.some(({ differs }) => differs !== null && differs !== "needs") ? null : difference.changes;
  } catch (error) {
    if (error instanceof BudgetSpent) return null;
    throw error;
  }
}

/** What the names of our own columns begin with: none of the table begins so. Names that differ in capitals alone are one to the database. */
function markOf({ columns }: Source): string {
  let mark = "regime";
  while (columns.some(({ name }) => name.toLowerCase().startsWith(`${mark} `))) mark = `_${mark}`;
  return mark;
}

/** The position of a right, where the answers of a regime stand; a right that it does not know is silent in every row that can be decided. */
function positionIn({ positions, problem }: Deciding, right: string): string {
  const found = positions.find((p) => p.right === right);
  return found === undefined ? `CASE WHEN ${named(problem)} IS NULL THEN 'silent' END` : named(found.position);
}

/** The table with what the first regime answers beside it, in columns of these names. */
function withAnswers({ source, deciding }: Batch, rights: readonly string[], names: readonly string[]): Source {
  const answers = names.map((name, i) => `${positionIn(deciding, rights[i] ?? "")} AS ${named(name)}`);
  const own = source.columns.map(({ name }) => named(name));
  return { ...source, relation: `(SELECT ${[...own, ...answers].join(", ")} FROM (${answersQuery(deciding, allRows(source))}))`, place: "0", columns: [...source.columns, ...names.map((name) => ({ name, type: "VARCHAR", coded: false }))] };
}

async function groupsOf(duck: Duck, { source, deciding }: Batch, rights: readonly string[], before: readonly string[], weight: string | null, classOfRow: string): Promise<readonly ChangeGroup[]> {
  const of = (name: string): string => `d.${named(deciding.columns.find(({ column }) => column.name === name)?.name ?? "")}`;
  const answers = answersQuery(deciding, allRows(source), [`${of("host")} AS case_host`, `${of("origin")} AS case_origin`, `${classOfRow} AS case_mover`]);
  const positions = rights.flatMap((right, i) => [`${named(before[i] ?? "")} AS before_${i}`, `${positionIn(deciding, right)} AS after_${i}`]);
  const people = weight === null ? "count(*)" : `sum(coalesce(TRY_CAST(${named(weight)} AS DOUBLE), 0))`;
  const rows = await duck.rows(`SELECT case_host, case_origin, case_mover, ${[...positions, `${people} AS people`].join(", ")} FROM (${answers}) GROUP BY ALL`);
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  return rows.map((row) => ({
    host: text(row["case_host"]), origin: text(row["case_origin"]), mover: text(row["case_mover"]), people: Number(row["people"]),
    answers: rights.map((_, i) => ({ before: text(row[`before_${i}`]), after: text(row[`after_${i}`]) })),
  }));
}
