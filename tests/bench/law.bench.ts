/** Checking and evaluating the law-shaped regime, and deciding cases of it. */
import { bench } from "vitest";
import { compileText } from "../support/compile-text";
import { regimeOf } from "../support/compiled";
import { firstTime, medianTime, ms, once, peakMemory, printTable, ratio, timed } from "../support/measure";
import { evaluate } from "../../src/evaluator";
import { decider } from "../../src/evaluator/decide/decide";
import { decideByReference } from "../../src/evaluator/decide/reference";
import type { Case } from "../../src/evaluator/result";
import { breakpoints } from "../../src/evaluator/breakpoints";
import type { Regime } from "../../src/language/regime";
import { lawShaped } from "./law-shaped";

/** Cases spread over parties, classes, days and facts. */
function casesOf(regime: Regime, count: number): readonly Case[] {
  const bound = regime.roster.flatMap((spans, p) => (spans.length > 0 ? [p] : []));
  return Array.from({ length: count }, (_, i) => ({
    host: bound[(i * 7) % bound.length] ?? 0,
    origin: bound[(i * 11 + 1) % bound.length] ?? 0,
    mover: (i * 13) % regime.classes.length,
    on: 5000 + ((i * 97) % 9000),
    facts: regime.facts.map((_, f) => (i >> f) & 1),
  })).filter((c) => c.host !== c.origin);
}

bench(
  "law-shaped regime (figures above)",
  firstTime(() => {
    const text = lawShaped();
    const regime = regimeOf(text);
    const cases = casesOf(regime, 2000);
    const reference = medianTime(3, () => cases.map((c) => decideByReference(regime, c, 2)));
    const perDecision = reference / cases.length;
    const checking = medianTime(3, () => compileText(text));
    const before = peakMemory();
    const { result, ms: evaluating } = timed(() => evaluate(regime));
    const after = peakMemory();
    const asked = decider(regime);
    const fast = medianTime(3, () => cases.map((c) => asked({ ...c, given: new Map(c.facts.map((v, i) => [i, v])) })));
    const days = breakpoints(regime).length;
    printTable("law-shaped: 200 parties, 12 groups, 500 clauses", [
      ["text", `${text.length} characters, ${text.split("\n").length} lines`],
      ["days on which something changes", String(days)],
      ["check", `${ms(checking)} = ${ratio(checking / perDecision)} one decision by the reference interpreter`],
      ["evaluate, whole timeline", `${ms(evaluating)} = ${ms(evaluating / days)} a day = ${ratio(evaluating / checking)} the check`],
      ["phases", String(result.criteria.flatMap((c) => c.parts).flatMap((p) => p.timeline).reduce((n, s) => n + s.phases.length, 0))],
      ["peak memory", `${after.toFixed(0)} MB (${(after - before).toFixed(0)} MB more than before evaluating)`],
      ["decide, all six rights", `${ms(fast / cases.length)}; reference ${ms(6 * perDecision)} = ${ratio((6 * reference) / fast)}`],
    ]);
  }),
  once,
);

bench(
  "law-shaped regimes of 2,000 clauses (figures above)",
  firstTime(() => {
    const rows = (["regional", "random"] as const).map((shape): readonly [string, string] => {
      const regime = regimeOf(lawShaped({ rules: 2000, shape }));
      const days = breakpoints(regime).length;
      const { result, ms: evaluating } = timed(() => evaluate(regime));
      const undecided = result.criteria.flatMap((c) => c.timeline).filter((s) => s.verdict === "undecided").length;
      return [shape, `${ms(evaluating)}, ${days} days of change, ${undecided} stretches undecided, peak memory ${peakMemory().toFixed(0)} MB`];
    });
    printTable("law-shaped: 200 parties, 12 groups, 2,000 clauses, whole timeline", rows);
  }),
  once,
);
