/** Verdicts for a reader who opens what he wants to know more of: a card for each criterion and claim, with its reasons below it, and the same over time. */
import type { Stretch } from "../../evaluator/result";
import type { Day } from "../../language/dates";
import type { VerdictName } from "../../language/regime";
import { criterionQuestion, criterionTitle, partTitle, verdictWord } from "../words/criteria";
import { intervalWords } from "../words/days";
import { degreeWords } from "../words/degrees";
import { extent } from "../words/extent";
import { degreeAt, stretchAt } from "../words/headline";
import { whyNoneThen } from "../words/no-position";
import { aloneStanding, verdictSentence } from "../words/verdict-sentence";
import { witnessWords } from "../words/witness";
import { list, paragraph, type Block } from "./blocks";
import { clauseLinks, type View } from "./verdicts";

interface Judged {
  readonly title: string;
  readonly question: string;
  readonly timeline: readonly Stretch[];
}

const criteria = ["multilateral", "definitional", "form", "norms", "indivisibility", "reciprocity"] as const;

const capitals = (text: string): string => text.toUpperCase();

/** Every criterion and claim that was judged, in the order of cards. */
function judged({ regime, evaluation }: View): readonly Judged[] {
  return [
    ...criteria.flatMap((id) => evaluation.criteria.find((c) => c.criterion === id) ?? []).map((c) => ({ title: criterionTitle[c.criterion], question: aloneStanding(criterionQuestion[c.criterion]), timeline: c.timeline })),
    ...evaluation.claims.map((c) => ({ title: `Claim ${c.claim}`, question: regime.claims.find((k) => k.name === c.claim)?.title ?? "A claim of the file", timeline: c.timeline })),
  ];
}

/** Why a verdict stands over a stretch: the sentence with how it is known, the whole of the smallest case, and the clauses. */
export function reasons({ regime, moment }: View, s: Stretch): readonly Block[] {
  return [
    paragraph(aloneStanding(verdictSentence(regime, s, { moment, told: null }))),
    ...(s.witness === null ? [] : [paragraph({ strong: "The case: " }, witnessWords(regime, s.witness))]),
    ...(s.because.length === 0 ? [] : [paragraph({ strong: "Clauses: " }, ...clauseLinks(regime, s.because))]),
  ];
}

/** What the parts of a criterion come to at the moment asked, a line each. */
function partLines(view: View, title: string): readonly Block[] {
  const parts = view.evaluation.criteria.find((c) => criterionTitle[c.criterion] === title)?.parts ?? [];
  const lines = parts.flatMap((p) => {
    const s = stretchAt(p.timeline, view.moment);
    return s === null ? [] : [[{ strong: `${capitals(p.part)} ${verdictWord(s.verdict)}` }, `: ${partTitle[p.part]}. ${aloneStanding(verdictSentence(view.regime, s, { moment: view.moment, told: null }))}`]];
  });
  return lines.length === 0 ? [] : [list(lines)];
}

/** A card for each criterion and claim, with what it rests on below it; what all verdicts take for granted at the end. */
export function answers(view: View): readonly Block[] {
  const { moment, evaluation, regime } = view;
  return [
    ...judged(view).flatMap(({ title, question, timeline }): readonly Block[] => {
      const s = stretchAt(timeline, moment);
      if (s === null) return [paragraph({ strong: title }, `: no verdict ${moment.kind === "day" ? "on that day" : "on any day"}: ${whyNoneThen(regime, evaluation)}.`)];
      const degree = degreeAt(s, moment);
      return [
        { kind: "verdict", title, verdict: s.verdict, text: [`${question}${degree === null ? "" : `; degree ${degreeWords(degree)}`}. ${aloneStanding(intervalWords(s.interval))}.`] },
        { kind: "details", summary: `Why: ${title}`, blocks: [...reasons(view, s), ...partLines(view, title)] },
      ];
    }),
    ...(evaluation.assumptions.length === 0 ? [] : [{ kind: "details", summary: "What the verdicts take for granted", blocks: [list(evaluation.assumptions)] } as const]),
  ];
}

/** Verdicts over time, each with its reasons, for a page that can open them. */
export interface Life {
  readonly since: Day;
  /** The day after the last that is shown. */
  readonly before: Day;
  /** The last stretches go on beyond `before`. */
  readonly endless: boolean;
  readonly rows: readonly {
    readonly name: string;
    readonly stretches: readonly { readonly since: Day; readonly before: Day; readonly verdict: VerdictName; readonly words: string; readonly why: readonly Block[] }[];
  }[];
}

/** All criteria and claims over the regime's life; `null` where nothing has a date, or nothing is judged. */
export function life(view: View): Life | null {
  const all = judged(view);
  const span = extent(all.flatMap((j) => j.timeline));
  if (span === null) return null;
  return {
    since: span.first, before: span.before, endless: span.endless,
    rows: all.map(({ title, timeline }) => ({
      name: title,
      stretches: timeline.map((s) => ({
        since: s.interval.since ?? span.first, before: s.interval.before ?? span.before, verdict: s.verdict,
        words: `${title} ${verdictWord(s.verdict)} ${intervalWords(s.interval)}`, why: reasons(view, s),
      })),
    })),
  };
}
