/** A database that runs the query of a regime decides as the interpreters do; what it is not told leaves open what it must. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Case } from "../../src/evaluator/result";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { startDuckdb } from "../support/duckdb";
import { startPostgres, type Postgres } from "../support/postgres";
import { patience, runs } from "../support/runs";
import { compared, kindsOfRegimes, noSpread, type Asking, type Row } from "../support/sql";

let duckdb: Asking;
let postgres: Postgres | null = null;
beforeAll(async () => {
  duckdb = await startDuckdb();
  postgres = await startPostgres();
}, patience);
afterAll(async () => {
  await postgres?.stop();
});

interface Drawn {
  readonly text: string;
  readonly cases: readonly Case[];
  readonly kept: readonly boolean[];
}
const withCases = (options: RegimeTextOptions): fc.Arbitrary<Drawn> =>
  regimeText(options).chain((text) => {
    const regime = compileText(text).regimes[0];
    return fc.record({
      text: fc.constant(text),
      cases: regime ? fc.array(caseOf(regime), { minLength: 12, maxLength: 12 }) : fc.constant([]),
      kept: fc.array(fc.boolean(), { minLength: 97, maxLength: 97 }),
    });
  });

/** Each case with every fact stated, and with some. */
const rowsOf = ({ cases, kept }: Drawn): readonly Row[] =>
  cases.flatMap((one, i) => [
    { one, stated: () => true },
    { one, stated: (fact) => kept[(i * 13 + fact) % kept.length] === true },
  ]);

const spread = noSpread();
test.each(kindsOfRegimes)("DuckDB decides rows of regimes %s", async (_, options, numRuns) => {
  await fc.assert(
    fc.asyncProperty(withCases(options), async (drawn) => {
      if (drawn.cases.length > 0) expect(await compared(duckdb, "duckdb", regimeOf(drawn.text), rowsOf(drawn), spread)).toEqual([]);
    }),
    { numRuns: runs(numRuns) },
  );
}, patience);

test("every position is given, and what is decided is seldom left open", () => {
  // Rations are drawn more rarely than others; those of the examples are compared in `sql-examples.test.ts`. Of few regimes some have no refusal and no discretion.
  expect([...spread.kinds]).toEqual(expect.arrayContaining(runs(100) < 100 ? ["granted", "silent"] : ["denied", "discretionary", "granted", "silent"]));
  expect(spread.open / spread.compared).toBeLessThan(0.1);
});

describe("PostgreSQL", () => {
  test.each(kindsOfRegimes)("decides rows of regimes %s", async (_, options, numRuns) => {
    const server = postgres;
    if (server === null) return;
    await fc.assert(
      fc.asyncProperty(withCases(options), async (drawn) => {
        if (drawn.cases.length > 0) expect(await compared(server.ask, "postgres", regimeOf(drawn.text), rowsOf(drawn), noSpread())).toEqual([]);
      }),
      { numRuns: runs(numRuns / 2) },
    );
  }, patience);
});
