import { cells, swapColumns, swapRows, type Four, type OrdinalGame } from "./game-2x2";
import { solve, type Solution } from "./solution-2x2";
import { suasionIn } from "./suasion";

/**
 * What a 2×2 game is, whatever its choices are called. Every strict game is of exactly one kind, `pure-coordination` and `tie` apart, which need equal payoffs.
 *
 * - `prisoners-dilemma`: both have a dominant choice, and another cell is better for both (collaboration: Stein 1982, Martin 1992).
 * - `collaboration`: the same, but not both have a dominant choice.
 * - `deadlock`: both have a dominant choice, and its cell is efficient but nobody's best: a conflict of interest, no dilemma.
 * - `harmony`: one equilibrium, the best cell of both.
 * - `suasion`: one equilibrium, the best cell of the strong player; the weak one plays a dominant choice and is aggrieved (see `suasionIn`).
 * - `conflict`: one efficient equilibrium, not the best cell of both, and none of these.
 * - `assurance`: two equilibria which both rank alike (stag hunt among them).
 * - `chicken`: two equilibria ranked oppositely; of the other cells one is better for each than its worse equilibrium, one worse than all.
 * - `battle`: two equilibria ranked oppositely, the other cells worse for both (coordination with conflict; battle of the sexes, leader, hero).
 * - `chicken-battle`: two equilibria ranked oppositely, a chicken for one player and a battle for the other.
 * - `cyclic`: no pure equilibrium (control and evasion).
 * - `pure-coordination`: two equilibria on a diagonal, each player indifferent between them, the other cells worse (the traffic rule).
 * - `tie`: ties that can be broken into games of several kinds.
 */
export type StrictKind = (typeof strictKinds)[number];
export type Kind = StrictKind | "pure-coordination" | "tie";

/** The kinds of strict games, in the order in which lists of kinds are given. */
export const strictKinds = [
  "prisoners-dilemma", "collaboration", "deadlock", "harmony", "suasion", "conflict", "assurance", "chicken", "battle", "chicken-battle", "cyclic",
] as const;

/** Martin's four problems of cooperation (Martin 1992, pp. 768-783 unverified); `null` where there is none, or none of hers. */
export type Problem = "collaboration" | "coordination" | "suasion" | "assurance";

const problems: Readonly<Record<Kind, Problem | null>> = {
  "prisoners-dilemma": "collaboration", collaboration: "collaboration", deadlock: null, harmony: null, suasion: "suasion", conflict: null, assurance: "assurance",
  chicken: "coordination", battle: "coordination", "chicken-battle": "coordination", cyclic: null, "pure-coordination": "coordination", tie: null,
};

/** The problem of cooperation that a kind of game poses. Chicken counts as coordination: common aversions (Stein 1982), and bargaining. */
export const problemOf = (kind: Kind): Problem | null => problems[kind];

function oneEquilibrium(game: OrdinalGame, { equilibria: [cell = "CC"], dominant, efficient }: Solution): StrictKind {
  const at = cells.indexOf(cell);
  const bothDominant = dominant.row !== null && dominant.column !== null;
  if (!efficient.includes(cell)) return bothDominant ? "prisoners-dilemma" : "collaboration";
  if (game.row[at] === 4 && game.column[at] === 4) return "harmony";
  const labellings = [game, swapRows(game), swapColumns(game), swapRows(swapColumns(game))];
  if (labellings.some((labelled) => suasionIn(labelled) !== null)) return "suasion";
  // Where it is one player's best and both have a dominant choice, the other's best lies beside it: that was suasion.
  return bothDominant ? "deadlock" : "conflict";
}

function twoEquilibria({ row, column }: OrdinalGame, { equilibria: [first = "CC", second = "DD"] }: Solution): StrictKind {
  const [i, j] = [cells.indexOf(first), cells.indexOf(second)];
  const rank = (ranks: Four<number>, at: number): number => ranks[at] ?? 0;
  if (rank(row, i) > rank(row, j) === rank(column, i) > rank(column, j)) return "assurance";
  const battles = [row, column].filter((ranks) => rank(ranks, i) >= 3 && rank(ranks, j) >= 3).length;
  return battles === 2 ? "battle" : battles === 0 ? "chicken" : "chicken-battle";
}

/** The kind of a strict game: each player's ranks are 1, 2, 3, 4. */
export function strictKind(game: OrdinalGame): StrictKind {
  const solution = solve(game);
  if (solution.equilibria.length === 0) return "cyclic";
  return solution.equilibria.length === 1 ? oneEquilibrium(game, solution) : twoEquilibria(game, solution);
}

/** Two strict equilibria on a diagonal between which both are indifferent. */
export function isPureCoordination({ row, column }: OrdinalGame, { strict }: Solution): boolean {
  const [i, j] = [cells.indexOf(strict[0] ?? "CC"), cells.indexOf(strict[1] ?? "CC")];
  return strict.length === 2 && row[i] === row[j] && column[i] === column[j];
}
