import { quoted } from "../../../src/cli/batch/duck";

const states = ["BE", "DE", "FR", "IT", "LU", "NL", "DK", "GB", "IE", "GR", "ES", "PT", "AT", "FI", "SE", "CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK", "BG", "RO", "HR", "NO", "IS", "CH", "US", "TR"];
const classes = ["Worker", "SelfEmployed", "Student", "Inactive", "ServiceProvider", "Seasonal"];
const facts: readonly (readonly [string, number])[] = [["presentThreat", 7], ["publicService", 5], ["employedForYear", 2], ["jobseekerInAugust2011", 3], ["resources", 2], ["insured", 3], ["seriousGrounds", 20], ["held Work in ES on 2011-08-11", 4], ["held Reside in host on 2020-12-31", 2]];

/** A query for DuckDB: people of the European example, each a function of the row. Of each fact a tenth is not known. */
export function euPeople(count: number): string {
  let place = 0;
  const word = (): string => `hash(i + ${++place}00000000007::BIGINT)`;
  const one = (of: readonly string[]): string => `([${of.map(quoted).join(", ")}])[1 + (${word()} % ${of.length})::INT]`;
  const known = facts.map(([key, among]) => `CASE WHEN ${word()} % 10 <> 0 THEN ${word()} % ${among} = 1 END AS "${key}"`);
  return `SELECT i AS id, ${one(states)} AS host, ${one(states)} AS origin, ${one(classes)} AS mover, DATE '1985-01-01' + (${word()} % 14000)::INT AS "on", (${word()} % 200)::DOUBLE AS "months of Reside", ${known.join(", ")} FROM range(${count}) t(i)`;
}
