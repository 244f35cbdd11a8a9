import type { CriterionReport, Evaluation, Stretch } from "../../evaluator/result";
import type { Regime, VerdictName } from "../../language/regime";
import type { Places } from "../places";
import { criterionQuestion, criterionTitle, verdictWord } from "../words/criteria";
import { degreeDigits } from "../words/degrees";
import { whyNoneThen } from "../words/no-position";
import { degreeAt, stretchAt, type Moment } from "../words/headline";
import { aloneStanding, verdictSentence } from "../words/verdict-sentence";
import type { Answer, Case, CiReport, Finding } from "./finding";
import { balanceWords, noPrediction, paretoWords, winWinWinWords } from "../words/interests";
import { sustainWords } from "../words/sustain";
import { cell } from "./markdown";

/** What one regime was found to be. */
export interface JudgedRegime {
  readonly regime: Regime;
  readonly places: Places;
  readonly moment: Moment;
  readonly evaluation: Evaluation;
  /** What must hold and does not, each in a sentence. */
  readonly unmet: readonly { readonly name: string; readonly words: string; readonly undecided: boolean }[];
}

const answers: Readonly<Record<VerdictName, Answer>> = { holds: "pass", fails: "fail", depends: "review", undecided: "open", vacuous: "notApplicable", "not-assessable": "notApplicable" };

interface Said {
  readonly name: string;
  readonly title: string;
  readonly stretch: Stretch | null;
}
const saidOf = ({ evaluation, moment }: JudgedRegime): readonly Said[] => [
  ...evaluation.criteria.map((c: CriterionReport) => ({ name: c.criterion, title: criterionTitle[c.criterion], stretch: stretchAt(c.timeline, moment) })),
  ...evaluation.claims.map((c) => ({ name: `claim ${c.claim}`, title: `claim ${c.claim}`, stretch: stretchAt(c.timeline, moment) })),
];

const sentence = ({ regime, evaluation, moment }: JudgedRegime, { stretch }: Said): string =>
  stretch === null ? `No verdict: ${whyNoneThen(regime, evaluation)}.` : aloneStanding(verdictSentence(regime, stretch, { moment, told: null }));

function findingsOf(judged: JudgedRegime): readonly Finding[] {
  const { regime, places, unmet } = judged;
  const found = (rule: string, answer: Answer, level: Finding["level"], message: string): Finding => ({ rule, answer, level, message: `${regime.name}: ${message}`, remedy: null, at: regime.at, places, related: [] });
  return [
    ...unmet.map(({ name, words }) => found(name, "fail", "error", words)),
    ...saidOf(judged).filter((s) => unmet.every((u) => u.name !== s.name)).map((s) => found(s.name, s.stretch === null ? "notApplicable" : answers[s.stretch.verdict], "note", `${s.title}: ${sentence(judged, s)}`)),
  ];
}

/** What is required is a case that fails where it does not hold; the rest is told, and passes: nobody asked for it. */
function casesOf(judged: JudgedRegime): readonly Case[] {
  const { regime, places, unmet } = judged;
  const suite = `${regime.name} (${places.show(regime.at.path)})`;
  return [
    ...unmet.map(({ name, words, undecided }): Case => ({ suite, name: `require ${name}`, at: regime.at, places, note: null, failure: { kind: undecided ? "error" : "failure", message: words, details: words } })),
    ...saidOf(judged).filter((s) => unmet.every((u) => u.name !== s.name)).map((s): Case => ({ suite, name: s.title, at: regime.at, places, failure: null, note: sentence(judged, s) })),
  ];
}

function summaryOf(judged: JudgedRegime): readonly string[] {
  const { regime, moment, unmet } = judged;
  const rows = saidOf(judged).map((s) => {
    const degree = s.stretch === null ? null : degreeAt(s.stretch, moment);
    return `| ${cell(s.title)} | ${s.stretch === null ? "-" : verdictWord(s.stretch.verdict)} | ${degree === null ? "" : degreeDigits(degree)} | ${cell(sentence(judged, s))} |`;
  });
  return [`### ${cell(regime.name)}`, "", ...unmet.map((u) => `**Required: ${cell(u.words)}**\n`), "| criterion | verdict | degree | how it is known |", "|---|---|---|---|", ...rows, "", ...interestsSummary(regime, judged.evaluation)];
}

/** What interests come to, where they are judged. */
function interestsSummary(regime: Regime, { interests }: Evaluation): readonly string[] {
  if (interests === null) return [];
  const words = [...balanceWords(regime, interests.balance), ...sustainWords(regime, interests.sustain), `Win-win-win (host, origin and mover each gain) ${winWinWinWords(interests)}.`, `Nobody loses (Pareto) ${paretoWords(regime, interests.gains.pareto, interests.gains.losing)}.`];
  return [`**Interests under the scenario ${cell(interests.scenario)}.** ${noPrediction}`, "", ...words.map((w) => `- ${cell(w)}`), ""];
}

/** The criteria and claims of regimes at the moment that is spoken of. */
export function evaluateReport(all: readonly JudgedRegime[]): CiReport {
  const rules = new Map<string, string>(Object.entries(criterionQuestion));
  return { command: "regime evaluate", findings: all.flatMap(findingsOf), cases: all.flatMap(casesOf), rules, summary: all.flatMap(summaryOf) };
}
