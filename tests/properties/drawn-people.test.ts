/** People drawn for property tests are people of the population: they can be, and a failure shrinks to the first of everything. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { canBe } from "../../src/evaluator/decide/can-be";
import { personOf } from "../../src/evaluator/testing";
import { compileExample, smallExamples } from "../support/examples";

test.each(smallExamples)("%s", (path) => {
  const regime = compileExample(path).regimes.find((r) => r.at.path === path) ?? expect.fail("no regime");
  fc.assert(fc.property(personOf(regime), (person) => {
    expect(canBe(regime, { ...person, facts: person.facts.map((value, f) => value ?? regime.facts[f]?.default ?? 0) }, true)).toBe(true);
    expect(person.host).not.toBe(person.origin);
  }), { numRuns: 50 });
});

test("shrinks to the earliest values that still fail", () => {
  const regime = compileExample("examples/eu-free-movement.regime").regimes[0] ?? expect.fail("no regime");
  const insured = regime.facts.findIndex(({ key }) => key === "insured");
  const { counterexample } = fc.check(fc.property(personOf(regime), ({ facts }) => facts[insured] === 0), { numRuns: 200 });
  const [person] = counterexample ?? expect.fail("it holds");
  expect(person.facts[insured]).toBe(1);
  expect(person.facts.filter((value, f) => f !== insured && value !== null && value > 1)).toEqual([]);
  expect(person.mover).toBe(0);
});
