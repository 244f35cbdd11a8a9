import type { SqlPosition } from "../../translate/sql";
import { named } from "./duck";
import { caseKey } from "./case-key";
import type { KnownColumns } from "./known";
import { ownColumn, peopleQuery, placeColumn, type ReadColumn } from "./people";
import type { Regime } from "../../language/regime";
import type { Source } from "./source";
import { listed } from "./worked-out";

/** Everything that makes the answers about a table of people. */
export interface Deciding {
  readonly regime: Regime;
  readonly columns: readonly ReadColumn[];
  /** Columns of the table that stand in the answers. */
  readonly kept: readonly string[];
  /** How some of them are read, where not as they are: the same values, of a type that is written sooner. */
  readonly keptAs: ReadonlyMap<string, string>;
  /** What the query reads beside them. */
  readonly known: Pick<KnownColumns, "first" | "columns">;
  /** The query that decides, over the table `peopleTable`. */
  readonly query: string;
  /** Whether it joins tables, and so leaves rows in another order. */
  readonly joins: boolean;
  readonly positions: readonly SqlPosition[];
  readonly problem: string;
  /** Whether the query leaves something open. */
  readonly open: boolean;
  /** What types and lists of what the query leaves open begin with. */
  readonly exact: string;
  /** The type of positions and names of clauses: one of a few takes a byte, and is put together, sorted and counted several times as fast as a text. */
  readonly answerType: string;
}

/** What the query that decides reads. */
export const peopleTable = "regime_people";
/** The column of the facts on which the answer about a right depends. */
export const openColumn = (right: string): string => `${right}_open`;
/** The column of what tells one case apart from another, of those that the query leaves open. */
export const caseColumn = (columns: readonly ReadColumn[]): string => ownColumn(columns, "case");
/** Rows by their place in a file. */
export const rowsFrom = (first: number, end: number): string => `file_row_number >= ${first} AND file_row_number < ${end}`;

/** Rows to be decided. */
export interface Rows {
  /** What stands after FROM. */
  readonly relation: string;
  /** Their place, where the relation is called `s`. */
  readonly place: string;
  /** A condition on them; `null`: all. */
  readonly which: string | null;
}
/** All rows of a table. */
export const allRows = ({ relation, place }: Source): Rows => ({ relation, place, which: null });

/** What the query gives for rows, with `caseColumn` where it leaves something open. */
export function decidedQuery({ regime, columns, known, kept, keptAs, query, positions, problem, open: isOpen }: Deciding, { relation, place, which }: Rows): string {
  const open = positions.map(({ position }) => `${named(position)} IS NULL`).join(" OR ");
  const key = isOpen && positions.length > 0 ? `CASE WHEN ${named(problem)} IS NULL AND (${open}) THEN ${caseKey(regime, columns)} END` : "CAST(NULL AS VARCHAR)";
  const people = peopleQuery([...columns, ...known.first], kept.map((name) => ({ name, value: keptAs.get(name) ?? `s.${named(name)}` })), relation, place, which);
  return `WITH ${peopleTable} AS (${known.columns.length === 0 ? people : `SELECT *, ${listed(known.columns)} FROM (${people})`}) SELECT *, ${key} AS ${named(caseColumn(columns))} FROM (${query})`;
}

/** The answers in the order of the table: joins put rows in another. */
export const inOrder = (d: Deciding, rows: Rows): string => `${answersQuery(d, rows)}${d.joins ? ` ORDER BY d.${named(placeColumn(d.columns))}` : ""}`;

/** The answers: what is kept of the table, and for each right the position, the clause that decides, and the facts on which it depends. `more`: further columns. */
export function answersQuery(d: Deciding, rows: Rows, more: readonly string[] = []): string {
  const casePlace = named(ownColumn(d.columns, "nth case"));
  const found = (list: string): string => `list_extract(getvariable('${d.exact}_${list}'), d.${casePlace})`;
  const texts = d.positions.flatMap(({ right, position, by }, i) => {
    const [own, clause, open] = [named(position), named(by ?? ""), named(openColumn(right))];
    if (!d.open) return [`d.${own}`, `d.${clause}`, `CAST(NULL AS ${d.answerType}) AS ${open}`];
    return [`coalesce(d.${own}, ${found(`position_${i}`)}) AS ${own}`, `coalesce(d.${clause}, ${found(`by_${i}`)}) AS ${clause}`, `CASE WHEN d.${own} IS NULL THEN ${found(`open_${i}`)} END AS ${open}`];
  });
  const columns = [...more, ...d.kept.map((name) => `d.${named(name)}`), ...texts, `d.${named(d.problem)} AS ${named(d.problem)}`];
  const decided = decidedQuery(d, rows);
  return `SELECT ${columns.join(", ")} FROM (${d.open ? `SELECT *, CAST(enum_code(TRY_CAST(${named(caseColumn(d.columns))} AS ${d.exact}_case)) AS BIGINT) + 1 AS ${casePlace} FROM (${decided})` : decided}) AS d`;
}
