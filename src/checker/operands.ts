import type { Literal, Name, Operand as Written } from "../language/ast";
import type { FactId, FactType, Operand, TableType } from "../language/regime";
import type { Builder } from "./builder";
import { shifted, tidy } from "../language/reading";
import { accessedFact, bareFact, type Several } from "./facts";
import { add, fraction, scale } from "./linear";
import { lowerCall, lowerYears } from "./lookups";
import { place, type Scope } from "./scope";
import { agree, literalNumber, literalType } from "./types";
import { literalText, operandText, typeWords } from "./wording";

/** One side of a comparison. */
export type Side =
  | { readonly kind: "fact"; readonly fact: FactId }
  /** A fact with several values at once. */
  | { readonly kind: "several"; readonly several: Several }
  /** `any member`, `none`: values of a fact that is a state. */
  | { readonly kind: "any member" | "none" }
  | { readonly kind: "amount"; readonly type: TableType; readonly operand: Operand }
  /** A word that only the other side gives a meaning. */
  | { readonly kind: "word"; readonly name: Name }
  | { readonly kind: "role"; readonly role: "host" | "origin" }
  /** The day of the case, or its calendar year. */
  | { readonly kind: "clock"; readonly read: "date" | "year" };

export type Amount = Extract<Side, { kind: "amount" }>;

const constant = (type: FactType, value: number): Side => ({ kind: "amount", type, operand: { constant: value, terms: [] } });

/** Reads one side of a comparison; `null` after reporting why it has no meaning. */
export function lowerSide(b: Builder, scope: Scope, written: Written, ofMonth: "first" | "last"): Side | null {
  switch (written.kind) {
    case "Sum":
      return written.terms.length === 1 && written.terms[0]?.sign === 1 ? lowerSide(b, scope, written.terms[0].operand, ofMonth) : sum(b, scope, written);
    case "Product":
      return written.factors.length === 1 && written.factors[0] ? lowerSide(b, scope, written.factors[0], ofMonth) : product(b, scope, written);
    case "Name":
      return word(b, scope, written);
    case "Call": {
      const reading = lowerCall(b, scope, written);
      return reading && { kind: "amount", type: reading.type, operand: { constant: 0, terms: [{ factor: 1, lookup: reading.lookup }] } };
    }
    case "Access":
      return access(b, scope, written);
    case "MeanOf": case "SumOf":
      return overYears(b, scope, written);
    case "CaseYear": case "CaseDate":
      return { kind: "clock", read: written.kind === "CaseDate" ? "date" : "year" };
    case "AnyMemberWord": case "NoneWord":
      return { kind: written.kind === "NoneWord" ? "none" : "any member" };
    default:
      return literalSide(b, scope, written, ofMonth);
  }
}

function literalSide(b: Builder, scope: Scope, literal: Literal, ofMonth: "first" | "last"): Side | null {
  const type = literalType(literal);
  if (type === null) {
    b.report("percent-alone", place(scope, literal.span), { words: literalText(literal) });
    return null;
  }
  const value = literalNumber(literal, ofMonth);
  return value === null ? null : constant(type, value);
}

function word(b: Builder, scope: Scope, name: Name): Side | null {
  if (name.text === "") return null;
  const fact = bareFact(b, scope, name);
  if (fact === "reported") return null;
  return fact === null ? { kind: "word", name } : { kind: "fact", fact };
}

function access(b: Builder, scope: Scope, written: Extract<Written, { kind: "Access" }>): Side | null {
  if (written.fact) {
    if (written.fact.text === "") return null;
    const fact = accessedFact(b, scope, written, written.fact);
    if (fact === null) return null;
    return typeof fact === "number" ? { kind: "fact", fact } : { kind: "several", several: fact };
  }
  if (written.subject === "host" || written.subject === "origin") return { kind: "role", role: written.subject };
  b.report("misplaced-party", place(scope, written.span), { words: written.subject, where: "compared as a whole", expected: `which fact is meant, for example \`${written.subject}.name\`` });
  return null;
}

/** What a side is, in words. */
export function sideWords(side: Side): string {
  switch (side.kind) {
    case "amount":
      return typeWords(side.type);
    case "fact": case "several":
      return "a fact";
    case "any member":
      return "no one party";
    case "none":
      return "no value";
    case "word":
      return "a word";
    case "role":
      return "a party";
    case "clock":
      return `the ${side.read} of the case`;
    default: {
      const never: never = side;
      return never;
    }
  }
}

/** An amount inside the calculation `whole`; facts, words and the date of the case are reported. */
function amount(b: Builder, scope: Scope, written: Written, whole: Written): Amount | null {
  const side = lowerSide(b, scope, written, "first");
  if (!side) return null;
  if (side.kind === "amount") return side;
  const words = operandText(written);
  if (side.kind === "fact" || side.kind === "several") b.report("fact-arithmetic", place(scope, written.span), { fact: words });
  else if (side.kind === "clock") b.report("moving-date", place(scope, whole.span), { words: operandText(whole) });
  else b.report("wrong-type", place(scope, written.span), { words, found: sideWords(side), expected: "a number" });
  return null;
}

interface Part {
  readonly sign: 1 | -1;
  readonly side: Amount | null;
  readonly written: Written;
}

/** `mean of permits(origin, year - 4 to year - 2)`: a sum of look-ups, of a mean divided by how many they are. */
function overYears(b: Builder, scope: Scope, written: Extract<Written, { kind: "MeanOf" | "SumOf" }>): Side | null {
  const reading = lowerYears(b, scope, written.call, written.kind === "SumOf" ? "sum" : "mean");
  if (!reading) return null;
  const { lookups, type } = reading;
  if (!isCountable(type)) return wrongArithmetic(b, scope, written, type);
  return { kind: "amount", type, operand: scale({ constant: 0, terms: lookups.map((lookup) => ({ factor: 1, lookup })) }, 1, written.kind === "SumOf" ? 1 : lookups.length) };
}

/** A date and lengths of time: `accession(origin) + 7 years`. */
function dateSum(b: Builder, scope: Scope, date: Amount, parts: readonly Part[]): Side | null {
  const shift = { months: 0, days: 0 };
  for (const { sign, side, written } of parts.slice(1)) {
    if (!side) return null;
    const { type, operand } = side;
    const fixed = operand.terms.length === 0;
    if (!fixed || type.kind !== "number" || type.grain === "count") {
      const found = fixed ? typeWords(type) : `${typeWords(type)} from a table`;
      b.report("wrong-type", place(scope, written.span), { words: operandText(written), found, expected: "a length of time, such as `7 years`," });
      return null;
    }
    shift[type.grain] += sign * operand.constant;
  }
  if (parts[0]?.sign === -1) return wrongArithmetic(b, scope, parts[0].written, date.type);
  const { operand } = date;
  return operand.terms.length === 0 ? constant({ kind: "date" }, shifted(operand.constant, shift)) : { ...date, operand: { ...operand, shift } };
}

function sum(b: Builder, scope: Scope, written: Extract<Written, { kind: "Sum" }>): Side | null {
  const parts = written.terms.map((term) => ({ sign: term.sign, side: amount(b, scope, term.operand, written), written: term.operand }));
  const first = parts[0]?.side;
  if (!first) return null;
  if (first.type.kind === "date") return dateSum(b, scope, first, parts);
  if (!isCountable(first.type)) return wrongArithmetic(b, scope, written, first.type);
  let total: Operand = { constant: 0, terms: [] };
  for (const part of parts) {
    if (!part.side || !agree(b, scope, part.written, operandText(part.written), part.side.type, first.type)) return null;
    total = add(total, scale(part.side.operand, part.sign));
  }
  return { kind: "amount", type: first.type, operand: total };
}

const isCountable = (type: TableType): boolean => type.kind === "number" || type.kind === "money";

function wrongArithmetic(b: Builder, scope: Scope, written: Written, type: TableType): null {
  b.report("wrong-type", place(scope, written.span), { words: operandText(written), found: typeWords(type), expected: "a number" });
  return null;
}

function product(b: Builder, scope: Scope, written: Extract<Written, { kind: "Product" }>): Side | null {
  const by = { factor: 1, over: 1 };
  const times = (value: number, over: number): void => {
    const written = fraction(value);
    by.factor *= written.factor;
    by.over *= written.over * over;
  };
  let measured: Amount | null = null;
  let percentOnly = true;
  for (const part of written.factors) {
    if (part.kind === "Percent") {
      times(part.value, 100);
      continue;
    }
    percentOnly = false;
    const side = amount(b, scope, part, written);
    if (!side) return null;
    if (!isCountable(side.type)) return wrongArithmetic(b, scope, part, side.type);
    const scalar = side.operand.terms.length === 0 && side.type.kind === "number" && side.type.grain === "count";
    if (scalar) times(side.operand.constant, 1);
    else if (measured === null) measured = side;
    else {
      b.report("not-linear", place(scope, written.span), { words: operandText(written) });
      return null;
    }
  }
  if (percentOnly) {
    b.report("percent-alone", place(scope, written.span), { words: operandText(written) });
    return null;
  }
  return measured ? { ...measured, operand: scale(measured.operand, by.factor, by.over) } : constant({ kind: "number", grain: "count" }, tidy(by.factor / by.over));
}
