import type { ClaimReport, CriterionId, CriterionReport, Evaluation, PartReport, Stretch } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import type { ClauseId, FactId, Regime } from "../../language/regime";
import { criterionQuestion, criterionTitle, gradeWords, limits, partTitle, shapeWords, verdictWord } from "../words/criteria";
import { intervalPhrase, intervalWords } from "../words/days";
import { degreeDigits, degreeWords, rangeDigits, rangeWords } from "../words/degrees";
import { factKey, judgement } from "../words/facts";
import { citationInFull } from "../words/grounds";
import { criterion, degreeAt, dependedOn, stretchAt, type Moment } from "../words/headline";
import { notJudged } from "../words/not-judged";
import { count } from "../words/names";
import { procedureLines } from "../words/procedures";
import { witnessWords } from "../words/witness";
import { pad, pageWidth, table, wrap } from "./layout";
import type { Ink, Paint } from "./paint";
import { picture } from "./picture";

/** How a report is made: the moment it speaks of first and what it leaves out. */
export interface EvaluateView {
  readonly moment: Moment;
  /** Only some days were judged (`--since`, `--until`). */
  readonly windowed: boolean;
  /** Headlines only. */
  readonly quiet: boolean;
  readonly paint: Paint;
}

const order: readonly CriterionId[] = ["form", "norms", "indivisibility", "reciprocity"];

const inkOf = (s: Stretch | null): Ink =>
  s === null ? "dim" : s.verdict === "holds" ? "good" : s.verdict === "fails" || s.verdict === "vacuous" ? "bad" : "doubt";

const momentWords = (moment: Moment): string => (moment.kind === "day" ? `On ${formatDay(moment.day)}` : "On the latest day");

/** `proved, degree 0.7310 = 19/26` or what is missing. */
function known(s: Stretch, view: EvaluateView): string {
  const degree = degreeAt(s, view.moment);
  const grade = s.grade === "refuted" && s.witness === null ? "refuted" : gradeWords[s.grade];
  const words = [
    ...(grade === "" || grade === s.verdict ? [] : [grade]),
    ...(degree === null ? [] : [`degree ${degreeWords(degree)}`]),
    ...(degree === null && s.range !== null ? [rangeWords(s.range)] : []),
    ...(s.missing === null ? [] : [s.missing]),
  ];
  return words.join(", ");
}

function headline(title: string, timeline: readonly Stretch[], view: EvaluateView, width: number, none: string): readonly string[] {
  const s = stretchAt(timeline, view.moment);
  const lead = `${pad(title, width)}  `;
  if (s === null) return [`${lead}${view.paint("dim", `no verdict: ${none}`)}`];
  const rest = [intervalWords(s.interval), known(s, view)].filter((w) => w !== "").join("; ");
  return wrap(`${view.paint(inkOf(s), verdictWord(s.verdict))} ${rest}`, lead);
}

/** `degree 0.7310`, `degree 0.7310 on average, 0.6034 at least`. */
function stretchDegree(s: Stretch): string {
  if (s.range !== null) return rangeWords(s.range);
  const { mean, minimum } = s.degree;
  const [a, b] = [mean === null ? null : degreeDigits(mean), minimum === null ? null : degreeDigits(minimum)];
  if (a === null) return b === null ? "" : s.phases.length > 1 ? `degree at least ${b}` : `degree ${b}`;
  return b === null || a === b ? `degree ${a}` : `degree ${a} on average, ${b} at least`;
}

/** The articles of the clauses are listed once, below the timeline. */
const clauseNames = (regime: Regime, clauses: readonly ClauseId[]): string => clauses.map((id) => regime.clauses[id]?.name ?? String(id)).join(", ");

function stretchLines(regime: Regime, s: Stretch, width: number, view: EvaluateView): readonly string[] {
  const lead = `  ${pad(intervalWords(s.interval), width)}  ${view.paint(inkOf(s), pad(verdictWord(s.verdict), 14))}  `;
  const because = s.phases.length > 1 ? "" : clauseNames(regime, s.because);
  const words = [stretchDegree(s), ...(s.missing === null ? [] : [s.missing]), ...(because === "" ? [] : [`because of ${because}`])];
  const lines = [...wrap(words.filter((w) => w !== "").join("; "), lead)];
  if (s.phases.length > 1) {
    for (const p of s.phases) {
      const degree = p.degree !== null ? degreeDigits(p.degree) : p.range === null ? "" : rangeDigits(p.range);
      lines.push(...wrap(clauseNames(regime, p.because), `    ${pad(intervalWords(p.interval), 24)}  ${pad(degree, 6)}  `));
    }
  }
  for (const id of s.dependsOn) lines.push(...wrap(`Turns on: ${missingFigure(regime, id)}`, "      ", "      "));
  if (s.witness !== null) lines.push(...wrap(`Witness: ${witnessWords(regime, s.witness)}`, "      ", "      "));
  return lines;
}

function responsible(regime: Regime, timeline: readonly Stretch[]): readonly string[] {
  const clauses = [...new Set<ClauseId>(timeline.flatMap((s) => [...s.because, ...s.phases.flatMap((p) => p.because)]))].sort((a, b) => a - b);
  return clauses.flatMap((id) => {
    const clause = regime.clauses[id];
    if (clause === undefined) return [];
    const cites = clause.cites.map((c) => citationInFull(regime, c)).join("; ");
    return wrap(`${clause.name}${cites === "" ? " (no article cited)" : `: ${cites}`}`, "    ", "      ");
  });
}

/** `holds to 2004-04-30; fails to 2020-06-30 (0.7771); holds since`. */
function compact(part: PartReport): string {
  const [only] = part.timeline;
  if (only === undefined) return "no verdict";
  const words = part.timeline.map((s) => {
    const degree = stretchDegree(s).replace("degree ", "");
    const detail = s.range !== null && s.verdict !== "holds" ? rangeDigits(s.range) : s.missing ?? (s.verdict === "holds" ? "" : degree);
    return `${verdictWord(s.verdict)}${part.timeline.length === 1 ? "" : ` ${intervalWords(s.interval)}`}${detail === "" ? "" : ` (${detail})`}`;
  });
  return words.join("; ");
}

function criterionLines(regime: Regime, report: CriterionReport, view: EvaluateView): readonly string[] {
  const width = Math.max(...report.timeline.map((s) => intervalWords(s.interval).length), 16);
  const title = criterionTitle[report.criterion].toUpperCase();
  const responsibles = responsible(regime, report.timeline);
  return [
    "",
    `${view.paint("strong", title)}  ${view.paint("dim", criterionQuestion[report.criterion])}`,
    ...(report.timeline.length === 0 ? [`  no verdict: the regime ${saysWithoutPosition(regime)} on any day asked about`] : []),
    ...report.timeline.flatMap((s) => stretchLines(regime, s, width, view)),
    ...(responsibles.length === 0 ? [] : ["  Clauses responsible:", ...responsibles]),
    ...(report.parts.length === 0 ? [] : ["  Parts:"]),
    ...report.parts.flatMap((p) => wrap(compact(p), `    ${pad(p.part.toUpperCase(), 3)} ${partTitle[p.part]}: `, "        ")),
  ];
}

function formTable(evaluation: Evaluation, view: EvaluateView): readonly string[] {
  if (evaluation.form.length === 0) return [];
  const rows = evaluation.form.map((f) => [
    intervalWords(f.interval),
    String(f.parties),
    shapeWords[f.shape],
    f.density === null ? "-" : degreeDigits(f.density),
    String(f.classes),
  ]);
  return ["", view.paint("strong", "THE PARTIES AND THEIR RELATIONS"), ...table([["time", "parties", "shape", "density", "kinds of party"], ...rows], "  ")];
}

/** What the file declares beside the law: listed, so that it cannot seem to be judged. */
function unjudged(regime: Regime, view: EvaluateView): readonly string[] {
  const lines = notJudged(regime).flatMap(({ kind, name, title }) => wrap(`${kind}${name === null ? "" : ` ${name}`}${title === null ? "" : `: ${title}`}`, "  - "));
  return lines.length === 0 ? [] : ["", view.paint("strong", "DECLARED, NOT JUDGED IN THIS VERSION"), ...lines];
}

/** Principles, norms, bodies and procedures: what stands beside the rules. */
function procedures(regime: Regime, view: EvaluateView): readonly string[] {
  const lines = procedureLines(regime);
  return lines.length === 0 ? [] : ["", view.paint("strong", "PRINCIPLES, NORMS AND PROCEDURES"), ...lines.flatMap((line) => wrap(line, "  - "))];
}

function notes(regime: Regime, evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const open = evaluation.openTexture.flatMap((id) => {
    const fact = regime.facts[id];
    return fact === undefined ? [] : wrap(`${fact.key}: ${judgement(fact) ?? fact.title ?? "open"}`, "  - ");
  });
  const missing = dependedOn(evaluation).flatMap((id) => wrap(missingFigure(regime, id), "  - "));
  const assumed = evaluation.assumptions.flatMap((text) => wrap(text, "  - "));
  return [
    ...(missing.length === 0 ? [] : ["", view.paint("strong", "MISSING DATA"), "  Some verdicts turn on figures that are not known:", ...missing]),
    ...(open.length === 0 ? [] : ["", view.paint("strong", "OPEN TEXTURE"), "  Some positions hang on judgements that this tool never makes:", ...open]),
    ...(assumed.length === 0 ? [] : ["", view.paint("strong", "ASSUMPTIONS"), ...assumed]),
    ...unjudged(regime, view),
    "",
    ...wrap(limits, "", "", pageWidth),
  ];
}

/** A comparison whose figures are missing, and where they would stand. */
function missingFigure(regime: Regime, id: FactId): string {
  const fact = regime.facts[id];
  return `${factKey(regime, id)}${fact?.title ? ` (${fact.title})` : ""}`;
}

/** The name of a regime with its title, or with what it is a reform of. */
function heading({ name, title, reformOf }: Regime): string {
  if (reformOf !== null) return `${name}: reform of ${reformOf}`;
  return title === null ? name : `${name}: ${title}`;
}

/** What a regime without a position says: its duties bind all the same. */
const saysWithoutPosition = (regime: Regime): string =>
  regime.duties.length > 0 ? `has ${count(regime.duties.length, "duty", "duties")} and gives no position` : "says nothing";

function opening(regime: Regime, evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const reading = evaluation.reading === "ruggie" ? "Ruggie's reading" : "Hollifield's reading";
  const binding = evaluation.binding === "hard" ? "binding rules only" : "binding and soft rules";
  const life = evaluation.life === null ? `it ${saysWithoutPosition(regime)} on any day` : `${view.windowed ? "judged" : "in force"} ${intervalPhrase(evaluation.life)}`;
  const latest = evaluation.form.at(-1);
  const size = latest === undefined ? "" : `, ${count(latest.parties, "party", "parties")} at the end`;
  return [
    ...wrap(heading(regime), "").map((line) => view.paint("strong", line)),
    ...wrap(`${reading}, ${binding}; ${life}${size}.`, "", ""),
    `${momentWords(view.moment)}:`,
  ];
}

/** Where the form fails, what the other criteria say is no part of the verdict. */
function diagnosticNote(evaluation: Evaluation, view: EvaluateView): readonly string[] {
  const form = stretchAt(criterion(evaluation, "form")?.timeline ?? [], view.moment);
  if (form === null || form.verdict === "holds" || form.verdict === "undecided") return [];
  return wrap("Since the form is not that of a multilateral order, the other criteria are shown as diagnostic only.", "  ");
}

/** The report of one regime: headlines, then for each criterion its timeline, witnesses, clauses and parts. */
export function evaluationText(regime: Regime, evaluation: Evaluation, view: EvaluateView): string {
  const width = Math.max(...Object.values(criterionTitle).map((t) => t.length)) + 2;
  const multilateral = criterion(evaluation, "multilateral");
  const reports = order.flatMap((id) => criterion(evaluation, id) ?? []);
  const none = evaluation.life === null && regime.duties.length > 0 ? "duties only, no position" : "not in force";
  const lines = [
    ...opening(regime, evaluation, view),
    "",
    ...(multilateral === null ? [] : headline(criterionTitle.multilateral, multilateral.timeline, view, width, none)),
    ...reports.flatMap((r) => headline(`  ${criterionTitle[r.criterion]}`, r.timeline, view, width, none)),
    ...evaluation.claims.flatMap((c) => claimHeadline(c, view, width)),
    ...diagnosticNote(evaluation, view),
  ];
  if (view.quiet) return `${lines.join("\n")}\n`;
  const details = reports.flatMap((r) => criterionLines(regime, r, view));
  const whole = multilateral === null ? [] : multilateralLines(regime, multilateral, view);
  const claims = evaluation.claims.flatMap((c) => claimLines(regime, c, view));
  return `${[...lines, ...picture(evaluation, view.paint), ...whole, ...details, ...claims, ...formTable(evaluation, view), ...procedures(regime, view), ...notes(regime, evaluation, view)].join("\n")}\n`;
}

function claimHeadline({ claim, timeline }: ClaimReport, view: EvaluateView, width: number): readonly string[] {
  if (timeline.length > 0) return headline(`Claim ${claim}`, timeline, view, width, "not in force");
  return [`${pad(`Claim ${claim}`, width)}  ${view.paint("dim", "vacuous: no case is meant")}`];
}

/** One claim: its timeline with witnesses, and the clauses responsible. */
function claimLines(regime: Regime, { claim, timeline }: ClaimReport, view: EvaluateView): readonly string[] {
  const title = regime.claims.find((c) => c.name === claim)?.title ?? null;
  const width = Math.max(...timeline.map((s) => intervalWords(s.interval).length), 16);
  const responsibles = responsible(regime, timeline);
  return [
    "",
    `${view.paint("strong", `CLAIM ${claim}`)}${title === null ? "" : `  ${view.paint("dim", title)}`}`,
    ...(timeline.length === 0 ? ["  vacuous: no case is meant on any day asked about"] : []),
    ...timeline.flatMap((s) => stretchLines(regime, s, width, view)),
    ...(responsibles.length === 0 ? [] : ["  Clauses responsible:", ...responsibles]),
  ];
}

/** The report of one claim of a regime. */
export const claimText = (regime: Regime, report: ClaimReport, view: EvaluateView): string => `${claimLines(regime, report, view).slice(1).join("\n")}\n`;

/** The timeline of the whole, without what its criteria repeat. */
function multilateralLines(regime: Regime, report: CriterionReport, view: EvaluateView): readonly string[] {
  if (report.timeline.length < 2) return [];
  const bare = report.timeline.map((s): Stretch => ({ ...s, phases: [], because: [], witness: null }));
  return criterionLines(regime, { ...report, timeline: bare, parts: [] }, view);
}
