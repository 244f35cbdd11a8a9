import type { FactId } from "../../language/regime";
import { mostBits, type Known, type SqlOptions } from "./contract";
import { dayText } from "./dialect";
import { dayColumn } from "./frame";
import { ColumnNames } from "./names";
import { assumed, columnText, typeOf } from "./people";
import { hostColumn, moverColumn, originColumn, type Writing } from "./writing";

/** A column that is kept: in the table, in the query, and in what it gives. */
export interface Kept {
  readonly column: string;
  readonly inside: string;
  readonly outside: string;
}

/** Where the query finds what it asks of a party or a class. */
export interface Asked {
  /** By predicate. */
  readonly columns: ReadonlyMap<string, string>;
  readonly party: (of: "host" | "origin", predicate: string) => string;
  readonly set: (name: string) => string;
  /** Whether a host is a state, and whether an origin and a class are known. */
  readonly isKnown: Readonly<Record<"host" | "origin" | "mover", string>>;
}

export function askedOf(w: Writing, bits: SqlOptions["bits"]): Asked {
  const names = new ColumnNames(w.dialect.longest);
  for (const name of ["party_code", "since_day", "until_day", "is_party"]) names.asWritten(name);
  const { predicates } = w.parties;
  const columns = new Map(predicates.map((p) => [p.key, names.simple(`is ${p.wish}`)]));
  if (bits === undefined) {
    return {
      columns, party: (of, predicate) => `${of}.${columns.get(predicate) ?? ""}`, set: (name) => `movers.${name}`,
      isKnown: { host: "host.is_party", origin: "origin.party_code IS NOT NULL", mover: "movers.class_name IS NOT NULL" },
    };
  }
  const bit = (of: "host" | "origin" | "mover", nth: number): string => `(${bits(of, Math.floor(nth / mostBits))} & ${2 ** (nth % mostBits)}) <> 0`;
  const sets = [...w.classSets.values()].map((s) => s.name);
  return {
    columns, party: (of, predicate) => `(${bit(of, 1 + predicates.findIndex((p) => p.key === predicate))})`, set: (name) => `(${bit("mover", sets.indexOf(name))})`,
    isKnown: { host: `(${bit("host", 0)})`, origin: `${bits("origin", 0)} IS NOT NULL`, mover: `${bits("mover", 0)} IS NOT NULL` },
  };
}

const truth = (holds: boolean): string => (holds ? "TRUE" : "FALSE");

/** Who is what and when: a row for each party and stretch of days. */
export function partyText({ dialect }: Writing, { parties }: Known, { columns }: Asked): string {
  const rows = parties.map(({ code, since, until, bits }) => `(${[dialect.text(code), dayText(since), dayText(until), ...bits.map(truth)].join(", ")})`);
  return `parties_when (party_code, since_day, until_day, is_party${[...columns.values()].map((c) => `, ${c}`).join("")}) AS (\n  VALUES\n    ${rows.join(",\n    ")}\n)`;
}

/** The classes of movers, and of which of those that clauses name they are. */
export function classText({ dialect, classSets }: Writing, { classes }: Known): string {
  const sets = [...classSets.values()];
  const rows = classes.map(({ name, bits }) => `(${[dialect.text(name), ...bits.map(truth)].join(", ")})`);
  if (rows.length === 0) rows.push(`(${["CAST(NULL AS " + dialect.types.text + ")", ...sets.map(() => "FALSE")].join(", ")})`);
  return `mover_classes (class_name${sets.map((s) => `, ${s.name}`).join("")}) AS (\n  VALUES\n    ${rows.join(",\n    ")}\n)`;
}

/** Values of a fact that is a state which are no code of a party. */
export const stateWords = ["none", "host", "origin", "another member", "another state"];

/** A fact as it stands in the query: what it counts as where it is missing. */
function factText(w: Writing, options: SqlOptions, id: FactId): string {
  const fact = w.regime.facts[id];
  if (fact === undefined) return "NULL";
  const own = columnText(w, options, fact.key, typeOf(w, fact));
  const value = assumed(w, id, columnText(w, options, "mover", w.dialect.types.text));
  return value === null ? own : `COALESCE(${own}, ${value})`;
}
/** What the table of parties is called where it says something of a fact. */
const factParty = (fact: FactId): string => `fact_party_${fact}`;

/** What is asked of the parties and the class of a row. */
export function toldText(w: Writing, options: SqlOptions, asked: Asked): readonly string[] {
  const partyColumn = ({ side, predicate, name }: (typeof w.parties.columns)[number]): string => {
    if (side.kind !== "fact") return `${asked.party(side.kind, predicate.key)} AS ${name}`;
    const words = stateWords.map((word) => w.dialect.text(word)).join(", ");
    return `CASE WHEN ${factText(w, options, side.fact)} IN (${words}) THEN FALSE ELSE ${factParty(side.fact)}.${asked.columns.get(predicate.key) ?? ""} END AS ${name}`;
  };
  return [...w.parties.columns.map(partyColumn), ...[...w.classSets.values()].map((s) => `${asked.set(s.name)} AS ${s.name}`)];
}

/** The tables that say it. */
export function joinsText(w: Writing, options: SqlOptions): readonly string[] {
  const on = columnText(w, options, "on", "DATE");
  const text = (name: string): string => columnText(w, options, name, w.dialect.types.text);
  const stateFacts = [...new Set(w.parties.columns.flatMap(({ side }) => (side.kind === "fact" ? [side.fact] : [])))].sort((a, b) => a - b);
  const join = (code: string, name: string): string => `  LEFT JOIN parties_when AS ${name} ON ${name}.party_code = ${code} AND ${on} BETWEEN ${name}.since_day AND ${name}.until_day`;
  return [join(text("host"), "host"), join(text("origin"), "origin"), ...stateFacts.map((id) => join(factText(w, options, id), factParty(id))), `  LEFT JOIN mover_classes AS movers ON movers.class_name = ${text("mover")}`];
}

/** The rows of the table with all that is read of them. */
export function casesText(w: Writing, options: SqlOptions, keep: readonly Kept[], isKnown: Asked["isKnown"], told: readonly string[], joined: readonly string[]): string {
  const { dialect } = w;
  const text = (name: string): string => columnText(w, options, name, dialect.types.text);
  const on = columnText(w, options, "on", "DATE");
  const columns = [
    ...keep.map((k) => `p.${dialect.identifier(k.column)} AS ${k.inside}`),
    `${text("host")} AS ${hostColumn}`, `${text("origin")} AS ${originColumn}`, `${text("mover")} AS ${moverColumn}`, `${on} AS ${dayColumn}`,
    `${isKnown.host} AS host_known`, `${isKnown.origin} AS origin_known`, `${isKnown.mover} AS mover_known`,
    ...told,
    ...[...w.caseColumns].map(([own, name]) => `${own.replaceAll(dayColumn, on)} AS ${name}`),
    ...[...w.factsRead].map(([id, name]) => `${factText(w, options, id)} AS ${name}`),
  ];
  const table = options.table.split(".").map((part) => dialect.identifier(part)).join(".");
  return [`  SELECT\n    ${columns.join(",\n    ")}`, `  FROM ${table} AS p`, ...joined, ...(dialect.fence === "" ? [] : [`  ${dialect.fence}`])].join("\n");
}
