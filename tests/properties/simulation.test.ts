/** Laws of simulations over drawn worlds: they are the exact ledger where nothing is left to chance, and the same however they are cut into parts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interests } from "../../src/evaluator";
import { scenarioText } from "../../src/interchange";
import type { Estimate } from "../../src/evaluator/interests/result";
import { reportOf } from "../../src/evaluator/simulation/report";
import { prepareSimulation, type Prepared } from "../../src/evaluator/simulation/prepare";
import type { SimulateOptions } from "../../src/evaluator/simulation/options";
import { simulate } from "../../src/evaluator/simulation/simulate";
import { block, blocksIn, tallyOf } from "../../src/evaluator/simulation/blocks";
import { sourceOf } from "../../src/evaluator/simulation/draw";
import { Runner } from "../../src/evaluator/simulation/run";
import { emptyTally, mergeTally, type Tally } from "../../src/evaluator/simulation/tally";
import { toNumber } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { PlainSimulation } from "../support/plain-simulation";
import { patience, runs } from "../support/runs";

const codes = ["BE", "NL", "LU"] as const;
const world = fc.record({
  flows: fc.array(fc.record({ from: fc.nat(2), to: fc.nat(1), mover: fc.constantFrom("Worker", "Student"), low: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 400 })), more: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 200 })), since: fc.constantFrom("", " since 2026-04-01", " until 2026-09-30") }), { minLength: 1, maxLength: 5 }),
  cap: fc.constantFrom<string>("", " at most 150 per year", " at most 90 per year each pair", " at most 200 in all", " at least 50 per year"),
  stay: fc.constantFrom("", " for at most 18 months", " for at most 6 months"),
  worths: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })),
  sure: fc.constantFrom("", "shock slump in 2026 for 18 months { flow Worker at 40 % }", "shock past in 2024 for 30 months { flow Worker from NL at 150 % }"),
  power: fc.constantFrom("", "", " exception safeguard to work once invoked for at most 12 months running renewable { every member grants Enter, Work, Study to Worker, Student from every other member at most 30 per year }"),
  chance: fc.constantFrom("", "shock rush with probability 30 % per year for 18 months { flow Worker to BE at 300 % }"),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
interface Kind {
  /** Flows are numbers, and no shock has a chance. */
  readonly certain?: true;
  readonly uncapped?: true;
}
function regimeOf(w: World, { certain, uncapped }: Kind): Regime {
  const stake = (party: string, worth: number, per: string): string => `${party} ${worth < 0 ? "bears" : "gains"} ${Math.abs(worth)} EUR for Worker, Student ${per}`;
  const flow = (f: World["flows"][number]): string =>
    `flow ${f.mover} from ${codes[f.from] ?? ""} to ${codes.filter((_, i) => i !== f.from)[f.to] ?? ""} ${certain ? f.low : `between ${f.low} and ${f.low + f.more}${f.more % 2 === 0 ? ` mostly ${f.low + Math.floor(f.more / 3)}` : ""}`} per year${f.since}`;
  const text = `use std.rights
use std.movers
interests { ${stake("host", w.worths[0], "as fiscal per year")}  ${stake("host", w.worths[1], "as identity once")}  ${stake("origin", w.worths[2], "as remittances per year")} }
scenario s { horizon 2025 to 2028  discount 5 %  ${w.flows.map(flow).join("\n")}  ${w.sure}  ${certain ? "" : w.chance} }
regime R { members { BE, NL, LU }  rule work { every member grants Enter, Work, Study to Worker, Student from every other member${uncapped ? "" : w.cap}${w.stay} }${w.power} }`;
  const compiled = compileText(text);
  const regime = compiled.regimes.at(-1);
  if (regime === undefined || compiled.diagnostics.some((d) => d.code.startsWith("unexpected"))) throw new Error(`${text}: ${JSON.stringify(compiled.diagnostics)}`);
  return regime;
}
const law = (n: number, holds: (w: World) => void): void => fc.assert(fc.property(world, holds), { numRuns: runs(n) });
const preparedOf = (regime: Regime, options: SimulateOptions): Prepared => {
  const made = prepareSimulation(regime, options);
  if (typeof made === "string") throw new Error(made);
  return made;
};
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * (1 + Math.abs(a) + Math.abs(b));

/** By party, from the exact ledger: what it nets as a state, discounted. And by year, who is admitted. */
function exact(regime: Regime): { readonly states: ReadonlyMap<number, number>; readonly admitted: readonly number[] } {
  const ledger = interests(regime)?.ledger;
  if (ledger === undefined) throw new Error("no ledger");
  const states = new Map<number, number>();
  const expected = (e: Estimate | undefined): number => (e ? toNumber(e.expected) : 0);
  for (const { host, origin, amounts } of ledger.rows) {
    ledger.accounts.forEach(({ party }, a) => amounts[a]?.forEach((amount, y) => {
      const whose = party === "host" ? host : origin;
      states.set(whose, (states.get(whose) ?? 0) + expected(amount) * toNumber(ledger.discount[y] ?? { numerator: 1n, denominator: 1n }));
    }));
  }
  return { states, admitted: ledger.years.map((_, y) => ledger.rows.reduce((sum, r) => sum + expected(r.admitted[y]), 0)) };
}

describe("beside the exact ledger", () => {
  test("where nothing is left to chance and nobody breaks, the path is the ledger's, caps and stays and shocks and all", () => {
    law(60, (w) => {
      const regime = regimeOf(w, { certain: true });
      const s = simulate(regime, { runs: 2, breaks: false });
      if (typeof s === "string") throw new Error(s);
      const { states, admitted } = exact(regime);
      s.years.forEach((y, i) => expect(near(y.admitted.mean, admitted[i] ?? 0)).toBe(true));
      for (const p of s.parties) expect([p.party, near(p.state.mean, states.get(p.party) ?? 0), p.state.least === p.state.most]).toEqual([p.party, true, true]);
    });
  }, patience);
  test("without numbers the mean of many runs is the ledger's, as far as can be told from so many", () => {
    law(8, (w) => {
      const regime = regimeOf(w, { uncapped: true });
      const s = simulate(regime, { runs: 4000, breaks: false });
      if (typeof s === "string") throw new Error(s);
      const { states, admitted } = exact(regime);
      // Five standard errors: missed once in two million times by chance.
      const within = (mean: number, high: number, truth: number): boolean => Math.abs(mean - truth) <= (5 / 1.96) * (high - mean) + 1e-6 * (1 + Math.abs(truth));
      s.years.forEach((y, i) => expect(within(y.admitted.mean, y.admitted.high, admitted[i] ?? 0)).toBe(true));
      for (const p of s.parties) expect(within(p.state.mean, p.state.high, states.get(p.party) ?? 0)).toBe(true);
    });
  }, patience);
});

describe("runs", () => {
  const asked = block * 3 + 100;
  const all = (prepared: Prepared, order: readonly number[], threads: number): Tally => {
    // Each thread has its own runner, as in the command.
    const makers = Array.from({ length: threads }, () => tallyOf(prepared.plan, prepared.seed, prepared.runs));
    const total = emptyTally(prepared.plan);
    order.forEach((at, i) => { const made = makers[i % threads]?.(at); if (made) mergeTally(total, made); });
    return total;
  };
  test("come to the same in any order and on any number of threads", () => {
    const order = fc.shuffledSubarray(Array.from({ length: blocksIn(asked) }, (_, i) => i), { minLength: blocksIn(asked) });
    fc.assert(fc.property(world, order, fc.integer({ min: 1, max: 3 }), fc.nat(1000), (w, some, threads, seed) => {
      const prepared = preparedOf(regimeOf(w, {}), { runs: asked, seed });
      const told = (t: Tally) => reportOf(prepared, t, asked, null);
      const total = all(prepared, some, threads);
      expect(total.runs).toBe(asked);
      expect(told(total)).toEqual(told(all(prepared, [...some].sort((a, b) => a - b), 1)));
      expect(total.first).toEqual(all(prepared, some.toReversed(), 2).first);
    }), { numRuns: runs(6) });
  }, patience);
  test("no year is held in which somebody is away, and a run that lasts holds in every year", () => {
    law(25, (w) => {
      const prepared = preparedOf(regimeOf(w, {}), { runs: 200 });
      const t = tallyOf(prepared.plan, 1, 200)(0);
      for (const held of t.held) expect(held).toBeGreaterThanOrEqual(t.lasting);
      // A breach is answered for good, so that what holds in the last year has held in all.
      expect(t.held.at(-1)).toBe(t.lasting);
      expect(t.held.every((held, y) => y === 0 || held <= (t.held[y - 1] ?? 0))).toBe(true);
    });
  }, patience);
  test("longer answers deter: whoever keeps the regime though it is answered for a year keeps it though it is answered for good, where every member nets something", () => {
    law(25, (w) => {
      const regime = regimeOf(w, {});
      const [short, long] = ([1, "for good"] as const).map((answer) => preparedOf(regime, { runs: 100, answer }));
      if (short === undefined || long === undefined) throw new Error("nothing was prepared");
      const { net } = long.plan.conduct;
      if (net.some((n) => n < 0)) return;
      expect(tallyOf(long.plan, 1, 100)(0).lasting).toBeGreaterThanOrEqual(tallyOf(short.plan, 1, 100)(0).lasting);
    });
  }, patience);
});

describe("the fast loops", () => {
  test("come to the same as entries taken one by one, in each year of runs with breaches and safeguards", () => {
    law(40, (w) => {
      for (const breaks of [false, true]) {
        const { plan, seed } = preparedOf(regimeOf(w, {}), { breaks, answer: 1 });
        const runner = new Runner(plan);
        for (let run = 0; run < 20; run++) {
          const plain = new PlainSimulation(plan);
          let before: Uint8Array | null = null;
          runner.run(sourceOf(plan, seed)(run), {
            heard: (act, _, _year, { closed }) => { if (act === "breach") before ??= closed.slice(); },
            yearOver: (year, now, drawn) => {
              const { admitted, parties } = plain.year(year, now, drawn, before ?? now.closed);
              before = null;
              // What is −0 here may be 0 there.
              const told = (numbers: Iterable<number>): readonly number[] => Array.from(numbers, (n) => n + 0);
              const { start } = plan.entries;
              expect(told(admitted.map((_, unit) => now.comes.subarray(start[year * plan.units.count + unit], start[year * plan.units.count + unit + 1]).reduce((sum, n) => sum + n, 0)))).toEqual(told(admitted));
              // Groups say at most what leaving would save, and are not asked again where that is too little for anybody.
              parties.forEach((of, p) => of.forEach((n, i) => {
                const own = now.parties[4 * p + i] ?? NaN;
                expect([year, p, i, i === 2 && !now.disturbed ? own >= n - 1e-9 * (1 + n) : near(own, n)]).toEqual([year, p, i, true]);
              }));
            },
          });
        }
      }
    });
  }, patience);
  test("a number that nobody reaches changes nothing, to the last digit", () => {
    law(40, (w) => {
      const told = (cap: string) => {
        const s = simulate(regimeOf({ ...w, cap }, {}), { runs: 60 });
        if (typeof s === "string") throw new Error(s);
        return { ...s, history: s.history?.events };
      };
      expect(told(" at most 1_000_000_000 per year")).toEqual(told(""));
    });
  }, patience);
});

test("the shortest history breaks, and is no longer than the run it was found in", () => {
  law(20, (w) => {
    const regime = regimeOf(w, {});
    const s = simulate(regime, { runs: 60 });
    if (typeof s === "string") throw new Error(s);
    expect(s.history === null).toBe(s.lasting.count === s.runs);
    if (s.history === null) return;
    const { before, after, events } = s.history;
    expect(events.some((e) => e.kind === "breach")).toBe(true);
    // It throws where what is printed cannot be read.
    expect(scenarioText(regime, s.history.scenario)).toContain("flow");
    expect([after.years <= before.years, after.shocks <= before.shocks, after.flows <= before.flows]).toEqual([true, true, true]);
  });
}, patience);
