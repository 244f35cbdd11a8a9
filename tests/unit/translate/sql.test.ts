/** Queries of single regimes: what is missing, what is wrong with a row, and names of any kind. */
import { beforeAll, describe, expect, test } from "vitest";
import { parseDay } from "../../../src/language/dates";
import type { Regime } from "../../../src/language/regime";
import { dialectNames, sqlOf, type SqlOptions } from "../../../src/translate/sql";
import { regimeOf } from "../../support/compiled";
import { startDuckdb } from "../../support/duckdb";
import { startPostgres } from "../../support/postgres";
import { compared, noSpread, type Asking } from "../../support/sql";

let duckdb: Asking;
beforeAll(async () => {
  duckdb = await startDuckdb();
});

const text = `party Pa "Pa" party Pb "Pb" right Work right Enter
regime R {
  mover Worker
  mover Skilled is Worker when mover.skill >= mid
  mover Sponsored is Worker when mover.sponsored
  mover Either is Worker when mover.sponsored or mover.insured
  facts about mover { sponsored : yes or no  insured : yes or no  skill : ladder of low, mid, high  age : number from 0 to 120 }
  members { Pa ; Pb }
  rule first { every member grants Work to Worker from every other member when mover.sponsored }
  rule second { every member grants Enter to Worker from every other member when mover.skill >= mid and mover.age < 65 }
  exception third to second { host refuses Enter when mover.insured }
}`;
const regime = regimeOf(text);

interface Person {
  readonly host?: string;
  readonly origin?: string;
  readonly mover?: string;
  readonly on?: string;
  readonly sponsored?: boolean;
  readonly insured?: boolean;
  readonly skill?: string;
  readonly age?: number;
}
const literal = (value: string | number | boolean | null | undefined): string => (typeof value === "string" ? `'${value}'` : value === null || value === undefined ? "NULL" : String(value));

/** What the query says of one person. */
async function answer(person: Person, options: Partial<SqlOptions> = {}): Promise<Readonly<Record<string, unknown>>> {
  const made = sqlOf(regime, { dialect: "duckdb", table: "people", ...options });
  if (!made.ok) throw new Error("no query");
  const { host = "Pa", origin = "Pb", mover = "Worker", on = "2020-01-01" } = person;
  const codes = [host, origin, mover].map((x) => `${literal(x === "" ? null : x)}::TEXT`);
  await duckdb(`CREATE OR REPLACE TABLE people AS SELECT * FROM (VALUES (1, ${codes.join(", ")}, ${on === "" ? "NULL::DATE" : `DATE '${on}'`}, ${literal(person.sponsored)}::BOOLEAN, ${literal(person.insured)}::BOOLEAN, ${literal(person.skill)}::TEXT, ${literal(person.age)}::DOUBLE)) AS v (id, host, origin, mover, "on", sponsored, insured, skill, age)`);
  const [row = {}] = await duckdb(made.query);
  return row;
}

describe("facts that are missing", () => {
  test("have their default", async () => {
    expect(await answer({})).toMatchObject({ Work: "silent", Work_by: null, problem: null });
  });
  test("leave open what hangs on them, where they have none", async () => {
    expect(await answer({ age: 30 })).toMatchObject({ Enter: null, Enter_by: null, Work: "silent" });
    expect(await answer({ age: 70 })).toMatchObject({ Enter: "silent" });
  });
  test("are what the class says, where it says so of the fact alone", async () => {
    expect(await answer({ mover: "Sponsored" })).toMatchObject({ Work: "granted", Work_by: "first" });
    expect(await answer({ mover: "Skilled", age: 30 })).toMatchObject({ Work: "silent", Enter: null });
  });
  test("are not assumed, where the class reads several together", async () => {
    expect(await answer({ mover: "Either" })).toMatchObject({ Work: null });
    expect(await answer({ mover: "Either", sponsored: true })).toMatchObject({ Work: "granted" });
  });
  test("may have no column", async () => {
    expect(await answer({ sponsored: true }, { columns: new Map([["sponsored", null]]) })).toMatchObject({ Work: "silent" });
    expect(await answer({ insured: true }, { columns: new Map([["sponsored", "insured"]]) })).toMatchObject({ Work: "granted" });
  });
});

test.each<[Person, string]>([
  [{ host: "" }, "host: missing"], [{ host: "Px" }, "host: no party"], [{ host: "stateless" }, "host: no party"],
  [{ origin: "" }, "origin: missing"], [{ origin: "Px" }, "origin: no party"], [{ mover: "" }, "mover: missing"], [{ mover: "worker" }, "mover: no class"],
  [{ on: "" }, "on: missing"], [{ on: "12000-01-01" }, "on: no day of the years 1 to 9999"], [{ skill: "High" }, "skill: none of its values"], [{ age: 130 }, "age: out of range"],
  [{ mover: "Skilled", skill: "low" }, "mover: the facts contradict the class"],
])("a row that is no case has no position and says why: %o", async (person, problem) => {
  expect(await answer(person)).toEqual({ id: 1, Work: null, Work_by: null, Enter: null, Enter_by: null, problem });
});

test("origins may be stateless, and a host that is the origin too is no case", async () => {
  expect(await answer({ origin: "stateless", sponsored: true })).toMatchObject({ Work: "silent", problem: null });
  expect(await answer({ origin: "Pa", sponsored: true })).toMatchObject({ Work: null, problem: "origin: the same as host" });
});

test("a right that there is not has no query", () => {
  expect(sqlOf(regime, { dialect: "duckdb", table: "people", rights: ["Fly"] })).toMatchObject({ ok: false, problems: [{ what: "there is no right `Fly`" }] });
});

test("a query says what it reads and gives", () => {
  const made = sqlOf(regime, { dialect: "spark", table: "a.b", rights: ["Enter"], grounds: false });
  expect(made).toMatchObject({ ok: true, rights: ["Enter"], positions: [{ right: "Enter", position: "Enter", by: null }], problem: "problem" });
  if (!made.ok) return;
  expect(made.query).toContain("FROM `a`.`b` AS p");
  expect(made.columns.map((c) => [c.name, c.kind, c.required, c.default])).toEqual([
    ["host", "party", true, undefined], ["origin", "party", true, undefined], ["mover", "class", true, undefined], ["on", "day", true, undefined],
    ["skill", "label", false, undefined], ["sponsored", "yes-or-no", false, false], ["insured", "yes-or-no", false, false], ["age", "number", false, undefined],
  ]);
});

// ---- names of any kind ----------------------------------------------------------------------------------------

const hostile = ["__proto__", `a'b"c\`d`, "x'; DROP TABLE people; --", "line\nbreak \\", "${env:HOME} ', \"", "toString", "SELECT", "work", "WORK", "é".repeat(70)];

/** The regime under hostile names. */
function renamed(from: Regime): Regime {
  const name = (i: number, before = ""): string => `${before}${hostile[i % hostile.length] ?? ""}`;
  return {
    ...from, name: name(3), title: name(2),
    parties: from.parties.map((p, i) => (i < 2 ? { ...p, code: name(i + 1), name: name(3) } : p)),
    rights: from.rights.map((r, i) => ({ ...r, name: i < 2 ? name(i + 7) : r.name })),
    classes: from.classes.map((c, i) => ({ ...c, name: name(i) })),
    clauses: from.clauses.map((c, i) => ({ ...c, name: name(i + 2), cites: [{ source: name(3), place: name(4) }] })),
    facts: from.facts.map((f, i) => ({ ...f, key: name(i, i === 3 ? "f " : ""), type: f.type.kind === "labels" ? { ...f.type, labels: f.type.labels.map((_, v) => name(v + 1)) } : f.type })),
  };
}

test("positions and clauses are written as asked", async () => {
  await duckdb("CREATE TYPE said AS ENUM ('granted', 'rationed', 'discretionary', 'denied', 'silent', 'first', 'second', 'third')");
  const made = sqlOf(regime, { dialect: "duckdb", table: "people", answer: (word) => `'${word}'::said` });
  if (!made.ok) throw new Error("no query");
  expect(await answer({ sponsored: true, skill: "mid", age: 30, insured: true })).toMatchObject({ Work: "granted", Work_by: "first", Enter: "denied", Enter_by: "third" });
  const [row] = await duckdb(`SELECT *, typeof("Work") = typeof("Enter_by") AND typeof("Work") LIKE 'ENUM%' AS typed FROM (${made.query})`);
  expect(row).toMatchObject({ Work: "granted", Work_by: "first", Enter: "denied", Enter_by: "third", problem: null, typed: true });
});

describe("names of any kind are names", () => {
  const strange = renamed(regime);
  const on = parseDay("2020-01-01") ?? 0;
  const rows = strange.classes.flatMap((_, mover) => [0, 1].flatMap((yes) => [0, 2].map((skill) => ({ one: { host: 0, origin: 1, mover, on, facts: regime.facts.map((f) => ({ sponsored: yes, insured: 1 - yes, skill, age: 30 })[f.key] ?? 0) }, stated: () => true }))));
  test("in DuckDB", async () => {
    const spread = noSpread();
    expect(await compared(duckdb, "duckdb", strange, rows, spread)).toEqual([]);
    expect([...spread.kinds].sort()).toEqual(["denied", "granted", "silent"]);
  });
  test("in PostgreSQL", async () => {
    const postgres = await startPostgres();
    if (postgres === null) return;
    try {
      expect(await compared(postgres.ask, "postgres", strange, rows, noSpread())).toEqual([]);
    } finally {
      await postgres.stop();
    }
  });
  test.each(dialectNames)("and stand in no line of their own in a comment: %s", (dialect) => {
    const made = sqlOf(strange, { dialect, table: "people" });
    if (!made.ok) throw new Error("no query");
    const comments = made.query.split("\n").filter((line) => line.trimStart().startsWith("-- "));
    expect(comments.length).toBeGreaterThan(5);
    // Spark goes on after a backslash, and puts the values of variables in.
    expect(comments.filter((line) => line.endsWith("\\") || line.includes("${"))).toEqual([]);
    if (dialect === "spark") expect(made.query).not.toContain("'${");
  });
});
