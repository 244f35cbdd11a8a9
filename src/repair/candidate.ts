import type { PartName } from "../evaluator/result";
import type { Draft } from "./draft";
import type { Change } from "./result";

/** One edit that may be part of a repair, and what it is about. */
export interface Candidate extends Change {
  /** Where the sentence that it changes was written; `null`: the clause as a whole. */
  readonly sentence: number | null;
  /** Parts of criteria that it may mend though no sentence decides them. */
  readonly parts: readonly PartName[];
  /** What it takes out as a whole. */
  readonly whole: string | null;
  /** The wholes of which it takes out a part: where that part suffices, the whole is too much. */
  readonly partOf: readonly string[];
  readonly apply: (draft: Draft) => Draft;
}
