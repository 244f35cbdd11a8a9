import { add, divide, formatRational, multiply, rational, subtract, type Rational } from "../../../language/rational";
import type { Regime, Scenario } from "../../../language/regime";
import type { PoliticsOptions } from "../../politics/options";
import { politicsReport } from "../../politics/politics";
import { declaredNumbers, type Assumed } from "../assumed";
import { usualTolerance } from "../balance";
import { judged, worldOf, type Judged } from "../judged";
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
export const declaredNumbersOf = (regime: Regime, scenario: Scenario, politics: PoliticsOptions = {}): readonly DeclaredNumber[] =>
  numbersOf(regime, scenario, declaredNumbers(regime, scenario, usualTolerance, politics)).map(({ name, kind, declared, of }) => ({ name, kind, declared, of }));

/** Judges everything again at every combination of values; the first number varies slowest. A name that there is not is left out, and so is a second weight of one set. */
export function sweepOf({ regime, scenario, books, choices, declared }: Case, axes: readonly Axis[]): Sweep {
  const known = numbersOf(regime, scenario, declared);
  const asked = axes.flatMap((axis) => { const number = known.find((n) => n.name === axis.number); return number === undefined ? [] : [{ number, values: valuesOf(axis) }]; });
  const varied = asked.filter(({ number }, i) => !asked.slice(0, i).some((before) => ofOneSet(before.number, number)));
  const combinations = varied.reduce<readonly (readonly Rational[])[]>((all, { values }) => all.flatMap((some) => values.map((v) => [...some, v])), [[]]);
  const found = new Map<string, Judged>();
  /** Nothing but politics hangs on weights and on what is assumed of politics. */
  const judgedAt = (values: readonly Rational[], assumed: Assumed): Judged => {
    const key = values.flatMap((value, i) => (isPolitical(varied[i]?.number.kind) ? [] : [formatRational(value)])).join(" ");
    const made = found.get(key) ?? judged(regime, worldOf(scenario, books, assumed, choices), assumed);
    found.set(key, made);
    return made;
  };
  return {
    numbers: varied.map((v) => v.number.name),
    cells: combinations.map((values) => {
      const assumed = values.reduce((all, value, i) => varied[i]?.number.set(all, value) ?? all, declared);
      const found = judgedAt(values, assumed);
      return { values, verdicts: answersOf({ regime, judged: found, politics: politicsReport(regime, { books, declared: assumed, ...found }) }, assumed) };
    }),
  };
}

/** Weights of one set cannot be set both at once: what one leaves, the other is a part of. */
export const ofOneSet = (a: DeclaredNumber, b: DeclaredNumber): boolean => a.kind === "weight" && b.kind === "weight" && a.of === b.of;
const isPolitical = (kind: DeclaredNumber["kind"] | undefined): boolean => kind === "weight" || kind === "assumption" || kind === "table" || kind === "threshold";
const valuesOf = ({ from, to, steps }: Axis): readonly Rational[] =>
  Array.from({ length: steps + 1 }, (_, i) => add(from, divide(multiply(subtract(to, from), rational(i)), rational(steps))));
