import type { Regime, SentenceId } from "../../language/regime";
import { atomsOf } from "../../language/conditions";

/**
 * Whether a sentence leaves something to somebody's discretion without a common standard. There is a standard where a body decides for all, where the
 * sentence grants on terms, and where it hangs on a fact of the case: then the text says when it may be used, and like cases are judged alike.
 */
export function isUnguided(regime: Regime, id: SentenceId): boolean {
  const sentence = regime.sentences[id];
  if (sentence?.head.kind !== "discretion" || sentence.terms !== null) return false;
  const { by } = sentence.head;
  if (by !== "host" && by !== "origin") return false;
  return !atomsOf(sentence.condition).some((atom) => atom.kind === "fact" || atom.kind === "state");
}
