import type { Literal, Name, Operand as Written } from "../../language/ast";
import type { Lookup, LookupArg, Operand, Shift, TableType } from "../../language/regime";
import { cannot, item, type Context } from "./context";
import { access, call, date, duration, integer, name, nowhere, plainNumber } from "./nodes";

/** A number of a type as the language writes it: a label, a date, an amount. */
export function value(c: Context, type: TableType, number: number): Literal | Name {
  switch (type.kind) {
    case "yes-or-no":
      return { kind: "Boolean", value: number === 1, span: nowhere };
    case "labels":
      return name(type.labels[number] ?? "");
    case "number":
      return type.grain === "count" || !Number.isInteger(number) ? plainNumber(number) : duration({ amount: number, unit: type.grain });
    case "money":
      return { kind: "MoneyLiteral", amount: number, currency: type.currency, span: nowhere };
    case "date":
      return date(number);
    case "state":
      cannot(c, "a fact that is a state", "It is compared with a number.");
      return integer(number);
    case "periods":
      cannot(c, "a table of periods", "It is compared with a number.");
      return integer(number);
    default: {
      const never: never = type;
      return never;
    }
  }
}

/** `year - 1`; from which day years are counted is written in the dates of the sentence. */
function yearAfter(plus: number): Written {
  const year = { kind: "CaseYear", span: nowhere } as const;
  const sign = plus < 0 ? (-1 as const) : (1 as const);
  return plus === 0 ? year : { kind: "Sum", terms: [{ sign: 1, operand: year }, { sign, operand: integer(Math.abs(plus)) }], span: nowhere };
}

function argument(c: Context, lookup: Lookup, arg: LookupArg, index: number): Written {
  if (arg === "year") return { kind: "CaseYear", span: nowhere };
  if (arg === "target") return name(arg);
  if (typeof arg === "string") return access(arg);
  if ("plus" in arg) return yearAfter(arg.plus);
  const key = item(item(c.regime.tables, lookup.table).keys, index);
  const type = typeof key === "object" ? item(c.regime.facts, key.fact).type : undefined;
  return name(type?.kind === "labels" ? (type.labels[arg.label] ?? "") : "");
}

/** A table read by its keys. */
export const lookup = (c: Context, read: Lookup): ReturnType<typeof call> =>
  call(item(c.regime.tables, read.table).name, read.args.map((arg, i) => argument(c, read, arg, i)));

function term(c: Context, factor: number, read: Lookup): Written {
  const size = Math.abs(factor);
  return size === 1 ? lookup(c, read) : { kind: "Product", factors: [plainNumber(size), lookup(c, read)], span: nowhere };
}

/** A date of a table, moved by a length of time. */
export function moved(from: Written, shift: Shift): Written {
  const parts = (["months", "days"] as const).flatMap((unit) => (shift[unit] === 0 ? [] : [{ amount: shift[unit], unit }]));
  const lengths = parts.length > 0 ? parts : [{ amount: 0, unit: "days" as const }];
  const terms = lengths.map(({ amount, unit }) => ({ sign: amount < 0 ? (-1 as const) : (1 as const), operand: duration({ amount: Math.abs(amount), unit }) }));
  return { kind: "Sum", terms: [{ sign: 1, operand: from }, ...terms], span: nowhere };
}

/** A number with what tables add to it. */
export function operand(c: Context, type: TableType, { shift, ...read }: Operand): Written {
  const sum = unmoved(c, type, read);
  return shift ? moved(sum, shift) : sum;
}

type Term = Operand["terms"][number];
const plusOf = (arg: LookupArg | undefined): number | null => (arg === "year" ? 0 : typeof arg === "object" && "plus" in arg ? arg.plus : null);

/** Whether a term reads the year after the one that another reads, and is the same else. */
function follows(a: Term, b: Term): boolean {
  const same = a.factor === b.factor && a.lookup.table === b.lookup.table;
  return same && a.lookup.args.every((arg, i) => {
    const [x, y] = [plusOf(arg), plusOf(b.lookup.args[i])];
    return x === null || y === null ? JSON.stringify(arg) === JSON.stringify(b.lookup.args[i]) : y === x + 1;
  });
}

/** `110 % * mean of t(year - 3 to year - 1)`: terms with a divisor, those of years in a row as their mean. */
function divided(c: Context, terms: readonly Term[], over: number): readonly { readonly sign: 1 | -1; readonly operand: Written }[] {
  const runs: Term[][] = [];
  for (const next of terms) {
    const last = runs.at(-1)?.at(-1);
    if (last && follows(last, next)) runs.at(-1)?.push(next);
    else runs.push([next]);
  }
  return runs.flatMap(([first, ...others]) => {
    const last = others.at(-1);
    if (!first) return [];
    const share = (Math.abs(first.factor) * (others.length + 1)) / over;
    const read = lookup(c, first.lookup);
    const ends = last && lookup(c, last.lookup).args;
    const args = read.args.map((arg, i) => (plusOf(first.lookup.args[i]) === null || !ends?.[i] ? arg : { ...arg, to: ends[i].value }));
    const written: Written = last ? { kind: "MeanOf", call: { ...read, args }, span: nowhere } : read;
    const percent = Math.round(share * 1e8) / 1e6;
    const operand: Written = share === 1 ? written : { kind: "Product", factors: [{ kind: "Percent", value: percent, span: nowhere }, written], span: nowhere };
    return [{ sign: first.factor < 0 ? (-1 as const) : (1 as const), operand }];
  });
}

function unmoved(c: Context, type: TableType, { constant, terms, over }: Operand): Written {
  if (over !== undefined) {
    const sums = divided(c, terms, over);
    const [only] = sums;
    if (only && sums.length === 1 && constant === 0 && only.sign === 1) return only.operand;
    const base = { sign: constant < 0 ? (-1 as const) : (1 as const), operand: value(c, type, Math.abs(constant) / over) };
    return { kind: "Sum", terms: base.sign === 1 ? [base, ...sums] : [{ sign: 1, operand: value(c, type, 0) }, base, ...sums], span: nowhere };
  }
  const [first, ...more] = terms;
  if (first === undefined && (constant >= 0 || (type.kind !== "number" && type.kind !== "money"))) return value(c, type, constant);
  if (first !== undefined && more.length === 0 && constant === 0 && first.factor > 0) return term(c, first.factor, first.lookup);
  const start = { sign: 1 as const, operand: value(c, type, Math.max(constant, 0)) };
  const less = constant < 0 ? [{ sign: -1 as const, operand: value(c, type, -constant) }] : [];
  return { kind: "Sum", terms: [start, ...less, ...terms.map((t) => ({ sign: t.factor < 0 ? (-1 as const) : (1 as const), operand: term(c, t.factor, t.lookup) }))], span: nowhere };
}
