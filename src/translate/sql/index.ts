/**
 * Checked regimes as SQL: one query that gives every row of a table of people the positions that `decide` gives. Translated from the checked
 * regime, apart from the evaluator, so that each checks the other.
 */
export { kindsOf, sqlOf } from "./query";
export { dialectNames, type DialectName } from "./dialect";
export { mostBits, wordBits, wordOf } from "./contract";
export type { Inexpressible, Kinds, Known, Sql, SqlColumn, SqlOptions, SqlPosition } from "./contract";
