import type { Literal, Operand, TableKey } from "../language/ast";
import { formatDay } from "../language/dates";
import type { FactType, TableType } from "../language/regime";
import { dateText } from "./written-dates";

const quoted = (names: readonly string[]): string => names.map((n) => `\`${n}\``).join(", ");

/** A kind of value in words, for messages. */
export function typeWords(type: TableType): string {
  switch (type.kind) {
    case "yes-or-no":
      return "yes or no";
    case "labels":
      return `one of ${quoted(type.labels)}`;
    case "number":
      return type.grain === "count" ? "a number" : type.grain === "days" ? "a number of days" : "a number of months or years";
    case "money":
      return type.currency === "" ? "money" : `money in ${type.currency}`;
    case "date":
      return "a date";
    case "state":
      return "a state";
    case "periods":
      return "a list of periods";
    default: {
      const never: never = type;
      return never;
    }
  }
}

/** A stored value in words. */
export function valueWords(type: FactType, value: number): string {
  switch (type.kind) {
    case "yes-or-no":
      return value === 1 ? "yes" : "no";
    case "labels": case "state":
      return type.labels[value] ?? String(value);
    case "number":
      return type.grain === "count" ? String(value) : `${value} ${type.grain}`;
    case "money":
      return `${value} ${type.currency}`.trim();
    case "date":
      return formatDay(value);
    default: {
      const never: never = type;
      return never;
    }
  }
}

/** A number as the language writes it, without an exponent. */
function numberText(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, "");
}

/** A literal as written. */
export function literalText(literal: Literal): string {
  switch (literal.kind) {
    case "Integer": case "Decimal":
      return numberText(literal.value);
    case "Duration":
      return `${numberText(literal.amount)} ${literal.unit}`;
    case "Percent":
      return `${numberText(literal.value)} %`;
    case "MoneyLiteral":
      return `${numberText(literal.amount)} ${literal.currency}`;
    case "DateLiteral":
      return dateText(literal);
    case "Boolean":
      return literal.value ? "yes" : "no";
    default: {
      const never: never = literal;
      return never;
    }
  }
}

/** An operand as written. */
export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case "Sum":
      return operand.terms.map((t, i) => (i === 0 && t.sign === 1 ? "" : t.sign === 1 ? " + " : " - ") + operandText(t.operand)).join("").trim();
    case "Product":
      return operand.factors.map(operandText).join(" * ");
    case "Name":
      return operand.text;
    case "Call":
      return `${operand.name.text}(${operand.args.map((a) => operandText(a.value) + (a.to ? ` to ${operandText(a.to)}` : "")).join(", ")})`;
    case "MeanOf": case "SumOf":
      return `${operand.kind === "SumOf" ? "sum" : "mean"} of ${operandText(operand.call)}`;
    case "Access":
      return operand.fact ? `${operand.subject}.${operand.fact.text}` : operand.subject;
    case "CaseYear":
      return "year";
    case "CaseDate":
      return "date";
    case "AnyMemberWord":
      return "any member";
    case "NoneWord":
      return "none";
    default:
      return literalText(operand);
  }
}

/** A key of a table as written. */
export const keyText = (key: TableKey): string => (key.kind === "mover" ? `mover.${key.fact.text}` : key.kind);

/** How a table is read: `wage(host, mover.sector)`. */
export const readingText = (name: string, keys: readonly TableKey[], party: "host" | "origin" = "host"): string =>
  `${name}(${keys.map((key) => (key.kind === "party" ? party : keyText(key))).join(", ")})`;
