import { formatDay, type Day } from "../../language/dates";
import { mostBits, type Known, type SqlOptions } from "../../translate/sql";
import { named, quoted, type Duck } from "./duck";
import type { ReadColumn } from "./people";

/** A column that is worked out of a row before it is decided. */
export interface WorkedOut {
  readonly name: string;
  readonly value: string;
}
/** What the query that decides reads of parties and classes. */
export interface KnownColumns {
  readonly columns: readonly WorkedOut[];
  readonly bits: NonNullable<SqlOptions["bits"]>;
}

/**
 * Puts what a query asks of parties and classes into lists, in which a row finds it by its place. Tables say the same by a join, and leave rows in another order: to put ten million of them
 * in order again takes a third of the time of all. `name`: what types and lists begin with.
 */
export async function knownColumns(duck: Duck, { parties, classes }: Known, columns: readonly ReadColumn[], name: string): Promise<KnownColumns> {
  const of = (wanted: string): ReadColumn | undefined => columns.find(({ column }) => column.name === wanted);
  const [host, origin, mover, on] = [of("host"), of("origin"), of("mover"), of("on")];
  const codes = [...new Set(parties.map(({ code }) => code))];
  const days = [...new Set(parties.map(({ since }) => since))].sort((a, b) => a - b);
  const last = parties.reduce((latest, { until }) => Math.max(latest, until), days[0] ?? 0);
  const bitsOfParties = codes.flatMap((code) => {
    const stretches = parties.filter((p) => p.code === code);
    return days.map((day) => stretches.find(({ since, until }) => since <= day && day <= until)?.bits ?? []);
  });
  await enumOf(duck, `${name}_party`, codes);
  await enumOf(duck, `${name}_class`, classes.map((c) => c.name));
  const lists = { host: await listsOf(duck, `${name}_parties`, bitsOfParties), origin: `${name}_parties`, mover: await listsOf(duck, `${name}_classes`, classes.map((c) => c.bits)) };
  const place = (type: string, text: string | undefined): string => `CAST(enum_code(TRY_CAST(${text ?? "NULL"} AS ${type})) AS BIGINT)`;
  const partyPlace = (text: string | undefined): string => `${place(`${name}_party`, text)} * ${days.length} + ${stretchOf(on?.value ?? "NULL", days, last)} + 1`;
  const places = { host: partyPlace(host?.value), origin: partyPlace(origin?.value), mover: `${place(`${name}_class`, mover?.value)} + 1` };
  const most = (bits: readonly (readonly boolean[])[]): number => Math.max(1, Math.ceil((bits[0]?.length ?? 0) / mostBits));
  const column = (side: "host" | "origin" | "mover", nth: number): string => `${host?.name ?? ""} of ${side}, ${nth}`;
  const sides = [["host", most(bitsOfParties)], ["origin", most(bitsOfParties)], ["mover", most(classes.map((c) => c.bits))]] as const;
  return {
    columns: sides.flatMap(([side, count]) => Array.from({ length: count }, (_, nth) => ({ name: column(side, nth), value: `list_extract(getvariable('${lists[side]}_${nth}'), ${places[side]})` }))),
    bits: (side, nth) => `p.${named(column(side, nth))}`,
  };
}

/** A type of a few texts; one of none cannot be made, and has one that is nobody's. */
export const enumOf = (duck: Duck, name: string, texts: readonly string[]): Promise<void> => duck.run(`CREATE OR REPLACE TYPE ${name} AS ENUM (${(texts.length === 0 ? [""] : texts).map(quoted).join(", ")})`);

/** Lists of whole numbers, each with so many bits of each row as one holds. */
async function listsOf(duck: Duck, name: string, rows: readonly (readonly boolean[])[]): Promise<string> {
  const count = Math.max(1, Math.ceil((rows[0]?.length ?? 0) / mostBits));
  for (let nth = 0; nth < count; nth++) {
    const numbers = rows.map((bits) => bits.slice(nth * mostBits, (nth + 1) * mostBits).reduce((sum, bit, i) => sum + (bit ? 2 ** i : 0), 0));
    await duck.run(`SET VARIABLE ${name}_${nth} = [${numbers.join(", ")}]::BIGINT[]`);
  }
  return name;
}

/** Which stretch of days a day lies in; NULL for none. */
function stretchOf(on: string, days: readonly Day[], last: Day): string {
  const at = (day: Day): string => `DATE '${formatDay(day)}'`;
  const between = (from: number, to: number): string => {
    if (from === to) return String(from);
    const middle = (from + to + 1) >> 1;
    return `CASE WHEN ${on} < ${at(days[middle] ?? last)} THEN ${between(from, middle - 1)} ELSE ${between(middle, to)} END`;
  };
  return `CASE WHEN ${on} BETWEEN ${at(days[0] ?? last)} AND ${at(last)} THEN ${between(0, days.length - 1)} END`;
}
