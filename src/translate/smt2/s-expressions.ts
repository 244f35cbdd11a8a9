/** A term, a sort or a command of SMT-LIB, as text. */
export type Term = string;

export const yes: Term = "true";
export const no: Term = "false";

/** `(f a b)`; `f` where it takes nothing. */
export const apply = (f: string, ...args: readonly Term[]): Term => (args.length === 0 ? f : `(${f} ${args.join(" ")})`);

/** The parts of `(f a b)` after `f`. */
function partsOf(term: Term): readonly Term[] {
  const tokens = term.slice(1, -1).match(/\|[^|]*\||[()]|[^\s()|]+/g) ?? [];
  const parts: string[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token === ")") depth--;
    const before = depth === 0 && token !== ")" ? null : (parts.pop() ?? "");
    parts.push(before === null ? token : `${before}${token === ")" || before.endsWith("(") ? "" : " "}${token}`);
    if (token === "(") depth++;
  }
  return parts.slice(1);
}

function junction(word: "and" | "or", terms: readonly Term[]): Term {
  const [idle, decisive] = word === "and" ? [yes, no] : [no, yes];
  const flat = terms.flatMap((t) => (t.startsWith(`(${word} `) ? partsOf(t) : [t]));
  const kept = [...new Set(flat)].filter((t) => t !== idle);
  if (kept.includes(decisive)) return decisive;
  const [only = idle] = kept;
  return kept.length < 2 ? only : apply(word, ...kept);
}
export const and = (...terms: readonly Term[]): Term => junction("and", terms);
export const or = (...terms: readonly Term[]): Term => junction("or", terms);

export function not(term: Term): Term {
  if (term === yes) return no;
  if (term === no) return yes;
  return term.startsWith("(not ") ? term.slice(5, -1) : apply("not", term);
}
export const equal = (a: Term, b: Term): Term => (a === b ? yes : apply("=", a, b));
export const implies = (a: Term, b: Term): Term => (b === no ? not(a) : a === yes ? b : apply("=>", a, b));

export function ite(condition: Term, then: Term, otherwise: Term): Term {
  if (condition === yes || then === otherwise) return then;
  if (condition === no) return otherwise;
  if (then === yes) return or(condition, otherwise);
  if (then === no) return and(not(condition), otherwise);
  if (otherwise === no) return and(condition, then);
  return otherwise === yes ? or(not(condition), then) : apply("ite", condition, then, otherwise);
}

/** A whole number; those below none are written with a minus. */
export const wholeNumber = (value: number): Term => (value < 0 ? apply("-", String(-BigInt(value))) : String(BigInt(value)));

/** A decimal, to the six places that the language reckons with. */
export function decimal(value: number): Term {
  const digits = Math.abs(value).toFixed(6).replace(/0{1,5}$/, "");
  return value < 0 ? apply("-", digits) : digits;
}

/** A symbol for a name of the text: as it stands where that is a plain one, else between bars. */
export function symbol(name: string): Term {
  const safe = name.replaceAll(/[|\\]/g, "_").replaceAll(/[^\u0020-\u007e]/g, (c) => `u${c.codePointAt(0)?.toString(16) ?? ""}`);
  return /^[A-Za-z][A-Za-z0-9_.-]*$/.test(safe) ? safe : `|${safe}|`;
}

/** Text for a comment of one line. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ");
