import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDuck, quoted } from "../../../src/cli/batch/duck";
import { folderOf, regime } from "../../support/command-line";

const folder = folderOf({
  "small.regime": `use std.rights
use std.movers
facts about mover { skill : one of low, high  age : number from 0 to 99  arrived : date }
regime Small {
  members { BE, NL since 2000-01-01 }
  rule work { every member grants Enter, Work to Worker from every other member when mover.skill = high or mover.age >= 40 or mover.arrived < 2001-01-01 }
}
`,
  "marginals.csv": "column,value,weight\nmover,Worker,1\nskill,low,2\nskill,,1\n",
  "wrong.csv": "column,value,weight\nskill,low,1\nage,old,1\n",
  "headless.csv": "skill,low,1\n",
  "none.csv": "column,value,weight\nhost,BE,1\norigin,BE,1\n",
  "held.csv": "mine\n",
});
afterAll(folder.remove);
const run = (...argv: readonly string[]): ReturnType<typeof regime> => regime(folder.path, ["sample", "small.regime", ...argv]);
const file = (name: string): string => join(folder.path, name);
const left = (): readonly string[] => readdirSync(folder.path).filter((name) => name.startsWith(".") && name !== ".git");

let shown: readonly Readonly<Record<string, string>>[] = [];
beforeAll(async () => {
  const { out, code } = await run("--rows", "300", "--seed", "5", "--marginals", "marginals.csv");
  expect(code).toBe(0);
  shown = parse<Record<string, string>>(out, { header: true, skipEmptyLines: true }).data;
});

test("on standard output: a heading and a line for each person", () => {
  expect(shown).toHaveLength(300);
  expect(Object.keys(shown[0] ?? {}).toSorted()).toEqual(["age", "arrived", "host", "mover", "on", "origin", "person", "skill"]);
  expect(new Set(shown.map(({ mover }) => mover))).toEqual(new Set(["Worker"]));
  expect(new Set(shown.map(({ skill }) => skill))).toEqual(new Set(["low", ""]));
  expect(shown.map(({ person }) => Number(person))).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
});

test("the three formats hold the same people", async () => {
  for (const format of ["csv", "ndjson", "parquet"]) expect(await run("--rows", "300", "--seed", "5", "--marginals", "marginals.csv", "--output", `people.${format}`)).toMatchObject({ code: 0, out: "", err: "" });
  const duck = await openDuck({ memory: "500MB", threads: 1, folder: folder.path });
  try {
    const columns = `person::VARCHAR AS person, host, origin, mover, "on"::VARCHAR AS "on", coalesce(skill, '') AS skill, age::INTEGER::VARCHAR AS age, arrived::VARCHAR AS arrived`;
    for (const source of [`read_csv(${quoted(file("people.csv"))}, all_varchar = false)`, `read_json(${quoted(file("people.ndjson"))})`, `read_parquet(${quoted(file("people.parquet"))})`]) {
      expect(await duck.rows(`SELECT ${columns} FROM ${source} ORDER BY person::INTEGER`)).toEqual(shown.map((row) => expect.objectContaining(row)));
    }
    expect(await duck.rows(`SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM read_parquet(${quoted(file("people.parquet"))})) WHERE column_name IN ('on', 'age', 'skill') ORDER BY name`))
      .toEqual([{ name: "age", type: "DOUBLE" }, { name: "on", type: "DATE" }, { name: "skill", type: "VARCHAR" }]);
  } finally {
    duck.close();
  }
  expect(left()).toEqual([]);
});

test("what is wrong with the table of marginals has its line, its code and a way out", async () => {
  const wrong = await run("--marginals", "wrong.csv");
  expect(wrong.code).toBe(3);
  expect(wrong.err.replaceAll(/\s+/g, " ")).toContain("error wrong.csv:3:1 [misread-row] Row 3 of `wrong.csv` has `old` under `value`.");
  expect(wrong.err.replaceAll(/\s+/g, " ")).toContain("What can stand there: a number.");
  expect((await run("--marginals", "headless.csv")).err.replaceAll(/\s+/g, " ")).toContain("the heading `column,value,weight`");
  expect(await run("--marginals", "absent.csv")).toMatchObject({ code: 2, err: expect.stringContaining("`--marginals absent.csv` cannot be read (ENOENT).") });
});

test("a file that is there stays as it was when nobody can be drawn", async () => {
  const { code, err } = await run("--marginals", "none.csv", "--output", "held.csv");
  expect({ code, held: readFileSync(file("held.csv"), "utf8") }).toEqual({ code: 2, held: "mine\n" });
  expect(err).toContain("Nobody can be drawn for row 1");
  expect(left()).toEqual([]);
});

test("the table of marginals is not written over", async () => {
  const before = readFileSync(file("marginals.csv"), "utf8");
  const { code, err } = await run("--marginals", "marginals.csv", "--output", "./marginals.csv");
  expect({ code, after: readFileSync(file("marginals.csv"), "utf8") }).toEqual({ code: 2, after: before });
  expect(err).toContain("`--output ./marginals.csv` is a file of `--marginals`: it would be lost. Name another file to write.");
});

test.each([
  [["--output", "people.xlsx"], "the name of the file ends in .csv, .ndjson, .parquet"],
  [["--output", "nowhere/people.csv"], "There is no folder"],
  [["--rows", "0"], "`--rows` is a whole number from 1 on"],
  [["--since", "2010-01-01", "--until", "2009-01-01"], "Nobody can be drawn from Small: no day lies from"],
])("%j is refused", async (argv, words) => {
  const { code, err } = await run(...argv);
  expect(code).toBe(2);
  expect(err).toContain(words);
  expect(left()).toEqual([]);
});

