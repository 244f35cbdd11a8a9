import { add, divide, multiply, rational, subtract, type Rational } from "../../../language/rational";
import type { Regime, Scenario } from "../../../language/regime";
import { declaredNumbers } from "../assumed";
import { usualTolerance } from "../balance";
import { judged, worldOf } from "../judged";
import type { DeclaredNumber, Sweep } from "../result";
import { answersOf } from "./answers";
import { numbersOf } from "./numbers";
import type { Case } from "./varied";

/** A declared number, and the values that it is to have: from one to another in so many steps of the same size. */
export interface Axis {
  readonly number: string;
  readonly from: Rational;
  readonly to: Rational;
  /** 1 or more. */
  readonly steps: number;
}

/** The numbers of a scenario that can be varied, by name. */
export const declaredNumbersOf = (regime: Regime, scenario: Scenario): readonly DeclaredNumber[] =>
  numbersOf(regime, scenario, declaredNumbers(regime, scenario, usualTolerance)).map(({ name, kind, declared, of }) => ({ name, kind, declared, of }));

/** Judges everything again at every combination of values; the first number varies slowest. A name that there is not is left out. */
export function sweepOf({ regime, scenario, books, choices, declared }: Case, axes: readonly Axis[]): Sweep {
  const known = numbersOf(regime, scenario, declared);
  const varied = axes.flatMap((axis) => { const number = known.find((n) => n.name === axis.number); return number === undefined ? [] : [{ number, values: valuesOf(axis) }]; });
  const combinations = varied.reduce<readonly (readonly Rational[])[]>((all, { values }) => all.flatMap((some) => values.map((v) => [...some, v])), [[]]);
  return {
    numbers: varied.map((v) => v.number.name),
    cells: combinations.map((values) => {
      const assumed = values.reduce((all, value, i) => varied[i]?.number.set(all, value) ?? all, declared);
      return { values, verdicts: answersOf(judged(regime, worldOf(scenario, books, assumed, choices), assumed)) };
    }),
  };
}
const valuesOf = ({ from, to, steps }: Axis): readonly Rational[] =>
  Array.from({ length: steps + 1 }, (_, i) => add(from, divide(multiply(subtract(to, from), rational(i)), rational(steps))));
