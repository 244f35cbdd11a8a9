import type { Node } from "../../kernel/diagram";
import type { Voice } from "../../kernel/resolve";
import { Slices, sentencesOn } from "../../kernel/slices";
import { Space } from "../../kernel/space";
import { withFigures } from "../../language/figures";
import type { FactId, Regime, RightId, SentenceId } from "../../language/regime";
import type { Question } from "../result";
import { knownFacts } from "./known";

/** What is said of a right in a case, as functions of the facts that are neither stated nor assumed. */
export interface RightInCase {
  readonly slices: Slices;
  readonly question: Question;
  /** The sentences about the right for movers of the class, whether or not they reach the case. */
  readonly about: readonly SentenceId[];
  readonly voices: readonly Voice[];
  /** Cells of the facts stated and assumed, by variables. */
  readonly known: ReadonlyMap<number, number>;
  /** Whether a condition holds under the facts known; else the facts that decide. */
  readonly holds: (condition: Node) => boolean | readonly FactId[];
}

/** A regime laid out for questions, each with the figures that it states. */
export function laidOut(regime: Regime): (figures: Question["figures"]) => Slices {
  // The cases of one test state the same figures.
  let last: { readonly figures: Question["figures"]; readonly slices: Slices } | null = null;
  return (figures) => {
    if (last === null || last.figures !== figures) last = { figures, slices: new Slices(new Space(withFigures(regime, figures ?? []), "decide"), new Set()) };
    return last.slices;
  };
}

/** What is said of a right in the case of a question. */
export function rightInCase(slices: Slices, question: Question, right: RightId): RightInCase {
  const { space } = slices;
  const { diagrams } = space;
  const { stated, assumed, feasible } = knownFacts(space, question);
  const known = new Map([...stated, ...assumed]);
  const about = sentencesOn(space.regime, right, question.mover);
  const silence = diagrams.leaf(0);
  const voices = slices.voices(about, question).flatMap(({ sentence, says }) => {
    const left = diagrams.fixed(says, known);
    return left === silence ? [] : [{ sentence, says: left }];
  });
  const holds = (condition: Node): boolean | readonly FactId[] => {
    const left = diagrams.fixed(condition, known);
    const cases = space.and(feasible, space.figuresAgree(left));
    if (space.and(cases, left) === space.no) return false;
    if (space.and(cases, space.not(left)) === space.no) return true;
    return [...diagrams.support(left)].map((v) => space.variables[v] ?? 0).sort((a, b) => a - b);
  };
  return { slices, question, about, voices, known, holds };
}
