import { cells, lettersOf, type Dilemma, type OrdinalGame, type Player } from "./game-2x2";
import type { Solution } from "./solution-2x2";

/** The names of games whose choices are called C and D. A game may have several, or none. */
export type Name = "prisoners-dilemma" | "stag-hunt" | "chicken" | "deadlock" | "harmony" | "leader" | "hero" | "battle-of-the-sexes" | "pure-coordination" | "cyclic" | "suasion";

/** The twelve symmetric orders, after Robinson and Goforth 2005 and Bruns 2015 (which name belongs to which of the last three: unverified). Leader is their battle. */
export type Pattern = "prisoners-dilemma" | "chicken" | "leader" | "hero" | "compromise" | "deadlock" | "stag-hunt" | "assurance" | "coordination" | "peace" | "harmony" | "concord";

/** One player's order of the cells: the pattern, and whether it is the pattern with C and D exchanged. */
export interface Ordering {
  readonly pattern: Pattern;
  readonly swapped: boolean;
}

/** Each pattern with its letters from best to worst; leader and hero as Rapoport 1967 labels them (unverified). */
const patterns: Readonly<Record<string, Pattern>> = {
  TRPS: "prisoners-dilemma", TRSP: "chicken", TSRP: "leader", STRP: "hero", TPSR: "compromise", TPRS: "deadlock",
  RTPS: "stag-hunt", RPTS: "assurance", RPST: "coordination", RSPT: "peace", RSTP: "harmony", RTSP: "concord",
};

const exchanged: Readonly<Record<string, string>> = { T: "S", S: "T", R: "P", P: "R" };

/** The pattern of a player's strict order; `null` where payoffs tie. */
export function orderingOf(game: OrdinalGame, player: Player): Ordering | null {
  const letters = Object.entries(lettersOf(game, player)).sort((a, b) => b[1] - a[1]);
  if (new Set(letters.map(([, rank]) => rank)).size < 4) return null;
  const order = letters.map(([letter]) => letter).join("");
  const plain = patterns[order];
  if (plain !== undefined) return { pattern: plain, swapped: false };
  const other = patterns[[...order].map((letter) => exchanged[letter] ?? "").join("")];
  return other === undefined ? null : { pattern: other, swapped: true };
}

type Letters = Dilemma<number>;
/** Where a swapped deadlock or dilemma would read as harmony, only what is called so with its own labels is left to it. */
const isHarmony = ({ T, R, P, S }: Letters): boolean => R > T && S > P && R > P && !(S > R && P > T);

/** The conditions on each player's own payoffs (criteria, section 4.1). */
const conditions: readonly (readonly [Name, (letters: Letters) => boolean])[] = [
  ["prisoners-dilemma", ({ T, R, P, S }) => T > R && R > P && P > S],
  ["stag-hunt", ({ T, R, P, S }) => R > T && T >= P && P > S],
  ["chicken", ({ T, R, P, S }) => T > R && R > S && S > P],
  ["deadlock", ({ T, R, P, S }) => T > P && P > R && R > S],
  ["harmony", isHarmony],
  ["leader", ({ T, R, P, S }) => T > S && S > R && R > P],
  ["hero", ({ T, R, P, S }) => S > T && T > R && R > P],
];

/** Two strict equilibria which the players rank oppositely, and of which each is better for both than the other two cells. */
function isBattle(game: OrdinalGame, { strict: [first, second] }: Solution): boolean {
  if (first === undefined || second === undefined) return false;
  const ranked = [game.row, game.column].map((ranks) => {
    const [one = 0, other = 0] = [ranks[cells.indexOf(first)], ranks[cells.indexOf(second)]];
    const rest = ranks.filter((_, i) => cells[i] !== first && cells[i] !== second);
    return { prefers: Math.sign(one - other), worse: rest.every((rank) => rank < Math.min(one, other)) };
  });
  const [row, column] = ranked;
  return ranked.every(({ worse }) => worse) && (row?.prefers ?? 0) * (column?.prefers ?? 0) < 0;
}

/** What a game is called with its labels, in the order of section 4.1. `solution` is that of the game, `pure` and `suasion` what was found of it. */
export function namesOf(game: OrdinalGame, solution: Solution, found: { readonly pure: boolean; readonly suasion: boolean }): readonly Name[] {
  const letters = [lettersOf(game, "row"), lettersOf(game, "column")];
  return [
    ...conditions.filter(([, holds]) => letters.every(holds)).map(([name]) => name),
    ...(isBattle(game, solution) ? ["battle-of-the-sexes" as const] : []),
    ...(found.pure ? ["pure-coordination" as const] : []),
    ...(solution.equilibria.length === 0 ? ["cyclic" as const] : []),
    ...(found.suasion ? ["suasion" as const] : []),
  ];
}

/** Whether both players have the same order, so that exchanging them changes nothing. */
export function isSymmetric(game: OrdinalGame): boolean {
  const [a, b] = [lettersOf(game, "row"), lettersOf(game, "column")];
  return a.T === b.T && a.R === b.R && a.P === b.P && a.S === b.S;
}

/**
 * Whether a game is a security dilemma: what makes one player safer makes the other less so (each defection lowers the other's payoff), and the game is a dilemma or a
 * stag hunt (Herz 1950, Jervis 1978; unverified). D stands for the measure of control.
 */
export function isSecurityDilemma(game: OrdinalGame): boolean {
  const letters = [lettersOf(game, "row"), lettersOf(game, "column")];
  const named = conditions.filter(([name]) => name === "prisoners-dilemma" || name === "stag-hunt");
  return named.some(([, holds]) => letters.every(holds)) && letters.every(({ T, R, P, S }) => R > S && T > P);
}
