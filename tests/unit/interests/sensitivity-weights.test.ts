/** How far what is weighed holds, by hand: the logics of states and the decisions of coalitions. */
import { describe, expect, test } from "vitest";
import { interests, type InterestsOptions } from "../../../src/evaluator/interests/interests";
import type { InterestsReport, RangeEnd } from "../../../src/evaluator/interests/result";
import { add, formatRational, rational, subtract, type Rational } from "../../../src/language/rational";
import { compileText, inWords } from "../../support/compile-text";

/** One comes to BE from NL, who brings 3 to the economy and costs 4 in identity. */
function reportOf(weights: string, options: InterestsOptions = {}, more = "", rule = ""): InterestsReport {
  const compiled = compileText(`use std.rights
use std.movers
interests { host gains 3 EUR for Worker as recruitment once  host bears 4 EUR for Worker as identity once  ${weights} }
scenario base { horizon 2025 to 2025   discount 0 %   flow Worker from NL to BE 1 per year  ${more} }
regime R { members { BE, NL, LU }  rule work { every member grants Enter, Work to Worker from every other member${rule} } }`);
  expect(inWords(compiled).filter((w) => w.includes("error"))).toEqual([]);
  const regime = compiled.regimes.at(-1);
  const report = regime === undefined ? null : interests(regime, options);
  if (report === null) throw new Error("no interests");
  return report;
}
const end = (e: RangeEnd | null): string => (e === null ? "-" : `${formatRational(e.lower)} ${e.included ? "in" : "out"} ${e.becomes ?? "?"}`);
const rangesOf = ({ sensitivity }: InterestsReport, of: string): readonly string[] =>
  sensitivity.verdicts.filter((v) => v.of === of).flatMap((v) => v.ranges.map((r) => `${r.number}: ${end(r.down)} | ${end(r.up)}`));
const swept = ({ sweep }: InterestsReport, of: string, party = 0): readonly (string | undefined)[] =>
  (sweep?.cells ?? []).map((c) => c.verdicts.find((v) => v.of === of && v.parties[0] === party)?.now);
const axis = (number: string, from: Rational, to: Rational, steps: number) => ({ number, from, to, steps });

const state = "state BE { security 0.5, economy 0.3, rights 0.2 }";
const coalition = "coalition BE { identity 0.5, business 0.4, rights 0.1 }";

describe("a state", () => {
  test("with x for security it has 3/5 (1 − x) for economy and 2/5 (1 − x) for rights", () => {
    // Trading up to 1/6, migration from 1/5 to 1/2, garrison from 1/2 on.
    const report = reportOf(state, { sweep: [axis("state.BE.security", rational(0), rational(1), 60)] });
    const kinds = swept(report, "logic");
    expect([0, 10, 11, 12, 29, 30, 31, 60].map((i) => kinds[i])).toEqual(["trading", "trading", "none", "migration", "migration", "garrison and migration", "garrison", "garrison"]);
  });
  test("its ranges end there", () => {
    // With x for economy security is 5/7 (1 − x), at least 1/2 up to 3/10. With x for rights the others are 5/8 and 3/8 of 1 − x.
    expect(rangesOf(reportOf(state), "logic")).toEqual(["state.BE.security: 1/2 in migration | 1/2 in garrison", "state.BE.economy: 1/5 in garrison | 3/10 in none", "state.BE.rights: 1/5 in garrison | 1/5 in migration"]);
  });
  test("a part that is the whole is no number; what is nothing may grow", () => {
    expect(reportOf("state BE { security 1, rights 0 }").sensitivity.numbers.filter((n) => n.kind === "weight").map((n) => n.name)).toEqual(["state.BE.rights"]);
    // Garrison as long as 1 − x >= 1/2.
    expect(rangesOf(reportOf("state BE { security 1, rights 0 }"), "logic")).toEqual(["state.BE.rights: - | 1/2 in none"]);
    expect(reportOf("state BE { security 1 }").sensitivity.numbers.some((n) => n.kind === "weight")).toBe(false);
  });
});

describe("coalitions", () => {
  test("turn at the weight that politics reports: open on its one side, closed on the other, even at it", () => {
    const { politics } = reportOf(coalition);
    const flips = politics.hosts[0]?.coalition?.terms.find((t) => t.coalition === "identity")?.flips ?? rational(0);
    // 4x = 3 × 4/5 (1 − x).
    expect(formatRational(flips)).toBe("3/8");
    const hair = rational(1n, 1_000_000_000n);
    expect(swept(reportOf(coalition, { sweep: [axis("coalition.BE.identity", subtract(flips, hair), add(flips, hair), 2)] }), "coalition")).toEqual(["open", "even", "closed"]);
  });
  test("their ranges: of each weight, and of what stakes bring; a flow and the tolerances change nothing", () => {
    // Business 4/10 × 3k against 5/10 × 4: k = 5/3. With x for business identity has 5/6 of the rest: 3x = 10/3 (1 − x). Rights hear nothing, and scale both.
    expect(rangesOf(reportOf(coalition), "coalition")).toEqual(["host.recruitment: - | 5/3 out open", "host.identity: 3/5 out open | -", "coalition.BE.identity: 3/8 out open | -", "coalition.BE.business: - | 10/19 out open"]);
  });
  test("of a party to whom nobody comes are not assessable, and so have no range", () => {
    const report = reportOf("coalition NL { identity 0.5, business 0.5 }", { sweep: [axis("coalition.NL.identity", rational(0), rational(1), 1)] });
    expect(swept(report, "coalition", 1)).toEqual(["not-assessable", "not-assessable"]);
    expect(report.sensitivity.verdicts.some((v) => v.of === "coalition")).toBe(false);
  });
  test("are judged again where a flow is swept, and searched for where the regime counts movers", () => {
    // Ten at most: the flow is cut, and what each brings is the same.
    const report = reportOf(coalition, { sensitivity: "all", sweep: [axis("host.recruitment", rational(1), rational(2), 1)] }, "", " at most 10 per year");
    expect(swept(report, "coalition")).toEqual(["closed", "open"]);
    expect(report.sensitivity.leftOut).toEqual([]);
    expect(rangesOf(report, "coalition").filter((r) => r.startsWith("flow"))).toEqual([]);
  });
});

describe("a sweep of weights", () => {
  test("leaves every other verdict as it is, and two at once are of two sets", () => {
    const both = `${state}  ${coalition}`;
    const report = reportOf(both, { sweep: [axis("state.BE.security", rational(0), rational(1), 1), axis("coalition.BE.identity", rational(0), rational(1), 1)] });
    expect([swept(report, "logic"), swept(report, "coalition")]).toEqual([["trading", "trading", "garrison", "garrison"], ["open", "closed", "open", "closed"]]);
    const others = (report.sweep?.cells ?? []).map((c) => JSON.stringify(c.verdicts.filter((v) => !["logic", "goes", "coalition", "veto", "pivotal"].includes(v.of))));
    expect(new Set(others).size).toBe(1);
    const one = reportOf(both, { sweep: [axis("state.BE.security", rational(0), rational(1), 1), axis("state.BE.rights", rational(0), rational(1), 1)] });
    expect(one.sweep?.numbers).toEqual(["state.BE.security"]);
  });
});
