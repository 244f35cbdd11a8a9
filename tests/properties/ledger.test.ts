/** Laws of the ledger over drawn flows and numbers. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interests } from "../../src/evaluator";
import type { InterestsReport } from "../../src/evaluator/result";
import { add, compareRationals, formatRational, multiply, rational, type Rational } from "../../src/language/rational";
import { compileText } from "../support/compile-text";
import { patience, runs } from "../support/runs";

const codes = ["BE", "NL", "LU"] as const;
interface FlowDrawn {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly more: number;
}
const flow: fc.Arbitrary<FlowDrawn> = fc.record({ from: fc.nat(2), to: fc.nat(1), low: fc.nat(400), more: fc.nat(200) });
const world = fc.record({
  flows: fc.array(flow, { minLength: 1, maxLength: 5 }),
  cap: fc.nat(300),
  each: fc.constantFrom("", " each pair", " each origin"),
  kind: fc.constantFrom("grants", "may grant"),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const words = ({ from, to, low, more }: FlowDrawn, times = 1): string =>
  `flow Worker from ${codes[from] ?? ""} to ${codes.filter((_, i) => i !== from)[to] ?? ""} between ${low * times} and ${(low + more) * times} per year`;
const stakes = ["host gains 100 EUR for Worker as fiscal per year", "host bears 30 EUR for Worker as identity once", "origin gains 7 EUR for Worker as remittances per year"];
function reportOf(rule: string, flows: readonly string[], written: readonly string[] = stakes, facts = ""): InterestsReport {
  const text = `use std.rights\nuse std.movers\n${facts}\ninterests { ${written.join("  ")} }\nscenario s { horizon 2025 to 2026  discount 5 %  ${flows.join("  ")} }\nregime R { members { BE, NL, LU }  ${rule} }`;
  const regime = compileText(text).regimes.at(-1);
  const report = regime === undefined ? null : interests(regime);
  if (report === null) throw new Error(`nothing is judged of ${text}`);
  return report;
}
const ruleOf = ({ cap, each, kind }: World): string =>
  kind === "grants" ? `rule work { every member grants Enter, Work to Worker from every other member at most ${cap} per year${each} }` : "rule work { every member may grant Enter, Work to Worker from every other member }";
const atMost = (a: Rational | undefined, b: Rational | undefined): boolean => a !== undefined && b !== undefined && compareRationals(a, b) <= 0;
const told = ({ gains, balance }: InterestsReport): unknown => [
  gains.channels.map((c) => `${c.party} ${c.channel ?? ""} ${c.total === null ? "" : formatRational(c.total.expected)}`).sort(), balance.units.map((u) => u.at.expected.cumulated.multi && formatRational(u.at.expected.cumulated.multi)), balance.verdict,
];
const law = (holds: (w: World) => void): void => fc.assert(fc.property(world, holds), { numRuns: runs(40) });

describe("movers", () => {
  test("no more are admitted than would come", () => {
    law((w) => {
      for (const { asked, admitted } of reportOf(ruleOf(w), w.flows.map((f) => words(f))).ledger.rows) {
        admitted.forEach((year, y) => {
          expect([atMost(year.low, asked[y]?.low), atMost(year.expected, asked[y]?.expected), atMost(year.high, asked[y]?.high)]).toEqual([true, true, true]);
        });
      }
    });
  }, patience);
  test("no more than the numbers leave", () => {
    law((w) => {
      if (w.kind !== "grants") return;
      const counted = new Map<string, Rational>();
      for (const { host, origin, admitted } of reportOf(ruleOf(w), w.flows.map((f) => words(f))).ledger.rows) {
        const key = w.each === "" ? `in ${host}` : w.each === " each origin" ? `from ${origin}` : `${origin} ${host}`;
        counted.set(key, add(counted.get(key) ?? rational(0), admitted[0]?.high ?? rational(0)));
      }
      expect([...counted.values()].filter((n) => !atMost(n, rational(w.cap)))).toEqual([]);
    });
  }, patience);
});

describe("what comes of it does not hang on", () => {
  test("the order of flows and stakes", () => {
    law((w) => {
      expect(told(reportOf(ruleOf(w), w.flows.map((f) => words(f)).reverse(), [...stakes].reverse()))).toEqual(told(reportOf(ruleOf(w), w.flows.map((f) => words(f)))));
    });
  }, patience);
  test("a fact that nobody reads", () => {
    law((w) => {
      expect(told(reportOf(ruleOf(w), w.flows.map((f) => words(f)), stakes, "facts about mover { tall : yes or no }"))).toEqual(told(reportOf(ruleOf(w), w.flows.map((f) => words(f)))));
    });
  }, patience);
});

test("where nothing is rationed, twice the flows are twice the sums, and the balance is the same", () => {
  const free = "rule work { every member grants Enter, Work to Worker from every other member }";
  law(({ flows }) => {
    const [once, twice] = [reportOf(free, flows.map((f) => words(f))), reportOf(free, flows.map((f) => words(f, 2)))];
    const totals = (r: InterestsReport, by: bigint): readonly string[] => r.gains.channels.map((c) => (c.total === null ? "" : formatRational(multiply(c.total.expected, rational(by)))));
    expect(totals(twice, 1n)).toEqual(totals(once, 2n));
    expect(twice.balance.verdict).toBe(once.balance.verdict);
  });
}, patience);
