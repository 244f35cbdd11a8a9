/** Ties, ablation and bargains, by hand. */
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/evaluator";
import { dyadOf } from "../../../src/evaluator/linkages/bargain";
import { awaitedIn, tiesOf } from "../../../src/evaluator/linkages/ties";
import { generalised, untied } from "../../../src/evaluator/linkages/untied";
import { game2x2 } from "../../../src/games";
import { factsOf } from "../../../src/language/conditions";
import { formatRational, one, rational } from "../../../src/language/rational";
import type { Regime } from "../../../src/language/regime";
import { exportJson, importJson } from "../../../src/interchange";
import { exportText } from "../../../src/export-text";
import { sourceFile } from "../../../src/language/span";
import { compileText } from "../../support/compile-text";
import { compileExample, interestPaths } from "../../support/examples";

function regimeOf(clauses: string): Regime {
  const regime = compileText(`// file done.csv: year,value; 2016,5\nuse std.rights\nuse std.movers\nact A "a"\nact B "b"\nregime R { members { BE, NL, LU }  duty a { every member must A toward every other member }  ${clauses} }`).regimes.at(-1);
  if (regime === undefined) throw new Error("no regime");
  return regime;
}
const visits = (when: string): string => `rule visits { every member grants Enter to Visitor from every other member ${when} }  linkage l tactical { visits in return for a }`;
const tied = (clauses: string): { readonly regime: Regime; readonly tie: ReturnType<typeof tiesOf>[number] } => {
  const regime = regimeOf(clauses);
  const [tie] = tiesOf(regime);
  if (tie === undefined) throw new Error("no tie");
  return { regime, tie };
};
const keysRead = (regime: Regime): readonly string[] => regime.sentences.flatMap((s) => factsOf(s.condition)).map((f) => regime.facts[f]?.key ?? "");

describe("what waits", () => {
  test("conduct toward one, general conduct, a remedy, nothing", () => {
    const awaits = (clauses: string) => awaitedIn(tied(clauses).tie);
    expect(awaits(visits("when origin keeps a toward host"))).toEqual(["one"]);
    expect(awaits(visits("when origin keeps a toward every member"))).toEqual(["all"]);
    expect(awaits(visits("when origin has kept a toward host for 6 months"))).toEqual(["one"]);
    expect(awaits(visits(""))).toEqual([]);
    expect(awaits(`duty b { every member must B toward every other member otherwise host may suspend visits toward origin }  ${visits("").replace("return for a", "return for b")}`)).toEqual(["one"]);
  });
  test("figures of acts", () => {
    const { tie } = tied(`series done : year -> performed by NL toward BE from "done.csv"  rule visits { BE grants Enter to Visitor from NL at most sum of done(2016 to year) in all }  linkage l tactical { visits in return for a }`);
    expect(awaitedIn(tie)).toEqual(["acts"]);
  });
  test("a duty that waits for another, where no linkage says so", () => {
    const ties = (linkage: string) => tiesOf(regimeOf(`duty b { every member must B toward every other member when origin keeps a toward host }  ${linkage}`)).map((t) => [t.name, t.gives, t.inReturnFor]);
    expect(ties("")).toEqual([[null, "b", "a"]]);
    expect(ties("linkage l tactical { b in return for a }")).toEqual([["l", "b", "a"]]);
    expect(ties("linkage l tactical { a in return for b }")).toEqual([["l", "a", "b"]]);
  });
});

describe("the regime without the link", () => {
  test("reads no conduct under the other clause, and keeps what else it reads", () => {
    const { regime, tie } = tied(`facts about mover { short : yes or no }  ${visits("when mover.short and origin keeps a toward host")}`);
    expect(keysRead(untied(regime, tie))).toEqual(["short"]);
    expect(keysRead(regime)).toEqual(["short", "origin keeps a toward host"]);
  });
  test("takes a breach as none", () => {
    const { regime, tie } = tied(`duty b { every member must B toward every other member otherwise host may suspend visits toward origin }  ${visits("").replace("return for a", "return for b")}`);
    const part = (one: Regime) => evaluate(one).criteria.flatMap((c) => c.parts).find((p) => p.part === "d1")?.timeline.map((s) => s.verdict);
    expect([part(regime), part(untied(regime, tie))]).toEqual([["fails"], ["holds"]]);
  });
  test("made general it reads conduct toward every member; found by all members it keeps D1c", () => {
    const { regime, tie } = tied(visits("when origin keeps a toward host"));
    const general = generalised(regime, tie, false);
    expect(general && keysRead(general)).toEqual(["origin keeps a toward every member"]);
    expect(generalised(regime, tie, true)?.standings.map((s) => [s.decidedBy.kind, s.towardAll, s.duties])).toEqual([["members", true, ["a"]]]);
    const { regime: other, tie: already } = tied(visits("when origin keeps a toward every member"));
    expect(generalised(other, already, false)).toBeNull();
  });
  test("says what it would take to make the condition general", () => {
    const of = (clauses: string) => evaluate(regimeOf(clauses), { linkages: true }).linkages?.[0]?.multilateralizable;
    expect(of(visits("when origin keeps a toward host"))).toBe("found-together");
    expect(of(`standing decided by every member on complaint of any member toward every member when origin keeps a toward every member  ${visits("when origin keeps a toward host")}`)).toBe("yes");
    expect(of(`standing decided by NL on complaint of any member toward every member when origin keeps a toward every member  ${visits("when origin keeps a toward host")}`)).toBe("no");
    expect(of(visits(""))).toBeNull();
  });
});

describe("a bargain", () => {
  const dyad = (row: readonly [number, number, number, number], column: readonly [number, number, number, number], delta = rational(1, 2)) => { const game = game2x2(row, column); return dyadOf(0, 1, { low: game, expected: game, high: game }, delta); };
  test("nobody is strong where the other keeps in any case", () => {
    expect(dyad([3, 0, 5, 1], [2, 2, 1, 0])).toMatchObject({ strong: null, window: null, persuasion: { kind: "n/a", reason: "no-gain-to-offset" } });
  });
  test("no window where the gain is above what it is worth; not enough where what is given is worth less", () => {
    expect(dyad([1, -1, 2, 0], [1, 5, 0, 4])).toMatchObject({ strong: 1, window: null, enough: false });
  });
  test("a promise in one's own interest, and one that lasts only with patience", () => {
    const { promise, threat } = dyad([7, 1, 10, 4], [7, 9, 4, 6]);
    expect([formatRational(promise.cost), promise.once, promise.repeated]).toEqual(["3", false, true]);
    expect([formatRational(threat.cost), threat.once]).toEqual(["-3", true]);
    expect(dyad([7, 1, 10, 4], [7, 9, 4, 6], rational(1, 3)).promise.repeated).toBe(false);
  });
  test("where the future counts in full, any willingness outweighs the cost of a threat", () => {
    const costly = dyad([100, 90, 2, 1], [9, 8, 1, 2], one);
    expect([formatRational(costly.threat.cost), costly.threat.once, costly.threat.repeated]).toEqual(["89", false, true]);
    expect(dyad([100, 90, 1, 1], [9, 8, 1, 2], one).threat.repeated).toBe(false);
  });
});

test("what was not asked for is not told", () => {
  expect(evaluate(regimeOf(visits(""))).linkages).toBeNull();
  expect(evaluate(regimeOf(visits("")), { linkages: true }).linkages?.map((l) => [l.name, l.ablation, l.bargain])).toEqual([["l", null, null]]);
});

test("stakes for clauses are the same once they were JSON, or text again", () => {
  const told = (all: readonly Regime[]): unknown => all.map((r) => r.interests.stakes.map((s) => [s.keeping && [r.clauses[s.keeping.clause]?.name, s.keeping.by], s.party, s.amount.constant]));
  for (const path of interestPaths) {
    const { regimes } = compileExample(path);
    const again = importJson(sourceFile("r.json", exportJson(regimes)));
    expect(again.diagnostics, path).toEqual([]);
    expect(told(again.regimes), path).toEqual(told(regimes));
    const text = exportText(regimes);
    if (!text.ok) throw new Error(`${path} has no words`);
    expect(told(compileText(text.text, Object.fromEntries(text.files)).regimes), path).toEqual(told(regimes));
  }
});
