import { describe, expect, test } from "vitest";
import { diagnostic } from "../../../src/diagnostics";
import { decideDocument } from "../../../src/report/json/decide";
import { checkDocument, diagnosticsDocument } from "../../../src/report/json/diagnostics";
import { evaluateDocument, evaluationJson } from "../../../src/report/json/evaluate";
import { print, type Json } from "../../../src/report/json/shared";
import { testDocument } from "../../../src/report/json/test";
import { granted } from "../../../src/language/position";
import { day, sampleRegime, span } from "../../support/sample-regime";
import { sampleAnswer, sampleEvaluation, samplePlaces } from "../../support/sample-results";
import { schemaErrors } from "../../support/schemas";

const context = { regime: sampleRegime, moment: { kind: "latest" }, places: samplePlaces, takenOut: null, simulated: { scenarios: [], whole: false } } as const;
const evaluated = evaluationJson(context, sampleEvaluation);
const finding = {
  diagnostic: diagnostic("unknown-name", { path: "free.regime", start: 0, end: 6 }, { name: "x", expected: "right", suggestion: null }, [
    { at: { path: "free.regime", start: 7, end: 11 }, label: "see" },
  ]),
  places: samplePlaces,
};
const [written] = sampleRegime.tests;
const [right] = sampleAnswer.rights;
if (written === undefined || right === undefined) throw new Error("the sample has a test and a right");
const run = {
  regime: sampleRegime, places: samplePlaces,
  tests: [{ test: written, cases: 1, decidedBy: [1], failures: [
    { kind: "position" as const, right: 0, expected: "granted" as const, expectedBecause: [0], answer: right, question: sampleAnswer.question, narrower: [] },
    { kind: "position" as const, right: 0, expected: "granted" as const, expectedBecause: [], answer: null, question: sampleAnswer.question, narrower: [] },
  ] }],
  expectations: [{
    expectation: { criterion: "norms" as const, reading: "ruggie" as const, verdict: "holds" as const, window: span("2004-05-01", null), because: [], at: written.at },
    met: false, found: [{ interval: span("2004-05-01", "2011-05-01"), verdict: "fails" as const, because: [1] }],
  }],
};
const rationed = {
  ...sampleAnswer,
  rights: [{
    ...right,
    decision: {
      position: {
        ...granted, kind: "rationed" as const, by: "host", length: { amount: 9, unit: "months" as const, renewable: true }, terms: { kind: "standstill" as const, on: day("2003-04-16") },
        cap: { bound: "most" as const, amount: 50, per: "year" as const, each: "together" as const, share: 50, by: "ballot" as const },
      },
      by: [0],
    },
  }],
};

const noReasons = { verbose: false, considered: new Map(), elsewhere: new Map() };
const documents: Readonly<Record<string, Json>> = {
  evaluate: evaluateDocument([evaluated]),
  "evaluate before the regime": evaluateDocument([evaluationJson({ ...context, moment: { kind: "day", day: day("1990-01-01") } }, sampleEvaluation)]),
  "evaluate a regime that says nothing": evaluateDocument([evaluationJson(context, { ...sampleEvaluation, life: null, form: [], criteria: [] })]),
  decide: decideDocument(sampleRegime, sampleAnswer, samplePlaces, noReasons),
  "decide with a cap": decideDocument(sampleRegime, rationed, samplePlaces, noReasons),
  test: testDocument([run], true),
  "test without coverage": testDocument([run], false),
  check: checkDocument([{ path: "free.regime", regimes: ["Free"] }], [finding]),
  diagnostics: diagnosticsDocument([finding]),
};

describe("JSON documents follow their schema", () => {
  test.each(Object.entries(documents))("%s", (_, document) => {
    expect(schemaErrors(JSON.parse(print(document)))).toEqual([]);
  });
  test("and a document that does not is found out", () => {
    expect(schemaErrors({ schema: "regime-lang/check/1", files: [], errors: 0, warnings: 0, diagnostics: [], more: 1 })).not.toEqual([]);
  });
});

describe("evaluate", () => {
  const one = JSON.parse(JSON.stringify(evaluated)) as Record<string, Record<string, Record<string, unknown>>>;
  test("headline of a criterion at the latest day", () => {
    expect(one["criteria"]?.["norms"]).toMatchObject({ verdict: "holds", grade: "proved", degree: 1, degreeExact: "1" });
  });
  test("stretches have included days and exact degrees", () => {
    expect(one["criteria"]?.["norms"]?.["timeline"]).toMatchObject([
      { since: "2004-05-01", until: "2011-04-30", verdict: "fails", degree: 0.7308, degreeExact: "19/26", degreeMinimum: 0.6667, because: [{ rule: "transition" }] },
      { since: "2011-05-01", until: null, verdict: "holds" },
    ]);
  });
});

test("decide lists what an open position depends on", () => {
  expect(documents["decide"]).toMatchObject({
    host: "AT", origin: "PL", mover: "Worker", on: "2005-01-01",
    positions: [
      { right: "Work", position: "denied", because: [{ rule: "transition", cites: [{ source: "Act2003", place: "Annex XII pt 2" }] }] },
      { right: "Enter", position: null, open: [{ fact: "presentThreat", whenTrue: "denied", whenFalse: "granted" }] },
    ],
    assumptions: [{ fact: "presentThreat", value: false, text: "not presentThreat" }],
  });
});
