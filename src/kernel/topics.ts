import { isOrIsBelow } from "../language/reading";
import type { ClassId, Regime, RightId, SentenceId } from "../language/regime";
import { sentencesFor } from "./branches";

/** One right for movers of one class (`null`: movers whom only `anybody` reaches), and the sentences that speak of it. */
export interface Topic {
  readonly index: number;
  readonly right: RightId;
  readonly mover: ClassId | null;
  readonly sentences: readonly SentenceId[];
}

/** The topics of a regime: every right and class of mover that a rule speaks of. */
export function topicsOf(regime: Regime): readonly Topic[] {
  const named = new Set<ClassId>();
  let anybody = false;
  for (const s of regime.sentences) {
    for (const c of s.classes ?? []) named.add(c);
    if (s.classes === null && regime.clauses[s.clause]?.kind === "rule") anybody = true;
  }
  const movers: (ClassId | null)[] = [...named].sort((a, b) => a - b);
  if (anybody) movers.push(null);
  const topics: Topic[] = [];
  regime.rights.forEach((_, right) => {
    for (const mover of movers) {
      const sentences = sentencesOn(regime, right, mover);
      if (sentences.some((id) => regime.clauses[regime.sentences[id]?.clause ?? -1]?.kind === "rule")) {
        topics.push({ index: topics.length, right, mover, sentences });
      }
    }
  });
  return topics;
}

/** The sentences about a right that reach movers of a class. */
export function sentencesOn(regime: Regime, right: RightId, mover: ClassId | null): readonly SentenceId[] {
  return sentencesFor(regime, right, (classes) => classes === null || (mover !== null && classes.some((c) => isOrIsBelow(regime, mover, c))));
}
