/**
 * What the evaluator answers. Pure data: `report` prints it, the command line and other tools read it. One file, so that whoever reads an answer finds its parts beside it.
 */
import type { DayInterval, Day } from "../language/dates";
import type { Position } from "../language/position";
import type { Rational } from "../language/rational";
import type { ClassId, ClauseId, FactId, PartyId, RightId, Role, SentenceId, StatedFigure, VerdictName, Actor } from "../language/regime";
import type { AxesPhase } from "./axes/result";
import type { ConceptsReport } from "./concepts/result";
import type { InterestsReport } from "./interests/result";
import type { LinkageReport } from "./linkages/result-linkages";

export type * from "./axes/result";
export type * from "./concepts/result";
export type * from "./concepts/result-corpus";
export type * from "./interests/result";
export type * from "./linkages/result-linkages";
export type * from "./simulation/paths";
export type * from "./simulation/result-simulation";

// ---- one case -------------------------------------------------------------------------------------------------

/** A case with every fact stated: what the reference interpreter decides. `facts` is indexed by `FactId`. */
export interface Case {
  readonly host: PartyId;
  /** A `PartyId`, or `stateless`. */
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly on: Day;
  readonly facts: readonly number[];
}

/** The position of one right in one case and the sentences that decide it (none: the regime is silent). */
export interface Decision {
  readonly position: Position;
  readonly by: readonly SentenceId[];
}

/** A case as asked: only some facts are stated. */
export interface Question {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly on: Day;
  readonly given: ReadonlyMap<FactId, number>;
  /** Only these rights are answered; left out: all. */
  readonly rights?: readonly RightId[];
  /** Figures that the files of series lack; left out: none. */
  readonly figures?: readonly StatedFigure[];
}

export interface Answer {
  readonly question: Question;
  /** Facts that were not stated and that some answer depends on, with the default used. */
  readonly assumptions: readonly { readonly fact: FactId; readonly value: number }[];
  /** Further ones, on which only what a `whyNot` says depends. */
  readonly whyNotAssumptions: readonly { readonly fact: FactId; readonly value: number }[];
  readonly rights: readonly RightAnswer[];
  /** Duties that one of the two parties, or a private person, owes; with facts in `open`, it may owe it: they decide. */
  readonly duties: readonly { readonly duty: number; readonly bearer: Actor; readonly open: readonly FactId[] }[];
  /** Duties toward every member that one of the two bears, where the other is no member: owed to others, and so not among `duties`. */
  readonly owedToOthers: readonly { readonly duty: number; readonly bearer: Role }[];
  /** Reservations of the host, and clauses that leave it not bound, that reach the case for some values of the facts not stated. */
  readonly reservations: readonly ClauseId[];
  /** Powers that the host could invoke against the origin, and has not. */
  readonly powers: readonly ClauseId[];
  /** Classes below that of the mover to which the stated facts suffice, and of which clauses speak: the answer is not theirs. */
  readonly narrower: readonly ClassId[];
}

/** A clause that speaks of a right for the mover of a case, and what becomes of it. */
export interface Considered {
  readonly clause: ClauseId;
  /** `open` where facts that are not known decide which of the others it is: see `dependsOn`. */
  readonly role: "decides" | "gives way" | "does not apply" | "open";
  /** Of one that gives way: the exceptions that speak in its place; none where another rule gives more, or it is an exception to what says nothing here. */
  readonly gaveWayTo: readonly ClauseId[];
  /** Of one that does not apply: for want of what. Facts are given as they are in the case. */
  readonly want:
    | null
    | { readonly kind: "host" | "origin" | "day" }
    | { readonly kind: "facts"; readonly facts: readonly { readonly fact: FactId; readonly value: number }[] };
  /** Of one that is open: the facts. */
  readonly dependsOn: readonly FactId[];
}
/** Where the same case is granted a right. */
export interface Elsewhere {
  /** The nearest days before and after. */
  readonly earlier: Day | null;
  readonly later: Day | null;
  /** Other origins: the members among them, where there are some. */
  readonly origins: readonly PartyId[];
}

export interface RightAnswer {
  readonly right: RightId;
  /** `null` where a fact that has no default decides: see `open`. Where only the grounds are open, those that decide in any case. */
  readonly decision: Decision | null;
  /** Every position with its grounds that is possible under what is stated, most open first: of several elements with one position the grounds alone are open. */
  readonly possible: readonly Decision[];
  /** The facts that decide between the positions, or between the grounds where the position is known. */
  readonly open: readonly { readonly fact: FactId; readonly values: readonly { readonly value: number; readonly decision: Decision | null }[] }[];
  /** Everything the right presupposes is granted, rationed or had in the host already. `null` while the position is open. */
  readonly effective: boolean | null;
  /** Not granted: the fewest facts whose change would grant it; `null` where no change of facts can, or it is granted. */
  readonly whyNot: readonly { readonly fact: FactId; readonly value: number }[] | null;
}

// ---- verdicts -------------------------------------------------------------------------------------------------

export type Grade = "proved" | "refuted" | "tested" | "undecided" | "none";

/** One case of a witness with what the regime says of it, replayed by the reference interpreter. */
export interface WitnessCase {
  readonly case: Case;
  readonly right: RightId;
  readonly decision: Decision;
  /** Clauses under which something was conceded or invoked that decides too; in histories alone. */
  readonly under?: readonly ClauseId[];
}

/** Why a predicate fails: the smallest comparison that shows it. */
export interface Witness {
  /** Two cases that should be treated alike, or one case that shows a departure. */
  readonly cases: readonly WitnessCase[];
  /** The facts in which two cases differ, for predicates about facts (G4, D1); empty where parties differ. */
  readonly differingFacts: readonly FactId[];
  /** For witnesses that are no cases (the shape of the relation graph, the answerability of a duty). */
  readonly parties: readonly PartyId[];
  readonly duty: number | null;
  /** The power that could be used against the origin of the case alone. */
  readonly power?: ClauseId;
  /** The concession that is supposed to be made; to no origin in particular where a schedule is raised. Left out where none is. */
  readonly conceded?: { readonly concession: string; readonly host: PartyId; readonly origin: PartyId | null };
}

/** Both included. */
export interface Range {
  readonly from: Rational;
  readonly to: Rational;
}

/** Verdict of one predicate over one stretch of time with the same degree and reasons. */
export interface Phase {
  readonly interval: DayInterval;
  readonly degree: Rational | null;
  /** The degree in the ordinal metric, where it is asked for beside the discrete one. */
  readonly ordinal: Rational | null;
  /** Where the degree is not known, since figures are missing: the least and the most it can be. */
  readonly range: Range | null;
  /** The clauses responsible. */
  readonly because: readonly ClauseId[];
}
/** Cases drawn, instead of all of them counted. */
export interface Tested {
  readonly runs: number;
  readonly seed: number;
  /** Leads from the seed to the case shown; `null` where none was found. */
  readonly path: string | null;
}
/** Which values of open facts give a verdict: each combination alone does. */
export interface Turn {
  readonly verdict: VerdictName;
  readonly when: readonly (readonly { readonly fact: FactId; readonly value: number }[])[];
  /** No other combination gives it. */
  readonly complete: boolean;
}
/** A maximal interval of equal verdict. */
export interface Stretch {
  /** Where cases were drawn (`--method test`). */
  readonly tested?: Tested;
  readonly interval: DayInterval;
  readonly verdict: VerdictName;
  readonly grade: Grade;
  /** Day-weighted mean and minimum over the phases; `null` where not assessable, or the mean where unbounded. */
  readonly degree: { readonly mean: Rational | null; readonly minimum: Rational | null };
  /** Where figures are missing: the least and the most that the degree can be on some day. */
  readonly range: Range | null;
  readonly phases: readonly Phase[];
  readonly because: readonly ClauseId[];
  /** For `not-assessable` and `undecided`: what is missing. */
  readonly missing: string | null;
  /** For `depends`: the open facts on which the verdict turns, the fewest that settle it. */
  readonly dependsOn: readonly FactId[];
  /** For `depends`: which values of them give which verdict; left out where these are too many, or not the same over the whole stretch. */
  readonly turns?: readonly Turn[];
  readonly witness: Witness | null;
}

export interface PartReport {
  readonly part: PartName;
  readonly timeline: readonly Stretch[];
}
/**
 * The parts of criteria. Reported and never counted: `g2a` (G2 between origins that agree on attributes), `g3` (hosts alike), `g3s` (hosts of one
 * schedule alike), `nt` (national treatment), `nrvm` (no mover's use lessens another's), `d3` (benefits balance, under declared interests), `d4` (keeping is worth more than leaving, under declared interests). Of the hollifield reading alone: `nex`, `nrv`, `nrvm`.
 */
export type PartName =
  | "n" | "v" | "g1" | "g2" | "g2a" | "g3" | "g3s" | "g4" | "nt" | "i1" | "i2" | "i3" | "nex" | "nrv" | "nrvm" | "d1" | "d1c" | "d2" | "d3" | "d4";
/** `definitional`: form and norms alone, which Ruggie calls the definition of multilateralism. */
export type CriterionId = "form" | "norms" | "indivisibility" | "reciprocity" | "multilateral" | "definitional";
/** Whose words the criteria are read in. */
export type Reading = "ruggie" | "hollifield";
/** How far apart two positions are: equal or not, or by their order (denied 0, discretionary 1/3, rationed 2/3, granted 1). */
export type Metric = "discrete" | "ordinal";

export interface CriterionReport {
  readonly criterion: CriterionId;
  readonly parts: readonly PartReport[];
  readonly timeline: readonly Stretch[];
}

/** A claim of the regime over the time in which some case is meant by it. */
export interface ClaimReport {
  readonly claim: string;
  readonly timeline: readonly Stretch[];
}

/** The relation graph on one stretch of time. */
export interface FormPhase {
  readonly interval: DayInterval;
  readonly parties: number;
  readonly shape: "none" | "unilateral" | "bilateral" | "parallel" | "star" | "dyads" | "disconnected" | "connected" | "complete";
  /** Directed edges over n(n−1). */
  readonly density: Rational | null;
  /** Kinds of member that the sentences in force reach apart, as they are worded: the same law in more sentences may have more. */
  readonly classes: number;
  /** A shape that has a name of its own. */
  readonly label: "closure regime" | "hub-and-spoke" | "unilateral nondiscrimination" | null;
}

/** The degrees of the three substantive criteria on one stretch of time, and the least of them; never a mean. */
export interface ScorePhase {
  readonly interval: DayInterval;
  readonly norms: Rational | null;
  readonly indivisibility: Rational | null;
  readonly reciprocity: Rational | null;
  /** `null` where one of the three is not known. */
  readonly least: Rational | null;
}

/** What one kind of good a right is (Ostrom and Ostrom 1977): can one be shut out, and does one's use lessen another's? */
export type Good = "public" | "club" | "common-pool" | "private";
/** The kind of good that a right is for a class of movers on one stretch of time. */
export interface GoodPhase {
  readonly interval: DayInterval;
  /** Among the members; `null` where the right is not given to anyone. */
  readonly members: Good | null;
  /** For states outside, beside the members; `null` where no state is outside. */
  readonly outsiders: Good | null;
}
export interface GoodReport {
  readonly right: RightId;
  /** `null`: anybody. */
  readonly mover: ClassId | null;
  readonly phases: readonly GoodPhase[];
}
/** A limit that some share, and whether what is declared of admissions reaches it. */
export interface UptakeReport {
  readonly clause: ClauseId;
  readonly interval: DayInterval;
  /** `not declared`: no scenario and no series of admissions speaks of those whom it counts. */
  readonly realized: "reached" | "not reached" | "not declared";
  /** By the figures that reach it, or come nearest: how many are admitted, and how many may be. */
  readonly admitted: number | null;
  readonly limit: number | null;
  /** The scenario or series. */
  readonly source: string | null;
}
/** What the hollifield reading reports beside its verdicts. */
export interface PublicGoodReport {
  /** Share of cases whose position is no discretion without a common standard. */
  readonly convergence: readonly Phase[];
  /** Share of obligations for which the text says who sees to it that they are kept. */
  readonly rulesKept: readonly Phase[];
  readonly goods: readonly GoodReport[];
  readonly uptake: readonly UptakeReport[];
}

/** The same regime in another reading: the criteria that differ. */
export interface SecondReading {
  readonly reading: Reading;
  readonly criteria: readonly CriterionReport[];
}

/** How states outside the regime are told apart. */
export interface ExternalReport {
  /** No rule singles out a state outside by name. */
  readonly g1: readonly Stretch[];
  /** Each host treats all states outside alike. */
  readonly g2: readonly Stretch[];
  /** How many states are outside, and how many kinds of them the rules know. */
  readonly phases: readonly { readonly interval: DayInterval; readonly outsiders: number; readonly kinds: number }[];
}

/** Two stretches of time that the two metrics put in opposite order. */
export interface MetricSensitive {
  readonly name: PartName | CriterionId;
  /** Lower in the discrete metric, and higher in the ordinal one. */
  readonly lower: DayInterval;
  readonly higher: DayInterval;
}

export interface Evaluation {
  readonly regime: string;
  /** The reading of `criteria`. */
  readonly reading: Reading;
  readonly binding: "hard" | "soft";
  /** How much was drawn for each part in all, where cases were drawn. */
  readonly tested?: Omit<Tested, "path">;
  /** The metric of every `degree`. */
  readonly metric: Metric;
  readonly criteria: readonly CriterionReport[];
  /** Where both readings were asked for: what differs in the other. */
  readonly second: SecondReading | null;
  /** Where the hollifield reading was asked for. */
  readonly publicGood: PublicGoodReport | null;
  readonly scores: readonly ScorePhase[];
  /** Where asked for: the criteria of the regime without its derogations. */
  readonly core: readonly CriterionReport[] | null;
  /** Where asked for. */
  readonly external: ExternalReport | null;
  /** Where both metrics were asked for; empty where they agree. */
  readonly metricSensitive: readonly MetricSensitive[];
  /** In the order of the regime. */
  readonly claims: readonly ClaimReport[];
  readonly form: readonly FormPhase[];
  /** Where asked for. */
  readonly axes: readonly AxesPhase[] | null;
  /** Where asked for, and declared: what interests come to under one scenario. No verdict but `d3` and `d4` reads it. */
  readonly interests: InterestsReport | null;
  /** Where asked for: what each linkage does. */
  readonly linkages: readonly LinkageReport[] | null;
  /** Where asked for, and in force: concepts of the field, which no verdict reads. */
  readonly concepts: ConceptsReport | null;
  /** First and last day on which the regime says anything; `null` where it never does. */
  readonly life: DayInterval | null;
  readonly assumptions: readonly string[];
  /** Judgements that some position depends on. */
  readonly openTexture: readonly FactId[];
}
