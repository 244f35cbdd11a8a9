/** What `diff` answers. Pure data: names, codes and days that both texts share; `report` puts it in words. */
import type { Day, DayInterval } from "../../language/dates";
import type { Position } from "../../language/position";
import type { Fact, Length, Regime, RightId, Actor } from "../../language/regime";
import type { Case, Decision, Phase, Stretch } from "../result";

/** The text before and the text after. */
export interface Both<T> {
  readonly before: T;
  readonly after: T;
}
export type Side = keyof Both<unknown>;
/** The two of them, in order. */
export const sides: readonly Side[] = ["before", "after"];

/**
 * What a change does to the mover. Positions that cannot be ordered are `reshuffled`. Silence is ordered against nothing, unless
 * the text that is silent declares a closure policy: then it counts as what the policy makes of it.
 */
export type Effect = "more open" | "more closed" | "reshuffled" | "newly addressed" | "no longer addressed";
/** Of all changes together; `same positions`: only what stands beside them differs, such as members, duties, norms, or what a fact counts as that is not stated. */
export type Overall = Effect | "same positions" | "equivalent";

/** Values of a fact that no clause of either text tells apart: `value` is one of them; both ends are included unless `open`. */
export interface Values {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}
/** One fact and some of its values, of all that it has. */
export interface Literal {
  readonly fact: Fact;
  readonly cells: readonly Values[];
  readonly all: readonly Values[];
}
/** Facts that come together; none: whatever the facts are. */
export type Situation = readonly Literal[];
/** Alternatives; `complete` unless there are more than are listed. */
export interface Conditions {
  readonly situations: readonly Situation[];
  readonly complete: boolean;
}

/** Parties by their codes; `stateless` for those without a state. */
export type Codes = readonly string[];
/** Pairs of parties, a host and an origin other than it. */
export interface Pairs {
  readonly hosts: Codes;
  readonly origins: Codes;
}

/** How one text decides the case of a witness. A text that knows no such party has no case, and is silent. */
export interface WitnessSide {
  readonly case: Case | null;
  /** `null` where the text does not know the right. */
  readonly right: RightId | null;
  readonly decision: Decision;
}

export interface Change extends Pairs {
  readonly rights: readonly string[];
  /** Mover classes; `null`: movers of no class that a clause names. */
  readonly movers: readonly (string | null)[];
  readonly interval: DayInterval;
  readonly before: Position;
  readonly after: Position;
  readonly effect: Effect;
  readonly conditions: Conditions;
  /** Comparisons of figures that are missing, on which the change turns. */
  readonly turnsOn: readonly Fact[];
  /** One case, decided by the reference interpreter under either text. */
  readonly witness: Both<WitnessSide>;
}

export interface MemberChange {
  readonly party: string;
  readonly joins: readonly DayInterval[];
  readonly leaves: readonly DayInterval[];
}

/** What a duty asks for. Duties of one name that ask for other things are other duties. */
export interface DutyContent {
  readonly duty: string;
  /** `may` is a liberty, listed with the duties. */
  readonly force: "must" | "must not" | "endeavours to" | "may";
  readonly acts: readonly string[];
  /** The institution to which it is owed; `null`: to parties. */
  readonly body: string | null;
  /** The private person, or the role of the party, to which a duty is owed where a private person stands on one side; left out: parties or a body on both. */
  readonly toward?: Actor;
  readonly within: Length | null;
  /** The last day for it. */
  readonly by: Day | null;
  /** Who decides that a liberty is used. */
  readonly decidedBy: string | null;
  /** All bearers owe it as one. */
  readonly together: boolean;
}
/** A duty that is owed under one text only: by the hosts or the origins of the pairs toward the other side. */
export interface DutyChange extends Pairs, DutyContent {
  readonly change: "gained" | "lost";
  /** A private person bears it beside the pairs of parties. */
  readonly bearer: Actor;
  /** `null`: whoever the mover is. */
  readonly movers: readonly (string | null)[];
  readonly interval: DayInterval;
  readonly conditions: Conditions;
  /** One case, and whether the duty is owed in it by the reference interpreter. */
  readonly witness: Both<{ readonly case: Case | null; readonly owed: boolean }>;
}

/** Verdicts of one criterion, or claim, where the two timelines differ. */
export interface VerdictChange {
  readonly kind: "criterion" | "claim";
  readonly name: string;
  /** The days on which the verdicts differ; none: only degrees do. */
  readonly where: readonly { readonly interval: DayInterval; readonly before: Stretch | null; readonly after: Stretch | null }[];
  /** The days on which the verdicts are the same and the degrees differ. */
  readonly degrees: readonly ({ readonly interval: DayInterval } & Both<DegreeThen>)[];
  readonly timelines: Both<readonly Stretch[]>;
}
/** The degree on some days; with missing figures the least and the most that it can be. */
export type DegreeThen = Pick<Phase, "degree" | "range">;

/** A part of the text, by the kinds of Krasner 1982, that one text has and the other has not, or has otherwise. */
export interface ComponentChange {
  readonly component: "principle" | "norm" | "rule" | "procedure";
  readonly what: string;
  readonly name: string;
  readonly change: "added" | "removed" | "changed";
}
export interface Components {
  /** `of`: principles or norms changed; `within`: only rules or procedures did; `none`: no part did. */
  readonly change: "of" | "within" | "none";
  readonly changes: readonly ComponentChange[];
  /** Whether either text declares a principle or a norm: else a change of them cannot be seen. */
  readonly declared: boolean;
  /** Clauses and duties that stood under a norm and stand under none now: the regime is weakened. */
  readonly weakened: readonly string[];
}

/** A name that one text knows and the other does not, or that means something else there. */
export interface Unmatched {
  readonly kind: "party" | "right" | "mover" | "fact";
  readonly name: string;
  readonly knownTo: Side | "both";
  /** For what both know: what differs. `default`: what a fact counts as where it is not stated; `needs`: the rights without which one is not effective. */
  readonly differs: "condition" | "range" | "default" | "needs" | null;
}

export interface Difference {
  readonly regimes: Both<string>;
  readonly window: DayInterval;
  /** Only these rights were compared; `null`: all. */
  readonly onlyRights: readonly string[] | null;
  readonly overall: Overall;
  readonly closure: Both<Regime["closure"]>;
  /** Whether members stand `each alone`: then the regime is parallel national laws. */
  readonly alone: Both<boolean>;
  readonly changes: readonly Change[];
  readonly members: readonly MemberChange[];
  readonly duties: readonly DutyChange[];
  /** `null` where they were not asked for. */
  readonly verdicts: readonly VerdictChange[] | null;
  readonly components: Components;
  readonly unmatched: readonly Unmatched[];
}
