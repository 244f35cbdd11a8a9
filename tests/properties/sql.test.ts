/** A database that runs the query of a regime decides as the interpreters do; what it is not told leaves open what it must. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Case } from "../../src/evaluator/result";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { startDuckdb } from "../support/duckdb";
import { patience, runs } from "../support/runs";
import { compared, noSpread, type Asking, type Row } from "../support/sql";

let duckdb: Asking;
beforeAll(async () => {
  duckdb = await startDuckdb();
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

const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["of any kind", {}, 30],
  ["small ones with many exceptions", { maxAtoms: 1, maxRules: 2, maxExceptions: 6, maxParties: 4 }, 30],
  ["that read figures, some of which are missing", { series: true, iso: false, maxParties: 4, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }, 15],
];

describe("DuckDB", () => {
  const spread = noSpread();
  test.each(kinds)("decides rows of regimes %s", async (_, options, numRuns) => {
    await fc.assert(
      fc.asyncProperty(withCases(options), async ({ text, cases, kept }) => {
        if (cases.length === 0) return;
        const rows = cases.flatMap((one, i): readonly Row[] => [
          { one, stated: () => true },
          { one, stated: (fact) => kept[(i * 13 + fact) % kept.length] === true },
        ]);
        expect(await compared(duckdb, "duckdb", regimeOf(text), rows, spread)).toEqual([]);
      }),
      { numRuns: runs(numRuns), interruptAfterTimeLimit: 100_000, markInterruptAsFailure: false },
    );
  }, patience);

  test("gives every position, and seldom leaves open what is decided", () => {
    expect([...spread.kinds].sort()).toEqual(["denied", "discretionary", "granted", "rationed", "silent"]);
    expect(spread.open / spread.compared).toBeLessThan(0.1);
  });
});
