import type { Day } from "../../language/dates";
import { wordOf, type Kinds, type Sql } from "../../translate/sql";
import type { Deciding } from "./answers";
import { named, type Duck } from "./duck";
import { ownColumn } from "./people";
import { alike, enumOf, partyPlace, placeOf, stretchColumn, type NamedColumn } from "./known";

/** More kinds than this are not decided beforehand, and for more pairs of parties it is not looked which there are. */
const mostKinds = 100_000;
const mostPairs = 2_000_000;
/** A list of answers with more parts than this takes longer than it saves, since it is made anew for each block of rows. */
const mostParts = 20_000;

type Made = Pick<Extract<Sql, { ok: true }>, "positions" | "problem">;

/**
 * Decides every kind of row that there can be, by the query itself, and puts the answers into lists; a row reads those of its kind. So what takes a hundred steps is done some thousand times and not for each of
 * ten million rows. `keep`: what the query keeps. `name`: what types and lists begin with. `null`: the query has no kinds, or too many.
 */
export async function byKinds(duck: Duck, kinds: Kinds | null, made: Made, columns: readonly NamedColumn[], keep: readonly string[], name: string): Promise<Pick<Deciding, "query" | "known" | "joins"> | null> {
  const all = kinds === null ? null : kindsThatCanBe(kinds);
  if (kinds === null || all === null || kinds.words.length === 0) return null;
  const digits = await decideKinds(duck, made, kinds, all, name);
  if (digits === null) return null;
  const { known, word } = await wordColumns(duck, kinds, columns, name);
  const [place, answers] = [named(ownColumn(columns, "kind")), named(ownColumn(columns, "answers"))];
  const nth = Array.from({ length: digits }, (_, i) => `(unicode(substr(getvariable('${name}_digit_${i}'), ${place}, 1)) - ${zero}) * ${base ** i}`).join(" + ");
  const ofKind = `list_extract(getvariable('${name}_answers'), CASE WHEN ${named(made.problem)} IS NULL THEN ${nth} + 1 END)`;
  const outputs = answersOf(made).map((output, i) => `${answers}.answer_${i} AS ${named(output)}`);
  const query = `SELECT ${[...keep.map(named), ...outputs, named(made.problem)].join(", ")} FROM (SELECT *, ${ofKind} AS ${answers} FROM (SELECT *, CAST(enum_code(TRY_CAST(${textOf(kinds)} AS ${name}_kind)) AS INTEGER) + 1 AS ${place} FROM (${kinds.rows(word)})))`;
  return { query, known, joins: false };
}

/** A kind as a text. */
const textOf = ({ words }: Kinds): string => (words.length === 1 ? `CAST(${named(words[0] ?? "")} AS VARCHAR)` : `concat_ws(' ', ${words.map(named).join(", ")})`);

/** The columns of the answers, in order. */
const answersOf = ({ positions }: Made): readonly string[] => positions.flatMap(({ position, by }) => (by === null ? [position] : [position, by]));

/** Each answer of a kind is written as digits, since a place in a text is read at once, and lists are made anew for each block of rows. */
const [zero, base] = [48, 64];

/** Makes the type of kinds, texts of the digits of their answers, and the list of answers. How many digits each has; `null`: there are too many answers. */
async function decideKinds(duck: Duck, made: Made, kinds: Kinds, all: readonly bigint[], name: string): Promise<number | null> {
  const words = kinds.words.map((word, nth) => `unnest([${all.map((kind) => wordOf(kind, nth)).join(", ")}]::BIGINT[]) AS ${named(word)}`);
  const outputs = answersOf(made).map(named);
  await duck.run(`CREATE OR REPLACE TEMP TABLE ${name}_kinds AS SELECT ${words.join(", ")}`);
  await duck.run(`CREATE OR REPLACE TEMP TABLE ${name}_decided AS SELECT ${textOf(kinds)} AS kind, ${outputs.join(", ")}, dense_rank() OVER (ORDER BY ${outputs.join(", ")}) - 1 AS answer FROM (${kinds.answers(`${name}_kinds`)})`);
  await duck.run(`CREATE OR REPLACE TYPE ${name}_kind AS ENUM (SELECT kind FROM ${name}_decided)`);
  const [last] = await duck.rows(`SELECT max(answer) AS answer FROM ${name}_decided`);
  const count = Number(last?.["answer"] ?? 0) + 1;
  if (count * outputs.length > mostParts) return null;
  let digits = 1;
  while (base ** digits < count) digits++;
  for (let i = 0; i < digits; i++) await duck.run(`SET VARIABLE ${name}_digit_${i} = (SELECT string_agg(chr((${zero} + answer // ${base ** i} % ${base})::INTEGER), '' ORDER BY enum_code(kind::${name}_kind)) FROM ${name}_decided)`);
  const fields = outputs.map((output, i) => `answer_${i}: ${output}`).join(", ");
  await duck.run(`SET VARIABLE ${name}_answers = (SELECT list(fields ORDER BY answer) FROM (SELECT DISTINCT answer, {${fields}} AS fields FROM ${name}_decided))`);
  for (const table of ["kinds", "decided"]) await duck.run(`DROP TABLE ${name}_${table}`);
  return digits;
}

/** What parties, with the day, and classes leave of the bits, in lists. */
async function wordColumns(duck: Duck, { parties, classes, days: dayBits, words }: Kinds, columns: readonly NamedColumn[], name: string): Promise<Pick<Deciding, "known"> & { readonly word: Parameters<Kinds["rows"]>[0] }> {
  const of = (wanted: string): NamedColumn | undefined => columns.find(({ column }) => column.name === wanted);
  const codes = [...new Set(parties.map(({ code }) => code))];
  const days = daysOf({ parties, days: dayBits });
  const last = parties.reduce((latest, { until }) => Math.max(latest, until), days[0] ?? 0);
  const stretch = stretchColumn(days, last, of("on"));
  await enumOf(duck, `${name}_party`, codes);
  await enumOf(duck, `${name}_class`, classes.map((c) => c.name));
  const sides = [
    ["host", ...partyRows(codes, (code, day) => {
      const host = partyOn(parties, code, day)?.host ?? null;
      return host === null ? null : host & bitsOn(dayBits, day);
    }, days)], ["origin", ...partyRows(codes, (code, day) => partyOn(parties, code, day)?.origin ?? null, days)],
  ] as const;
  const found: { readonly side: "host" | "origin" | "mover"; readonly rows: readonly (bigint | null)[]; readonly at: string }[] = [
    ...sides.map(([side, nths, rows]) => ({ side, rows, at: `${partyPlace(`${name}_party`, codes, nths, of(side))} * ${days.length} + ${named(stretch.name)} + 1` })),
    { side: "mover", rows: classes.map(({ bits }) => bits), at: placeOf(`${name}_class`, classes.map((c) => c.name), of("mover")) },
  ];
  const column = (side: string, nth: number): string => `${of("on")?.name ?? ""} of ${side}, ${nth}`;
  const known = [];
  for (const { side, rows, at } of found) {
    for (const nth of words.keys()) {
      await duck.run(`SET VARIABLE ${name}_${side}_${nth} = [${rows.map((bits) => (bits === null ? "NULL" : wordOf(bits, nth))).join(", ")}]::BIGINT[]`);
      known.push({ name: column(side, nth), value: `list_extract(getvariable('${name}_${side}_${nth}'), ${at})` });
    }
  }
  return { known: { first: [stretch], columns: known }, word: (side, nth) => `p.${named(column(side, nth))}` };
}

function partyRows(codes: readonly string[], bitsOf: (code: string, day: Day) => bigint | null, days: readonly Day[]): readonly [readonly number[], readonly (bigint | null)[]] {
  const { nths, rows } = alike(codes, (code) => days.map((day) => bitsOf(code, day)));
  return [nths, rows.flat()];
}

/** The days on which something may change, in order. */
const daysOf = ({ parties, days }: Pick<Kinds, "parties" | "days">): readonly Day[] => [...new Set([...parties.map(({ since }) => since), ...days.map(({ since }) => since)])].sort((a, b) => a - b);
const partyOn = (parties: Kinds["parties"], code: string, day: Day): Kinds["parties"][number] | undefined => parties.find((p) => p.code === code && p.since <= day && day <= p.until);
const bitsOn = (days: Kinds["days"], day: Day): bigint => days.findLast(({ since }) => since <= day)?.bits ?? 0n;

/** Every kind that rows can be of, and some that none is of; `null`: there are too many. */
export function kindsThatCanBe(kinds: Pick<Kinds, "parties" | "classes" | "days" | "facts">): readonly bigint[] | null {
  let found = new Set<bigint>();
  let pairs = 0;
  for (const day of daysOf(kinds)) {
    const there = kinds.parties.filter(({ since, until }) => since <= day && day <= until);
    const hosts = new Set(there.flatMap(({ host }) => (host === null ? [] : [host & bitsOn(kinds.days, day)])));
    const origins = new Set(there.map(({ origin }) => origin));
    pairs += hosts.size * origins.size;
    if (pairs > mostPairs) return null;
    for (const host of hosts) for (const origin of origins) found.add(host & origin);
  }
  const leaving = [kinds.classes.map(({ bits }) => bits), ...kinds.facts.map(({ held, not }) => [held, not])];
  for (const masks of leaving) {
    found = new Set([...found].flatMap((kind) => masks.map((mask) => kind & mask)));
    if (found.size > mostKinds) return null;
  }
  return [...found];
}
