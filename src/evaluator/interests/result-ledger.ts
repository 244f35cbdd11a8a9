/** Who moves, who is admitted, and what is gained and borne by it: years × pairs × classes × accounts. Pure data, exact. */
import type { Rational } from "../../language/rational";
import type { Channel, Citation, ClassId, Keeping, Measure, PartyId } from "../../language/regime";

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
  /** The clause for whose keeping it is; `null`: by mover. */
  readonly keeping: (Keeping & { readonly isRule: boolean }) | null;
  /** Empty: the author's assumption. */
  readonly cites: readonly Citation[];
  /** Why its figures are not known; `null`: they are. */
  readonly missing: string | null;
}

/** Movers of one class from one origin to one host, by year, or what is kept between the two; `inside`: both were bound by the regime when they were admitted, or it was kept. */
export interface LedgerRow {
  readonly host: PartyId;
  readonly origin: PartyId;
  /** `null`: the keeping of clauses, for which no mover is counted. */
  readonly mover: ClassId | null;
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
