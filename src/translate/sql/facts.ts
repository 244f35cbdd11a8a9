import { compareValues } from "../../language/reading";
import type { Comparator, Fact } from "../../language/regime";
import { dayText, numberText, type Dialect } from "./dialect";
import { firstDay, lastDay } from "./parties";
import { comparison, no, not, plain, yes, type Term } from "./terms";

/** The values of a fact that has few; `null`: numbers or dates. */
export const fewValues = ({ type }: Fact): readonly number[] | null =>
  type.kind === "yes-or-no" ? [0, 1] : type.kind === "labels" || type.kind === "state" ? type.labels.map((_, value) => value) : null;

/** A value as it stands in the table. */
export function valueText(fact: Fact, value: number, dialect: Dialect): string {
  switch (fact.type.kind) {
    case "yes-or-no":
      return value === 0 ? "FALSE" : "TRUE";
    case "labels":
    case "state":
      return dialect.text(fact.type.labels[value] ?? "");
    case "date":
      return dayText(Math.min(Math.max(value, firstDay), lastDay));
    default:
      return numberText(value);
  }
}

/** That a column has one of some values. */
export function isAmong(fact: Fact, column: string, values: readonly number[], dialect: Dialect): Term {
  const all = fewValues(fact) ?? [];
  const inside = all.filter((v) => values.includes(v));
  if (inside.length === 0) return no;
  if (inside.length === all.length) return yes;
  if (fact.type.kind === "yes-or-no") return inside[0] === 1 ? plain(column) : not(plain(column));
  const texts = inside.map((v) => valueText(fact, v, dialect));
  return comparison(texts.length === 1 ? `${column} = ${texts[0] ?? ""}` : `${column} IN (${texts.join(", ")})`);
}

/** A column compared with a number. */
export function compared(fact: Fact, column: string, comparator: Comparator, number: number, dialect: Dialect): Term {
  const few = fewValues(fact);
  if (few !== null) return isAmong(fact, column, few.filter((v) => compareValues(v, comparator, number)), dialect);
  const { range } = fact;
  // What is so of every value is so of one that is missing.
  const [least, most] = fact.type.kind === "date" ? [firstDay, lastDay] : [range?.from ?? -Infinity, range?.to ?? Infinity];
  if (number < least || number > most) return compareValues(least === -Infinity ? most : least, comparator, number) ? yes : no;
  return comparison(`${column} ${comparator === "!=" ? "<>" : comparator} ${valueText(fact, number, dialect)}`);
}
