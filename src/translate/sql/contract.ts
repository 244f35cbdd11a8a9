import type { Day } from "../../language/dates";
import type { FactId } from "../../language/regime";
import type { DialectName } from "./dialect";

/** How a query is wanted. */
export interface SqlOptions {
  readonly dialect: DialectName;
  /** The table of people: a name, or names with dots between them (`schema.table`). */
  readonly table: string;
  /** Names of rights, in the order of the output. Left out: every right of which some rule speaks. */
  readonly rights?: readonly string[];
  /** What the columns of the table are called: from `host`, `origin`, `mover`, `on` and the keys of facts; what is left out is called so itself. `null`: the table has no such fact. */
  readonly columns?: ReadonlyMap<string, string | null>;
  /** Columns of the table that stand in the output as they are. Left out: `id`. */
  readonly keep?: readonly string[];
  /** Without the clauses that decide, which cost time. Left out: with them. */
  readonly grounds?: boolean;
  /** How positions, names of clauses and problems are written. Left out: as texts. */
  readonly answer?: (text: string) => string;
  /** Whole numbers of the row in which bits say what its parties and its class are, as SQL: bits of `Sql.known`, `mostBits` in one. Left out: tables in the query say it, which are joined. */
  readonly bits?: (of: "host" | "origin" | "mover", nth: number) => string;
}

/** So many bits of one number are read. */
export const mostBits = 50;

/**
 * Rows of which the query tells nothing apart are of one kind: a number of bits, each for conditions that hold together. It is the bits that host, origin, class and day leave, and each fact.
 * Where no fact is missing of which something may stay open, the answers about a row without a problem are those about its kind.
 */
export interface Kinds {
  /** The columns of the bits, `wordBits` in each. */
  readonly words: readonly string[];
  /** Every party, the stateless last, in stretches of days. `host`: `null` where it is no state. */
  readonly parties: readonly { readonly code: string; readonly since: Day; readonly until: Day; readonly host: bigint | null; readonly origin: bigint }[];
  readonly classes: readonly { readonly name: string; readonly bits: bigint }[];
  /** In order, from the first day of all. */
  readonly days: readonly { readonly since: Day; readonly bits: bigint }[];
  /** What else is asked of a row: the bits that it leaves where it holds, and where it does not. */
  readonly facts: readonly { readonly text: string; readonly held: bigint; readonly not: bigint }[];
  /** A query that gives the columns that are kept, the words, and `problem`. `word`: the nth word of what a party or the class of the row leaves, as SQL; NULL where there is no such. The day is taken with the host. */
  readonly rows: (word: (of: "host" | "origin" | "mover", nth: number) => string) => string;
  /** A query that gives the answers about the kinds of which a table has the words, which it keeps. */
  readonly answers: (table: string) => string;
}
/** So many bits of a kind are in one word. */
export const wordBits = 62;
/** The nth word of some bits. */
export const wordOf = (bits: bigint, nth: number): bigint => (bits >> BigInt(wordBits * nth)) & ((1n << BigInt(wordBits)) - 1n);

/** What a query asks of parties and classes. */
export interface Known {
  /** Every party, the stateless last, in stretches of days; the first bit: it is a state. */
  readonly parties: readonly { readonly code: string; readonly since: Day; readonly until: Day; readonly bits: readonly boolean[] }[];
  readonly classes: readonly { readonly name: string; readonly bits: readonly boolean[] }[];
  /** Whether facts that are states are asked the same: for these tables are joined. */
  readonly ofFacts: boolean;
}

/** A column of the table that the query reads. */
export interface SqlColumn {
  /** `host`, `origin`, `mover`, `on`, or the key of a fact. */
  readonly name: string;
  /** What the table calls it; `null`: it has none. */
  readonly column: string | null;
  /** A code of a party, the name of a class, or what a fact is: yes-or-no as BOOLEAN, labels and states as text, dates as DATE, all else as numbers. */
  readonly kind: "party" | "class" | "day" | "yes-or-no" | "label" | "state" | "number" | "date";
  /** The labels that a text may be; `null`: it is not one of a few. */
  readonly labels: readonly string[] | null;
  /** `null`: no fact. */
  readonly fact: FactId | null;
  /** Without it a row has no position. A fact that is missing has its default; where it has none, what hangs on it stays open. */
  readonly required: boolean;
  /** What a missing fact counts as, as it stands in the table, unless its class says otherwise. Left out: nothing. */
  readonly default?: string | number | boolean;
  /** Whether what hangs on it may stay open where it is missing: it has no default, or one that some class contradicts. */
  readonly mayStayOpen: boolean;
}

/** Where the answer about a right stands in the output. */
export interface SqlPosition {
  readonly right: string;
  /** `granted`, `rationed`, `discretionary`, `denied`, `silent`; NULL where it is open. */
  readonly position: string;
  /** The first clause that surely decides it; NULL where none does. `null` without grounds. */
  readonly by: string | null;
}

/** What has no words in SQL: a part of the regime, and why. */
export interface Inexpressible {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

/** A query, and what it reads and gives; or why there is none. */
export type Sql =
  | {
      readonly ok: true;
      /** One SELECT without a semicolon: it may stand in brackets after FROM, or alone. */
      readonly query: string;
      readonly columns: readonly SqlColumn[];
      readonly rights: readonly string[];
      readonly positions: readonly SqlPosition[];
      /** The column that says why a row cannot be decided; NULL in all others. */
      readonly problem: string;
      /** All that `problem` may say. */
      readonly problems: readonly string[];
      readonly known: Known;
    }
  | { readonly ok: false; readonly problems: readonly Inexpressible[] };
