/** The theorems of D4 and of the game of two (docs/reference/interests.md), over drawn ledgers and drawn prospects. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dyadsReport } from "../../src/evaluator/interests/dyads";
import type { Prospect } from "../../src/evaluator/interests/result";
import { leastSanction, sustainOf, sustainReport } from "../../src/evaluator/interests/sustain";
import { minimalSanction, pooled, shocks } from "../../src/games";
import { add, compareRationals, formatRational, multiply, one, rational, subtract, zero, type Rational } from "../../src/language/rational";
import { plainLedger, type PlainFlow } from "../support/plain-ledger";
import { sampleRegime } from "../support/sample-regime";
import { patience, runs } from "../support/runs";

const whole = (min: number, max: number): fc.Arbitrary<Rational> => fc.integer({ min, max }).map((n) => rational(n));
const delta = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 100 })).map(([a, b]) => (a >= b ? one : rational(a, b)));
const prospects: fc.Arbitrary<readonly Prospect[]> = fc.array(fc.tuple(whole(-10, 30), fc.array(whole(0, 40), { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 5 })
  .map((all) => all.map(([benefit, gains], party) => ({ party, benefit, temptations: gains.map((gain, s) => ({ shock: s === 0 ? null : `s${s}`, year: 2025, gain })) })));
const words = (x: Rational | null): string => (x === null ? "none" : formatRational(x));
const times = (p: Prospect, k: Rational): Prospect => ({ ...p, benefit: multiply(p.benefit, k), temptations: p.temptations.map((t) => ({ ...t, gain: multiply(t.gain, k) })) });

const worth = fc.integer({ min: -9, max: 9 });
/** Flows between up to four members over up to three years. */
const ledgers = (numbers: { readonly host: fc.Arbitrary<number>; readonly origin: fc.Arbitrary<number> }): fc.Arbitrary<{ readonly flows: readonly PlainFlow[]; readonly years: number }> =>
  fc.integer({ min: 1, max: 3 }).chain((years) => {
    const series = (of: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> => fc.array(of, { minLength: years, maxLength: years });
    const pairs = [0, 1, 2, 3].flatMap((host) => [0, 1, 2, 3].filter((o) => o !== host).map((origin) => ({ host, origin })));
    return fc.subarray(pairs, { minLength: 1 }).chain((some) => fc.tuple(...some.map((p) => fc.record({ asHost: series(numbers.host), asOrigin: series(numbers.origin) }).map((w) => ({ ...p, ...w }))))).map((flows) => ({ flows, years }));
  });
const d4 = (flows: readonly PlainFlow[], years: number, discount: Rational) => {
  const ledger = plainLedger(flows, years);
  return sustainReport(ledger, [{ shock: null, ledger, years: ledger.years.map((_, y) => y) }], discount);
};

describe("D4", () => {
  test("the bound is what it says: what leaving gains once, against what staying brings for ever after", () => {
    fc.assert(fc.property(prospects, delta, (all, d) => {
      for (const { bounds, temptations, benefit } of sustainOf(all, d).members) {
        bounds.forEach(({ met }, s) => {
          // L <= delta × b/(1 − delta), multiplied out.
          const worthIt = compareRationals(multiply(temptations[s]?.gain ?? zero, subtract(one, d)), multiply(d, benefit)) <= 0;
          expect(met).toBe(benefit.numerator > 0n && worthIt);
        });
      }
    }), { numRuns: runs(300) });
  }, patience);
  test("the same as `games.shocks` and `games.minimalSanction`, where these apply", () => {
    fc.assert(fc.property(prospects, fc.integer({ min: 0, max: 99 }), (all, percent) => {
      const d = rational(percent, 100);
      for (const m of sustainOf(all, d).members.filter((x) => x.benefit.numerator > 0n)) {
        const [bound, largest] = [shocks(m.temptations.map((t) => t.gain), m.benefit), m.at?.gain ?? zero];
        expect(words(m.critical)).toBe(bound.kind === "exact" ? formatRational(bound.value) : "0");
        const sanction = minimalSanction({ T: add(m.benefit, largest), R: m.benefit, P: zero, S: zero }, d);
        expect(words(m.sanction)).toBe(sanction.kind === "exact" ? formatRational(sanction.value) : sanction.reason);
      }
    }), { numRuns: runs(200) });
  }, patience);
  test("the scale of interests leaves critical factors as they are", () => {
    fc.assert(fc.property(prospects, delta, fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })), (all, d, [up, down]) => {
      const [a, b] = [sustainOf(all, d), sustainOf(all.map((p) => times(p, rational(up, down))), d)];
      expect(b.members.map((m) => words(m.critical))).toEqual(a.members.map((m) => words(m.critical)));
      expect([b.verdict, words(b.largest), words(b.asymmetry), words(b.share)]).toEqual([a.verdict, words(a.largest), words(a.asymmetry), words(a.share)]);
    }), { numRuns: runs(200) });
    fc.assert(fc.property(ledgers({ host: worth, origin: worth }), fc.integer({ min: 2, max: 50 }), ({ flows, years }, k) => {
      const scaled = flows.map((f) => ({ ...f, asHost: f.asHost.map((x) => k * x), asOrigin: f.asOrigin.map((x) => k * x) }));
      const told = (some: readonly PlainFlow[]) => d4(some, years, rational(1, 5)).at?.expected.members.map((m) => words(m.critical)) ?? [];
      expect(told(scaled)).toEqual(told(flows));
    }), { numRuns: runs(100) });
  }, patience);
  test("a sanction on leaving never raises the least sanction, and the least sanction is enough", () => {
    fc.assert(fc.property(whole(0, 40), whole(-10, 30), whole(0, 40), delta, (gain, benefit, sanction, d) => {
      const less = subtract(gain, sanction);
      const [before, after] = [leastSanction(gain, benefit, d), leastSanction(less.numerator < 0n ? zero : less, benefit, d)];
      if (before === null || after === null) return void expect(before).toBe(after);
      expect(compareRationals(after, before)).toBeLessThanOrEqual(0);
      // Leaving and paying it is no better than staying.
      expect(compareRationals(multiply(subtract(gain, before), subtract(one, d)), multiply(d, benefit))).toBeLessThanOrEqual(0);
    }), { numRuns: runs(300) });
  }, patience);
  test("more patience breaks no bound that is met", () => {
    fc.assert(fc.property(prospects, delta, delta, (all, a, b) => {
      const [less, more] = compareRationals(a, b) <= 0 ? [a, b] : [b, a];
      expect(sustainOf(all, less).unsustained).toEqual(expect.arrayContaining([...sustainOf(all, more).unsustained]));
    }), { numRuns: runs(200) });
  }, patience);
});

describe("the game of two", () => {
  test("every member has a choice that is best whatever the other does: nothing is ever interdependent", () => {
    fc.assert(fc.property(ledgers({ host: worth, origin: worth }), ({ flows, years }) => {
      for (const { payoffs, reading, kinds, equilibria } of dyadsReport(sampleRegime, plainLedger(flows, years)).dyads) {
        expect(reading).not.toBe("interdependent");
        expect(equilibria.length).toBeGreaterThan(0);
        const [cc, cd, dc, dd] = payoffs.row;
        expect(words(subtract(cc, dc))).toBe(words(subtract(cd, dd)));
        if (kinds.length === 1) expect(["prisoners-dilemma", "deadlock", "harmony", "suasion", "conflict"]).toContain(kinds[0]);
      }
    }), { numRuns: runs(200) });
  }, patience);
  test("where hosts bear and origins gain, D4 in one year pools the games of a member over its partners", () => {
    fc.assert(fc.property(ledgers({ host: fc.integer({ min: -9, max: 0 }), origin: fc.integer({ min: 0, max: 9 }) }), ({ flows }) => {
      const single = flows.map((f) => ({ ...f, asHost: f.asHost.slice(0, 1), asOrigin: f.asOrigin.slice(0, 1) }));
      const { dyads } = dyadsReport(sampleRegime, plainLedger(single, 1));
      for (const m of d4(single, 1, zero).at?.expected.members ?? []) {
        const stakes = dyads.flatMap((d) => {
          const { row: [R, , T, P], column: [r, t, , p] } = d.payoffs;
          return d.row === m.party ? [{ gain: subtract(T, R), loss: subtract(R, P) }] : d.column === m.party ? [{ gain: subtract(t, r), loss: subtract(r, p) }] : [];
        });
        const bound = pooled(stakes);
        const expected = bound.kind === "exact" ? formatRational(bound.value) : m.benefit.numerator > 0n ? "0" : "none";
        expect(words(m.critical)).toBe(expected);
      }
    }), { numRuns: runs(200) });
  }, patience);
});
