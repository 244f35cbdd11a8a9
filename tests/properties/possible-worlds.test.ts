/** The worlds that missing figures leave possible: those that some figures give, and no others. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import { isFeasible, type Constraint } from "../../src/kernel/feasible";
import { PossibleWorlds } from "../../src/kernel/possible-worlds";
import { regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import { withFigures } from "../../src/language/figures";
import { atomsOf } from "../../src/language/conditions";
import { clock, compareValues, comparedLookups, lookUp, operandValue, yearRead } from "../../src/language/reading";
import { dayOf } from "../../src/language/dates";
import { rational } from "../../src/language/rational";
import type { Condition, FactId, PartyId, Regime, StatedFigure } from "../../src/language/regime";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { partOf } from "../support/evaluations";
import { patience, runs } from "../support/runs";

const on = dayOf(2010, 6, 1) ?? 0;
type Series = Extract<Condition, { kind: "series" }>;

/** Every open fact with the comparison that it stands for. */
const opened = (regime: Regime): readonly { readonly fact: FactId; readonly condition: Series; readonly host: PartyId; readonly origin: PartyId }[] =>
  regime.sentences.flatMap((s) => atomsOf(s.condition)).flatMap((atom) => (atom.kind === "series" ? atom.open.map(({ host, origin, fact }) => ({ fact, condition: atom, host: host ?? -1, origin: origin ?? -1 })) : []));

/** What the comparisons come to under some figures, by reading them one by one. */
function told(regime: Regime, figures: readonly StatedFigure[]): ReadonlyMap<FactId, number> {
  const whole = withFigures(regime, figures);
  return new Map(opened(regime).flatMap(({ fact, condition: { comparison }, host, origin }) => {
    const frame = { host, origin, on };
    const right = operandValue(whole, comparison.operand, frame);
    const left = comparison.kind === "date" ? clock(comparison.read, on) : lookUp(whole, comparison.lookup, frame);
    return typeof left === "number" && right !== null ? [[fact, compareValues(left, comparison.comparator, right) ? 1 : 0] as const] : [];
  }));
}

/** The figures that open facts read on the day, each with a value drawn. */
function missing(regime: Regime, draw: (key: string) => number): readonly StatedFigure[] {
  const found = new Map<string, StatedFigure>();
  for (const { condition, host, origin } of opened(regime)) {
    for (const { table, args } of comparedLookups(condition.comparison)) {
      if (regime.tables[table]?.file === undefined || lookUp(regime, { table, args }, { host, origin, on }) !== null) continue;
      const cells = args.map((arg) => (arg === "host" || arg === "origin" ? { include: [{ party: arg === "host" ? host : origin }], within: null, except: [] } : { years: [yearRead(arg, on) ?? 0] }));
      const key = `${table} ${JSON.stringify(cells)}`;
      found.set(key, { table, cells, value: draw(key) });
    }
  }
  return [...found.values()];
}

test("what some figures say is a possible world", () => {
  let worlds = 0;
  fc.assert(
    fc.property(regimeText({ series: true, maxParties: 3, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }).filter((t) => t.includes("series uptake")), fc.infiniteStream(fc.constantFrom(0, 2.5, 5, 7.5, 10, 15, 20, 30)), (text, values) => {
      const regime = regimeOf(text);
      const facts = [...new Set(opened(regime).map((o) => o.fact))];
      const possible = new PossibleWorlds(regime).of(facts);
      fc.pre(facts.length > 0 && possible !== null);
      for (let i = 0; i < 20; i++) {
        const stated = told(regime, missing(regime, () => values.next().value as number));
        const known = facts.filter((f) => stated.has(f));
        expect(possible?.some((truths) => known.every((f) => truths[facts.indexOf(f)] === stated.get(f)))).toBe(true);
        worlds++;
      }
    }),
    { numRuns: runs(60) },
  );
  expect(worlds).toBeGreaterThan(0);
}, patience);

const head = "use std.rights\nuse std.movers\nregime R {\n  members { BE, NL, LU }\n  series f : year -> admitted from \"f.csv\"\n  rule work { every member grants Enter, Work to Worker from every other member }\n";
const regimeWith = (conditions: readonly string[]): Regime => {
  const exceptions = conditions.map((when, i) => `  exception e${i} to work { BE refuses Work to Worker from NL when ${when} }\n`).join("");
  const { regimes } = compileText(`${head}${exceptions}}\n`, { "f.csv": "year,value\n" });
  if (!regimes[0]) throw new Error("no regime");
  return regimes[0];
};

describe("by hand", () => {
  test.each([
    ["two bounds of one figure", ["f(year) > 3", "f(year) > 5"], ["00", "10", "11"]],
    ["a bound and its opposite", ["f(year) > 3", "f(year) <= 3"], ["10", "01"]],
    ["two values of one figure", ["f(year) = 5", "f(year) = 10"], ["00", "10", "01"]],
    ["two figures", ["f(year) > 3", "f(year - 1) > 3"], ["00", "10", "01", "11"]],
    ["two figures and their sum", ["f(year) = 5", "f(year - 1) = 5", "f(year) + f(year - 1) = 10"], ["000", "100", "010", "001", "111"]],
    ["a sum and what it is above", ["f(year) + f(year - 1) > 10", "f(year) <= 5", "f(year - 1) <= 5"], ["100", "010", "110", "001", "101", "011"]],
    ["a figure and itself", ["f(year) = f(year)"], ["1"]],
    ["a figure taken the other way round", ["f(year) > 3", "3 >= f(year)", "10 - f(year) < 7"], ["101", "010"]],
  ] as const)("%s", (_, conditions, expected) => {
    const regime = regimeWith(conditions);
    const facts = regime.facts.flatMap((f, id) => (f.tag === "open" ? [id] : []));
    // In the order of the conditions, one fact where two ask the same.
    const order = conditions.map((_, i) => regime.sentences.flatMap((s) => (regime.clauses[s.clause]?.name === `e${i}` ? atomsOf(s.condition) : [])).flatMap((a) => (a.kind === "series" ? a.open.map((o) => facts.indexOf(o.fact)) : []))[0] ?? -1);
    const found = (new PossibleWorlds(regime).of(facts) ?? []).map((truths) => order.map((i) => truths[i]).join(""));
    expect([...found].sort()).toEqual([...expected].sort());
  });

  test("a verdict that would change only in a world that cannot be does not depend on it", () => {
    // Refused only where the figure is above 5 and not above 3.
    const regime = regimeWith(["f(year) > 5 and not f(year) > 3"]);
    expect(partOf(evaluate(regime), "g2").timeline.map((s) => s.verdict)).toEqual(["holds"]);
  });
  test("many comparisons of one figure are few worlds", () => {
    const many = regimeWith(Array.from({ length: 16 }, (_, i) => `f(year) = ${i}`));
    expect(partOf(evaluate(many), "g2").timeline.map((s) => s.verdict)).toEqual(["depends"]);
  });
});

test("what some figures satisfy is feasible", () => {
  const constraint = fc.record({ a: fc.integer({ min: -2, max: 2 }), b: fc.integer({ min: -2, max: 2 }), c: fc.integer({ min: -3, max: 3 }), is: fc.constantFrom("=" as const, ">" as const, ">=" as const) });
  fc.assert(
    fc.property(fc.array(constraint, { minLength: 1, maxLength: 4 }), (all) => {
      const made = all.map(({ a, b, c, is }): Constraint => ({ sum: new Map([["x", rational(a)], ["y", rational(b)]].filter((e): e is [string, ReturnType<typeof rational>] => (e[1] as ReturnType<typeof rational>).numerator !== 0n)), constant: rational(c), is }));
      // Vertices of such small systems are twelfths at most; between them lie halves of these.
      let some = false;
      for (let x = -120; x <= 120 && !some; x++) for (let y = -120; y <= 120 && !some; y++) some = all.every(({ a, b, c, is }) => { const v = (a * x + b * y) / 12 + c; return is === "=" ? Math.abs(v) < 1e-9 : is === ">" ? v > 1e-9 : v > -1e-9; });
      // A grid finds points; that there is none it cannot tell: what is empty is said by hand below.
      if (some) expect(isFeasible(made)).toBe(true);
    }),
    { numRuns: runs(100) },
  );
});

test("what no figures can be is not feasible", () => {
  const of = (a: number, b: number, c: number, is: Constraint["is"]): Constraint => ({ sum: new Map([...(a === 0 ? [] : [["x", rational(a)] as const]), ...(b === 0 ? [] : [["y", rational(b)] as const])]), constant: rational(c), is });
  expect(isFeasible([of(1, 0, 0, ">"), of(-1, 0, 0, ">=")])).toBe(false);
  expect(isFeasible([of(1, 1, 0, "="), of(1, 0, -1, ">"), of(0, 1, 1, ">=")])).toBe(false);
  expect(isFeasible([of(1, 1, -10, "="), of(1, 0, -5, "="), of(0, 1, -5, ">")])).toBe(false);
  expect(isFeasible([of(1, 1, -10, "="), of(1, 0, -5, "="), of(0, 1, -5, ">=")])).toBe(true);
});
