import type { Fact } from "../../../language/regime";

/** Which numbers stand for the values of a fact: from the least to the greatest, perhaps whole ones only. */
export interface Values {
  readonly low: number;
  readonly high: number;
  readonly isWhole: boolean;
}

/** Tells the numbers that stand for the values of a fact. */
export function valuesOf({ range, type }: Fact): Values {
  const listed = type.kind === "yes-or-no" ? 2 : type.kind === "labels" || type.kind === "state" ? type.labels.length : null;
  const isWhole = type.kind !== "money" && !(type.kind === "number" && type.grain === "count");
  return { low: range?.from ?? (listed === null ? -Infinity : 0), high: range?.to ?? (listed === null ? Infinity : listed - 1), isWhole };
}

/** Whether a number stands for a value of a fact. */
export function isValue(fact: Fact, value: number): boolean {
  const { low, high, isWhole } = valuesOf(fact);
  return value >= low && value <= high && (!isWhole || Math.floor(value) === value);
}
