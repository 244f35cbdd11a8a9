import type { ClaimReport, CriterionId, CriterionReport, Evaluation, Stretch } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import type { Regime } from "../../language/regime";
import { criterionQuestion, criterionTitle, limits, shapeWords } from "../words/criteria";
import { intervalPhrase, intervalWords } from "../words/days";
import { degreeDigits } from "../words/degrees";
import { judgement } from "../words/facts";
import { criterion, dependedOn, stretchAt, type Moment } from "../words/headline";
import { saysWithoutPosition, whyNoVerdict } from "../words/no-position";
import { notJudged } from "../words/not-judged";
import { count, listed } from "../words/names";
import { procedureLines } from "../words/procedures";
import { axesLines } from "./axes";
import { conceptsLines } from "./concepts";
import { interestsLines } from "./interests";
import { linkageLines } from "./linkages";
import { belowSentence, criterionLines, headline, judgedLines, missingFigure, type EvaluateView } from "./criterion";
import { pad, pageWidth, table, wrap } from "./layout";
import { picture } from "./picture";
import { besides } from "./readings";
import { simulationsLines } from "./simulation";

export type { EvaluateView } from "./criterion";

const order: readonly CriterionId[] = ["form", "norms", "indivisibility", "reciprocity"];

const momentWords = (moment: Moment): string => (moment.kind === "day" ? `On ${formatDay(moment.day)}` : "On the latest day");

function formTable(evaluation: Evaluation, view: EvaluateView): readonly string[] {
  if (evaluation.form.length === 0) return [];
  const labelled = evaluation.form.some((f) => f.label !== null);
  const rows = evaluation.form.map((f) => [
    intervalWords(f.interval),
    String(f.parties),
    shapeWords[f.shape],
    f.density === null ? "-" : degreeDigits(f.density),
    String(f.classes),
    ...(labelled ? [f.label ?? ""] : []),
  ]);
  return ["", view.paint("strong", "THE PARTIES AND THEIR RELATIONS"), ...table([["time", "parties", "shape", "density", "kinds of party", ...(labelled ? ["also called"] : [])], ...rows], "  ")];
}

/** What the file declares beside the law: listed, so that it cannot seem to be judged. */
function unjudged(regime: Regime, { interests }: Evaluation, view: EvaluateView): readonly string[] {
  const lines = notJudged(regime, interests).flatMap(({ kind, name, title }) => wrap(`${kind}${name === null ? "" : ` ${name}`}${title === null ? "" : `: ${title}`}`, "  - "));
  return lines.length === 0 ? [] : ["", view.paint("strong", "DECLARED, NOT JUDGED HERE"), ...lines];
}

/** Principles, norms, bodies and procedures: what stands beside the rules. */
function procedures(regime: Regime, view: EvaluateView): readonly string[] {
  const lines = procedureLines(regime);
  return lines.length === 0 ? [] : ["", view.paint("strong", "PRINCIPLES, NORMS AND PROCEDURES"), ...lines.flatMap((line) => wrap(line, "  - "))];
}

/** Open texture and assumptions, in a paragraph each. */
function notesInShort(regime: Regime, evaluation: Evaluation): readonly string[] {
  const open = evaluation.openTexture.flatMap((id) => {
    const fact = regime.facts[id];
    return fact === undefined ? [] : `${fact.key} (${judgement(fact) ?? fact.title ?? "open"})`;
  });
  return [
    ...(open.length === 0 ? [] : ["", ...wrap(`Open texture: some positions hang on judgements that this tool never makes: ${listed(open)}.`, "", "")]),
    ...(evaluation.assumptions.length === 0 ? [] : ["", ...wrap(`Assumed: ${evaluation.assumptions.join("; ")}.`, "", "")]),
  ];
}

function notesInFull(regime: Regime, evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const open = evaluation.openTexture.flatMap((id) => {
    const fact = regime.facts[id];
    return fact === undefined ? [] : wrap(`${fact.key}: ${judgement(fact) ?? fact.title ?? "open"}`, "  - ");
  });
  const assumed = evaluation.assumptions.flatMap((text) => wrap(text, "  - "));
  return [
    ...(open.length === 0 ? [] : ["", view.paint("strong", "OPEN TEXTURE"), "  Some positions hang on judgements that this tool never makes:", ...open]),
    ...(assumed.length === 0 ? [] : ["", view.paint("strong", "ASSUMPTIONS"), ...assumed]),
  ];
}

function notes(regime: Regime, evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const missing = dependedOn(evaluation).flatMap((id) => wrap(missingFigure(regime, id), "  - "));
  return [
    ...(missing.length === 0 ? [] : ["", view.paint("strong", "MISSING DATA"), "  Some verdicts turn on figures that are not known:", ...missing]),
    ...(view.verbose ? notesInFull(regime, evaluation, view) : notesInShort(regime, evaluation)),
    ...unjudged(regime, evaluation, view),
    "",
    ...(view.verbose ? [] : [moreInFull, ""]),
    ...(typeof view.takenOut === "string" ? [`Clauses were not taken out one by one: ${view.takenOut}.`, ""] : []),
    ...wrap(limits, "", "", pageWidth),
  ];
}
const moreInFull = wrap("`--verbose` tells all: degrees over time, full witnesses, and which clause flips what fails.", "", "").join("\n");

/** The name of a regime with its title, or with what it is a reform of. */
function heading({ name, title, reformOf }: Regime): string {
  if (reformOf !== null) return `${name}: reform of ${reformOf}`;
  return title === null ? name : `${name}: ${title}`;
}

function opening(regime: Regime, evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const reading = evaluation.reading === "ruggie" ? "Ruggie's reading" : "Hollifield's reading";
  const binding = evaluation.binding === "hard" ? "binding rules only" : "binding and soft rules";
  const life = evaluation.life === null ? `it ${saysWithoutPosition(regime, evaluation.binding)} on any day` : `${view.windowed ? "judged" : "in force"} ${intervalPhrase(evaluation.life)}`;
  const latest = evaluation.form.at(-1);
  const size = latest === undefined ? "" : `, ${count(latest.parties, "party", "parties")} at the end`;
  return [
    ...wrap(heading(regime), "").map((line) => view.paint("strong", line)),
    ...wrap(`${reading}, ${binding}; ${life}${size}.`, "", ""),
    ...(evaluation.tested ? wrap(`By cases drawn (${evaluation.tested.runs} for each part and claim, seed ${evaluation.tested.seed}): where none contradicts, a verdict is tested, not proved.`, "", "") : []),
    `${momentWords(view.moment)}:`,
  ];
}

/** Where the form fails, what the other criteria say is no part of the verdict. */
function diagnosticNote(evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const form = stretchAt(criterion(evaluation, "form")?.timeline ?? [], view.moment);
  if (form === null || form.verdict === "holds" || form.verdict === "undecided") return [];
  return wrap("Since the form is not that of a multilateral order, the other criteria are shown as diagnostic only.", "  ");
}

/** Form and norms alone. */
function definitional(evaluation: Evaluation, view: EvaluateView, width: number, none: string): readonly string[] {
  const report = criterion(evaluation, "definitional");
  return report === null ? [] : headline(criterionTitle.definitional, report.timeline, view, width, none);
}

/** The report of one regime: headlines, then for each criterion its timeline, witnesses, clauses and parts. */
export function evaluationText(regime: Regime, evaluation: Evaluation, view: EvaluateView): string {
  const width = Math.max(...Object.values(criterionTitle).map((t) => t.length)) + 2;
  const multilateral = criterion(evaluation, "multilateral");
  const reports = order.flatMap((id) => criterion(evaluation, id) ?? []);
  const none = evaluation.life === null ? whyNoVerdict(regime, evaluation.binding) : "not in force";
  const lines = [
    ...opening(regime, evaluation, view),
    "",
    ...(multilateral === null ? [] : headline(criterionTitle.multilateral, multilateral.timeline, view, width, none)),
    ...definitional(evaluation, view, width, none),
    ...reports.flatMap((r) => headline(`  ${criterionTitle[r.criterion]}`, r.timeline, view, width, none)),
    ...evaluation.claims.flatMap((c) => claimHeadline(c, view, width)),
    ...diagnosticNote(evaluation, view),
  ];
  if (view.quiet) return `${lines.join("\n")}\n`;
  const details = reports.flatMap((r) => criterionLines(regime, r, evaluation.binding, view));
  const whole = multilateral === null ? [] : multilateralLines(regime, multilateral, view);
  const claims = evaluation.claims.flatMap((c) => claimLines(regime, c, view));
  return `${[...lines, ...picture(evaluation, view.paint), ...whole, ...details, ...claims, ...besides(regime, evaluation, view, none), ...axesLines(evaluation, view), ...interestsLines(regime, evaluation, view), ...simulationsLines(regime, view.simulated, view), ...linkageLines(regime, evaluation, view), ...conceptsLines(regime, evaluation, view), ...(view.verbose ? [...formTable(evaluation, view), ...procedures(regime, view)] : []), ...notes(regime, evaluation, view)].join("\n")}\n`;
}

function claimHeadline({ claim, timeline }: ClaimReport, view: EvaluateView, width: number): readonly string[] {
  if (timeline.length > 0) return headline(`Claim ${claim}`, timeline, view, width, "not in force");
  return [`${pad(`Claim ${claim}`, width)}  ${view.paint("dim", "vacuous: no case is meant")}`];
}

/** One claim: a sentence, and its timeline. */
function claimLines(regime: Regime, { claim, timeline }: ClaimReport, view: EvaluateView): readonly string[] {
  const title = regime.claims.find((c) => c.name === claim)?.title ?? null;
  return [
    "",
    ...(title === null ? [view.paint("strong", `CLAIM ${claim}`)] : wrap(view.paint("dim", title), `${view.paint("strong", `CLAIM ${claim}`)}  `, "       ")),
    ...(timeline.length === 0 ? ["  vacuous: no case is meant on any day asked about"] : judgedLines(regime, timeline, view, claim)),
  ];
}

/** The report of one claim of a regime. */
export const claimText = (regime: Regime, report: ClaimReport, view: EvaluateView): string => `${claimLines(regime, report, view).slice(1).join("\n")}\n`;

/** The timeline of the whole, without what its criteria repeat. */
function multilateralLines(regime: Regime, report: CriterionReport, view: EvaluateView): readonly string[] {
  if (report.timeline.length < 2) return [];
  const bare = report.timeline.map((s): Stretch => ({ ...s, phases: [], because: [], witness: null }));
  const title = `${view.paint("strong", criterionTitle.multilateral.toUpperCase())}  ${view.paint("dim", criterionQuestion.multilateral)}`;
  return ["", title, ...belowSentence(regime, { ...report, timeline: bare, parts: [] }, view)];
}
