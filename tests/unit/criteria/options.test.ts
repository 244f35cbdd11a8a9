/** What an evaluation has depends on what is asked for, and on nothing else. */
import { describe, expect, test } from "vitest";
import { evaluate, type EvaluateOptions } from "../../../src/evaluator";
import { dayOf } from "../../../src/language/dates";
import { regimeOf } from "../../support/compiled";

const text = `right Work
mover Worker
regime Small {
  members { BE, NL, LU }
  facts about mover { skilled : yes or no }
  table income : party -> one of low, high { BE, NL : high  otherwise : low }
  rule work { every member grants Work to Worker from every other member when mover.skilled }
  exception named to work { BE refuses Work to Worker from NL since 2005-01-01 until 2009-12-31 }
  claim open "all may work" { always every member grants Work to Worker }
}
`;
const judged = (options: EvaluateOptions): ReturnType<typeof evaluate> => evaluate(regimeOf(text), options);
const partsOf = (options: EvaluateOptions): readonly string[] => [...judged(options).criteria, ...(judged(options).second?.criteria ?? [])].flatMap((c) => c.parts.map((p) => p.part));

describe("parts", () => {
  const ruggie = ["n", "v", "g1", "g2", "g4", "i1", "i2", "i3", "d1", "d1c", "d2"];
  test.each<readonly [EvaluateOptions, readonly string[], readonly string[]]>([
    [{}, [], ["g2a", "g3", "g3s", "nt", "nex", "nrv", "nrvm"]],
    [{ also: ["g3"] }, ["g3"], ["g2a", "g3s", "nt", "nex", "nrv"]],
    [{ also: ["g3s", "nt"] }, ["g3s", "nt"], ["g2a", "g3", "nex", "nrv"]],
    [{ allow: [0] }, ["g2a"], ["g3", "g3s", "nt", "nex", "nrv"]],
    [{ reading: "both" }, ["nex", "nrv", "nrvm"], ["g2a", "g3", "nt"]],
  ])("%j", (options, has, hasNot) => {
    const found = partsOf(options);
    expect([...ruggie, ...has].filter((p) => !found.includes(p))).toEqual([]);
    expect(hasNot.filter((p) => found.includes(p))).toEqual([]);
  });
  test("of the hollifield reading alone stand in place of those of indivisibility", () => {
    expect(judged({ reading: "hollifield" }).criteria.find((c) => c.criterion === "indivisibility")?.parts.map((p) => p.part)).toEqual(["nex", "nrv", "nrvm"]);
  });
});

describe("what is reported beside", () => {
  const beside = (options: EvaluateOptions): readonly string[] => {
    const e = judged(options);
    return Object.entries({ second: e.second, good: e.publicGood, core: e.core, external: e.external, axes: e.axes }).flatMap(([name, value]) => (value === null ? [] : [name]));
  };
  test.each<readonly [EvaluateOptions, readonly string[]]>([
    [{}, []],
    [{ also: ["g3", "g3s", "nt"] }, []],
    [{ also: ["nex"] }, ["good"]],
    [{ also: ["nrv"] }, ["good"]],
    [{ also: ["nrvm"] }, ["good"]],
    [{ reading: "hollifield" }, ["good"]],
    [{ reading: "both" }, ["second", "good"]],
    [{ core: true }, ["core"]],
    [{ external: true }, ["external"]],
    [{ axes: true }, ["axes"]],
    [{ metric: "both" }, []],
  ])("%j", (options, expected) => {
    expect(beside(options)).toEqual(expected);
  });
  test("degrees of the ordinal metric only where both are asked for", () => {
    const ordinal = (options: EvaluateOptions): boolean => judged(options).criteria.some((c) => c.timeline.some((s) => s.phases.some((p) => p.ordinal !== null)));
    expect([ordinal({}), ordinal({ metric: "ordinal" }), ordinal({ metric: "both" })]).toEqual([false, false, true]);
    expect(judged({ metric: "ordinal" }).metric).toBe("ordinal");
  });
});

test("only days that are asked for", () => {
  const spans = (options: EvaluateOptions): unknown => judged(options).criteria.find((c) => c.criterion === "norms")?.timeline.map((s) => [s.interval.since, s.interval.before, s.verdict]);
  const [from, to] = [dayOf(2005, 1, 1) ?? 0, dayOf(2009, 12, 31) ?? 0];
  expect(spans({})).toEqual([[null, from, "holds"], [from, to + 1, "fails"], [to + 1, null, "holds"]]);
  expect(spans({ since: from, until: to })).toEqual([[from, to + 1, "fails"]]);
  expect(spans({ since: from - 1, until: from })).toEqual([[from - 1, from, "holds"], [from, from + 1, "fails"]]);
  expect(spans({ since: to })).toEqual([[to, to + 1, "fails"], [to + 1, null, "holds"]]);
});
