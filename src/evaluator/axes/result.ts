/** What is said of a regime beside the criteria. Pure data. */
import type { DayInterval } from "../../language/dates";
import type { RightGroup } from "../../language/indicators";
import type { Rational } from "../../language/rational";

/** Whether a function is given to a body, and whether no party can escape it. */
export type Delegated = "none" | "given" | "compulsory";
/** How far a text is law (Abbott et al. 2000): three dimensions, never one number. */
export interface Legalization {
  readonly obligation: Rational | null;
  readonly precision: Rational | null;
  /** Share of the four functions that a third party has, and share that no party can escape. */
  readonly delegation: Rational;
  readonly compulsory: Rational;
  readonly functions: Readonly<Record<"interpret" | "monitor" | "adjudicate" | "legislate", Delegated>>;
  /** What a party gives to its own bodies, which is no delegation; `compulsory` is for those under it. */
  readonly ownBodies: Legalization["functions"];
}
/** One group of the indicators of rights (Ruhs 2013). */
export interface RightsAxis {
  readonly group: RightGroup;
  readonly indicators: number;
  /** How many of the labels are to be confirmed. */
  readonly unverified: number;
  /** The indicators of which the regime speaks. */
  readonly spoken: readonly string[];
  /** Mean place of their positions; `null` where the regime speaks of none. */
  readonly openness: Rational | null;
}
/** Clauses by the ground on which they stand. */
export type Logics = Readonly<Record<"security" | "economic" | "rights" | "none", number>>;
/** The axes apart from the criteria, on one stretch of time (docs/reference/axes.md). */
export interface AxesPhase {
  readonly interval: DayInterval;
  /** Why cases cannot be counted, or, where they are too many, nothing can be said; `null` where they can. */
  readonly missing: string | null;
  readonly coverage: Rational | null;
  readonly determinacy: Rational | null;
  readonly openness: Rational | null;
  readonly rights: readonly RightsAxis[] | null;
  /** Each right and class of movers (`null`: anybody) of which some rule speaks; `openness` is `null` where all is silent on these days, `coverage` where there is no case. */
  readonly topics: readonly { readonly right: string; readonly mover: string | null; readonly coverage: Rational | null; readonly openness: Rational | null }[] | null;
  readonly legalization: Legalization | null;
  readonly logics: Logics | null;
}
