/** What is written as JSON follows its schema and reads back to the same regime; what is written as a text means the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseOf, figuresOf, regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { describe as wordsOf, severityOf } from "../../src/diagnostics";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { evaluate, runTests } from "../../src/evaluator";
import { exportText } from "../../src/export-text";
import { exportJson } from "../../src/interchange";
import type { Case } from "../../src/evaluator/result";
import { formatDay } from "../../src/language/dates";
import { figureText } from "../../src/language/figures";
import { positionKey } from "../../src/language/position";
import type { Regime } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { compileExample, examplePaths, smallExamples } from "../support/examples";
import { readText, withoutPlaces } from "../support/interchange";
import { patience, runs } from "../support/runs";
import { schemaErrors } from "../support/schemas";

function assertReadsBack(regimes: readonly Regime[]): void {
  const text = exportJson(regimes);
  expect(schemaErrors(JSON.parse(text))).toEqual([]);
  const again = readText(text);
  expect(again.diagnostics).toEqual([]);
  expect(withoutPlaces(again.regimes)).toEqual(withoutPlaces(regimes));
  expect(exportJson(again.regimes)).toBe(text);
}

describe("JSON and back", () => {
  test.each(examplePaths)("%s", (path) => {
    const { regimes } = compileExample(path);
    expect(regimes.length).toBeGreaterThan(0);
    assertReadsBack(regimes);
  });

  test("of generated regimes", () => {
    fc.assert(
      fc.property(fc.oneof(regimeText({ claims: true }), withSeries), (text) => assertReadsBack(compileText(text).regimes)),
      { numRuns: runs(60) },
    );
  }, patience);
});

// ---- text ---------------------------------------------------------------------------------------------------

/** Why regimes have no text; empty where they have one. */
function refusals(regimes: readonly Regime[]): readonly string[] {
  const written = exportText(regimes);
  return written.ok ? [] : written.diagnostics.map((d) => wordsOf(d).message);
}

/** The regimes of JSON as a text, compiled again. */
function throughText(regimes: readonly Regime[]): readonly Regime[] {
  const written = exportText(readText(exportJson(regimes)).regimes);
  if (!written.ok) throw new Error(written.diagnostics.map((d) => wordsOf(d).message).join("\n"));
  const again = compileText(written.text, Object.fromEntries(written.files));
  expect(again.regimes).toHaveLength(regimes.length);
  return again.regimes;
}

/** The same case in a regime whose parties, rights, classes and facts have other numbers. */
function translated(from: Regime, to: Regime, c: Case): Case {
  const party = (p: number): number => (p < 0 ? p : to.parties.findIndex((x) => x.code === from.parties[p]?.code));
  const facts = to.facts.map((f) => {
    const index = from.facts.findIndex((x) => x.key === f.key);
    return c.facts[index] ?? f.default ?? f.range?.from ?? 0;
  });
  return { host: party(c.host), origin: party(c.origin), mover: to.classes.findIndex((m) => m.name === from.classes[c.mover]?.name), on: c.on, facts };
}

const positions = (regime: Regime, c: Case): Readonly<Record<string, unknown>> =>
  Object.fromEntries(regime.rights.map((r, right) => [r.name, decideByReference(regime, c, right).position]));

const verdicts = (regime: Regime): unknown =>
  evaluate(regime).criteria.map((c) => [c.criterion, ...[c, ...c.parts].map((p) => p.timeline.map((s) => [s.interval, s.verdict, s.degree]))]);

/** Texts that read a series: its comparisons, means and numbers. */
const withSeries = regimeText({ series: true, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }).filter((text) => text.includes("series uptake"));

/** Texts with cases of their regimes. */
const withCases = (texts: fc.Arbitrary<string>): fc.Arbitrary<{ readonly text: string; readonly cases: readonly Case[] }> => texts.chain((text) => {
  const regime = compileText(text).regimes[0];
  return fc.record({ text: fc.constant(text), cases: regime ? fc.array(caseOf(regime), { minLength: 20, maxLength: 20 }) : fc.constant([]) });
});

/** Texts that read a series, with a test for each of some cases, which states figures that the series lacks. */
const withTests = regimeText({ series: true, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }).filter((text) => text.includes("series uptake")).chain((text) => {
  const [regime] = compileText(text).regimes;
  if (!regime) return fc.constant(text);
  const code = (p: number): string => regime.parties[p]?.code ?? "stateless";
  const one = fc.record({ c: caseOf(regime), figures: figuresOf(regime) }).map(({ c, figures }) => {
    const given = figures.map((f) => figureText(regime, f)).join(" and ");
    return `host ${code(c.host)} origin ${code(c.origin)} mover ${regime.classes[c.mover]?.name ?? ""} ${given === "" ? "" : `with ${given} `}on ${formatDay(c.on)} expect ${regime.rights[0]?.name ?? ""} granted`;
  });
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((all) => text.replace(/^ {2}members .*$/m, (members) => [members, ...all.map((t, i) => `  test "${i}" { ${t} }`)].join("\n")));
});

/** A test that states a figure which the series lacks. */
const stated = `party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  members { Pa, Pb, Pc }
  series uptake : origin, year -> admitted from "uptake.csv"
  rule work { every member grants Work to Worker from every other member when uptake(origin, year - 1) >= 20 }
  test "0" { host Pa origin Pb mover Worker with figure uptake(Pb, 2009) = 30 on 2010-06-01 expect Work granted }
}
// file uptake.csv: origin,year,value; Pa,2009,20`;

/** What the tests of a regime find, by the names of what they ask. */
const outcomesOf = (regime: Regime): unknown =>
  runTests(regime).map(({ test: { title }, cases, failures }) => [
    title, cases, failures.map((f) => (f.kind === "position" ? (f.answer?.possible ?? []).map((d) => positionKey(d.position)) : f.owed)),
  ]);

describe("JSON, text and back", () => {
  test.each(examplePaths)("%s decides its tests alike", (path) => {
    const { regimes } = compileExample(path);
    const outcomes = (list: readonly Regime[]): unknown => list.map((r) => runTests(r).map((o) => [o.test.title, o.cases, o.failures.length]));
    expect(outcomes(throughText(regimes))).toEqual(outcomes(regimes));
  });
  test.each(smallExamples)("%s is judged alike", (path) => {
    const { regimes } = compileExample(path);
    expect(throughText(regimes).map(verdicts)).toEqual(regimes.map(verdicts));
  });

  test.each([["generated regimes", regimeText(), 60], ["generated regimes with series", withSeries, 25]])("%s decide alike", (_, texts, times) => {
    fc.assert(
      fc.property(withCases(texts), ({ text, cases }) => {
        const { regimes } = compileText(text);
        expect(refusals(regimes)).toEqual([]);
        const [from] = regimes;
        const [to] = throughText(regimes);
        if (from && to) for (const c of cases) expect(positions(to, translated(from, to, c))).toEqual(positions(from, c));
      }),
      { numRuns: runs(times) },
    );
  }, patience);

  test("tests that state figures come to the same", () => {
    let stating = 0;
    fc.assert(
      fc.property(withTests, (text) => {
        const { regimes, diagnostics } = compileText(text);
        expect(diagnostics.filter((d) => severityOf(d) === "error").map((d) => d.code)).toEqual([]);
        assertReadsBack(regimes);
        expect(refusals(regimes)).toEqual([]);
        stating += regimes.flatMap((r) => r.tests.flatMap((t) => t.figures ?? [])).length;
        expect(throughText(regimes).map(outcomesOf)).toEqual(regimes.map(outcomesOf));
      }),
      { numRuns: runs(25), examples: [[stated]] },
    );
    expect(stating).toBeGreaterThan(0);
  }, patience);

  test("writing twice is writing once", () => {
    fc.assert(
      fc.property(fc.oneof(regimeText({ claims: true }), withSeries), (text) => {
        const written = exportText(compileText(text).regimes);
        expect(written.ok && exportText(compileText(written.text, Object.fromEntries(written.files)).regimes)).toEqual(written);
      }),
      { numRuns: runs(30) },
    );
  }, patience);
});
