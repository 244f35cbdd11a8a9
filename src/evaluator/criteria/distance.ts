import type { Decisions } from "../../kernel/decisions";
import type { Position } from "../../language/position";
import type { Regime } from "../../language/regime";

/** The classes of positions that the ordinal metric tells apart: four on a scale, and silent where no closure policy places it there. */
export const ranks = 5;
const apart = 4;

/**
 * The place of a position on the scale denied 0, discretionary 1, rationed 2, granted 3. Silence is placed by the closure policy: what is
 * not regulated is left to the host's discretion (`sovereign`), or open (`permissive`). Without a policy it has no place, and is a whole step from all others.
 */
export function rankOf({ kind }: Position, closure: Regime["closure"]): number {
  switch (kind) {
    case "denied":
      return 0;
    case "discretionary":
      return 1;
    case "rationed":
      return 2;
    case "granted":
      return 3;
    case "silent":
    case "conflict":
      return closure === "sovereign" ? 1 : closure === "permissive" ? 3 : apart;
  }
}

/** The distance of two places, in thirds. */
export const thirdsApart = (a: number, b: number): number => (a === b ? 0 : a === apart || b === apart ? 3 : Math.abs(a - b));

/** Ranks of positions by their ids, each found once. */
export class Ranks {
  private readonly known: number[] = [];
  constructor(
    private readonly decisions: Decisions,
    private readonly closure: Regime["closure"],
  ) {}
  /** The place of a position given by its id. */
  of(position: number): number {
    return (this.known[position] ??= rankOf(this.decisions.positionValue(position), this.closure));
  }
  /** The distance of two positions given by their ids, in thirds. */
  thirds(a: number, b: number): number {
    return thirdsApart(this.of(a), this.of(b));
  }
}
