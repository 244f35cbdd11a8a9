/** Paths computed by hand: each figure is worked out in the comment beside it. */
import { describe, expect, test } from "vitest";
import type { SimulateOptions } from "../../../src/evaluator/simulation/options";
import type { Simulation } from "../../../src/evaluator/simulation/result-simulation";
import { simulate } from "../../../src/evaluator/simulation/simulate";
import type { Regime } from "../../../src/language/regime";
import { lastRegimeOf as regimeOf } from "../../support/interests-of";

function simulated(text: string, options: SimulateOptions = {}): Simulation {
  const made = simulate(regimeOf(text), options);
  if (typeof made === "string") throw new Error(made);
  return made;
}
const open = "rule work { every member grants Enter, Work to Worker from every other member }";
const law = ({ stakes, scenario, rule = open, years = "2025 to 2027" }: { readonly stakes: string; readonly scenario: string; readonly rule?: string; readonly years?: string }): string => `
interests { ${stakes} }
scenario base { horizon ${years}  ${scenario} }
regime R { members { BE, NL, LU }  ${rule} }`;
const party = (s: Simulation, place: number) => s.parties[place] ?? s.parties[0];
const codes = (regime: Regime, s: Simulation): readonly string[] => s.parties.map((p) => regime.parties[p.party]?.code ?? "");
const yearly = (s: Simulation): readonly number[] => s.years.map((y) => y.admitted.mean);

describe("admission", () => {
  test("constant flows are admitted as they are, and who stays is worth something in each year", () => {
    const s = simulated(law({ stakes: "host gains 10 EUR for Worker as fiscal per year  origin bears 7 EUR for Worker as skills once", scenario: "discount 10 %  flow Worker from NL to BE 100 per year" }), { breaks: false });
    expect(yearly(s)).toEqual([100, 100, 100]);
    // 100, 200 and 300 are there: 1000 + 0.9 × 2000 + 0.81 × 3000.
    expect(party(s, 0)?.state.mean).toBeCloseTo(5230, 6);
    // −700 × (1 + 0.9 + 0.81).
    expect(party(s, 1)?.state.mean).toBeCloseTo(-1897, 6);
    expect(s.years[0]?.admitted).toEqual({ mean: 100, low: 100, high: 100, q05: 100, q50: 100, q95: 100, least: 100, most: 100 });
  });
  test("a stay of 18 months is half a mover in its second year", () => {
    const rule = "rule work { every member grants Enter, Work to Worker from every other member for at most 18 months }";
    const s = simulated(law({ rule, stakes: "host gains 10 EUR for Worker as fiscal per year", scenario: "discount 0 %  flow Worker from NL to BE 100 per year" }), { breaks: false });
    // 100, then 150 twice.
    expect(party(s, 0)?.state.mean).toBe(4000);
  });
  test("a number lets in a share of all who would come, and is told as binding", () => {
    const rule = "rule work { every member grants Enter, Work to Worker from every other member at most 60 per year }";
    const s = simulated(law({ rule, stakes: "host gains 1 EUR for Worker as fiscal once", scenario: "discount 0 %  flow Worker from NL to BE 100 per year  flow Worker from LU to BE 20 per year" }), { breaks: false, runs: 3 });
    // 60 of 120: half of each.
    expect(s.pairs.map((p) => p.admitted)).toEqual([[50, 50, 50], [10, 10, 10]]);
    expect(s.caps).toMatchObject([{ amount: 60, bound: "most", per: "year", each: "clause", runs: [3, 3, 3] }]);
  });
  test("a number in all is used up", () => {
    const rule = "rule work { every member grants Enter, Work to Worker from every other member at most 150 in all }";
    const s = simulated(law({ rule, stakes: "host gains 1 EUR for Worker as fiscal once", scenario: "discount 0 %  flow Worker from NL to BE 100 per year" }), { breaks: false });
    expect(yearly(s)).toEqual([100, 50, 0]);
  });
  test("a shock in a given year leaves a share for as long as it lasts", () => {
    const s = simulated(law({ stakes: "host gains 1 EUR for Worker as fiscal once", scenario: "discount 0 %  flow Worker from NL to BE 100 per year  shock slump in 2026 for 6 months { flow Worker at 40 % }" }), { breaks: false });
    // Half of 2026 at 40 %.
    expect(yearly(s)).toEqual([100, 70, 100]);
  });
  test("more years than the horizon", () => {
    expect(yearly(simulated(law({ stakes: "host gains 1 EUR for Worker as fiscal once", scenario: "discount 0 %  flow Worker from NL to BE 100 per year" }), { breaks: false, years: 5 }))).toEqual([100, 100, 100, 100, 100]);
  });
});

/** BE and NL take one mover a year of each other: each bears 4 as host and gains 5 as origin, so that each nets 1 and would save 4. */
const two = (more: string, scenario = "", rule = open): string => law({
  stakes: "host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once", rule: `${rule}  ${more}`, years: "2025 to 2029",
  scenario: `${scenario.includes("discount") ? "" : "discount 15 %"}  flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year  ${scenario}`,
});

describe("conduct", () => {
  test("staying is worth 0.85/0.15 = 5.67 to each, leaving saves 4: nobody breaks", () => {
    const s = simulated(two(""), { runs: 2 });
    expect(party(s, 0)?.worth).toBeCloseTo(0.85 / 0.15, 9);
    expect(s.lasting).toMatchObject({ count: 2, share: 1, high: 1 });
    expect(s.history).toBeNull();
  });
  test("at a discount of 25 % staying is worth 3: both break at once, and nobody moves any more", () => {
    const s = simulated(two("", "discount 25 %"));
    expect(s.lasting.share).toBe(0);
    expect(s.years.map((y) => [y.admitted.mean, y.held.share, y.breaches, y.suspended])).toEqual([[0, 0, 2000, 0], [0, 0, 0, 2000], [0, 0, 0, 2000], [0, 0, 0, 2000], [0, 0, 0, 2000]]);
    expect(s.history?.events).toEqual([
      { kind: "breach", year: 2025, party: s.parties[0]?.party, saves: 4, worth: expect.closeTo(3, 9), shuts: [s.parties[1]?.party], keeps: [] },
      { kind: "breach", year: 2025, party: s.parties[1]?.party, saves: 4, worth: expect.closeTo(3, 9), shuts: [s.parties[0]?.party], keeps: [] },
      { kind: "suspend", year: 2026, party: s.parties[0]?.party }, { kind: "suspend", year: 2026, party: s.parties[1]?.party },
    ]);
    expect(s.history?.after).toEqual({ years: 1, shocks: 0, flows: 0 });
    expect([s.history?.breaksAgain, s.history?.d4]).toEqual([true, "fails"]);
  });
  test("a shock that is sure to come is in view from the first year on", () => {
    const s = simulated(two("", "shock rush in 2027 for 1 year { flow Worker to BE at 200 % }"));
    // In the mean of the five years BE takes 1.2 movers: it nets 5 − 4.8, which is worth 1.13. It breaks in the first year, long before the rush.
    expect(party(s, 0)?.benefit).toBeCloseTo(0.2, 9);
    expect(s.years.map((y) => y.breaches)).toEqual([1000, 0, 0, 0, 0]);
  });
  test("who nets nothing in the mean year has nothing to lose", () => {
    const s = simulated(two("", "discount 1 % shock rush in 2027 for 1 year { flow Worker to BE at 1000 % }"));
    // 5 − 4 × 14/5.
    expect(party(s, 0)?.benefit).toBeCloseTo(-6.2, 9);
    expect(s.years[0]?.breaches).toBe(1000);
  });
  test("a rush that has a small chance is met by many runs, and each breach is answered for good", () => {
    const s = simulated(two("", "shock rush with probability 10 % per year for 1 year { flow Worker to BE at 300 % }"), { runs: 4000 });
    // Mean movers to BE 1.2: net 0.2; worth 1.13 < 4: BE breaks at once. With 1 % it nets 0.92, worth 5.21: only a rush (12) breaks it.
    expect(s.lasting.share).toBe(0);
    const rare = simulated(two("", "shock rush with probability 1 % per year for 1 year { flow Worker to BE at 300 % }"), { runs: 4000 });
    expect(party(rare, 0)?.worth).toBeCloseTo((0.92 * 0.85) / 0.15, 9);
    // 0.99^5 = 0.951.
    expect(rare.lasting.low).toBeLessThan(0.99 ** 5);
    expect(rare.lasting.high).toBeGreaterThan(0.99 ** 5);
    expect(rare.history?.events[0]).toMatchObject({ kind: "shock", shock: "rush", year: 2025 });
    expect(rare.history?.after).toEqual({ years: 1, shocks: 1, flows: 0 });
  });
  test("movers whom only a part of one makes too many are written whole, so that the scenario can be read", () => {
    const s = simulated(law({
      years: "2025 to 2034", stakes: "host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once",
      scenario: "discount 15 %  flow Worker from NL to BE between 1 and 3 mostly 2 per year  flow Worker from BE to NL between 1 and 3 per year  shock rush with probability 1 % per year for 1 year { flow Worker to BE at 500 % }",
    }), { runs: 10_000 });
    const whole = (s.history?.scenario.flows ?? []).flatMap((f) => [f.low, f.high]);
    expect(whole).toEqual(whole.map(Math.round));
    expect([whole.length, s.history?.breaksAgain]).toEqual([4, true]);
  });
  test("an answer of one year: staying is worth 0.85, both break in every second year", () => {
    const s = simulated(two(""), { answer: 1, runs: 1 });
    expect(s.years.map((y) => [y.breaches, y.suspended, y.admitted.mean])).toEqual([[2, 0, 0], [0, 2, 0], [2, 0, 0], [0, 2, 0], [2, 0, 0]]);
  });
  test("no answer at all: both break in every year", () => {
    expect(simulated(two(""), { answer: 0, runs: 1 }).years.map((y) => y.breaches)).toEqual([2, 2, 2, 2, 2]);
  });
  test("an exit clause: who breaks is out after its notice, for good", () => {
    const s = simulated(two("exit after 24 months", "discount 25 %"), { runs: 1 });
    expect(s.conduct).toMatchObject({ notice: 2, answer: null });
    expect(s.years.map((y) => [y.breaches, y.suspended, y.out])).toEqual([[2, 0, 0], [0, 2, 0], [0, 0, 2], [0, 0, 2], [0, 0, 2]]);
  });
  test("who is told that nobody breaks, is so told", () => {
    const s = simulated(two("", "discount 25 %"), { breaks: false });
    expect(s.lasting.share).toBe(1);
    expect(s.assumptions.join()).toContain("`--keep`");
  });
  test("the length of the longest remedy is the answer's", () => {
    const remedy = (length: string): string => `duty fair { every member must Treat toward every other member otherwise host may suspend work toward origin ${length} }`;
    const text = (length: string): string => `act Treat "treat"\n${two(remedy(length))}`;
    expect(simulated(text("for at most 18 months")).conduct.answer).toBe(2);
    expect(simulated(text("")).conduct.answer).toBeNull();
  });
});

describe("safeguards", () => {
  // Staying is worth 0.92 × 0.85/0.15 = 5.21; a rush would save 12.
  const rush = "shock rush with probability 1 % per year for 1 year { flow Worker to BE at 300 % }";
  const power = "exception safeguard to work once invoked for at most 12 months running renewable { every member grants Enter, Work to Worker from every other member at most 1 per year }";
  test("are invoked before anybody breaks", () => {
    const s = simulated(two(power, rush), { runs: 4000 });
    expect(s.conduct.safeguard).toBe(1);
    expect(s.years.map((y) => y.breaches)).toEqual([0, 0, 0, 0, 0]);
    expect(s.years.reduce((n, y) => n + y.invoked, 0)).toBeGreaterThan(100);
    expect(simulated(two(power, rush), { runs: 4000, safeguards: false }).lasting.share).toBeLessThan(1);
  });
});

describe("a safeguard of two years", () => {
  // Two movers each way: each nets 2, which is worth 2 × 0.75/0.25 = 6; leaving saves 8, and under the safeguard, which lets in one, 4.
  const text = (renewable: string): string => law({
    stakes: "host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once", years: "2025 to 2029",
    rule: `${open}  exception safeguard to work once invoked for at most 24 months running${renewable} { every member grants Enter, Work to Worker from every other member at most 1 per year }`,
    scenario: "discount 25 %  flow Worker from NL to BE 2 per year  flow Worker from BE to NL 2 per year",
  });
  const told = (s: Simulation) => s.years.map((y) => [y.admitted.mean, y.invoked, y.breaches]);
  test("that may be renewed keeps the regime", () => {
    const s = simulated(text(" renewable"), { runs: 1 });
    expect(s.lasting.count).toBe(1);
    expect(told(s)).toEqual([[2, 2, 0], [2, 0, 0], [2, 2, 0], [2, 0, 0], [2, 2, 0]]);
    expect(s.caps).toMatchObject([{ amount: 1, runs: [1, 1, 1, 1, 1] }, { amount: 1, runs: [1, 1, 1, 1, 1] }]);
  });
  test("that may not leaves both to break in the third year", () => {
    const s = simulated(text(""), { runs: 1 });
    expect(told(s)).toEqual([[2, 2, 0], [2, 0, 0], [0, 0, 2], [0, 0, 0], [0, 0, 0]]);
    expect(s.history?.events.map((e) => `${e.year} ${e.kind}`)).toEqual(["2025 invoke", "2025 invoke", "2027 breach", "2027 breach", "2028 suspend", "2028 suspend"]);
    // Nothing can be left out of it, and by its own mean year it breaks in the same way.
    expect(s.history?.breaksAgain).toBe(true);
  });
});

test("what cannot be simulated says why", () => {
  expect(simulate(regimeOf(law({ stakes: "mover gains 1 EUR for Worker as wages once", scenario: "discount 0 %  flow Worker from NL to BE 1 per year" })))).toBe("no stake of a host or an origin is declared");
  expect(simulate(regimeOf(law({ stakes: "host gains 1 EUR for Worker as fiscal once", scenario: "discount 0 %  flow Worker from NL to BE 1 per year" })), { scenario: "other" })).toBe("no such scenario is declared");
});

test("parties are those who move or are moved to", () => {
  const regime = regimeOf(law({ stakes: "host gains 1 EUR for Worker as fiscal once", scenario: "discount 0 %  flow Worker from NL to BE 1 per year" }));
  const made = simulate(regime, {});
  expect(typeof made === "string" ? made : codes(regime, made)).toEqual(["BE", "NL"]);
});
