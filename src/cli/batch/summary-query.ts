import { allRows, answersQuery, openColumn } from "./answers";
import type { Batch } from "./batch";
import { named, type Duck, type DuckRow } from "./duck";
import type { GroupAnswers, Groups } from "../../evaluator/population";

/** Counts of people that have the same parties, or the same year, and the same answers. `weight`: a column whose numbers are added up instead. */
export async function groupsOf(duck: Duck, { deciding: d, source }: Batch, weight: string | null): Promise<Groups> {
  const of = (name: string): string => `d.${named(d.columns.find(({ column }) => column.name === name)?.name ?? "")}`;
  const weighed = weight === null ? d : { ...d, kept: [...new Set([...d.kept, weight])] };
  const answers = answersQuery(weighed, allRows(source), [`${of("host")} AS case_host`, `${of("origin")} AS case_origin`, `year(${of("on")}) AS case_year`]);
  const fields = d.positions.flatMap(({ right, position, by }, i) => [`${named(position)} AS position_${i}`, `${named(by ?? "")} AS by_${i}`, `${named(openColumn(right))} AS open_${i}`]);
  const people = weight === null ? "count(*)" : `sum(coalesce(TRY_CAST(${named(weight)} AS DOUBLE), 0))`;
  const same = ["problem", ...d.positions.flatMap((_, i) => [`position_${i}`, `by_${i}`, `open_${i}`])].join(", ");
  const told = `SELECT case_host, case_origin, case_year, ${[`${named(d.problem)} AS problem`, ...fields, ...(weight === null ? [] : [named(weight)])].join(", ")} FROM (${answers})`;
  // Not by parties and year at once: that would be nearly as many groups as people.
  const sets = `GROUPING SETS ((case_host, case_origin, ${same}), (case_year, ${same}))`;
  const rows = await duck.rows(`SELECT case_host, case_origin, case_year, ${same}, ${people} AS people, grouping(case_year) AS of_parties FROM (${told}) GROUP BY ${sets}`);
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  const answersOf = (row: DuckRow): GroupAnswers => ({
    problem: text(row["problem"]), people: Number(row["people"]),
    answers: d.positions.map((_, i) => ({ position: text(row[`position_${i}`]), by: text(row[`by_${i}`]), open: text(row[`open_${i}`]) })),
  });
  const isOfParties = (row: DuckRow): boolean => Number(row["of_parties"]) === 1;
  return {
    parties: rows.filter(isOfParties).map((row) => ({ ...answersOf(row), host: text(row["case_host"]), origin: text(row["case_origin"]) })),
    years: rows.filter((row) => !isOfParties(row)).map((row) => ({ ...answersOf(row), year: row["case_year"] === null ? null : Number(row["case_year"]) })),
  };
}
