/**
 * The concepts of the field as they can be computed from one regime (docs/reference/concepts.md). Pure data; no verdict reads it, and nothing here
 * is a prediction. Shares are exact fractions; where something is counted, the count and of how many.
 */
import type { Day } from "../../language/dates";
import type { Position } from "../../language/position";
import type { Rational } from "../../language/rational";
import type { ClassId, ClauseId, FactId, Length, PartyId, RightId } from "../../language/regime";
import type { Design, Predictions } from "./result-design";
import type { Skill } from "./skill";

export type * from "./result-design";
export type { Skill } from "./skill";

/** How many of how many. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

// ---- rights against numbers -------------------------------------------------------------------------------------

/** What a regime says of one class of movers who come for work. */
export interface Programme {
  /** `null`: anybody. */
  readonly mover: ClassId | null;
  readonly skill: Skill;
  /** Mean place of the cases about admission, from 0 to 1; no number of people. `null` where the regime is silent on it. */
  readonly openness: Rational | null;
  /** Mean openness of the indicators of Ruhs of which the regime speaks, each alike; `null` where it speaks of none. */
  readonly rights: Rational | null;
  /** These indicators. */
  readonly indicators: readonly string[];
}
/** A clause that limits admission where a right is held, or a linkage of the two. */
export interface RightsGuard {
  readonly kind: "condition" | "linkage";
  /** The clause that limits, or for a linkage the clause that is given. */
  readonly clause: ClauseId;
  /** The fact or linkage by name. */
  readonly by: string;
}

// ---- guest workers ----------------------------------------------------------------------------------------------

export type FinesseMark = "time-capped" | "employer-tied" | "no family" | "no path";
export interface FoundMark {
  readonly mark: FinesseMark;
  /** `matched`: in every case of which the text speaks; `partly`: in some; `silent`: the text does not speak of it. */
  readonly state: "matched" | "partly" | "not" | "silent";
  /** Share of the cases of which the text speaks; `null` where it is silent, or cases cannot be counted. */
  readonly share: Rational | null;
  /** The clauses that restrict. */
  readonly because: readonly ClauseId[];
}
/** How far what some hosts give to one class of movers is a guest-worker programme. */
export interface GuestProgramme {
  readonly hosts: readonly PartyId[];
  /** `null`: anybody. */
  readonly mover: ClassId | null;
  readonly marks: readonly FoundMark[];
  /** How many of the four are matched. */
  readonly matched: number;
}

// ---- how long rights last ---------------------------------------------------------------------------------------

/** One way in which what is owed to those already admitted could be lowered. */
export interface WayDown {
  readonly kind: "own law" | "discretion" | "power" | "response" | "denunciation" | "amendment" | "lapse";
  /** The clause, power, duty or rule of voting; `null` where none has a name. */
  readonly name: string | null;
  /** How many must act, and who they are. */
  readonly actors: number;
  readonly who: string;
  /** What they must do one after another. */
  readonly steps: number;
  /** Notice; `null`: none is written. */
  readonly after: Length | null;
  /** For a lapse the day. */
  readonly on: Day | null;
  /** The clause that keeps what was acquired. */
  readonly keeps: string | null;
}
/** What was owed and is owed no longer, or less of it. */
export interface Lowering {
  /** The first day on which less is owed. */
  readonly on: Day;
  readonly right: RightId;
  readonly mover: ClassId | null;
  /** One of the pairs. */
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly pairs: number;
  /** `leaving`: one of the two is no longer among those whom the regime reaches. */
  readonly by: "law" | "leaving";
  /** The clauses that decide afterwards; where the text is silent then, those that decided before. */
  readonly because: readonly ClauseId[];
}
/** How often what was owed was lowered, over the dates in the text. A position is a right for a class of movers between two parties, owed in some case. */
export interface Revocations {
  /** The first day counted and the last date in the text; `null` where the text has no two dates. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly byLaw: number;
  readonly byLeaving: number;
  /** Positions times years. */
  readonly years: Rational;
  /** Positions lowered per year at risk; `null` where none was at risk. */
  readonly hazard: Rational | null;
  /** Years; `null` where none was lowered, or the hazard is 1 or more. */
  readonly halfLife: number | null;
  readonly lowerings: readonly Lowering[];
}
/** One case with what the regime says of it, replayed by the reference interpreter. `facts` is indexed by `FactId`. */
export interface ConceptCase {
  readonly host: PartyId;
  /** A `PartyId`, or `stateless`. */
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly on: Day;
  readonly facts: readonly number[];
  readonly right: RightId;
  readonly position: Position;
}
/** A case before and after, or with less and with more tenure. */
export interface RatchetWitness {
  readonly cases: readonly [ConceptCase, ConceptCase];
  /** The fact of tenure with its two values, in its grain; `null` where the day alone changes. */
  readonly tenure: { readonly fact: FactId; readonly from: number; readonly to: number } | null;
  /** The clauses that decide afterwards; where the text is silent then, those that decided before. */
  readonly because: readonly ClauseId[];
}
export interface RatchetVerdict {
  readonly verdict: "holds" | "fails" | "vacuous" | "not-assessable";
  readonly witness: RatchetWitness | null;
}
/** Nothing is taken from those who are there already. */
export interface Ratchet {
  /** Longer tenure never owes less. `vacuous`: no position reads tenure. */
  readonly tenure: RatchetVerdict;
  /** A later day never owes less to those admitted. `vacuous`: nothing was owed on two dates. */
  readonly time: RatchetVerdict;
  /** By which facts those admitted are told from newcomers; empty where the text does not tell them apart, and all count. */
  readonly cohort: readonly FactId[];
}
export interface HalfLife {
  readonly ways: readonly WayDown[];
  /** The way that takes the fewest actors, then steps, then notice, and keeps nothing acquired; `null` where the text names none. */
  readonly fewest: WayDown | null;
  readonly revocations: Revocations | null;
  readonly ratchet: Ratchet;
}

// ---- figure 1 ---------------------------------------------------------------------------------------------------

/** Need for coordination and institutionalization of processes (Hollifield's figure 1, whose cells are not known). */
export interface FigureOne {
  /** mean(obligation, precision, delegation) × coverage, from 0 to 1; `null` where one of them is not assessable. */
  readonly institutionalization: Rational | null;
  /** Efficiency gap of the games of two, from 0 to 1, at the best and at the worst equilibrium; `null`: not assessable. */
  readonly need: { readonly least: Rational; readonly most: Rational } | null;
  /** Why there is no need. */
  readonly missing: string | null;
}

// ---- the missing regime -----------------------------------------------------------------------------------------

/** N and V and a coverage of 1/20 or more. */
export interface RegimeExists {
  readonly verdict: "holds" | "fails" | "not-assessable";
  readonly failing: readonly ("n" | "v" | "coverage")[];
}
/** Of the cases with an adverse position (denied or discretionary) the shares in which the text says why, in which the mover can have it reviewed, and in which both; `null`: there are none, or they cannot be counted. */
export interface Orderly {
  readonly reasons: Rational | null;
  readonly redress: Rational | null;
  readonly both: Rational | null;
}
/** The clauses and powers that restrict, and those in the way of which a binding exception stands. */
export interface Control {
  readonly measures: readonly ClauseId[];
  readonly blocked: readonly ClauseId[];
}
/** The kinds of agreement of Freemove, and what stands in the way of the first. */
export interface Mobility {
  readonly kind: "free movement" | "visa liberalization" | "labour mobility scheme" | "none" | "no agreement" | "not assessable";
  /** The class of movers by which it is that; `null`: anybody, or none. */
  readonly mover: ClassId | null;
  readonly failing: "quota" | "needs test" | "stay ends" | "not all members" | "a channel is missing" | null;
  /** The clauses that grant, or that stand in the way. */
  readonly because: readonly ClauseId[];
}
export interface MissingRegime {
  readonly exists: RegimeExists;
  /** 1 − the mean distance of positions across hosts, from 0 to 1; `null`: no two hosts can be compared, or cases cannot be counted. */
  readonly convergence: Rational | null;
  /** Share of the cases on which the text is silent, so that the closure of the regime alone decides; `null`: they cannot be counted. */
  readonly thrownBack: Rational | null;
  readonly orderly: Orderly;
  readonly control: Control;
  readonly mobility: Mobility;
}

/** What is computed of one regime; `on`: the day of which all but the history speaks. */
export interface ConceptsReport {
  readonly on: Day;
  /** Why cases cannot be counted; `null` where they can. */
  readonly missing: string | null;
  readonly programmes: readonly Programme[] | null;
  readonly guards: readonly RightsGuard[];
  readonly guests: readonly GuestProgramme[];
  readonly halfLife: HalfLife;
  readonly figureOne: FigureOne;
  readonly missingRegime: MissingRegime;
  /** `null`: the day has too many kinds of case. */
  readonly design: Design | null;
  readonly predictions: Predictions | null;
}
