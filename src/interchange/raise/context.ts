import type { Regime } from "../../language/regime";

/** A part of a regime for which the language has no words: what it is, and why, in a sentence. */
export interface Unsaid {
  readonly regime: string;
  readonly what: string;
  readonly why: string;
}

/** One regime being written as a text. */
export interface Context {
  readonly regime: Regime;
  readonly unsaid: Unsaid[];
}

/** Notes what cannot be said. The text is then not handed on: nothing is left out silently. */
export function cannot(c: Context, what: string, why: string): void {
  if (!c.unsaid.some((u) => u.what === what && u.why === why)) c.unsaid.push({ regime: c.regime.name, what, why });
}

/** An item of the regime by its number. */
export function item<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`number ${index} is out of range`);
  return found;
}

export const rightNames = (c: Context, rights: readonly number[] | null): readonly string[] | null => rights && rights.map((r) => item(c.regime.rights, r).name);
export const classNames = (c: Context, classes: readonly number[] | null): readonly string[] | null => classes && classes.map((m) => item(c.regime.classes, m).name);
export const clauseNames = (c: Context, clauses: readonly number[]): readonly string[] => clauses.map((k) => item(c.regime.clauses, k).name);
