/** What the concepts come to over several regimes (docs/reference/concepts.md). The regimes are those that somebody chose, and no sample of anything. */
import type { Rational } from "../../language/rational";
import type { FrontierPoint, Point } from "./frontier";
import type { FigureOne, MissingRegime, Skill } from "./result";
import type { RankCorrelation } from "./spearman";

export type { FrontierPoint, Point } from "./frontier";
export type { RankCorrelation } from "./spearman";

/** One class of movers who come for work under one regime. */
export interface ComparedProgramme {
  /** `null`: anybody. */
  readonly mover: string | null;
  readonly skill: Skill;
  readonly openness: Rational | null;
  readonly rights: Rational | null;
  /** How many of the four marks of a guest-worker programme are matched, at the host with fewest and at that with most; `null` where nobody is admitted. */
  readonly marks: { readonly least: number; readonly most: number } | null;
}
/** The concepts of one regime on its day. */
export interface ComparedConcepts {
  readonly programmes: readonly ComparedProgramme[];
  readonly figureOne: FigureOne;
  readonly exists: MissingRegime["exists"];
  readonly convergence: Rational | null;
  readonly thrownBack: Rational | null;
  readonly mobility: MissingRegime["mobility"]["kind"];
}

/** A programme of which both numbers are known. */
export interface PlacedProgramme extends ComparedProgramme, Point {
  readonly regime: string;
  readonly openness: Rational;
  readonly rights: Rational;
  /** More open than the median of the corpus, and with fewer rights: numbers high, rights low. */
  readonly finesse: boolean;
}
/** Rights against numbers among programmes of one skill. */
export interface RightsAndNumbers {
  readonly skill: Skill | "all";
  readonly programmes: number;
  /** `null` where fewer than two are known, or all are alike. */
  readonly correlation: RankCorrelation | null;
  /** The programmes that none surpasses, the least open first. */
  readonly frontier: readonly FrontierPoint<PlacedProgramme>[];
}
export interface CorpusConcepts {
  readonly placed: readonly PlacedProgramme[];
  /** `null` where no programme is known. */
  readonly medians: { readonly openness: Rational; readonly rights: Rational } | null;
  readonly groups: readonly RightsAndNumbers[];
  /** Which classes, with those below them, count as which skill. */
  readonly skills: Readonly<Record<"low" | "high", readonly string[]>>;
}
