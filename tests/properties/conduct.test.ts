/** Laws of stakes in conduct, of the games that come of them, and of linkages, over drawn stakes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, interests } from "../../src/evaluator";
import { dyadsReport } from "../../src/evaluator/interests/dyads";
import type { InterestsReport } from "../../src/evaluator/result";
import { classify } from "../../src/games";
import { add, compareRationals, divide, formatRational, multiply, rational, subtract, zero, type Rational } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { compileText, inWords } from "../support/compile-text";
import { patience, runs } from "../support/runs";

const parties = ["host", "origin"] as const;
const conditions = ["", " when origin keeps checks toward host", " when not origin keeps checks toward host", " when host keeps checks toward origin", " when origin keeps checks toward every member"] as const;
interface StakeDrawn {
  readonly party: number;
  readonly amount: number;
  readonly of: number;
  readonly when: number;
}
const subjects = ["Worker", "checks by host", "checks by origin", "work"] as const;
const drawn: fc.Arbitrary<StakeDrawn> = fc.record({ party: fc.nat(1), amount: fc.integer({ min: -9, max: 9 }), of: fc.nat(subjects.length - 1), when: fc.nat(conditions.length - 1) });
const stakesOf = (min: number) => fc.array(drawn, { minLength: min, maxLength: 5 });

const words = ({ party, amount, of, when }: StakeDrawn, condition: string = conditions[when] ?? ""): string =>
  `${parties[party] ?? "host"} ${amount < 0 ? "bears" : "gains"} ${Math.abs(amount)} EUR for ${subjects[of] ?? ""} as fiscal${condition} per year`;
const flow = (from: string, to: string, n: number): string => `flow Worker from ${from} to ${to} ${n} per year`;
function regimeOf(stakes: readonly string[], rule = "", more = ""): Regime {
  const text = `use std.rights\nuse std.movers\nact Check "check"\nscenario s { horizon 2025 to 2026  discount 5 %  ${flow("NL", "BE", 2)}  ${flow("BE", "NL", 1)}  ${flow("LU", "BE", 1)} }
regime R { members { BE, NL, LU }  rule work { every member grants Enter, Work to Worker from every other member${rule} }  duty checks { every member must Check toward every other member }  interests { ${stakes.join("  ")} }  ${more} }`;
  const compiled = compileText(text);
  const regime = compiled.regimes.at(-1);
  if (regime === undefined) throw new Error(`${inWords(compiled).join("; ")} in ${text}`);
  return regime;
}
function reportOf(regime: Regime): InterestsReport {
  const report = interests(regime);
  if (report === null) throw new Error("no interests");
  return report;
}
const sum = (all: readonly Rational[]): Rational => all.reduce(add, zero);
const four = (payoffs: readonly Rational[]): readonly string[] => payoffs.map(formatRational);
const law = <T>(of: fc.Arbitrary<T>, holds: (drawn: T) => void, times = 40, examples: [T][] = []): void => fc.assert(fc.property(of, holds), { numRuns: runs(times), examples });

describe("the ledger", () => {
  test("keeps everything: conduct that is kept is no condition, and conduct that is not kept never comes", () => {
    law(stakesOf(1), (stakes) => {
      const kept = stakes.filter((s) => !(conditions[s.when] ?? "").includes("not")).map((s) => words(s, ""));
      if (kept.length === 0) return;
      const totals = (r: InterestsReport): readonly string[] => r.gains.channels.map((c) => `${c.party} ${c.total === null ? "" : formatRational(c.total.expected)}`).filter((t) => !t.endsWith(" 0")).sort();
      expect(totals(reportOf(regimeOf(stakes.map((s) => words(s)))))).toEqual(totals(reportOf(regimeOf(kept))));
    });
  }, patience);
  test("has what states gain by members, and D3 and D4 take all of it", () => {
    law(stakesOf(1), (stakes) => {
      const { ledger, balance, sustain } = reportOf(regimeOf(stakes.map((s) => words(s))));
      const whole = sum(ledger.rows.flatMap((r) => r.amounts.flatMap((years) => years?.map((y) => y.expected) ?? [])));
      const nets = sum(sustain.at?.expected.members.map((m) => m.benefit) ?? []);
      expect(formatRational(multiply(nets, rational(ledger.years.length)))).toBe(formatRational(whole));
      // Stakes of one party may come to nothing together.
      expect(balance.verdict === "not-assessable").toBe((sustain.at?.expected.members ?? []).every((m) => m.benefit.numerator === 0n));
    });
  }, patience);
});

describe("the game of two", () => {
  test("has in CC what the ledger has in the mean year, and nothing in DD", () => {
    law(stakesOf(1), (stakes) => {
      const { ledger, dyads } = reportOf(regimeOf(stakes.map((s) => words(s))));
      for (const { row, column, payoffs } of dyads.dyads) {
        const of = (member: number, other: number): Rational => divide(sum(ledger.rows.flatMap((r) => ledger.accounts.flatMap(({ party }, a) =>
          (party === "host" ? r.host === member && r.origin === other : r.origin === member && r.host === other) ? (r.amounts[a]?.map((y) => y.expected) ?? []) : []))), rational(ledger.years.length));
        expect([payoffs.row[0], payoffs.column[0], payoffs.row[3], payoffs.column[3]].map(formatRational)).toEqual([of(row, column), of(column, row), zero, zero].map(formatRational));
      }
    });
  }, patience);
  test("without stakes for clauses or on conduct, a clause that nobody need keep for anything changes no game", () => {
    law(stakesOf(1), (stakes) => {
      const plain = stakes.map((s) => words({ ...s, of: 0 }, ""));
      const [without, beside] = [reportOf(regimeOf(plain)), reportOf(regimeOf([...plain, "host gains 0 EUR for checks by origin as fiscal per year"]))];
      const told = (r: InterestsReport): unknown => r.dyads.dyads.filter((d) => d.choosers.length > 0).map((d) => [four(d.payoffs.row), four(d.payoffs.column), d.kind, d.reading, d.choosers]);
      expect(told(beside)).toEqual(told(without));
      // The four cells from four ledgers are those of the one ledger.
      expect(told({ ...beside, dyads: dyadsReport(regimeOf(plain), without.ledger) })).toEqual(told(without));
    });
  }, patience);
  test("leaving gains no less than the temptations of all one's games together", () => {
    // Between NL and LU nothing passes while both keep, and each gains by not keeping.
    const idle: StakeDrawn[] = [{ party: 0, amount: 1, of: 0, when: 0 }, { party: 1, amount: 1, of: 1, when: 2 }];
    law(stakesOf(1), (stakes) => {
      const { dyads, sustain, ledger } = reportOf(regimeOf(stakes.map((s) => words(s))));
      const games = dyads.dyads.flatMap(({ row, column, payoffs }) => [{ party: row, gain: subtract(payoffs.row[2], payoffs.row[0]) }, { party: column, gain: subtract(payoffs.column[1], payoffs.column[0]) }]);
      const tempting = games.filter((g) => g.gain.numerator > 0n);
      for (const party of new Set(tempting.map((g) => g.party))) {
        const leaving = sustain.at?.expected.members.find((m) => m.party === party)?.at?.gain ?? zero;
        // The mean year is no better than the best.
        expect(compareRationals(leaving, sum(tempting.flatMap((g) => (g.party === party ? [g.gain] : []))))).toBeGreaterThanOrEqual(0);
      }
      expect(ledger.missing).toEqual([]);
    }, 40, [[idle]]);
  }, patience);
});

describe("a linkage", () => {
  const linked = (stakes: readonly StakeDrawn[]): Regime => regimeOf(stakes.map((s) => words(s)), " when origin keeps checks toward host", "linkage deal tactical { work in return for checks }");
  test("taken out is the regime that never had it", () => {
    law(stakesOf(1), (stakes) => {
      const [report] = evaluate(linked(stakes), { linkages: true }).linkages ?? [];
      const plain = evaluate(regimeOf(stakes.map((s) => words(s))));
      const d1 = plain.criteria.flatMap((c) => c.parts).find((p) => p.part === "d1")?.timeline.map((s) => s.verdict);
      expect(report?.ablation?.d1.after.map((s) => s.verdict)).toEqual(d1);
      const flipped = plain.criteria.filter((c) => c.timeline.at(-1)?.verdict !== evaluate(linked(stakes)).criteria.find((e) => e.criterion === c.criterion)?.timeline.at(-1)?.verdict).map((c) => c.criterion);
      expect(report?.ablation?.flips.map((f) => f.name).filter((n) => flipped.some((c) => c === n)).toSorted()).toEqual(flipped.toSorted());
    }, 8);
  }, patience);
  test("is enough exactly where the other does better by keeping both than by having neither", () => {
    let seen = 0;
    law(stakesOf(2), (stakes) => {
      const [report] = evaluate(linked(stakes), { linkages: true, interests: {} }).linkages ?? [];
      for (const d of report?.bargain?.dyads ?? []) {
        const { other: b, giver: a } = d.payoffs;
        seen++;
        expect(d.enough).toBe(compareRationals(b[0], b[3]) >= 0);
        // A window is there exactly where what the two have together by keeping is no less.
        const gains = d.gain.numerator > 0n;
        expect(d.window !== null).toBe(gains && compareRationals(add(a[2], b[2]), add(a[3], b[3])) >= 0);
        expect(d.kind).toBe(classify({ row: a, column: b }).kind);
        if (d.window) expect([formatRational(d.window.least), formatRational(d.window.most)]).toEqual([formatRational(d.gain), formatRational(d.willingness)]);
        // What is perceived of the edge in full is what the other does unasked.
        if (d.persuasion.kind === "exact") expect(d.persuasion.attainable).toBe(compareRationals(b[0], b[1]) >= 0);
      }
    }, 25);
    expect(seen).toBeGreaterThan(0);
  }, patience);
});
