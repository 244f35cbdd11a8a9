/** Laws of how far verdicts hold: judging everything again inside a range, at its ends and beyond gives what the range says. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interests } from "../../src/evaluator/interests/interests";
import type { InterestsReport, KeptRange, RangeEnd, VerdictRanges } from "../../src/evaluator/interests/result";
import type { PoliticsOptions } from "../../src/evaluator/politics/options";
import { bernstein, rootsBetween } from "../../src/evaluator/interests/sensitivity/isolate";
import { signAt, Sum, rootsOf } from "../../src/evaluator/interests/sensitivity/condition";
import { constant, of, product, type Polynomial } from "../../src/evaluator/interests/sensitivity/polynomial";
import { add, compareRationals, divide, formatRational, multiply, rational, subtract, zero, type Rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { compileText, inWords } from "../support/compile-text";
import { patience, runs } from "../support/runs";

const number = fc.integer({ min: 1, max: 9 });
const pairs = [["NL", "BE"], ["BE", "NL"], ["LU", "NL"], ["BE", "LU"]] as const;

/** A small world: what a mover brings to each side, who moves between whom, a shock, how much less a later year counts, and what is weighed. */
const worlds = fc.record({
  gains: number, bears: number, remits: number, skills: number, wages: fc.integer({ min: -3, max: 9 }),
  flows: fc.array(fc.tuple(fc.constantFrom(...pairs), number, number), { minLength: 1, maxLength: 3 }),
  years: fc.integer({ min: 1, max: 3 }), discount: fc.integer({ min: 0, max: 40 }),
  shock: fc.record({ chance: fc.integer({ min: 0, max: 60 }), months: fc.constantFrom(6, 12, 24), percent: fc.constantFrom(0, 50, 150, 300), to: fc.constantFrom("BE", "NL") }),
  weights: fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 39 })),
  // What politics need besides: stakes by two more channels, a body, limits and shares in per cent.
  politics: fc.record({
    security: fc.integer({ min: -5, max: 5 }).filter((x) => x !== 0), recruits: number, delegated: fc.boolean(), tau: fc.integer({ min: 1, max: 200 }), deflection: fc.option(fc.integer({ min: 0, max: 100 })),
    organized: fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), skills: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 100 })),
  }),
});
type World = (typeof worlds) extends fc.Arbitrary<infer T> ? T : never;
const textOf = ({ gains, bears, remits, skills, wages, flows, years, discount, shock, weights: [first, second], politics: { security, recruits, delegated } }: World, scale = 1): string => `use std.rights
use std.movers
table wealth : party -> number { BE : 3   LU : 2   otherwise : 1 }
table wanted : party -> number { BE : 2   NL : 5   otherwise : 4 }
interests {
  host gains ${gains * scale} EUR for Worker as fiscal per year
  host bears ${bears * scale} EUR for Worker as identity once
  host ${security < 0 ? "bears" : "gains"} ${Math.abs(security) * scale} EUR for Worker as security per year
  host gains ${recruits * scale} EUR for Worker as recruitment once
  origin gains ${remits * scale} EUR for Worker as remittances per year
  origin bears ${skills * scale} EUR for Worker as skills once
  mover ${wages < 0 ? "bears" : "gains"} ${Math.abs(wages) * scale} EUR for Worker as wages per year
  state BE { security ${first / 100}, economy ${second / 100}, rights ${(100 - first - second) / 100} }
  coalition BE { identity ${first / 100}, business ${second / 100}, rights ${(100 - first - second) / 100} }
  coalition NL { business ${first / 100}, identity ${(100 - first) / 100} }
}
scenario base {
  horizon 2025 to ${2024 + years}
  discount ${discount} %
  ${flows.map(([[from, to], a, more]) => `flow Worker from ${from} to ${to} between ${a} and ${a + more} per year`).join("\n  ")}
  shock rush with probability ${shock.chance} % per year for ${shock.months} months { flow Worker to ${shock.to} at ${shock.percent} % }
}
regime R { members { BE, NL, LU }  ${delegated ? `institution Court "the court" { adjudicates work for any mover }` : ""}  rule work { every member grants Enter, Work to Worker from every other member } }`;

function compiled(text: string): Regime {
  const made = compileText(text);
  const regime = made.regimes.at(-1);
  if (regime === undefined) throw new Error(inWords(made).join("\n"));
  return regime;
}
/** The tables of wealth and trade, and numbers for all alike. */
function assumedOf(regime: Regime, { politics: { tau, deflection, organized: [muTrade, muMigration], skills: [e0, a, p] } }: World, scale = 1): PoliticsOptions {
  const table = (name: string): { readonly table: number } => ({ table: regime.tables.findIndex((t) => t.name === name) });
  const share = (percent: number): Rational => rational(percent, 100);
  return {
    wealth: table("wealth"), trade: table("wanted"), tau: { number: rational(tau * scale) }, muTrade: share(muTrade), muMigration: share(muMigration), e0: { number: share(e0) }, a: { number: share(a) }, p: { number: share(p) },
    ...(deflection === null ? {} : { deflection: share(deflection) }),
  };
}
const judged = (regime: Regime, politics: PoliticsOptions, sweep?: readonly { readonly number: string; readonly at: Rational }[]): InterestsReport => {
  const report = interests(regime, { politics, sensitivity: sweep === undefined ? "usual" : "none", ...(sweep === undefined ? {} : { sweep: sweep.map(({ number: name, at }) => ({ number: name, from: at, to: at, steps: 1 })) }) });
  if (report === null) throw new Error("no interests");
  return report;
};
/** What verdicts are once a number has another value: everything is judged again. Where a verdict has nothing to be about (nothing at all is exchanged, more than all would be educated) it is left out. */
function judgedAt(regime: Regime, politics: PoliticsOptions, number: string, at: Rational): (v: VerdictRanges) => string {
  const verdicts = judged(regime, politics, [{ number, at }]).sweep?.cells[0]?.verdicts ?? [];
  return ({ of: name, parties }) => verdicts.find((v) => v.of === name && v.parties.join() === parties.join())?.now ?? "not-assessable";
}
const again = (regime: Regime, politics: PoliticsOptions, v: VerdictRanges, number: string, at: Rational): string => judgedAt(regime, politics, number, at)(v);

const hair = rational(1n, 10n ** 14n);
const beyond = (e: RangeEnd, direction: 1 | -1): Rational => add(direction > 0 ? e.upper : e.lower, multiply(hair, rational(direction)));
const before = (e: RangeEnd, direction: 1 | -1): Rational => subtract(direction > 0 ? e.lower : e.upper, multiply(hair, rational(direction)));

describe("a range", () => {
  test("is kept inside, and left at its ends: judged again there", () => {
    fc.assert(fc.property(worlds, fc.array(fc.nat(999), { minLength: 4, maxLength: 4 }), (world, picks) => {
      const regime = compiled(textOf(world));
      const politics = assumedOf(regime, world);
      const { sensitivity } = judged(regime, politics);
      const all = sensitivity.verdicts.flatMap((v) => v.ranges.map((range) => ({ v, range })));
      for (const pick of picks) {
        const chosen = all[pick % Math.max(1, all.length)];
        if (chosen === undefined) continue;
        const { v, range } = chosen;
        expect(range.how).toBe("exact");
        const told = `${v.of} ${v.parties.join()} ${range.number}`;
        for (const [end, direction] of [[range.down, -1], [range.up, 1]] as const) {
          if (end === null) continue;
          const single = compareRationals(end.lower, end.upper) === 0;
          const after = again(regime, politics, v, range.number, beyond(end, direction));
          if (single) expect([told, end.included, again(regime, politics, v, range.number, end.lower) === v.now]).toEqual([told, end.included, end.included]);
          // Where the verdict is another at one place alone, it is the same again beyond it.
          if (after !== v.now || end.included !== false) expect([told, after]).toEqual([told, end.becomes]);
          // A number that is declared at the edge itself has nothing before it.
          const place = before(end, direction);
          const inside = compareRationals(direction > 0 ? place : declaredOf(range, sensitivity), direction > 0 ? declaredOf(range, sensitivity) : place) >= 0;
          if (inside) expect([told, again(regime, politics, v, range.number, place)]).toEqual([told, v.now]);
        }
        expect([told, again(regime, politics, v, range.number, within(range, pick, sensitivity))]).toEqual([told, v.now]);
      }
    }), { numRuns: runs(25), endOnFailure: true });
  }, patience);

  test("does not hang on the unit or the scale of stakes", () => {
    // A limit is an amount: it is in the unit of stakes itself.
    const told = (r: InterestsReport, scale = 1): unknown => r.sensitivity.verdicts.map((v) => [v.of, v.parties, v.now, v.tightest?.number, v.ranges.map((x) => { const by = x.number === "tau" ? scale : 1; return [x.number, ends(x.down, by), ends(x.up, by)]; })]);
    fc.assert(fc.property(worlds, fc.integer({ min: 2, max: 50 }), (world, scale) => {
      const [one, other] = [compiled(textOf(world)), compiled(textOf(world, scale))];
      expect(told(judged(other, assumedOf(other, world, scale)), scale)).toEqual(told(judged(one, assumedOf(one, world))));
    }), { numRuns: runs(15) });
  }, patience);

  test("is absent only where no value changes the verdict", () => {
    fc.assert(fc.property(worlds, fc.integer({ min: 1, max: 400 }), fc.nat(999), (world, percent, pick) => {
      const regime = compiled(textOf(world));
      const politics = assumedOf(regime, world);
      const { sensitivity } = judged(regime, politics);
      const scaled = sensitivity.numbers.filter((n) => (n.kind === "stake" || n.kind === "flow") && !sensitivity.leftOut.includes(n.name));
      const name = scaled[pick % scaled.length]?.name ?? "";
      const now = judgedAt(regime, politics, name, rational(percent, 100));
      for (const v of sensitivity.verdicts.filter((one) => one.ranges.every((r) => r.number !== name))) expect([v.of, name, now(v)]).toEqual([v.of, name, v.now]);
    }), { numRuns: runs(25) });
  }, patience);
});
const ends = (e: RangeEnd | null, scale = 1): string => (e === null ? "-" : `${[e.lower, e.upper].map((x) => formatRational(divide(x, rational(scale)))).join(" ")} ${String(e.included)} ${e.becomes ?? ""}`);
const declaredOf = ({ number: name }: KeptRange, { numbers }: InterestsReport["sensitivity"]): Rational => numbers.find((n) => n.name === name)?.declared ?? zero;
/** Some place inside a range. */
function within(range: KeptRange, pick: number, sensitivity: InterestsReport["sensitivity"]): Rational {
  const { down, up } = range;
  const declared = declaredOf(range, sensitivity);
  const share = rational(pick + 1, 1001);
  const far = up?.lower ?? down?.upper ?? declared;
  return add(declared, multiply(subtract(far, declared), share));
}

describe("signs of one number", () => {
  const small = fc.integer({ min: -9, max: 9 }).map(BigInt);
  test("between the roots that are found a condition without powers has one sign, and at them it is zero", () => {
    const line = fc.tuple(small, small).map(([a, b]) => of(a, b));
    fc.assert(fc.property(line, fc.array(fc.tuple(line, fc.constantFrom(-2n, -1n, 1n, 2n)), { maxLength: 4 }), fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })), (plain, folds, [n, d]) => {
      const sum = new Sum().plus(plain);
      for (const [fold, times] of folds) sum.absolute(fold, times);
      const condition = sum.made();
      const roots = rootsOf(condition, zero, null);
      for (const root of roots) expect(signAt(condition, root)).toBe(0);
      const [x, places] = [rational(n, d), [zero, ...roots]];
      const place = places.findLastIndex((p) => compareRationals(p, x) <= 0);
      const [a, b] = [places[place] ?? zero, places[place + 1]];
      if (roots.some((r) => compareRationals(r, x) === 0) || x.numerator === 0n) return;
      expect(signAt(condition, x)).toBe(signAt(condition, b === undefined ? add(x, rational(1)) : divide(add(a, b), rational(2))));
      // By the definition.
      const value = folds.reduce((all, [{ whole: [c = 0n, s = 0n] }, t]) => add(all, multiply(rational(t), size(add(rational(c), multiply(rational(s), x))))), add(rational(plain.whole[0] ?? 0n), multiply(rational(plain.whole[1] ?? 0n), x)));
      expect(Math.sign(Number(value.numerator))).toBe(signAt(condition, x));
    }), { numRuns: runs(400) });
  });
  test("every root that a polynomial is made of is found, and nothing else", () => {
    const root = fc.tuple(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 2, max: 20 })).filter(([n, d]) => n < d).map(([n, d]) => rational(n, d));
    fc.assert(fc.property(fc.uniqueArray(root, { minLength: 1, maxLength: 4, selector: formatRational }), fc.boolean(), (roots, bent) => {
      const made = roots.reduce<Polynomial>((p, r) => product(p, of(-r.numerator, r.denominator)), bent ? of(1n, 0n, 1n) : constant(rational(3)));
      const found = rootsBetween(made.whole, zero, rational(1));
      const sorted = [...roots].sort(compareRationals);
      expect(found.length).toBe(sorted.length);
      found.forEach((p, i) => {
        const r = sorted[i] ?? zero;
        expect([compareRationals(p.lower, r) <= 0, compareRationals(r, p.upper) <= 0]).toEqual([true, true]);
      });
    }), { numRuns: runs(150) });
  });
  test("the form of Bernstein says the same at the ends", () => {
    fc.assert(fc.property(fc.array(small, { minLength: 2, maxLength: 6 }), (whole) => {
      const form = bernstein(whole, zero, rational(1));
      expect([form[0] === 0n, form.at(-1) === 0n]).toEqual([whole[0] === 0n, whole.reduce((a, b) => a + b) === 0n]);
    }), { numRuns: runs(100) });
  });
});
const size = (x: Rational): Rational => (x.numerator < 0n ? subtract(zero, x) : x);
