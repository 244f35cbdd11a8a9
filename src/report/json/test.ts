import type { DutyFailure, ExpectationOutcome, PositionFailure, TestOutcome } from "../../evaluator";
import { coverageOf, passed, percentCovered, tally, type RegimeRun } from "../outcomes";
import type { ClauseId, Regime } from "../../language/regime";
import { inclusive } from "../words/days";
import { factKey } from "../words/facts";
import { className, rightName } from "../words/names";
import { questionJson, rightJson } from "./decide";
import type { Places } from "../places";
import { clausesJson, placeJson, type Json } from "./shared";

const names = (regime: Regime, clauses: readonly ClauseId[]): Json => clauses.map((id) => regime.clauses[id]?.name ?? null);

function failureJson(regime: Regime, f: PositionFailure, places: Places): Json {
  return {
    ...questionJson(regime, f.question),
    right: rightName(regime, f.right),
    expected: { position: f.expected, because: names(regime, f.expectedBecause) },
    found: f.answer === null ? null : rightJson(regime, f.answer, places),
    narrower: f.narrower.map((c) => className(regime, c)),
  };
}

const dutyFailureJson = (regime: Regime, f: DutyFailure): Json => ({
  ...questionJson(regime, f.question), duty: f.duty, bearer: f.bearer, ...(f.only ? { only: f.only } : {}), expected: f.expected, found: f.impossible ? null : f.owed,
  dependsOn: f.open.map((fact) => factKey(regime, fact)),
  narrower: f.narrower.map((c) => className(regime, c)),
});

function testJson(regime: Regime, t: TestOutcome, places: Places): Json {
  return {
    title: t.test.title,
    passed: passed(t),
    cases: t.cases,
    at: placeJson(t.test.at, places),
    decidedBy: names(regime, t.decidedBy),
    failures: t.failures.flatMap((f) => (f.kind === "position" ? [failureJson(regime, f, places)] : [])),
    dutyFailures: t.failures.flatMap((f) => (f.kind === "duty" ? [dutyFailureJson(regime, f)] : [])),
  };
}

function expectationJson(regime: Regime, e: ExpectationOutcome, places: Places): Json {
  return {
    criterion: e.expectation.criterion,
    reading: e.expectation.reading,
    binding: e.expectation.binding ?? "hard",
    verdict: e.expectation.verdict,
    ...inclusive(e.expectation.window),
    because: names(regime, e.expectation.because),
    passed: e.met,
    at: placeJson(e.expectation.at, places),
    found: e.found.map((f) => ({ ...inclusive(f.interval), verdict: f.verdict, because: clausesJson(regime, f.because, places) })),
  };
}

/** The answer of `test`; `places` of a regime are those of the file it stands in. */
export function testDocument(runs: readonly RegimeRun[], coverage: boolean): Json {
  const c = coverageOf(runs);
  return {
    schema: "regime-lang/test/1",
    ...tally(runs),
    regimes: runs.map(({ regime, tests, expectations, places }) => ({
      regime: regime.name,
      path: places.show(regime.at.path),
      tests: tests.map((t) => testJson(regime, t, places)),
      expectations: expectations.map((e) => expectationJson(regime, e, places)),
    })),
    ...(coverage
      ? {
          coverage: {
            decided: c.decided,
            total: c.total,
            percent: percentCovered(c),
            missed: c.missed.map(({ run, clause }) => ({ regime: run.regime.name, rule: run.regime.clauses[clause]?.name ?? null })),
          },
        }
      : {}),
  };
}
