import { table } from "./layout";

/** So many lines of a list are shown in short. */
const fewest = 6;

/** A list about a population under its title, the first lines of it unless all are wanted; `heads`: lines that are a heading. Nothing where there is no other line. */
export function populationList(title: string, rows: readonly (readonly string[])[], verbose: boolean, heads: 0 | 1): readonly string[] {
  if (rows.length <= heads) return [];
  const shown = verbose ? rows : rows.slice(0, fewest + heads);
  const more = rows.length - shown.length;
  return [`  ${title}`, ...table(shown, "    "), ...(more > 0 ? [`    and ${more} more: --verbose`] : [])];
}
