/** The game of two members on a page: the picture, the table and the words say what was judged. */
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { ordinal } from "../../../src/games";
import { draw } from "../../../src/pictures/draw";
import type { Block } from "../../../src/report/document/blocks";
import { game, games } from "../../../src/report/document/game";
import type { GamePicture } from "../../../src/report/document/picture";
import { lastRegimeOf, lawWith, reportOf } from "../../support/interests-of";

const text = lawWith("host bears 3 EUR for Worker once   origin gains 5 EUR for Worker once", "discount 5 %   flow Worker from BE to NL 100 per year   flow Worker from NL to BE 100 per year   flow Worker from LU to NL 50 per year");
const [regime, report] = [lastRegimeOf(text), reportOf(text)];
const { document: paper } = parseHTML("<!doctype html><html><body></body></html>");

const pictureIn = (blocks: readonly Block[]): GamePicture => {
  const [first] = blocks.flatMap((b) => (b.kind === "picture" && b.picture.kind === "game" ? [b.picture] : []));
  if (first === undefined) throw new Error("no game is drawn");
  return first;
};

describe.each(report.dyads.dyads.map((dyad) => ({ name: `${dyad.row} and ${dyad.column}`, dyad })))("the game of parties $name", ({ dyad }) => {
  const blocks = game(regime, report, dyad);
  const picture = pictureIn(blocks);

  test("ranks and equilibria are those of the game", () => {
    const { row, column } = ordinal(dyad.payoffs);
    expect(picture.cells.map((c) => c.row.rank)).toEqual(row);
    expect(picture.cells.map((c) => c.column.rank)).toEqual(column);
    expect(picture.cells.flatMap((c) => (c.equilibrium ? [c.name] : []))).toEqual(dyad.equilibria);
  });
  test("the table has every payoff that is drawn, and the picture marks each equilibrium", () => {
    const drawn = draw(picture, paper).outerHTML;
    const rows = blocks.flatMap((b) => (b.kind === "picture" ? b.table.rows : []));
    expect(rows).toHaveLength(4);
    for (const [i, cell] of picture.cells.entries()) {
      expect(rows[i]?.flat()).toEqual(expect.arrayContaining([cell.row.words, cell.column.words]));
      expect(drawn).toContain(cell.row.words);
    }
    expect(drawn.split("★")).toHaveLength(1 + dyad.equilibria.length);
  });
});

test("a prisoner's dilemma is called so, and what each does better by is said", () => {
  const dilemma = report.dyads.dyads.find((d) => d.kind === "prisoners-dilemma");
  if (dilemma === undefined) throw new Error("no dilemma");
  const [picture, words] = game(regime, report, dilemma);
  expect(picture?.kind === "picture" ? picture.caption : "").toContain("The game of BE and NL in the mean year, in EUR: prisoner's dilemma");
  expect(words?.kind === "list" ? words.items.flat() : []).toEqual(expect.arrayContaining(["BE always does better by not keeping.", "NL always does better by not keeping.", "Nobody gains by changing alone in DD."]));
});

test("of games that are read alike a page draws one", () => {
  const readings = new Set(report.dyads.dyads.map((d) => d.reading));
  expect(games(regime, report).filter((b) => b.kind === "picture")).toHaveLength(readings.size);
  expect(readings.size).toBeGreaterThan(1);
});
