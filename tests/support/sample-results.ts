import type { Answer, Case, CriterionReport, Decision, Evaluation, Stretch, Witness } from "../../src/evaluator/result";
import { denied, granted, silent } from "../../src/language/position";
import { one, rational } from "../../src/language/rational";
import { sourceFile } from "../../src/language/span";
import type { Places } from "../../src/report/places";
import { day, sampleText, span } from "./sample-regime";

export const samplePlaces: Places = { sources: new Map([["free.regime", sourceFile("free.regime", sampleText)]]), show: (path) => path };

export const sampleCase = (host: number, origin: number, facts: readonly number[] = [0, 1, 0, 0, 1]): Case => ({
  host, origin, mover: 0, on: day("2004-05-01"), facts,
});
export const deniedBy: Decision = { position: denied, by: [1] };
export const grantedBy: Decision = { position: granted, by: [0] };
export const saysNothing: Decision = { position: silent, by: [] };

export const pairWitness: Witness = {
  cases: [
    { case: sampleCase(0, 1), right: 0, decision: deniedBy },
    { case: sampleCase(0, 2), right: 0, decision: grantedBy },
  ],
  differingFacts: [], parties: [], duty: null,
};

const holds = (since: string | null, before: string | null): Stretch => ({
  interval: span(since, before), verdict: "holds", grade: "proved", degree: { mean: before === null ? null : one, minimum: one },
  phases: [{ interval: span(since, before), degree: one, ordinal: null, range: null, because: [] }], because: [], missing: null, range: null, dependsOn: [], witness: null,
});
export const failing: Stretch = {
  interval: span("2004-05-01", "2011-05-01"), verdict: "fails", grade: "refuted",
  degree: { mean: rational(19, 26), minimum: rational(2, 3) },
  phases: [
    { interval: span("2004-05-01", "2006-05-01"), degree: rational(2, 3), ordinal: null, range: null, because: [1] },
    { interval: span("2006-05-01", "2011-05-01"), degree: rational(7, 9), ordinal: null, range: null, because: [1] },
  ],
  because: [1], missing: null, range: null, dependsOn: [], witness: pairWitness,
};
const notAssessable: Stretch = {
  interval: span("2004-05-01", null), verdict: "not-assessable", grade: "none", degree: { mean: null, minimum: null }, phases: [],
  because: [], missing: "no duty says who may invoke its breach", range: null, dependsOn: [], witness: null,
};
const report = (criterion: CriterionReport["criterion"], timeline: readonly Stretch[], parts: CriterionReport["parts"] = []): CriterionReport => ({ criterion, timeline, parts });

/** Norms fail under the transition and hold after it. */
export const sampleEvaluation: Evaluation = {
  regime: "Free", reading: "ruggie", binding: "hard", metric: "discrete",
  second: null, publicGood: null, scores: [], core: null, external: null, axes: null, interests: null, concepts: null, metricSensitive: [],
  criteria: [
    report("form", [holds("2004-05-01", null)]),
    report("norms", [failing, holds("2011-05-01", null)], [
      { part: "g1", timeline: [failing, holds("2011-05-01", null)] },
      { part: "g4", timeline: [holds("2004-05-01", null)] },
    ]),
    report("indivisibility", [holds("2004-05-01", null)], [{ part: "i3", timeline: [notAssessable] }]),
    report("reciprocity", [notAssessable]),
    report("multilateral", [failing, holds("2011-05-01", null)]),
  ],
  form: [{ interval: span("2004-05-01", null), parties: 4, shape: "complete", density: one, classes: 2, label: null }],
  life: span("2004-05-01", null),
  assumptions: ["like facts are judged alike by every host"],
  claims: [], linkages: null, openTexture: [0],
};

/** A Polish worker in Austria: Work denied, Enter open. */
export const sampleAnswer: Answer = {
  question: { host: 0, origin: 1, mover: 0, on: day("2005-01-01"), given: new Map([[2, 60]]) },
  assumptions: [{ fact: 0, value: 0 }],
  whyNotAssumptions: [],
  rights: [
    { right: 0, decision: deniedBy, possible: [deniedBy], open: [], effective: false, whyNot: [{ fact: 3, value: 1 }] },
    {
      right: 1, decision: null, possible: [grantedBy, deniedBy], effective: null, whyNot: null,
      open: [{ fact: 0, values: [{ value: 0, decision: grantedBy }, { value: 1, decision: deniedBy }] }],
    },
  ],
  duties: [{ duty: 0, bearer: "origin", open: [] }],
  owedToOthers: [],
  reservations: [],
  powers: [],
  narrower: [],
};
