import { exchangePlayers, swapLabels, type OrdinalGame, type Player } from "./game-2x2";

/** A suasion game under the labels it has: the weak player cooperates anyway, the strong one gains by not doing so. */
export interface Suasion {
  readonly weak: Player;
  /** `martin`: the strong player has no dominant choice (Martin 1992). `betts`: D is dominant for it (Betts 2008). Attributions unverified. */
  readonly variant: "martin" | "betts";
}

/** The variant where the row player is weak: (i) C dominant for it, (ii) D the strong one's best reply to C, (iii) CD its best cell, (iv) the weak one aggrieved. */
function withWeakRow({ row: [aCC, aCD, aDC, aDD], column: [bCC, bCD, bDC, bDD] }: OrdinalGame): Suasion["variant"] | null {
  const suasion = aCC > aDC && aCD > aDD && bCD > bCC && bCD > bDC && bCD > bDD && aCC > aCD;
  if (!suasion) return null;
  return bDD > bDC ? "betts" : "martin";
}

/** Whether a game is one of suasion with its own labels C and D, and which player is weak (Martin 1992; Betts 2008; "Rambo game" of Zuern 1992, unverified). With ties every comparison must be strict. */
export function suasionIn(game: OrdinalGame): Suasion | null {
  const row = withWeakRow(game);
  if (row !== null) return { weak: "row", variant: row };
  const column = withWeakRow(exchangePlayers(game));
  return column === null ? null : { weak: "column", variant: column };
}

/** The same with C called D and D called C. */
export const suasionSwapped = (game: OrdinalGame): Suasion | null => suasionIn(swapLabels(game));
