import { add, compareRationals, multiply, subtract, type Rational } from "../language/rational";
import { lettersOf, ordinal, swapLabels, type Cell, type Dilemma, type Game2x2, type OrdinalGame, type Player } from "./game-2x2";
import { isPureCoordination, strictKind, strictKinds, type Kind, type StrictKind } from "./kinds";
import { isSymmetric, namesOf, orderingOf, type Name, type Ordering } from "./names";
import { solve, type Solution } from "./solution-2x2";
import { suasionIn, type Suasion } from "./suasion";
import { isStrict, strictGames } from "./ties";

/** What a game is called under one naming of its choices. */
export interface Labelled {
  /** The names of section 4.1 whose conditions hold, each for both players. */
  readonly names: readonly Name[];
  readonly suasion: Suasion | null;
}

/** What the order of payoffs says of a 2×2 game. It describes the declared payoffs, and predicts nothing. */
export interface OrdinalClassification extends Solution {
  /** Label-free. */
  readonly kind: Kind;
  /** The kinds of the strict games that the game becomes when its ties are broken; of a strict game its own. */
  readonly kinds: readonly StrictKind[];
  readonly strictPayoffs: boolean;
  readonly symmetric: boolean;
  readonly labelled: Labelled;
  /** The same game with C called D, and D called C: a deadlock whose choices are misnamed shows here. */
  readonly swapped: Labelled;
  /** Each player's order of the cells; `null` where it ties. Two different ones name an asymmetric game. */
  readonly orderings: Readonly<Record<Player, Ordering | null>>;
}

export interface Classification extends OrdinalClassification {
  /** Of a prisoner's dilemma, whether CC is better for both than taking turns at CD and DC: 2R > T + S (Rapoport and Chammah 1965, unverified). `null` for other games. */
  readonly repeatOptimal: boolean | null;
  /** Of two strict equilibria the one whose deviations lose more, by the product of the losses (Harsanyi and Selten 1988, unverified); `none` if they lose as much, `null` without two. */
  readonly riskDominant: Cell | "none" | null;
}

function labelled(game: OrdinalGame, solution: Solution): Labelled {
  const suasion = suasionIn(game);
  return { names: namesOf(game, solution, { pure: isPureCoordination(game, solution), suasion: suasion !== null }), suasion };
}

function kindOf(game: OrdinalGame, solution: Solution, kinds: readonly StrictKind[]): Kind {
  const [only = "cyclic"] = kinds;
  if (kinds.length === 1) return only;
  return isPureCoordination(game, solution) ? "pure-coordination" : "tie";
}

/** The kinds that the strict games have which a game becomes when its ties are broken. */
function kindsByBreaking(game: OrdinalGame): readonly StrictKind[] {
  const found = new Set(strictGames(game).map(strictKind));
  return strictKinds.filter((kind) => found.has(kind));
}

/**
 * Classifies a game by the order of its payoffs: first without labels, then with them, then with labels exchanged.
 * `kinds` may be given by whoever has a table of them.
 */
export function classifyOrdinal(game: OrdinalGame, kinds: readonly StrictKind[] = kindsByBreaking(game)): OrdinalClassification {
  const solution = solve(game);
  const other = swapLabels(game);
  return {
    ...solution,
    kind: kindOf(game, solution, kinds),
    kinds,
    strictPayoffs: isStrict(game),
    symmetric: isSymmetric(game),
    labelled: labelled(game, solution),
    swapped: labelled(other, solve(other)),
    orderings: { row: orderingOf(game, "row"), column: orderingOf(game, "column") },
  };
}

const above = (a: Rational, b: Rational): boolean => compareRationals(a, b) > 0;
const turnsAreWorse = ({ T, R, S }: Dilemma<Rational>): boolean => above(add(R, R), add(T, S));

/** The product of what each loses by leaving a cell alone. */
function losses({ row, column }: Game2x2, cell: Cell): Rational {
  const [at, byRow, byColumn] = ({ CC: [0, 2, 1], CD: [1, 3, 0], DC: [2, 0, 3], DD: [3, 1, 2] } as const)[cell];
  return multiply(subtract(row[at], row[byRow]), subtract(column[at], column[byColumn]));
}

function riskDominant(game: Game2x2, [first, second]: readonly Cell[]): Cell | "none" | null {
  if (first === undefined || second === undefined) return null;
  const difference = compareRationals(losses(game, first), losses(game, second));
  return difference > 0 ? first : difference < 0 ? second : "none";
}

/** Classifies a game of exact payoffs: what their order says, and the two notes that need their size. */
export function classify(game: Game2x2): Classification {
  const found = classifyOrdinal(ordinal(game));
  const isDilemma = found.labelled.names.includes("prisoners-dilemma");
  return {
    ...found,
    repeatOptimal: isDilemma ? turnsAreWorse(lettersOf(game, "row")) && turnsAreWorse(lettersOf(game, "column")) : null,
    riskDominant: riskDominant(game, found.strict),
  };
}
