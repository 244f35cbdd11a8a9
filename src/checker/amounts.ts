import type { Operand as Written } from "../language/ast";
import type { Amount, FactId, Measure } from "../language/regime";
import type { Builder } from "./builder";
import { add, divided, scale } from "./linear";
import { lowerSide, sideWords } from "./operands";
import { place, type Scope } from "./scope";
import { operandText, typeWords } from "./wording";

/** A kind of amount in words, for messages. */
export const measureWords = (measure: Measure): string =>
  measure.kind === "money" ? (measure.currency === "" ? "money" : `money in ${measure.currency}`) : measure.kind === "count" ? "a number" : "a share";

/** Whether amounts of two kinds can be added. */
export const sameMeasure = (a: Measure, b: Measure): boolean => a.kind === b.kind && (a.kind !== "money" || b.kind !== "money" || a.currency === b.currency);

const nothing = { constant: 0, terms: [], facts: [] } as const;

/** Reads an amount of interests: linear in tables and facts, in one measure. `null` after an error. */
export function lowerAmount(b: Builder, scope: Scope, written: Written): Amount | null {
  switch (written.kind) {
    case "Sum":
      return sum(b, scope, written);
    case "Product":
      return product(b, scope, written);
    case "Percent":
      return { ...nothing, measure: { kind: "share" }, constant: written.value / 100 };
    default:
      return single(b, scope, written);
  }
}

function single(b: Builder, scope: Scope, written: Written): Amount | null {
  const side = lowerSide(b, scope, written, "first");
  if (!side) return null;
  const wrong = (found: string): null => {
    b.report("wrong-type", place(scope, written.span), { words: operandText(written), found, expected: "money, a number or a share" });
    return null;
  };
  switch (side.kind) {
    case "fact":
      return factAmount(b, side.fact, wrong);
    case "amount": {
      const measure = measureOf(side.type);
      return measure ? { ...nothing, ...divided(side.operand), measure } : wrong(typeWords(side.type));
    }
    default:
      return wrong(sideWords(side));
  }
}

function factAmount(b: Builder, fact: FactId, wrong: (found: string) => null): Amount | null {
  const type = b.facts.items[fact]?.type;
  if (!type) return null;
  if (type.kind === "money" && type.currency === "") return wrong("money in no stated currency (declare it as `money from 0 EUR to 10_000 EUR`)");
  const measure = measureOf(type);
  return measure ? { ...nothing, measure, facts: [{ factor: 1, fact }] } : wrong(typeWords(type));
}

function measureOf(type: Parameters<typeof typeWords>[0]): Measure | null {
  if (type.kind === "money") return { kind: "money", currency: type.currency };
  return type.kind === "number" && type.grain === "count" ? { kind: "count" } : null;
}

const times = (amount: Amount, factor: number): Amount => ({
  ...amount, ...scale(amount, factor), facts: amount.facts.map((f) => ({ factor: f.factor * factor, fact: f.fact })),
});

function sum(b: Builder, scope: Scope, written: Extract<Written, { kind: "Sum" }>): Amount | null {
  const parts = written.terms.map((term) => ({ ...term, amount: lowerAmount(b, scope, term.operand) }));
  const first = parts[0]?.amount;
  if (!first) return null;
  let total: Amount = { ...nothing, measure: first.measure };
  for (const { sign, operand, amount } of parts) {
    if (!amount) return null;
    if (!sameMeasure(amount.measure, first.measure)) {
      b.report("wrong-type", place(scope, operand.span), { words: operandText(operand), found: measureWords(amount.measure), expected: measureWords(first.measure) });
      return null;
    }
    const signed = times(amount, sign);
    total = { ...total, ...add(total, signed), facts: [...total.facts, ...signed.facts] };
  }
  return total;
}

/** Numbers and percentages times one thing that the text does not fix. */
function product(b: Builder, scope: Scope, written: Extract<Written, { kind: "Product" }>): Amount | null {
  let factor = 1;
  let share = false;
  let measured: Amount | null = null;
  for (const part of written.factors) {
    const amount = lowerAmount(b, scope, part);
    if (!amount) return null;
    const fixed = amount.terms.length === 0 && amount.facts.length === 0 && amount.measure.kind !== "money";
    if (fixed) {
      factor *= amount.constant;
      share ||= amount.measure.kind === "share";
    } else if (measured) {
      b.report("not-linear", place(scope, written.span), { words: operandText(written) });
      return null;
    } else measured = amount;
  }
  return measured ? times(measured, factor) : { ...nothing, measure: { kind: share ? "share" : "count" }, constant: factor };
}
