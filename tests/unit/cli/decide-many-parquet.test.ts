/** Tables in Parquet: columns of few texts are read and written by their numbers, and hold what they held. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDuck, quoted, type Duck, type DuckRow } from "../../../src/cli/batch/duck";
import { folderOf, regime as run } from "../../support/command-line";

const law = `use std.rights
use std.movers
facts about mover { skill : one of low, high }
judgement threat about mover "a threat" by host
regime Small {
  members { BE, NL since 2000-01-01; LU since 2010-01-01 }
  rule entry { every member grants Enter to Worker from every other member }
  rule work { every member grants Work to Worker from every other member when mover.skill = high }
  exception order to work on security grounds { host may refuse Work when threat }
}
`;
const exact = "('BE', 'NL', 'Worker', DATE '2005-01-01', 'high', NULL), ('BE', NULL, 'Worker', DATE '2005-01-01', 'high', FALSE), (NULL, 'NL', 'Worker', DATE '2005-01-01', 'high', FALSE), ('NL', 'BE', 'Worker', DATE '2005-01-01', 'low', TRUE), ('BE', 'stateless', 'Worker', NULL, 'high', TRUE), ('NL', 'BE', 'Worker', DATE '2005-01-01', 'high', TRUE)";
const folder = folderOf({ "small.regime": law });
const at = (name: string): string => quoted(join(folder.path, name));
let duck: Duck;
const table = (name: string, values: string): Promise<void> => duck.run(`COPY (SELECT * FROM (VALUES ${values}) t(host, origin, mover, "on", skill, threat)) TO ${at(name)} (FORMAT parquet)`);
const rows = (name: string): Promise<readonly DuckRow[]> => duck.rows(`SELECT * FROM read_parquet(${at(name)})`);
const decide = (...argv: readonly string[]): ReturnType<typeof run> => run(folder.path, ["decide", "small.regime", ...argv]);
beforeAll(async () => {
  duck = await openDuck({ memory: "200MB", threads: 1, folder: folder.path });
  await table("exact.parquet", exact);
  await table("loose.parquet", `${exact}, (' BE', 'NL ', 'Worker', DATE '2005-01-01', ' high ', FALSE), ('', 'NL', ' ', DATE '2005-01-01', '', FALSE)`);
  await table("wrong.parquet", `${exact}, ('Belgium', 'NL', 'Worker', DATE '2005-01-01', 'middling', FALSE)`);
});
afterAll(() => {
  duck.close();
  folder.remove();
});

test.each(["exact", "loose"])("every column is what it was, as texts, and rows are answered as from comma-separated values (%s)", async (name) => {
  expect(await decide("--input", `${name}.parquet`, "--output", `${name}-out.parquet`)).toMatchObject({ code: 0, err: "" });
  const [before, after] = [await rows(`${name}.parquet`), await rows(`${name}-out.parquet`)];
  expect(after.map(({ host, origin, mover, on, skill, threat }) => ({ host, origin, mover, on, skill, threat }))).toEqual(before);
  const types = await duck.rows(`SELECT DISTINCT column_type FROM (DESCRIBE SELECT * EXCLUDE ("on", threat) FROM read_parquet(${at(`${name}-out.parquet`)}))`);
  expect(types).toEqual([{ column_type: "VARCHAR" }]);
  await duck.run(`COPY (SELECT * FROM read_parquet(${at(`${name}.parquet`)})) TO ${at(`${name}.csv`)} (FORMAT csv, HEADER)`);
  await decide("--input", `${name}.csv`, "--output", `${name}-of-csv.parquet`);
  const answers = ({ Work, Work_by, Work_open, problem }: DuckRow): DuckRow => ({ Work: Work ?? null, Work_by: Work_by ?? null, Work_open: Work_open ?? null, problem: problem ?? null });
  expect(after.map(answers)).toEqual((await rows(`${name}-of-csv.parquet`)).map(answers));
  expect(after[0]).toMatchObject({ Work: "granted", Work_by: "work" });
  expect(after[1]).toMatchObject({ Work: null, problem: "origin: missing" });
});

test("wrong cells are named as ever", async () => {
  const { code, err } = await decide("--input", "wrong.parquet", "--output", "never.parquet");
  const flat = err.replaceAll(/\s+/g, " ");
  expect(code).toBe(3);
  expect(flat).toContain("Row 7 of `wrong.parquet` has `Belgium` under `host`. What can stand there: a state by its code.");
  expect(flat).toContain("Row 7 of `wrong.parquet` has `middling` under `skill`. What can stand there: one of low, high.");
});

test("rows of a large table, which are decided by their kinds, are answered as those of a small one, in order", async () => {
  const rows = 200_000;
  const one = (of: readonly string[], divided: number): string => `([${of.join(", ")}])[1 + (i // ${divided} % ${of.length})::INT]`;
  const people = `SELECT i AS id, ${one(["'BE'", "'NL'", "'LU'", "NULL"], 1)} AS host, ${one(["'NL'", "'LU'", "'BE'", "'stateless'", "' BE '"], 4)} AS origin, ${one(["'Worker'", "'Student'"], 20)} AS mover, ${one(["DATE '1999-12-31'", "DATE '2000-01-01'", "DATE '2010-01-01'", "NULL"], 40)} AS "on", ${one(["'low'", "'high'"], 160)} AS skill, ${one(["TRUE", "FALSE", "NULL"], 320)} AS threat`;
  await duck.run(`COPY (${people} FROM range(${rows}) t(i)) TO ${at("large.parquet")} (FORMAT parquet)`);
  await duck.run(`COPY (SELECT * FROM read_parquet(${at("large.parquet")}) WHERE id < 960) TO ${at("small.parquet")} (FORMAT parquet)`);
  for (const name of ["large", "small"]) expect(await decide("--input", `${name}.parquet`, "--output", `${name}-out.parquet`)).toMatchObject({ code: 0, err: "" });
  const [unlike] = await duck.rows(`SELECT count(*) FILTER (WHERE l.id IS DISTINCT FROM l.file_row_number OR (l.host, l.origin, l.skill, l.Work, l.Work_by, l.Enter, l.Enter_by, l.problem) IS DISTINCT FROM (s.host, s.origin, s.skill, s.Work, s.Work_by, s.Enter, s.Enter_by, s.problem)) AS unlike, count(*) AS n, count(DISTINCT l.Work) AS positions, count(DISTINCT l.problem) AS problems FROM read_parquet(${at("large-out.parquet")}, file_row_number = true) l JOIN read_parquet(${at("small-out.parquet")}) s ON l.id % 960 = s.id`);
  expect(unlike).toEqual({ unlike: 0n, n: BigInt(rows), positions: 3n, problems: 3n });
});
