/** What is said of a linkage is the same just inside each end of its ranges, and another just outside, or at the end alone: judged again in a regime with that number. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { KeptRange } from "../../src/evaluator/interests/result";
import { bargainOf } from "../../src/evaluator/linkages/bargain";
import type { Bargain } from "../../src/evaluator/linkages/result-linkages";
import { tiesOf } from "../../src/evaluator/linkages/ties";
import { untied } from "../../src/evaluator/linkages/untied";
import { toNumber } from "../../src/language/rational";
import type { Regime, Scenario } from "../../src/language/regime";
import { compileText, inWords } from "../support/compile-text";
import { patience, runs } from "../support/runs";

const amount = fc.integer({ min: 1, max: 12 });
const worlds = fc.record({ fund: amount, effort: amount, open: amount, more: fc.integer({ min: -6, max: 6 }).filter((x) => x !== 0), costs: amount, remits: amount, years: fc.integer({ min: 1, max: 2 }), low: amount, wide: fc.nat(9), discount: fc.integer({ min: 0, max: 80 }), chance: fc.integer({ min: 1, max: 60 }) });
type World = (typeof worlds) extends fc.Arbitrary<infer T> ? T : never;
const textOf = ({ fund, effort, open, more, costs, remits, years, low, wide, discount, chance }: World): string => `use std.rights
use std.movers
act Pay "pay"
scenario base {
  horizon 2025 to ${2024 + years}
  discount ${discount} %
  flow Worker from NL to BE between ${low} and ${low + wide} per year
  shock rush with probability ${chance} % per year for 1 year { flow Worker to BE at 150 % }
}
regime Tied {
  members { BE, NL, LU }
  rule trade { BE grants Enter, Work to Worker from NL when origin keeps fund toward host }
  duty fund { NL must Pay toward BE }
  interests {
    host gains ${fund} EUR for fund by origin as security per year
    origin bears ${effort} EUR for fund by origin as fiscal per year
    origin gains ${open} EUR for trade as recruitment per year
    origin ${more < 0 ? "bears" : "gains"} ${Math.abs(more)} EUR for trade as skills when origin keeps fund toward host per year
    host bears ${costs} EUR for Worker as identity once
    origin gains ${remits} EUR for Worker as remittances once
  }
  linkage visas tactical { trade in return for fund }
}`;

function bargained(regime: Regime, scenario: Scenario, sensitivity: "usual" | "none"): Bargain {
  const [tie] = tiesOf(regime);
  if (tie === undefined) throw new Error("no linkage");
  return bargainOf(untied(regime, tie), tie, { scenario, binding: "hard", given: new Map(), sensitivity });
}
/** A regime and scenario in which one number has another value. */
function withNumber(regime: Regime, scenario: Scenario, { number }: KeptRange, numbers: readonly { readonly name: string; readonly kind: string; readonly of: number | null }[], value: number): readonly [Regime, Scenario] {
  const { kind, of } = numbers.find((n) => n.name === number) ?? { kind: "", of: null };
  const scaled = <T>(all: readonly T[], change: (one: T) => T): readonly T[] => all.map((x, i) => (i === of ? change(x) : x));
  switch (kind) {
    case "stake":
      return [{ ...regime, interests: { ...regime.interests, stakes: scaled(regime.interests.stakes, (s) => ({ ...s, amount: { ...s.amount, constant: s.amount.constant * value } })) } }, scenario];
    case "flow":
      return [regime, { ...scenario, flows: scaled(scenario.flows, (f) => ({ ...f, low: f.low * value, high: f.high * value })) }];
    case "discount":
      return [regime, { ...scenario, discount: value }];
    case "probability":
      return [regime, { ...scenario, shocks: scaled(scenario.shocks, (s) => ({ ...s, chance: { ...s.chance, probability: value } as typeof s.chance })) }];
    default:
      return [regime, { ...scenario, shocks: scaled(scenario.shocks, (s) => ({ ...s, changes: s.changes.map((c) => ({ ...c, factor: value })) })) }];
  }
}

/** With so few movers that two outcomes are worth the same its game is a tie; with fewer it is a deadlock again. */
const tiedOnce: World = { fund: 10, effort: 9, open: 1, more: 6, costs: 10, remits: 2, years: 1, low: 12, wide: 8, discount: 0, chance: 60 };

test("what is said of a linkage changes at the ends of its ranges, and not before", () => {
  let ends = 0;
  fc.assert(fc.property(worlds, fc.array(fc.nat(9999), { minLength: 3, maxLength: 3 }), (world, picks) => {
    const compiled = compileText(textOf(world));
    const regime = compiled.regimes.at(-1);
    const scenario = regime?.scenarios[0];
    if (regime === undefined || scenario === undefined) throw new Error(inWords(compiled).join("\n"));
    const { sensitivity } = bargained(regime, scenario, "usual");
    expect(sensitivity?.leftOut).toEqual([]);
    const numbers = sensitivity?.numbers ?? [];
    const all = (sensitivity?.verdicts ?? []).flatMap((v) => v.ranges.flatMap((range) =>
      ([[range.down, -1], [range.up, 1]] as const).flatMap(([end, direction]) => (end === null ? [] : [{ v, range, end, direction }]))));
    for (const { v, range, end, direction } of picks.flatMap((pick) => all[pick % Math.max(1, all.length)] ?? [])) {
      const at = (value: number): string | undefined =>
        bargained(...withNumber(regime, scenario, range, numbers, value), "none").sensitivity?.verdicts.find((other) => other.of === v.of)?.now;
      const declared = toNumber(numbers.find((n) => n.name === range.number)?.declared ?? { numerator: 1n, denominator: 1n });
      const place = toNumber(direction > 0 ? end.upper : end.lower);
      const hair = 1e-7 * direction;
      const told = `${v.of} ${range.number} ${range.how} ${place}`;
      ends++;
      const after = at(place + hair);
      // Where it is another at one place alone, it is the same again beyond it.
      if (after !== v.now || end.included !== false) expect([told, after]).toEqual([told, end.becomes]);
      if (Math.abs(place - declared) > 2e-7) expect([told, at(place - 2 * hair)]).toEqual([told, v.now]);
    }
  }), { numRuns: runs(20), endOnFailure: true, examples: [[tiedOnce, [2179, 9997, 9994]]] });
  expect(ends).toBeGreaterThan(0);
}, patience);
