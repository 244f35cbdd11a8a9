/** The game of two members under declared interests, as a picture and in words. */
import type { Dyad, InterestsReport } from "../../evaluator/result";
import { compareRationals, type Rational } from "../../language/rational";
import type { Measure, Regime } from "../../language/regime";
import { numberWords, unitWords } from "../words/interests";
import { partyCode } from "../words/names";
import { gameName, gameWords } from "../words/sustain";
import { list, table, type Block } from "./blocks";
import type { GamePicture } from "./picture";

type Games = Pick<InterestsReport, "dyads">;

/** The place of each payoff among the four, from 1, the worst; equal ones have the same. */
const rank = (payoff: Rational, all: readonly Rational[]): number => 1 + all.filter((p, i) => compareRationals(p, payoff) < 0 && all.findIndex((q) => compareRationals(p, q) === 0) === i).length;

function picture(regime: Regime, { row, column, payoffs, equilibria }: Dyad, measure: Measure): GamePicture {
  const [mine, theirs] = [payoffs.row, payoffs.column];
  const payoff = (all: readonly Rational[], i: number): GamePicture["cells"][number]["row"] => {
    const own = all[i] ?? { numerator: 0n, denominator: 1n };
    return { words: numberWords(own), rank: rank(own, all) };
  };
  return {
    kind: "game", row: partyCode(regime, row), column: partyCode(regime, column), unit: unitWords(measure),
    cells: (["CC", "CD", "DC", "DD"] as const).map((name, i) => ({ name, row: payoff(mine, i), column: payoff(theirs, i), equilibrium: equilibria.includes(name) })),
  };
}

/** The game of two members: a picture, the table that says the same, and what comes of it; nothing where no unit is known. */
export function game(regime: Regime, { dyads: { measure } }: Games, dyad: Dyad): readonly Block[] {
  if (measure === null) return [];
  const drawn = picture(regime, dyad, measure);
  const { row, column, unit, cells } = drawn;
  const does = (who: string, choice: string | undefined): string => `${who} ${choice === "C" ? "keeps" : "does not"}`;
  const own = table(`What ${row} and ${column} get a year, in ${unit}, and its rank among the four (1 the worst)`, [row, column, `${row} gets`, "rank", `${column} gets`, "rank", "equilibrium"], cells.map((c) => [
    does(row, c.name[0]), does(column, c.name[1]), c.row.words, String(c.row.rank), c.column.words, String(c.column.rank), c.equilibrium ? "yes" : "",
  ]));
  return [
    { kind: "picture", picture: drawn, table: own, caption: `The game of ${row} and ${column} in the mean year, in ${unit}: ${gameName(dyad)}. C keeps the regime toward the other, D keeps none of it. In each cell what ${row} gets stands below, what ${column} gets above, with ranks (1 the worst); ★ and a frame mark where nobody gains by changing alone.` },
    list(gameWords(regime, dyad, measure)),
  ];
}

/** Of games that are read alike one is drawn. */
const mostGames = 3;

/** The first game of each reading, drawn. */
export function games(regime: Regime, report: Games): readonly Block[] {
  const { dyads } = report.dyads;
  return dyads.filter((d, i) => dyads.findIndex((other) => other.reading === d.reading) === i).slice(0, mostGames).flatMap((d) => game(regime, report, d));
}
