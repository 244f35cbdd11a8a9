/** Rows that are decided by their kinds have the answers that they have one by one. */
import { tmpdir } from "node:os";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { named, openDuck, quoted, type Duck, type DuckRow } from "../../src/cli/batch/duck";
import { byKinds } from "../../src/cli/batch/kinds";
import { enumOf } from "../../src/cli/batch/known";
import { listed } from "../../src/cli/batch/worked-out";
import { positionNames } from "../../src/evaluator/population";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import type { Case } from "../../src/evaluator/result";
import type { Regime } from "../../src/language/regime";
import { kindsOf } from "../../src/translate/sql";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { compileExample, smallExamples } from "../support/examples";
import { patience, runs } from "../support/runs";
import { kindsOfRegimes, queryOf, tableTexts, type Row } from "../support/sql";

let duck: Duck;
beforeAll(async () => {
  duck = await openDuck({ memory: "500MB", threads: 1, folder: tmpdir() });
});
afterAll(() => duck.close());

/** The rows as they are, and each with something that is wrong. */
const troubles = ["NULL AS host", "NULL AS origin", "NULL AS mover", `NULL AS "on"`, "host AS origin", "'nowhere' AS host", "'nowhere' AS origin", "'stateless' AS host", "'stateless' AS origin"];

/** What the query says row by row, and what it says by kinds; `null`: it has none. */
async function both(regime: Regime, cases: readonly Case[], kept: readonly boolean[]): Promise<{ readonly each: readonly DuckRow[]; readonly kinds: readonly DuckRow[] | null }> {
  const rows = cases.map((one, i): Row => ({ one, stated: (fact) => regime.facts[fact]?.default === null || kept[(i * 13 + fact) % kept.length] === true }));
  for (const sql of tableTexts(regime, queryOf(regime, "duckdb"), rows)) await duck.run(sql);
  for (const [i, trouble] of troubles.entries()) await duck.run(`INSERT INTO people SELECT * REPLACE (id + ${1000 * (i + 1)} AS id, ${trouble}) FROM people WHERE id < 1000`);
  const plain = queryOf(regime, "duckdb");
  await enumOf(duck, "answer", [...new Set([...positionNames, ...regime.clauses.map(({ name }) => name), ...plain.problems])]);
  const columns = plain.columns.map((column) => ({ column, name: `case: ${column.name}`, value: `s.${named(column.name)}`, texts: null }));
  const asked = { dialect: "duckdb", table: "seen", columns: new Map(columns.map(({ column, name }) => [column.name, name])), answer: (text: string) => `${quoted(text)}::answer` } as const;
  const found = await byKinds(duck, kindsOf(regime, asked), plain, columns, ["id"], "drawn");
  const texts = (query: string): Promise<readonly DuckRow[]> => duck.rows(`SELECT id, CAST(COLUMNS(* EXCLUDE (id)) AS VARCHAR) FROM (${query}) ORDER BY id`);
  const each = await texts(plain.query);
  if (found === null) return { each, kinds: null };
  const { known: { first, columns: more }, query } = found;
  return { each, kinds: await texts(`WITH seen AS (SELECT *, ${listed(more)} FROM (SELECT *, ${listed([...columns, ...first])} FROM people AS s)) SELECT * FROM (${query})`) };
}

const drawn = (options: RegimeTextOptions): fc.Arbitrary<readonly [Regime, readonly Case[], readonly boolean[]] | null> =>
  regimeText(options).chain((text) => {
    const regime = compileText(text).regimes[0] === undefined ? null : regimeOf(text);
    return regime === null ? fc.constant(null) : fc.tuple(fc.constant(regime), fc.array(caseOf(regime), { minLength: 12, maxLength: 12 }), fc.array(fc.boolean(), { minLength: 97, maxLength: 97 }));
  });

/** A regime that has kinds, whatever is drawn. */
const few = regimeOf(`party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  facts about mover { skill : one of low, high }
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from every other member when mover.skill = high }
}`);

let [asked, had] = [0, 0];
test.each(kindsOfRegimes)("regimes %s", async (_, options, numRuns) => {
  await fc.assert(fc.asyncProperty(drawn(options), async (one) => {
    if (one === null) return;
    const { each, kinds } = await both(...one);
    asked++;
    if (kinds === null) return;
    had++;
    expect(kinds).toEqual(each);
  }), { numRuns: runs(numRuns), examples: [[[few, fc.sample(caseOf(few), { numRuns: 12, seed: 5 }), [true, false, true]]]] });
}, patience);
// Most have; of a few that are drawn, now and then not even half.
test("many regimes that are drawn have kinds", () => expect(had / asked).toBeGreaterThan(0.25));

test.each(smallExamples)("%s", async (path) => {
  const regime = compileExample(path).regimes.find((r) => r.at.path === path) ?? expect.fail("no regime");
  const [cases = []] = fc.sample(fc.array(caseOf(regime), { minLength: 60, maxLength: 60 }), { seed: 5, numRuns: 1 });
  const { each, kinds } = await both(regime, cases, [true, false, true]);
  if (kinds !== null) expect(kinds).toEqual(each);
}, patience);

test("more is asked than one number has bits, and there are more answers than one digit says", async () => {
  const codes = "BE BG CA CH CL CN CO CY CZ DE DK EE EG ES FI FR GB GH GR HR HU ID IE IL IN IS IT JP KE KR LT LU LV MA MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SE SG SI SK TH TN TR UA US VN ZA AR AU BR BO UY".split(" ");
  const rules = codes.map((code, i) => `  rule r${i} { every member grants Work to Worker from ${code}${i % 2 === 0 ? "" : " when mover.able"} since ${2010 - i}-01-01 }`);
  const regime = regimeOf(`use std.rights\nuse std.movers\nfacts about mover { able : yes or no }\nregime Many {\n  members { AT, ${codes.join(", ")} }\n${rules.join("\n")}\n}\n`);
  const [cases = []] = fc.sample(fc.array(caseOf(regime), { minLength: 400, maxLength: 400 }), { seed: 5, numRuns: 1 });
  const { each, kinds } = await both(regime, cases, [true, false, true]);
  expect(new Set(each.map(({ Work_by: by }) => by)).size).toBeGreaterThan(20);
  expect(kinds).toEqual(each);
}, patience);
