/** What clauses say, case by case: the algebra of docs/decisions/0003 over sayings that hold where a term does. */
import { conflict, moreOpen, openness, positionKey, silent, surpasses, type Position } from "../../language/position";
import { keyOfSaying as keyOfSaid, type Saying as Said } from "../saying";
import { and, no, not, or, type Term } from "./s-expressions";

/** A saying, and whether a sentence that is asked about is among its grounds. */
export interface Saying extends Said {
  readonly marked: boolean;
}
/** Something that is so where a term holds; of several in a list at most one holds, and nothing is said where none does. */
export interface When<T> {
  readonly is: T;
  readonly when: Term;
}
export type Sayings = readonly When<Saying>[];

export const keyOfSaying = (s: Saying): string => `${keyOfSaid(s)} ${s.marked}`;

/** Where none of a list holds. */
const elsewhere = (list: readonly When<unknown>[]): Term => not(or(...list.map((x) => x.when)));

/** Puts two lists together, case by case; `null` is nothing. */
export function combined<A, B, C>(a: readonly When<A>[], b: readonly When<B>[], keyOf: (c: C) => string, join: (x: A | null, y: B | null) => C | null): readonly When<C>[] {
  const found = new Map<string, { readonly is: C; readonly terms: Term[] }>();
  const right: readonly (When<B> | null)[] = [...b, null];
  for (const x of [...a, null]) {
    const groups = new Map<string, { readonly is: C; readonly of: (When<B> | null)[] }>();
    for (const y of right) {
      const is = join(x?.is ?? null, y?.is ?? null);
      if (is === null) continue;
      const group = groups.get(keyOf(is)) ?? { is, of: [] };
      group.of.push(y);
      groups.set(keyOf(is), group);
    }
    for (const [key, { is, of }] of groups) {
      const others = b.filter((y) => !of.includes(y));
      const right = of.includes(null) ? elsewhere(others) : or(...of.map((y) => y?.when ?? no));
      const term = and(x === null ? elsewhere(a) : x.when, right);
      if (term === no) continue;
      const known = found.get(key) ?? { is, terms: [] };
      known.terms.push(term);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ is, terms }) => ({ is, when: or(...terms) }));
}

const clash = (a: Saying, b: Saying): Saying => ({ kind: "clashing", position: conflict, gives: false, directed: false, marked: a.marked || b.marked });
const isQuiet = (s: Saying): boolean => s.kind === "lifted" || s.kind === "unbound";
const isSame = (a: Saying, b: Saying): boolean => positionKey(a.position) === positionKey(b.position);

/** Both must say the same. */
function agreed(a: Saying, b: Saying): Saying {
  if (a.kind !== b.kind || a.kind === "clashing" || !isSame(a, b)) return clash(a, b);
  return { ...a, gives: a.gives && b.gives, directed: a.directed && b.directed, marked: a.marked || b.marked };
}

/** Gifts one of which is a contradiction of gifts: they yield to one that is plainly more open. */
function unordered(a: Saying, b: Saying): Saying {
  if (a.kind === "said" && surpasses(a.position, b.position)) return a;
  if (b.kind === "said" && surpasses(b.position, a.position)) return b;
  const position = surpasses(b.position, a.position) ? b.position : a.position;
  return { ...clash(a, b), position, gives: true };
}

/** Sentences of one clause, or rules of one regime: the most open of those that give; those that withhold must agree; what is quiet yields. */
export function beside(a: Saying | null, b: Saying | null): Saying | null {
  if (a === null || b === null) return a ?? b;
  if (isQuiet(a)) return isQuiet(b) ? { ...a, marked: a.marked || b.marked } : b;
  if (isQuiet(b)) return a;
  const clashing = a.kind === "clashing" || b.kind === "clashing";
  if (clashing && a.gives && b.gives) return unordered(a, b);
  if (a.kind !== "said" || b.kind !== "said" || isSame(a, b) || !a.gives || !b.gives) return agreed(a, b);
  const best = moreOpen(a.position, b.position);
  if (best === null) return { ...clash(a, b), position: a.position, gives: true };
  return best === a.position ? a : b;
}

/** An exception speaks only where its target says something that it may displace. */
export function displacing(exception: Saying | null, target: Saying | null): Saying | null {
  if (exception === null || target === null) return null;
  if (exception.kind !== "said" || !exception.directed) return exception;
  if (target.kind !== "said") return null;
  const displaces = exception.gives ? target.position.kind === "denied" : openness(target.position) > openness(exception.position);
  return displaces ? exception : null;
}

const speaks = (s: Saying | null): boolean => s !== null && s.kind !== "lifted";

/** What is left of an exception beside another that is an exception to it. */
export const undefeated = (own: Saying | null, above: Saying | null): Saying | null => (speaks(above) ? null : own);

/** Exceptions that are left must say the same; those that are lifted only tell why. */
export function together(a: Saying | null, b: Saying | null): Saying | null {
  if (a === null || b === null) return a ?? b;
  if (speaks(a) && speaks(b)) return agreed(a, b);
  if (speaks(a) || speaks(b)) return speaks(a) ? a : b;
  return { ...a, marked: a.marked || b.marked };
}

/** A clause under what its exceptions come to. */
export function inPlace(exceptions: Saying | null, own: Saying | null): Saying | null {
  if (own === null || exceptions === null) return own;
  if (exceptions.kind === "lifted") return { ...own, marked: own.marked || exceptions.marked };
  return exceptions.kind === "lifts" ? { ...exceptions, kind: "lifted", position: silent } : exceptions;
}

/** The position that a saying comes to. */
export const positionOf = (s: Saying): Position => (s.kind === "clashing" ? conflict : s.kind === "said" ? s.position : silent);
