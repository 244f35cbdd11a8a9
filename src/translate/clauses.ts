/** How clauses stand to one another, in every translation. */
import { contains, type Day } from "../language/dates";
import { selects } from "../language/reading";
import { stateless, type ClauseId, type PartyId, type Regime, type Sentence } from "../language/regime";

export const isRule = (regime: Regime, sentence: Sentence): boolean => regime.clauses[sentence.clause]?.kind === "rule";

/** Whether one clause is an exception to another, at any depth. */
export const isExceptionTo = (regime: Regime, exception: ClauseId, clause: ClauseId): boolean =>
  (regime.clauses[exception]?.targets ?? []).some((t) => t === clause || isExceptionTo(regime, t, clause));

/** A state alive on the day of whose nationals some rule speaks. */
export function isReached(regime: Regime, party: PartyId, on: Day): boolean {
  if (party === stateless || !contains(regime.parties[party]?.life ?? { since: null, before: null }, on)) return false;
  return regime.sentences.some((s) => isRule(regime, s) && selects(regime, s.origin, party, on));
}
