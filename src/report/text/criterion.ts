import type { CriterionReport, PartReport, Stretch, Tested, Witness, WitnessCase } from "../../evaluator/result";
import type { Flips, TakenOut } from "../../repair/result";
import type { ClauseId, FactId, Regime } from "../../language/regime";
import type { SimulatedBeside } from "../simulated";
import { criterionQuestion, criterionTitle, gradeWords, partTitle, testedWords, verdictWord } from "../words/criteria";
import { intervalPhrase, intervalWords } from "../words/days";
import { degreeDigits, degreeWords, rangeDigits, rangeWords } from "../words/degrees";
import { factKey } from "../words/facts";
import { citationInFull } from "../words/grounds";
import { degreeAt, stretchAt, type Moment } from "../words/headline";
import { saysWithoutPosition } from "../words/no-position";
import { count } from "../words/names";
import { flipsWords } from "../words/taken-out";
import { figuresFor } from "../words/test-figures";
import { aloneStanding, verdictSentence } from "../words/verdict-sentence";
import { witnessLine } from "../words/witness-line";
import { asTest, caseTitle, witnessWords } from "../words/witness";
import { pad, wrap } from "./layout";
import type { Ink, Paint } from "./paint";

/** How a report is made: the moment it speaks of first and what it leaves out. */
export interface EvaluateView {
  readonly moment: Moment;
  /** Only some days were judged (`--since`, `--until`). */
  readonly windowed: boolean;
  /** Headlines only. */
  readonly quiet: boolean;
  /** Full witnesses, phases and everything that stands beside the verdicts. */
  readonly verbose: boolean;
  /** Which clauses flip what fails; in words, why none was taken out; `null` where it was not asked. */
  readonly takenOut: TakenOut | string | null;
  /** Scenarios that were simulated. */
  readonly simulated: SimulatedBeside;
  readonly paint: Paint;
}

/** The colour of a verdict. */
export const inkOf = (s: Stretch | null): Ink =>
  s === null ? "dim" : s.verdict === "holds" ? "good" : s.verdict === "fails" || s.verdict === "vacuous" ? "bad" : "doubt";

/** `proved, degree 0.7310 = 19/26` or what is missing. */
function known(s: Stretch, view: EvaluateView): string {
  const degree = degreeAt(s, view.moment);
  const grade = s.grade === "refuted" && s.witness === null ? "refuted" : s.grade === "tested" ? "" : gradeWords[s.grade];
  const words = [
    ...(grade === "" || grade === s.verdict ? [] : [grade]),
    ...(s.tested && s.grade === "tested" ? [testedWords(s.tested)] : []),
    ...(degree === null ? [] : [`degree ${degreeWords(degree)}`]),
    ...(degree === null && s.range !== null ? [rangeWords(s.range)] : []),
    ...(s.missing === null ? [] : [s.missing]),
  ];
  return words.join(", ");
}

/** One line: the verdict at the moment asked, and how it is known. */
export function headline(title: string, timeline: readonly Stretch[], view: EvaluateView, width: number, none: string): readonly string[] {
  const s = stretchAt(timeline, view.moment);
  const lead = `${pad(title, width)}  `;
  if (s === null) return wrap(view.paint("dim", `no verdict: ${none}`), lead);
  const rest = [intervalWords(s.interval), known(s, view)].filter((w) => w !== "").join("; ");
  return wrap(`${view.paint(inkOf(s), verdictWord(s.verdict))} ${rest}`, lead);
}

/** `degree 0.7310`, `degree 0.7310 on average, 0.6034 at least`. */
function stretchDegree(s: Stretch): string {
  if (s.range !== null) return rangeWords(s.range);
  const { mean, minimum } = s.degree;
  const [a, b] = [mean === null ? null : degreeDigits(mean), minimum === null ? null : degreeDigits(minimum)];
  if (a === null) return b === null ? "" : `degree at least ${b}`;
  return b === null || a === b ? `degree ${a}` : `degree ${a} on average, ${b} at least`;
}

/** The articles of the clauses are listed once, below the timeline. */
const clauseNames = (regime: Regime, clauses: readonly ClauseId[]): string => clauses.map((id) => regime.clauses[id]?.name ?? String(id)).join(", ");

/** One stretch of a timeline, in short: no phases, and a witness in one line where the sentence above does not tell it. */
function shortStretch(regime: Regime, s: Stretch, timeline: readonly Stretch[], width: number, view: EvaluateView): readonly string[] {
  const lead = `  ${pad(intervalWords(s.interval), width)}  ${view.paint(inkOf(s), pad(verdictWord(s.verdict), 14))}  `;
  const because = clauseNames(regime, s.because);
  const words = [stretchDegree(s), ...(s.tested && s.grade === "tested" ? [testedWords(s.tested)] : []), ...(s.missing === null ? [] : [s.missing]), ...(because === "" ? [] : [`because of ${because}`])];
  const told = s === stretchAt(timeline, view.moment);
  return [...wrap(words.filter((w) => w !== "").join("; "), lead), ...(s.witness === null || told ? [] : wrap(`Witness: ${witnessLine(regime, s.witness)}.`, "      ", "      "))];
}

/** The stretches of a timeline: in short those of several only, since one is told in the sentence above. */
function timelineLines(regime: Regime, timeline: readonly Stretch[], view: EvaluateView): readonly string[] {
  const width = Math.max(...timeline.map((s) => intervalWords(s.interval).length), 16);
  if (view.verbose) return timeline.flatMap((s) => stretchLines(regime, s, width, view));
  return timeline.length < 2 ? [] : timeline.flatMap((s) => shortStretch(regime, s, timeline, width, view));
}

/** One sentence on the moment asked; `told`: a witness that was told above. */
function sentenceOf(regime: Regime, timeline: readonly Stretch[], view: EvaluateView, told: Witness | null): string {
  const s = stretchAt(timeline, view.moment);
  return s === null ? "no verdict." : verdictSentence(regime, s, { moment: view.moment, told });
}

/** Whether two timelines have the same verdicts at the same time. */
function alike(a: readonly Stretch[], b: readonly Stretch[]): boolean {
  const words = (timeline: readonly Stretch[]): string => timeline.map((s) => `${s.verdict} ${intervalWords(s.interval)}`).join("; ");
  return words(a) === words(b);
}

/** One part: a sentence, its timeline where it has several stretches, and which clauses flip it. */
function partLines(regime: Regime, p: PartReport, above: readonly Stretch[], view: EvaluateView): readonly string[] {
  const lead = `    ${pad(p.part.toUpperCase(), 3)} ${partTitle[p.part]}: `;
  return [
    ...wrap(sentenceOf(regime, p.timeline, view, stretchAt(above, view.moment)?.witness ?? null), lead, "        "),
    ...(p.timeline.length < 2 ? [] : wrap(alike(p.timeline, above) && !view.verbose ? "Over time as above." : `${aloneStanding(compact(p, view))}.`, "        ")),
    ...flipsLines(regime, p.timeline, (f) => f.part === p.part, view, "        "),
  ];
}

/** Which clauses flip what fails, on each stretch. */
function flipsLines(regime: Regime, timeline: readonly Stretch[], of: (flips: Flips) => boolean, { takenOut }: EvaluateView, indent: string): readonly string[] {
  if (takenOut === null || typeof takenOut === "string") return [];
  return takenOut.flips.filter(of).flatMap((f) => [
    ...(timeline.length < 2 ? [] : [`${indent}${aloneStanding(intervalPhrase(f.interval))}:`]),
    ...flipsWords(regime, f, takenOut).flatMap((words) => wrap(`${aloneStanding(words)}.`, `${indent}- `, `${indent}  `)),
  ]);
}

/** One stretch of a timeline. */
export function stretchLines(regime: Regime, s: Stretch, width: number, view: EvaluateView): readonly string[] {
  const lead = `  ${pad(intervalWords(s.interval), width)}  ${view.paint(inkOf(s), pad(verdictWord(s.verdict), 14))}  `;
  const because = s.phases.length > 1 ? "" : clauseNames(regime, s.because);
  const tested = s.tested && s.grade === "tested" ? testedWords(s.tested) : "";
  const words = [stretchDegree(s), tested, ...(s.missing === null ? [] : [s.missing]), ...(because === "" ? [] : [`because of ${because}`])];
  const lines = [...wrap(words.filter((w) => w !== "").join("; "), lead)];
  if (s.phases.length > 1) {
    for (const p of s.phases) {
      const degree = p.degree !== null ? degreeDigits(p.degree) : p.range === null ? "" : rangeDigits(p.range);
      lines.push(...wrap(clauseNames(regime, p.because), `    ${pad(intervalWords(p.interval), 24)}  ${pad(degree, 6)}  `));
    }
  }
  for (const id of s.dependsOn) lines.push(...wrap(`Turns on: ${missingFigure(regime, id)}`, "      ", "      "));
  if (s.witness !== null) lines.push(...wrap(`Witness: ${witnessWords(regime, s.witness)}`, "      ", "      "));
  if (s.witness !== null && s.tested) lines.push(...replayLines(regime, s.witness, s.tested));
  return lines;
}

/** The cases found by drawing as tests that can be pasted into the file, and how they were found. */
function replayLines(regime: Regime, witness: Witness, { runs, seed, path }: Tested): readonly string[] {
  const tests = witness.cases.flatMap((c) => asTest(regime, c) ?? noTest(regime, c));
  const found = path === null ? "" : `Found after ${count(runs, "case")} from seed ${seed}, and shrunk: path ${path}.`;
  return [...(found === "" ? [] : wrap(found, "      ", "      ")), ...[...new Set(tests)].flatMap((test) => (test.startsWith("test ") ? [`      ${test}`] : wrap(test, "      ", "      ")))];
}

/** Why there is no test of a case; of movers of no class nothing is said. */
const noTest = (regime: Regime, c: WitnessCase): readonly string[] =>
  figuresFor(regime, c) === null ? [`No test for ${caseTitle(regime, c.case)}: what it supposes of figures that are missing cannot be stated as single figures.`] : [];

/** The clauses responsible, with their articles. */
function responsible(regime: Regime, timeline: readonly Stretch[]): readonly string[] {
  const clauses = [...new Set<ClauseId>(timeline.flatMap((s) => [...s.because, ...s.phases.flatMap((p) => p.because)]))].sort((a, b) => a - b);
  return clauses.flatMap((id) => {
    const clause = regime.clauses[id];
    if (clause === undefined) return [];
    const cites = clause.cites.map((c) => citationInFull(regime, c)).join("; ");
    return wrap(`${clause.name}${cites === "" ? " (no article cited)" : `: ${cites}`}`, "    ", "      ");
  });
}

/** `holds to 2004-04-30; fails to 2020-06-30 (0.7771); holds since`; in short without degrees. */
function compact(part: PartReport, view: EvaluateView): string {
  const [only] = part.timeline;
  if (only === undefined) return "no verdict";
  const words = part.timeline.map((s) => {
    const degree = view.verbose ? stretchDegree(s).replace("degree ", "") : "";
    const detail = s.range !== null && s.verdict !== "holds" ? rangeDigits(s.range) : s.missing ?? (s.tested && s.grade === "tested" ? count(s.tested.runs, "run") : s.verdict === "holds" ? "" : degree);
    return `${verdictWord(s.verdict)}${part.timeline.length === 1 ? "" : ` ${intervalWords(s.interval)}`}${detail === "" ? "" : ` (${detail})`}`;
  });
  return words.join("; ");
}

/** One criterion: a sentence first, then its timeline and its parts; in full with witnesses and the clauses responsible. */
export function criterionLines(regime: Regime, report: CriterionReport, binding: "hard" | "soft", view: EvaluateView): readonly string[] {
  const title = criterionTitle[report.criterion].toUpperCase();
  return [
    "",
    `${view.paint("strong", title)}  ${view.paint("dim", criterionQuestion[report.criterion])}`,
    ...(report.timeline.length === 0 ? wrap(`no verdict: the regime ${saysWithoutPosition(regime, binding)} on any day asked about`, "  ") : wrap(aloneStanding(sentenceOf(regime, report.timeline, view, null)), "  ")),
    ...belowSentence(regime, report, view),
  ];
}

/** What stands below the sentence of a criterion. */
export function belowSentence(regime: Regime, report: CriterionReport, view: EvaluateView): readonly string[] {
  const responsibles = view.verbose ? responsible(regime, report.timeline) : [];
  return [
    ...timelineLines(regime, report.timeline, view),
    ...(responsibles.length === 0 ? [] : ["  Clauses responsible:", ...responsibles]),
    ...(report.parts.length === 0 ? [] : ["  Parts:"]),
    ...report.parts.flatMap((p) => partLines(regime, p, report.timeline, view)),
  ];
}

/** A claim or another judged question: a sentence first, then its timeline, and which clauses flip a claim. */
export function judgedLines(regime: Regime, timeline: readonly Stretch[], view: EvaluateView, claim: string | null = null): readonly string[] {
  const responsibles = view.verbose ? responsible(regime, timeline) : [];
  return [
    ...wrap(aloneStanding(sentenceOf(regime, timeline, view, null)), "  "),
    ...timelineLines(regime, timeline, view),
    ...(responsibles.length === 0 ? [] : ["  Clauses responsible:", ...responsibles]),
    ...(claim === null ? [] : flipsLines(regime, timeline, (f) => f.claim === claim, view, "  ")),
  ];
}

/** A comparison whose figures are missing, and where they would stand. */
export function missingFigure(regime: Regime, id: FactId): string {
  const fact = regime.facts[id];
  return `${factKey(regime, id)}${fact?.title ? ` (${fact.title})` : ""}`;
}
