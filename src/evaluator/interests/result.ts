/**
 * What is answered of interests under one scenario: who gains and bears what, whether it balances, and who gains at all. Pure data, every
 * number an exact fraction. A calculation under declared assumptions, never a prediction (docs/reference/interests.md).
 */
import type { Rational } from "../../language/rational";
import type { Channel, Measure, PartyId, VerdictName } from "../../language/regime";
import type { PoliticsReport } from "../politics/result-politics";
import type { DyadsReport, SustainReport } from "./result-conduct";
import type { Corner, Estimate, Ledger } from "./result-ledger";
import type { SensitivityReport, StruckYear, Sweep } from "./result-sensitivity";

export type * from "../politics/result-politics";
export type * from "./result-conduct";
export type * from "./result-sensitivity";
export * from "./result-ledger";

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
  readonly politics: PoliticsReport;
  /** Over what range of each declared number verdicts stay the same. */
  readonly sensitivity: SensitivityReport;
  /** `null`: none was asked for. */
  readonly sweep: Sweep | null;
  /** Each shock as if it came, and no other: one that may come in any year in the first, and by `years` in short in each. */
  readonly shocks: readonly { readonly shock: string; readonly title: string | null; readonly year: number; readonly balance: BalanceReport; readonly gains: GainsReport; readonly years: readonly StruckYear[] }[];
  readonly assumptions: readonly string[];
}
