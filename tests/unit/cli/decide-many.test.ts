import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderOf, regime as run } from "../../support/command-line";
import { schemaErrors } from "../../support/schemas";

const law = `use std.rights
use std.movers
facts about mover { skill : one of low, high  age : number from 0 to 99  arrived : date }
judgement threat about mover "a threat" by host
regime Small {
  members { BE, NL since 2000-01-01; LU since 2010-01-01 }
  rule entry { every member grants Enter to Worker from every other member }
  rule work { every member grants Work to Worker from every other member when mover.skill = high or mover.age >= 40 }
  rule study { every member grants Study to Worker from every other member when mover.arrived < 2001-01-01 at most 10 per year }
  exception order to entry on security grounds { host may refuse Enter when threat }
}
`;
const folder = folderOf({
  "small.regime": law,
  "people.csv": `id,host,origin,mover,on,skill,age,arrived,threat
1,BE,NL,Worker,2005-01-01,high,30,2000-05-05,no
2,BE,NL,Worker,2005-01-01,low,30,2002-05-05,no
3,BE,NL,Worker,2005-01-01,low,50,,yes
4,BE,NL,Worker,2005-01-01,,30,2000-05-05,no
5,BE,NL,Worker,2005-01-01,,50,2000-05-05,no
6,BE,LU,Worker,2005-01-01,high,30,2000-05-05,no
7,BE,stateless,Worker,2005-01-01,high,30,2000-05-05,no
8,BE,BE,Worker,2005-01-01,high,30,2000-05-05,no
9,,NL,Worker,2005-01-01,high,30,2000-05-05,no
10,BE,NL,Worker,2005-01-01,high,30,2000-05-05,
`,
  "wrong.csv": "id,host,origin,mover,on,skill,age,arrived,threat\n1,BE,NL,Worker,2005-01-01,middling,30,2000-05-05,no\n2,Belgium,NL,Worker,2005-01-01,low,30.5,1.1.2000,maybe\n3,BE,NL,Worker,2005-01-01,low,200,2000-05-05,no\n",
  "ragged.csv": "id,host,origin,mover,on\n1,BE,NL\n1,BE,NL,Worker,2005-01-01,low,30\n",
  "foreign.csv": "id,country,passport,day,Work\n1,BE,NL,2005-01-01,much\n",
  "weighed.csv": "host,origin,on,skill,n\nBE,NL,2005-01-01,high,7\nBE,NL,2006-01-01,low,2.5\n",
});
afterAll(folder.remove);
const decide = (...argv: readonly string[]): ReturnType<typeof run> => run(folder.path, ["decide", "small.regime", ...argv]);
const text = (name: string): string => readFileSync(join(folder.path, name), "utf8");
const csv = (name: string): readonly Readonly<Record<string, string>>[] => parse<Record<string, string>>(text(name), { header: true, skipEmptyLines: true }).data;
const left = (): readonly string[] => readdirSync(folder.path).filter((name) => name.startsWith(".") && name !== ".git");
const flat = (words: string): string => words.replaceAll(/\s+/g, " ");

describe("a row in, a row out", () => {
  let rows: readonly Readonly<Record<string, string>>[] = [];
  beforeAll(async () => {
    expect(await decide("--input", "people.csv", "--output", "answers.csv")).toMatchObject({ code: 0, out: "" });
    rows = csv("answers.csv");
  });
  test("in the order of the table, with its columns", () => {
    expect(rows.map(({ id }) => id)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    expect(Object.keys(rows[0] ?? {})).toEqual(["id", "host", "origin", "mover", "on", "skill", "age", "arrived", "threat", "Enter", "Enter_by", "Enter_open", "Work", "Work_by", "Work_open", "Study", "Study_by", "Study_open", "problem"]);
  });
  test.each([
    ["1", { Enter: "granted", Enter_by: "entry", Work: "granted", Work_by: "work", Study: "rationed", Study_by: "study", problem: "" }],
    ["2", { Work: "silent", Work_by: "", Study: "silent" }],
    ["3", { Enter: "discretionary", Enter_by: "order", Work: "granted", Study: "open", Study_open: "arrived", Study_by: "" }],
    ["4", { Work: "open", Work_open: "skill", Work_by: "" }],
    ["5", { Work: "granted", Work_open: "", Work_by: "work" }],
    ["6", { Enter: "silent", Work: "silent" }],
    ["7", { Enter: "silent" }],
    ["8", { Enter: "", Work: "", problem: "origin: the same as host" }],
    ["9", { Enter: "", problem: "host: missing" }],
    ["10", { Enter: "granted", Enter_open: "" }],
  ])("person %s", (id, expected) => {
    const row = rows.find((r) => r["id"] === id);
    const { problem = "", ...positions } = expected as Record<string, string>;
    expect(row).toMatchObject(positions);
    expect(row?.["problem"]).toBe(problem);
  });
  test("the same from and to every format", async () => {
    const plain = text("answers.csv");
    for (const format of ["ndjson", "parquet"]) {
      await decide("--input", "people.csv", "--output", `answers.${format}`);
      expect(await decide("--input", `answers.${format}`, "--keep", "id,host,origin,mover,on,skill,age,arrived,threat", "--output", `again-${format}.csv`)).toMatchObject({ code: 0, err: "" });
      expect(text(`again-${format}.csv`)).toBe(plain);
    }
    expect(left()).toEqual([]);
  });
});

test("a state that a clause names may be the host: what is open is asked of it as such", async () => {
  const states = folderOf({
    "states.regime": `use std.rights
use std.movers
facts about mover { entered : state  age : number from 0 to 99 }
regime States {
  members { BE, NL, LU }
  rule work { every member grants Work to Worker from every other member when mover.entered = host and mover.age >= 18 }
  rule enter { every member grants Enter to Worker from every other member when mover.entered = NL }
}
`,
    "people.csv": "host,origin,mover,on,entered,age\nNL,BE,Worker,2020-01-01,NL,\nBE,LU,Worker,2020-01-01,NL,\nBE,LU,Worker,2020-01-01,BE,\n",
  });
  expect(await run(states.path, ["decide", "states.regime", "--input", "people.csv", "--output", "answers.csv", "--keep", "host"])).toMatchObject({ code: 0 });
  const rows = parse<Record<string, string>>(readFileSync(join(states.path, "answers.csv"), "utf8"), { header: true, skipEmptyLines: true }).data;
  states.remove();
  expect(rows.map(({ Work, Work_open, Enter }) => [Work, Work_open, Enter])).toEqual([["open", "age", "granted"], ["silent", "", "granted"], ["open", "age", "silent"]]);
});

test("what a class leaves open of a fact with a default is asked of it", async () => {
  const classes = folderOf({
    "classes.regime": `use std.rights
use std.movers
facts about mover { skill : one of low, high }
judgement threat about mover "a threat" by host
mover Risky "risky" is Worker when threat or mover.skill = low
regime Classes {
  members { BE, NL }
  rule entry { every member grants Enter to Worker from every other member }
  exception order to entry on security grounds { host may refuse Enter when threat }
}
`,
    "people.csv": "host,origin,mover,on,skill,threat\nBE,NL,Risky,2005-01-01,low,\nBE,NL,Worker,2005-01-01,low,\nBE,NL,Risky,2005-01-01,low,yes\n",
  });
  expect(await run(classes.path, ["decide", "classes.regime", "--input", "people.csv", "--output", "answers.csv", "--keep", "mover"])).toMatchObject({ code: 0 });
  const rows = parse<Record<string, string>>(readFileSync(join(classes.path, "answers.csv"), "utf8"), { header: true, skipEmptyLines: true }).data;
  classes.remove();
  expect(rows.map(({ Enter, Enter_by, Enter_open }) => [Enter, Enter_by, Enter_open])).toEqual([["granted", "entry", ""], ["granted", "entry", ""], ["discretionary", "order", ""]]);
});

test("columns of the table may be called as ours are", async () => {
  writeFileSync(join(folder.path, "names.csv"), "case_key,case_place,regime_row_place,case: host case,case: host place,host,origin,mover,on,skill,age\n1,2,3,4,5,BE,NL,Worker,2005-01-01,,30\n");
  expect(await decide("--input", "names.csv", "--output", "names-answers.csv", "--right", "Work")).toMatchObject({ code: 0 });
  expect(csv("names-answers.csv")).toMatchObject([{ case_key: "1", case_place: "2", regime_row_place: "3", "case: host case": "4", "case: host place": "5", Work: "open", Work_open: "skill" }]);
});

describe("what is wrong with a table", () => {
  test("each wrong cell with its row, its column, what it holds and what can stand there; nothing is written", async () => {
    const { code, err } = await decide("--input", "wrong.csv", "--output", "never.csv");
    expect({ code, made: existsSync(join(folder.path, "never.csv")) }).toEqual({ code: 3, made: false });
    for (const words of [
      "Row 3 of `wrong.csv` has `Belgium` under `host`. What can stand there: a state by its code.", "Row 2 of `wrong.csv` has `middling` under `skill`. What can stand there: one of low, high.",
      "Row 4 of `wrong.csv` has `200` under `age`.", "Row 3 of `wrong.csv` has `30.5` under `age`. What can stand there: a whole number from 0 to 99.", "Row 3 of `wrong.csv` has `1.1.2000` under `arrived`. What can stand there: a date, YYYY-MM-DD.",
      "Row 3 of `wrong.csv` has `maybe` under `threat`. What can stand there: yes or no (true or false).", "[misread-row]",
    ]) expect(flat(err)).toContain(words);
  });
  test("columns of other names are given; those that lack are named", async () => {
    const { code, err } = await decide("--input", "foreign.csv", "--output", "never.csv");
    expect(code).toBe(3);
    expect(flat(err)).toContain("`foreign.csv` has no column `host`. It has `id`, `country`, `passport`, `day`, `Work`. A column of another name is given by `--column host=NAME`.");
    expect(err).toContain("[missing-column]");
    const named = ["--input", "foreign.csv", "--column", "host=country", "--column", "origin=passport", "--column", "on=day", "--mover", "Worker", "--set", "skill=high", "--output", "foreign-answers.csv"];
    expect(await decide(...named)).toMatchObject({ code: 2, err: expect.stringContaining("has a column `Work`, which the answers need") });
    expect(await decide(...named, "--keep", "id", "--right", "Work")).toMatchObject({ code: 0, err: "`foreign.csv` has no column for these; what depends on them stays open: age.\n" });
    expect(csv("foreign-answers.csv")).toEqual([{ id: "1", Work: "granted", Work_by: "work", Work_open: "", problem: "" }]);
  });
  test("a table that is none", async () => {
    expect(await decide("--input", "ragged.csv", "--output", "never.csv")).toMatchObject({ code: 2, err: expect.stringContaining("`ragged.csv` cannot be read as a table:") });
    expect(await decide("--input", "absent.csv", "--output", "never.csv")).toMatchObject({ code: 2, err: expect.stringContaining("There is no file `absent.csv`.") });
  });
  test.each([
    ["twice.csv", 'id,host,"skill",Skill,age,age\n1,BE,high,low,30,31\n', "`twice.csv` has columns of one name, in which capitals do not count: `skill` (column 3) and `Skill` (column 4). Give each a name of its own"],
    ["empty.csv", "", "`empty.csv` is empty"],
    ["empty.ndjson", "", "`empty.ndjson` is empty"],
    ["blank.csv", "\uFEFF\n", "The first line of `blank.csv` names no columns"],
  ])("%s: its columns cannot be told", async (name, table, words) => {
    writeFileSync(join(folder.path, name), table);
    expect(await decide("--input", name, "--output", "never.csv")).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });
  test("columns without a name are not of one name", async () => {
    writeFileSync(join(folder.path, "nameless.csv"), ",,host,origin,mover,on,skill,age\n1,2,BE,NL,Worker,2005-01-01,high,30\n");
    expect(await decide("--input", "nameless.csv", "--output", "nameless-answers.csv", "--right", "Work")).toMatchObject({ code: 0 });
    expect(csv("nameless-answers.csv")).toMatchObject([{ Work: "granted" }]);
  });
  test("want of memory is no fault of ours, nor of the file", async () => {
    const { code, err } = await decide("--input", "people.csv", "--output", "never.csv", "--memory", "1MB");
    expect({ code, made: existsSync(join(folder.path, "never.csv")), left: left() }).toEqual({ code: 4, made: false, left: [] });
    expect(err).toMatch(/^Left undecided, the budget is spent: the table does not fit into 1MB of memory\. DuckDB says: .+\. Give it more with `--memory`, or take fewer `--threads`\.\n$/);
  });
  test.each([
    [["--input", "people.csv"], "goes with `--output FILE`"],
    [["--output", "x.csv"], "goes with `--input FILE`"],
    [["--input", "people.csv", "--output", "x.csv", "--why-not"], "is of one case"],
    [["--input", "people.csv", "--output", "x.csv", "--column", "age"], "write what it is"],
    [["--input", "people.csv", "--output", "x.csv", "--column", "heigth=age"], "reads no `heigth`"],
    [["--input", "people.csv", "--output", "x.csv", "--column", "age=years"], "has no column `years`"],
    [["--input", "people.csv", "--output", "x.csv", "--column", "host=host", "--host", "BE"], "given for all rows, and as a column"],
    [["--input", "people.csv", "--output", "x.csv", "--memory", "lots"], "write a number and a unit"],
    [["--input", "people.csv", "--output", "x.csv", "--right", "Fly"], "knows no right `Fly`"],
    [["--input", "people.csv", "--output", "x.csv", "--keep", "name"], "has no such column"],
    [["--input", "people.csv", "--summary", "--weight", "kilos"], "has no such column"],
  ])("%j is refused", async (argv, words) => {
    const { code, err } = await decide(...argv);
    expect({ code, words: flat(err).includes(words) ? words : err }).toEqual({ code: 2, words });
  });
});

describe("in parts", () => {
  const parts = (output: string): string => join(folder.path, `.${output}.parts`);
  test.each(["csv", "ndjson", "parquet"])("the same as in one (%s)", async (format) => {
    await decide("--input", "people.csv", "--output", `whole.${format}`);
    expect(await decide("--input", "people.csv", "--output", `split.${format}`, "--rows-per-part", "3")).toMatchObject({ code: 0, err: "" });
    if (format === "parquet") for (const name of ["whole", "split"]) await decide("--input", `${name}.parquet`, "--keep", "id", "--output", `${name}-of-parquet.csv`);
    const name = (of: string): string => (format === "parquet" ? `${of}-of-parquet.csv` : `${of}.${format}`);
    expect(text(name("split"))).toBe(text(name("whole")));
    expect(left()).toEqual([]);
  });
  test("what was done is not done again, and of another question nothing is taken", async () => {
    const argv = ["--input", "people.csv", "--output", "resumed.csv", "--rows-per-part", "4"];
    // An output that cannot be put in its place stops the work when all parts are there.
    mkdirSync(join(folder.path, "resumed.csv"));
    expect((await decide(...argv)).code).toBe(2);
    const kept = readdirSync(parts("resumed.csv")).filter((name) => name.startsWith("part-"));
    expect(kept).toHaveLength(3);
    const first = join(parts("resumed.csv"), kept[0] ?? "");
    const marked = readFileSync(first, "utf8").replace("granted", "GRANTED");
    writeFileSync(first, marked);
    const { rmdirSync } = await import("node:fs");
    rmdirSync(join(folder.path, "resumed.csv"));
    const { code, err } = await decide(...argv);
    expect({ code, err }).toEqual({ code: 0, err: "Goes on from where it was broken off: 3 of 3 parts are there.\n" });
    expect(text("resumed.csv")).toContain("GRANTED");
    mkdirSync(join(folder.path, "other.csv"));
    await decide("--input", "people.csv", "--output", "other.csv", "--rows-per-part", "4");
    rmdirSync(join(folder.path, "other.csv"));
    expect(await decide("--input", "people.csv", "--output", "other.csv", "--rows-per-part", "4", "--right", "Work")).toMatchObject({ code: 0, err: "" });
    expect(csv("other.csv")[0]).not.toHaveProperty("Enter");
  });
});

describe("summary", () => {
  test("in words", async () => {
    const { code, out } = await decide("--input", "people.csv", "--summary", "--right", "Work");
    expect(code).toBe(0);
    for (const words of ["Small: 10 people of people.csv", "host: missing", "origin: the same as host", "granted 4 50.0 %", "silent 3 37.5 %", "open 1 12.5 %", "work granted 4", "depends on skill 1", "NL 0.8000"]) expect(flat(out)).toContain(words);
  });
  test("as JSON, weighed; coverage and openness", async () => {
    const { out } = await decide("--input", "weighed.csv", "--mover", "Worker", "--set", "age=30", "--summary", "--weight", "n", "--right", "Work", "--format", "json");
    const document = JSON.parse(out) as { readonly people: number; readonly rights: readonly unknown[] };
    expect(schemaErrors(document)).toEqual([]);
    expect(document.people).toBe(9.5);
    expect(document.rights[0]).toMatchObject({
      right: "Work", positions: { granted: 7, silent: 2.5 }, coverage: 7 / 9.5, openness: 1, gini: 0,
      years: [{ year: 2005, positions: { granted: 7 } }, { year: 2006, positions: { silent: 2.5 } }], origins: [{ origin: "NL", people: 9.5, openness: 7 / 9.5 }],
    });
  });
});

describe("what is read is never written", () => {
  const read = folderOf({
    "small.regime": law.replace("regime Small {", 'regime Small {\n  series places : year -> admitted from "places.csv"\n  rule join { every member grants Reside to Worker from every other member at most places(year) per year }'),
    "people.csv": "id,host,origin,mover,on\n1,BE,NL,Worker,2005-01-01\n", "places.csv": "year,value\n2005,7\n", "deep/a.csv": "id,host,origin,mover,on\n1,BE,NL,Worker,2005-01-01\n",
  });
  afterAll(read.remove);
  symlinkSync("people.csv", join(read.path, "link.csv"));
  test.each([
    ["people.csv", "people.csv"], ["people.csv", "./deep/../people.csv"], ["people.csv", "link.csv"], ["link.csv", "people.csv"], ["deep/*.csv", "deep/a.csv"],
    ["people.csv", "places.csv"],
  ])("--input %s --output %s", async (input, output) => {
    const before = readFileSync(join(read.path, output), "utf8");
    const { code, err } = await run(read.path, ["decide", "small.regime", "--input", input, "--output", output]);
    expect({ code, after: readFileSync(join(read.path, output), "utf8") }).toEqual({ code: 2, after: before });
    expect(err).toContain(`\`--output ${output}\` is a file of ${output === "places.csv" ? "the regime" : "`--input`"}: it would be lost. Name another file to write.`);
  });
});
