import type { Regime } from "../../language/regime";
import { coverageOf, passed, percentCovered, tally, type RegimeRun } from "../outcomes";
import { plain } from "../text/paint";
import { expectationLines, testLines } from "../text/test";
import { count } from "../words/names";
import { anchor, list, paragraph, type Block, type Text } from "./blocks";

/** The place of a test in its text. */
export const testAnchor = (regime: Regime, test: number): string => anchor(regime.name, "test", String(test));

const shown = { quiet: false, coverage: false, paint: plain };
const together = (lines: readonly string[]): string => lines.map((line) => line.trim()).join(" ").replace(/^(?:pass|FAIL)\s+/, "");

/** Each test and expectation of a regime with what was expected and found, and how much of the text the tests decide. */
export function outcomes(run: RegimeRun): readonly Block[] {
  const { regime, tests, expectations } = run;
  const t = tally([run]);
  const covered = coverageOf([run]);
  const word = (ok: boolean): Text => [{ strong: ok ? "✓ passes" : "✗ fails" }, ": "];
  return [
    paragraph(`${count(t.tests, "test")} (${count(t.cases, "case")}): ${t.tests - t.failedTests} passed, ${t.failedTests} failed. ${count(t.expectations, "expectation")}: ${t.expectations - t.unmet} met, ${t.unmet} not met.`),
    ...(tests.length === 0 ? [] : [list(tests.map((o, i) => [...word(passed(o)), { link: together(testLines(run, o, shown)), to: testAnchor(regime, i) }]))]),
    ...(expectations.length === 0 ? [] : [list(expectations.map((o) => [...word(o.met), together(expectationLines(run, o, shown))]))]),
    paragraph(`${covered.decided} of ${count(covered.total, "rule or exception", "rules and exceptions")} decide some test (${percentCovered(covered)} %)${covered.missed.length === 0 ? "." : `; none decides ${covered.missed.map(({ clause }) => regime.clauses[clause]?.name ?? String(clause)).join(", ")}.`}`),
  ];
}
