/** What a regime is laid out as, to be decided from: rows of small numbers and where to find them. Nothing here changes once made. */
import type { Day } from "../../../language/dates";
import type { Condition, FactId, Regime } from "../../../language/regime";
import type { Defeats } from "./defeats";
import type { Walk } from "./walk";

/** Whole numbers of a row: see `rowField`. */
export const rowSize = 8;
/**
 * What stands where in a row. `forbidden`: bits of the first word that the case must not have; `from`, `to`: days, both included; `needs`: the
 * columns that are read, of those that are read when needed, as bits. The tests of a row end where those of the next begin.
 */
export const rowField = { forbidden: 0, from: 1, to: 2, origin: 3, host: 4, firstTest: 5, needs: 6, clause: 7 } as const;

/** Days after all others, and before all others if negative. */
export const never = 2 ** 30;

/** So many columns, the first, are read when a row needs them. */
export const lazyColumns = 31;

/** What a further test of a row is: a range of a number, bits of a further word, the class of the mover, or a walk; in steps the host too. */
export const testKind = { range: 0, word: 1, mover: 2, walk: 3, host: 4 } as const;

/** One alternative of one sentence about one right, for some stretch of days. */
export interface Rows {
  readonly fields: Int32Array;
  /** What the sentence says: an id of `Decisions`; -1 where it depends on the case. */
  readonly said: Int32Array;
  readonly sentence: Int32Array;
  /** For `x does not apply` the clause x, else -1. */
  readonly lifts: Int32Array;
  readonly tests: { readonly kind: Int32Array; readonly at: Int32Array; readonly low: Float64Array; readonly high: Float64Array };
  /** By number of mover class, for tests of it: one run of bytes a test. */
  readonly movers: Uint8Array;
  readonly walks: readonly Walk[];
}

/** Clauses that speak about one right; each right has its own. Lists run from one number to the next. */
export interface Clauses {
  /** The clause of the regime. */
  readonly of: Int32Array;
  readonly firstRow: Int32Array;
  /** The exceptions to it, but for those that are exceptions to everything about the right. */
  readonly firstException: Int32Array;
  readonly exceptions: Int32Array;
  /** Whether all that exceptions, at any depth, do is to make a clause not apply. */
  readonly onlyLifted: Uint8Array;
  /** Whether some exception to it is an exception to another. */
  readonly ranked: Uint8Array;
  /** Of clauses of the regime. */
  readonly defeats: Defeats;
}
/** Whether one clause is an exception to another at any depth. */
export const defeats = ({ of, defeats: all }: Clauses, exception: number, clause: number): boolean => all.has(of[exception] ?? -1, of[clause] ?? -1);

/** For each right, host and kind of mover the rows of rules, then the rows of exceptions to everything. */
export interface Cells {
  readonly first: Int32Array;
  readonly rows: Int32Array;
  /** How many hosts are ever bound. */
  readonly hosts: number;
  /** By party: the place of a host that is ever bound, else -1. */
  readonly hostPlace: Int32Array;
  /** By right and class: its cell of the first host; and by right how many cells each host has. */
  readonly firstCell: Int32Array;
  readonly kinds: Int32Array;
  /** By right and place of the host: whether the ordinary `decide` is asked. */
  readonly asked: Uint8Array;
}

/** The facts that are read, each a column; facts of few values are bits of words too. */
export interface Columns {
  readonly facts: readonly FactId[];
  /** By fact: its column, or -1. */
  readonly columnOf: Int32Array;
  /** By column: the word with its bits, or -1, and the first of these. */
  readonly word: Int32Array;
  readonly shift: Int32Array;
  /** By column: so many bits as it has values, the first ones. */
  readonly mask: Int32Array;
  readonly words: number;
  /** The word and first bit of the mover class; -1 where classes are too many. */
  readonly moverWord: number;
  readonly moverShift: number;
}

export interface Tables {
  readonly regime: Regime;
  readonly rows: Rows;
  readonly clauses: Clauses;
  readonly cells: Cells;
  readonly columns: Columns;
  readonly days: readonly Day[];
  /** By selector and stretch: the place of a set of parties, as bits of words. */
  readonly places: Int32Array;
  readonly sets: Int32Array;
  /** How many parties such a set tells apart; the last is the stateless. */
  readonly width: number;
  /** By class: what being in it implies, with those above it. */
  readonly feasible: readonly (readonly Condition[])[];
}
