import { coverageOf, passed, percentCovered, tally, type RegimeRun } from "../outcomes";
import { expectationLines, expectationWords, testLines } from "../text/test";
import { plain } from "../text/paint";
import { count } from "../words/names";
import type { Case, CiReport, Finding } from "./finding";
import { cell } from "./markdown";

const view = { quiet: false, coverage: false, paint: plain };
/** What was expected and what was found, without the first line, which names it. */
const details = (lines: readonly string[]): string => lines.slice(1).map((line) => line.trim()).join("\n");

function casesOf(run: RegimeRun): readonly Case[] {
  const { regime, places } = run;
  const suite = `${regime.name} (${places.show(regime.at.path)})`;
  const made = (name: string, at: Case["at"], lines: readonly string[] | null): Case => ({
    suite, name, at, places, note: null,
    failure: lines === null ? null : { kind: "failure", message: details(lines).split("\n")[0] ?? "", details: details(lines) },
  });
  return [
    ...run.tests.map((t) => made(t.test.title, t.test.at, passed(t) ? null : testLines(run, t, view))),
    ...run.expectations.map((e) => made(`expect ${expectationWords(regime, e.expectation)}`, e.expectation.at, e.met ? null : expectationLines(run, e, view))),
  ];
}

function findingOf(c: Case): readonly Finding[] {
  if (c.failure === null || c.at === null) return [];
  const rule = c.name.startsWith("expect ") ? "expectation-not-met" : "test-failed";
  return [{ rule, answer: "fail", level: "error", message: `${c.name}: ${c.failure.details.replaceAll("\n", "; ")}`, remedy: null, at: c.at, places: c.places, related: [] }];
}

const rules = new Map([["test-failed", "a test of the file fails"], ["expectation-not-met", "a verdict is not the one expected"], ["clause-without-test", "a rule or exception that decides no test"]]);

function coverageFindings(runs: readonly RegimeRun[]): readonly Finding[] {
  return coverageOf(runs).missed.flatMap(({ run, clause }): readonly Finding[] => {
    const found = run.regime.clauses[clause];
    return found === undefined ? [] : [{ rule: "clause-without-test", answer: "fail", level: "note", message: `no test decides ${found.name}`, remedy: null, at: found.at, places: run.places, related: [] }];
  });
}

/** Every test and expectation, and with `coverage` the clauses that no test decides. */
export function testReport(runs: readonly RegimeRun[], coverage: boolean): CiReport {
  const cases = runs.flatMap(casesOf);
  const t = tally(runs);
  const c = coverageOf(runs);
  const failing = cases.flatMap((one) => (one.failure === null ? [] : [`- **${cell(one.name)}** (${cell(one.suite)})`, ...one.failure.details.split("\n").map((line) => `  - ${cell(line)}`)]));
  return {
    command: "regime test",
    findings: [...cases.flatMap(findingOf), ...(coverage ? coverageFindings(runs) : [])],
    cases, rules,
    summary: [
      `${count(t.tests, "test")}, ${t.failedTests} failed; ${count(t.expectations, "expectation")}, ${t.unmet} not met.`,
      ...(coverage ? ["", `Coverage: ${c.decided} of ${count(c.total, "rule or exception", "rules and exceptions")} (${percentCovered(c)} %).`] : []),
      ...(failing.length === 0 ? [] : ["", ...failing]),
    ],
  };
}
