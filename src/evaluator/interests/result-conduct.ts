/** What is answered of conduct under one scenario: whether staying is worth it (D4), and the game of each two members. Pure data, exact. */
import type { Cell, Four, Kind, Name, OrdinalClassification, Problem, StrictKind, Window } from "../../games";
import type { Rational } from "../../language/rational";
import type { Measure, PartyId, VerdictName } from "../../language/regime";
import type { Corner } from "./result-ledger";

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
 * `conflict`, `harmony`; where what is best hangs on the other `assurance`, `chicken`, `battle`, `chicken-battle`, `pure-coordination`, `cyclic`; `one-sided-gains`, `one-sided-loses`,
 * `one-sided-even` (one of the two alone has a choice); `tie`.
 */
export type DyadReading =
  | "collaboration" | "dominated" | "suasion" | "deadlock" | "conflict" | "harmony" | "assurance" | "chicken" | "battle" | "chicken-battle" | "pure-coordination" | "cyclic"
  | "one-sided-gains" | "one-sided-loses" | "one-sided-even" | "tie";

/** The game of two members in the mean year: C keeps the regime toward the other, D keeps none of it and admits nobody from it. */
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
  readonly dominant: OrdinalClassification["dominant"];
  /** Who has a choice at all: those to whom some movers would come from the other, and those whose choice changes what somebody gets. */
  readonly choosers: readonly PartyId[];
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
