/** Clauses of a regime while edits are tried. Everything is found by the place where it was written, which no edit changes. */
import type { Condition, Disapplication, Obligation, RegimeItem, Sentence } from "../language/ast";
import type { Span } from "../language/span";

/** The items of a regime, `null` where one was dropped, and those that are new. */
export interface Draft {
  readonly items: readonly (RegimeItem | null)[];
  readonly added: readonly RegimeItem[];
}

/** The place of a node that nobody wrote. */
export const nowhere: Span = { start: 0, end: 0 };

export type Phrase = Sentence | Disapplication;

/** The sentences of an item; none where it has none. */
export const sentencesOf = (item: RegimeItem): readonly Phrase[] =>
  item.kind === "Rule" || item.kind === "Exception" || item.kind === "Reservation" || item.kind === "Exit" ? item.sentences : [];

/** A draft with one item changed or dropped; an item that is gone stays gone. */
export const changeItem = (draft: Draft, index: number, change: (item: RegimeItem) => RegimeItem | null): Draft => ({
  ...draft, items: draft.items.map((item, i) => (i === index && item !== null ? change(item) : item)),
});

/** An item with one of its sentences changed or dropped. */
export function changeSentence(item: RegimeItem, start: number, change: (sentence: Phrase) => Phrase | null): RegimeItem {
  const changed = <T extends Phrase>(all: readonly T[]): readonly T[] =>
    // What makes a sentence of a sentence keeps its kind.
    all.flatMap((s) => (s.span.start === start ? ((change(s) as T | null) ?? []) : [s]));
  switch (item.kind) {
    case "Rule": case "Reservation": case "Exit":
      return { ...item, sentences: changed(item.sentences) };
    case "Exception":
      return { ...item, sentences: changed(item.sentences) };
    default:
      return item;
  }
}

/** A duty with one of its obligations changed. */
export const changeObligation = (item: RegimeItem, start: number, change: (obligation: Obligation) => Obligation): RegimeItem =>
  item.kind === "Duty" ? { ...item, obligations: item.obligations.map((o) => (o.span.start === start ? change(o) : o)) } : item;

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

/** What a condition joins: the operands of its `and` and `or`; what stands under `not` is one. */
export const operandsOf = (condition: Condition): readonly Condition[] =>
  condition.kind === "And" || condition.kind === "Or" ? condition.operands.flatMap(operandsOf) : [condition];

/** A condition without one of its operands; `null` where nothing is left. */
export function withoutOperand(condition: Condition, gone: Span): Condition | null {
  if (sameSpan(condition.span, gone)) return null;
  if (condition.kind !== "And" && condition.kind !== "Or") return condition;
  const operands = condition.operands.flatMap((o) => withoutOperand(o, gone) ?? []);
  const [only] = operands;
  return operands.length === 1 && only ? only : operands.length === 0 ? null : { ...condition, operands };
}

/** A condition with each atom changed. */
export function changeAtoms(condition: Condition, change: (atom: Condition) => Condition): Condition {
  switch (condition.kind) {
    case "And": case "Or":
      return { ...condition, operands: condition.operands.map((o) => changeAtoms(o, change)) };
    case "Not":
      return { ...condition, operand: changeAtoms(condition.operand, change) };
    default:
      return change(condition);
  }
}

/** Every atom of a condition, those under `not` included. */
export function atomsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === "And" || condition.kind === "Or") return condition.operands.flatMap(atomsOf);
  return condition.kind === "Not" ? atomsOf(condition.operand) : [condition];
}

/** A record without one of its fields. */
export function lacking<T extends object, K extends keyof T>(record: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = record;
  return rest;
}
