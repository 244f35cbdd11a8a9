/** D4 by hand: each figure is worked out in the comment beside it. */
import { describe, expect, test } from "vitest";
import type { MemberSustain } from "../../../src/evaluator/interests/result";
import { criticalFactor, leastSanction, sustainOf } from "../../../src/evaluator/interests/sustain";
import { formatRational, one, rational, zero, type Rational } from "../../../src/language/rational";
import { lawWith as law, reportOf } from "../../support/interests-of";

const words = (x: Rational | null | undefined): string => (x === null || x === undefined ? "none" : formatRational(x));
const told = (m: MemberSustain): readonly string[] => [words(m.benefit), ...m.temptations.map((t) => `${t.shock ?? "none"} ${t.year} ${words(t.gain)}`), words(m.critical), words(m.sanction)];

describe("one member", () => {
  test("L/(L + b): the oracle of the design, 4 and 1 to 4/5; with a safeguard 1 and 4/5 to 5/9", () => {
    expect(words(criticalFactor(rational(4), one))).toBe("4/5");
    expect(words(criticalFactor(one, rational(4, 5)))).toBe("5/9");
  });
  test("no temptation asks for nothing; no benefit has nothing to lose", () => {
    expect([words(criticalFactor(zero, one)), words(criticalFactor(one, zero)), words(criticalFactor(zero, rational(-1)))]).toEqual(["0", "none", "none"]);
  });
  test("the least sanction: 2 − 0.4 × 2/0.6 = 2/3 (the oracle of the design)", () => {
    expect(words(leastSanction(rational(2), rational(2), rational(2, 5)))).toBe("2/3");
    // 2 − 1/2 × 4/(1/2) is below nothing.
    expect(words(leastSanction(rational(2), rational(4), rational(1, 2)))).toBe("0");
    // A burden in view adds to it: 1 + 1/2 × 3/(1/2).
    expect(words(leastSanction(one, rational(-3), rational(1, 2)))).toBe("4");
  });
  test("where the future counts in full", () => {
    expect([one, zero, rational(-1)].map((b) => words(leastSanction(rational(7), b, one)))).toEqual(["0", "7", "none"]);
  });
  test("the bound itself is enough", () => {
    const prospect = { party: 0, benefit: one, temptations: [{ shock: null, year: 2025, gain: rational(4) }] };
    expect(sustainOf([prospect], rational(4, 5))).toMatchObject({ verdict: "holds", unsustained: [] });
    expect(sustainOf([prospect], rational(79, 100))).toMatchObject({ verdict: "fails", unsustained: [0] });
  });
});

describe("a scenario", () => {
  // Each takes one a year for a year, at a cost of 4, and sends one, who is worth 5.
  const stakes = "host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once";
  const both = "flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year";
  test("two who take one another's: L = 4, bbar = 1, and so 4/5", () => {
    const { sustain } = reportOf(law(stakes, `discount 20 %  ${both}`));
    expect(sustain.at?.expected.members.map(told)).toEqual([["1", "none 2025 4", "4/5", "0"], ["1", "none 2025 4", "4/5", "0"]]);
    expect([sustain.verdict, words(sustain.delta), words(sustain.at?.expected.largest), words(sustain.at?.expected.asymmetry), words(sustain.at?.expected.share)]).toEqual(["holds", "4/5", "4/5", "1", "1"]);
  });
  test("a little more impatience, and it fails: by 4 − 3/4 × 1/(1/4)", () => {
    const { sustain } = reportOf(law(stakes, `discount 25 %  ${both}`));
    expect(sustain.at?.expected.members.map((m) => words(m.sanction))).toEqual(["1", "1"]);
    expect([sustain.verdict, sustain.at?.expected.unsustained.length, words(sustain.at?.expected.share)]).toEqual(["fails", 2, "0"]);
  });
  test("a shock that doubles arrivals, at its chance in the mean and in full as a temptation", () => {
    const shock = "shock rush with probability 50 % per year for 1 year { flow Worker to BE at 200 % }";
    const { sustain } = reportOf(law(stakes, `discount 20 %  ${both}  ${shock}`));
    // BE: 1.5 × −4 + 5 = −1: nothing to lose. NL: 1.5 × 5 − 4 = 3.5, and 4 is saved by leaving: 4/7.5. The sanction on BE: 8 + 4/5 × 1/(1/5).
    expect(sustain.at?.expected.members.map(told)).toEqual([["-1", "none 2025 4", "rush 2025 8", "none", "12"], ["7/2", "none 2025 4", "rush 2025 4", "8/15", "0"]]);
    expect([words(sustain.at?.expected.largest), words(sustain.at?.expected.share), sustain.verdict]).toEqual(["none", "1/2", "fails"]);
  });
  test("a shock names the critical factor that it makes", () => {
    const shock = "shock rush with probability 1 % per year for 1 year { flow Worker to BE at 200 % }";
    const { sustain } = reportOf(law(stakes, `discount 5 %  ${both}  ${shock}`));
    // bbar of BE: 5 − 4 × 1.01 = 0.96; 8/8.96.
    expect(sustain.at?.expected.members.map((m) => [m.at?.shock, words(m.critical)])).toEqual([["rush", "25/28"], [null, "80/101"]]);
    // (25/28)/(80/101)
    expect(words(sustain.at?.expected.asymmetry)).toBe("505/448");
  });
  test("a year in which a shock lasts, and none after the horizon", () => {
    const shocks = "shock late in 2026 for 1 year { flow Worker to BE at 300 % }  shock never in 2099 { flow Worker to BE at 900 % }";
    const { sustain } = reportOf(law(stakes, `discount 0 %  ${both}  ${shocks}`, "2025 to 2027"));
    expect(sustain.at?.expected.members[0]?.temptations.map((t) => [t.shock, t.year, words(t.gain)])).toEqual([[null, 2025, "4"], ["late", 2026, "12"]]);
  });
  test("a host shuts its door to those alone who cost it, and an origin keeps its people where their going costs it", () => {
    const mixed = "host bears 4 EUR for Worker as fiscal once  host gains 9 EUR for Student as fiscal once  origin bears 2 EUR for Student as skills once  origin gains 5 EUR for Worker as remittances once";
    const rule = "rule work { every member grants Enter, Work, Study to Worker, Student from every other member }";
    const { sustain } = reportOf(law(mixed, "discount 0 %  flow Worker from NL to BE 1 per year  flow Student from LU to BE 1 per year", "2025 to 2025", rule));
    // BE: −4 from NL, 9 from LU. NL: 5. LU: −2.
    expect(sustain.at?.expected.members.map(told)).toEqual([["5", "none 2025 4", "4/9", "0"], ["5", "none 2025 0", "0", "0"], ["-2", "none 2025 2", "none", "none"]]);
  });
  test("it depends where it does not hold by every number of movers", () => {
    const { sustain } = reportOf(law(stakes, "discount 10 %  flow Worker from NL to BE between 1 and 3 per year  flow Worker from BE to NL 1 per year"));
    expect(sustain.verdict).toBe("depends");
    expect([sustain.at?.low.verdict, sustain.at?.high.verdict]).toEqual(["holds", "fails"]);
  });
  test("who gains by keeping nothing toward one with whom nothing passes while both keep is tempted, and judged, too", () => {
    const { sustain } = reportOf(`act Check "check"
scenario base { horizon 2025 to 2025   discount 0 %   flow Worker from NL to BE 1 per year }
regime R {
  members { BE, NL, LU }
  rule work { every member grants Enter, Work to Worker from every other member }
  duty checks { every member must Check toward every other member }
  interests { host gains 3 EUR for Worker as fiscal once   origin gains 1 EUR for checks by host as fiscal when not origin keeps checks toward host per year }
}`);
    // Each gains 1 by not keeping toward one that keeps. BE would lose the 3 that it nets from NL, and so is tempted by LU alone; LU, whom nothing passes to while all keep, by both.
    expect(sustain.at?.expected.members.map(told)).toEqual([["3", "none 2025 1", "1/4", "0"], ["0", "none 2025 2", "none", "2"], ["0", "none 2025 2", "none", "2"]]);
    expect(sustain.verdict).toBe("fails");
  });
  test("not assessable: no stake of a state, nothing exchanged, a figure that is missing", () => {
    expect(reportOf(law("mover gains 1 EUR for Worker as wages once", `discount 0 %  ${both}`)).sustain).toMatchObject({ verdict: "not-assessable", missing: "no stake of a host or an origin is declared", at: null, measure: null });
    expect(reportOf(law(stakes, "discount 0 %  flow Student from NL to BE 1 per year")).sustain).toMatchObject({ verdict: "not-assessable", missing: "nothing is exchanged between members", at: null });
    const unknown = `facts about mover { age : number }${law("host gains mover.age for Worker as fiscal once", `discount 0 %  ${both}`)}`;
    expect(reportOf(unknown).sustain).toMatchObject({ verdict: "not-assessable", at: null, missing: expect.stringContaining("`age` has no range") });
  });
});
