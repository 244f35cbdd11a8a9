/** A history after which a member breaks: what came, and what was done, year by year. */
import type { ClassId, PartyId, Scenario, VerdictName } from "../../language/regime";

export type BreakEvent =
  | { readonly kind: "shock"; readonly year: number; readonly shock: string; readonly title: string | null }
  /** Movers whose number differs from the likeliest. */
  | { readonly kind: "flow"; readonly year: number; readonly host: PartyId; readonly origin: PartyId; readonly mover: ClassId; readonly movers: number; readonly likeliest: number }
  /** What leaving saves this year is more than staying is worth; toward whom it shuts its door, and to whom it lets nobody go. */
  | { readonly kind: "breach"; readonly year: number; readonly party: PartyId; readonly saves: number; readonly worth: number; readonly shuts: readonly PartyId[]; readonly keeps: readonly PartyId[] }
  | { readonly kind: "invoke"; readonly year: number; readonly party: PartyId }
  /** From this year on it is answered, or out. */
  | { readonly kind: "suspend" | "withdraw"; readonly year: number; readonly party: PartyId };

export interface BreakHistory {
  /** The run it was found in, counted from 0. */
  readonly run: number;
  /** In that run, up to the year in which a member broke: years, shocks that came, and flows of years that were drawn. */
  readonly before: { readonly years: number; readonly shocks: number; readonly flows: number };
  /** After it was shrunk: flows are those that had to stay as drawn. */
  readonly after: { readonly years: number; readonly shocks: number; readonly flows: number };
  readonly events: readonly BreakEvent[];
  /** The same as a scenario of its own: flows are numbers, shocks come in given years. */
  readonly scenario: Scenario;
  /** Whether some member breaks under that scenario too, whose mean year is its own; and whether D4 fails under it. */
  readonly breaksAgain: boolean;
  readonly d4: VerdictName;
}
