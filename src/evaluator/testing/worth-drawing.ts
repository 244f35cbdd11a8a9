/** What is worth drawing of a regime: values of facts on either side of what they are compared with, and values under which a condition holds. */
import { factCells } from "../../kernel/cells";
import { compareValues, openFact, operandValue, stateHolds, type Frame } from "../../language/reading";
import type { Condition, Fact, FactId, Regime } from "../../language/regime";
import { comparedWith } from "./arbitrary-case";

/** The values to draw of each fact, by `FactId`, the usual one first; of a fact that nothing reads, the usual one alone. */
export function valuesWorthDrawing(regime: Regime): readonly (readonly number[])[] {
  const cells = factCells(regime, false);
  const compared = comparedWith(regime);
  return regime.facts.map((fact, id) => {
    const usual = fact.default ?? fact.range?.from ?? 0;
    const own = cells.get(id);
    if (own === undefined) return [usual];
    const near = [...(compared.get(id) ?? [])].flatMap((c) => [c - 1, c, c + 1]).filter((v) => isInside(fact, v));
    const inCells = own.flatMap((c) => [c.value, ...(c.open ? [] : [c.from, c.to])]).filter((v) => Number.isFinite(v));
    return [...new Set([usual, ...inCells, ...near])];
  });
}

function isInside({ range, type }: Fact, value: number): boolean {
  if (range !== null) return range.from <= value && value <= range.to;
  if (type.kind === "yes-or-no") return value === 0 || value === 1;
  return type.kind !== "labels" && type.kind !== "state";
}

/**
 * Sets facts so that a condition holds, where facts can make it hold. `choose` picks between so many ways; the first one is the
 * simplest. Conditions that are not of facts are left as they are: the case is decided in any event.
 */
export function aimedAt(regime: Regime, condition: Condition, frame: Frame, facts: number[], values: readonly (readonly number[])[], choose: (ways: number) => number): void {
  const set = (fact: FactId, holds: (value: number) => boolean): void => {
    if (holds(facts[fact] ?? 0)) return;
    const ways = (values[fact] ?? []).filter(holds);
    const value = ways[choose(ways.length)];
    if (value !== undefined) facts[fact] = value;
  };
  const aim = (c: Condition, wanted: boolean): void => {
    switch (c.kind) {
      case "and":
      case "or": {
        const one = c.operands[choose(c.operands.length)];
        if ((c.kind === "and") === wanted) c.operands.forEach((o) => aim(o, wanted));
        else if (one !== undefined) aim(one, wanted);
        return;
      }
      case "not":
        aim(c.operand, !wanted);
        return;
      case "fact": {
        const right = operandValue(regime, c.operand, frame);
        if (right !== null) set(c.fact, (v) => compareValues(v, c.comparator, right) === wanted);
        return;
      }
      case "state":
        set(c.fact, (v) => stateHolds(regime, c, v, frame) === wanted);
        return;
      case "series":
        {
          const open = openFact(regime, c, frame);
          if (open === null) aim(c.comparison, wanted);
          else set(open, (v) => (v === 1) === wanted);
        }
        return;
      case "constant":
      case "table":
      case "date":
      case "party":
      case "member":
        return;
    }
  };
  aim(condition, true);
}
