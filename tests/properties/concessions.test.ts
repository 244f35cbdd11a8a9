/** I2 equals its definition when every concession, pair and case is enumerated; what is conceded only ever adds. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { breakpoints } from "../../src/evaluator/breakpoints";
import { caseOf } from "../../src/evaluator/testing/arbitrary-case";
import { regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { actsOf, conceded, concededByAll, type Made } from "../../src/language/conceded";
import { formatDay, type Day } from "../../src/language/dates";
import { openness } from "../../src/language/position";
import { compareRationals, one } from "../../src/language/rational";
import type { Regime } from "../../src/language/regime";
import { valuations } from "../support/brute-cases";
import { bruteExtension } from "../support/brute-concessions";
import { errorsOf, regimeOf } from "../support/compiled";
import { fraction, judgedOn } from "../support/evaluations";
import { patience, runs } from "../support/runs";

const small: RegimeTextOptions = { outsiders: false, history: false, maxParties: 4, maxRules: 2, maxExceptions: 2, maxAtoms: 1 };

const isSmall = (regime: Regime, limit: number): boolean => {
  const whole = concededByAll(regime);
  return whole.classes.reduce((sum, _, m) => sum + valuations(whole, m, 20_000).length, 0) * regime.rights.length <= limit;
};

function differs(regime: Regime, on: Day): readonly string[] {
  const judged = judgedOn(evaluate(regime), "i2", on);
  if (judged === null || judged.stretch.verdict === "vacuous") return [];
  const expected = bruteExtension(regime, on);
  const verdict = expected === null ? "not-assessable" : compareRationals(expected, one) === 0 ? "holds" : "fails";
  const found = `${judged.stretch.verdict} ${fraction(judged.phase?.degree)}`;
  return found === `${verdict} ${fraction(expected)}` ? [] : [`i2 on ${formatDay(on)} ${found}, by enumeration ${verdict} ${fraction(expected)}`];
}

function agrees(options: RegimeTextOptions, limit: number, times: number): void {
  fc.assert(
    fc.property(regimeText({ ...small, ...options }), fc.nat(1000), (text, which) => {
      const regime = regimeOf(text);
      fc.pre(regime.concessions.length > 0 && isSmall(regime, limit));
      const points = breakpoints(concededByAll(regime));
      const on = points.length === 0 ? 12_000 : (points[which % points.length] ?? 0);
      expect(differs(regime, on)).toEqual([]);
    }),
    { numRuns: runs(times) },
  );
}

describe("I2 by enumeration", () => {
  test("of members", () => agrees({}, 50, 80), patience);
  test("with few facts and most favoured terms", () => agrees({ maxAtoms: 0, conduct: false, minParties: 3 }, 40, 100), patience);
  test("of outsiders and the stateless too", () => agrees({ outsiders: true, favoured: false, maxParties: 3 }, 12, 25), patience);
});

test("the terms of an exception to what is conceded are measured in the regime in which it is conceded", () => {
  // What is conceded to one comes on the terms that all have anyway, since each gives the others something: so it leaves nobody out.
  const regime = regimeOf(`party Pa "Pa" party Pb "Pb" party Pc "Pc" right Work mover Worker
regime R {
  members { Pa, Pb, Pc }
  rule work { every member grants Work to Worker from every other member on national terms }
  exception mirror to work { host grants anything on reciprocal terms }
  concession more to work { every member may concede Work to Worker from every other member }
}`);
  expect(fraction(bruteExtension(regime, 12_000))).toBe("1");
  expect(differs(regime, 12_000)).toEqual([]);
});

/** A regime, a case, and concessions made on its day. */
// Terms that are measured may make rules inconsistent, which is an error of the text.
const states = regimeText({ maxParties: 4, maxRules: 3, maxExceptions: 3, maxAtoms: 1 }).filter((text) => !errorsOf(text).includes("inconsistent-rules")).map(regimeOf).filter((r) => r.concessions.length > 0).chain((regime) =>
  fc.record({
    regime: fc.constant(regime),
    asked: caseOf(regime),
    right: fc.nat(regime.rights.length - 1),
    made: fc.array(fc.record({ act: fc.constantFrom(...actsOf(regime)), host: fc.nat(3), origin: fc.nat(3) }), { minLength: 1, maxLength: 4 }),
  }),
);

test("what is conceded only ever adds", () => {
  fc.assert(
    fc.property(states, ({ regime, asked, right, made }) => {
      const all: readonly Made[] = made.map(({ act, host, origin }) => ({ act, host, origin: act.toward === "one" ? origin : null, since: asked.on }));
      let before = decideByReference(regime, asked, right, "hard").position;
      for (let n = 1; n <= all.length; n++) {
        const { position } = decideByReference(conceded(regime, all.slice(0, n)), asked, right, "hard");
        expect(openness(position)).toBeGreaterThanOrEqual(openness(before));
        expect(position.kind).not.toBe("conflict");
        before = position;
      }
    }),
    { numRuns: runs(400) },
  );
}, patience);
