import type { Day } from "../../language/dates";
import type { Rational } from "../../language/rational";
import type { FactId, VerdictName } from "../../language/regime";
import type { FormPhase, PartName, Range, Tested, Turn, Witness } from "../result";
import { noClauses, type ClauseSet } from "./clause-sets";
import type { TopicTally } from "./topic";
import type { World } from "./worlds";

/** What one predicate is on one day. */
export interface PartDay {
  readonly verdict: VerdictName;
  readonly degree: Rational | null;
  /** In the ordinal metric, where it is asked for. */
  readonly ordinal?: Rational | null;
  readonly because: ClauseSet;
  /** For `not-assessable` and `undecided`: what is missing. */
  readonly missing: string | null;
  /** Where figures are missing. */
  readonly open?: OpenDay;
  /** Where cases were drawn instead of all of them counted. */
  readonly drawn?: DrawnDay;
}
/** What was drawn, and what contradicts the part. */
export interface DrawnDay extends Tested {
  readonly witness: Witness | null;
}
/** How a verdict hangs on figures that are missing. */
export interface OpenDay {
  /** Least and most degree over the worlds, where they differ. */
  readonly range: Range | null;
  /** The open facts on which the verdict turns. */
  readonly dependsOn: readonly FactId[];
  /** Which values of them give which verdict. */
  readonly turns?: readonly Turn[] | null;
  /** A world in which it has this verdict; for `depends`, in which it fails. */
  readonly world: World | null;
}
/** The parts, and what the hollifield reading reports without a verdict. */
export type PartKey = PartName | "convergence" | "rulesKept";
export interface DayResult {
  readonly on: Day;
  /** The regime says something to someone. */
  readonly inForce: boolean;
  readonly parts: ReadonlyMap<PartKey, PartDay>;
  readonly form: Omit<FormPhase, "interval">;
  /** The day in every world, where figures are missing on which something turns. */
  readonly worlds: readonly { readonly world: World; readonly day: DayResult }[];
}

/** What the sums of a day are divided by. */
export interface DayCounts {
  readonly n: number;
  /** Beneficiaries other than the host. */
  readonly origins: number;
  readonly regulated: bigint;
  readonly tallies: readonly TopicTally[];
}

/** A part that no case contradicts. */
export const holds = (degree: Rational | null): PartDay => ({ verdict: "holds", degree, because: noClauses, missing: null });
/** A part that some case contradicts. */
export const fails = (degree: Rational | null, because: ClauseSet): PartDay => ({ verdict: "fails", degree, because, missing: null });
/** A part for which the text does not say what is needed. */
export const missing = (what: string): PartDay => ({ verdict: "not-assessable", degree: null, because: noClauses, missing: what });
