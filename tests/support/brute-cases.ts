/** Which cases there are and how much each weighs, for the brute force. */
import type { Day } from "../../src/language/dates";
import type { ClassId, Condition, Fact, FactId, Operand, Regime, RightId } from "../../src/language/regime";

export interface Topic {
  readonly right: RightId;
  readonly mover: ClassId;
}

/** Every right with every mover class that some sentence names. (No text of ours says `to anybody`.) */
export function topicsOf(regime: Regime): readonly Topic[] {
  const movers = new Set(regime.sentences.flatMap((s) => s.classes ?? []));
  return regime.rights.flatMap((_, right) => [...movers].sort((a, b) => a - b).map((mover) => ({ right, mover })));
}

export interface Valuation {
  readonly facts: readonly number[];
  /** How many valuations this one stands for. */
  readonly weight: bigint;
}

function compare(value: number, comparator: string, with_: number): boolean {
  switch (comparator) {
    case "=":
      return value === with_;
    case "!=":
      return value !== with_;
    case "<":
      return value < with_;
    case "<=":
      return value <= with_;
    case ">":
      return value > with_;
    default:
      return value >= with_;
  }
}

/** A condition of a mover class, which reads facts alone. */
function holds(c: Condition, facts: readonly number[]): boolean {
  switch (c.kind) {
    case "constant":
      return c.value;
    case "and":
      return c.operands.every((x) => holds(x, facts));
    case "or":
      return c.operands.some((x) => holds(x, facts));
    case "not":
      return !holds(c.operand, facts);
    case "fact":
      return compare(facts[c.fact] ?? 0, c.comparator, c.operand.constant);
    default:
      throw new Error(`a mover class that reads ${c.kind}`);
  }
}

export function feasible(regime: Regime, mover: ClassId, facts: readonly number[]): boolean {
  for (let m: ClassId | null = mover; m !== null; m = regime.classes[m]?.parent ?? null) {
    const condition = regime.classes[m]?.condition;
    if (condition && !holds(condition, facts)) return false;
  }
  return true;
}

const atoms = (c: Condition): readonly Condition[] =>
  c.kind === "and" || c.kind === "or" ? c.operands.flatMap(atoms) : c.kind === "not" ? atoms(c.operand) : [c];

function numbersOf(regime: Regime, operand: Operand): readonly number[] {
  const tables = operand.terms.map((t) => {
    const table = regime.tables[t.lookup.table];
    const values = [...(table?.rows ?? []).map((r) => r.value), table?.otherwise ?? null];
    return values.flatMap((v) => (typeof v === "number" ? [v * t.factor] : []));
  });
  return tables.reduce((sums, values) => sums.flatMap((s) => values.map((v) => s + v)), [operand.constant]);
}

/** Values of a fact that no condition tells from their neighbours, each with the number it stands for. */
function representatives(regime: Regime, id: FactId, fact: Fact): readonly { readonly value: number; readonly weight: bigint }[] {
  const range = fact.range ?? (fact.type.kind === "yes-or-no" ? { from: 0, to: 1 } : fact.type.kind === "labels" ? { from: 0, to: fact.type.labels.length - 1 } : null);
  if (range === null) throw new Error(`no range for ${fact.key}`);
  const conditions = [...regime.sentences.map((s) => s.condition), ...regime.classes.map((m) => m.condition)].flatMap(atoms);
  const numbers = conditions.flatMap((c) => (c.kind === "fact" && c.fact === id ? numbersOf(regime, c.operand) : []));
  if (numbers.length === 0) return [{ value: fact.default ?? range.from, weight: 1n }];
  const starts = [...new Set([range.from, ...numbers.flatMap((n) => [Math.ceil(n), Math.floor(n) + 1])])].filter((n) => n >= range.from && n <= range.to).sort((a, b) => a - b);
  return starts.map((value, i) => ({ value, weight: BigInt((starts[i + 1] ?? range.to + 1) - value) }));
}

/** All feasible valuations of the facts for a mover class on a day. A fact about a later day stands at its default. */
export function valuations(regime: Regime, mover: ClassId, on: Day): readonly Valuation[] {
  let all: readonly Valuation[] = [{ facts: [], weight: 1n }];
  regime.facts.forEach((fact, id) => {
    const early = fact.from !== null && on < fact.from;
    const values = representatives(regime, id, fact);
    const total = values.reduce((sum, v) => sum + v.weight, 0n);
    const choices = early ? [{ value: fact.default ?? 0, weight: total }] : values;
    all = all.flatMap((v) => choices.map((c) => ({ facts: [...v.facts, c.value], weight: v.weight * c.weight })));
  });
  return all.filter((v) => feasible(regime, mover, v.facts));
}
