import type { CriterionId, CriterionReport, Evaluation, PartReport, Stretch } from "../../evaluator/result";
import type { ClauseId, Regime } from "../../language/regime";
import { criterionQuestion, criterionTitle, partTitle, verdictWord } from "../words/criteria";
import { intervalWords } from "../words/days";
import { degreeDigits, degreeWords, rangeWords } from "../words/degrees";
import { criterion, degreeAt, degreeOver, stretchAt, type Moment } from "../words/headline";
import { saysWithoutPosition, whyNoneThen } from "../words/no-position";
import { aloneStanding, verdictSentence } from "../words/verdict-sentence";
import { witnessWords } from "../words/witness";
import { anchor, heading, paragraph, table, type Block, type Inline, type Text } from "./blocks";

/** What a report on one regime is made from. */
export interface View {
  readonly regime: Regime;
  readonly evaluation: Evaluation;
  readonly moment: Moment;
}

const inOrder: readonly CriterionId[] = ["form", "norms", "indivisibility", "reciprocity"];

/** The place of a clause in the law. */
export const clauseAnchor = (regime: Regime, clause: ClauseId): string => anchor(regime.name, "clause", regime.clauses[clause]?.name ?? String(clause));
/** The place of a criterion, part or claim. */
export const verdictAnchor = (regime: Regime, name: string): string => anchor(regime.name, name);

/** The clauses by name, each a link to its place in the law. */
export function clauseLinks(regime: Regime, clauses: readonly ClauseId[]): Text {
  return clauses.flatMap((id, i): readonly Inline[] => [...(i === 0 ? [] : [", "]), { link: regime.clauses[id]?.name ?? String(id), to: clauseAnchor(regime, id) }]);
}

function sentence({ regime, evaluation, moment }: View, timeline: readonly Stretch[]): string {
  const s = stretchAt(timeline, moment);
  return s === null ? `No verdict: ${whyNoneThen(regime, evaluation)}.` : aloneStanding(verdictSentence(regime, s, { moment, told: null }));
}

function card(view: View, title: string, timeline: readonly Stretch[], text: Text): Block {
  const s = stretchAt(timeline, view.moment);
  return s === null ? paragraph({ strong: title }, ": ", ...text) : { kind: "verdict", title, verdict: s.verdict, text };
}

/** Every criterion and claim at the moment asked, at a glance. */
export function cards(view: View): readonly Block[] {
  const { regime, evaluation } = view;
  if (evaluation.life === null) return [paragraph(`The regime ${saysWithoutPosition(regime, evaluation.binding)}, so that there is nothing to judge.`)];
  const reports = (["multilateral", "definitional", ...inOrder] as const).flatMap((id) => criterion(evaluation, id) ?? []);
  return [
    ...reports.map((r) => {
      const s = stretchAt(r.timeline, view.moment);
      const degree = s === null ? null : degreeAt(s, view.moment);
      return card(view, criterionTitle[r.criterion], r.timeline, [`${aloneStanding(criterionQuestion[r.criterion])}${degree === null ? "" : `; degree ${degreeWords(degree)}`}.`]);
    }),
    ...evaluation.claims.map((c) => card(view, `Claim ${c.claim}`, c.timeline, [regime.claims.find((k) => k.name === c.claim)?.title ?? "A claim of the file."])),
  ];
}

const degreeCell = (s: Stretch): string => {
  if (s.range !== null) return rangeWords(s.range);
  const degree = degreeOver(s);
  return degree === null ? "" : degreeDigits(degree);
};

/** The stretches of a judgement: when, verdict, degree, the clauses it rests on. */
function timelineTable(regime: Regime, caption: string, timeline: readonly Stretch[]): Block {
  return table(caption, ["time", "verdict", "degree", "because of"], timeline.map((s) => [
    intervalWords(s.interval), verdictWord(s.verdict), degreeCell(s), s.missing === null ? clauseLinks(regime, s.because) : s.missing,
  ]));
}

/** Every stretch with a witness, told in full. */
function witnesses(view: View, name: string, timeline: readonly Stretch[]): readonly Block[] {
  const shown = timeline.filter((s) => s.witness !== null);
  if (shown.length === 0) return [];
  return [{
    kind: "details", summary: `${name}: the smallest cases that show it`,
    blocks: shown.map((s) => paragraph({ strong: aloneStanding(intervalWords(s.interval)) }, `: ${s.witness === null ? "" : witnessWords(view.regime, s.witness)}`)),
  }];
}

function partBlocks(view: View, part: PartReport): readonly Block[] {
  const name = part.part.toUpperCase();
  return [
    heading(4, `${name}: ${partTitle[part.part]}`, verdictAnchor(view.regime, part.part)),
    paragraph(sentence(view, part.timeline)),
    ...(part.timeline.length < 2 ? [] : [timelineTable(view.regime, `${name} over time`, part.timeline)]),
    ...witnesses(view, name, part.timeline),
  ];
}

function criterionBlocks(view: View, report: CriterionReport): readonly Block[] {
  const title = criterionTitle[report.criterion];
  return [
    heading(3, title, verdictAnchor(view.regime, report.criterion)),
    paragraph(`${aloneStanding(criterionQuestion[report.criterion])}. ${sentence(view, report.timeline)}`),
    ...(report.timeline.length === 0 ? [] : [timelineTable(view.regime, `${title} over time`, report.timeline)]),
    ...witnesses(view, title, report.timeline),
    ...report.parts.flatMap((p) => partBlocks(view, p)),
  ];
}

/** Each criterion and claim in full. */
export function judgements(view: View): readonly Block[] {
  const { regime, evaluation } = view;
  if (evaluation.life === null) return [];
  return [
    ...inOrder.flatMap((id) => criterion(evaluation, id) ?? []).flatMap((r) => criterionBlocks(view, r)),
    ...evaluation.claims.flatMap((c): readonly Block[] => [
      heading(3, `Claim ${c.claim}`, verdictAnchor(regime, `claim-${c.claim}`)),
      paragraph(c.timeline.length === 0 ? "Vacuous: no case is meant on any day." : sentence(view, c.timeline)),
      ...(c.timeline.length === 0 ? [] : [timelineTable(regime, `Claim ${c.claim} over time`, c.timeline)]),
      ...witnesses(view, `Claim ${c.claim}`, c.timeline),
    ]),
  ];
}
