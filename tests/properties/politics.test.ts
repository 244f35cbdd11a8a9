/** The laws of the formulas of politics (docs/reference/politics.md), over drawn numbers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interests } from "../../src/evaluator/interests/interests";
import { coalitionOf, concentration, wilsonOf, type CoalitionWeights } from "../../src/evaluator/politics/coalitions";
import { logicsOf } from "../../src/evaluator/politics/logic-kinds";
import { beggarsOf, closingGame, withAssumed, type Openings } from "../../src/evaluator/politics/neighbours";
import { economicNumber, numberWithin, paradoxOf, politicalCost, takenWithin } from "../../src/evaluator/politics/paradox";
import { kendallTau, opposedShare } from "../../src/evaluator/politics/rank-correlation";
import { constantPayoffs, fixedPoints, limitOf, replicatorField, type Three } from "../../src/evaluator/politics/replicator";
import type { ByAim, MoverGroup } from "../../src/evaluator/politics/result-politics";
import { bestEmigration, educatedStock, isBrainGain } from "../../src/evaluator/politics/skills";
import { add, compareRationals, divide, formatRational, multiply, one, rational, subtract, zero, type Rational } from "../../src/language/rational";
import { compileText, inWords } from "../support/compile-text";
import { patience, runs } from "../support/runs";

const whole = (min: number, max: number): fc.Arbitrary<Rational> => fc.integer({ min, max }).map((n) => rational(n));
const share = fc.integer({ min: 1, max: 40 }).chain((d) => fc.integer({ min: 0, max: d }).map((n) => rational(n, d)));
const scale = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 })).map(([a, b]) => rational(a, b));
const words = (x: Rational | null): string => (x === null ? "none" : formatRational(x));
const atMost = (x: Rational, y: Rational): boolean => compareRationals(x, y) <= 0;
const sum = (all: readonly Rational[]): Rational => all.reduce(add, zero);

const groups: fc.Arbitrary<readonly MoverGroup[]> = fc.array(fc.record({ most: whole(0, 20), economy: whole(-5, 9), cost: whole(-5, 9) }), { maxLength: 6 })
  .map((all) => all.map((g, origin) => ({ origin, mover: 0, ...g })));
const rate = (all: readonly MoverGroup[], by: Rational): readonly MoverGroup[] => all.map((g) => ({ ...g, economy: multiply(g.economy, by), cost: multiply(g.cost, by) }));

describe("the liberal paradox", () => {
  test("politics never bear more than the economy takes; a paradox is a number that is less", () => {
    fc.assert(fc.property(groups, whole(0, 300), (all, limit) => {
      const { economic, political, verdict } = paradoxOf(all, [], limit);
      expect(atMost(political ?? zero, economic)).toBe(true);
      if (verdict !== "not-assessable") expect(verdict === "holds").toBe(compareRationals(political ?? zero, economic) < 0);
    }), { numRuns: runs(300) });
  }, patience);
  test("what is taken is within the limit, and no other way within it brings more", () => {
    const parts = fc.array(share, { minLength: 6, maxLength: 6 });
    fc.assert(fc.property(groups, whole(0, 200), parts, (all, limit, drawn) => {
      const taken = takenWithin(all, limit);
      const worth = (numbers: ReadonlyMap<MoverGroup, Rational>, of: "economy" | "cost"): Rational => sum([...numbers].map(([g, n]) => multiply(n, g[of])));
      expect(atMost(worth(taken, "cost"), limit)).toBe(true);
      const other = new Map([...taken.keys()].map((g, i) => [g, multiply(g.most, drawn[i] ?? zero)]));
      if (atMost(worth(other, "cost"), limit)) expect(atMost(worth(other, "economy"), worth(taken, "economy"))).toBe(true);
    }), { numRuns: runs(500) });
  }, patience);
  test("a wider limit takes no fewer, and from the political cost of all on it takes all", () => {
    fc.assert(fc.property(groups, whole(0, 100), whole(0, 100), (all, limit, more) => {
      expect(atMost(numberWithin(all, limit), numberWithin(all, add(limit, more)))).toBe(true);
      const cost = politicalCost(all);
      expect(words(numberWithin(all, add(cost.numerator < 0n ? zero : cost, more)))).toBe(words(economicNumber(all)));
    }), { numRuns: runs(300) });
  }, patience);
  test("neither the scale of stakes nor the order of groups changes it", () => {
    fc.assert(fc.property(groups, whole(0, 100), scale, (all, limit, by) => {
      const told = (some: readonly MoverGroup[], l: Rational) => { const { economic, political, severity, verdict } = paradoxOf(some, [], l); return [words(economic), words(political), words(severity), verdict]; };
      expect(told(rate(all, by), multiply(limit, by))).toEqual(told(all, limit));
      expect(told([...all].reverse(), limit)).toEqual(told(all, limit));
    }), { numRuns: runs(300) });
  }, patience);
});

const parts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }).filter((n) => n.some((x) => x > 0))
  .map((n): Three<Rational> => { const total = n.reduce((a, b) => a + b, 0); return [rational(n[0] ?? 0, total), rational(n[1] ?? 0, total), rational(n[2] ?? 0, total)]; });
const weights: fc.Arbitrary<CoalitionWeights> = parts.map(([identity, business, rights]) => ({ identity, business, rights }));
const byAim: fc.Arbitrary<ByAim> = fc.record({ security: whole(-9, 9), economy: whole(-9, 9), rights: whole(-9, 9) });
const scaled = ({ security, economy, rights }: ByAim, by: Rational): ByAim => ({ security: multiply(security, by), economy: multiply(economy, by), rights: multiply(rights, by) });

describe("coalitions", () => {
  test("at the weight that flips it the sum is 0, the others as they were to one another", () => {
    fc.assert(fc.property(weights, byAim, (w, amounts) => {
      for (const { coalition, flips } of coalitionOf(w, amounts, null).terms) {
        if (flips === null) continue;
        const by = divide(subtract(one, flips), subtract(one, w[coalition]));
        const other = { identity: multiply(w.identity, by), business: multiply(w.business, by), rights: multiply(w.rights, by), [coalition]: flips };
        expect(words(coalitionOf(other, amounts, null).sum)).toBe("0");
        expect(atMost(zero, flips) && atMost(flips, one)).toBe(true);
      }
    }), { numRuns: runs(400) });
  }, patience);
  test("the scale of stakes changes no decision, no veto, nobody who is pivotal and no weight that flips", () => {
    fc.assert(fc.property(weights, byAim, scale, (w, amounts, by) => {
      const told = (a: ByAim) => { const { decision, veto, terms, mobilization } = coalitionOf(w, a, null); return [decision, veto, words(mobilization), terms.map((t) => [t.pivotal, words(t.flips)])]; };
      expect(told(scaled(amounts, by))).toEqual(told(amounts));
    }), { numRuns: runs(200) });
  }, patience);
  test("a veto closes wherever rights are not heard", () => {
    fc.assert(fc.property(byAim, share, (amounts, identity) => {
      const { veto, decision } = coalitionOf({ identity, business: subtract(one, identity), rights: zero }, amounts, null);
      if (veto) expect(decision).toBe("closed");
    }), { numRuns: runs(300) });
  }, patience);
});

describe("concentration", () => {
  const amounts = fc.array(whole(0, 20), { minLength: 1, maxLength: 8 });
  test("lies between an equal share for each and 1, and hangs neither on scale nor on order", () => {
    fc.assert(fc.property(amounts, scale, (all, by) => {
      const found = concentration(all);
      if (found === null) return void expect(all.every((x) => x.numerator === 0n)).toBe(true);
      expect(atMost(rational(1, all.length), found) && atMost(found, one)).toBe(true);
      expect([words(concentration(all.map((x) => multiply(x, by)))), words(concentration([...all].reverse()))]).toEqual([words(found), words(found)]);
    }), { numRuns: runs(200) });
  }, patience);
  test("exchanging benefits and costs exchanges clients and entrepreneurs", () => {
    const other: Readonly<Record<string, string>> = { client: "entrepreneurial", entrepreneurial: "client", majoritarian: "majoritarian", "interest-group": "interest-group", none: "none" };
    fc.assert(fc.property(amounts, amounts, share, (gained, borne, threshold) => {
      expect(wilsonOf(borne, gained, threshold).kind ?? "none").toBe(other[wilsonOf(gained, borne, threshold).kind ?? "none"]);
    }), { numRuns: runs(200) });
  }, patience);
});

const payoff = whole(-4, 4);
const line = fc.tuple(payoff, payoff, payoff);
const matrix = fc.tuple(line, line, line);

describe("weights that grow by their payoff", () => {
  test("stay parts of 1, and none falls below 0: velocities add up to nothing, and what has no weight gets none", () => {
    fc.assert(fc.property(matrix, parts, (m, x) => {
      const field = replicatorField(m, x);
      expect(words(sum(field))).toBe("0");
      x.forEach((weight, i) => { if (weight.numerator === 0n) expect(words(field[i] ?? one)).toBe("0"); });
    }), { numRuns: runs(300) });
  }, patience);
  test("where they rest nothing moves, and the places are weights", () => {
    fc.assert(fc.property(matrix, (m) => {
      for (const { at, support } of fixedPoints(m)) {
        if (at === null) continue;
        expect(replicatorField(m, at).map(words)).toEqual(["0", "0", "0"]);
        expect(words(sum(at))).toBe("1");
        expect(at.flatMap((x, i) => (x.numerator > 0n ? [i] : []))).toEqual(support);
      }
    }), { numRuns: runs(300) });
  }, patience);
  test("no weighing rests that is not listed", () => {
    fc.assert(fc.property(matrix, parts, (m, x) => {
      if (replicatorField(m, x).some((v) => v.numerator !== 0n)) return;
      const support = x.flatMap((w, i) => (w.numerator > 0n ? [i] : [])).join();
      expect(fixedPoints(m).some((p) => p.support.join() === support && (p.at === null || p.at.every((w, i) => words(w) === words(x[i] ?? zero))))).toBe(true);
    }), { numRuns: runs(2000) });
  }, patience);
  test("a small step from a stable place goes back, whatever the direction; the speed of payoffs changes no stability", () => {
    fc.assert(fc.property(matrix, parts, scale, (m, x, by) => {
      const times = m.map((row) => row.map((p) => multiply(p, by))) as unknown as typeof m;
      expect(fixedPoints(times).map((p) => p.stability)).toEqual(fixedPoints(m).map((p) => p.stability));
      for (const { at, support, stability } of fixedPoints(m)) {
        // At a corner a step toward x lowers its weight; it comes back if the field raises it.
        if (at === null || support.length > 1 || stability !== "stable") continue;
        const [corner = 0] = support;
        if (words(x[corner] ?? zero) === "1") continue;
        const near = at.map((w, i) => add(multiply(w, rational(999, 1000)), multiply(x[i] ?? zero, rational(1, 1000)))) as unknown as Three<Rational>;
        expect(compareRationals(replicatorField(m, near)[corner] ?? zero, zero)).toBeGreaterThan(0);
      }
    }), { numRuns: runs(300) });
  }, patience);
  test("under payoffs that do not hang on them they go to a place that rests, and no scale or shift of payoffs sends them elsewhere", () => {
    fc.assert(fc.property(line, parts, scale, payoff, (f, x, by, shift) => {
      const limit = limitOf(x, f);
      expect(words(sum(limit))).toBe("1");
      expect(replicatorField(constantPayoffs(f), limit).map(words)).toEqual(["0", "0", "0"]);
      expect(limitOf(x, f.map((p) => add(multiply(p, by), shift)) as unknown as Three<Rational>).map(words)).toEqual(limit.map(words));
    }), { numRuns: runs(300) });
  }, patience);
  test("the same as many steps of growth by payoff", () => {
    fc.assert(fc.property(line, parts, (f, x) => {
      const number = (r: Rational): number => Number(r.numerator) / Number(r.denominator);
      let now = x.map(number);
      for (let step = 0; step < 400; step++) {
        const grown = now.map((w, i) => w * Math.exp(number(f[i] ?? zero) / 8));
        const total = grown.reduce((a, b) => a + b, 0);
        now = grown.map((w) => w / total);
      }
      limitOf(x, f).forEach((w, i) => { expect(now[i]).toBeCloseTo(number(w), 6); });
    }), { numRuns: runs(100) });
  }, patience);
  test("a heavier aim keeps every logic it makes", () => {
    fc.assert(fc.property(parts, share, ([security, economy, rights], more) => {
      const moved = multiply(economy, more);
      if (logicsOf({ security, economy, rights }).includes("garrison")) expect(logicsOf({ security: add(security, moved), economy: subtract(economy, moved), rights })).toContain("garrison");
    }), { numRuns: runs(200) });
  }, patience);
});

describe("brain drain and gain", () => {
  const model = fc.tuple(share, fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })).map(([a, b]) => rational(a, b)));
  test("gain is what it says, and no rate leaves more than the best", () => {
    fc.assert(fc.property(model, share, ([e0, a], p) => {
      expect(isBrainGain(e0, a, p)).toBe(compareRationals(educatedStock(e0, a, p), e0) > 0);
      expect(atMost(educatedStock(e0, a, p), educatedStock(e0, a, bestEmigration(e0, a)))).toBe(true);
    }), { numRuns: runs(500) });
  }, patience);
});

describe("rank correlation", () => {
  const points = fc.array(fc.tuple(whole(-9, 9), whole(-9, 9)), { minLength: 2, maxLength: 8 });
  test("lies between −1 and 1, is turned by turning one side, and hangs neither on order nor on scale", () => {
    fc.assert(fc.property(points, scale, (all, by) => {
      const tau = kendallTau(all) ?? zero;
      expect(atMost(rational(-1), tau) && atMost(tau, one)).toBe(true);
      expect(words(kendallTau(all.map(([x, y]) => [x, subtract(zero, y)])))).toBe(words(subtract(zero, tau)));
      expect([words(kendallTau([...all].reverse())), words(kendallTau(all.map(([x, y]) => [multiply(x, by), y])))]).toEqual([words(tau), words(tau)]);
      expect(words(opposedShare(all.map(([x]) => multiply(x, by))))).toBe(words(opposedShare(all.map(([x]) => x))));
    }), { numRuns: runs(200) });
  }, patience);
});

describe("closing at the cost of others", () => {
  const openings: fc.Arbitrary<Openings> = fc.tuple(fc.array(whole(0, 9), { minLength: 3, maxLength: 3 }), fc.array(fc.array(whole(-9, 9), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), share).map(([numbers, worths, assumed]) => {
    const taken = new Map(numbers.map((n, i) => [i, n]));
    return { members: [0, 1, 2], taken, worth: (m: number, h: number) => worths[m]?.[h] ?? zero, matrix: withAssumed([], taken, assumed) };
  });
  test("no more are sent on than are turned away", () => {
    fc.assert(fc.property(openings, ({ members, matrix }) => {
      for (const m of members) expect(atMost(sum(matrix.filter((d) => d.from === m).map((d) => d.share)), one)).toBe(true);
    }), { numRuns: runs(200) });
  }, patience);
  test("the scale of stakes and the order of members change nobody who gains, nobody who loses and no equilibrium", () => {
    fc.assert(fc.property(openings, scale, (o, by) => {
      const told = (some: Openings) => [
        beggarsOf(some).map((b) => [b.host, b.losers.map((l) => l.party).sort()]).sort(), closingGame(some)?.equilibria.map((e) => [...e].sort().join()).sort(), closingGame(some)?.inefficient,
      ];
      expect(told({ ...o, worth: (m, h) => multiply(o.worth(m, h), by) })).toEqual(told(o));
      expect(told({ ...o, members: [2, 0, 1] })).toEqual(told(o));
    }), { numRuns: runs(150) });
  }, patience);
});

interface Numbers extends Readonly<Record<"gain" | "identity" | "remittances" | "wage" | "cap", number>> {
  readonly flows: readonly number[];
}

describe("the politics of a text", () => {
  const amount = fc.integer({ min: 1, max: 9 });
  const drawn: fc.Arbitrary<Numbers> = fc.record({ gain: amount, identity: amount, remittances: amount, wage: amount, flows: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }), cap: fc.integer({ min: 1, max: 30 }) });
  const pairs = [["BE", "NL"], ["BE", "LU"], ["NL", "BE"], ["NL", "LU"], ["LU", "BE"], ["LU", "NL"]] as const;
  /** Everything that names or kinds say, by the codes of parties. */
  function told({ gain, identity, remittances, wage, flows, cap }: Numbers, members: string, by: number): unknown {
    const compiled = compileText(`use std.rights
use std.movers
interests {
  host gains ${gain * by} EUR for Worker as recruitment once
  host bears ${identity * by} EUR for Worker as identity once
  origin gains ${remittances * by} EUR for Worker as remittances once
  mover gains ${wage * by} EUR for Worker as wages once
  coalition BE { identity 0.5, business 0.3, rights 0.2 }
  state BE { security 0.3, economy 0.5, rights 0.2 }
}
scenario s { horizon 2025 to 2025  discount 0 %  ${pairs.map(([origin, host], i) => `flow Worker from ${origin} to ${host} ${flows[i] ?? 0} per year`).join("  ")} }
regime R { members { ${members} }  rule work { every member grants Enter, Work to Worker from every other member at most ${cap} per year each origin } }`);
    expect(inWords(compiled)).toEqual([]);
    const [regime] = compiled.regimes;
    const politics = regime && interests(regime)?.politics;
    if (!regime || !politics) throw new Error("no report");
    const code = (party: number): string => regime.parties[party]?.code ?? "";
    const { hosts, logics, neighbours, divergence, persons } = politics;
    return {
      hosts: hosts.map((h) => [code(h.host), h.puzzle, h.paradox.verdict, words(h.paradox.economic), h.wilson.kind, h.coalition?.decision, h.coalition?.veto, h.coalition?.terms.map((t) => words(t.flips))]).sort(),
      states: logics.states.map((s) => [code(s.party), s.declared?.logics, s.stakes?.logics, s.limit?.logics, s.resting]).sort(),
      deflection: neighbours.matrix.map((d) => [code(d.from), code(d.to), words(d.share)].join(" ")).sort(),
      beggars: neighbours.beggars.map((b) => [code(b.host), ...b.losers.map((l) => code(l.party)).sort()].join(" ")).sort(),
      game: [neighbours.game?.equilibria.map((e) => e.map(code).sort().join(" ")).sort(), neighbours.game?.inefficient],
      rest: [words(divergence.opposed), words(divergence.gini), persons.factor?.verdict, persons.shirtLike],
    };
  }
  test("neither the order in which members are named nor the scale of stakes changes what it is called", () => {
    fc.assert(fc.property(drawn, fc.integer({ min: 2, max: 9 }), (numbers, by) => {
      const plain = told(numbers, "BE, NL, LU", 1);
      expect(told(numbers, "LU, NL, BE", 1)).toEqual(plain);
      expect(told(numbers, "BE, NL, LU", by)).toEqual(plain);
    }), { numRuns: runs(40) });
  }, patience);
});
