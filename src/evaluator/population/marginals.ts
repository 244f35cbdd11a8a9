import type { FactId } from "../../language/regime";

/** What is drawn of a person and their case. */
export type Column = "host" | "origin" | "mover" | "on" | FactId;
/** Numbers drawn evenly, both ends included; whole ones. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
/** One line of a marginal: a value for each of its columns, as the checked regime stores it (`null`: not recorded), and how much it weighs beside the other lines. */
export interface Share {
  readonly values: readonly (number | Range | null)[];
  readonly weight: number;
}
/** How the values of one column are distributed, or those of several together. Marginals are independent of one another. */
export interface Marginal {
  readonly columns: readonly Column[];
  readonly shares: readonly Share[];
}
/** What is wrong with a line of a table of marginals. */
export interface MarginalProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly column: "column" | "value" | "weight";
  readonly value: string;
  /** What could stand there, in words. */
  readonly expected: string;
}
