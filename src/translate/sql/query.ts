import { stateless, type Regime, type RightId, type SentenceId } from "../../language/regime";
import { isRule } from "../clauses";
import type { Kinds, Known, Sql, SqlOptions, SqlPosition } from "./contract";
import { remark } from "./dialect";
import type { Frame } from "./frame";
import { kindsQuery } from "./kinds-query";
import { ColumnNames } from "./names";
import { stretchesOf } from "./parties";
import { columnsRead } from "./people";
import { answerOf, type AnswerText } from "./positions";
import { problemText } from "./problem";
import { resolved } from "./resolve";
import { askedOf, casesText, classText, joinsText, partyText, toldText, type Kept } from "./rows";
import { plain } from "./terms";
import { apartColumn, hostColumn, originColumn, Writing } from "./writing";

/** The rights of which some rule speaks. */
export const rightsSpokenOf = (regime: Regime): readonly RightId[] =>
  [...regime.rights.keys()].filter((right) => regime.sentences.some((s) => isRule(regime, s) && (s.rights === null || s.rights.includes(right))));

const row: Frame = { key: "", words: "", host: { kind: "host" }, origin: { kind: "origin" }, apart: plain(apartColumn), on: null, given: { host: [], origin: [] } };

/** A query for a regime: the positions of `decide`, row by row. */
export const sqlOf = (regime: Regime, options: SqlOptions): Sql => written(regime, options).sql;

/** The kinds of rows of that query; `null`: it has none. */
export const kindsOf = (regime: Regime, options: SqlOptions): Kinds | null => written(regime, options).kinds();

function written(regime: Regime, options: SqlOptions): { readonly sql: Sql; readonly kinds: () => Kinds | null } {
  const w = new Writing(regime, options.dialect, options.grounds !== false, options.answer ?? null);
  const rights = options.rights === undefined ? rightsSpokenOf(regime) : options.rights.flatMap((name) => regime.rights.findIndex((r) => r.name === name));
  const unnamed = (options.rights ?? []).filter((_, i) => rights[i] === -1);
  if (unnamed.length > 0) return { sql: { ok: false, problems: unnamed.map((name) => ({ what: `there is no right \`${name}\``, why: "A query answers the rights that the regime declares.", remedy: "Name one of them." })) }, kinds: () => null };
  const answers = rights.map((right) => ({ right, ...answerOf(w, resolved(w, sentencesOn(regime, right), row, "F")) }));
  const { text: problem, all: problems } = problemText(w);
  const outputs = new ColumnNames(w.dialect.longest);
  const keep = (options.keep ?? ["id"]).map((column, i) => ({ column, inside: w.names.simple(`kept ${i + 1}`), outside: outputs.asWritten(column) }));
  const positions = answers.map(({ right, position, by }) => {
    const name = regime.rights[right]?.name ?? "";
    const inside = w.names.simple(`position ${name}`);
    return { right: name, position, by, inside, outside: outputs.asWritten(plainName(w, name)), grounds: options.grounds === false ? null : outputs.asWritten(plainName(w, `${name}_by`)) };
  });
  const problemName = outputs.asWritten("problem");
  const { query, known, kinds } = writeQuery(w, options, { keep, positions, problem, problemName, outputs });
  const sql: Sql = {
    ok: true, query, known, problems, columns: columnsRead(w, options), rights: positions.map((p) => p.right), problem: problemName,
    positions: positions.map(({ right, outside, grounds }): SqlPosition => ({ right, position: outside, by: grounds })),
  };
  return { sql, kinds };
}

/** Spark replaces `${..}` in names too. */
const plainName = (w: Writing, name: string): string => (w.dialect.name === "spark" ? name.replaceAll("${", "$_{") : name);

const sentencesOn = (regime: Regime, right: RightId): readonly SentenceId[] => regime.sentences.flatMap((s, id) => (s.rights === null || s.rights.includes(right) ? [id] : []));

interface Parts {
  readonly keep: readonly Kept[];
  readonly positions: readonly (AnswerText & { readonly right: string; readonly inside: string; readonly outside: string; readonly grounds: string | null })[];
  readonly problem: string;
  readonly problemName: string;
  readonly outputs: ColumnNames;
}

function writeQuery(w: Writing, options: SqlOptions, { keep, positions, problem, problemName, outputs }: Parts): Pick<Extract<Sql, { ok: true }>, "query" | "known"> & { readonly kinds: () => Kinds | null } {
  const { dialect } = w;
  const by = positions.map((p) => (p.grounds === null ? null : p.by(p.inside)));
  const read = [...positions.map((p) => p.position), ...by.flatMap((text) => text ?? [])];
  const layers = w.columns.queries(read);
  const known = knownOf(w);
  const bits = known.ofFacts ? undefined : options.bits;
  const asked = askedOf(w, bits);
  const joins = bits === undefined;
  const checked = `people_checked AS (\n  SELECT *,\n    -- why the row cannot be decided\n    ${problem} AS row_problem\n  FROM people_read${fence(w)}\n)`;
  const layer = (columns: string, i: number): string => `${layerName(i)} AS (\n  SELECT *,\n${columns}\n  FROM ${i === 0 ? "people_asked" : layerName(i - 1)}${fence(w)}\n)`;
  const positionsFound = `positions_found AS (\n  SELECT *,\n${positions.map((p) => `    ${p.position} AS ${p.inside}`).join(",\n") || "    0 AS none_asked"}\n  FROM ${layers.length === 0 ? "people_asked" : layerName(layers.length - 1)}${fence(w)}\n)`;
  const ctes = [
    ...(joins ? [partyText(w, known, asked), classText(w, known)] : []),
    `people_read AS (\n${casesText(w, options, keep, asked.isKnown, toldText(w, options, asked), joins ? joinsText(w, options) : [])}\n)`,
    checked,
    `people_asked AS (\n  SELECT *,\n    -- a state's own nationals are no case of it\n    CASE WHEN row_problem IS NULL THEN ${hostColumn} <> ${originColumn} END AS ${apartColumn}\n  FROM people_checked${fence(w)}\n)`,
    ...layers.map(layer),
    positionsFound,
  ];
  const answered = positions.flatMap((p, i) => [`${p.inside} AS ${dialect.identifier(p.outside)}`, ...(p.grounds === null ? [] : [`${by[i] ?? "NULL"} AS ${dialect.identifier(p.grounds)}`])]);
  const output = [
    ...keep.map((k) => `${k.inside} AS ${dialect.identifier(k.outside)}`),
    ...answered,
    `row_problem AS ${dialect.identifier(problemName)}`,
  ];
  const query = `${headText(w, options)}\nWITH ${ctes.join(",\n")}\nSELECT\n  ${output.join(",\n  ")}\nFROM positions_found`;
  return { query, known, kinds: () => (known.ofFacts ? null : kindsQuery(w, options, { keep, words: (nth) => outputs.asWritten(`kind ${nth}`), read, checked, layers: layers.slice(1).map((columns, i) => layer(columns, i + 1)), found: positionsFound, first: layerName(0), answered, problemName })) };
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

