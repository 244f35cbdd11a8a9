/** What is said of the clauses of a case, held against the reference interpreter and against cases in which more is known. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { consideredFor, decide } from "../../src/evaluator";
import { canBe } from "../../src/evaluator/decide/can-be";
import { conditionHolds, decideByReference } from "../../src/evaluator/decide/reference";
import type { Case, Considered, Question } from "../../src/evaluator/result";
import { caseOf, regimeText, type RegimeTextOptions } from "../../src/evaluator/testing/arbitrary-regime";
import { isBound, isOrIsBelow, selects, windowHolds } from "../../src/language/reading";
import type { ClauseId, Regime, RightId } from "../../src/language/regime";
import { standsOn } from "../../src/language/terms";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { patience, runs } from "../support/runs";

const considered = (regime: Regime, question: Question, right: RightId): readonly Considered[] => consideredFor(regime, decide(regime, question), right);
const clausesOf = (regime: Regime, by: readonly number[]): readonly ClauseId[] => [...new Set(by.map((s) => regime.sentences[s]?.clause ?? -1))].sort((a, b) => a - b);

/** The question of a case with every fact stated. */
const all = (c: Case): Question => ({ ...c, given: new Map(c.facts.map((v, f) => [f, v])) });

/** Clauses some sentence of which applies, by the reading of conditions of the reference interpreter. */
const applying = (regime: Regime, c: Case, right: RightId): readonly ClauseId[] =>
  regime.clauses.flatMap(({ sentences }, id) => (sentences.flatMap((s) => regime.sentences[s] ?? []).some((s) =>
    (s.rights === null || s.rights.includes(right)) && (s.classes === null || s.classes.some((k) => isOrIsBelow(regime, c.mover, k))) &&
    isBound(regime, c.host, c.on) && selects(regime, s.host, c.host, c.on) && selects(regime, s.origin, c.origin, c.on) &&
    s.windows.every((w) => windowHolds(regime, w, c)) && standsOn(s.terms, c.on) && conditionHolds({ regime, case: c }, s.condition)) ? [id] : []));

/** The regime as if one rule were the only one. */
const withOneRule = (regime: Regime, rule: ClauseId): Regime =>
  ({ ...regime, sentences: regime.sentences.map((s) => (s.clause === rule || regime.clauses[s.clause]?.kind !== "rule" ? s : { ...s, condition: { kind: "constant", value: false } })) });

function withAllKnown(regime: Regime, c: Case, right: RightId): void {
  const found = considered(regime, all(c), right);
  const of = (role: Considered["role"]): readonly ClauseId[] => found.filter((x) => x.role === role).map((x) => x.clause);
  expect(of("open")).toEqual([]);
  expect(of("decides")).toEqual(clausesOf(regime, decideByReference(regime, c, right).by));
  const applies = applying(regime, c, right);
  expect(found.filter((x) => x.role !== "does not apply").map((x) => x.clause)).toEqual(applies);
  for (const rule of applies.filter((id) => regime.clauses[id]?.kind === "rule")) {
    const alone = withOneRule(regime, rule);
    const grounds = clausesOf(regime, decideByReference(alone, c, right).by);
    const waysGiven = new Map(considered(alone, all(c), right).map((x) => [x.clause, x.gaveWayTo]));
    // Were it the only one, it would give way exactly where others are the grounds: those to which it does, or those that speak in their place.
    const gaveWayTo = waysGiven.get(rule) ?? [];
    expect(gaveWayTo.length > 0).toBe(grounds.length > 0 && !grounds.includes(rule));
    for (const e of gaveWayTo) expect(grounds.includes(e) || (waysGiven.get(e) ?? []).length > 0).toBe(true);
  }
}

/** What is said where some facts are not stated is said in every case that the question leaves. */
function withSomeKnown(regime: Regime, c: Case, right: RightId): void {
  const left = c.facts.map((v, f) => (f % 2 === 0 ? (regime.facts[f]?.default ?? v) : v));
  if (!canBe(regime, { ...c, facts: left }, true)) return;
  const some = considered(regime, { ...c, given: new Map(left.flatMap((v, f) => (f % 2 === 0 ? [] : [[f, v]]))) }, right);
  const full = considered(regime, all({ ...c, facts: left }), right);
  const said = ({ clause, role, gaveWayTo }: Considered): unknown => ({ clause, role, gaveWayTo });
  expect(some.filter((x) => x.role !== "open").map(said)).toEqual(full.filter((x) => some.some((y) => y.clause === x.clause && y.role !== "open")).map(said));
}

const kinds: readonly (readonly [string, RegimeTextOptions])[] = [
  ["exceptions in one line", {}],
  ["exceptions that form any graph", { conflicts: true, maxRules: 3, maxExceptions: 5 }],
  ["figures, some of which are missing", { series: true, maxRules: 2, maxExceptions: 2, maxAtoms: 2 }],
];
test.each(kinds)("clauses considered: %s", (_, options) => {
  const texts = regimeText(options).chain((text) => {
    const regime = compileText(text).regimes[0];
    return fc.record({ text: fc.constant(text), cases: fc.array(regime ? caseOf(regime) : fc.constant(null), { minLength: 3, maxLength: 3 }) });
  });
  fc.assert(
    fc.property(texts, ({ text, cases }) => {
      // A text with errors has no cases.
      if (cases.includes(null)) return;
      const regime = regimeOf(text);
      for (const c of cases.flatMap((one) => (one !== null && canBe(regime, one, true) ? [one] : []))) for (const right of regime.rights.keys()) {
        withAllKnown(regime, c, right);
        withSomeKnown(regime, c, right);
      }
    }),
    { numRuns: runs(50) },
  );
}, patience);
