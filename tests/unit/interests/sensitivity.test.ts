/** How far verdicts hold, by hand: each figure is worked out in the comment beside it. */
import { describe, expect, test } from "vitest";
import type { InterestsReport, KeptRange, RangeEnd } from "../../../src/evaluator/interests/result";
import { formatRational, rational, toNumber } from "../../../src/language/rational";
import { lawWith as law, reportOf } from "../../support/interests-of";

const end = (e: RangeEnd | null): string => {
  if (e === null) return "-";
  const place = formatRational(e.lower) === formatRational(e.upper) ? formatRational(e.lower) : `${toNumber(e.lower).toFixed(6)}..${toNumber(e.upper).toFixed(6)}`;
  return `${place} ${e.included === true ? "in" : e.included === false ? "out" : "about"} ${e.becomes ?? "?"}`;
};
const told = (r: KeptRange): string => `${r.number}: ${end(r.down)} | ${end(r.up)}${r.how === "searched" ? " searched" : ""}`;
const rangesOf = ({ sensitivity }: InterestsReport, of: string, parties: readonly number[] = []): readonly string[] =>
  sensitivity.verdicts.filter((v) => v.of === of && (parties.length === 0 || v.parties.join() === parties.join())).flatMap((v) => v.ranges.map(told));

// Each takes one a year at a cost of 4, and sends one who is worth 5.
const stakes = "host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once";
const both = "flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year";

describe("stakes, flows and the discount", () => {
  const report = reportOf(law(stakes, `discount 10 %  ${both}`));
  test("D4: 9/10 (5 − 4k) >= 1/10 × 4k up to k = 9/8; 9/10 (5k − 4) >= 4/10 from 8/9 on; up to a discount of 1/5", () => {
    // One flow more than 1: who receives it nets 5 − 4k against 4k, the other more; less than 1: who sends it nets 5k − 4 against 4.
    expect(rangesOf(report, "d4")).toEqual([
      "host.fiscal: - | 9/8 in fails", "origin.remittances: 8/9 in fails | -",
      "flow.1: 8/9 in fails | 9/8 in fails", "flow.2: 8/9 in fails | 9/8 in fails", "discount: - | 1/5 in fails",
    ]);
  });
  test("D4 of one member: what comes to it is its burden alone", () => {
    const be = rangesOf(report, "member").filter((r) => r.startsWith("flow.1"));
    expect(be.sort()).toEqual(["flow.1: - | 9/8 in fails", "flow.1: 8/9 in fails | -"]);
  });
  test("D3: with k of one flow each is 9|1 − k| apart, of 1 + k exchanged; at most a quarter of it from 35/37 to 37/35", () => {
    expect(rangesOf(report, "d3").filter((r) => r.startsWith("flow"))).toEqual(["flow.1: 35/37 in fails | 37/35 in fails", "flow.2: 35/37 in fails | 37/35 in fails"]);
  });
  test("the game: a dilemma while the host bears anything and the origin gains more; beyond it deadlock", () => {
    // Host −4k, origin 5: the order changes where 5 − 4k = 0.
    expect(rangesOf(report, "game")).toContain("host.fiscal: - | 5/4 out deadlock");
    expect(rangesOf(report, "game")).toContain("origin.remittances: 4/5 out deadlock | -");
  });
  test("win-win-win fails whatever the numbers are: the mover has no stake", () => {
    expect(report.gains.winWinWin).toBe("fails");
    expect(rangesOf(report, "win-win-win")).toEqual([]);
  });
  test("the tightest is the one whose end is nearest", () => {
    // 1 − 8/9 is less than 9/8 − 1; of D3 37/35 − 1 is above 1 − 35/37.
    expect(report.sensitivity.verdicts.filter((v) => v.of === "d4" || v.of === "d3").map((v) => v.tightest?.number)).toEqual(["flow.1", "origin.remittances"]);
  });
});

describe("what bends", () => {
  test("a discount at an irrational place: with x = 1 − d the origin nets 1 + 2x + 3x² less 3/2 (1 + x + x²), above 0 from x = (√13 − 1)/6", () => {
    const report = reportOf(law("host gains 1 EUR for Worker as fiscal once  origin gains 1 EUR for Worker as remittances per year  origin bears 1.5 EUR for Worker as skills once  mover gains 1 EUR for Worker as wages once",
      "discount 5 %  flow Worker from NL to BE 1 per year", "2025 to 2027"));
    const range = report.sensitivity.verdicts.find((v) => v.of === "win-win-win")?.ranges.find((r) => r.number === "discount");
    const place = 1 - (Math.sqrt(13) - 1) / 6;
    expect(range?.down).toBe(null);
    expect([toNumber(range?.up?.lower ?? rational(0)) <= place + 1e-9, toNumber(range?.up?.upper ?? rational(0)) >= place - 1e-9, range?.up?.becomes]).toEqual([true, true, "fails"]);
    expect(Math.abs(toNumber(range?.up?.upper ?? rational(0)) - toNumber(range?.up?.lower ?? rational(0)))).toBeLessThan(2e-9);
  });
  test("the chance and the force of a shock", () => {
    // L = 8 in a rush; 99/100 (5 − 4(1 + p)) >= 8/100 up to p = 91/396. With f times as many, 99/100 (1 − (f − 1)/25) >= 4f/100 up to f = 2574/199.
    const report = reportOf(law(stakes, `discount 1 %  ${both}  shock rush with probability 1 % per year for 1 year { flow Worker to BE at 200 % }`));
    expect(rangesOf(report, "d4").filter((r) => r.startsWith("rush"))).toEqual(["rush.probability: - | 91/396 in fails", "rush.factor: - | 2574/199 in fails"]);
  });
  test("a shock of several years: its part is a polynomial of the chance", () => {
    // Over two years with one flow to BE doubled: parts p and 1 − (1 − p)², so that BE nets (5 − 4(1 + p) + 5 − 4(1 + 2p − p²))/2 = 1 − 6p + 2p², and must outweigh 8/99.
    const report = reportOf(law(stakes, `discount 1 %  ${both}  shock rush with probability 1 % per year for 2 years { flow Worker to BE at 200 % }`, "2025 to 2026"));
    const range = report.sensitivity.verdicts.find((v) => v.of === "d4")?.ranges.find((r) => r.number === "rush.probability");
    const place = (6 - Math.sqrt(36 - 8 * (1 - 8 / 99))) / 4;
    expect(toNumber(range?.up?.lower ?? rational(0))).toBeCloseTo(place, 8);
    expect(range?.up?.included).toBe(null);
  });
  test("the tolerances of D3: what it takes is what is out of balance", () => {
    // One way: the sender gets 5, the host −4 from it. Net 9 of 9 exchanged: nothing balances.
    const oneWay = reportOf(law(stakes, "discount 1 %  flow Worker from NL to BE 1 per year"));
    expect(rangesOf(oneWay, "d3").filter((r) => r.startsWith("tolerance"))).toEqual([]);
    const uneven = reportOf(law("host gains 1 EUR for Worker as fiscal once", "discount 1 %  flow Worker from NL to BE 9 per year  flow Worker from BE to NL 11 per year"));
    // Net 2 of 20.
    expect(rangesOf(uneven, "d3").filter((r) => r.startsWith("tolerance"))).toEqual(["tolerance: 1/10 in fails | -", "toleranceEach: 1/10 in fails | -"]);
  });
});

describe("numbers of a regime", () => {
  const rule = "rule work { every member grants Enter, Work to Worker from every other member at most 10 per year }";
  const text = law("host gains 3 EUR for Worker as fiscal once  origin gains 1 EUR for Worker as remittances once", "discount 1 %  flow Worker from NL to BE 8 per year  flow Worker from BE to NL 20 per year", "2025 to 2025", rule);
  test("bend the ledger: flows are left out, and said to be, unless all is asked for", () => {
    const usual = reportOf(text);
    expect(usual.sensitivity.leftOut).toEqual(["flow.1", "flow.2"]);
    expect(rangesOf(usual, "d3").some((r) => r.startsWith("flow"))).toBe(false);
    const all = reportOf(text, { sensitivity: "all" });
    expect(all.sensitivity.leftOut).toEqual([]);
    // BE gets 3a + b and gives a + 3b, with a = min(10, 8k) and b = min(10, 20). 2|a − b| of 4(a + b) is at most a quarter: a >= b/3, k >= 10/24.
    // With a = 8 and b = 20k: b >= 8/3, k >= 2/15.
    const flows = all.sensitivity.verdicts.find((v) => v.of === "d3")?.ranges.filter((r) => r.number.startsWith("flow")) ?? [];
    expect(flows.map((r) => [r.number, r.how, r.down?.becomes, r.up])).toEqual([["flow.1", "searched", "fails", null], ["flow.2", "searched", "fails", null]]);
    for (const [i, place] of [10 / 24, 2 / 15].entries()) {
      const [lower, upper] = [toNumber(flows[i]?.down?.lower ?? rational(0)), toNumber(flows[i]?.down?.upper ?? rational(0))];
      expect([lower <= place, place <= upper, upper - lower <= 0.001]).toEqual([true, true, true]);
    }
  });
  test("leave stakes exact: admissions do not hang on them", () => {
    // 2|(3k − 1)(8 − 10)| <= 1/4 × 2 × (3k + 1) × 18 always: the exchange is even enough whatever a mover brings.
    expect(rangesOf(reportOf(text), "d3").filter((r) => r.startsWith("host"))).toEqual([]);
  });
  test("nothing is looked for where it is not wanted", () => {
    const { sensitivity } = reportOf(text, { sensitivity: "none" });
    expect([sensitivity.leftOut.length, sensitivity.verdicts.every((v) => v.ranges.length === 0 && v.tightest === null)]).toEqual([sensitivity.numbers.length, true]);
  });
});

describe("names and sweeps", () => {
  test("numbers of one name have places; flows always do; what is certain has no chance", () => {
    const report = reportOf(law(`${stakes}  host gains 1 EUR for Worker as fiscal per year  mover gains 1 EUR for Worker once`, `discount 1 %  ${both}
      shock gone in 2025 { flow Worker to BE at 50 %  flow Worker from BE at 50 % }`));
    expect(report.sensitivity.numbers.map((n) => n.name)).toEqual(["host.fiscal", "origin.remittances", "host.fiscal.2", "mover", "flow.1", "flow.2", "discount", "gone.factor", "gone.factor.2", "tolerance", "toleranceEach", "concentrated"]);
  });
  test("a sweep judges again at each value, and at each combination of two", () => {
    const report = reportOf(law(stakes, `discount 10 %  ${both}`), {
      sweep: [{ number: "host.fiscal", from: rational(1), to: rational(5, 4), steps: 2 }, { number: "discount", from: rational(0), to: rational(1, 4), steps: 1 }],
    });
    // 9/8 is the last at which D4 holds at 10 %; at 0 % any benefit is enough, at 25 % 3/4 (5 − 4k) >= k asks for k <= 15/16.
    expect(report.sweep?.cells.map((c) => [...c.values.map(formatRational), c.verdicts.find((v) => v.of === "d4")?.now])).toEqual([
      ["1", "0", "holds"], ["1", "1/4", "fails"], ["9/8", "0", "holds"], ["9/8", "1/4", "fails"], ["5/4", "0", "fails"], ["5/4", "1/4", "fails"],
    ]);
  });
});

describe("a shock in each year", () => {
  test("D4 looks for the year in which a rush tempts most, and D3 is told for each", () => {
    // A stay of one year; flows to BE of 1 in 2025 and 3 from 2026 on: the rush that tempts is that of 2026.
    const report = reportOf(law(stakes, `discount 1 %  flow Worker from NL to BE 1 per year until 2025-12-31  flow Worker from NL to BE 3 per year since 2026-01-01  flow Worker from BE to NL 2 per year
      shock rush with probability 1 % per year for 1 year { flow Worker to BE at 200 % }`, "2025 to 2026"));
    const be = report.sustain.at?.expected.members.find((m) => m.temptations.length > 0);
    expect(be?.temptations.map((t) => [t.shock, t.year, formatRational(t.gain)])).toEqual([[null, 2026, "12"], ["rush", 2026, "24"]]);
    expect(report.shocks.map((s) => [s.year, s.years.map((y) => y.year)])).toEqual([[2025, [2025, 2026]]]);
  });
});
