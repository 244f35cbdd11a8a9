/**
 * Checked regimes as SMT-LIB 2.6: one file for each question about one stretch of time, which any solver answers. Translated from
 * the checked regime, apart from the evaluator and its diagrams, so that each checks the other.
 */
export { smt2Writer, type Smt2, type Smt2File, type Smt2Options, type Smt2Writer, type Unasked } from "./verdicts";
export { partNames, type Part } from "./questions";
export type { ClaimQuestion } from "./claims";
export type { Model } from "./script";
export { decisionsScript, type Decisions, type StatedCase } from "./decisions";
