/** Timelines are whole, in order, and as long as they can be. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import type { Phase, Stretch } from "../../src/evaluator/result";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import type { DayInterval } from "../../src/language/dates";
import { add, multiply, rational, smaller, zero, type Rational } from "../../src/language/rational";
import { regimeOf } from "../support/compiled";
import { days, fraction } from "../support/evaluations";
import { patience, runs } from "../support/runs";

function gaps(intervals: readonly DayInterval[]): readonly string[] {
  return intervals.flatMap((interval, i) => {
    const empty = interval.since !== null && interval.before !== null && interval.since >= interval.before;
    const apart = i > 0 && interval.since !== intervals[i - 1]?.before;
    return [...(empty ? [`empty ${days(interval)}`] : []), ...(apart ? [`${days(interval)} does not follow`] : [])];
  });
}

function phaseProblems(stretch: Stretch): readonly string[] {
  const { phases, interval } = stretch;
  if (phases.length === 0) return [];
  const words = (p: Phase): string => `${fraction(p.degree)} ${fraction(p.range?.from)} ${fraction(p.range?.to)} because ${p.because.join(",")}`;
  const ends = days({ since: phases[0]?.interval.since ?? null, before: phases.at(-1)?.interval.before ?? null });
  return [
    ...gaps(phases.map((p) => p.interval)),
    ...(ends === days(interval) ? [] : [`phases of ${ends} in ${days(interval)}`]),
    ...phases.slice(1).flatMap((p, i) => (words(p) === words(phases[i] ?? p) ? [`two phases alike at ${days(p.interval)}`] : [])),
  ];
}

function degreeProblems(stretch: Stretch): readonly string[] {
  const degrees = stretch.phases.map((p) => p.degree).filter((d) => d !== null);
  if (degrees.length === 0 || degrees.length < stretch.phases.length) return [];
  const problems = fraction(stretch.degree.minimum) === fraction(degrees.reduce(smaller)) ? [] : ["minimum"];
  const { since, before } = stretch.interval;
  if (since === null || before === null) return problems;
  let sum: Rational = zero;
  for (const { interval, degree } of stretch.phases) {
    sum = add(sum, multiply(degree ?? zero, rational((interval.before ?? 0) - (interval.since ?? 0))));
  }
  const mean = fraction(multiply(sum, rational(1, before - since)));
  return fraction(stretch.degree.mean) === mean ? problems : [...problems, `mean ${fraction(stretch.degree.mean)}, not ${mean}`];
}

function timelineProblems(timeline: readonly Stretch[], life: DayInterval | null): readonly string[] {
  const words = (s: Stretch): string => `${s.verdict} ${s.missing ?? ""} ${s.dependsOn.join(",")}`;
  const late = timeline.length > 0 && timeline[0]?.interval.since !== life?.since;
  return [
    ...gaps(timeline.map((s) => s.interval)),
    ...timeline.slice(1).flatMap((s, i) => (words(s) === words(timeline[i] ?? s) ? [`two stretches alike at ${days(s.interval)}`] : [])),
    ...timeline.flatMap((s) => [...phaseProblems(s), ...degreeProblems(s)]),
    ...(late ? ["does not begin with the regime"] : []),
  ];
}

const kinds: readonly (readonly [string, RegimeTextOptions, number])[] = [
  ["of any regime", { maxParties: 4 }, 120],
  ["where figures are missing", { series: true, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 1, outsiders: false, mirrors: false, favoured: false }, 25],
];

describe("timelines", () => {
  test.each(kinds)("adjoin, differ from neighbour to neighbour, and have the degrees of their phases: %s", (_, options, numRuns) => {
    fc.assert(
      fc.property(regimeText(options), (text) => {
        const evaluation = evaluate(regimeOf(text));
        const timelines = [...evaluation.criteria.map((c) => ({ name: c.criterion, timeline: c.timeline })), ...evaluation.criteria.flatMap((c) => c.parts.map((p) => ({ name: p.part, timeline: p.timeline })))];
        expect(timelines.flatMap(({ name, timeline }) => timelineProblems(timeline, evaluation.life).map((p) => `${name}: ${p}`))).toEqual([]);
      }),
      { numRuns: runs(numRuns) },
    );
  }, patience);
});
