/** Every example compiles, and gives what it says it gives. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { askedBy, checkExpectations } from "../../src/evaluator/criteria/check-expectations";
import { evaluate } from "../../src/evaluator/criteria/evaluate";
import { runTests } from "../../src/evaluator/decide/run-tests";
import { formatDay } from "../../src/language/dates";
import { compileExample, examplePaths, interestPaths, root } from "../support/examples";

/** Warnings that are true of the regime; its page in docs/findings says why. */
const warned: Readonly<Record<string, readonly string[]>> = {
  "examples/eu-turkey-2016.regime": ["right-without-prerequisite", "rule-without-norm"],
  "examples/germany-turkey-1961.regime": ["right-without-prerequisite", "right-without-prerequisite", "right-without-prerequisite"],
  "examples/nordic-clm.regime": ["right-without-prerequisite", "right-without-prerequisite"],
  "examples/refugee-1951.regime": ["principle-without-norm", "right-without-prerequisite", "right-without-prerequisite", "right-without-prerequisite", "right-without-prerequisite"],
  "examples/seville-cotonou.regime": ["proxy", "linkage-in-name-only"],
  "examples/ttta.regime": ["proxy"],
};

describe.each(examplePaths)("%s", (path) => {
  const { regimes, diagnostics } = compileExample(path);

  test("compiles without errors, and with no warning but those that are true of it", () => {
    expect(diagnostics.map((d) => d.code)).toEqual(warned[path] ?? []);
    expect(regimes.length).toBeGreaterThan(0);
  });

  describe.each(regimes)("$name", (regime) => {
    test("has tests and expectations", () => {
      expect(regime.tests.length).toBeGreaterThan(0);
      expect(regime.expectations.length).toBeGreaterThan(0);
    });

    test("every rule and exception, every test cites a source", () => {
      const uncited = [
        ...regime.clauses.flatMap((c) =>
          c.cites.length === 0 && c.sentences.some((s) => regime.sentences[s]?.cites.length === 0) ? [c.name] : [],
        ),
        ...regime.tests.flatMap((t) => (t.cites.length === 0 ? [t.title] : [])),
      ];
      expect(uncited).toEqual([]);
    });

    test.each(runTests(regime).map((outcome) => ({ title: outcome.test.title, outcome })))("$title", ({ outcome }) => {
      expect(outcome.cases).toBeGreaterThan(0);
      expect(
        outcome.failures.map((f) => f.kind === "duty" ? { duty: f.duty, bearer: f.bearer, expected: f.expected, found: f.owed } : ({
          right: regime.rights[f.right]?.name,
          expected: f.expected,
          found: f.answer === null ? "impossible" : f.answer.possible.map((d) => d.position.kind),
          by: f.answer?.decision?.by.map((s) => regime.clauses[regime.sentences[s]?.clause ?? -1]?.name),
        })),
      ).toEqual([]);
    });

    test("meets its expectations", () => {
      const unmet = checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })).filter((e) => !e.met);
      const day = (d: number | null): string => (d === null ? "..." : formatDay(d));
      expect(
        unmet.map(({ expectation, found }) => ({
          criterion: expectation.criterion,
          expected: expectation.verdict,
          window: `${day(expectation.window.since)} before ${day(expectation.window.before)}`,
          found: found.map(
            (f) =>
              `${f.verdict} ${day(f.interval.since)} before ${day(f.interval.before)} because ${f.because.map((c) => regime.clauses[c]?.name).join(", ")}`,
          ),
        })),
      ).toEqual([]);
    });
  });
});

describe.each(interestPaths)("%s", (path) => {
  const { regimes, diagnostics } = compileExample(path);

  test("compiles without findings but those of the law that it takes, and what it gives reasons for", () => {
    const text = readFileSync(join(root, path), "utf8");
    const ignored = [...text.matchAll(/regime-lint-ignore (\S+): \S/g)].map((m) => m[1] ?? "");
    const law = /^use "\.\.\/([^"]+)"/m.exec(text)?.[1];
    expect(diagnostics.filter((d) => d.at.path === path).map((d) => d.code)).toEqual(ignored);
    expect(diagnostics.filter((d) => d.at.path !== path).map((d) => d.code)).toEqual(law === undefined ? [] : compileExample(`examples/${law}`).diagnostics.map((d) => d.code));
    expect(regimes.length).toBeGreaterThan(0);
  });

  test.each(regimes)("$name has interests and a scenario, and meets its expectations", (regime) => {
    expect([regime.interests.stakes.length > 0, regime.scenarios.length > 0, regime.expectations.length > 0]).toEqual([true, true, true]);
    const unmet = checkExpectations(regime, (binding) => evaluate(regime, { ...askedBy(regime), binding })).filter((e) => !e.met);
    expect(unmet.map(({ expectation, found }) => [expectation.criterion, found.map((f) => f.verdict)])).toEqual([]);
  });

  test.each(regimes)("what $name cites is a source, and what it does not says that it is stylised", ({ interests: { stakes }, scenarios }) => {
    const assumed = stakes.some((s) => s.cites.length === 0);
    expect(scenarios.every((s) => !assumed || /stylised, not sourced/.test(s.title ?? ""))).toBe(true);
  });
});
