/**
 * What a repair answers. Pure data: `report` prints it, the command line and editors read it.
 */
import type { Diagnostic } from "../diagnostics";
import type { Effect } from "../evaluator/compare/difference";
import type { PartName } from "../evaluator/result";
import type { Day, DayInterval } from "../language/dates";
import type { ClauseId, CriterionName, VerdictName } from "../language/regime";
import type { TextEdit } from "../language/span";

export type { TextEdit } from "../language/span";

/** `drop`: a clause, a sentence, a condition goes; `generalise`: names go; `extend`: it reaches more, or ends; `replace-terms`: another standard of treatment. */
export type ChangeKind = "drop" | "generalise" | "extend" | "replace-terms";

/** One change of a clause. */
export interface Change {
  readonly kind: ChangeKind;
  /** The clause changed, by its name or its first word. */
  readonly clause: string;
  /** As an order: "drop `transition`". */
  readonly words: string;
}

/** A criterion or part whose verdict would be another over the days asked; `null`: not in force, or several verdicts. */
export interface VerdictChange {
  readonly criterion: CriterionName;
  readonly before: VerdictName | null;
  readonly after: VerdictName | null;
}

/** What a set of changes does to some rights of some movers, for which hosts and origins: for some pairs of these, on some of the days. */
export interface RightsChange {
  readonly effect: Effect;
  readonly rights: readonly string[];
  /** `null`: movers of no class that a clause names. */
  readonly movers: readonly (string | null)[];
  readonly hosts: readonly string[];
  readonly origins: readonly string[];
}

/** A smallest set of changes under which the goal holds; its text was compiled and judged again. */
export interface Suggestion {
  readonly changes: readonly Change[];
  /** Sorted, none over another. Names of dropped clauses are taken out of what refers to them. */
  readonly edits: readonly TextEdit[];
  /** Clauses that refer only to what is dropped, and go too. */
  readonly along: readonly string[];
  readonly verdicts: readonly VerdictChange[];
  /** Who gains and who loses which rights over the days asked; in words, why that cannot be told. */
  readonly rights: readonly RightsChange[] | string;
  /** The goal is reached by taking away: nobody is given anything any more, though somebody is now; or rights are closed and none is opened. */
  readonly closing: "admits-nobody" | "only-closes" | null;
  /** Titles of tests that are met now and would fail. */
  readonly tests: readonly string[];
  /** How many `expect` lines are met now and would not be. */
  readonly expectations: number;
  /** The same as a `reform`; `null` where none was asked for, or a reform cannot say it. */
  readonly reform: string | null;
}

/** The days over which the goal must hold, both ends included; `null`: no end. One day: both are it. */
export interface Days {
  readonly since: Day | null;
  readonly until: Day | null;
}

/** What a repair came to. */
export type RepairAnswer =
  /** The source has errors. */
  | { readonly kind: "broken"; readonly diagnostics: readonly Diagnostic[] }
  /**
   * There is no such regime or claim in the file, the regime is a reform, whose text stands in two places, no reform can have the name asked for, or
   * what should hold is calculated from declared interests.
   */
  | { readonly kind: "no-regime" | "no-claim" | "is-reform" | "no-reform-name" | "of-interests" }
  /** Nothing fails: the goal holds, or has no verdict that an edit could turn (`null`: not in force). */
  | { readonly kind: "holds"; readonly days: Days }
  | { readonly kind: "not-failing"; readonly days: Days; readonly verdict: VerdictName | null }
  | Searched;

export interface Searched {
  readonly kind: "searched";
  readonly days: Days;
  /** The clauses responsible for the failure, by name. */
  readonly because: readonly string[];
  /** Those that take nothing away first, then those that only close, then those that admit nobody; of each the fewest changes first, then the smallest. */
  readonly suggestions: readonly Suggestion[];
  /** Edits from which sets were made, and texts that were compiled and judged. */
  readonly candidates: number;
  readonly trials: number;
  /** Sets of at most so many changes were tried. */
  readonly upTo: number;
  /** Why the search ended: it was complete, enough was found, or the trials were used up. */
  readonly ended: "complete" | "limit" | "budget";
}

/** A part of a criterion, or a claim of the author's own: one of the two. */
export type Judged = { readonly part: PartName; readonly claim: null } | { readonly part: null; readonly claim: string };

/** What a part or a claim comes to, over the days on which it fails, where some of the clauses responsible are taken out of the text. */
export interface Without {
  readonly clauses: readonly ClauseId[];
  /** The verdicts over those days; none on days on which nothing is left to judge. */
  readonly verdicts: readonly { readonly interval: DayInterval; readonly verdict: VerdictName }[];
  /** It holds on all of those days. */
  readonly holds: boolean;
  /** The clauses responsible for what fails then, by name. */
  readonly because: readonly string[];
  /** Why there is no such text: the message of the first error; `null` where there is one. */
  readonly error: string | null;
}

/** One stretch on which a part or a claim fails, and which of the clauses responsible flips it. */
export type Flips = Judged & {
  readonly interval: DayInterval;
  /** Each clause responsible, taken out alone. */
  readonly alone: readonly Without[];
  /** All of them, or as few as suffice; `null` where one alone does, or where there are not several that were all tried. */
  readonly together: Without | null;
  /** Clauses that were not taken out, since `trials` were used up. */
  readonly left: readonly ClauseId[];
};

/** Which clauses flip the parts and claims that fail, each text compiled and judged again. */
export interface TakenOut {
  readonly flips: readonly Flips[];
  /** Whether parts were asked about, and not claims alone. */
  readonly parts: boolean;
  /** At most so many texts were made. */
  readonly most: number;
}
