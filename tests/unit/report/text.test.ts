import { describe, expect, test } from "vitest";
import { diagnostic } from "../../../src/diagnostics";
import { rational } from "../../../src/language/rational";
import { sourceFile } from "../../../src/language/span";
import { answerText } from "../../../src/report/text/decide";
import { diagnosticText } from "../../../src/report/text/diagnostics";
import { evaluationText } from "../../../src/report/text/evaluate";
import { displayWidth, wrap } from "../../../src/report/text/layout";
import { ansi, plain, terminalSafe } from "../../../src/report/text/paint";
import { testText } from "../../../src/report/text/test";
import { degreeNumber, degreeWords } from "../../../src/report/words/degrees";
import { humanize } from "../../../src/report/words/names";
import { asTest, witnessWords } from "../../../src/report/words/witness";
import { day, sampleRegime, sampleText } from "../../support/sample-regime";
import { deniedBy, grantedBy, pairWitness, sampleAnswer, sampleCase, sampleEvaluation, samplePlaces } from "../../support/sample-results";
import { root } from "../../support/build";
import { regime } from "../../support/command-line";
import { smallExamples } from "../../support/examples";
import { flat } from "../../support/flat";

const latest = { moment: { kind: "latest" }, windowed: false, quiet: false, verbose: true, takenOut: null, simulated: { scenarios: [], whole: false }, paint: plain } as const;
const evaluated = evaluationText(sampleRegime, sampleEvaluation, latest);
const view = { whyNot: true, reasons: { verbose: false, considered: new Map(), elsewhere: new Map() }, quiet: false, paint: plain };

describe("the report of an evaluation", () => {
  test("reads as a whole", () => {
    expect(evaluationText(sampleRegime, sampleEvaluation, { ...latest, moment: { kind: "day", day: day("2004-06-01") } })).toMatchSnapshot();
  });
  test("fits a page of 100 columns", () => {
    expect(Math.max(...evaluated.split("\n").map(displayWidth))).toBeLessThanOrEqual(100);
  });
  test("shows both days of a stretch as included", () => {
    expect(evaluated).toContain("2004-05-01 to 2011-04-30  fails");
    expect(evaluated).toContain("since 2011-05-01          holds");
  });
  test("says what is missing where nothing can be assessed", () => {
    expect(flat(evaluated)).toContain("not assessable since 2004-05-01; no duty says who may invoke its breach");
  });
  test("ends with what the tool is not", () => {
    expect(evaluated.replaceAll("\n", " ")).toContain("it decides no individual's case; the criteria are one tradition's.");
  });
  test("before the regime there is no verdict", () => {
    const before = evaluationText(sampleRegime, sampleEvaluation, { ...latest, moment: { kind: "day", day: day("1990-01-01") } });
    expect(before).toContain("no verdict: not in force");
  });
  test("colours do not change the columns", () => {
    const coloured = evaluationText(sampleRegime, sampleEvaluation, { ...latest, paint: ansi });
    expect(coloured.split("\n").map(displayWidth)).toEqual(evaluated.split("\n").map(displayWidth));
  });
});

describe("a witness in words", () => {
  test("two origins in one host", () => {
    const condition = { kind: "fact", fact: 1, comparator: "=", operand: { constant: 1, terms: [] } } as const;
    const reading = { ...sampleRegime, sentences: sampleRegime.sentences.map((s) => ({ ...s, condition })) };
    expect(witnessWords(reading, pairWitness)).toBe(
      "On 2004-05-01 Austria treats a worker from Poland and a worker from Cyprus differently: Work is denied to the first " +
        "(transition; Act2003 Annex XII pt 2), granted to the second (workers; TFEU art 45). Supposed, of both: skill = high.",
    );
  });
  test("two hosts and one origin", () => {
    const cases = [{ case: sampleCase(0, 1), right: 0, decision: deniedBy }, { case: sampleCase(3, 1), right: 0, decision: grantedBy }];
    expect(witnessWords(sampleRegime, { ...pairWitness, cases })).toContain(
      "Austria and the Netherlands treat a worker from Poland differently: Work is denied in Austria (transition; Act2003 Annex XII pt 2), granted in the Netherlands",
    );
  });
  test("one fact that should not matter", () => {
    const cases = [{ case: sampleCase(0, 1, [0, 1, 0, 0, 0]), right: 0, decision: deniedBy }, { case: sampleCase(0, 1), right: 0, decision: grantedBy }];
    const words = witnessWords(sampleRegime, { ...pairWitness, cases, differingFacts: [4] });
    expect(words).toContain("Work is denied if the origin is not in good standing (transition");
    expect(words).toContain("granted if the origin is in good standing");
  });
  test("a duty that the injured alone may invoke", () => {
    expect(witnessWords(sampleRegime, { cases: [], differingFacts: [], parties: [], duty: 0 })).toBe(
      "The duty readmission (TFEU art 3) can be invoked by the injured party alone.",
    );
  });
  test("a case as a test block", () => {
    expect(asTest(sampleRegime, { case: sampleCase(0, 1), right: 0, decision: deniedBy })).toBe(
      'test "AT, Worker from PL, 2004-05-01" { host AT origin PL mover Worker with skill = high on 2004-05-01  expect Work denied because transition }',
    );
  });
});

describe("the answer to a case", () => {
  test("reads as a whole", () => {
    expect(answerText(sampleRegime, sampleAnswer, view)).toMatchSnapshot();
  });
  test("one right is answered in the first line", () => {
    const text = answerText(sampleRegime, { ...sampleAnswer, rights: sampleAnswer.rights.slice(0, 1) }, { ...view, quiet: true });
    expect(text).toBe("Work is denied to a worker from Poland in Austria on 2005-01-01.\n");
  });
  test("why not names the facts", () => {
    expect(answerText(sampleRegime, sampleAnswer, view)).toContain("Work would be granted if the mover held Work in AT on 2011-08-11");
  });
});

describe("the report of tests", () => {
  const [written] = sampleRegime.tests;
  if (written === undefined) throw new Error("the sample has a test");
  const failure = { kind: "position" as const, right: 0, expected: "granted" as const, expectedBecause: [0], answer: sampleAnswer.rights[0] ?? null, question: sampleAnswer.question, narrower: [] };
  const run = (failures: readonly (typeof failure)[], cases = 1) => ({
    regime: sampleRegime, places: samplePlaces, expectations: [], tests: [{ test: written, cases, failures, decidedBy: [1] }],
  });
  const show = { quiet: false, coverage: true, paint: plain };

  test("a failure says what was expected and found", () => {
    const text = testText([run([failure])], show);
    expect(text).toContain("FAIL  Polish worker in Austria (free.regime:3)");
    expect(text).toContain("Work: expected granted because workers");
    expect(text).toContain("found denied because transition (Act2003 Annex XII pt 2)");
    expect(text).toContain("1 test (1 case): 0 passed, 1 failed; 0 expectations: 0 met, 0 not met");
  });
  test("coverage names the clauses that no test decides", () => {
    expect(testText([run([])], show)).toContain("Coverage: 1 of 2 rules and exceptions decide some test (50 %).\n  no test decides workers  free.regime:2");
  });
  test("a test that stands for no case fails", () => {
    expect(testText([run([], 0)], show)).toContain("0 passed, 1 failed");
  });
});

describe("a diagnostic", () => {
  const facts = { name: "Act2003", expected: "source", suggestion: null };
  const show = (text: string, needle: string): string => {
    const start = text.indexOf(needle);
    const places = { sources: new Map([["f", sourceFile("f", text)]]), show: (p: string) => p };
    return diagnosticText(diagnostic("unknown-name", { path: "f", start, end: start + needle.length }, facts), places, plain);
  };
  const underlined = (text: string, needle: string): readonly string[] => show(text, needle).split("\n").slice(3, 5);

  test("reads as a whole", () => {
    const start = sampleText.indexOf("Act2003");
    const related = [{ at: { path: "free.regime", start: 0, end: 6 }, label: "the regime" }];
    expect(diagnosticText(diagnostic("unknown-name", { path: "free.regime", start, end: start + 7 }, facts, related), samplePlaces, plain)).toMatchSnapshot();
  });
  test("is underlined behind tabs", () => {
    expect(underlined("\ta\tName b", "Name")).toEqual(["1 |     a   Name b", "  |         ^^^^"]);
  });
  test("is underlined behind wide characters", () => {
    expect(underlined("移民 Name", "Name")).toEqual(["1 | 移民 Name", "  |      ^^^^"]);
  });
  test("at the end of the text has a mark", () => {
    expect(show("abc", "")).toContain("^");
  });
  test("in a very long line shows a part of it", () => {
    const [line, mark] = underlined(`${"x ".repeat(100_000)}Name${" y".repeat(100_000)}`, "Name");
    expect((line ?? "").length).toBeLessThan(200);
    expect((line ?? "").slice((mark ?? "").indexOf("^")).startsWith("Name")).toBe(true);
  });
  test("keeps control characters from the terminal", () => {
    expect(show("\u001b[2Jx Name", "Name")).not.toContain("\u001b");
    expect(terminalSafe(`\u001b[2J${ansi("bad", "x")}`)).toBe(`\ufffd[2J${ansi("bad", "x")}`);
  });
});

describe("words", () => {
  test.each([
    [rational(19, 26), "0.7308 = 19/26", 0.7308],
    [rational(1), "1", 1],
    [rational(999_999, 1_000_000), "0.9999", 0.9999],
    [rational(1, 1_000_000), "0.0001 = 1/1000000", 0.0001],
  ])("degree %#", (degree, words, number) => {
    expect(degreeWords(degree)).toBe(words);
    expect(degreeNumber(degree)).toBe(number);
  });
  test("names of classes are read aloud", () => {
    expect(["LabourLawWorker", "EUCitizen", "Worker"].map(humanize)).toEqual(["labour law worker", "EU citizen", "worker"]);
  });
  test("paragraphs break at spaces", () => {
    expect(wrap("aa bb cc", "- ", "  ", 7)).toEqual(["- aa bb", "  cc"]);
  });
});

test.each(smallExamples)("the report of %s has 80 columns", async (path) => {
  const { out } = await regime(root, ["evaluate", "--reading", "ruggie", path]);
  expect(out.split("\n").filter((line) => displayWidth(line) > 80)).toEqual([]);
});
