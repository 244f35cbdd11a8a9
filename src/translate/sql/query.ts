import { isOrIsBelow } from "../../language/reading";
import { stateless, type FactId, type Regime, type RightId, type SentenceId } from "../../language/regime";
import { isRule } from "../clauses";
import { conditionTerm } from "./conditions";
import { mostBits, type Known, type Sql, type SqlOptions, type SqlPosition } from "./contract";
import { dayText, remark } from "./dialect";
import { valueText } from "./facts";
import { dayColumn, type Frame } from "./frame";
import { ColumnNames } from "./names";
import { firstDay, lastDay, stretchesOf } from "./parties";
import { assumed, columnText, columnsRead, typeOf } from "./people";
import { answerOf, type AnswerText } from "./positions";
import { resolved } from "./resolve";
import { among, no, plain } from "./terms";
import { apartColumn, hostColumn, moverColumn, originColumn, Writing } from "./writing";

/** The rights of which some rule speaks. */
export const rightsSpokenOf = (regime: Regime): readonly RightId[] =>
  [...regime.rights.keys()].filter((right) => regime.sentences.some((s) => isRule(regime, s) && (s.rights === null || s.rights.includes(right))));

const row: Frame = { key: "", words: "", host: { kind: "host" }, origin: { kind: "origin" }, apart: plain(apartColumn), on: null, given: { host: [], origin: [] } };

/** A query for a regime: the positions of `decide`, row by row. */
export function sqlOf(regime: Regime, options: SqlOptions): Sql {
  const w = new Writing(regime, options.dialect, options.grounds !== false, options.answer ?? null);
  const rights = options.rights === undefined ? rightsSpokenOf(regime) : options.rights.flatMap((name) => regime.rights.findIndex((r) => r.name === name));
  const unnamed = (options.rights ?? []).filter((_, i) => rights[i] === -1);
  if (unnamed.length > 0) return { ok: false, problems: unnamed.map((name) => ({ what: `there is no right \`${name}\``, why: "A query answers the rights that the regime declares.", remedy: "Name one of them." })) };
  const answers = rights.map((right) => ({ right, ...answerOf(w, resolved(w, sentencesOn(regime, right), row, "F")) }));
  const problem = problemText(w);
  const outputs = new ColumnNames(w.dialect.longest);
  const keep = (options.keep ?? ["id"]).map((column, i) => ({ column, inside: w.names.simple(`kept ${i + 1}`), outside: outputs.asWritten(column) }));
  const positions = answers.map(({ right, position, by }) => {
    const name = regime.rights[right]?.name ?? "";
    const inside = w.names.simple(`position ${name}`);
    return { right: name, position, by, inside, outside: outputs.asWritten(plainName(w, name)), grounds: options.grounds === false ? null : outputs.asWritten(plainName(w, `${name}_by`)) };
  });
  const problemName = outputs.asWritten("problem");
  const { query, known } = writeQuery(w, options, { keep, positions, problem, problemName });
  return {
    ok: true, query, known, columns: columnsRead(w, options), rights: positions.map((p) => p.right), problem: problemName,
    positions: positions.map(({ right, outside, grounds }): SqlPosition => ({ right, position: outside, by: grounds })),
  };
}

/** Spark replaces `${..}` in names too. */
const plainName = (w: Writing, name: string): string => (w.dialect.name === "spark" ? name.replaceAll("${", "$_{") : name);

const sentencesOn = (regime: Regime, right: RightId): readonly SentenceId[] => regime.sentences.flatMap((s, id) => (s.rights === null || s.rights.includes(right) ? [id] : []));

interface Parts {
  readonly keep: readonly { readonly column: string; readonly inside: string; readonly outside: string }[];
  readonly positions: readonly (AnswerText & { readonly right: string; readonly inside: string; readonly outside: string; readonly grounds: string | null })[];
  readonly problem: string;
  readonly problemName: string;
}

function writeQuery(w: Writing, options: SqlOptions, { keep, positions, problem, problemName }: Parts): { readonly query: string; readonly known: Known } {
  const { dialect } = w;
  const by = positions.map((p) => (p.grounds === null ? null : p.by(p.inside)));
  const layers = w.columns.queries([...positions.map((p) => p.position), ...by.flatMap((text) => text ?? [])]);
  const known = knownOf(w);
  const bits = known.ofFacts ? undefined : options.bits;
  const asked = askedOf(w, bits);
  const joins = bits === undefined;
  const ctes = [
    ...(joins ? [partyText(w, known, asked), classText(w, known)] : []),
    `people_read AS (\n${casesText(w, options, keep, asked, joins)}\n)`,
    `people_checked AS (\n  SELECT *,\n    -- why the row cannot be decided\n    ${problem} AS row_problem\n  FROM people_read${fence(w)}\n)`,
    `people_asked AS (\n  SELECT *,\n    -- a state's own nationals are no case of it\n    CASE WHEN row_problem IS NULL THEN ${hostColumn} <> ${originColumn} END AS ${apartColumn}\n  FROM people_checked${fence(w)}\n)`,
    ...layers.map((columns, i) => `${layerName(i)} AS (\n  SELECT *,\n${columns}\n  FROM ${i === 0 ? "people_asked" : layerName(i - 1)}${fence(w)}\n)`),
    `positions_found AS (\n  SELECT *,\n${positions.map((p) => `    ${p.position} AS ${p.inside}`).join(",\n") || "    0 AS none_asked"}\n  FROM ${layers.length === 0 ? "people_asked" : layerName(layers.length - 1)}${fence(w)}\n)`,
  ];
  const output = [
    ...keep.map((k) => `${k.inside} AS ${dialect.identifier(k.outside)}`),
    ...positions.flatMap((p, i) => [`${p.inside} AS ${dialect.identifier(p.outside)}`, ...(p.grounds === null ? [] : [`${by[i] ?? "NULL"} AS ${dialect.identifier(p.grounds)}`])]),
    `row_problem AS ${dialect.identifier(problemName)}`,
  ];
  const query = `${headText(w, options)}\nWITH ${ctes.join(",\n")}\nSELECT\n  ${output.join(",\n  ")}\nFROM positions_found`;
  return { query, known };
}
/** What the query is about, and what it reads. */
function headText(w: Writing, options: SqlOptions): string {
  const { name, title } = w.regime;
  const reads = columnsRead(w, options).map((c) => `--   ${remark(c.column ?? `(no column: ${c.name})`)}: ${c.kind}${c.required ? "" : c.default === undefined ? ", open where missing" : `, ${remark(String(c.default))} where missing`}`);
  return [`-- ${remark(`${name}${title === null ? "" : `: ${title}`}`)}`, "-- Reads one row for each person and day:", ...reads].join("\n");
}
const layerName = (i: number): string => (i === 0 ? "clauses_applied" : `clauses_decided_${i}`);
const fence = (w: Writing): string => (w.dialect.fence === "" ? "" : `\n  ${w.dialect.fence}`);

/** What the query asks of parties and classes, in the order of its columns. */
function knownOf(w: Writing): Known {
  const { regime, parties: { predicates, columns }, classSets } = w;
  const sets = [...classSets.values()];
  return {
    parties: stretchesOf(regime, predicates).map(({ party, since, until, holds }) => ({ code: party === stateless ? "stateless" : (regime.parties[party]?.code ?? ""), since, until, bits: [party !== stateless, ...holds] })),
    classes: regime.classes.map(({ name }, id) => ({ name, bits: sets.map((s) => s.classes.has(id)) })),
    ofFacts: columns.some(({ side }) => side.kind === "fact"),
  };
}

/** Where the query finds what it asks of a party or a class. */
interface Asked {
  /** By predicate. */
  readonly columns: ReadonlyMap<string, string>;
  readonly party: (of: "host" | "origin", predicate: string) => string;
  readonly set: (name: string) => string;
  /** Whether a host is a state, and whether an origin and a class are known. */
  readonly isKnown: Readonly<Record<"host" | "origin" | "mover", string>>;
}

function askedOf(w: Writing, bits: SqlOptions["bits"]): Asked {
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
function partyText({ dialect }: Writing, { parties }: Known, { columns }: Asked): string {
  const rows = parties.map(({ code, since, until, bits }) => `(${[dialect.text(code), dayText(since), dayText(until), ...bits.map(truth)].join(", ")})`);
  return `parties_when (party_code, since_day, until_day, is_party${[...columns.values()].map((c) => `, ${c}`).join("")}) AS (\n  VALUES\n    ${rows.join(",\n    ")}\n)`;
}

/** The classes of movers, and of which of those that clauses name they are. */
function classText({ dialect, classSets }: Writing, { classes }: Known): string {
  const sets = [...classSets.values()];
  const rows = classes.map(({ name, bits }) => `(${[dialect.text(name), ...bits.map(truth)].join(", ")})`);
  if (rows.length === 0) rows.push(`(${["CAST(NULL AS " + dialect.types.text + ")", ...sets.map(() => "FALSE")].join(", ")})`);
  return `mover_classes (class_name${sets.map((s) => `, ${s.name}`).join("")}) AS (\n  VALUES\n    ${rows.join(",\n    ")}\n)`;
}

/** The rows of the table with all that is read of them. */
function casesText(w: Writing, options: SqlOptions, keep: Parts["keep"], asked: Asked, joins: boolean): string {
  const { dialect, regime } = w;
  const text = (name: string): string => columnText(w, options, name, dialect.types.text);
  const [host, origin, mover] = [text("host"), text("origin"), text("mover")];
  const on = columnText(w, options, "on", "DATE");
  const alias = (fact: FactId): string => `fact_party_${fact}`;
  const stateFacts = [...new Set(w.parties.columns.flatMap(({ side }) => (side.kind === "fact" ? [side.fact] : [])))].sort((a, b) => a - b);
  const factText = (id: FactId): string => {
    const fact = regime.facts[id];
    if (fact === undefined) return "NULL";
    const own = columnText(w, options, fact.key, typeOf(w, fact));
    const value = assumed(w, id, mover);
    return value === null ? own : `COALESCE(${own}, ${value})`;
  };
  const partyColumn = ({ side, predicate, name }: (typeof w.parties.columns)[number]): string => {
    if (side.kind !== "fact") return `${asked.party(side.kind, predicate.key)} AS ${name}`;
    const words = stateWords.map((word) => dialect.text(word)).join(", ");
    return `CASE WHEN ${factText(side.fact)} IN (${words}) THEN FALSE ELSE ${alias(side.fact)}.${asked.columns.get(predicate.key) ?? ""} END AS ${name}`;
  };
  const join = (code: string, name: string): string => `  LEFT JOIN parties_when AS ${name} ON ${name}.party_code = ${code} AND ${on} BETWEEN ${name}.since_day AND ${name}.until_day`;
  const columns = [
    ...keep.map((k) => `p.${dialect.identifier(k.column)} AS ${k.inside}`),
    `${host} AS ${hostColumn}`, `${origin} AS ${originColumn}`, `${mover} AS ${moverColumn}`, `${on} AS ${dayColumn}`,
    `${asked.isKnown.host} AS host_known`, `${asked.isKnown.origin} AS origin_known`, `${asked.isKnown.mover} AS mover_known`,
    ...w.parties.columns.map(partyColumn),
    ...[...w.classSets.values()].map((s) => `${asked.set(s.name)} AS ${s.name}`),
    ...[...w.caseColumns].map(([own, name]) => `${own.replaceAll(dayColumn, on)} AS ${name}`),
    ...[...w.factsRead].map(([id, name]) => `${factText(id)} AS ${name}`),
  ];
  const table = options.table.split(".").map((part) => dialect.identifier(part)).join(".");
  const joined = [join(host, "host"), join(origin, "origin"), ...stateFacts.map((id) => join(factText(id), alias(id))), `  LEFT JOIN mover_classes AS movers ON movers.class_name = ${mover}`];
  return [`  SELECT\n    ${columns.join(",\n    ")}`, `  FROM ${table} AS p`, ...(joins ? joined : []), ...(dialect.fence === "" ? [] : [`  ${dialect.fence}`])].join("\n");
}

/** Values of a fact that is a state which are no code of a party. */
const stateWords = ["none", "host", "origin", "another member", "another state"];

/** Why a row cannot be decided: NULL where it can. */
function problemText(w: Writing): string {
  const { dialect, regime } = w;
  const words = (key: string, text: string): string => dialect.text(`${key}: ${text}`);
  const fine: string[] = ["host_known", "origin_known", "mover_known", `${hostColumn} <> ${originColumn}`];
  const whens: string[] = [
    `WHEN ${dayColumn} IS NULL THEN ${words("on", "missing")}`,
    `WHEN ${dayColumn} NOT BETWEEN ${dayText(firstDay)} AND ${dayText(lastDay)} THEN ${words("on", "no day of the years 1 to 9999")}`,
    `WHEN ${hostColumn} IS NULL THEN ${words("host", "missing")}`, `WHEN host_known IS NOT TRUE THEN ${words("host", "no party")}`,
    `WHEN ${originColumn} IS NULL THEN ${words("origin", "missing")}`, `WHEN NOT origin_known THEN ${words("origin", "no party")}`,
    `WHEN ${moverColumn} IS NULL THEN ${words("mover", "missing")}`, `WHEN NOT mover_known THEN ${words("mover", "no class")}`,
    `WHEN ${hostColumn} = ${originColumn} THEN ${words("origin", "the same as host")}`,
  ];
  const nobody: Frame = { ...row, key: "nobody", host: { kind: "nobody" }, origin: { kind: "nobody" }, apart: no };
  const contradictions = regime.classes.flatMap(({ condition }, c) => {
    if (condition.kind === "constant") return [];
    const classes = regime.classes.flatMap((m, id) => (isOrIsBelow(regime, id, c) ? [dialect.text(m.name)] : []));
    const contradicts = `${moverColumn} IN (${classes.join(", ")}) AND NOT ${among(conditionTerm(w, condition, nobody))}`;
    fine.push(`(${contradicts}) IS NOT TRUE`);
    return [`WHEN ${contradicts} THEN ${words("mover", "the facts contradict the class")}`];
  });
  // Conditions of classes read facts too: what is wrong with those comes first.
  for (const [id, column] of w.factsRead) {
    const fact = regime.facts[id];
    if (fact === undefined) continue;
    const { type, range } = fact;
    const wrong = (test: string, why: string): void => {
      fine.push(`(${column} ${test}) IS NOT TRUE`);
      whens.push(`WHEN ${column} ${test} THEN ${words(fact.key, why)}`);
    };
    if (type.kind === "labels") wrong(`NOT IN (${type.labels.map((_, v) => valueText(fact, v, dialect)).join(", ")})`, "none of its values");
    else if (type.kind === "state") wrong(`NOT IN (${[...stateWords, ...regime.parties.map((p) => p.code)].map((s) => dialect.text(s)).join(", ")})`, "no state");
    else if (range !== null && type.kind !== "yes-or-no") wrong(`NOT BETWEEN ${valueText(fact, range.from, dialect)} AND ${valueText(fact, range.to, dialect)}`, "out of range");
  }
  return `CASE\n      ${[`WHEN ${fine.join(" AND ")} THEN NULL`, ...whens, ...contradictions].join("\n      ")}\n    END`;
}
