import type { Both, Side } from "../evaluator/compare/difference";
import type { ClassId, Regime } from "../language/regime";
import { named, quoted } from "./batch/duck";
import type { Source } from "./batch/source";
import type { Context } from "./command";

/** How a table is taken for one of the two texts: its mover classes by names that the text knows. */
export interface Taken {
  readonly source: (table: Source) => Source;
  readonly context: Context;
}

function above(regime: Regime, mover: ClassId | null): readonly ClassId[] {
  const all: ClassId[] = [];
  for (let c = mover; c !== null; c = regime.classes[c]?.parent ?? null) all.push(c);
  return all;
}

/** For each class that one text does not know what its movers are to it: of the next class above that it knows, or else of one that no clause names; left out where there is neither. */
export function nearestClasses(own: Regime, other: Regime): ReadonlyMap<string, string> {
  const known = new Set(own.classes.map(({ name }) => name));
  const spoken = new Set([...own.sentences.flatMap((s) => s.classes ?? []), ...own.duties.flatMap((d) => d.movers ?? [])]);
  const unnamed = own.classes.find((_, id) => above(own, id).every((c) => !spoken.has(c) && own.classes[c]?.condition.kind === "constant"))?.name;
  return new Map(other.classes.flatMap(({ name }, id) => {
    if (known.has(name)) return [];
    const nearest = above(other, id).map((c) => other.classes[c]?.name ?? "").find((n) => known.has(n)) ?? unnamed;
    return nearest === undefined ? [] : [[name, nearest] as const];
  }));
}

/** The column of the table that says the class; `null`: it is given for all rows, or nowhere. */
export function moverColumn({ options }: Context, { columns }: Source): string | null {
  if (options.text("mover") !== null) return null;
  const renamed = options.texts("column").map((text) => [text.slice(0, text.lastIndexOf("=")).trim(), text.slice(text.lastIndexOf("=") + 1).trim()] as const);
  const name = renamed.filter(([ours]) => ours === "mover").at(-1)?.[1] ?? "mover";
  return columns.some((column) => column.name === name) ? name : null;
}

/** How either text takes a table, and under whose name it is told what is wrong with it. `asWritten`: the column in which the classes then stand as the table has them. */
export function takenBy(regimes: Both<Regime>, column: string | null, asWritten: string, context: Context): Both<Taken> {
  const of = (side: Side): Taken => {
    const own = regimes[side];
    const classes = nearestClasses(own, regimes[side === "before" ? "after" : "before"]);
    const { text } = context.options;
    const constant = classes.get(text("mover") ?? "");
    return {
      source: (table) => (column === null || (classes.size === 0 && !has(table, asWritten)) ? table : withClasses(table, column, asWritten, classes)),
      context: {
        ...context, io: { ...context.io, err: (words) => context.io.err(`Under ${own.name}:\n${words}`) },
        options: constant === undefined ? context.options : { ...context.options, text: (name) => (name === "mover" ? constant : text(name)) },
      },
    };
  };
  return { before: of("before"), after: of("after") };
}

/** Whether a table has a column. */
export const has = ({ columns }: Source, column: string): boolean => columns.some(({ name }) => name === column);

/** A table with the classes that a text does not know by the names of those that it does. */
function withClasses(table: Source, column: string, asWritten: string, classes: ReadonlyMap<string, string>): Source {
  const isFirst = !has(table, asWritten);
  const cell = `trim(CAST(t.${named(isFirst ? column : asWritten)} AS VARCHAR))`;
  const cases = [...classes].map(([unknown, nearest]) => `WHEN ${cell} = ${quoted(unknown)} THEN ${quoted(nearest)}`);
  const kept = isFirst ? `, t.${named(column)} AS ${named(asWritten)}` : "";
  const text = { type: "VARCHAR", coded: false } as const;
  return {
    ...table, relation: `(SELECT t.* REPLACE (CASE ${[...cases, `WHEN TRUE THEN ${cell}`].join(" ")} END AS ${named(column)})${kept} FROM ${table.relation} AS t)`, place: "0",
    columns: [...table.columns.map((c) => (c.name === column ? { ...c, ...text } : c)), ...(isFirst ? [{ name: asWritten, ...text }] : [])],
  };
}
