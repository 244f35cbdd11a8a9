/** `regime export --to sql`. */
import { afterAll, describe, expect, test } from "vitest";
import { folderOf, regime } from "../../support/command-line";
import { startDuckdb } from "../../support/duckdb";
import { freeMovement } from "../../support/free-movement";

const folder = folderOf({ "free.regime": freeMovement });
const run = (...argv: readonly string[]) => regime(folder.path, ["export", "free.regime", "--to", "sql", ...argv]);
afterAll(folder.remove);

test("the query runs as it is printed, and says what decide says", async () => {
  const { code, out, err } = await run("--dialect", "duckdb", "--right", "Work", "--people", "movers", "--keep", "person", "--column", "host=host_state");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const duckdb = await startDuckdb();
  const facts = [...out.matchAll(/^-- {3}(.+): yes-or-no/gm)].map(([, name]) => `FALSE AS "${name ?? ""}"`);
  await duckdb(`CREATE TABLE movers AS SELECT 7 AS person, 'AT' AS host_state, 'PL' AS origin, 'Worker' AS mover, DATE '2005-01-01' AS "on", ${facts.join(", ")}`);
  const decided = JSON.parse((await regime(folder.path, ["decide", "free.regime", "--host", "AT", "--origin", "PL", "--mover", "Worker", "--on", "2005-01-01", "--right", "Work", "--format", "json"])).out) as { readonly positions: readonly { readonly position: string }[] };
  const [row] = await duckdb(out);
  expect(row).toMatchObject({ person: 7, Work: decided.positions[0]?.position, problem: null });
});

test("the clauses that decide are left out on request, and every right is there unless said otherwise", async () => {
  const { out } = await run("--dialect", "postgres", "--no-grounds");
  expect(out).toContain('AS "Work"');
  expect(out).toContain('AS "Enter"');
  expect(out).not.toContain("_by\"");
});

describe("what is asked wrongly is said", () => {
  test.each([
    [[], "A dialect is needed: `--dialect` with one of duckdb, spark, postgres."],
    [["--dialect", "oracle"], "`--dialect` is one of duckdb, spark, postgres, not `oracle`."],
    [["--dialect", "spark", "--right", "Wrok"], "knows no right `Wrok`. Did you mean `Work`?"],
    [["--dialect", "spark", "--column", "host"], "`--column host`: it is written `NAME=COLUMN`"],
    [["--dialect", "spark", "--column", "hots=h"], "reads no such column. It reads host, origin"],
  ])("%o", async (argv, words) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  test("an option of queries without a query", async () => {
    const { code, err } = await regime(folder.path, ["export", "free.regime", "--to", "json", "--keep", "id"]);
    expect({ code, err: err.includes("`--keep` goes with `--to sql`.") }).toEqual({ code: 2, err: true });
  });
});
