/** Laws of games under declared payoffs. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bimatrix, bimatrixEquilibria, bestCorrelated, classify, classifyOrdinal, distributionOf, exchangePlayers, fromGame2x2, game2x2, grim, isBimatrixEquilibrium, isCorrelatedEquilibrium, linkedIssues, limitedPunishment, manyClassifier,
  mixedEquilibria2x2, need, neverBestReplies, normalForm, ordinal, pooled, priceOfNonExclusion, excludable, pureEquilibria, regimeThreshold, stableCoalitions, stableCoalitionsByFormula, strictGames, suasionIn, suasionStakes, swapColumns, swapRows,
  symmetricGame, titForTat, transferWindow, undominatedActions, unreadablePlace, withTransfer, type Dilemma, type Game2x2,
} from "../../src/games";
import { expected2x2 } from "../../src/games/mixed-2x2";
import { strictKind } from "../../src/games/kinds";
import { weakOrders } from "../../src/games/ties";
import { add, compareRationals, formatRational, multiply, rational, subtract, one, type Rational } from "../../src/language/rational";
import { patience, runs } from "../support/runs";

const payoff = fc.integer({ min: -4, max: 4 });
const four = fc.tuple(payoff, payoff, payoff, payoff);
const game = fc.tuple(four, four).map(([row, column]) => game2x2(row, column));
/** Some dilemma T > R > P > S with whole steps. */
const dilemma = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).map(([a, b, c]): Dilemma<number> => ({ S: 0, P: a, R: a + b, T: a + b + c }));
const valueOf = (bound: { readonly kind: string }): Rational => {
  if (bound.kind !== "exact" || !("value" in bound)) throw new Error(`no exact bound: ${bound.kind}`);
  return bound.value as Rational;
};
const atMost = (a: Rational, b: Rational): boolean => compareRationals(a, b) <= 0;

describe("ordinal", () => {
  const many = manyClassifier();

  test("the fast classifier and the plain one say the same", () => {
    const half = fc.oneof(payoff, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -0, 1e-300, 1e300));
    const eight = fc.tuple(half, half, half, half, half, half, half, half);
    fc.assert(
      fc.property(fc.array(eight, { minLength: 1, maxLength: 5 }), (games) => {
        const places = many.places(Float64Array.from(games.flat()));
        const plain = games.map(([a, b, c, d, e, f, g, h]) => classifyOrdinal(ordinal(game2x2([a, b, c, d], [e, f, g, h]))));
        expect([...places].map((place) => many.classifications[place])).toEqual(plain);
      }),
      { numRuns: runs(300) },
    );
  });

  test("the fast classifier and the plain one say the same of all 5,625 orders", { timeout: patience }, () => {
    const all = weakOrders.flatMap((row) => weakOrders.map((column) => ({ row, column })));
    const places = many.places(Float64Array.from(all.flatMap(({ row, column }) => [...row, ...column])));
    expect([...places]).toEqual(all.map((_, i) => i));
    expect(many.classifications).toEqual(all.map((g) => classifyOrdinal(g)));
  });

  test("what is no number has no place", () => {
    const row = [1, 2, 3, 4, 1, 2, 3, 4];
    fc.assert(
      fc.property(fc.nat({ max: 7 }), fc.constantFrom(Number.NaN, Infinity, -Infinity), (at, bad) => {
        const places = many.places(Float64Array.from([...row, ...row.with(at, bad)]));
        expect([places[0] === unreadablePlace, places[1]]).toEqual([false, unreadablePlace]);
      }),
    );
    expect(() => many.places(new Float64Array(7))).toThrow(RangeError);
  });

  test("a kind depends neither on labels nor on the order of players, nor on the scale of payoffs", () => {
    const scale = fc.tuple(fc.integer({ min: 1, max: 5 }), payoff);
    fc.assert(
      fc.property(game, scale, scale, (g, [a, b], [c, d]) => {
        const { kind, kinds } = classify(g);
        for (const other of [swapRows(g), swapColumns(g), exchangePlayers(g)]) expect(classify(other)).toMatchObject({ kind, kinds });
        const stretch = (four: Game2x2["row"], by: number, and: number): Game2x2["row"] => {
          const [w, x, y, z] = four.map((p) => add(multiply(p, rational(by)), rational(and)));
          return [w ?? one, x ?? one, y ?? one, z ?? one];
        };
        expect(classifyOrdinal(ordinal({ row: stretch(g.row, a, b), column: stretch(g.column, c, d) }))).toEqual(classifyOrdinal(ordinal(g)));
      }),
      { numRuns: runs(100) },
    );
  });

  test("the kinds of a game with ties are those of the strict games it may become, and equal payoffs alone may be more", () => {
    fc.assert(
      fc.property(game, (g) => {
        const o = ordinal(g);
        const found = classifyOrdinal(o);
        expect(new Set(found.kinds)).toEqual(new Set(strictGames(o).map(strictKind)));
        // A strict equilibrium stays one however other ties break.
        for (const strict of strictGames(o)) expect(classifyOrdinal(strict).equilibria).toEqual(expect.arrayContaining([...found.strict]));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("equilibria", () => {
  test("every corner of every set is an equilibrium, pure ones are among them, and the bimatrix finder agrees", () => {
    fc.assert(
      fc.property(game, (g) => {
        const sets = mixedEquilibria2x2(g);
        const normal = fromGame2x2(g);
        expect(sets.length).toBeGreaterThan(0);
        const corners = sets.flatMap(({ row, column }) => [row.low, row.high].flatMap((p) => [column.low, column.high].map((q) => [p, q] as const)));
        for (const [p, q] of corners) expect(isBimatrixEquilibrium(normal, [p, subtract(one, p)], [q, subtract(one, q)])).toBe(true);
        const points = new Set(corners.map((c) => c.map(formatRational).join()));
        const found = bimatrixEquilibria(normal);
        expect(new Set(found.extreme.map(({ row, column }) => [row[0] ?? one, column[0] ?? one].map(formatRational).join()))).toEqual(points);
        expect(found.continuum).toBe(sets.some((s) => s.continuum));
        for (const [i = 0, j = 0] of pureEquilibria(normal)) expect(points).toContain([1 - i, 1 - j].join());
        for (const { row, column, payoffs } of found.extreme) expect(expected2x2(g, row[0] ?? one, column[0] ?? one)).toEqual({ row: payoffs[0], column: payoffs[1] });
      }),
      { numRuns: runs(300) },
    );
  });

  const matrix = (rows: number, columns: number): fc.Arbitrary<readonly (readonly number[])[]> => fc.array(fc.array(payoff, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  const larger = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 })).chain(([r, c]) => fc.tuple(matrix(r, c), matrix(r, c))).map(([row, column]) => bimatrix(row, column));

  test("a game of two players has an equilibrium; those found are; dominated actions are in none", () => {
    fc.assert(
      fc.property(larger, (g) => {
        const { extreme, degenerate } = bimatrixEquilibria(g);
        expect(extreme.length).toBeGreaterThan(0);
        // Of a game that is not degenerate the number is odd (Wilson 1971).
        if (!degenerate) expect(extreme.length % 2).toBe(1);
        const never = neverBestReplies(g);
        for (const { row, column } of extreme) {
          expect(isBimatrixEquilibrium(g, row, column)).toBe(true);
          const used = [row, column].map((chances) => chances.flatMap((chance, i) => (chance.numerator > 0n ? [i] : [])));
          used.forEach((actions, player) => {
            expect(undominatedActions(g)[player]).toEqual(expect.arrayContaining(actions));
            expect(never[player]?.filter((action) => actions.includes(action))).toEqual([]);
          });
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test("the need lies between 0 and 1", () => {
    fc.assert(
      fc.property(fc.array(fc.array(payoff, { minLength: 3, maxLength: 3 }), { minLength: 12, maxLength: 12 }), (payoffs) => {
        const found = need(normalForm([2, 3, 2], ([i = 0, j = 0, k = 0]) => payoffs[i * 6 + j * 2 + k] ?? []));
        if (found.kind === "n/a") return;
        for (const value of [found.least, found.most]) expect(atMost(rational(0), value) && atMost(value, one)).toBe(true);
        expect(atMost(found.least, found.most)).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("public signals", () => {
  test("a mixture of equilibria is a correlated equilibrium, and none is better than the best", async () => {
    await fc.assert(
      fc.asyncProperty(game, fc.nat({ max: 5 }), async (g, weight) => {
        const normal = fromGame2x2(g);
        const { extreme } = bimatrixEquilibria(normal);
        const [first, last] = [extreme[0], extreme.at(-1)];
        if (!first || !last) throw new Error("every game has an equilibrium");
        const products = [first, last].map(({ row, column }) => row.flatMap((p) => column.map((q) => multiply(p, q))));
        const share = rational(weight, 5);
        const mixture = distributionOf((products[0] ?? []).map((p, i) => add(multiply(share, p), multiply(subtract(one, share), products[1]?.[i] ?? one))));
        expect(isCorrelatedEquilibrium(normal, mixture)).toBe(true);
        const best = await bestCorrelated(normal);
        if (best.kind !== "found") throw new Error(best.message);
        expect([best.optimal, isCorrelatedEquilibrium(normal, best.distribution)]).toEqual([true, true]);
        for (const { payoffs } of extreme) expect(atMost(add(...payoffs), best.value)).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  }, patience);
});

describe("repeated games", () => {
  test("mediant: a pooled bound lies between the smallest and the largest of the separate ones", () => {
    fc.assert(
      fc.property(fc.array(dilemma, { minLength: 1, maxLength: 5 }), (issues) => {
        const separate = issues.map((d) => valueOf(grim(d))).sort(compareRationals);
        const linked = valueOf(linkedIssues(issues));
        expect(atMost(separate[0] ?? linked, linked) && atMost(linked, separate.at(-1) ?? linked)).toBe(true);
      }),
    );
  });
  test("equal ratios: linkage changes nothing", () => {
    fc.assert(
      fc.property(dilemma, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), ({ T, R, P, S }, factors) => {
        const issues = factors.map((k) => ({ T: T * k, R: R * k, P: P * k, S: S * k }));
        expect(valueOf(linkedIssues(issues))).toEqual(valueOf(grim({ T, R, P, S })));
      }),
    );
  });
  test("mirrored asymmetry: linking two issues that are each other's mirror comes to 1/2 or below, never above what the worse side asks alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (a, b) => {
        const issues = [{ gain: a, loss: b }, { gain: b, loss: a }];
        const separate = valueOf(regimeThreshold(issues.map((issue) => pooled([issue]))));
        const linked = valueOf(pooled(issues));
        expect(formatRational(linked)).toBe("1/2");
        expect(compareRationals(linked, separate) < 0).toBe(a !== b);
      }),
    );
  });
  test("partners of no benefit are tolerable exactly where the sum of benefits is above zero", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ gain: fc.integer({ min: 1, max: 5 }), loss: fc.integer({ min: -5, max: 5 }) }), { minLength: 1, maxLength: 5 }), (partners) => {
        expect(pooled(partners).kind === "exact").toBe(partners.reduce((sum, p) => sum + p.loss, 0) > 0);
      }),
    );
  });
  test("tit for tat asks no less than grim trigger, and shorter punishments no less than longer ones", () => {
    fc.assert(
      fc.property(dilemma, fc.integer({ min: 1, max: 5 }), (d, periods) => {
        expect(atMost(valueOf(grim(d)), valueOf(titForTat(d)))).toBe(true);
        const [shorter, longer] = [limitedPunishment(d, periods), limitedPunishment(d, periods + 1)];
        if (shorter.kind === "n/a") return;
        const upper = (bound: typeof shorter): Rational => (bound.kind === "enclosed" ? bound.upper : bound.value);
        const lower = (bound: typeof shorter): Rational => (bound.kind === "enclosed" ? bound.lower : bound.value);
        if (longer.kind === "n/a") throw new Error("a longer punishment is none the weaker");
        expect(atMost(lower(longer), upper(shorter)) && atMost(valueOf(grim(d)), upper(longer))).toBe(true);
      }),
    );
  });
  test("an interval holds a change of sign of its equation, and is as narrow as asked", () => {
    fc.assert(
      fc.property(dilemma, fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 30 }), (d, periods, digits) => {
        const width = rational(1n, 10n ** BigInt(digits));
        const bound = limitedPunishment(d, periods, width);
        const at = (x: Rational, polynomial: readonly bigint[]): Rational => polynomial.reduceRight((sum, c) => add(multiply(sum, x), rational(c)), rational(0));
        if (bound.kind === "exact") return;
        if (bound.kind === "n/a") {
          // T - R > L (R - P).
          expect(Number(d.T) - Number(d.R)).toBeGreaterThan(periods * (Number(d.R) - Number(d.P)));
          return;
        }
        expect(at(bound.lower, bound.polynomial).numerator < 0n && at(bound.upper, bound.polynomial).numerator > 0n).toBe(true);
        expect(atMost(subtract(bound.upper, bound.lower), width)).toBe(true);
      }),
    );
  });
  test("the price of not shutting out is the formula of the table", () => {
    fc.assert(
      fc.property(dilemma, fc.integer({ min: 1, max: 9 }), ({ T, R, P, S }, less) => {
        const X = P - less;
        expect(valueOf(priceOfNonExclusion({ T, R, P, S }, X))).toEqual(rational((T - R) * (P - X), (T - P) * (T - X)));
        expect(atMost(valueOf(excludable({ T, R, P, S }, X)), valueOf(grim({ T, R, P, S })))).toBe(true);
      }),
    );
  });
  test("a dilemma is one however large its payoffs are", () => {
    fc.assert(
      fc.property(dilemma, (d) => {
        expect(classify(symmetricGame(d)).labelled.names).toEqual(["prisoners-dilemma"]);
      }),
    );
  });
});

test("stable coalitions by definition are those of the formula", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 14 }), fc.integer({ min: -2, max: 40 }), fc.integer({ min: 1, max: 40 }), (players, p, q) => {
      expect(stableCoalitions(players, rational(p, q))).toEqual(stableCoalitionsByFormula(players, rational(p, q)));
    }),
    { numRuns: runs(500) },
  );
});

test("a transfer in the window leaves nobody worse off than in suasion, and makes CC an equilibrium; there is one exactly where CC is worth as much in all", () => {
  fc.assert(
    fc.property(game.filter((g) => suasionIn(ordinal(g))?.weak === "row"), (g) => {
      const window = transferWindow(suasionStakes(g));
      const sums = [0, 1].map((i) => add(g.row[i] ?? one, g.column[i] ?? one));
      expect(window !== null).toBe(atMost(sums[1] ?? one, sums[0] ?? one));
      if (window === null) return;
      for (const transfer of [window.least, window.most]) {
        const after = withTransfer(g, transfer);
        expect(classify(after).equilibria).toContain("CC");
        expect(atMost(g.row[1], after.row[0]) && atMost(g.column[1], after.column[0])).toBe(true);
      }
    }),
    { numRuns: runs(50) },
  );
}, patience);
