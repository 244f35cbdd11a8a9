/** What no row of small numbers can hold is walked: conditions that read tables, dates, states or series, and windows with days from tables. */
import { clock, compareValues, inPartySet, isBound, lookUp, openFact, operandValue, shifted, stateHolds, windowHolds, type Frame } from "../../../language/reading";
import type { Condition, FactId, Regime, Window } from "../../../language/regime";

/** The part of a sentence that is walked: all of it must hold. */
export interface Walk {
  readonly conditions: readonly Condition[];
  readonly windows: readonly Window[];
}

/** Whether what is walked holds, given the value of each fact. */
export function walkHolds(regime: Regime, walk: Walk, frame: Frame, fact: (fact: FactId) => number): boolean {
  return walk.windows.every((w) => windowHolds(regime, w, frame)) && walk.conditions.every((c) => conditionHolds(regime, c, frame, fact));
}

/** Whether a condition holds, given the value of each fact. */
export function conditionHolds(regime: Regime, condition: Condition, frame: Frame, fact: (fact: FactId) => number): boolean {
  const holds = (c: Condition): boolean => conditionHolds(regime, c, frame, fact);
  switch (condition.kind) {
    case "constant":
      return condition.value;
    case "and":
      return condition.operands.every(holds);
    case "or":
      return condition.operands.some(holds);
    case "not":
      return !holds(condition.operand);
    case "fact": {
      const known = regime.facts[condition.fact];
      const right = operandValue(regime, condition.operand, frame);
      if (known === undefined || right === null) return false;
      const isPast = known.from !== null && frame.on < known.from;
      return compareValues(isPast ? (known.default ?? 0) : fact(condition.fact), condition.comparator, right);
    }
    case "table": {
      const left = lookUp(regime, condition.lookup, frame);
      const right = operandValue(regime, condition.operand, frame);
      return typeof left === "number" && right !== null && compareValues(shifted(left, condition.shift), condition.comparator, right);
    }
    case "date": {
      const right = operandValue(regime, condition.operand, frame);
      return right !== null && compareValues(clock(condition.read, frame.on), condition.comparator, right);
    }
    case "state":
      return stateHolds(regime, condition, fact(condition.fact), frame);
    case "series": {
      const open = openFact(regime, condition, frame);
      return open === null ? holds(condition.comparison) : fact(open) === 1;
    }
    case "party":
      return inPartySet(regime, condition.set, condition.role === "host" ? frame.host : frame.origin, frame.on);
    case "member":
      return isBound(regime, condition.role === "host" ? frame.host : frame.origin, frame.on);
  }
}
