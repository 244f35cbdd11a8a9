/** Ledgers computed by hand: each figure is worked out in the comment beside it. */
import { describe, expect, test } from "vitest";
import { interests } from "../../../src/evaluator/interests/interests";
import { formatRational, type Rational } from "../../../src/language/rational";
import { lastRegimeOf as regimeOf, reportOf } from "../../support/interests-of";

/** A free movement of three, with a scenario of three years. */
const free = (more: { readonly rule?: string; readonly stakes: string; readonly scenario: string; readonly facts?: string }): string => `
${more.facts ?? ""}
interests { ${more.stakes} }
scenario base { horizon 2025 to 2027   ${more.scenario} }
regime R {
  members { BE, NL, LU }
  ${more.rule ?? "rule work { every member grants Enter, Work to Worker from every other member }"}
}`;
const shown = (numbers: readonly { readonly expected: Rational }[] | null | undefined): readonly string[] | null => numbers?.map((n) => formatRational(n.expected)) ?? null;
const range = (one: { readonly low: Rational; readonly expected: Rational; readonly high: Rational } | undefined): string =>
  one === undefined ? "" : [one.low, one.expected, one.high].map(formatRational).join(" ");

describe("movers", () => {
  const stakes = "host gains 10 EUR for Worker as fiscal per year";
  test("who is admitted in a year stays to the end of the horizon", () => {
    const { ledger } = reportOf(free({ stakes, scenario: "discount 0 %  flow Worker from NL to BE 100 per year" }));
    expect(ledger.years).toEqual([2025, 2026, 2027]);
    expect(ledger.rows).toHaveLength(1);
    expect(shown(ledger.rows[0]?.admitted)).toEqual(["100", "100", "100"]);
    expect(shown(ledger.rows[0]?.staying)).toEqual(["100", "200", "300"]);
    // 10 for each who is there.
    expect(shown(ledger.rows[0]?.amounts[0])).toEqual(["1000", "2000", "3000"]);
  });
  test("or as long as the right lasts", () => {
    const rule = "rule work { every member grants Enter, Work to Worker from every other member for at most 18 months }";
    const { ledger } = reportOf(free({ stakes, rule, scenario: "discount 0 %  flow Worker from NL to BE 100 per year" }));
    // A year and a half: all in the first year, half of them in the second.
    expect(shown(ledger.rows[0]?.staying)).toEqual(["100", "150", "150"]);
  });
  test("what is `once` falls due when somebody comes", () => {
    const { ledger } = reportOf(free({ stakes: "origin bears 7 EUR for Worker as skills once", scenario: "discount 0 %  flow Worker from NL to BE 100 per year" }));
    expect(shown(ledger.rows[0]?.amounts[0])).toEqual(["-700", "-700", "-700"]);
  });
  test("a mean between least and most, and a mode", () => {
    const { ledger } = reportOf(free({ stakes, scenario: "discount 0 %  flow Worker from NL to BE between 1_000 and 5_000 mostly 2_000 per year  flow Worker from LU to BE between 10 and 20 per year" }));
    expect(range(ledger.rows.find((r) => r.origin === ledger.parties[1])?.admitted[0])).toBe("1000 8000/3 5000");
    expect(range(ledger.rows.find((r) => r.origin === ledger.parties[2])?.admitted[0])).toBe("10 15 20");
  });
  test("days of a year", () => {
    const rule = "rule work { every member grants Enter, Work to Worker from every other member since 2026-07-01 }";
    const { ledger } = reportOf(free({ stakes, rule, scenario: "discount 0 %  flow Worker from NL to BE 365 per year" }));
    // 184 days from 1 July to 31 December.
    expect(shown(ledger.rows[0]?.admitted)).toEqual(["0", "184", "365"]);
    expect(shown(ledger.rows[0]?.asked)).toEqual(["365", "365", "365"]);
  });
  test("a discount", () => {
    const { ledger, gains } = reportOf(free({ stakes, scenario: "discount 10 %  flow Worker from NL to BE 100 per year" }));
    expect(ledger.discount.map(formatRational)).toEqual(["1", "9/10", "81/100"]);
    // 1000 + 2000 × 0.9 + 3000 × 0.81
    expect(range(gains.legs[0]?.totals[0]?.total)).toBe("5230 5230 5230");
  });
});

describe("positions", () => {
  const stakes = "host gains 10 EUR for Worker as fiscal per year";
  const one = "discount 0 %  flow Worker from NL to BE 100 per year  flow Worker from LU to BE 300 per year";
  const admittedBy = (rule: string, more: Partial<Parameters<typeof free>[0]> = {}): readonly string[] => {
    const { ledger } = reportOf(free({ stakes, scenario: one, rule, ...more }));
    return ledger.rows.map((r) => range(r.admitted[0]));
  };
  test("granted, denied, silent and discretionary", () => {
    expect(admittedBy("rule work { every member grants Enter, Work to Worker from every other member }")).toEqual(["100 100 100", "300 300 300"]);
    expect(admittedBy("rule work { every member refuses Enter, Work to Worker from NL  every member grants Enter, Work to Worker from LU }")).toEqual(["0 0 0", "300 300 300"]);
    expect(admittedBy("rule work { every member grants Enter, Work to Worker from LU }")).toEqual(["0 0 0", "300 300 300"]);
    expect(admittedBy("rule work { every member may grant Enter, Work to Worker from every other member }")).toEqual(["0 0 100", "0 0 300"]);
  });
  test("the least open of the rights that admission takes", () => {
    expect(admittedBy("rule work { every member grants Enter, Work to Worker from every other member }  exception closed to work { every member refuses Work to Worker from NL }")).toEqual(["0 0 0", "300 300 300"]);
  });
  test("one number for all is shared as they come", () => {
    // 100 of 100 + 300.
    expect(admittedBy("rule work { every member grants Enter, Work to Worker from every other member at most 100 per year }")).toEqual(["25 25 25", "75 75 75"]);
  });
  test("one number for each pair", () => {
    expect(admittedBy("rule work { every member grants Enter, Work to Worker from every other member at most 150 per year each pair }")).toEqual(["100 100 100", "150 150 150"]);
  });
  test("a floor is owed, and may be surpassed", () => {
    expect(admittedBy("rule work { every member grants Enter, Work to Worker from every other member at least 100 per year }")).toEqual(["25 25 100", "75 75 300"]);
  });
  test("a number in all is used up", () => {
    const { ledger } = reportOf(free({ stakes, scenario: "discount 0 %  flow Worker from NL to BE 100 per year", rule: "rule work { every member grants Enter, Work to Worker from every other member at most 150 in all }" }));
    expect(shown(ledger.rows[0]?.admitted)).toEqual(["100", "50", "0"]);
  });
  test("a share of cases, by the values of facts", () => {
    const rule = "rule work { every member grants Enter, Work to Worker from every other member when mover.skilled }";
    expect(admittedBy(rule, { facts: "facts about mover { skilled : yes or no }" })).toEqual(["50 50 50", "150 150 150"]);
    // Of 1 to 24 months, 12 and more: 13 of 24.
    const months = "rule work { every member grants Enter, Work to Worker from every other member when mover.contract >= 12 months }";
    expect(admittedBy(months, { facts: "facts about mover { contract : months from 1 to 24 }" })).toEqual(["325/6 325/6 325/6", "325/2 325/2 325/2"]);
  });
  test("a fact that is given is known", () => {
    const regime = regimeOf(free({ stakes, scenario: one, facts: "facts about mover { skilled : yes or no }", rule: "rule work { every member grants Enter, Work to Worker from every other member when mover.skilled }" }));
    const fact = regime.facts.findIndex((f) => f.key === "skilled");
    expect(interests(regime, { given: new Map([[fact, 1]]) })?.ledger.rows.map((r) => range(r.admitted[0]))).toEqual(["100 100 100", "300 300 300"]);
    expect(interests(regime, { given: new Map([[fact, 0]]) })?.ledger.rows.map((r) => range(r.admitted[0]))).toEqual(["0 0 0", "0 0 0"]);
  });
  test("where silence is permission, everybody is admitted", () => {
    expect(admittedBy("closure permissive  rule work { every member grants Enter, Work to Worker from LU }")).toEqual(["100 100 100", "300 300 300"]);
  });
  test("who comes from outside is no exchange between members", () => {
    const { ledger, balance } = reportOf(free({ stakes, scenario: "discount 0 %  flow Worker from FR to BE 100 per year", rule: "rule work { every member grants Enter, Work to Worker from any state }" }));
    expect(ledger.rows.map((r) => [r.inside, range(r.admitted[0])])).toEqual([[false, "100 100 100"]]);
    expect(balance).toMatchObject({ verdict: "not-assessable", missing: "nothing is exchanged between members" });
  });
  test("a fact without a range, and what is not known for it", () => {
    const { ledger, balance } = reportOf(free({ stakes, scenario: one, facts: "facts about mover { salary : money }", rule: "rule work { every member grants Enter, Work to Worker from every other member when mover.salary > 5 EUR }" }));
    expect(ledger.rows).toEqual([]);
    expect(ledger.missing.map((m) => m.why)).toEqual(["the fact `salary` has no range that can be counted", "the fact `salary` has no range that can be counted"]);
    expect(balance.verdict).toBe("not-assessable");
  });
});

describe("what a mover is worth", () => {
  const scenario = "discount 0 %  flow Worker from NL to BE 100 per year";
  const amounts = (stakes: string, facts = ""): readonly (readonly string[] | null)[] =>
    reportOf(free({ stakes, scenario, facts })).ledger.rows[0]?.amounts.map((a) => shown(a)) ?? [];
  test("tables are read for host and origin, and percentages are exact", () => {
    const facts = "table wage : party -> money { BE : 40_000 EUR   NL : 42_000 EUR   otherwise : 20_000 EUR }";
    // 10 % of 40 000, then 40 000 less 42 000.
    expect(amounts("origin gains 10 % * wage(host) for Worker as remittances once  mover gains wage(host) - wage(origin) for Worker as wages once", facts)).toEqual([["400000", "400000", "400000"], ["-200000", "-200000", "-200000"]]);
    // A table keyed by year.
    expect(amounts("host gains fee(year) for Worker as fiscal once", "table fee : year -> money { 2025 : 1 EUR  2026 : 2 EUR  otherwise : 4 EUR }")).toEqual([["100", "200", "400"]]);
  });
  test("facts count by their mean, among those of whom the stake speaks", () => {
    const facts = "facts about mover { salary : money from 0 EUR to 10_000 EUR }";
    expect(amounts("host gains 10 % * mover.salary for Worker as fiscal once", facts)[0]).toEqual(["50000", "50000", "50000"]);
    // From 5 001 to 10 000 EUR: 5 000 of 10 001 values with the mean 7 500.5.
    expect(amounts("host gains mover.salary for Worker as fiscal when mover.salary > 5_000 EUR once", facts)[0]?.[0]).toBe("3750250000/10001");
  });
  test("a condition that reads the parties, and a window", () => {
    expect(amounts("host gains 1 EUR for Worker as fiscal when host = BE once  host gains 1 EUR for Worker as wages when host = NL once")).toEqual([["100", "100", "100"], ["0", "0", "0"]]);
    // 184 of 365 days of 2026 for each of the 200 who are there.
    expect(amounts("host gains 1 EUR for Worker as fiscal per year since 2026-07-01")).toEqual([["0", "7360/73", "300"]]);
  });
  test("a figure that is not known leaves its account open, and says what is missing", () => {
    const { ledger, balance, gains } = reportOf(free({ stakes: "host gains mover.salary for Worker as fiscal per year  mover gains 1 EUR for Worker as wages per year", scenario, facts: "facts about mover { salary : money from 0 EUR to 9 EUR }" }));
    expect(ledger.accounts.map((a) => a.missing)).toEqual([null, null]);
    expect(balance.verdict).toBe("fails");
    expect(gains.failing).toEqual(["origin"]);
    const open = reportOf(free({ stakes: "host gains fee(host) for Worker as fiscal per year", scenario, facts: "table fee : host -> money { NL : 1 EUR  otherwise : none }" }));
    expect(open.ledger.accounts.map((a) => a.missing)).toEqual(["the table `fee` has no number for BE and NL"]);
    expect(open.ledger.rows[0]?.amounts).toEqual([null]);
    expect(open.balance).toMatchObject({ verdict: "not-assessable", missing: "the table `fee` has no number for BE and NL" });
    expect(open.gains.legs[0]?.outcome).toBe("not-assessable");
  });
  test("units are kept apart, and the verdict is on money where there is some", () => {
    const { balance } = reportOf(free({ stakes: "origin bears 0.2 for Worker as skills once  host gains 5 EUR for Worker as fiscal once  origin gains 5 % for Worker as identity once", scenario }));
    expect(balance.units.map((u) => u.measure.kind)).toEqual(["money", "count", "share"]);
  });
});

describe("shocks", () => {
  const stakes = "host gains 1 EUR for Worker as fiscal once";
  test("a shock of one year, and one for good", () => {
    const { ledger, shocks } = reportOf(free({ stakes, scenario: "discount 0 %  flow Worker from NL to BE 100 per year  shock half in 2026 for 18 months { flow Worker at 50 % }  shock gone in 2027 { flow Worker at 0 % }" }));
    // 2026 half of 100; 2027 half of it for six months, and none at all by the second.
    expect(shown(ledger.rows[0]?.admitted)).toEqual(["100", "50", "0"]);
    // 100 + 50 + 75 and 100 + 100 + 0.
    expect(shocks.map((s) => [s.shock, s.year, range(s.gains.legs[0]?.totals[0]?.total)])).toEqual([["half", 2026, "225 225 225"], ["gone", 2027, "200 200 200"]]);
  });
  test("a shock that may come in any year", () => {
    const { ledger, shocks } = reportOf(free({ stakes, scenario: "discount 0 %  flow Worker from NL to BE 100 per year  shock bad with probability 10 % per year for 2 years { flow Worker at 0 % }" }));
    // It lasts in a year unless it came in neither that year nor the one before: 0.9, then 0.81.
    expect(shown(ledger.rows[0]?.admitted)).toEqual(["90", "81", "81"]);
    // By itself it comes in the first year.
    expect(range(shocks[0]?.gains.legs[0]?.totals[0]?.total)).toBe("100 100 100");
  });
});

describe("nobody loses (Pareto)", () => {
  const scenario = "discount 0 %  flow Worker from NL to BE 100 per year  flow Worker from BE to NL 100 per year  flow Worker from LU to NL 1 per year  flow Worker from NL to LU 1 per year";
  const states = "host gains 5 EUR for Worker as fiscal once  origin gains 1 EUR for Worker as remittances once";
  test.each([
    ["of states alone, where movers have no stake", states, "holds", []],
    ["movers who lose", `${states}  mover bears 3 EUR for Worker as wages once`, "fails", ["BE mover", "NL mover", "LU mover"]],
    ["movers who gain", `${states}  mover gains 3 EUR for Worker as wages once`, "holds", []],
    ["a state that loses", "host bears 5 EUR for Worker as fiscal once  origin gains 1 EUR for Worker as remittances once", "fails", ["BE state", "NL state", "LU state"]],
  ])("%s", (_, stakes, verdict, losing) => {
    const text = free({ stakes, scenario });
    const { gains } = reportOf(text);
    expect([gains.pareto, gains.losing.map((l) => `${regimeOf(text).parties[l.party]?.code} ${l.side}`)]).toEqual([verdict, losing]);
  });
});
