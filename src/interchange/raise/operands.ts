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

function argument(c: Context, lookup: Lookup, arg: LookupArg, index: number): Written {
  if (arg === "year") return { kind: "CaseYear", span: nowhere };
  if (typeof arg === "string") return access(arg);
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

function unmoved(c: Context, type: TableType, { constant, terms }: Operand): Written {
  const [first, ...more] = terms;
  if (first === undefined && (constant >= 0 || (type.kind !== "number" && type.kind !== "money"))) return value(c, type, constant);
  if (first !== undefined && more.length === 0 && constant === 0 && first.factor > 0) return term(c, first.factor, first.lookup);
  const start = { sign: 1 as const, operand: value(c, type, Math.max(constant, 0)) };
  const less = constant < 0 ? [{ sign: -1 as const, operand: value(c, type, -constant) }] : [];
  return { kind: "Sum", terms: [start, ...less, ...terms.map((t) => ({ sign: t.factor < 0 ? (-1 as const) : (1 as const), operand: term(c, t.factor, t.lookup) }))], span: nowhere };
}
