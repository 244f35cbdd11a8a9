/** Shares by year, worked out; and that their intervals are no narrower than what varies from run to run. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { pathsOf } from "../../../src/evaluator/simulation/paths";
import { simulate } from "../../../src/evaluator/simulation/simulate";
import { normal95 } from "../../../src/evaluator/simulation/wilson";
import { lawWith, lastRegimeOf } from "../../support/interests-of";

const stakes = "host bears 4 EUR for Worker as fiscal once  origin gains 5 EUR for Worker as remittances once";
const flows = "discount 50 %  flow Worker from NL to BE 1 per year  flow Worker from BE to NL 1 per year";
const made = simulate(lastRegimeOf(lawWith(stakes, flows, "2025 to 2026")), { runs: 10 });
if (typeof made === "string") throw new Error(made);

test("who can break does so at once, and is answered for good", () => {
  expect(made.parties.filter((p) => p.member).length).toBe(2);
  const { members, caps } = pathsOf(made);
  expect(members.map((m) => [m.year, m.breaking.share, m.answered.share, m.out.share, m.invoking.share])).toEqual([[2025, 1, 0, 0, 0], [2026, 0, 1, 0, 0]]);
  expect(caps).toEqual([]);
});

test("a number: in how many runs it turned somebody away", () => {
  const rule = "rule work { every member grants Enter, Work to Worker from every other member at most 2 per year }";
  const bound = simulate(lastRegimeOf(lawWith(stakes, "discount 5 %  flow Worker from NL to BE between 1 and 3 per year", "2025 to 2026", rule)), { runs: 10, breaks: false });
  if (typeof bound === "string") throw new Error(bound);
  expect(bound.caps.length).toBe(1);
  expect(pathsOf(bound).caps).toEqual(bound.caps.map((c) => c.runs.map((n) => expect.objectContaining({ count: n, share: n / 10 }))));
});

test("a share of members has an interval about as wide as that of its spread over runs, or wider", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat(6), { minLength: 100, maxLength: 200 }), (k, drawn) => {
    const shares = drawn.map((n) => Math.min(n, k) / k);
    const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
    const error = Math.sqrt(shares.reduce((a, x) => a + (x - mean) ** 2, 0)) / shares.length;
    const [party, year] = [made.parties[0], made.years[0]];
    if (party === undefined || year === undefined) throw new Error("nobody");
    const { members } = pathsOf({ ...made, runs: drawn.length, parties: Array.from({ length: k }, () => ({ ...party, member: true })), years: [{ ...year, breaches: Math.round(mean * drawn.length * k) }] });
    const { share, low, high } = members[0]?.breaking ?? { share: 1, low: 1, high: 0 };
    expect(share).toBeCloseTo(mean, 9);
    // Wilson's interval of a share in the middle is a little narrower than the usual one.
    expect(high - low).toBeGreaterThanOrEqual(2 * normal95 * error * 0.95);
  }));
});
