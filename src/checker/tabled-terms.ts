/** Standstills whose day a table gives: what reads them is divided, so that in the checked regime each is of one day. */
import type { Call } from "../language/ast";
import type { Lookup, Sentence, Terms } from "../language/regime";
import { combinationLimit, type Builder } from "./builder";
import { openKeys } from "./labels";
import { lowerCall } from "./lookups";
import { neverHolds } from "./satisfiable";
import { place, type Scope } from "./scope";
import { operandText, typeWords } from "./wording";

/** Terms of a day that is looked up; `on` is set once the sentence is divided. */
export interface TabledTerms {
  readonly kind: "standstill";
  readonly on: number;
  readonly table: Lookup;
}
const tabled = (table: Lookup): TabledTerms => ({ kind: "standstill", on: 0, table });
const isTabled = (terms: Terms | null): terms is TabledTerms => terms !== null && "table" in terms;

/** Reads `on accession(host) terms`; `null` after an error. */
export function tabledTerms(b: Builder, scope: Scope, call: Call): TabledTerms | null {
  const read = lowerCall(b, scope, call);
  if (!read) return null;
  const at = place(scope, call.span);
  if (read.type.kind !== "date") {
    b.report("wrong-type", at, { words: operandText(call), found: typeWords(read.type), expected: "a day from a table of dates" });
    return null;
  }
  if (openKeys(b, [read.lookup]).length > 0) {
    b.report("mover-out-of-place", at, { table: call.name.text, where: "the days of standstills" });
    return null;
  }
  return tabled(read.lookup);
}

/** Terms with the look-up of their day changed. */
export const withTable = (terms: Terms | null, change: (lookup: Lookup) => Lookup): Terms | null =>
  isTabled(terms) ? tabled(change(terms.table)) : terms;

/** A sentence as one for each day that its table gives. Where it gives none, nothing is said. */
export function splitByDays(b: Builder, sentence: Sentence): readonly Sentence[] {
  const { terms, condition } = sentence;
  if (!isTabled(terms)) return [sentence];
  const { table: lookup } = terms;
  const table = b.tables.items[lookup.table];
  const days = new Set([...(table?.rows.map((row) => row.value) ?? []), table?.otherwise ?? null].filter((value) => typeof value === "number"));
  b.budget.combinations -= days.size;
  if (b.budget.combinations < 0) {
    b.report("table-too-large", sentence.at, { table: table?.name ?? "", limit: combinationLimit });
    return [];
  }
  // A table of nothing but `none` leaves a sentence that never applies.
  const made = (days.size === 0 ? [0] : [...days].sort((x, y) => x - y)).map((on): Sentence => {
    const isDay = { kind: "table", lookup, comparator: "=", operand: { constant: on, terms: [] } } as const;
    return { ...sentence, terms: { kind: "standstill", on }, condition: condition.kind === "constant" && condition.value ? isDay : { kind: "and", operands: [isDay, condition] } };
  });
  const possible = made.filter((s) => !neverHolds(b, s.condition));
  return possible.length > 0 ? possible : made.slice(0, 1);
}
