import { comparedLookups } from "./reading";
import type { Condition, FactId, Lookup } from "./regime";

export type ConditionAtom = Exclude<Condition, { readonly kind: "and" | "or" | "not" }>;

/** The atoms of a condition, in the order written; whether they are denied is not said. */
export function atomsOf(condition: Condition): readonly ConditionAtom[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.flatMap(atomsOf);
    case "not":
      return atomsOf(condition.operand);
    default:
      return [condition];
  }
}

/** The facts that a condition reads. */
export const factsOf = (condition: Condition): readonly FactId[] =>
  atomsOf(condition).flatMap((atom) => (atom.kind === "fact" || atom.kind === "state" ? [atom.fact] : []));

/** The tables that a condition reads, and where. */
export const lookupsOf = (condition: Condition): readonly Lookup[] =>
  atomsOf(condition).flatMap((atom) => {
    if (atom.kind === "series") return comparedLookups(atom.comparison);
    if (atom.kind === "fact") return atom.operand.terms.map((term) => term.lookup);
    return atom.kind === "table" || atom.kind === "date" ? comparedLookups(atom) : [];
  });
