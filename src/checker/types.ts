import type { Literal, Name, Type } from "../language/ast";
import type { FactType, TableType } from "../language/regime";
import { stateCount, stateType } from "../language/states";
import { suggest } from "../diagnostics";
import type { Builder } from "./builder";
import { place, type Scope } from "./scope";
import { literalText, typeWords } from "./wording";
import { dayFrom } from "./written-dates";

/** A declared type with its range and the value it has when nothing is stated. */
export interface DeclaredType {
  readonly type: FactType;
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly default: number | null;
}

const yesOrNo: FactType = { kind: "yes-or-no" };
export const yesNoRange = { from: 0, to: 1 };

/** Reads the type of a fact. */
export function factType(b: Builder, scope: Scope, type: Type): DeclaredType | null {
  switch (type.kind) {
    case "YesNo":
      return { type: yesOrNo, range: yesNoRange, default: 0 };
    case "Formality":
      return { type: yesOrNo, range: yesNoRange, default: 1 };
    case "Number":
      return numberType(b, scope, type);
    case "Money": {
      const currency = type.range?.from.kind === "MoneyLiteral" ? type.range.from.currency : "";
      const money: FactType = { kind: "money", currency };
      return { type: money, range: rangeOf(b, scope, money, type.range), default: null };
    }
    case "Date":
      return { type: { kind: "date" }, range: rangeOf(b, scope, { kind: "date" }, type.range), default: null };
    case "Labels": {
      const labels = labelNames(b, scope, type);
      return { type: { kind: "labels", labels, ladder: type.mode === "ladder" }, range: { from: 0, to: labels.length - 1 }, default: null };
    }
    case "State": {
      const state = stateType(type.byName, [], () => "");
      return { type: state, range: { from: 0, to: stateCount(state) - 1 }, default: null };
    }
    case "Periods":
      return unsuitable(b, scope, type, { what: "A fact", type: "periods", why: "a fact has one value in a case; only tables hold periods" });
    default: {
      const never: never = type;
      return never;
    }
  }
}

/** The labels of a type, of which each may stand only once. */
export function labelNames(b: Builder, scope: Scope, type: Extract<Type, { kind: "Labels" }>): readonly string[] {
  const labels = type.labels.map((l) => l.text);
  labels.forEach((label, i) => {
    const at = type.labels[i];
    if (at && label !== "" && labels.indexOf(label) !== i) b.report("duplicate-name", place(scope, at.span), { name: label, what: "value" });
  });
  return labels;
}

function numberType(b: Builder, scope: Scope, type: Extract<Type, { kind: "Number" }>): DeclaredType {
  const grain = type.unit === undefined ? "count" : type.unit === "days" ? "days" : "months";
  const number: FactType = { kind: "number", grain };
  const usual = type.unit === "years" ? { from: 0, to: 1440 } : type.unit === "months" ? { from: 0, to: 600 } : null;
  if (!type.range) return { type: number, range: usual, default: null };
  // `years from 0 to 120`: bare numbers count in the unit just named.
  const inUnit = (literal: Literal): Literal =>
    literal.kind === "Integer" && type.unit ? { kind: "Duration", amount: literal.value, unit: type.unit, span: literal.span } : literal;
  return { type: number, range: rangeOf(b, scope, number, { from: inUnit(type.range.from), to: inUnit(type.range.to) }) ?? usual, default: null };
}

function rangeOf(b: Builder, scope: Scope, type: FactType, range: { from: Literal; to: Literal } | undefined): DeclaredType["range"] {
  if (!range) return null;
  const from = literalValue(b, scope, type, range.from, "first");
  const to = literalValue(b, scope, type, range.to, "last");
  if (from === null || to === null) return null;
  if (from <= to) return { from, to };
  b.report("empty-range", place(scope, range.from.span), { from: literalText(range.from), to: literalText(range.to) });
  return null;
}

/** Reads the type of a table. */
export function tableType(b: Builder, scope: Scope, type: Type): { readonly type: TableType; readonly range: DeclaredType["range"] } | null {
  if (type.kind === "State") return unsuitable(b, scope, type, { what: "A table", type: "state", why: "which state it gives would have to be compared with every party" });
  if (type.kind === "Labels" && type.mode === "some") return unsuitable(b, scope, type, { what: "A table", type: "some of ..", why: "one row gives one value" });
  if (type.kind === "Periods") return { type: { kind: "periods" }, range: null };
  const declared = factType(b, scope, type);
  // Only a written range binds; `months` alone does not.
  return declared && { type: declared.type, range: "range" in type ? declared.range : null };
}

/** What kind of number a literal is; `null` for a share. */
export function literalType(literal: Literal): FactType | null {
  switch (literal.kind) {
    case "Integer": case "Decimal":
      return { kind: "number", grain: "count" };
    case "Duration":
      return { kind: "number", grain: literal.unit === "days" ? "days" : "months" };
    case "MoneyLiteral":
      return { kind: "money", currency: literal.currency };
    case "DateLiteral":
      return { kind: "date" };
    case "Boolean":
      return yesOrNo;
    case "Percent":
      return null;
    default: {
      const never: never = literal;
      return never;
    }
  }
}

/** The number a literal is stored as, whatever its kind. */
export function literalNumber(literal: Literal, ofMonth: "first" | "last"): number | null {
  switch (literal.kind) {
    case "Integer": case "Decimal": case "Percent":
      return literal.value;
    case "Duration":
      return literal.unit === "years" ? literal.amount * 12 : literal.amount;
    case "MoneyLiteral":
      return literal.amount;
    case "DateLiteral":
      return dayFrom(literal, ofMonth);
    case "Boolean":
      return literal.value ? 1 : 0;
    default: {
      const never: never = literal;
      return never;
    }
  }
}

/** A literal as a value of a type; reports why it is none. */
export function literalValue(b: Builder, scope: Scope, type: FactType, literal: Literal, ofMonth: "first" | "last"): number | null {
  const found = literalType(literal);
  if (found === null) {
    b.report("percent-alone", place(scope, literal.span), { words: literalText(literal) });
    return null;
  }
  return agree(b, scope, literal, literalText(literal), found, type) ? literalNumber(literal, ofMonth) : null;
}

/** Whether two types are the same. */
export function sameType(a: TableType, b: TableType): boolean {
  if (a.kind === "number" && b.kind === "number") return a.grain === b.grain;
  if (a.kind === "money" && b.kind === "money") return a.currency === b.currency || a.currency === "" || b.currency === "";
  if (a.kind === "labels" && b.kind === "labels") return a.labels.length === b.labels.length && a.labels.every((l, i) => l === b.labels[i]);
  return a.kind === b.kind;
}

/** Reports why a value of one type cannot stand where another is needed. */
export function agree(b: Builder, scope: Scope, at: { readonly span: Literal["span"] }, words: string, found: TableType, expected: TableType): boolean {
  if (sameType(found, expected)) return true;
  const where = place(scope, at.span);
  if (found.kind === "money" && expected.kind === "money") {
    b.report("mixed-currencies", where, { left: found.currency, right: expected.currency });
  } else if (isTime(found) && isTime(expected)) {
    b.report("mixed-units", where, { left: "Time in days", right: "time in months or years" });
  } else {
    b.report("wrong-type", where, { words, found: typeWords(found), expected: typeWords(expected) });
  }
  return false;
}

const isTime = (type: TableType): boolean => type.kind === "number" && type.grain !== "count";

/** The index of a label, or a report of what the labels are. */
export function labelIndex(b: Builder, scope: Scope, type: FactType & { kind: "labels" }, name: Name, subject: string): number | null {
  if (name.text === "") return null;
  const index = type.labels.indexOf(name.text);
  if (index >= 0) return index;
  b.report("unknown-label", place(scope, name.span), { label: name.text, subject, labels: type.labels, suggestion: suggest(name.text, type.labels) });
  return null;
}

function unsuitable(b: Builder, scope: Scope, type: Type, facts: { readonly what: string; readonly type: string; readonly why: string }): null {
  b.report("unsuitable-type", place(scope, type.span), facts);
  return null;
}
