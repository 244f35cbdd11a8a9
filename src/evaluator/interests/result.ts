/**
 * What is answered of interests under one scenario: who gains and bears what, whether it balances, and who gains at all. Pure data, every
 * number an exact fraction. A calculation under declared assumptions, never a prediction (docs/reference/interests.md).
 */
import type { Cell, Four, Kind, Name, Problem, StrictKind, Window } from "../../games";
import type { Rational } from "../../language/rational";
import type { Channel, Citation, ClassId, Measure, PartyId, VerdictName } from "../../language/regime";

/**
 * One number three times, by how many move: `low` has the flows at their least and no discretion used, `expected` the flows at their mean and
 * no discretion used, `high` the flows at their most and all discretion used to admit. Where each mover costs, `low` is the greater number.
 */
export interface Estimate {
  readonly low: Rational;
  readonly expected: Rational;
  readonly high: Rational;
}
export const corners = ["low", "expected", "high"] as const;
export type Corner = (typeof corners)[number];

/** A stake of the regime, as an account of the ledger. */
export interface Account {
  readonly party: "host" | "origin" | "mover";
  readonly verb: "gains" | "bears";
  readonly channel: Channel | null;
  readonly measure: Measure;
  readonly per: "year" | "once";
  readonly classes: readonly ClassId[];
  /** Empty: the author's assumption. */
  readonly cites: readonly Citation[];
  /** Why its figures are not known; `null`: they are. */
  readonly missing: string | null;
}

/** Movers of one class from one origin to one host, by year; `inside`: both were bound by the regime when they were admitted. */
export interface LedgerRow {
  readonly host: PartyId;
  readonly origin: PartyId;
  readonly mover: ClassId;
  readonly inside: boolean;
  /** Movers a year, by year: who would come, whom the regime admits, and who is there of those it admitted. */
  readonly asked: readonly Estimate[];
  readonly admitted: readonly Estimate[];
  readonly staying: readonly Estimate[];
  /**
   * By account, then by year: what is gained (positive) or borne (negative) in the unit of the account, not discounted. `null`: the account is
   * not of these movers, or its figures are not known.
   */
  readonly amounts: readonly (readonly Estimate[] | null)[];
}

/** What the regime brings, beside no regime at all: years × pairs × classes × accounts. */
export interface Ledger {
  readonly years: readonly number[];
  /** By year: what one unit of it counts today. */
  readonly discount: readonly Rational[];
  /** The parties of the rows. */
  readonly parties: readonly PartyId[];
  readonly accounts: readonly Account[];
  readonly rows: readonly LedgerRow[];
  /** Whose admission is not known, and why: no row is made of it. */
  readonly missing: readonly { readonly host: PartyId; readonly origin: PartyId; readonly mover: ClassId; readonly why: string }[];
}

// ---- balance (D3) -----------------------------------------------------------------------------------------------

/** One period, or all of them. `null` where nothing was exchanged. */
export interface Beta {
  readonly dyad: Rational | null;
  readonly multi: Rational | null;
  readonly gross: Rational;
}
/** What one party got and gave, over all periods. `share` is |net| / gross; `null` where it exchanged nothing. */
export interface PartyBalance {
  readonly party: PartyId;
  readonly received: Rational;
  readonly net: Rational;
  readonly gross: Rational;
  readonly share: Rational | null;
}
export interface Balance {
  readonly periods: readonly Beta[];
  readonly cumulated: Beta;
  /** The mean of the periods' betas between two parties, weighed by gross: exchange for exchange, year by year. */
  readonly strict: Rational | null;
  /** beta_multi of all periods less `strict`. */
  readonly diffuseness: Rational | null;
  readonly signature: "specific" | "diffuse" | "neither" | null;
  readonly parties: readonly PartyBalance[];
  /** 1 − Gini of what each party received; `null` where one of them lost, or none received anything. */
  readonly parity: Rational | null;
  readonly verdict: "holds" | "fails" | "not-assessable";
  /** The parties whose imbalance alone makes it fail. */
  readonly lopsided: readonly PartyId[];
}
export interface UnitBalance {
  readonly measure: Measure;
  readonly at: Readonly<Record<Corner, Balance>>;
}
export interface BalanceReport {
  /** By unit; the verdict is on the first. */
  readonly units: readonly UnitBalance[];
  readonly verdict: VerdictName;
  readonly missing: string | null;
  /** How far from equal a balanced exchange may be, in all and for any one party: shares. */
  readonly tolerance: Rational;
  readonly toleranceEach: Rational;
}

// ---- whether staying is worth it (D4) ---------------------------------------------------------------------------

/** What one member gains once by leaving in one state of the world. */
export interface Temptation {
  /** The shock that came; `null`: none did. */
  readonly shock: string | null;
  /** The year of that state in which leaving gains most. */
  readonly year: number;
  /** L, in the unit of the verdict, not discounted: never below 0. */
  readonly gain: Rational;
}
/** What a member has in view: what it gains once by leaving, and what it gains in the mean year. */
export interface Prospect {
  readonly party: PartyId;
  /** bbar, the mean yearly net benefit: as host and as origin, not discounted. */
  readonly benefit: Rational;
  readonly temptations: readonly Temptation[];
}
export interface MemberSustain extends Prospect {
  /** By temptation: the least discount factor at which staying is worth it, and whether the scenario's is as great. `null`: there is none, since the member has no benefit to lose. */
  readonly bounds: readonly { readonly critical: Rational | null; readonly met: boolean }[];
  /** The greatest of them, and the temptation it comes from. */
  readonly critical: Rational | null;
  readonly at: Temptation | null;
  /** The least sanction on leaving that makes staying worth it in every state, in the unit of the verdict; `null`: no sum is enough. */
  readonly sanction: Rational | null;
}
export interface Sustain {
  readonly members: readonly MemberSustain[];
  /** The greatest critical discount factor; `null` where some member has none. */
  readonly largest: Rational | null;
  /** Members for whom staying is not worth it in some state. */
  readonly unsustained: readonly PartyId[];
  /** The greatest critical discount factor over the least; `null` where one is 0, or some member has none. */
  readonly asymmetry: Rational | null;
  /** The share of pairs of a member and a state of the world that meet the bound; `null` without any. */
  readonly share: Rational | null;
  readonly verdict: "holds" | "fails" | "not-assessable";
}
export interface SustainReport {
  /** The unit of the verdict; `null` where no stake of a state is declared. */
  readonly measure: Measure | null;
  /** The discount factor: 1 less the scenario's discount. */
  readonly delta: Rational;
  /** `null` where it cannot be assessed. */
  readonly at: Readonly<Record<Corner, Sustain>> | null;
  readonly verdict: VerdictName;
  readonly missing: string | null;
}

// ---- the game of each two ---------------------------------------------------------------------------------------

/**
 * What the order of payoffs comes to: `collaboration` (both break, and both would gain if both kept), `dominated` (the same with another outcome than that both break), `suasion`, `deadlock`,
 * `conflict`, `harmony`, `interdependent` (what is best hangs on the other), `one-sided-gains`, `one-sided-loses`, `one-sided-even` (one of the two alone has movers to admit), `tie`.
 */
export type DyadReading =
  | "collaboration" | "dominated" | "suasion" | "deadlock" | "conflict" | "harmony" | "interdependent" | "one-sided-gains" | "one-sided-loses" | "one-sided-even" | "tie";

/** The game of two members in the mean year: C keeps the regime toward the other, D admits nobody from it. */
export interface Dyad {
  readonly row: PartyId;
  readonly column: PartyId;
  /** In the unit of the verdict, not discounted, by CC, CD, DC, DD: the row member's choice first. */
  readonly payoffs: { readonly row: Four<Rational>; readonly column: Four<Rational> };
  readonly kind: Kind;
  /** The kinds that it may have once ties are broken. */
  readonly kinds: readonly StrictKind[];
  /** What it is called with C and D as they are. */
  readonly names: readonly Name[];
  readonly equilibria: readonly Cell[];
  /** Those to whom some movers would come from the other: who has a choice at all. */
  readonly hosts: readonly PartyId[];
  readonly reading: DyadReading;
  /** Of `suasion`, the side that gains by not keeping; of `one-sided-loses`, the host. */
  readonly strong: PartyId | null;
  /** Sums a year which, paid to the strong side if and only if it keeps, leave neither worse off; `null`: none, or no strong side. */
  readonly transfer: Window | null;
  /** At the least and the most movers. */
  readonly low: Kind;
  readonly high: Kind;
}
/** A design feature of the regime that answers a problem of cooperation. */
export interface Feature {
  readonly kind: "monitoring" | "exclusion" | "linkage";
  /** The institution, duty, deciding body or linkage. */
  readonly name: string;
}
/** Whether the regime has what the problem of some dyads asks for (Martin 1992, unverified). */
export interface Fit {
  readonly problem: Problem;
  readonly dyads: number;
  readonly asks: readonly Feature["kind"][];
  readonly has: readonly Feature[];
}
export interface DyadsReport {
  readonly measure: Measure | null;
  readonly dyads: readonly Dyad[];
  readonly fit: readonly Fit[];
  readonly missing: string | null;
}

// ---- who gains --------------------------------------------------------------------------------------------------

/** What one side comes to in each unit, discounted; `loses` and `gains` where all units say so, `mixed` where they differ. */
export interface Leg {
  readonly side: "host" | "origin" | "mover";
  readonly totals: readonly { readonly measure: Measure; readonly total: Estimate }[];
  readonly outcome: "gains" | "loses" | "even" | "mixed" | "not-assessable";
}
/** What one party comes to: as host, as origin, and its nationals who move. */
export interface PartyGains {
  readonly party: PartyId;
  readonly legs: readonly Leg[];
}
export interface ChannelTotal {
  readonly party: "host" | "origin" | "mover";
  readonly channel: Channel | null;
  readonly measure: Measure;
  /** `null`: some figure is not known. */
  readonly total: Estimate | null;
}
export interface Concentration {
  /** Those to whom somebody would come, most admitted first, with the movers admitted over all years. */
  readonly hosts: readonly { readonly host: PartyId; readonly admitted: Rational }[];
  /** Sum of squared shares (Herfindahl and Hirschman), and the Gini coefficient; `null` where nobody is admitted. */
  readonly hhi: Rational | null;
  readonly gini: Rational | null;
  /** The fewest hosts that have over half. */
  readonly half: readonly PartyId[];
}
export interface GainsReport {
  readonly legs: readonly Leg[];
  /** Host, origin and mover all gain: `depends` where it does not for every number of movers, or units differ. */
  readonly winWinWin: VerdictName;
  readonly failing: readonly Leg["side"][];
  readonly parties: readonly PartyGains[];
  /** No party, and no party's movers, lose, and some gain. */
  readonly pareto: VerdictName;
  readonly losing: readonly { readonly party: PartyId; readonly side: "state" | "mover" }[];
  readonly channels: readonly ChannelTotal[];
  /** Recruitment, remittances and returns: whether a stake of the origin speaks of each. */
  readonly threeRs: readonly { readonly channel: Channel; readonly declared: boolean }[];
  readonly concentration: Concentration;
}

export interface InterestsReport {
  readonly scenario: string;
  readonly title: string | null;
  /** With every shock at its chance in each year. */
  readonly ledger: Ledger;
  readonly balance: BalanceReport;
  readonly gains: GainsReport;
  readonly sustain: SustainReport;
  readonly dyads: DyadsReport;
  /** Each shock as if it came, and no other: one that may come in any year in the first. */
  readonly shocks: readonly { readonly shock: string; readonly title: string | null; readonly year: number; readonly balance: BalanceReport; readonly gains: GainsReport }[];
  readonly assumptions: readonly string[];
}
