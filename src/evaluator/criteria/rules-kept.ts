import type { Day } from "../../language/dates";
import { rational, type Rational } from "../../language/rational";
import type { ClauseId, Regime } from "../../language/regime";
import { powersOn } from "./bodies";
import { clausesOf, obliges, type Obligations } from "./solidarity";

/**
 * Respect for the rules of the game, as far as a text shows it: the share of obligations for which it says who sees to it that they are kept. That is a
 * body that adjudicates or monitors them, a remedy, or a standing that speaks of them. `null` where nothing is owed.
 */
export function rulesKept(regime: Regime, live: Obligations): { readonly degree: Rational; readonly because: readonly ClauseId[] } | null {
  const because: ClauseId[] = [];
  let [kept, all] = [0, 0];
  const count = (seen: boolean, clauses: readonly ClauseId[]): void => {
    all++;
    if (seen) kept++;
    else because.push(...clauses);
  };
  for (const duty of live.duties) {
    const clauses = clausesOf(regime, duty);
    const standing = regime.standings.some((s) => s.duties === null || s.duties.includes(duty.name));
    count(duty.remedy !== null || standing || isWatched(regime, live.on, clauses), clauses);
  }
  regime.clauses.forEach((clause, id) => {
    if (clause.sentences.some((s) => live.sentences.has(s) && obliges(regime, s))) count(isWatched(regime, live.on, [id]), [id]);
  });
  return all === 0 ? null : { degree: rational(kept, all), because };
}

/** Whether a body adjudicates or monitors everything, or one of the clauses, on a day. */
const isWatched = (regime: Regime, on: Day, clauses: readonly ClauseId[]): boolean =>
  powersOn(regime, on).some((p) => (p.verb === "adjudicates" || p.verb === "monitors") && (p.clauses === null || p.clauses.some((c) => clauses.includes(c))));
