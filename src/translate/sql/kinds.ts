import type { Day } from "../../language/dates";
import { stateless } from "../../language/regime";
import { cubesOf, valueOf, type Cube, type Literal, type Source } from "./cubes";
import { wordsOf, type Column } from "./columns";
import type { Kinds } from "./contract";
import { firstDay, stretchesOf } from "./parties";
import { unknown, type Term } from "./terms";
import { apartColumn, rowColumns, type Writing } from "./writing";

/** More conditions than this are not told apart by bits. */
const mostCubes = 180;

/** What kinds of rows are told apart by, and the columns of the lowest query. */
export type KindsFound = Pick<Kinds, "parties" | "classes" | "days" | "facts"> & { readonly lowest: Lowest };

/** The columns of the lowest query by the cubes of which they are: every other column is made of them. */
export interface Lowest {
  readonly cubes: readonly Cube[];
  readonly columns: readonly { readonly name: string; readonly cubes: readonly number[] }[];
}

/** What a query makes of rows, told apart no further than it tells them apart. `read`: what is read of the columns at the end. `null`: it cannot be said in bits. */
export function kindsFound(w: Writing, read: readonly string[]): KindsFound | null {
  const [first, ...others] = w.columns.needed(read);
  if (first === undefined || first.length === 0 || !readsOnlyColumns(w, [...read, ...others.flat().map(({ term }) => term.text)])) return null;
  const lowest = lowestOf(w, first);
  if (lowest === null) return null;
  const { cubes } = lowest;
  const all = (1n << BigInt(cubes.length)) - 1n;
  /** The cubes of which all that reads one thing holds. */
  const holding = (of: Source, holds: (leaf: Term) => boolean): bigint =>
    maskOf(cubes.flatMap((cube, i) => (cube.every((l) => l.of !== of || valueOf(l.term, holds) === l.holds) ? [i] : [])));
  const literals = (of: Source): readonly Literal[] => cubes.flat().filter((l) => l.of === of);
  const leavesOf = (of: Source): readonly Term[] => literals(of).flatMap(({ term }) => leaves(term));
  const predicates = new Map(w.parties.columns.map(({ name, predicate }) => [name, predicate]));
  const sets = new Map([...w.classSets.values()].map(({ name, classes }) => [name, classes]));
  const days = [...new Set([firstDay, ...leavesOf("day").flatMap(({ days: own }) => own?.changes ?? [])])].filter((day) => day >= firstDay).sort((a, b) => a - b);
  const facts = new Map(literals("row").map(({ term }) => [term.text, term]));
  const without = (text: string, holds: boolean): bigint => all & ~maskOf(cubes.flatMap((cube, i) => (cube.some((l) => l.of === "row" && l.term.text === text && l.holds === holds) ? [i] : [])));
  return {
    lowest,
    parties: stretchesOf(w.regime, w.parties.predicates).map(({ party, since, until }) => {
      const holds = (leaf: Term): boolean => predicates.get(leaf.text)?.holds(party, since) === true;
      return { code: party === stateless ? "stateless" : (w.regime.parties[party]?.code ?? ""), since, until, host: party === stateless ? null : holding("host", holds), origin: holding("origin", holds) };
    }),
    classes: w.regime.classes.map(({ name }, id) => ({ name, bits: holding("mover", (leaf) => sets.get(leaf.text)?.has(id) === true) })),
    days: days.map((since: Day) => ({ since, bits: holding("day", (leaf) => leaf.days?.holds(since) === true) })),
    facts: [...facts.keys()].map((text) => ({ text, held: without(text, false), not: without(text, true) })),
  };
}

/** Bits of some places. */
export const maskOf = (places: readonly number[]): bigint => places.reduce((mask, place) => mask | (1n << BigInt(place)), 0n);

const leaves = (term: Term): readonly Term[] => {
  const { parts } = term.same?.() ?? term;
  return parts.length === 0 ? [term] : parts.flatMap(leaves);
};

/** Whether what stands above the lowest query reads columns with names alone, and no row. */
function readsOnlyColumns(w: Writing, texts: readonly string[]): boolean {
  const ofRows = new Set([...rowColumns, ...w.parties.columns.map(({ name }) => name), ...[...w.classSets.values()].map(({ name }) => name), ...w.factsRead.values(), ...w.caseColumns.values()]);
  return !texts.some((text) => wordsOf(text).some((word) => ofRows.has(word)));
}

function lowestOf(w: Writing, columns: readonly Column[]): Lowest | null {
  const sources = new Map<string, Source>([
    ...w.parties.columns.flatMap(({ name, side }): readonly (readonly [string, Source])[] => (side.kind === "fact" ? [] : [[name, side.kind]])),
    ...[...w.classSets.values()].map(({ name }): readonly [string, Source] => [name, "mover"]),
  ]);
  // Rows in which host and origin are one have a problem, and no kind.
  const reading = (leaf: Term): Source | null => (leaf.text === apartColumn ? null : leaf.days !== undefined ? "day" : (sources.get(leaf.text) ?? "row"));
  const cubes: Cube[] = [];
  const places = new Map<string, number>();
  const made: Lowest["columns"][number][] = [];
  for (const { name, term } of columns) {
    // What is open whatever the row says is neither true nor false.
    if (leaves(term).some(({ text }) => text === unknown.text)) return null;
    const own = cubesOf(term, reading, mostCubes);
    if (own === null) return null;
    made.push({ name, cubes: own.map((cube) => {
      const key = JSON.stringify(cube.map(({ of, term: { text }, holds }) => [of, text, holds]).sort());
      const place = places.get(key) ?? cubes.push(cube) - 1;
      places.set(key, place);
      return place;
    }) });
  }
  return cubes.length > mostCubes ? null : { cubes, columns: made };
}
