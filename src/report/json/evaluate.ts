import type { CriterionId, CriterionReport, Evaluation, PartReport, Phase, Range, Stretch, Turn, Witness } from "../../evaluator/result";
import { formatDay } from "../../language/dates";
import type { Regime } from "../../language/regime";
import type { Judged as Flipped, TakenOut } from "../../repair/result";
import { inclusive } from "../words/days";
import { factKey } from "../words/facts";
import { criterion, degreeAt, degreeOver, dependedOn, phaseAt, stretchAt, type Moment } from "../words/headline";
import { className, partyCode, rightName } from "../words/names";
import { whyNoneThen } from "../words/no-position";
import { notJudged } from "../words/not-judged";
import { aloneStanding, verdictSentence } from "../words/verdict-sentence";
import { asTest, witnessWords } from "../words/witness";
import { statedJson } from "./decide";
import type { Places } from "../places";
import type { SimulatedBeside } from "../simulated";
import { axesPhaseJson } from "./axes";
import { conceptsJson } from "./concepts";
import { interestsJson } from "./interests";
import { linkagesJson } from "./linkages";
import { proceduresJson } from "./procedures";
import { simulationsJson } from "./simulation";
import { besidesJson } from "./readings";
import { takenOutJson } from "./taken-out";
import { clausesJson, degreeJson, groundsJson, positionJson, type Json } from "./shared";

/** What the document is about: the regime, the day its headlines speak of, and the places of its clauses. */
export interface EvaluateContext {
  readonly regime: Regime;
  readonly moment: Moment;
  readonly places: Places;
  /** Which clauses flip what fails; in words, why none was taken out; `null` where it was not asked. */
  readonly takenOut: TakenOut | string | null;
  readonly simulated: SimulatedBeside;
}

/** The same, with why there is no verdict where there is none. */
interface Judged extends EvaluateContext {
  readonly none: string;
}

function witnessJson({ regime, places }: EvaluateContext, w: Witness): Json {
  return {
    text: witnessWords(regime, w),
    cases: w.cases.map((c) => ({
      host: partyCode(regime, c.case.host),
      origin: partyCode(regime, c.case.origin),
      mover: className(regime, c.case.mover),
      on: formatDay(c.case.on),
      facts: c.case.facts.map((value, fact) => statedJson(regime, fact, value)),
      right: rightName(regime, c.right),
      ...positionJson(c.decision.position),
      because: groundsJson(regime, c.decision.by, places),
      // A test is asked of the regime as written, in which nothing is conceded.
      test: w.conceded ? null : asTest(regime, c),
    })),
    differingFacts: w.differingFacts.map((f) => factKey(regime, f)),
    parties: w.parties.map((p) => partyCode(regime, p)),
    ...(w.power === undefined ? {} : { power: regime.clauses[w.power]?.name ?? "" }),
    duty: w.duty === null ? null : (regime.duties[w.duty]?.name ?? null),
    conceded: w.conceded
      ? { concession: w.conceded.concession, host: partyCode(regime, w.conceded.host), origin: w.conceded.origin === null ? null : partyCode(regime, w.conceded.origin) }
      : null,
  };
}

const rangeJson = (range: Range | null): Json =>
  range === null ? null : { from: degreeJson(range.from).degree, to: degreeJson(range.to).degree, fromExact: degreeJson(range.from).degreeExact, toExact: degreeJson(range.to).degreeExact };

function phaseJson({ regime, places }: EvaluateContext, p: Phase): Json {
  const ordinal = degreeJson(p.ordinal);
  return {
    ...inclusive(p.interval), ...degreeJson(p.degree), ordinal: ordinal.degree, ordinalExact: ordinal.degreeExact, degreeRange: rangeJson(p.range), because: clausesJson(regime, p.because, places),
  };
}

function stretchJson(context: EvaluateContext, s: Stretch): Json {
  const { regime, places } = context;
  const minimum = degreeJson(s.degree.minimum);
  return {
    ...inclusive(s.interval),
    verdict: s.verdict,
    grade: s.grade,
    ...degreeJson(degreeOver(s)),
    degreeMinimum: minimum.degree,
    degreeMinimumExact: minimum.degreeExact,
    degreeRange: rangeJson(s.range),
    dependsOn: s.dependsOn.map((id) => factKey(regime, id)),
    ...(s.turns ? { turns: s.turns.map((t) => turnJson(regime, t)) } : {}),
    because: clausesJson(regime, s.because, places),
    missing: s.missing,
    ...testedJson(s),
    phases: s.phases.map((p) => phaseJson(context, p)),
    witness: s.witness === null ? null : witnessJson(context, s.witness),
  };
}

const turnJson = (regime: Regime, { verdict, when, complete }: Turn): Json => ({
  verdict, when: when.map((facts) => facts.map(({ fact, value }) => ({ fact: factKey(regime, fact), value: value !== 0 }))), complete,
});

/** What was drawn, where cases were. */
const testedJson = ({ tested }: Stretch): { readonly tested?: Json } => (tested ? { tested: { runs: tested.runs, seed: tested.seed, path: tested.path } } : {});

/** The headline at the moment asked, then the timeline. */
function judgedJson(context: Judged, timeline: readonly Stretch[]): { readonly [key: string]: Json } {
  const s = stretchAt(timeline, context.moment);
  const head =
    s === null
      ? { verdict: null, grade: "none", ...degreeJson(null), degreeRange: null, dependsOn: [], missing: context.none, witness: null, sentence: null }
      : {
          verdict: s.verdict,
          grade: s.grade,
          ...degreeJson(degreeAt(s, context.moment)),
          degreeRange: rangeJson(phaseAt(s, context.moment)?.range ?? s.range),
          dependsOn: s.dependsOn.map((id) => factKey(context.regime, id)),
          missing: s.missing,
          ...testedJson(s),
          witness: s.witness === null ? null : witnessJson(context, s.witness),
          sentence: aloneStanding(verdictSentence(context.regime, s, { moment: context.moment, told: null })),
        };
  return { ...head, timeline: timeline.map((t) => stretchJson(context, t)) };
}

function partsJson(context: Judged, parts: readonly PartReport[]): Json {
  return Object.fromEntries(parts.map((p) => [p.part, { ...judgedJson(context, p.timeline), ...flipsJson(context, { part: p.part, claim: null }) }]));
}

/** What clauses taken out come to, where they were. */
const flipsJson = ({ regime, places, takenOut }: Judged, of: Flipped): { readonly [key: string]: Json } =>
  takenOut !== null && typeof takenOut === "object" && (of.part === null || takenOut.parts) ? { takenOut: takenOutJson(regime, places, takenOut, of) } : {};

function criterionJson(context: Judged, evaluation: Evaluation, report: CriterionReport | null): Json {
  return {
    ...judgedJson(context, report?.timeline ?? []),
    parts: partsJson(context, report?.parts ?? []),
    assumptions: evaluation.assumptions,
  };
}

function axesJson(evaluation: Evaluation): Json {
  return {
    form: evaluation.form.map((f) => {
      const density = degreeJson(f.density);
      return {
        ...inclusive(f.interval),
        parties: f.parties,
        shape: f.shape,
        density: density.degree,
        densityExact: density.degreeExact,
        classes: f.classes,
        label: f.label,
      };
    }),
    apart: evaluation.axes === null ? null : evaluation.axes.map((a) => ({ ...inclusive(a.interval), ...axesPhaseJson(a) })),
  };
}

/** One regime judged by the criteria. */
export function evaluationJson(asked: EvaluateContext, evaluation: Evaluation): Json {
  const { regime, moment } = asked;
  const context = { ...asked, none: whyNoneThen(regime, evaluation) };
  const of = (id: CriterionId): Json => criterionJson(context, evaluation, criterion(evaluation, id));
  const whole = judgedJson(context, criterion(evaluation, "multilateral")?.timeline ?? []);
  return {
    regime: regime.name,
    title: regime.title,
    reformOf: regime.reformOf,
    reading: evaluation.reading,
    binding: evaluation.binding,
    metric: evaluation.metric,
    ...(evaluation.tested ? { tested: { runs: evaluation.tested.runs, seed: evaluation.tested.seed } } : {}),
    on: moment.kind === "day" ? formatDay(moment.day) : null,
    life: evaluation.life === null ? null : inclusive(evaluation.life),
    verdict: whole["verdict"] ?? null,
    grade: whole["grade"] ?? "none",
    degree: whole["degree"] ?? null,
    degreeExact: whole["degreeExact"] ?? null,
    timeline: whole["timeline"] ?? [],
    criteria: {
      form: of("form"),
      norms: of("norms"),
      indivisibility: of("indivisibility"),
      reciprocity: of("reciprocity"),
      definitional: of("definitional"),
    },
    ...besidesJson(regime, evaluation, {
      criterion: (report) => criterionJson(context, evaluation, report), stretch: (s) => stretchJson(context, s), phase: (p) => phaseJson(context, p),
    }),
    claims: evaluation.claims.map(({ claim, timeline }) => ({
      claim,
      title: regime.claims.find((c) => c.name === claim)?.title ?? null,
      ...judgedJson(context, timeline),
      ...flipsJson(context, { part: null, claim }),
    })),
    axes: axesJson(evaluation),
    interests: interestsJson(regime, evaluation.interests),
    simulations: simulationsJson(regime, asked.simulated),
    linkages: linkagesJson(regime, evaluation.linkages),
    concepts: conceptsJson(regime, evaluation.concepts),
    procedures: proceduresJson(regime),
    dependsOn: [...evaluation.openTexture, ...dependedOn(evaluation)].map((id) => {
      const fact = regime.facts[id];
      return { fact: factKey(regime, id), words: fact?.title ?? null, judgedBy: fact?.judgedBy ?? null };
    }),
    assumptions: evaluation.assumptions,
    ...(typeof context.takenOut === "string" ? { notTakenOut: context.takenOut } : {}),
    notJudged: notJudged(regime, evaluation.interests).map(({ kind, name, title }) => ({ kind, name, title, verdict: null, missing: "declared, not judged here" })),
  };
}

/** The answer of `evaluate`: every regime of the file. */
export const evaluateDocument = (regimes: readonly Json[]): Json => ({ schema: "regime-lang/evaluate/1", regimes });
