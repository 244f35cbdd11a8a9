/** 2×2 games by the order of their payoffs: the oracles of section 4.1 of the criteria, by enumeration. */
import { describe, expect, test } from "vitest";
import {
  cells, classify, classifyOrdinal, game2x2, gamesWithoutLabels, gamesWithoutPlayers, isSecurityDilemma, problemOf, strictGames, strictMatrices, swapColumns, swapLabels, swapRows, symmetricGame, exchangePlayers, ordinal,
} from "../../../src/games";
import { strictKind } from "../../../src/games/kinds";
import { gameKey, sameGame, withoutLabels, withoutPlayers } from "../../../src/games/strict-games";
import { solve } from "../../../src/games/solution-2x2";
import { exact } from "../../../src/games/payoff";
import { strictOrders, weakOrders } from "../../../src/games/ties";
import { formatRational, rational } from "../../../src/language/rational";

const counted = (values: readonly number[]): readonly number[] => [0, 1, 2].map((n) => values.filter((v) => v === n).length);
const of = (T: number, R: number, P: number, S: number): ReturnType<typeof classify> => classify(symmetricGame({ T, R, P, S }));
/** A symmetric game from its letters, best first. */
const ordered = (letters: string): ReturnType<typeof classify> => {
  const value = (letter: string): number => 4 - letters.indexOf(letter);
  return of(value("T"), value("R"), value("P"), value("S"));
};

describe("the counts", () => {
  test("576 matrices, 144 without labels, 78 without players: 12 symmetric and 66 others", () => {
    expect([strictMatrices().length, gamesWithoutLabels().length, gamesWithoutPlayers().length]).toEqual([576, 144, 78]);
    const symmetric = gamesWithoutPlayers().filter((game) => sameGame(withoutLabels(game), withoutLabels(exchangePlayers(game))));
    expect(symmetric).toHaveLength(12);
  });

  test("renaming rows and columns leaves no matrix as it is: every game without labels is four matrices", () => {
    for (const game of strictMatrices()) expect(new Set([game, swapRows(game), swapColumns(game), swapLabels(game)].map(gameKey)).size).toBe(4);
    for (const game of gamesWithoutLabels()) expect(strictMatrices().filter((m) => sameGame(withoutLabels(m), game))).toHaveLength(4);
  });

  test.each([
    ["the 144", gamesWithoutLabels(), [18, 108, 18], [36, 72, 36]],
    ["the 78", gamesWithoutPlayers(), [9, 57, 12], [21, 36, 21]],
  ] as const)("%s: pure equilibria and players with a dominant choice", (_, games, equilibria, dominant) => {
    const solutions = games.map(solve);
    expect(counted(solutions.map((s) => s.equilibria.length))).toEqual(equilibria);
    expect(counted(solutions.map((s) => [s.dominant.row, s.dominant.column].filter((d) => d !== null).length))).toEqual(dominant);
  });

  test("there are 24 orders and 75 with ties", () => {
    expect([strictOrders.length, weakOrders.length]).toEqual([24, 75]);
  });

  test("the 24 labelled symmetric games pair into twelve under an exchange of C and D", () => {
    const symmetric = strictMatrices().filter((game) => classifyOrdinal(game).symmetric);
    expect(symmetric).toHaveLength(24);
    const orderings = symmetric.map((game) => classifyOrdinal(game).orderings.row);
    const patterns = new Set(orderings.map((o) => o?.pattern));
    expect(patterns.size).toBe(12);
    for (const pattern of patterns) expect(orderings.filter((o) => o?.pattern === pattern).map((o) => o?.swapped).sort()).toEqual([false, true]);
  });
});

describe("the named games", () => {
  test.each([
    ["TRPS", ["prisoners-dilemma"], "prisoners-dilemma", ["DD"]],
    ["RTPS", ["stag-hunt"], "assurance", ["CC", "DD"]],
    ["TRSP", ["chicken"], "chicken", ["CD", "DC"]],
    ["TPRS", ["deadlock"], "deadlock", ["DD"]],
    ["RTSP", ["harmony"], "harmony", ["CC"]],
    ["RSTP", ["harmony"], "harmony", ["CC"]],
    ["RSPT", ["harmony"], "harmony", ["CC"]],
    ["TSRP", ["leader", "battle-of-the-sexes"], "battle", ["CD", "DC"]],
    ["STRP", ["hero", "battle-of-the-sexes"], "battle", ["CD", "DC"]],
    ["RPTS", [], "assurance", ["CC", "DD"]],
    ["RPST", [], "assurance", ["CC", "DD"]],
    ["TPSR", [], "deadlock", ["DD"]],
    // With its own labels C is dominant; without them it is the game above.
    ["SRTP", ["harmony"], "deadlock", ["CC"]],
  ] as const)("%s", (letters, names, kind, equilibria) => {
    const found = ordered(letters);
    expect({ names: found.labelled.names, kind: found.kind, equilibria: found.equilibria }).toEqual({ names, kind, equilibria });
    expect(found.strict).toEqual(equilibria);
  });

  test("deadlock whose labels are exchanged (S > R > P > T) is no harmony, and shows as deadlock the other way round", () => {
    const found = ordered("SRPT");
    expect(found.labelled.names).toEqual([]);
    expect(found.swapped.names).toEqual(["deadlock"]);
    expect(found.kind).toBe("deadlock");
    expect(found.orderings.row).toEqual({ pattern: "deadlock", swapped: true });
  });

  test("a prisoner's dilemma whose labels are exchanged (S > P > R > T) is no harmony", () => {
    const found = ordered("SPRT");
    expect([found.labelled.names, found.swapped.names, found.kind]).toEqual([[], ["prisoners-dilemma"], "prisoners-dilemma"]);
  });

  test("the equilibrium of the dilemma is dominated, that of deadlock efficient", () => {
    expect(ordered("TRPS").efficient).toEqual(["CC", "CD", "DC"]);
    expect(ordered("TPRS").efficient).toEqual(["CD", "DC", "DD"]);
    expect(ordered("TRPS").dominant).toEqual({ row: { choice: "D", strict: true }, column: { choice: "D", strict: true } });
  });

  test("CC is repeat-optimal where 2R > T + S", () => {
    expect(of(5, 3, 1, 0).repeatOptimal).toBe(true);
    expect(of(6, 3, 1, 0).repeatOptimal).toBe(false);
    expect(of(7, 3, 1, 0).repeatOptimal).toBe(false);
    expect(of(3, 4, 2, 1).repeatOptimal).toBeNull();
  });

  test("in a stag hunt CC is risk-dominant where R - T > P - S", () => {
    expect(of(3, 9, 2, 0).riskDominant).toBe("CC");
    expect(of(3, 4, 2, 0).riskDominant).toBe("DD");
    expect(of(2, 4, 2, 0).riskDominant).toBe("none");
    expect(of(5, 3, 1, 0).riskDominant).toBeNull();
  });

  test("matching pennies is cyclic", () => {
    const found = classify(game2x2([1, -1, -1, 1], [-1, 1, 1, -1]));
    expect([found.kind, found.labelled.names, found.equilibria]).toEqual(["cyclic", ["cyclic"], []]);
  });

  test("pure coordination needs ties: the traffic rule", () => {
    const found = classify(game2x2([1, 0, 0, 1], [1, 0, 0, 1]));
    expect([found.kind, found.labelled.names, problemOf(found.kind)]).toEqual(["pure-coordination", ["pure-coordination"], "coordination"]);
    expect(found.kinds).toEqual(["assurance", "battle"]);
    // The same with meeting on the other diagonal.
    expect(classify(game2x2([0, 2, 2, 0], [0, 1, 1, 0])).kind).toBe("pure-coordination");
  });

  test("battle of the sexes on the diagonal", () => {
    const found = classify(game2x2([3, 0, 0, 2], [2, 0, 0, 3]));
    expect([found.kind, found.labelled.names]).toEqual(["battle", ["battle-of-the-sexes"]]);
  });
});

test.each([["TRPS", true], ["RTPS", true], ["TRSP", false], ["TPRS", false], ["RTSP", false], ["RPTS", false]])("%s: security dilemma %s", (letters, is) => {
  const value = (letter: string): number => 4 - letters.indexOf(letter);
  expect(isSecurityDilemma(ordinal(symmetricGame({ T: value("T"), R: value("R"), P: value("P"), S: value("S") })))).toBe(is);
});

test("a stag hunt in which defection does the other no harm is no security dilemma", () => {
  expect(isSecurityDilemma(ordinal(symmetricGame({ T: 2, R: 3, P: 2, S: 1 })))).toBe(false);
});

describe("asymmetric games", () => {
  test("each player has its own order", () => {
    const found = classify(game2x2([3, 1, 4, 2], [4, 3, 1, 2]));
    expect(found.orderings).toEqual({ row: { pattern: "prisoners-dilemma", swapped: false }, column: { pattern: "stag-hunt", swapped: false } });
    expect([found.symmetric, found.labelled.names, found.kind]).toEqual([false, [], "collaboration"]);
  });

  test("a chicken for one and a battle for the other", () => {
    // Row: T > R > S > P. Column: T > S > R > P.
    expect(classify(game2x2([3, 2, 4, 1], [2, 4, 3, 1])).kind).toBe("chicken-battle");
  });

  test("every game without labels is of one kind, whatever its labels and the order of its players", () => {
    for (const game of strictMatrices()) expect(strictKind(game)).toBe(strictKind(withoutPlayers(game)));
  });

  test("deadlock and harmony, by definition", () => {
    for (const game of strictMatrices()) {
      const { equilibria, efficient, dominant } = solve(game);
      const [cell = "CC"] = equilibria;
      const best = [game.row, game.column].filter((ranks) => ranks[cells.indexOf(cell)] === 4).length;
      const settled = equilibria.length === 1 && efficient.includes(cell);
      expect(strictKind(game) === "deadlock").toBe(settled && best === 0 && dominant.row !== null && dominant.column !== null);
      expect(strictKind(game) === "harmony").toBe(settled && best === 2);
    }
  });

  test("a game of conflict has one efficient equilibrium, which is somebody's second best at most", () => {
    for (const game of strictMatrices().filter((g) => strictKind(g) === "conflict")) {
      const { equilibria, efficient } = solve(game);
      expect(equilibria).toHaveLength(1);
      expect(efficient).toContain(equilibria[0]);
    }
  });
});

describe("ties", () => {
  test("a strict game becomes itself", () => {
    for (const game of strictMatrices().slice(0, 60)) expect(strictGames(game)).toEqual([game]);
  });

  test("the games that ties may become", () => {
    const weak = ordinal(symmetricGame({ T: 3, R: 3, P: 1, S: 0 }));
    expect(strictGames(weak)).toHaveLength(4);
    const found = classifyOrdinal(weak);
    expect([found.strictPayoffs, found.kind]).toEqual([false, "tie"]);
    // Both break to a dilemma, both to a stag hunt, or one each.
    expect(found.kinds).toEqual(["prisoners-dilemma", "collaboration", "assurance"]);
    expect(found.orderings.row).toBeNull();
  });

  test("indifference everywhere may become every kind", () => {
    expect(strictGames(ordinal(game2x2([1, 1, 1, 1], [1, 1, 1, 1])))).toHaveLength(576);
    expect(classify(game2x2([1, 1, 1, 1], [1, 1, 1, 1])).kinds).toHaveLength(11);
  });

  test("T = P leaves a stag hunt an assurance game", () => {
    const found = of(2, 3, 2, 1);
    expect([found.labelled.names, found.kind, found.kinds]).toEqual([["stag-hunt"], "assurance", ["assurance"]]);
  });

  test("dominance and equilibria are weak where payoffs tie", () => {
    const found = classify(game2x2([1, 1, 1, 0], [1, 1, 1, 0]));
    expect(found.dominant.row).toEqual({ choice: "C", strict: false });
    expect([found.equilibria, found.strict]).toEqual([["CC", "CD", "DC"], []]);
    expect(classify(game2x2([1, 1, 1, 1], [1, 1, 1, 1])).dominant).toEqual({ row: null, column: null });
  });
});

describe("payoffs", () => {
  test("are read as decimals, exactly", () => {
    expect([0.3, -0.05, 1e21, 2.5e-7, 7, 7n, rational(1, 3)].map(exact).map(formatRational)).toEqual(["3/10", "-1/20", "1000000000000000000000", "1/4000000", "7", "7", "1/3"]);
    expect(classify(symmetricGame({ T: 0.3, R: rational(3, 10), P: 0.1, S: 0 })).strictPayoffs).toBe(false);
    expect(classify(symmetricGame({ T: 0.3, R: 0.1 + 0.2, P: 0.1, S: 0 })).labelled.names).toEqual(["stag-hunt"]);
  });
  test("are finite", () => {
    expect(() => game2x2([Number.NaN, 0, 0, 0], [0, 0, 0, 0])).toThrow(RangeError);
    expect(() => game2x2([Infinity, 0, 0, 0], [0, 0, 0, 0])).toThrow(RangeError);
  });
});
