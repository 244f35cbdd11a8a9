/** Spark gives the same answers as DuckDB: two workers, one session for every example, for regimes drawn, and for partitioned Parquet. */
import fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { named, openDuck, quoted, type Duck, type DuckRow } from "../../src/cli/batch/duck";
import { peopleTypes } from "../../src/cli/batch/parquet-of";
import { personCells } from "../../src/evaluator/population";
import { caseOf, regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import type { Regime } from "../../src/language/regime";
import { sqlOf, type DialectName } from "../../src/translate/sql";
import { regimeOf } from "../support/compiled";
import { compileExample, examplePaths, root } from "../support/examples";
import { sparkPython, submit } from "../support/spark";
import { kindsOfRegimes } from "../support/sql";

const interpreter = sparkPython();
const folder = mkdtempSync(join(tmpdir(), "regime-spark-"));
const examples = examplePaths.flatMap((path) => compileExample(path).regimes.filter((r) => r.at.path === path));
const seed = Number(process.env["FC_SEED"] ?? 0);
const drawn = kindsOfRegimes.flatMap(([, options]) => fc.sample(regimeText(options), { numRuns: 8, seed })).map((text) => regimeOf(text));

const queryOf = (regime: Regime, dialect: DialectName): string | null => {
  const made = sqlOf(regime, { dialect, table: "people" });
  return made.ok ? made.query : null;
};

/** People of a regime as Parquet; every fourth fact or so is not known. `how`: what COPY is told besides. */
async function people(duck: Duck, regime: Regime, count: number, path: string, how = ""): Promise<void> {
  const inWords = personCells(regime);
  const types = peopleTypes(regime);
  // Of a regime drawn there may hardly be anybody: cases that cannot be are answered too.
  const rows = fc.sample(caseOf(regime), { numRuns: count, seed }).map((person, row) => {
    const cells = inWords(person).map((cell, i) => (i >= 4 && (row * 5 + i * 3) % 4 === 0 ? null : cell));
    return `(${row}, ${cells.map((cell, i) => (cell === null ? "NULL" : `CAST(${quoted(String(cell))} AS ${types[i]?.[1] ?? ""})`)).join(", ")})`;
  });
  const columns = ["id", ...types.map(([name]) => name)].map(named);
  await duck.run(`COPY (SELECT * FROM (VALUES ${rows.join(", ")}) AS t(${columns.join(", ")})) TO ${quoted(path)} (FORMAT parquet${how})`);
}
/** The columns of people as Spark reads them. */
const sparkColumns = (regime: Regime): string => [["id", "INT"], ...peopleTypes(regime)].map(([name = "", type]) => `\`${name.replaceAll("`", "``")}\` ${type === "VARCHAR" ? "STRING" : type}`).join(", ");

const byDuck = (duck: Duck, regime: Regime, parquet: string): ReturnType<Duck["rows"]> =>
  duck.rows(`WITH people AS (SELECT * FROM read_parquet(${quoted(parquet)}, hive_partitioning = true)) SELECT * FROM (${queryOf(regime, "duckdb")}) ORDER BY id`);

interface Compared {
  readonly regime: string;
  readonly spark: readonly DuckRow[];
  readonly duckdb: readonly DuckRow[];
}
let ofExamples: readonly Compared[] = [];
let ofDrawn: readonly Compared[] = [];
let partitioned: Omit<Compared, "regime"> = { spark: [], duckdb: [] };

describe.runIf(interpreter !== null)("Spark", () => {
  beforeAll(async () => {
    const duck = await openDuck({ memory: "1GB", threads: 2, folder });
    try {
      const asked: { readonly regime: Regime; readonly people: string }[] = [];
      for (const [i, regime] of [...examples, ...drawn].entries()) {
        expect(queryOf(regime, "spark") === null).toBe(queryOf(regime, "duckdb") === null);
        if (queryOf(regime, "spark") === null) continue;
        const file = join(folder, `people-${i}.parquet`);
        await people(duck, regime, 40, file);
        asked.push({ regime, people: file });
      }
      const [list, found] = [join(folder, "asked.json"), join(folder, "found.json")];
      writeFileSync(list, JSON.stringify(asked.map(({ regime, people: file }) => ({ people: file, columns: sparkColumns(regime), query: queryOf(regime, "spark") }))));

      const regime = examples.find(({ name }) => name === "EuFreeMovement") ?? expect.fail("no regime");
      const [parts, output, query] = [join(folder, "parts"), join(folder, "answers"), join(folder, "query.sql")];
      await people(duck, regime, 2000, parts, ", PARTITION_BY (mover)");
      writeFileSync(query, queryOf(regime, "spark") ?? "");
      submit(interpreter ?? "", { script: join(root, "tests/support/spark-queries.py"), args: [list, found, join(root, "examples/spark/decide.py"), "--query", query, "--people", parts, "--output", output] });

      const spark = JSON.parse(readFileSync(found, "utf8")) as readonly (readonly DuckRow[])[];
      const compared: Compared[] = [];
      for (const [i, one] of asked.entries()) compared.push({ regime: one.regime.name, spark: spark[i] ?? [], duckdb: await byDuck(duck, one.regime, one.people) });
      const others = asked.findIndex((one) => drawn.includes(one.regime));
      [ofExamples, ofDrawn] = [compared.slice(0, others), compared.slice(others)];
      partitioned = { spark: await duck.rows(`SELECT * FROM read_parquet(${quoted(`${output}/*.parquet`)}) ORDER BY id`), duckdb: await byDuck(duck, regime, `${parts}/*/*.parquet`) };
    } finally {
      duck.close();
    }
  }, 400_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const inOrder = (rows: readonly DuckRow[]): readonly DuckRow[] => [...rows].sort((a, b) => Number(a["id"]) - Number(b["id"]));

  test("answers as DuckDB does, for every example", () => {
    expect(ofExamples.length).toBeGreaterThan(20);
    for (const { regime, spark, duckdb } of ofExamples) expect({ regime, rows: inOrder(spark) }).toEqual({ regime, rows: duckdb });
  });
  test("answers as DuckDB does, for regimes drawn", () => {
    expect(ofDrawn.length).toBeGreaterThan(20);
    for (const { regime, spark, duckdb } of ofDrawn) expect({ regime, rows: inOrder(spark) }).toEqual({ regime, rows: duckdb });
  });
  test("decides partitioned Parquet as one DuckDB does", () => {
    expect(partitioned.duckdb).toHaveLength(2000);
    expect(partitioned.spark).toEqual(partitioned.duckdb);
  });
});
