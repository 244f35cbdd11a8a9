/** Rows of a table of people, asked of a database by a query that a regime is translated to, and what the interpreters say of them. */
import { decider } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import type { Case } from "../../src/evaluator/result";
import { formatDay } from "../../src/language/dates";
import { stateless, type FactId, type Regime } from "../../src/language/regime";
import { sqlOf, type DialectName, type Sql, type SqlColumn } from "../../src/translate/sql";
import { feasible, possible } from "./brute-cases";

/** A case, and which of its facts are stated. */
export interface Row {
  readonly one: Case;
  readonly stated: (fact: FactId) => boolean;
}

/** What a database says of a row about one right. */
export interface Said {
  readonly position: string | null;
  readonly by: string | null;
  readonly problem: string | null;
}

/** Runs a query and gives its rows by the names of columns. */
export type Asking = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const types: Readonly<Record<SqlColumn["kind"], string>> = {
  party: "TEXT", class: "TEXT", day: "DATE", "yes-or-no": "BOOLEAN", label: "TEXT", state: "TEXT", number: "DOUBLE PRECISION", date: "DATE",
};

function factText(regime: Regime, { one, stated }: Row, id: FactId): string {
  const fact = regime.facts[id];
  const value = one.facts[id];
  if (fact === undefined || value === undefined || !stated(id)) return "NULL";
  const { type } = fact;
  if (type.kind === "yes-or-no") return value === 0 ? "FALSE" : "TRUE";
  if (type.kind === "labels") return quoted(type.labels[value] ?? "");
  if (type.kind === "date") return `DATE '${formatDay(value)}'`;
  return type.kind === "state" ? quoted(stateText(regime, one, type.labels[value] ?? "", type.byName === true)) : String(value);
}
/** The host and the origin of a case are said by their codes or as such, in turn. */
function stateText(regime: Regime, one: Case, label: string, byName: boolean): string {
  const code = label === "host" ? regime.parties[one.host]?.code : label === "origin" && one.origin !== stateless ? regime.parties[one.origin]?.code : undefined;
  return !byName && code !== undefined && one.on % 2 === 0 ? code : label;
}

type Query = Extract<Sql, { ok: true }>;
export function queryOf(regime: Regime, dialect: DialectName, rights?: readonly string[]): Query {
  const made = sqlOf(regime, { dialect, table: "people", ...(rights === undefined ? {} : { rights }) });
  if (!made.ok) throw new Error(made.problems.map((p) => p.what).join("; "));
  return made;
}

/** What makes the rows a table of a database, in the columns that a query reads. */
export function tableTexts(regime: Regime, { columns }: Query, rows: readonly Row[]): readonly string[] {
  const code = (party: number): string => quoted(party === stateless ? "stateless" : (regime.parties[party]?.code ?? ""));
  const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const values = rows.map((row, i) => {
    const { host, origin, mover, on } = row.one;
    const own: Readonly<Record<string, string>> = { host: code(host), origin: code(origin), mover: quoted(regime.classes[mover]?.name ?? ""), on: `DATE '${formatDay(on)}'` };
    return `(${[i, ...columns.map((c) => (c.fact === null ? own[c.name] : factText(regime, row, c.fact)))].join(", ")})`;
  });
  const head = ["id INTEGER", ...columns.map((c) => `${identifier(c.column ?? c.name)} ${types[c.kind]}`)];
  return ["DROP TABLE IF EXISTS people", `CREATE TABLE people (${head.join(", ")})`, `INSERT INTO people VALUES ${values.join(", ")}`];
}

const places = (regime: Regime, made: Query): ReadonlyMap<number, Query["positions"][number]> => new Map(made.positions.map((p) => [regime.rights.findIndex((r) => r.name === p.right), p]));

const inWords = (regime: Regime, { one, stated }: Row): string =>
  `${regime.parties[one.host]?.code} ${regime.parties[one.origin]?.code ?? "stateless"} ${regime.classes[one.mover]?.name} ${formatDay(one.on)} ${regime.facts.map((f, i) => `${f.key}=${stated(i) ? one.facts[i] : "?"}`).join(" ")}`;

/** How the answers of a comparison were spread. */
export interface Spread {
  compared: number;
  /** What a database leaves open though it is decided. */
  open: number;
  readonly kinds: Set<string>;
}
export const noSpread = (): Spread => ({ compared: 0, open: 0, kinds: new Set() });

/** Where the answers of a database differ from those of the interpreters, in words. */
export function differences(regime: Regime, made: Query, rows: readonly Row[], found: readonly Readonly<Record<string, unknown>>[], spread: Spread): readonly string[] {
  const byId = new Map(found.map((r) => [Number(r["id"]), r]));
  const wrong: string[] = [];
  const decide = decider(regime);
  for (const [i, row] of rows.entries()) {
    const { one, stated } = row;
    const said = byId.get(i);
    if (said === undefined) return [`row ${i} is lost`];
    const whole = regime.facts.every((f, id) => stated(id) && f.tag !== "open");
    const canBe = feasible(regime, one.mover, one.facts, one.on) && possible(regime, one, true);
    if (!canBe) continue;
    const given = new Map(regime.facts.flatMap((f, id) => (stated(id) && f.tag !== "open" ? [[id, one.facts[id] ?? 0] as const] : [])));
    const answer = whole ? null : decide({ ...one, given });
    for (const [right, place] of places(regime, made)) {
      const position = said[place.position] ?? null;
      const by = place.by === null ? null : (said[place.by] ?? null);
      const possible = answer === null ? [decideByReference(regime, one, right)] : (answer.rights[right]?.possible ?? []);
      const [kind = null, ...more] = [...new Set(possible.map((d) => d.position.kind))];
      const decided = more.length === 0 ? kind : null;
      spread.compared++;
      if (decided !== null) spread.kinds.add(decided);
      const names = possible.map((d) => d.by.map((s) => regime.clauses[regime.sentences[s]?.clause ?? -1]?.name));
      const words = `${place.right} of ${inWords(regime, row)}: ${String(position)} by ${String(by)} (${String(said[made.problem])}), not ${decided ?? "open"} by ${names.join(" or ")}`;
      if (position === null && !whole) {
        if (decided !== null) spread.open++;
        continue;
      }
      if (position !== decided) wrong.push(words);
      else if (by === null ? place.by !== null && whole && names.some((n) => n.length > 0) : names.some((n) => !n.includes(String(by)))) wrong.push(`grounds: ${words}`);
    }
  }
  return wrong;
}

/** Asks a database about rows, and says where its answers differ from those of the interpreters. */
export async function compared(asking: Asking, dialect: DialectName, regime: Regime, rows: readonly Row[], spread: Spread): Promise<readonly string[]> {
  const made = queryOf(regime, dialect);
  await asking(tableTexts(regime, made, rows).join(";\n"));
  return differences(regime, made, rows, await asking(made.query), spread);
}

/** Kinds of regimes to draw, and how many of each are looked at. */
export const kindsOfRegimes: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["of any kind", {}, 16],
  ["small ones with many exceptions", { maxAtoms: 1, maxRules: 2, maxExceptions: 6, maxParties: 4 }, 16],
  ["that read figures, some of which are missing", { series: true, iso: false, maxParties: 4, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }, 12],
];
