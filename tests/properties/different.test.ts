/** Pairs of origins that a host treats differently: counted as one by one with the reference interpreter. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { countDifferent } from "../../src/evaluator";
import { decideByReference } from "../../src/evaluator/decide/reference";
import { caseOf, regimeText } from "../../src/evaluator/testing/arbitrary-regime";
import type { Case } from "../../src/evaluator/result";
import { positionKey } from "../../src/language/position";
import { isBound } from "../../src/language/reading";
import type { Fact, Regime } from "../../src/language/regime";
import { feasible } from "../support/brute-cases";
import { compileText } from "../support/compile-text";
import { patience, runs } from "../support/runs";

const sizeOf = ({ type }: Fact): number => (type.kind === "yes-or-no" ? 2 : type.kind === "labels" ? type.labels.length : 0);

function byHand(regime: Regime, right: number, c: Case, over: readonly number[]): bigint {
  const members = regime.parties.flatMap((_, p) => (isBound(regime, p, c.on) ? [p] : []));
  let choices: (readonly number[])[] = [c.facts];
  for (const fact of over) choices = choices.flatMap((f) => Array.from({ length: sizeOf(regime.facts[fact] as Fact) }, (_, v) => f.with(fact, v)));
  let total = 0;
  for (const host of members) for (const mover of regime.classes.keys()) for (const facts of choices) {
    if (!feasible(regime, mover, facts, c.on)) continue;
    const keys = members.filter((o) => o !== host).map((origin) => positionKey(decideByReference(regime, { ...c, host, origin, mover, facts }, right).position));
    keys.forEach((a, i) => (total += keys.slice(i + 1).filter((b) => b !== a).length));
  }
  return BigInt(total);
}

const drawn = regimeText({ maxRules: 3, maxExceptions: 3 }).chain((text) => {
  const { regimes, diagnostics } = compileText(text);
  const regime = diagnostics.some((d) => d.code === "inconsistent-rules") ? undefined : regimes[0];
  return fc.record({ regime: fc.constant(regime), asked: regime ? caseOf(regime) : fc.constant(null), right: fc.nat(3), first: fc.nat(20) });
});

test("the count is that of the reference interpreter, by table and by diagrams", () => {
  const methods = new Set<string>();
  fc.assert(
    fc.property(drawn, ({ regime, asked, right: r, first }) => {
      if (!regime || !asked || regime.rights.length === 0) return;
      const right = r % regime.rights.length;
      const few = regime.facts.flatMap((f, i) => (sizeOf(f) > 0 && f.from === null ? [i] : []));
      const over = few.slice(first % Math.max(1, few.length)).slice(0, 3);
      const key = (i: number): string => regime.facts[i]?.key ?? "";
      const question = { right: regime.rights[right]?.name ?? "", on: asked.on, over: over.map(key), facts: Object.fromEntries(asked.facts.flatMap((v, i) => (over.includes(i) ? [] : [[key(i), v]]))) };
      const expected = byHand(regime, right, asked, over);
      for (const most of [4096, 0]) {
        const found = countDifferent(regime, question, most);
        methods.add(found.method);
        expect({ different: found.different, unreadable: found.unreadable }).toEqual({ different: expected, unreadable: null });
      }
    }),
    { numRuns: runs(120) },
  );
  expect([...methods].sort()).toEqual(["diagrams", "table"]);
}, patience);
