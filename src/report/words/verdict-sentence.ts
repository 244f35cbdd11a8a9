import { formatDay } from "../../language/dates";
import type { Stretch, Witness } from "../../evaluator/result";
import type { ClauseId, Regime } from "../../language/regime";
import { gradeWords, testedWords, verdictWord } from "./criteria";
import { intervalPhrase } from "./days";
import { groundsOf, groundsOfClauses, type Ground } from "./grounds";
import { groundWithArticles } from "./reasons";
import { phaseAt, type Moment } from "./headline";
import { listed } from "./names";
import { turnsWords } from "./turns";
import { witnessLine } from "./witness-line";

/** At most so many clauses are named in a sentence. */
const mostClauses = 2;

/** The clauses that matter, those of the witness before others; its sentences know the articles best. */
function matters(regime: Regime, because: readonly ClauseId[], witness: Witness | null): readonly Ground[] {
  const deciding = groundsOf(regime, [...new Set((witness?.cases ?? []).flatMap((c) => c.decision.by))]).filter((g) => because.includes(g.clause));
  return [...deciding, ...groundsOfClauses(regime, because.filter((id) => deciding.every((g) => g.clause !== id)))];
}

/** `transition (Act2003 Annex XII pt 2) and 2 clauses more`; nothing where no clause is responsible. */
export function mattersWords(regime: Regime, because: readonly ClauseId[], witness: Witness | null): string {
  const grounds = matters(regime, because, witness);
  const more = grounds.length - mostClauses;
  const named = (more > 1 ? grounds.slice(0, mostClauses) : grounds).map((g) => groundWithArticles(regime, g));
  return listed(more > 1 ? [...named, `${more} clauses more`] : named);
}

/** How it is known, in two words: `proved`, `refuted by a witness`. */
function knownWords(s: Stretch): string {
  if (s.tested && s.grade === "tested") return testedWords(s.tested);
  if (s.grade === "refuted" && s.witness === null) return "refuted";
  return gradeWords[s.grade];
}

/** What a sentence says of a stretch. */
export interface SentenceView {
  readonly moment: Moment;
  /** A witness that was told already. */
  readonly told: Witness | null;
}

/** `because of late on 2000-01-01, and of early on the first day`: of the day asked, and of the day that the case is of where that has reasons of its own. */
function becauseOf(regime: Regime, s: Stretch, moment: Moment): readonly string[] {
  const now = phaseAt(s, moment)?.because ?? s.because;
  const shown = s.witness === null ? now : (s.phases[0]?.because ?? now);
  const words = mattersWords(regime, now, s.witness);
  const inCase = (s.witness?.cases ?? []).flatMap((c) => c.decision.by.flatMap((id) => regime.sentences[id]?.clause ?? [])).filter((id) => shown.includes(id));
  const alike = (inCase.length > 0 ? inCase : shown).every((id) => now.includes(id)) && (shown.length > 0 || now.length === 0);
  if (alike) return words === "" ? [] : [`because of ${words}`];
  const first = `of ${shown.length === 0 ? "no clause" : mattersWords(regime, shown, s.witness)} on the first day`;
  return [now.length === 0 ? `because ${first}` : `because of ${words} on ${moment.kind === "day" ? formatDay(moment.day) : "the latest day"}, and ${first}`];
}

/** One sentence on a stretch: the verdict, how it is known, the clauses that matter, and the smallest case that shows it. */
export function verdictSentence(regime: Regime, s: Stretch, { moment, told }: SentenceView): string {
  const verdict = verdictWord(s.verdict);
  const known = knownWords(s);
  const head = [`${verdict} ${intervalPhrase(s.interval)}`, ...(known === "" || known === verdict ? [] : [known]), ...becauseOf(regime, s, moment)].join(", ");
  const shown = [
    ...(s.missing === null ? [] : [s.missing]),
    ...(s.dependsOn.length === 0 ? [] : [turnsWords(regime, s)]),
    ...(s.witness === null ? [] : [s.witness === told ? "the same case shows it" : `${s.verdict === "depends" ? "it fails " : ""}${witnessLine(regime, s.witness)}`]),
  ];
  return `${[head, ...shown].join(": ")}.`;
}

/** The same with a capital, where it stands alone. */
export const aloneStanding = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
