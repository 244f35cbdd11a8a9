import type { PositionKind } from "../../language/position";
import { keyOfSaying } from "../saying";
import type { Entries } from "./sentences";
import { and, no, not, or, plain, type Term } from "./terms";
import type { Writing } from "./writing";

/** What a right comes to, as text of a query; `by`: given the column of the position. */
export interface AnswerText {
  readonly position: string;
  readonly by: (position: string) => string;
}

const kinds: readonly PositionKind[] = ["granted", "rationed", "discretionary", "denied"];

/** The position of a right, and the clause that decides it. Where neither is sure it is NULL. */
export function answerOf(w: Writing, entries: Entries): AnswerText {
  const of = (kind: PositionKind): Entries => entries.filter((e) => (kind === "silent" ? e.is.kind !== "said" : e.is.kind === "said" && e.is.position.kind === kind));
  const found = kinds.map((kind) => ({ kind, when: w.columns.short("says", or(...of(kind).map((e) => e.when))) })).filter(({ when }) => when.text !== no.text);
  const said = or(...found.map((f) => f.when));
  const whens = found.map(({ kind, when }, i) => ({ kind, when: and(when, ...found.slice(0, i).map((f) => not(f.when))) }));
  const text = [...whens, { kind: "silent", when: and(plain("row_problem IS NULL"), not(said)) }].map(({ kind, when }) => `WHEN ${when.text} THEN ${w.answer(kind)}`).join(" ");
  const groundsOf = w.grounds ? [...kinds, "silent" as const].flatMap((kind) => groundText(w, kind, of(kind))) : [];
  return {
    position: `CASE ${text} END`,
    by: (position) => (groundsOf.length === 0 ? `CAST(NULL AS ${w.dialect.types.text})` : `CASE ${position} ${groundsOf.join(" ")} END`),
  };
}

/** The first clause that surely says a position of some kind, where the right has it. */
function groundText(w: Writing, kind: PositionKind, entries: Entries): readonly string[] {
  const name = (clause: number): string => w.answer(w.regime.clauses[clause]?.name ?? "");
  // Of gifts of one kind only the most open count.
  const higher = (i: number): Term => (kind === "silent" ? no : or(...entries.slice(0, i).filter((e) => keyOfSaying(e.is) !== keyOfSaying(entries[i]?.is ?? e.is)).map((e) => e.when)));
  const clauses = new Map<number, Term[]>();
  entries.forEach((e, i) => {
    for (const g of e.grounds) clauses.set(g.clause, [...(clauses.get(g.clause) ?? []), and(g.when, not(higher(i)))]);
  });
  const all = [...clauses].sort(([a], [b]) => a - b).map(([clause, whens]) => ({ clause, when: or(...whens) })).filter(({ when }) => when.text !== no.text);
  const [only] = all;
  if (only === undefined) return [];
  // What is silent may be so without grounds.
  const text = all.length === 1 && kind !== "silent" ? name(only.clause) : `CASE ${all.map(({ clause, when }) => `WHEN ${when.text} THEN ${name(clause)}`).join(" ")} END`;
  return [`WHEN ${w.answer(kind)} THEN ${text}`];
}
