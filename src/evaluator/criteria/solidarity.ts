import { add, one, rational, type Rational } from "../../language/rational";
import type { Day } from "../../language/dates";
import type { ClauseId, Complainant, Duty, Regime, SentenceId } from "../../language/regime";
import { isBodyOfAll, powersOn } from "./bodies";

/** To whom an obligation is owed, by who may invoke its breach. */
type Invoked = "all" | "injured";

/** The obligations of a day: the duties that somebody bears and the sentences that reach somebody. */
export interface Obligations {
  readonly on: Day;
  readonly duties: readonly Duty[];
  readonly sentences: ReadonlySet<SentenceId>;
}

/** I3: the mean share of the other parties that may invoke a breach; `null` where nobody is said to. */
export function solidarity(regime: Regime, n: number, live: Obligations): { readonly degree: Rational; readonly because: readonly ClauseId[] } | null {
  const because: ClauseId[] = [];
  const shares: Rational[] = [];
  const count = (answer: Invoked | null, clauses: readonly ClauseId[]): void => {
    if (answer === null) return;
    shares.push(answer === "all" ? one : rational(1, n - 1));
    if (answer === "injured") because.push(...clauses);
  };
  for (const duty of live.duties) count(invokedOfDuty(regime, duty, live.on), clausesOf(regime, duty));
  regime.clauses.forEach((clause, id) => {
    if (clause.sentences.some((s) => live.sentences.has(s) && obliges(regime, s))) count(complaints(regime, [id], live.on), [id]);
  });
  if (shares.length === 0) return null;
  const sum = shares.reduce(add);
  return { degree: rational(sum.numerator, sum.denominator * BigInt(shares.length)), because };
}

/** A hard sentence that grants, rations or denies. */
export const obliges = (regime: Regime, sentence: SentenceId): boolean =>
  ["grant", "ration", "refuse"].includes(regime.sentences[sentence]?.head.kind ?? "") && regime.sentences[sentence]?.soft !== true;

/** The clauses that stand for a duty: its remedies, or its bare name. */
export const clausesOf = (regime: Regime, duty: Duty): readonly ClauseId[] =>
  regime.clauses.flatMap((c, id) => (c.remedyOf !== null && regime.duties[c.remedyOf]?.name === duty.name ? [id] : []));

function invokedOfDuty(regime: Regime, duty: Duty, on: Day): Invoked | null {
  const standings = regime.standings.filter((s) => s.duties === null || s.duties.includes(duty.name)).flatMap((s) => s.complainants);
  const answers = [complaints(regime, clausesOf(regime, duty), on), byComplainants(standings), respondsTo(regime, duty, on)];
  return answers.includes("all") ? "all" : answers.includes("injured") ? "injured" : null;
}

/** Who may respond to a breach: a body that is not there, or is one of some members only, answers for the injured party alone. */
function respondsTo(regime: Regime, { response, remedy }: Duty, on: Day): Invoked | null {
  const body = remedy?.decidedBy ?? null;
  if (response !== "all" || body?.kind !== "institution" || remedy?.by === "every member") return response;
  return isBodyOfAll(regime, body.name, on) ? "all" : "injured";
}

/** Who may bring a breach of one of the clauses before an institution. */
function complaints(regime: Regime, clauses: readonly ClauseId[], on: Day): Invoked | null {
  const powers = powersOn(regime, on).filter((p) => p.verb === "adjudicates");
  const over = powers.filter((p) => p.clauses === null || p.clauses.some((c) => clauses.includes(c)));
  return byComplainants(over.flatMap((p) => p.complainants));
}

const byComplainants = (complainants: readonly Complainant[]): Invoked | null =>
  complainants.includes("any member") ? "all" : complainants.includes("injured member") ? "injured" : null;
