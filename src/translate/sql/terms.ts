import type { Day } from "../../language/dates";

/**
 * A condition of SQL. It is true, false or unknown (NULL); all that is put together here is put together as Kleene (1952) does, so what is said to be
 * true or false is so whatever the unknown facts are.
 */
export interface Term {
  /** As it stands in a query; the same for the same term. */
  readonly text: string;
  /** What binds the parts together: `one` needs no brackets. */
  readonly form: "one" | "not" | "and" | "or";
  readonly parts: readonly Term[];
  /** How many columns and comparisons it is made of. */
  readonly size: number;
  /** How many queries stand below the one that has its columns. */
  readonly layer: number;
  /** What a choice by cases comes to, without one. */
  readonly same?: () => Term;
  /** On which days a comparison of the day holds, and the days on which that may change. */
  readonly days?: Days;
}
export interface Days {
  readonly holds: (day: Day) => boolean;
  readonly changes: readonly Day[];
}

const constant = (text: string): Term => ({ text, form: "one", parts: [], size: 0, layer: 0 });
export const yes = constant("TRUE");
export const no = constant("FALSE");
export const unknown = constant("CAST(NULL AS BOOLEAN)");

/** A column or a comparison. */
export const plain = (text: string, layer = 0): Term => ({ text, form: "one", parts: [], size: 1, layer });
/** A comparison as it is written: `x = 1`. It stands in brackets where it is denied. */
export const comparison = (text: string, layer = 0): Term => ({ text, form: "not", parts: [], size: 1, layer });
/** A comparison of the day of the row. */
export const dayComparison = (text: string, days: Days): Term => ({ ...comparison(text), days });

const total = (parts: readonly Term[]): number => parts.reduce((sum, p) => sum + p.size, 0);
const deepest = (parts: readonly Term[]): number => Math.max(0, ...parts.map((p) => p.layer));
const within = (t: Term, other: "and" | "or"): string => (t.form === other ? `(${t.text})` : t.text);

function junction(form: "and" | "or", terms: readonly Term[]): Term {
  const [idle, decisive] = form === "and" ? [yes, no] : [no, yes];
  const flat = terms.flatMap((t) => (t.form === form ? t.parts : [t]));
  const parts = [...new Map(flat.map((t) => [t.text, t])).values()].filter((t) => t.text !== idle.text);
  if (parts.some((t) => t.text === decisive.text)) return decisive;
  const [only = idle] = parts;
  if (parts.length < 2) return only;
  const other = form === "and" ? "or" : "and";
  return { text: parts.map((p) => within(p, other)).join(form === "and" ? " AND " : " OR "), form, parts, size: total(parts), layer: deepest(parts) };
}
export const and = (...terms: readonly Term[]): Term => junction("and", terms);
export const or = (...terms: readonly Term[]): Term => junction("or", terms);

export function not(term: Term): Term {
  if (term.text === yes.text) return no;
  if (term.text === no.text) return yes;
  if (term.text === unknown.text) return unknown;
  const [inner] = term.parts;
  if (term.form === "not" && inner !== undefined) return inner;
  return { text: `NOT ${term.form === "one" ? term.text : `(${term.text})`}`, form: "not", parts: [term], size: term.size, layer: term.layer };
}

/** One of two terms by a condition that is never unknown. */
export function either(condition: Term, then: Term, otherwise: Term): Term {
  if (condition.text === yes.text || then.text === otherwise.text) return then;
  if (condition.text === no.text) return otherwise;
  if (then.text === yes.text) return or(condition, otherwise);
  if (then.text === no.text) return and(not(condition), otherwise);
  if (otherwise.text === no.text) return and(condition, then);
  if (otherwise.text === yes.text) return or(not(condition), then);
  const parts = [condition, then, otherwise];
  return { text: `CASE WHEN ${condition.text} THEN ${then.text} ELSE ${otherwise.text} END`, form: "one", parts: [], size: total(parts), layer: deepest(parts), same: () => or(and(condition, then), and(not(condition), otherwise)) };
}

/** Brackets where a text stands among others. */
export const among = (term: Term): string => (term.form === "one" ? term.text : `(${term.text})`);
