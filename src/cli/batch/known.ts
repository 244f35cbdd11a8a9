import type { Day } from "../../language/dates";
import { mostBits, type Known, type SqlOptions } from "../../translate/sql";
import { named, quoted, type Duck } from "./duck";
import { placeAmong, type ReadColumn } from "./people";
import { dayText, stretchOf } from "./stretch";
import type { WorkedOut } from "./worked-out";

/** What the query that decides reads of parties and classes. */
export interface KnownColumns {
  /** Read beside the columns of the regime. */
  readonly first: readonly WorkedOut[];
  /** Worked out of all of these. */
  readonly columns: readonly WorkedOut[];
  readonly bits: NonNullable<SqlOptions["bits"]>;
}

/** A column of the regime: what the query calls it, and its value in a row. */
export type NamedColumn = Pick<ReadColumn, "column" | "name" | "value" | "texts">;

/**
 * Puts what a query asks of parties and classes into lists, in which a row finds it by its place. Tables say the same by a join, and leave rows in another order: to put ten million of them
 * in order again takes a third of the time of all. `name`: what types and lists begin with.
 */
export async function knownColumns(duck: Duck, { parties, classes }: Known, columns: readonly NamedColumn[], name: string): Promise<KnownColumns> {
  const of = (wanted: string): NamedColumn | undefined => columns.find(({ column }) => column.name === wanted);
  const [host, origin, mover, on] = [of("host"), of("origin"), of("mover"), of("on")];
  const codes = [...new Set(parties.map(({ code }) => code))];
  const days = [...new Set(parties.map(({ since }) => since))].sort((a, b) => a - b);
  const last = parties.reduce((latest, { until }) => Math.max(latest, until), days[0] ?? 0);
  const { nths, rows } = alike(codes, (code) => {
    const stretches = parties.filter((p) => p.code === code);
    return days.map((day) => stretches.find(({ since, until }) => since <= day && day <= until)?.bits ?? []);
  });
  await enumOf(duck, `${name}_party`, codes);
  await enumOf(duck, `${name}_class`, classes.map((c) => c.name));
  const ofParties = await listsOf(duck, `${name}_parties`, rows.flat());
  const ofClasses = await listsOf(duck, `${name}_classes`, classes.map((c) => c.bits));
  const stretch = stretchColumn(days, last, on);
  const ofParty = (column: NamedColumn | undefined): string => `${partyPlace(`${name}_party`, codes, nths, column)} * ${days.length} + ${named(stretch.name)} + 1`;
  const sides = [["host", ofParties, ofParty(host)], ["origin", ofParties, ofParty(origin)], ["mover", ofClasses, placeOf(`${name}_class`, classes.map((c) => c.name), mover)]] as const;
  const column = (side: "host" | "origin" | "mover", nth: number): string => `${on?.name ?? ""} of ${side}, ${nth}`;
  return {
    first: [stretch],
    columns: sides.flatMap(([side, lists, at]) => lists.map((list, nth) => ({ name: column(side, nth), value: `list_extract(getvariable('${list}'), ${at})` }))),
    bits: (side, nth) => `p.${named(column(side, nth))}`,
  };
}

/** Parties of which the same is so on every day are looked up as one: most states of the world, of most regimes. `nths`: by party, which row is its own. */
export function alike<T>(codes: readonly string[], rowOf: (code: string) => T): { readonly nths: readonly number[]; readonly rows: readonly T[] } {
  const known = new Map<string, { readonly nth: number; readonly row: T }>();
  const nths = codes.map((code) => {
    const row = rowOf(code);
    const key = JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    const found = known.get(key) ?? { nth: known.size, row };
    known.set(key, found);
    return found.nth;
  });
  return { nths, rows: [...known.values()].map(({ row }) => row) };
}

/** The stretch of days, of some that begin on days in order, in which a row lies. */
export const stretchColumn = (days: readonly Day[], last: Day, on: NamedColumn | undefined): WorkedOut => {
  const day = on?.value ?? "NULL";
  return { name: `${on?.name ?? ""} as a stretch`, value: `CASE WHEN ${day} BETWEEN ${dayText(days[0] ?? last)} AND ${dayText(last)} THEN ${stretchOf(days.slice(1), day)} END` };
};

/** Which of some texts a column has, counted from 1. `type`: their type. */
export const placeOf = (type: string, texts: readonly string[], column: NamedColumn | undefined): string => {
  const own = named(column?.name ?? "");
  return (column?.texts ?? null) === null ? `CAST(enum_code(TRY_CAST(${own} AS ${type})) AS BIGINT) + 1` : placeAmong(texts, own);
};
/** Which row a party has, of those that are alike. */
export const partyPlace = (type: string, codes: readonly string[], nths: readonly number[], column: NamedColumn | undefined): string => `list_extract([${nths.join(", ")}], ${placeOf(type, codes, column)})`;

/** A type of a few texts; one of none cannot be made, and has one that is nobody's. */
export const enumOf = (duck: Duck, name: string, texts: readonly string[]): Promise<void> => duck.run(`CREATE OR REPLACE TYPE ${name} AS ENUM (${(texts.length === 0 ? [""] : texts).map(quoted).join(", ")})`);

/** Makes lists of whole numbers, each with so many bits of each row as one holds; what they are called. */
async function listsOf(duck: Duck, name: string, rows: readonly (readonly boolean[])[]): Promise<readonly string[]> {
  const names = Array.from({ length: Math.max(1, Math.ceil((rows[0]?.length ?? 0) / mostBits)) }, (_, nth) => `${name}_${nth}`);
  for (const [nth, list] of names.entries()) {
    const numbers = rows.map((bits) => bits.slice(nth * mostBits, (nth + 1) * mostBits).reduce((sum, bit, i) => sum + (bit ? 2 ** i : 0), 0));
    await duck.run(`SET VARIABLE ${list} = [${numbers.join(", ")}]::BIGINT[]`);
  }
  return names;
}
