/** Canonical text of literals, operands, parties and conditions. */
import type {
  Body, Call, Condition, DateLiteral, Duration, HeldAtom, Integer, KeepsAtom, Literal, Name, NameList, Operand, Text, Unit,
} from "../language/ast";
import { keepingVerb, partiesText, sideText } from "../language/party-text";

/** Joins the parts that are there with spaces. */
export const words = (...parts: readonly (string | false | undefined)[]): string => parts.filter((part) => part !== undefined && part !== false && part !== "").join(" ");
export const list = (names: readonly Name[]): string => names.map((name) => name.text).join(", ");

/** A text in quotes, with every character escaped that the parser would refuse or hide. */
export function printText(text: Text): string {
  const escaped = text.value.replace(/["\\\n\t]|[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd]/gu, (c) => {
    if (c === "\n") return "\\n";
    if (c === "\t") return "\\t";
    return c === '"' || c === "\\" ? `\\${c}` : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${escaped}"`;
}

/** Digits in groups of three from five digits on: `15_200`, but `2004`. */
function grouped(digits: string): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, "_");
}

/** A number as the language writes it: never with an exponent. */
function number(value: number): string {
  const sign = value < 0 ? "-" : "";
  const magnitude = Math.abs(value);
  const text = String(magnitude);
  const [whole = "0", fraction] = (text.includes("e-") ? magnitude.toFixed(20).replace(/0+$/, "") : text).split(".");
  return sign + grouped(whole) + (fraction === undefined ? "" : `.${fraction}`);
}

export const printInteger = (integer: Integer): string => number(integer.value);
const decimal = (value: number): string => (Number.isInteger(value) ? `${number(value)}.0` : number(value));
const pad = (value: number, length: number): string => String(value).padStart(length, "0");

const singular: Readonly<Record<Unit, string>> = { days: "day", months: "month", years: "year" };
export const printDuration = (duration: Duration): string => `${number(duration.amount)} ${duration.amount === 1 ? singular[duration.unit] : duration.unit}`;
export const printDate = (date: DateLiteral): string =>
  `${pad(date.year, 4)}-${pad(date.month, 2)}${date.day === undefined ? "" : `-${pad(date.day, 2)}`}`;
export const printPercent = (value: number): string => `${number(value)} %`;
export { number as printNumber, decimal as printDecimal };

/** A constant. */
export function printLiteral(literal: Literal): string {
  switch (literal.kind) {
    case "Integer":
      return number(literal.value);
    case "Decimal":
      return decimal(literal.value);
    case "Duration":
      return printDuration(literal);
    case "Percent":
      return printPercent(literal.value);
    case "MoneyLiteral":
      return `${number(literal.amount)} ${literal.currency}`;
    case "DateLiteral":
      return printDate(literal);
    case "Boolean":
      return literal.value ? "yes" : "no";
  }
}

export const printCall = (call: Call): string =>
  `${call.name.text}(${call.args.map((arg) => words(printOperand(arg.value), arg.to && `to ${printOperand(arg.to)}`)).join(", ")})`;

/** What a condition compares, a cap counts, or a table is read by. */
export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case "Sum":
      return operand.terms.map((term, i) => (i === 0 ? "" : term.sign < 0 ? " - " : " + ") + printOperand(term.operand)).join("");
    case "Product":
      return operand.factors.map(printOperand).join(" * ");
    case "Name":
      return operand.text;
    case "Call":
      return printCall(operand);
    case "MeanOf": case "SumOf":
      return `${operand.kind === "SumOf" ? "sum" : "mean"} of ${printCall(operand.call)}`;
    case "Access":
      return operand.fact === undefined ? operand.subject : `${operand.subject}.${operand.fact.text}`;
    case "CaseYear":
      return "year";
    case "CaseDate":
      return "date";
    case "AnyMemberWord":
      return "any member";
    case "NoneWord":
      return "none";
    default:
      return printLiteral(operand);
  }
}

/** A list of names, or the word that means all of them. */
export const printNameList = (names: NameList, all: "anything" | "anybody" | "everything"): string => (names.all ? all : list(names.names));
export const printBody = (body: Body): string => (body.kind === "Name" ? body.text : body.role);
export const printHeld = (held: HeldAtom): string => words("held", held.right.text, held.in && `in ${partiesText(held.in)}`, "on", printDate(held.on));
export const printKeeps = (keeps: KeepsAtom): string => words(
  printOperand(keeps.keeper), keepingVerb(keeps), keeps.duty.text, "toward", sideText(keeps.toward), keeps.on && `on ${printDate(keeps.on)}`, keeps.lasting && `for ${printDuration(keeps.lasting)}`,
);

/** A condition; brackets stand only where they are needed. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "Or":
      return condition.operands.map((operand) => (operand.kind === "Or" ? bracketed(operand) : printCondition(operand))).join(" or ");
    case "And":
      return condition.operands.map((operand) => (operand.kind === "Or" || operand.kind === "And" ? bracketed(operand) : printCondition(operand))).join(" and ");
    case "Not":
      return `not ${condition.operand.kind === "Or" || condition.operand.kind === "And" ? bracketed(condition.operand) : printCondition(condition.operand)}`;
    case "Holds":
      return printOperand(condition.operand);
    case "Compare":
      return `${printOperand(condition.left)} ${condition.comparator} ${printOperand(condition.right)}`;
    case "In":
      return `${printOperand(condition.left)} in { ${condition.options.map(printOperand).join(", ")} }`;
    case "Keeps":
      return printKeeps(condition);
    case "IsMember":
      return words(printOperand(condition.operand), "is", condition.negative && "not", "a member", condition.of && `of ${condition.of.text}`);
    case "IsStanding":
      return words(printOperand(condition.operand), "is", condition.negative && "not", "in good standing");
    case "IsKnown":
      return words(printOperand(condition.operand), "is", condition.negative && "not", "known");
    case "Held":
      return `mover ${printHeld(condition)}`;
  }
}
const bracketed = (condition: Condition): string => `(${printCondition(condition)})`;
