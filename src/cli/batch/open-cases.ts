import { decider } from "../../evaluator";
import type { Question } from "../../evaluator/result";
import { parseDay, type Day } from "../../language/dates";
import { isBound, valueOfParty } from "../../language/reading";
import { stateless, type FactId, type PartyId, type Regime } from "../../language/regime";
import type { SqlPosition } from "../../translate/sql";
import { caseColumn, type Deciding } from "./answers";
import { named, quoted, type Duck, type DuckRow } from "./duck";
import { enumOf } from "./known";
import type { ReadColumn } from "./people";

/** What the ordinary engine says of a case in which facts are missing. */
interface Exact {
  readonly key: string;
  /** By right: the position and what decides it, or the facts on which it hangs. */
  readonly answers: readonly { readonly position: string | null; readonly by: string | null; readonly open: string | null }[];
}

/**
 * Decides each kind of case that a query left open, one by one and exactly. `decided` is what the query gave, with `caseColumn` where it is open. The kinds become the type `NAME_case`, and the
 * answers lists in its order: `NAME_position_0`, `NAME_by_0` and `NAME_open_0` for the first right. How many kinds there are.
 */
export async function decideOpen(duck: Duck, { regime, columns, positions, open, exact, answerType }: Deciding, decided: string, progress: (done: number, total: number) => void): Promise<number> {
  if (!open) return 0;
  const picked = columns.map(({ name, column }) => `CAST(any_value(${named(name)}) AS ${column.kind === "number" ? "DOUBLE" : "VARCHAR"}) AS ${named(name)}`);
  const key = named(caseColumn(columns));
  // Rows that are not open are one group, and dropped here: DuckDB would put a condition in SQL below all queries that `decided` stands on, with each column in it written out, and what is named once would be there thousands of times.
  const groups = await duck.rows(`SELECT ${key}, ${picked.join(", ")} FROM (${decided}) GROUP BY ${key} ORDER BY ${key}`);
  const cases = groups.filter((row) => row[caseColumn(columns)] !== null);
  const ask = decider(regime);
  const answers: Exact[] = [];
  for (const row of cases) {
    answers.push(exactly(regime, ask, columns, positions, row));
    if (answers.length % block === 0) progress(answers.length, cases.length);
  }
  await enumOf(duck, `${exact}_case`, answers.map(({ key }) => key));
  await enumOf(duck, `${exact}_facts`, [...new Set(answers.flatMap((a) => a.answers.flatMap(({ open: facts }) => facts ?? [])))]);
  for (const [i] of positions.entries()) {
    for (const [what, type] of [["position", answerType], ["by", answerType], ["open", `${exact}_facts`]] as const) {
      const texts = answers.map((a) => a.answers[i]?.[what] ?? null);
      await duck.run(`SET VARIABLE ${exact}_${what}_${i} = [${texts.map((text) => (text === null ? "NULL" : quoted(text))).join(", ")}]::${type}[]`);
    }
  }
  return answers.length;
}
const block = 500;

function exactly(regime: Regime, ask: ReturnType<typeof decider>, columns: readonly ReadColumn[], positions: readonly SqlPosition[], row: DuckRow): Exact {
  const answer = ask(questionOf(regime, columns, row));
  const answers = positions.map(({ right }) => {
    const id = regime.rights.findIndex(({ name }) => name === right);
    const found = answer.rights.find((r) => r.right === id);
    if (found === undefined || found.possible.length === 0) return { position: null, by: null, open: null };
    const { decision } = found;
    if (decision === null) return { position: "open", by: null, open: found.open.map(({ fact }) => regime.facts[fact]?.key ?? "").join(", ") };
    return { position: decision.position.kind, by: regime.clauses[regime.sentences[decision.by[0] ?? -1]?.clause ?? -1]?.name ?? null, open: null };
  });
  return { key: String(row[caseColumn(columns)]), answers };
}

function questionOf(regime: Regime, columns: readonly ReadColumn[], row: DuckRow): Question {
  const cell = (name: string): string => String(row[columns.find(({ column }) => column.name === name)?.name ?? ""] ?? "");
  const party = (code: string): PartyId => (code === "stateless" ? stateless : regime.parties.findIndex((p) => p.code === code));
  const [host, origin, on] = [party(cell("host")), party(cell("origin")), parseDay(cell("on")) ?? 0];
  const given = new Map<FactId, number>();
  for (const { column, name } of columns) {
    const value = row[name] ?? null;
    if (column.fact === null || value === null) continue;
    const number = numberOf(regime, column.fact, String(value), { host, origin, on });
    if (number !== null) given.set(column.fact, number);
  }
  return { host, origin, on, mover: regime.classes.findIndex(({ name }) => name === cell("mover")), given };
}

function numberOf(regime: Regime, id: FactId, text: string, about: { readonly host: PartyId; readonly origin: PartyId; readonly on: Day }): number | null {
  const type = regime.facts[id]?.type;
  switch (type?.kind) {
    case "yes-or-no":
      return text === "true" ? 1 : 0;
    case "labels":
      return type.labels.indexOf(text);
    case "date":
      return parseDay(text);
    case "state": {
      // A state that a clause names may be the host or the origin of this row.
      const party = regime.parties.findIndex(({ code }) => code === text);
      return party < 0 ? type.labels.indexOf(text) : valueOfParty(type, party, about, isBound(regime, party, about.on));
    }
    default:
      return Number(text);
  }
}
