import { wordBits, wordOf, type Kinds, type SqlOptions } from "./contract";
import { kindsFound, maskOf } from "./kinds";
import { casesText, type Kept } from "./rows";
import type { Writing } from "./writing";

/** Of the query that decides row by row: what kinds of rows are read by, and decided by. */
interface Pieces {
  readonly keep: readonly Kept[];
  /** A name for the nth word. */
  readonly words: (nth: number) => string;
  /** What is read of its columns at the end. */
  readonly read: readonly string[];
  /** The part that finds problems. */
  readonly checked: string;
  /** The parts above the lowest, which is called `first`, and the one that finds positions. */
  readonly layers: readonly string[];
  readonly first: string;
  readonly found: string;
  /** What it gives of each right. */
  readonly answered: readonly string[];
  readonly problemName: string;
}

/** The kinds of rows of a query; `null`: it has none. */
export function kindsQuery(w: Writing, options: SqlOptions, { keep, words: nameOf, read, checked, layers, first, found: positionsFound, answered, problemName }: Pieces): Kinds | null {
  const { dialect } = w;
  const found = kindsFound(w, read);
  if (found === null) return null;
  const { lowest, ...told } = found;
  const words = Array.from({ length: Math.ceil(lowest.cubes.length / wordBits) }, (_, nth) => ({ nth, name: nameOf(nth) }));
  const sides = (["host", "origin", "mover"] as const).map((of) => ({ of, columns: words.map(({ nth }) => w.names.simple(`kind of ${of} ${nth}`)) }));
  const left = (nth: number): readonly string[] => told.facts.flatMap(({ text, held, not }) => (wordOf(held, nth) === wordOf(not, nth) ? [] : [`CASE WHEN ${text} THEN ${wordOf(held, nth)} ELSE ${wordOf(not, nth)} END`]));
  const holds = (cubes: readonly number[]): string => words.flatMap(({ nth, name }) => {
    const mask = wordOf(maskOf(cubes), nth);
    return mask === 0n ? [] : [`(${dialect.identifier(name)} & ${mask}) <> 0`];
  }).join(" OR ") || "FALSE";
  return {
    ...told, words: words.map(({ name }) => name),
    rows: (word) => {
      const isKnown = { host: `${word("host", 0)} IS NOT NULL`, origin: `${word("origin", 0)} IS NOT NULL`, mover: `${word("mover", 0)} IS NOT NULL` };
      const cases = casesText(w, options, keep, isKnown, sides.flatMap(({ of, columns }) => columns.map((name, nth) => `${word(of, nth)} AS ${name}`)), []);
      const kinds = words.map(({ nth, name }) => `${[...sides.map(({ columns }) => columns[nth] ?? ""), ...left(nth)].join(" & ")} AS ${dialect.identifier(name)}`);
      const output = [...keep.map((k) => `${k.inside} AS ${dialect.identifier(k.outside)}`), ...kinds, `row_problem AS ${dialect.identifier(problemName)}`];
      return `WITH people_read AS (\n${cases}\n),\n${checked}\nSELECT ${output.join(", ")} FROM people_checked`;
    },
    answers: (table) => {
      const applied = `${first} AS (SELECT *, CAST(NULL AS ${dialect.types.text}) AS row_problem, ${lowest.columns.map(({ name, cubes }) => `${holds(cubes)} AS ${name}`).join(", ")} FROM ${table})`;
      return `WITH ${[applied, ...layers, positionsFound].join(",\n")}\nSELECT ${[...words.map(({ name }) => dialect.identifier(name)), ...answered].join(", ")} FROM positions_found`;
    },
  };
}
