/**
 * A table of people of the European example answered by DuckDB and by Spark on two workers: both must say the same of every row. Argument: the number of rows.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { named, openDuck, quoted } from "../../src/cli/batch/duck";
import { compile } from "../../src/compile";
import { sqlOf } from "../../src/translate/sql";
import { host, root } from "../support/examples";
import { sparkPython, submit } from "../support/spark";
import { euPeople } from "./workload/eu-people";

const interpreter = sparkPython();
if (interpreter === null) throw new Error("there is no Spark to compare with");
const count = Number(process.argv[2]);
const [regime] = compile("examples/eu-free-movement.regime", host).regimes;
if (regime === undefined) throw new Error("the example has no regime");
const [spark, plain] = [sqlOf(regime, { dialect: "spark", table: "people" }), sqlOf(regime, { dialect: "duckdb", table: "people" })];
if (!spark.ok || !plain.ok) throw new Error("the example has no query");

const say = (line: string): void => void process.stdout.write(`${line}\n`);
async function timed(what: string, run: () => Promise<void> | void): Promise<void> {
  const start = performance.now();
  await run();
  say(`${what}: ${((performance.now() - start) / 1e3).toFixed(1)} s; load average ${loadavg()[0]?.toFixed(1)}`);
}

const folder = mkdtempSync(path.join(tmpdir(), "regime-spark-"));
const at = (name: string): string => path.join(folder, name);
const duck = await openDuck({ memory: "1500MB", threads: 2, folder });
try {
  mkdirSync(at("people"));
  // In several files, as a cluster has them.
  const files = 8;
  for (let i = 0; i < files; i++) await duck.run(`COPY (SELECT * FROM (${euPeople(count)}) WHERE id % ${files} = ${i}) TO ${quoted(at(`people/${i}.parquet`))} (FORMAT parquet)`);
  await duck.run(`CREATE VIEW people AS SELECT * FROM read_parquet(${quoted(at("people/*.parquet"))})`);
  await timed("DuckDB", () => duck.run(`COPY (${plain.query}) TO ${quoted(at("duckdb.parquet"))} (FORMAT parquet)`));
  writeFileSync(at("query.sql"), spark.query);
  await timed("Spark, two workers", () => submit(interpreter, { script: path.join(root, "examples/spark/decide.py"), args: ["--query", at("query.sql"), "--people", at("people"), "--output", at("spark")], settings: ["spark.ui.enabled=false", "spark.log.level=ERROR"], java: "" }));
  const columns = [...plain.positions.flatMap(({ position, by }) => [position, by ?? ""]), plain.problem];
  const differs = columns.map((name) => `a.${named(name)} IS DISTINCT FROM b.${named(name)}`).join(" OR ");
  const [row] = await duck.rows(`SELECT count(*) AS n, count(*) FILTER (a.id IS NULL OR b.id IS NULL OR ${differs}) AS apart FROM read_parquet(${quoted(at("duckdb.parquet"))}) a FULL JOIN read_parquet(${quoted(at("spark/*.parquet"))}) b USING (id)`);
  say(`${String(row?.["n"])} rows, ${columns.length} columns: ${String(row?.["apart"])} rows differ`);
  if (Number(row?.["n"]) !== count || Number(row?.["apart"]) !== 0) process.exitCode = 1;
} finally {
  duck.close();
  rmSync(folder, { recursive: true, force: true });
}
