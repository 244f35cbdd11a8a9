/** What a prepared regime is asked and answers. Pure data. */
import type { Day } from "../../../language/dates";
import type { Position } from "../../../language/position";
import type { PartyId, RightId, SentenceId } from "../../../language/regime";

/** A case by names: codes of parties, names of rights and classes, facts by their keys. */
export interface NamedCase {
  readonly right: string;
  readonly host: string;
  /** A party, or `stateless`. */
  readonly origin: string;
  readonly mover: string;
  /** A day number, or `YYYY-MM-DD`. */
  readonly on: Day | string;
  /** Yes or no; a number in the unit of the fact; a label; a day. Left out: as the ordinary `decide` takes it. */
  readonly facts?: Readonly<Record<string, FactValue>>;
}
export type FactValue = boolean | number | string;

/** What could not be read of a case. */
export interface Unreadable {
  readonly what: "right" | "host" | "origin" | "mover" | "day" | "fact" | "value";
  /** The name, or the key of the fact. */
  readonly name: string;
}

/** The answer to one case. The same object is given again for the same answer. */
export interface Outcome {
  /**
   * `null` where a fact that was not stated decides (with grounds: decides them), the mover cannot be of the class, or the case could not be read.
   * Only what some row needs is read: a misspelt fact is told where the true one is needed and missing.
   */
  readonly position: Position | null;
  /** The sentences that decide it; `null` unless grounds were asked for. */
  readonly by: readonly SentenceId[] | null;
  readonly unreadable: Unreadable | null;
}

/** Many cases by numbers, one array a column. A case of which some number stands for nothing has no position. */
export interface CaseColumns {
  readonly count: number;
  readonly right: ArrayLike<number>;
  readonly host: ArrayLike<number>;
  /** -1: stateless. */
  readonly origin: ArrayLike<number>;
  readonly mover: ArrayLike<number>;
  readonly on: ArrayLike<number>;
  /** By key of the fact: values as the checked regime stores them (0 and 1, the place of a label, a day, a number). */
  readonly facts: Readonly<Record<string, ArrayLike<number>>>;
}
/** For each case the place of its answer in `outcomes`. */
export interface ColumnOutcomes {
  readonly places: Uint32Array;
  readonly outcomes: readonly Outcome[];
}

/** How a regime was laid out, and what its rows do not hold. */
export interface Coverage {
  /** Alternatives of sentences, for each right of which they speak. */
  readonly rows: number;
  /** Rows of which a part is walked: it reads tables, dates, states or series. */
  readonly walked: number;
  /** Lists of rows, one for each right, host and kind of mover; and how many rows they name. */
  readonly cells: number;
  readonly entries: number;
  /** Stretches of time in which every selector reaches the same parties. */
  readonly stretches: number;
  /** Where sentences are measured by what others are given, no row holds them: there the ordinary engine decides. */
  readonly asked: readonly { readonly right: RightId; readonly hosts: readonly PartyId[] }[];
}
