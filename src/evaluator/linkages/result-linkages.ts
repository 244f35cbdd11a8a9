/** What is answered of linkages: what they do to the criteria and, under declared interests, what they do to the bargain between two members. */
import type { DayInterval } from "../../language/dates";
import type { Rational } from "../../language/rational";
import type { ClauseId, CriterionName, Measure, PartyId, VerdictName } from "../../language/regime";
import type { SensitivityReport } from "../interests/result-sensitivity";
import type { Four, OrdinalClassification, Threshold, Window } from "../../games";

/** What of the other side's conduct a clause waits for: conduct toward one party, general conduct or standing, or figures of acts. */
export type Awaited = "one" | "all" | "acts";

/** A verdict that is another one without the link; `null` where there is none. */
export interface Flip {
  readonly name: CriterionName;
  readonly where: readonly { readonly interval: DayInterval; readonly before: VerdictName | null; readonly after: VerdictName | null }[];
}

/** A verdict on one stretch of time, and the clauses for which it fails. */
export interface JudgedStretch {
  readonly interval: DayInterval;
  readonly verdict: VerdictName;
  readonly because: readonly ClauseId[];
}
export interface BeforeAfter {
  readonly before: readonly JudgedStretch[];
  readonly after: readonly JudgedStretch[];
}
/** The regime without the link: its clauses wait for nothing that the other side does. */
export interface Ablation {
  /** Clauses whose condition on conduct counts as met, or whose sentences that count acts are left out. */
  readonly changed: readonly string[];
  readonly flips: readonly Flip[];
  /** D1 and D1c, with the link and without it; clauses have their numbers in the regime itself. */
  readonly d1: BeforeAfter;
  readonly d1c: BeforeAfter;
}

/** Who gains what by the two clauses between two members, in the mean year, not discounted, in the unit of the verdict, at one number of movers. Without the link, so that each is free to keep its own clause or not. */
export interface LinkageFigures extends Pick<OrdinalClassification, "kind" | "equilibria" | "dominant"> {
  /** By CC, CD, DC, DD: the giver's choice first, C keeps its clause. All else is kept. */
  readonly payoffs: { readonly giver: Four<Rational>; readonly other: Four<Rational> };
  /** g, what the other gains by not keeping its clause, where nothing is given; at or below 0 it keeps it in any case. */
  readonly gain: Rational;
  /** w, what it is worth to the giver that the other keeps it. */
  readonly willingness: Rational;
  /** The other, where it gains by not keeping; else nobody. */
  readonly strong: PartyId | null;
  /** Sums a year which, paid if and only if the other keeps its clause, leave neither worse off: [g, w]; `null`: none, or no strong side. */
  readonly window: Window | null;
  /** What is given, to the other that keeps: l. To withhold it is the threat, to give it the promise. Enough where l >= g. */
  readonly worth: Rational;
  readonly enough: boolean;
  /** What withholding costs the giver once the other has not kept; what giving costs it once the other has. */
  readonly threat: Commitment;
  readonly promise: Commitment;
  /** How much more what is given is worth to the other where it keeps its clause: the edge between the two issues. Linked in substance where it is not 0. */
  readonly edge: Rational;
  /** theta*, the least share of the edge that the other must perceive to keep its clause by itself: g/edge (Betts 2008, unverified). */
  readonly persuasion: Exclude<Threshold, { readonly kind: "enclosed" }>;
}
/** Two members and their figures, with as many movers as are expected, and beside them with the fewest and the most. */
export interface LinkageDyad extends LinkageFigures {
  /** Who owes what is given. */
  readonly giver: PartyId;
  /** Who owes what it is given for. */
  readonly other: PartyId;
  readonly low: LinkageFigures;
  readonly high: LinkageFigures;
}
/** Whether a side would do as it said. */
export interface Commitment {
  readonly cost: Rational;
  /** In a single round: it costs nothing. */
  readonly once: boolean;
  /** At the discount factor of the scenario. Threat: c <= delta × w/(1 − delta). Promise: t <= delta × w. */
  readonly repeated: boolean;
}

export interface Bargain {
  readonly measure: Measure | null;
  /** The discount factor. */
  readonly delta: Rational;
  /** Ordered pairs of members that owe one another the two clauses, some stake speaking of them. */
  readonly dyads: readonly LinkageDyad[];
  readonly missing: string | null;
  /** Over what range of each declared number what is said of each pair stays the same; `null` where nothing is said. */
  readonly sensitivity: SensitivityReport | null;
}

export interface LinkageReport {
  /** `null`: a duty that waits for conduct under another, which no linkage declares. */
  readonly name: string | null;
  /** As declared. */
  readonly mode: "tactical" | "substantive" | null;
  /** Rules or duties, by name. */
  readonly gives: string;
  readonly inReturnFor: string;
  /** What the one waits for of the other; empty: it is a linkage in name only. */
  readonly awaits: readonly Awaited[];
  /** `null`: nothing waits, so that there is no link to take out. */
  readonly ablation: Ablation | null;
  /**
   * Whether D1c would be kept, as far as these clauses go, by the same condition toward every member instead of one: `yes`, `found-together` (if all members together also found whether it is met), `no`. `null`:
   * no clause waits for conduct toward one, or D1c does not fail because of it.
   */
  readonly multilateralizable: "yes" | "found-together" | "no" | null;
  /** `null`: no interests were judged. */
  readonly bargain: Bargain | null;
}
