/** Databases decide rows of the examples, and their own tests, as the reference interpreter does. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { caseOf } from "../../src/evaluator/testing/arbitrary-regime";
import type { Regime } from "../../src/language/regime";
import { startDuckdb } from "../support/duckdb";
import { compileExample, examplePaths } from "../support/examples";
import { startPostgres, type Postgres } from "../support/postgres";
import { patience, runs } from "../support/runs";
import { compared, noSpread, type Asking, type Row } from "../support/sql";

let duckdb: Asking;
let postgres: Postgres | null = null;
beforeAll(async () => {
  duckdb = await startDuckdb();
  postgres = await startPostgres();
}, patience);
afterAll(async () => {
  await postgres?.stop();
});

/** Drawn cases, and those of the tests of the regime that name both parties; each with every fact stated and with some. */
function rowsOf(regime: Regime, drawn: number): readonly Row[] {
  const random = fc.sample(caseOf(regime), { numRuns: drawn, seed: Number(process.env["FC_SEED"] ?? 0) });
  const tested = regime.tests.flatMap(({ host, origin, mover, on, given }) => {
    if (host.kind !== "party" || origin.kind !== "party") return [];
    const stated = new Map(given.map((g) => [g.fact, g.value]));
    return [{ host: host.party, origin: origin.party, mover, on, facts: regime.facts.map((f, id) => stated.get(id) ?? f.default ?? f.range?.from ?? 0) }];
  });
  return [...random, ...tested].flatMap((one, i): readonly Row[] => [{ one, stated: () => true }, { one, stated: (fact) => (fact + i) % 3 !== 0 }]);
}

const spread = noSpread();
test.each(examplePaths)("%s", async (path) => {
  for (const regime of compileExample(path).regimes) {
    const rows = rowsOf(regime, runs(20));
    expect(await compared(duckdb, "duckdb", regime, rows, spread)).toEqual([]);
    if (postgres !== null) expect(await compared(postgres.ask, "postgres", regime, rows, noSpread())).toEqual([]);
  }
}, patience);

test("every position is among them, and little is left open that is decided", () => {
  expect([...spread.kinds].sort()).toEqual(["denied", "discretionary", "granted", "rationed", "silent"]);
  expect(spread.open / spread.compared).toBeLessThan(0.05);
});
