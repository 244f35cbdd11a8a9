/** The drawing of a 2×2 game. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { classify, game2x2, symmetricGame, type Game2x2 } from "../../../src/games";
import { rational } from "../../../src/language/rational";
import { drawGame } from "../../../src/report/text/game";
import { displayWidth } from "../../../src/report/text/layout";

const draw = (game: Game2x2, names = {}): string => `\n${drawGame(game, classify(game), names).join("\n")}\n`;

test("a prisoner's dilemma", () => {
  expect(draw(symmetricGame({ T: 5, R: 3, P: 1, S: 0 }))).toBe(`
row (rows), column (columns)
  | C    | D      |
  +------+--------+
C | 3, 3 | 0, 5   |
  +------+--------+
D | 5, 0 | 1, 1 * |
  +------+--------+
Kind: prisoners-dilemma.
row always does better by D.
column always does better by D.
*: nobody gains by changing alone.
`);
});

test("names, fractions and no equilibrium", () => {
  expect(draw(game2x2([rational(1, 2), -1, -1, 1], [-1, 1, 1, rational(-1, 3)]), { row: "mover", column: "guard", rowChoices: ["by day", "by night"], columnChoices: ["watch", "sleep"] })).toBe(`
mover (rows), guard (columns)
         | watch   | sleep   |
         +---------+---------+
by day   | 1/2, -1 | -1, 1   |
         +---------+---------+
by night | -1, 1   | 1, -1/3 |
         +---------+---------+
Kind: cyclic.
No pure equilibrium.
`);
});

test("a weakly dominant choice is said to be no worse", () => {
  expect(draw(game2x2([1, 1, 1, 0], [2, 1, 0, 1]))).toContain("row never does worse by C.");
});

test("no line is wider than 80 columns or coloured, whatever the names and payoffs are, and marks stay", () => {
  const long = fc.string({ minLength: 1, maxLength: 60, unit: "grapheme-ascii" }).map((s) => s.replaceAll(/\s/g, "_"));
  const wide = fc.oneof(long, fc.constantFrom("移民の受け入れに関する国際協力の枠組みと義務"));
  const payoff = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const four = fc.tuple(payoff, payoff, payoff, payoff);
  const two = fc.tuple(wide, wide);
  fc.assert(
    fc.property(four, four, wide, wide, two, two, (a, b, row, column, rowChoices, columnChoices) => {
      const game = game2x2(a, b);
      const found = classify(game);
      const lines = drawGame(game, found, { row, column, rowChoices, columnChoices });
      expect(lines.filter((line) => displayWidth(line) > 80 || line.includes(String.fromCharCode(27)))).toEqual([]);
      expect(lines.slice(3, 7).join("").match(/ \*\s*\|/g)?.length ?? 0).toBeGreaterThanOrEqual(found.equilibria.length);
    }),
  );
});
