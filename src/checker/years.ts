import { civil, type Day } from "../language/dates";
import type { Cap, Condition, Lookup, LookupArg, Operand, Sentence, SeriesComparison, TimePoint, Window } from "../language/regime";
import { withPartConditions } from "./parts";
import { withTable } from "./tabled-terms";

/**
 * A sentence as its years are counted: `year` is the calendar year in which the current twelve months since the written `since` of
 * the sentence, or else of its clause, began. Without a written day, or from 1 January, that is the year of the day.
 */
export function countedYears(sentence: Sentence): Sentence {
  const since = sentence.windows.map((w) => w.since).findLast((day) => typeof day === "number");
  return since === undefined ? sentence : countedFrom(sentence, since);
}

/** A number and its dates, the years counted as those of a sentence. */
export function countedCap(cap: Cap, windows: readonly Window[]): { readonly cap: Cap; readonly windows: readonly Window[] } {
  const since = windows.map((w) => w.since).findLast((day) => typeof day === "number");
  if (since === undefined) return { cap, windows };
  const change = inYearsFrom(since);
  return { cap: withPartConditions(capWith(cap, change), (c) => conditionWith(c, change)), windows: windows.map((w) => windowWith(w, change)) };
}

/** A sentence whose years are counted from a day. */
export function countedFrom(sentence: Sentence, since: Day): Sentence {
  return lookupsChanged(sentence, inYearsFrom(since));
}

function inYearsFrom(since: Day): Change {
  const { month, day } = civil(since);
  const from = month === 1 && day === 1 ? null : since;
  return ({ table, args }) => ({ table, args: args.map((arg) => counted(arg, from)) });
}

function counted(arg: LookupArg, since: Day | null): LookupArg {
  const plus = arg === "year" ? 0 : typeof arg === "object" && "plus" in arg ? arg.plus : null;
  return plus === null ? arg : plus === 0 && since === null ? "year" : { plus, since };
}

type Change = (lookup: Lookup) => Lookup;

/** A sentence with every look-up changed. */
export function lookupsChanged(sentence: Sentence, change: Change): Sentence {
  const { head } = sentence;
  return {
    ...sentence,
    head: head.kind === "ration" ? { ...head, cap: withPartConditions(capWith(head.cap, change), (c) => conditionWith(c, change)) } : head,
    condition: conditionWith(sentence.condition, change),
    terms: withTable(sentence.terms, change),
    windows: sentence.windows.map((window) => windowWith(window, change)),
  };
}

const operandWith = (operand: Operand, change: Change): Operand =>
  ({ ...operand, terms: operand.terms.map(({ factor, lookup }) => ({ factor, lookup: change(lookup) })) });

const capWith = (cap: Cap, change: Change): Cap => ({
  ...cap, amount: operandWith(cap.amount, change), ...(cap.other ? { other: { ...cap.other, amount: operandWith(cap.other.amount, change) } } : {}),
});

function windowWith(window: Window, change: Change): Window {
  const point = (p: TimePoint | null): TimePoint | null => (p === null || typeof p === "number" ? p : change(p));
  return { ...window, since: point(window.since), before: point(window.before), during: window.during && change(window.during) };
}

function comparisonWith(comparison: SeriesComparison, change: Change): SeriesComparison {
  const operand = operandWith(comparison.operand, change);
  return comparison.kind === "table" ? { ...comparison, lookup: change(comparison.lookup), operand } : { ...comparison, operand };
}

function conditionWith(condition: Condition, change: Change): Condition {
  switch (condition.kind) {
    case "and": case "or":
      return { ...condition, operands: condition.operands.map((o) => conditionWith(o, change)) };
    case "not":
      return { ...condition, operand: conditionWith(condition.operand, change) };
    case "fact":
      return { ...condition, operand: operandWith(condition.operand, change) };
    case "table": case "date":
      return comparisonWith(condition, change);
    case "series":
      return { ...condition, comparison: comparisonWith(condition.comparison, change) };
    case "constant": case "party": case "member": case "state":
      return condition;
    default: {
      const never: never = condition;
      return never;
    }
  }
}
