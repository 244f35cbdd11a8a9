import { atomsOf } from "../../language/conditions";
import { compareValues, settled } from "../../language/reading";
import { type Comparator, type Condition, type Fact, type FactId, type Operand, type Regime } from "../../language/regime";
import type { Names } from "./names";
import { and, apply, decimal, equal, no, not, or, symbol, wholeNumber, yes, type Term } from "./s-expressions";

/** How the values of a fact are written. */
export interface FactSort {
  readonly sort: Term;
  /** The values of a fact that has few, each with its constant; `null`: numbers. */
  readonly values: readonly { readonly value: number; readonly constant: Term }[] | null;
  /** Numbers that need not be whole. */
  readonly dense: boolean;
  /** What declares the sort, where it is one of our own. */
  readonly declaration: string | null;
}

/** Every number that an operand can be, over all rows of its tables. */
function numbersOf(regime: Regime, operand: Operand): readonly number[] {
  let sums: readonly number[] = [operand.constant];
  for (const { factor, lookup } of operand.terms) {
    const table = regime.tables[lookup.table];
    const values = [...(table?.rows ?? []).map((r) => r.value), table?.otherwise ?? null].filter((v) => typeof v === "number");
    sums = [...new Set(sums.flatMap((sum) => values.map((v) => sum + factor * v)))];
  }
  return sums.map((sum) => settled(sum / (operand.over ?? 1), operand.shift));
}

/** Facts that some clause compares with a number that is not whole, though their kind allows such values. */
function denseFacts(regime: Regime, conditions: readonly Condition[]): ReadonlySet<FactId> {
  const dense = new Set<FactId>();
  for (const atom of conditions.flatMap(atomsOf)) {
    if (atom.kind !== "fact") continue;
    const type = regime.facts[atom.fact]?.type;
    const mayBe = type?.kind === "money" || (type?.kind === "number" && type.grain === "count");
    if (mayBe && numbersOf(regime, atom.operand).some((n) => !Number.isInteger(n))) dense.add(atom.fact);
  }
  return dense;
}

/** The sorts of the facts of a regime. `conditions`: all in which a fact may be compared. */
export function factSorts(regime: Regime, names: Names, conditions: readonly Condition[]): (fact: FactId) => FactSort {
  const dense = denseFacts(regime, conditions);
  const known = new Map<FactId, FactSort>();
  const make = (id: FactId): FactSort => {
    const fact = regime.facts[id];
    const type = fact?.type;
    if (fact === undefined || type === undefined || type.kind === "yes-or-no") {
      return { sort: "Bool", values: [{ value: 0, constant: no }, { value: 1, constant: yes }], dense: false, declaration: null };
    }
    if (type.kind === "labels" || type.kind === "state") {
      const sort = names.of(`sort ${id}`, `${fact.key} sort`);
      const values = type.labels.map((label, value) => ({ value, constant: names.of(`label ${id} ${value}`, `${fact.key}.${label}`) }));
      return { sort, values, dense: false, declaration: `(declare-datatypes ((${sort} 0)) ((${values.map((v) => apply("", v.constant).replace("( ", "(")).join(" ")})))` };
    }
    return { sort: dense.has(id) ? "Real" : "Int", values: null, dense: dense.has(id), declaration: null };
  };
  return (id) => {
    const found = known.get(id) ?? make(id);
    known.set(id, found);
    return found;
  };
}

/** That a fact has one of its values. */
export function isAmong(sort: FactSort, fact: Term, values: readonly number[]): Term {
  const all = sort.values ?? [];
  const inside = all.filter((v) => values.includes(v.value));
  if (inside.length === 0) return no;
  if (inside.length === all.length) return yes;
  const is = (constant: Term): Term => (constant === yes ? fact : constant === no ? not(fact) : equal(fact, constant));
  if (inside.length * 2 <= all.length) return or(...inside.map((v) => is(v.constant)));
  return and(...all.filter((v) => !inside.includes(v)).map((v) => not(is(v.constant))));
}

/** Whole facts are compared with whole numbers. */
function comparedWhole(fact: Term, comparator: Comparator, number: number): Term {
  if (Number.isInteger(number)) return comparator === "!=" ? not(equal(fact, wholeNumber(number))) : apply(comparator, fact, wholeNumber(number));
  switch (comparator) {
    case "=":
      return no;
    case "!=":
      return yes;
    case "<":
    case "<=":
      return apply("<=", fact, wholeNumber(Math.floor(number)));
    case ">":
    case ">=":
      return apply(">=", fact, wholeNumber(Math.ceil(number)));
  }
}

/** A fact compared with a number. */
export function compared(sort: FactSort, fact: Term, comparator: Comparator, number: number): Term {
  if (sort.values !== null) return isAmong(sort, fact, sort.values.map((v) => v.value).filter((v) => compareValues(v, comparator, number)));
  if (!sort.dense) return comparedWhole(fact, comparator, number);
  return comparator === "!=" ? not(equal(fact, decimal(number))) : apply(comparator, fact, decimal(number));
}

/** That a fact lies in its range. */
export function inRange(fact: Fact, sort: FactSort, term: Term): Term {
  if (fact.range === null) return yes;
  const { from, to } = fact.range;
  if (sort.values !== null) return isAmong(sort, term, sort.values.map((v) => v.value).filter((v) => from <= v && v <= to));
  return and(compared(sort, term, ">=", from), compared(sort, term, "<=", to));
}

/** The value that stands for a term of a model: `7`, `(- 7)`, `(/ 1.0 2.0)`, `true`, the name of a label. `null`: none of this fact. */
export function factValue(sort: FactSort, term: Term): number | null {
  if (sort.values !== null) return sort.values.find((v) => v.constant === term || v.constant === symbol(term))?.value ?? null;
  const [, minus, first, second] = /^(\(- )?(?:\(\/ )?([\d.]+)(?: ([\d.]+)\))?\)?$/.exec(term.trim()) ?? [];
  if (first === undefined) return null;
  const value = Number(first) / Number(second ?? 1);
  return minus === undefined ? value : -value;
}

