/** The matrix of treatment holds what the reference interpreter says of every case, and in the usual case what it says of that. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { treatmentMatrices, treatmentOver, type Matrices } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case } from "../../src/evaluator/result";
import { caseOf, regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import type { Day } from "../../src/language/dates";
import { positionKey } from "../../src/language/position";
import type { Fact, Regime } from "../../src/language/regime";
import { feasible, possible } from "../support/brute-cases";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const withCases = regimeText({ maxRules: 3, maxExceptions: 3 }).filter((text) => !text.includes("endeavours")).chain((text) => {
  const regime = compileText(text).regimes[0];
  return fc.record({ text: fc.constant(text), cases: regime ? fc.array(caseOf(regime), { minLength: 6, maxLength: 6 }) : fc.constant([]) });
});

/** The same case with every fact at its default, and what is yes or no and has none at no; `null` where some fact has neither. */
function usual(regime: Regime, c: Case): Case | null {
  const value = (f: Fact): number | null => f.default ?? (f.type.kind === "yes-or-no" && f.tag !== "open" ? 0 : null);
  const facts = regime.facts.map(value);
  return facts.includes(null) ? null : { ...c, facts: facts.map((v) => v ?? 0) };
}

/** The matrices of one regime, by day. */
const days = new WeakMap<Regime, Map<Day, Matrices>>();
function matricesOn(regime: Regime, on: Day): Matrices {
  const known = days.get(regime) ?? new Map<Day, Matrices>();
  days.set(regime, known);
  const made = known.get(on) ?? treatmentMatrices(regime, on);
  known.set(on, made);
  return made;
}

let compared = 0;
/** Rights of which the matrix says otherwise than the reference. */
function differences(regime: Regime, c: Case, side: "usual" | "possible"): readonly string[] {
  if (!feasible(regime, c.mover, c.facts, c.on) || !possible(regime, c, true) || c.host === c.origin) return [];
  return matricesOn(regime, c.on).matrices.filter((m) => m.mover === c.mover).flatMap((m) => {
    const [h, o] = [m.hosts.findIndex((all) => all.includes(c.host)), m.origins.findIndex((all) => all.includes(c.origin))];
    const cell = m.cells[h]?.[o];
    if (!cell) return [];
    compared += 1;
    const says = positionKey(decideByReference(regime, c, m.right).position);
    return cell[side].some((t) => positionKey(t.position) === says) ? [] : [`${regime.rights[m.right]?.name ?? ""}: the reference says ${says}, the matrix ${cell[side].map((t) => positionKey(t.position)).join(" or ")}`];
  });
}

test("what the reference decides is in the matrix", () => {
  fc.assert(
    fc.property(withCases, ({ text, cases }) => {
      const regime = cases.length === 0 ? null : regimeOf(text);
      if (regime === null) return;
      for (const c of cases) {
        expect(differences(regime, c, "possible")).toEqual([]);
        const plain = usual(regime, c);
        expect(plain === null ? [] : differences(regime, plain, "usual")).toEqual([]);
      }
    }),
    { numRuns: runs(40) },
  );
  expect(compared).toBeGreaterThan(runs(40));
}, patience);

test("days that share what did not change say what each says alone, and nothing changes between two of them", () => {
  let differing = 0;
  fc.assert(
    fc.property(regimeText({ maxRules: 3, maxExceptions: 3 }), (text) => {
      const regime = compileText(text).regimes[0];
      if (regime === undefined) return;
      const over = treatmentOver(regime);
      const unlike = (a: Matrices, b: Matrices): boolean => JSON.stringify(a.matrices.map((m) => ({ ...m, on: 0 })), bigints) !== JSON.stringify(b.matrices.map((m) => ({ ...m, on: 0 })), bigints);
      for (const [i, day] of over.days.entries()) {
        const shared = over.on(day);
        expect(unlike(shared, treatmentMatrices(regime, day))).toBe(false);
        const next = over.days[i + 1];
        if (next !== undefined) expect(unlike(shared, over.on(next - 1))).toBe(false);
        if (unlike(shared, over.on(day - 1))) differing += 1;
      }
    }),
    { numRuns: runs(40) },
  );
  expect(differing).toBeGreaterThan(runs(40) / 8);
}, patience);

const bigints = (_: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);
