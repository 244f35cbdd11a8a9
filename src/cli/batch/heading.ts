import { UsageError } from "../usage-error";

/** That the first line of a table names columns, each once: DuckDB gives the second of one name another. Throws a `UsageError`. */
export function checkHeading(table: string, heading: readonly string[]): void {
  if (heading.every((name) => name === "")) throw new UsageError(`The first line of \`${table}\` names no columns: a table of comma-separated values begins with their names.`);
  const places = new Map<string, number[]>();
  for (const [i, name] of heading.entries()) if (name !== "") places.set(name.toLowerCase(), [...(places.get(name.toLowerCase()) ?? []), i]);
  for (const same of places.values()) {
    if (same.length < 2) continue;
    const shown = same.map((i) => `\`${heading[i] ?? ""}\` (column ${i + 1})`).join(" and ");
    throw new UsageError(`\`${table}\` has columns of one name, in which capitals do not count: ${shown}. Give each a name of its own in the first line, or take one of them out.`);
  }
}
