/**
 * A table of people decided by the query of a regime and by a query written by hand, in DuckDB: both give the same answers, in turns, and how time grows with the rows.
 * Arguments: the numbers of rows.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { named, openDuck, quoted, type Duck } from "../../src/cli/batch/duck";
import { byKinds } from "../../src/cli/batch/kinds";
import { enumOf } from "../../src/cli/batch/known";
import { listed } from "../../src/cli/batch/worked-out";
import { compile } from "../../src/compile";
import { positionNames } from "../../src/evaluator/population";
import { kindsOf, sqlOf } from "../../src/translate/sql";
import { euPeople } from "./workload/eu-people";

const root = process.env["REGIME_ROOT"] ?? process.cwd();
const file = (name: string): string => readFileSync(path.join(root, name), "utf8");
const [regime] = compile("examples/eu-free-movement.regime", { read: (name) => ({ ok: true, text: file(name) }) }).regimes;
if (regime === undefined) throw new Error("the example has no regime");
// As `regime decide --input` asks.
const answer = (text: string): string => `${quoted(text)}::answer`;
const asked = sqlOf(regime, { dialect: "duckdb", table: "people" });
if (!asked.ok) throw new Error("the example has no query");
const answers = [...new Set([...positionNames, ...regime.clauses.map(({ name }) => name), ...asked.problems])];
const columns = asked.columns.map((column) => ({ column, name: column.name, value: `s.${named(column.name)}`, texts: column.kind === "party" || column.kind === "class" ? [] : null }));
const byHand = file("tests/bench/workload/eu-by-hand.sql");
const { rights } = asked;

interface Spent {
  /** Seconds. */
  readonly clock: number;
  readonly processor: number;
}
async function measured(duck: Duck, sql: string): Promise<Spent> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await duck.run(sql);
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - start) / 1e3, processor: (user + system) / 1e6 };
}
const least = (all: readonly Spent[]): Spent => all.reduce((a, b) => (b.processor < a.processor ? b : a));

const counts = (query: string, granted: string): string => `SELECT ${rights.map((right) => `count(*) FILTER ("${right}" = ${granted})`).join(", ")} FROM (${query})`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const folder = mkdtempSync(path.join(tmpdir(), "regime-bench-"));
try {
  say("rows | what | clock s | processor s | against by hand");
  for (const count of process.argv.slice(2).map(Number)) {
    const duck = await openDuck({ memory: "1500MB", threads: 2, folder });
    await duck.run(`COPY (${euPeople(count)}) TO ${quoted(path.join(folder, "people.parquet"))} (FORMAT parquet)`);
    await enumOf(duck, "answer", answers);
    await duck.run(`CREATE VIEW people AS SELECT * FROM read_parquet(${quoted(path.join(folder, "people.parquet"))})`);
    const queries: string[] = [];
    for (const grounds of [false, true]) {
      const options = { dialect: "duckdb", table: `seen_${grounds}`, grounds, answer } as const;
      const made = sqlOf(regime, options);
      const found = made.ok ? await byKinds(duck, kindsOf(regime, options), made, columns, ["id"], `asked_${grounds}`) : null;
      if (found === null) throw new Error("the example has no query");
      await duck.run(`CREATE VIEW seen_${grounds} AS SELECT *, ${listed(found.known.columns)} FROM (SELECT *, ${listed(found.known.first)} FROM people AS s)`);
      queries.push(found.query);
    }
    const [made = "", grounded = ""] = queries;
    const out = (name: string): string => quoted(path.join(folder, `${name}.parquet`));
    const wanted = {
      "counts": counts(made, "'granted'::answer"), "counts, by hand": counts(byHand, "'granted'"), "counts with clauses": `SELECT ${rights.map((right) => `count("${right}"), max("${right}_by")`).join(", ")} FROM (${grounded})`,
      "to Parquet": `COPY (${made}) TO ${out("answers")} (FORMAT parquet)`, "to Parquet, by hand": `COPY (${byHand}) TO ${out("by-hand")} (FORMAT parquet)`,
    };
    const times = new Map<string, Spent[]>();
    for (let round = 0; round < 3; round++) for (const [name, sql] of Object.entries(wanted)) times.set(name, [...(times.get(name) ?? []), await measured(duck, sql)]);
    for (const [name, all] of times) {
      const hand = times.get(`${name.replace(" with clauses", "")}, by hand`);
      const { clock, processor } = least(all);
      say(`${count} | ${name} | ${clock.toFixed(2)} | ${processor.toFixed(2)} | ${hand === undefined ? "" : `${(processor / least(hand).processor).toFixed(2)} x`}`);
    }
    for (const right of rights) {
      const [row] = await duck.rows(`SELECT count(*) AS n FROM read_parquet(${out("answers")}) a JOIN read_parquet(${out("by-hand")}) b USING (id) WHERE a.problem IS NULL AND a."${right}" IS DISTINCT FROM b."${right}"`);
      if (Number(row?.["n"]) > 0) throw new Error(`${right}: ${String(row?.["n"])} answers differ from those by hand`);
    }
    duck.close();
    say(`${count} | resident memory; load average | ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB | ${loadavg()[0]?.toFixed(1)} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
