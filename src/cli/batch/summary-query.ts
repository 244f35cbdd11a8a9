import { answersQuery, openColumn, type Deciding } from "./answers";
import { named, type Duck } from "./duck";
import type { Group } from "../../evaluator/population";

/** Counts of people that have the same parties, year and answers. `weight`: a column whose numbers are added up instead. */
export async function groupsOf(duck: Duck, d: Deciding, relation: string, weight: string | null): Promise<readonly Group[]> {
  const of = (name: string): string => `d.${named(d.columns.find(({ column }) => column.name === name)?.name ?? "")}`;
  const weighed = weight === null ? d : { ...d, kept: [...new Set([...d.kept, weight])] };
  const answers = answersQuery(weighed, relation, null, [`${of("host")} AS case_host`, `${of("origin")} AS case_origin`, `year(${of("on")}) AS case_year`]);
  const fields = d.positions.flatMap(({ right, position, by }, i) => [`${named(position)} AS position_${i}`, `${named(by ?? "")} AS by_${i}`, `${named(openColumn(right))} AS open_${i}`]);
  const people = weight === null ? "count(*)" : `sum(coalesce(TRY_CAST(${named(weight)} AS DOUBLE), 0))`;
  const rows = await duck.rows(`SELECT case_host, case_origin, case_year, ${named(d.problem)} AS problem, ${[...fields, `${people} AS people`].join(", ")} FROM (${answers}) GROUP BY ALL`);
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  return rows.map((row) => ({
    host: text(row["case_host"]), origin: text(row["case_origin"]), year: row["case_year"] === null ? null : Number(row["case_year"]), problem: text(row["problem"]), people: Number(row["people"]),
    answers: d.positions.map((_, i) => ({ position: text(row[`position_${i}`]), by: text(row[`by_${i}`]), open: text(row[`open_${i}`]) })),
  }));
}
