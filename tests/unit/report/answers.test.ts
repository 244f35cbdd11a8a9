/** Blocks of a page that can open them: verdicts with their reasons, a life, tests, linkages, two regimes side by side. */
import { describe, expect, test } from "vitest";
import { checkExpectations, evaluate, runTests } from "../../../src/evaluator";
import type { Regime } from "../../../src/language/regime";
import { answers, life } from "../../../src/report/document/answers";
import type { Block } from "../../../src/report/document/blocks";
import { sideBySide } from "../../../src/report/document/difference";
import { linkages } from "../../../src/report/document/linkages";
import { outcomes } from "../../../src/report/document/outcomes";
import { markdown } from "../../../src/report/document/markdown";
import type { View } from "../../../src/report/document/verdicts";
import { compileText } from "../../support/compile-text";
import { compileExample } from "../../support/examples";

const text = `use std.rights
use std.movers
regime Some {
  source Pact "A pact (stylised)"
  members { BE, NL, LU since 2000-01-01 }
  rule work cites Pact "art. 1" { every member grants Enter, Work to Worker from every other member }
  exception notLu to work until 2010-01-01 cites Pact "art. 2" { BE refuses Work to Worker from LU }
  test "a Dutch worker" { host BE origin NL mover Worker on 2020-01-01 expect Work granted because work }
  test "a worker from Luxembourg, wrongly" { host BE origin LU mover Worker on 2005-01-01 expect Work granted }
  expect norms holds since 2010-01-02
}
`;
const viewOf = (regime: Regime): View => ({ regime, evaluation: evaluate(regime), moment: { kind: "latest" } });
const words = (blocks: readonly Block[]): string => markdown({ title: "t", subtitle: "s", blocks });
const some = (): Regime => {
  const [regime] = compileText(text).regimes;
  if (regime === undefined) throw new Error("the text does not compile");
  return regime;
};

test("a card for each criterion, each with its reasons", () => {
  const view = viewOf(some());
  const blocks = answers(view);
  expect(blocks.filter((b) => b.kind === "verdict")).toHaveLength(6);
  expect(blocks.filter((b) => b.kind === "details").map((b) => b.summary)).toContain("Why: Generalized norms");
  const day = compileText(text).regimes[0]?.sentences.flatMap((s) => s.windows).flatMap((w) => (typeof w.before === "number" ? [w.before] : []))[0] ?? 0;
  const then = words(answers({ ...view, moment: { kind: "day", day: day - 1 } }));
  expect(then).toMatch(/refuted by a witness/);
  expect(then).toMatch(/The case:/);
  expect(then).toContain("notLu");
});

test("a regime that is not in force on a day has no verdict then", () => {
  const [eu] = compileExample("examples/eu-free-movement.regime").regimes;
  const blocks = eu === undefined ? [] : answers({ ...viewOf(eu), moment: { kind: "day", day: -20_000 } });
  expect(blocks.filter((b) => b.kind === "verdict")).toEqual([]);
  expect(words(blocks).match(/no verdict on that day: the regime is not in force/g)).toHaveLength(6);
});

describe("a life", () => {
  test("has the stretches of the timelines, each with its reasons", () => {
    const view = viewOf(some());
    const found = life(view);
    const norms = found?.rows.find((r) => r.name === "Generalized norms");
    expect(norms?.stretches.map((s) => s.verdict)).toEqual(view.evaluation.criteria.find((c) => c.criterion === "norms")?.timeline.map((s) => s.verdict));
    expect(found?.rows.flatMap((r) => r.stretches).every((s) => found.since <= s.since && s.since < s.before && s.before <= found.before && s.why.length > 0)).toBe(true);
    expect(words(norms?.stretches.find((s) => s.verdict === "fails")?.why ?? [])).toContain("notLu");
  });
});

test("tests with what was found where they fail", () => {
  const regime = some();
  const run = { regime, places: { sources: new Map(), show: (p: string) => p }, tests: runTests(regime), expectations: checkExpectations(regime, (binding) => evaluate(regime, { binding })) };
  const said = words(outcomes(run));
  expect(said).toMatch(/2 tests \(2 cases\): 1 passed, 1 failed\. 1 expectation/);
  expect(said).toMatch(/✗ fails\*\*: \[?a worker from Luxembourg, wrongly.*expected granted.*found denied/);
});

test("what is given in return for what", () => {
  const [regime] = compileExample("examples/seville-cotonou.regime").regimes.filter((r) => r.linkages.length > 0);
  const blocks = regime === undefined ? [] : linkages(regime);
  const [picture] = blocks.filter((b) => b.kind === "picture");
  expect(picture?.picture).toMatchObject({ kind: "relations" });
  expect(picture?.table.rows).toHaveLength(regime?.linkages.length ?? -1);
  expect(words(linkages(some()))).toMatch(/No clause is declared/);
});

test("two regimes side by side", () => {
  const after = compileText(text.replace(/ {2}exception.*\n/, "").replace("regime Some", "regime Other")).regimes[0];
  if (after === undefined) throw new Error("the text does not compile");
  const { head, rows } = sideBySide({ ...viewOf(some()), moment: { kind: "day", day: 13_000 } }, { ...viewOf(after), moment: { kind: "day", day: 13_000 } });
  expect(head).toEqual(["criterion", "Some", "Other"]);
  expect(rows.find((r) => r[0]?.[0] === "Generalized norms")?.flat()).toEqual(["Generalized norms", expect.stringMatching(/^fails/), expect.stringMatching(/^holds/)]);
});
