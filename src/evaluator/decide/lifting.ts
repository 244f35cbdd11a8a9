import type { ClauseId, Regime, RightId } from "../../language/regime";
import type { Question } from "../result";
import { laidOut, rightInCase } from "./right-in-case";

/** The exceptions that take away what would have decided a right in a case, whatever the facts that are not known. */
export type Lifting = (question: Question, right: RightId) => readonly ClauseId[];

/** Of exceptions that say no more than that a clause does not apply: without one that decides, the answer or its grounds would be others. */
export function lifting(regime: Regime): Lifting {
  const onlyLifting = new Set(regime.clauses.flatMap(({ sentences }, id) => (sentences.length > 0 && sentences.every((s) => regime.sentences[s]?.head.kind === "disapply") ? [id] : [])));
  if (onlyLifting.size === 0) return () => [];
  const slicesFor = laidOut(regime);
  return (question, right) => {
    const { slices: { space, resolver }, voices, holds } = rightInCase(slicesFor(question.figures), question, right);
    const clauseOf = (sentence: number): ClauseId => regime.sentences[sentence]?.clause ?? -1;
    const lifters = [...new Set(voices.map((v) => clauseOf(v.sentence)))].filter((c) => onlyLifting.has(c));
    const answer = resolver.resolve(voices);
    return lifters.filter((c) => holds(space.differs(answer, resolver.resolve(voices.filter((v) => clauseOf(v.sentence) !== c)))) === true);
  };
}
