/** The clauses that speak of a right in a case: which apply, which give way to which, and which do not apply and why. */
import { displacedBy } from "../../kernel/displaced";
import { isBound, isOrIsBelow, selects, windowHolds } from "../../language/reading";
import { factsOf } from "../../language/conditions";
import type { ClauseId, FactId, Regime, RightId, Sentence } from "../../language/regime";
import type { Answer, Case, Considered, Question } from "../result";
import { conditionHolds } from "./reference";
import { reaches } from "./between";
import { laidOut, rightInCase } from "./right-in-case";

/** Clauses that speak of a right for movers of the class, in the order of the text; facts not stated are as the answer assumes them. */
export function consideredFor(regime: Regime, answer: Answer, right: RightId): readonly Considered[] {
  const by = answer.rights.find((r) => r.right === right)?.decision?.by ?? [];
  const deciding = new Set(by.flatMap((s) => regime.sentences[s]?.clause ?? []));
  const known = new Map([...answer.assumptions.map((a) => [a.fact, a.value] as const), ...answer.question.given]);
  const question = { ...answer.question, given: known };
  const found = regime.clauses.flatMap((clause, id): readonly Considered[] => {
    const about = clause.sentences.flatMap((s) => regime.sentences[s] ?? []).filter((s) => speaksOf(regime, s, right, question));
    if (about.length === 0) return [];
    const reaching = about.filter((s) => reaches(regime, s, question));
    if (deciding.has(id)) return [{ clause: id, role: "decides", gaveWayTo: [], want: null }];
    if (reaching.length > 0) return [{ clause: id, role: "gives way", gaveWayTo: [], want: null }];
    return [{ clause: id, role: "does not apply", gaveWayTo: [], want: wanting(regime, about, question) }];
  });
  const { slices: { space, resolver }, voices, holds } = rightInCase(laidOut(regime)(answer.question.figures), answer.question, right);
  const displaced = displacedBy(space, resolver, voices);
  const exceptions = (clause: ClauseId): readonly ClauseId[] => [...(displaced.get(clause) ?? [])].flatMap(([e, when]) => (holds(when) === true ? [e] : [])).sort((a, b) => a - b);
  return found.map((c) => (c.role === "gives way" ? { ...c, gaveWayTo: exceptions(c.clause) } : c));
}

const speaksOf = (regime: Regime, s: Sentence, right: RightId, { mover }: Question): boolean =>
  (s.rights === null || s.rights.includes(right)) && (s.classes === null || s.classes.some((c) => isOrIsBelow(regime, mover, c)));

/** Why none of the sentences applies: of the one that comes nearest, the day, the parties or the facts. */
function wanting(regime: Regime, sentences: readonly Sentence[], question: Question): Considered["want"] {
  const wants = sentences.map((s) => wantOf(regime, s, question));
  return wants.find((w) => w.kind === "facts") ?? wants.find((w) => w.kind === "day") ?? wants[0] ?? { kind: "facts", facts: [] };
}

function wantOf(regime: Regime, s: Sentence, question: Question): NonNullable<Considered["want"]> {
  const { host, origin, on } = question;
  if (!isBound(regime, host, on) || !selects(regime, s.host, host, on)) return { kind: "host" };
  if (!selects(regime, s.origin, origin, on)) return { kind: "origin" };
  if (!s.windows.every((w) => windowHolds(regime, w, question))) return { kind: "day" };
  return { kind: "facts", facts: decisive(regime, s, question) };
}

/** The facts of a condition that does not hold, each with the value that it has in the case; first those of which one alone would make it hold. */
function decisive(regime: Regime, s: Sentence, question: Question): readonly { readonly fact: FactId; readonly value: number }[] {
  const facts = regime.facts.map((f, id) => question.given.get(id) ?? f.default ?? 0);
  const one: Case = { ...question, facts };
  const read = [...factsOf(s.condition)].filter((f) => question.given.has(f) || regime.facts[f]?.default !== null).sort((a, b) => a - b);
  const alone = read.filter((f) => isYesOrNo(regime, f) && conditionHolds({ regime, case: { ...one, facts: facts.map((v, i) => (i === f ? 1 - v : v)) } }, s.condition));
  return (alone.length > 0 ? alone : read).map((fact) => ({ fact, value: facts[fact] ?? 0 }));
}

const isYesOrNo = (regime: Regime, fact: FactId): boolean => regime.facts[fact]?.type.kind === "yes-or-no";
