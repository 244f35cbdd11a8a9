/** Spark gives the same answers as DuckDB: every example in one process, and one example on two workers from partitioned Parquet. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDuck, quoted, type Duck } from "../../src/cli/batch/duck";
import { duckType } from "../../src/cli/batch/parquet-of";
import { peopleColumns, peopleOf, personCells, recordedFacts } from "../../src/evaluator/population";
import type { Regime } from "../../src/language/regime";
import { sqlOf, type DialectName } from "../../src/translate/sql";
import { compileExample, examplePaths, root } from "../support/examples";
import { sparkPython, submit } from "../support/spark";

const interpreter = sparkPython();
const folder = mkdtempSync(join(tmpdir(), "regime-spark-"));
let duck: Duck;
beforeAll(async () => {
  duck = await openDuck({ memory: "1GB", threads: 2, folder });
});
afterAll(() => {
  duck.close();
  rmSync(folder, { recursive: true, force: true });
});

const regimes = examplePaths.flatMap((path) => compileExample(path).regimes.filter((r) => r.at.path === path));
const queryOf = (regime: Regime, dialect: DialectName): string | null => {
  const made = sqlOf(regime, { dialect, table: "people" });
  return made.ok ? made.query : null;
};

/** People of a regime as Parquet; every fourth fact or so is not known. `how`: what COPY is told besides. */
async function people(regime: Regime, count: number, path: string, how = ""): Promise<void> {
  const draw = peopleOf(regime, { seed: 23, marginals: [] });
  const names = peopleColumns(regime);
  const facts = recordedFacts(regime);
  const types = ["VARCHAR", "VARCHAR", "VARCHAR", "DATE", ...facts.map((f) => duckType(regime.facts[f]?.type ?? { kind: "yes-or-no" }))];
  const rows = Array.from({ length: count }, (_, row) => {
    const person = draw(row);
    if (person === null) throw new Error(`nobody in row ${row}`);
    const cells = personCells(regime, person).map((cell, i) => (i >= 4 && (row * 5 + i * 3) % 4 === 0 ? null : cell));
    return `(${row}, ${cells.map((cell, i) => (cell === null ? "NULL" : `CAST(${quoted(String(cell))} AS ${types[i] ?? ""})`)).join(", ")})`;
  });
  const columns = ["id", ...names].map((name) => `"${name.replaceAll('"', '""')}"`);
  await duck.run(`COPY (SELECT * FROM (VALUES ${rows.join(", ")}) AS t(${columns.join(", ")})) TO ${quoted(path)} (FORMAT parquet${how})`);
}
const byDuck = (query: string, parquet: string): ReturnType<Duck["rows"]> => duck.rows(`WITH people AS (SELECT * FROM read_parquet(${quoted(parquet)}, hive_partitioning = true)) SELECT * FROM (${query}) ORDER BY id`);
const answers = (path: string): ReturnType<Duck["rows"]> => duck.rows(`SELECT * FROM read_parquet(${quoted(`${path}/*.parquet`)}) ORDER BY id`);

describe.runIf(interpreter !== null)("Spark", () => {
  test("answers as DuckDB does, for every example", async () => {
    const asked = [];
    for (const [i, regime] of regimes.entries()) {
      const [spark, plain] = [queryOf(regime, "spark"), queryOf(regime, "duckdb")];
      expect(spark === null).toBe(plain === null);
      if (spark === null || plain === null) continue;
      const file = join(folder, `people-${i}.parquet`);
      await people(regime, 40, file);
      asked.push({ regime, plain, people: file, query: spark, output: join(folder, `answers-${i}`) });
    }
    expect(asked.length).toBeGreaterThan(20);
    const list = join(folder, "asked.json");
    writeFileSync(list, JSON.stringify(asked.map(({ people: file, query, output }) => ({ people: file, query, output }))));
    submit(interpreter ?? "", "local", join(root, "tests/support/spark-queries.py"), list);
    for (const { regime, plain, people: file, output } of asked) expect({ regime: regime.name, rows: await answers(output) }).toEqual({ regime: regime.name, rows: await byDuck(plain, file) });
  }, 300_000);

  test("two workers answer partitioned Parquet as one DuckDB does", async () => {
    const regime = regimes.find(({ name }) => name === "EuFreeMovement") ?? expect.fail("no regime");
    const [parts, output, query] = [join(folder, "parts"), join(folder, "answers"), join(folder, "query.sql")];
    await people(regime, 2000, parts, ", PARTITION_BY (mover)");
    writeFileSync(query, queryOf(regime, "spark") ?? "");
    submit(interpreter ?? "", "cluster", join(root, "examples/spark/decide.py"), "--query", query, "--people", parts, "--output", output);
    expect(await answers(output)).toEqual(await byDuck(queryOf(regime, "duckdb") ?? "", `${parts}/*/*.parquet`));
  }, 300_000);
});
