import { no, yes, type Term } from "./terms";

/** What a condition reads of a row: one of its parties, the class of the mover, the day, or anything else. */
export type Source = "host" | "origin" | "mover" | "day" | "row";
/** A condition that reads one of these alone, and whether it is to hold. */
export interface Literal {
  readonly of: Source;
  readonly term: Term;
  readonly holds: boolean;
}
/** Conditions that hold together. */
export type Cube = readonly Literal[];

/** What a term of SQL that has no parts reads; `null`: it holds of every row. */
export type Reading = (leaf: Term) => Source | null;

/** The parts of a term; a choice by cases has those of what it comes to. */
const opened = (term: Term): Term => term.same?.() ?? term;

/** What a term reads: nothing, one thing, or several. */
function sourceOf(term: Term, reading: Reading): Source | "several" | null {
  const { text, parts } = opened(term);
  if (parts.length === 0) return text === yes.text || text === no.text ? null : reading(term);
  const [only = null, ...others] = new Set(parts.map((part) => sourceOf(part, reading)));
  return others.length > 0 ? "several" : only;
}

/** Whether a term holds, by what its leaves say. */
export function valueOf(term: Term, leaf: (leaf: Term) => boolean): boolean {
  const { text, form, parts } = opened(term);
  if (text === yes.text || text === no.text) return text === yes.text;
  if (parts.length === 0) return leaf(term);
  const values = parts.map((part) => valueOf(part, leaf));
  return form === "and" ? values.every(Boolean) : form === "or" ? values.some(Boolean) : values[0] === false;
}

/**
 * A term as cubes: it holds where one of them does. Whatever reads one thing alone stays whole. So it is in the logic of Kleene (1952) too, which distributes. `null`: they are more than `most`.
 */
export function cubesOf(term: Term, reading: Reading, most: number): readonly Cube[] | null {
  const cubes = (t: Term, holds: boolean): readonly Cube[] | null => {
    const source = sourceOf(t, reading);
    if (source === null) return valueOf(t, () => true) === holds ? [[]] : [];
    if (source !== "several") return [[{ of: source, term: t, holds }]];
    const { form, parts } = opened(t);
    if (form === "not") return parts[0] === undefined ? null : cubes(parts[0], !holds);
    const lists = parts.map((part) => cubes(part, holds));
    const joined = (form === "or") === holds;
    return lists.reduce<readonly Cube[] | null>((found, list) => {
      if (found === null || list === null) return null;
      const made = joined ? [...found, ...list] : found.flatMap((a) => list.map((b) => [...a, ...b]));
      return made.length > most ? null : made;
    }, joined ? [] : [[]]);
  };
  return cubes(term, true);
}
