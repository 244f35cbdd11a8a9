import type { ClassId, Measure, PartyId } from "../../language/regime";

/** What the places of a plan stand for. */
export interface Labels {
  readonly firstYear: number;
  readonly parties: readonly PartyId[];
  /** By place: whether it is bound toward some other in the horizon, and so can break. */
  readonly members: readonly boolean[];
  /** By unit: the class of its movers. */
  readonly movers: readonly ClassId[];
  readonly shocks: readonly { readonly name: string; readonly title: string | null }[];
  /** By draw: the place of its flow in the scenario, and who moves. */
  readonly draws: readonly { readonly flow: number; readonly host: PartyId; readonly origin: PartyId; readonly mover: ClassId }[];
  readonly caps: readonly CapLabel[];
  /** The unit of sums: that of the verdict D4. */
  readonly measure: Measure;
}
/** A number that admits no more. */
export interface CapLabel {
  /** Its number as written; the greatest, where it changes. */
  readonly amount: number;
  readonly bound: "most" | "least";
  /** `all`: over the years together; else the time for which it is given. */
  readonly per: "year" | "month" | "months" | "days" | "all";
  readonly each: "clause" | "host" | "origin" | "pair" | "together";
  /** The host and the origin that it counts; `null`: all of them. */
  readonly host: PartyId | null;
  readonly origin: PartyId | null;
}
