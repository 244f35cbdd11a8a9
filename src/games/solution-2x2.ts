import { cells, exchangePlayers, type Cell, type Choice, type OrdinalGame, type Player } from "./game-2x2";

/** A choice that is never worse than the other: `strict` where it is always better, `weak` where it is better at least once. */
export interface Dominance {
  readonly choice: Choice;
  readonly strict: boolean;
}

/** What holds of a 2×2 game whatever its choices are called. Lists follow the order of `cells`. */
export interface Solution {
  /** Pure Nash equilibria: nobody gains by changing alone (Nash 1951). */
  readonly equilibria: readonly Cell[];
  /** Those in which whoever changes alone loses. */
  readonly strict: readonly Cell[];
  /** `null` where neither choice dominates; also where both choices are alike. */
  readonly dominant: Readonly<Record<Player, Dominance | null>>;
  /** Cells that no other cell is at least as good as for both, and better for one (Pareto). */
  readonly efficient: readonly Cell[];
}

/** The row player's gain in ranks from the choice of a cell over the other choice. */
const rowGains = ({ row: [cc, cd, dc, dd] }: OrdinalGame): readonly number[] => [cc - dc, cd - dd, dc - cc, dd - cd];
/** The same of the column player, in the order of `cells`. */
function columnGains(game: OrdinalGame): readonly number[] {
  const [cc = 0, dc = 0, cd = 0, dd = 0] = rowGains(exchangePlayers(game));
  return [cc, cd, dc, dd];
}

function dominance(againstC: number, againstD: number): Dominance | null {
  if (againstC === 0 && againstD === 0) return null;
  const strict = againstC !== 0 && againstD !== 0;
  if (againstC >= 0 && againstD >= 0) return { choice: "C", strict };
  return againstC <= 0 && againstD <= 0 ? { choice: "D", strict } : null;
}

/** Whether cell `i` is at least as good as cell `j` for both players, and better for one. */
export function paretoDominates({ row, column }: OrdinalGame, i: number, j: number): boolean {
  const a = (row[i] ?? 0) - (row[j] ?? 0);
  const b = (column[i] ?? 0) - (column[j] ?? 0);
  return a >= 0 && b >= 0 && a + b > 0;
}

/** Solves a 2×2 game in pure strategies, by definition. */
export function solve(game: OrdinalGame): Solution {
  const mine = rowGains(game);
  const theirs = columnGains(game);
  const stays = (i: number, least: number): boolean => (mine[i] ?? 0) >= least && (theirs[i] ?? 0) >= least;
  return {
    equilibria: cells.filter((_, i) => stays(i, 0)),
    // Gains are differences of whole ranks.
    strict: cells.filter((_, i) => stays(i, 1)),
    dominant: { row: dominance(mine[0] ?? 0, mine[1] ?? 0), column: dominance(theirs[0] ?? 0, theirs[2] ?? 0) },
    efficient: cells.filter((_, i) => !cells.some((__, j) => paretoDominates(game, j, i))),
  };
}
