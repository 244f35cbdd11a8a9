/** Nodes of the syntax tree made without a text. */
import type { Call, CallArgument, Citation, DateLiteral, Duration, Integer, Literal, Name, NameList, Operand, Text, Window } from "../../language/ast";
import { civil, type Day, type DayInterval } from "../../language/dates";
import type * as checked from "../../language/regime";
import type { Span } from "../../language/span";

export const nowhere: Span = { start: 0, end: 0 };
export const name = (text: string): Name => ({ kind: "Name", text, span: nowhere });
export const names = (texts: readonly string[]): readonly Name[] => texts.map(name);
export const text = (value: string): Text => ({ kind: "Text", value, span: nowhere });
export const integer = (value: number): Integer => ({ kind: "Integer", value, span: nowhere });

/** A list of names; `null` for the word that means all. */
export const nameList = (texts: readonly string[] | null): NameList => ({ all: texts === null, names: names(texts ?? []), span: nowhere });

export function date(day: Day): DateLiteral {
  const c = civil(day);
  return { kind: "DateLiteral", year: c.year, month: c.month, day: c.day, span: nowhere };
}

/** A number that carries no unit. */
export const plainNumber = (value: number): Literal => (Number.isInteger(value) ? integer(value) : { kind: "Decimal", value, span: nowhere });

/** A length of time; whole years are written as years. */
export function duration(length: { readonly amount: number; readonly unit: "days" | "months" }): Duration {
  const years = length.unit === "months" && length.amount > 0 && length.amount % 12 === 0;
  return { kind: "Duration", amount: years ? length.amount / 12 : length.amount, unit: years ? "years" : length.unit, span: nowhere };
}

/** The span of a roll, a party, an expectation; nothing where it has no bounds. */
export function intervalWindow(days: DayInterval): { readonly window?: Window } {
  if (days.since === null && days.before === null) return {};
  const since = days.since === null ? {} : { since: date(days.since) };
  const end = days.before === null ? {} : { end: { kind: "until", point: date(days.before - 1) } as const };
  return { window: { ...since, ...end, span: nowhere } };
}

export const call = (table: string, args: readonly Operand[]): Call => ({
  kind: "Call", name: name(table), args: args.map((value): CallArgument => ({ value, span: nowhere })), span: nowhere,
});

export const access = (subject: Extract<Operand, { kind: "Access" }>["subject"], fact?: string): Operand => ({
  kind: "Access", subject, ...(fact === undefined ? {} : { fact: name(fact) }), span: nowhere,
});

export const citations = (cites: readonly checked.Citation[]): readonly Citation[] =>
  cites.map((c) => ({ source: name(c.source), ...(c.place === null ? {} : { place: text(c.place) }), span: nowhere }));

/** The fields whose value is there. */
export const documented = (documentation: string | null): { readonly documentation?: string } => (documentation === null ? {} : { documentation });
export const titled = (title: string | null): { readonly title?: Text } => (title === null ? {} : { title: text(title) });
