import { rational, type Rational } from "../../language/rational";
import type { Day } from "../../language/dates";
import type { ClauseId, Complainant, Duty, Regime, SentenceId } from "../../language/regime";
import { isBodyOfAll, powersOn, standingsOn } from "./bodies";

/** To whom an obligation is owed, by who may invoke its breach. */
type Invoked = "all" | "injured";

/** The obligations of a day: the duties that somebody bears and the sentences that reach somebody. */
export interface Obligations {
  readonly on: Day;
  readonly duties: readonly Duty[];
  readonly sentences: ReadonlySet<SentenceId>;
}

/** What a text says of who may invoke breaches. */
export interface Solidarity {
  /** The mean share of the other parties that may: of an obligation of which nothing is said, the injured one alone, as general international law has it. */
  readonly degree: Rational;
  /** Obligations owed to one: by the clauses that say them. */
  readonly because: readonly ClauseId[];
  /** Whether some obligation is owed to one. */
  readonly fails: boolean;
  /** The obligations of which it is not said, by name. */
  readonly unsaid: readonly string[];
}

/** I3; `null` where of no obligation it is said who may invoke its breach. */
export function solidarity(regime: Regime, n: number, live: Obligations): Solidarity | null {
  const because: ClauseId[] = [];
  const unsaid: string[] = [];
  const powers = adjudicating(regime, live.on);
  let [toAll, toOne] = [0, 0];
  const count = (answer: Invoked | null, name: string, clauses: readonly ClauseId[]): void => {
    if (answer === null) unsaid.push(name);
    else if (answer === "all") toAll++;
    else {
      toOne++;
      because.push(...clauses);
    }
  };
  for (const duty of live.duties) count(invokedOfDuty(regime, duty, live.on), duty.name, clausesOf(regime, duty));
  if (powers.length === 0 && toAll + toOne === 0) return null;
  regime.clauses.forEach((clause, id) => {
    if (!clause.sentences.some((s) => live.sentences.has(s) && obliges(regime, s))) return;
    const answer = complaints(powers, [id]);
    // What answers a breach is asked of its duty.
    if (answer !== null || clause.remedyOf === null) count(answer, clause.name, [id]);
  });
  if (toAll + toOne === 0) return null;
  const all = toAll + toOne + unsaid.length;
  // General law lets the injured party invoke a breach; that others may too is for the text to say (ILC 2001, arts. 42 and 48).
  return { degree: rational(toAll * (n - 1) + toOne + unsaid.length, all * (n - 1)), because, fails: toOne > 0, unsaid: [...new Set(unsaid)] };
}

/** A hard sentence that grants, rations or denies. */
export const obliges = (regime: Regime, sentence: SentenceId): boolean =>
  ["grant", "ration", "refuse"].includes(regime.sentences[sentence]?.head.kind ?? "") && regime.sentences[sentence]?.soft !== true;

/** The clauses that stand for a duty: its remedies, or its bare name. */
export const clausesOf = (regime: Regime, duty: Duty): readonly ClauseId[] =>
  regime.clauses.flatMap((c, id) => (c.remedyOf !== null && regime.duties[c.remedyOf]?.name === duty.name ? [id] : []));

function invokedOfDuty(regime: Regime, duty: Duty, on: Day): Invoked | null {
  const standings = standingsOn(regime, on).filter((s) => s.duties === null || s.duties.includes(duty.name)).flatMap((s) => s.complainants);
  const answers = [complaints(adjudicating(regime, on), clausesOf(regime, duty)), byComplainants(standings), respondsTo(regime, duty, on)];
  return answers.includes("all") ? "all" : answers.includes("injured") ? "injured" : null;
}

/** Who may respond to a breach: a body that is not there, or is one of some members only, answers for the injured party alone. */
function respondsTo(regime: Regime, { response, remedy }: Duty, on: Day): Invoked | null {
  const body = remedy?.decidedBy ?? null;
  if (response !== "all" || body?.kind !== "institution" || remedy?.by === "every member") return response;
  return isBodyOfAll(regime, body.name, on) ? "all" : "injured";
}

type Powers = ReturnType<typeof powersOn>;

/** The powers of a day to judge breaches. */
export const adjudicating = (regime: Regime, on: Day): Powers => powersOn(regime, on).filter((p) => p.verb === "adjudicates");

/** Who may bring a breach of one of the clauses before an institution. */
export function complaints(powers: Powers, clauses: readonly ClauseId[]): Invoked | null {
  const over = powers.filter((p) => p.clauses === null || p.clauses.some((c) => clauses.includes(c)));
  return byComplainants(over.flatMap((p) => p.complainants));
}

const byComplainants = (complainants: readonly Complainant[]): Invoked | null =>
  complainants.includes("any member") ? "all" : complainants.includes("injured member") ? "injured" : null;
