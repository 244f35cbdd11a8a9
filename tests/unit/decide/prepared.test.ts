/** The common workload of the benchmarks, on few queries: all that decide it agree. And what a prepared regime says of what it cannot read. */
import { describe, expect, test } from "vitest";
import { countDifferent, decide, prepare, type NamedCase } from "../../../src/evaluator";
import { caseOf, differentByOracle, workload } from "../../bench/workload/cases";
import { naive } from "../../bench/workload/naive";
import { casl, cedarPolicies, jsonLogic } from "../../bench/workload/peers";
import { flagNames, oracle, partyNames } from "../../bench/workload/rules";
import { regimeOf } from "../../support/compiled";

describe.each([
  [28, 20, 2000],
  [28, 200, 1000],
  [200, 200, 300],
])("the workload of %i parties and %i rules", (parties, count, queries) => {
  const made = () => {
    const w = workload(parties, count, queries);
    return { w, truth: w.queries.map(oracle(w.rules)) };
  };

  test("objects, columns and grounds are as the oracle says", () => {
    const { w, truth } = made();
    const decider = prepare(w.regime);
    const grounded = prepare(w.regime, { grounds: true });
    const { places, outcomes } = decider.decideColumns(w.columns);
    const kinds = w.cases.map((c, i) => [decider.decide(c), outcomes[places[i] ?? 0], grounded.decide(c)].map((o) => o?.position?.kind === "granted"));
    expect(kinds).toEqual(truth.map((granted) => [granted, granted, granted]));
    expect(decider.coverage).toMatchObject({ walked: 0, asked: [], stretches: 1 });
  });

  test("grounds are those of the ordinary engine", () => {
    const { w } = made();
    const grounded = prepare(w.regime, { grounds: true });
    const party = (code: string): number => w.regime.parties.findIndex((p) => p.code === code);
    for (const q of w.queries.slice(0, 20)) {
      const { facts, on, right, ...names } = caseOf(q);
      const given = new Map(Object.entries(facts ?? {}).map(([key, value]) => {
        const id = w.regime.facts.findIndex((f) => f.key === key);
        const type = w.regime.facts[id]?.type;
        return [id, type?.kind === "labels" ? type.labels.indexOf(String(value)) : Number(value)];
      }));
      const answer = decide(w.regime, { host: party(names.host), origin: party(names.origin), mover: w.regime.classes.findIndex((c) => c.name === names.mover), on: Number(on), given });
      const decision = answer.rights.find((r) => w.regime.rights[r.right]?.name === right)?.decision;
      const { position, by } = grounded.decide(caseOf(q));
      expect({ position, by }).toEqual(decision);
    }
  });

  test("the engines of the benchmark answer the same", () => {
    const { w, truth } = made();
    const some = w.queries.slice(0, 150);
    for (const engine of [naive(w.rules), jsonLogic(w.rules, parties, false), casl(w.rules, parties, false)]) expect(some.map(engine)).toEqual(truth.slice(0, some.length));
    if (count === 20) expect(some.map(cedarPolicies(w.rules, parties))).toEqual(truth.slice(0, some.length));
  });
});

test("pairs treated differently: the table, the diagrams and the oracle count the same", () => {
  const { regime, rules } = workload(28, 20, 1);
  const fixed = { right: "Reside", on: 16500, skill: "medium", age: 30 };
  const question = { right: "Reside", on: 16500, facts: { skill: 2, age: 30 }, over: [...flagNames], hosts: ["P3", "P4"] };
  const different = differentByOracle(rules, ["P3", "P4"], partyNames(28), oracle, fixed);
  const pairs = BigInt(2 * ((27 * 26) / 2) * 10 * 64);
  expect(countDifferent(regime, question)).toEqual({ different, pairs, method: "table", unreadable: null });
  expect(countDifferent(regime, question, 0)).toEqual({ different, pairs, method: "diagrams", unreadable: null });
});

const text = `edition 2026
party A "A"
party B "B"
right Work
mover Worker
mover Trainee is Worker when mover.young
facts about mover { wage : money  skill : one of low, high  young : yes or no  hired : date }
judgement threat about mover "a threat" by host
regime Small {
  members { A, B }
  rule work { every member grants Work to Worker from every other member when mover.skill = high or mover.wage > 1_000 EUR or mover.hired < 2000-01-01 }
  exception order to work { host may refuse Work when threat }
}
`;

describe("what a case leaves out or misspells", () => {
  const decider = (): ReturnType<typeof prepare> => prepare(regimeOf(text));
  const whole: NamedCase = { right: "Work", host: "A", origin: "B", mover: "Worker", on: "2010-01-01", facts: { wage: 500, skill: "high", young: false, hired: "2005-01-01", threat: false } };
  const unreadable = (changed: Partial<NamedCase>): unknown => decider().decide({ ...whole, ...changed }).unreadable;

  test("a case is decided by names, with dates as text", () => {
    expect(decider().decide(whole).position?.kind).toBe("granted");
    expect(decider().decide({ ...whole, facts: { ...whole.facts, threat: true } }).position?.kind).toBe("discretionary");
    expect(decider().decide({ ...whole, facts: { ...whole.facts, skill: "low" } }).position?.kind).toBe("silent");
    expect(decider().decide({ ...whole, facts: { ...whole.facts, skill: "low", hired: "1999-12-31" } }).position?.kind).toBe("granted");
    expect(decider().decide({ ...whole, facts: { ...whole.facts, skill: "low", wage: 1000.01 } }).position?.kind).toBe("granted");
  });
  test("unknown names are told", () => {
    expect(unreadable({ right: "Wrok" })).toEqual({ what: "right", name: "Wrok" });
    expect(unreadable({ host: "C" })).toEqual({ what: "host", name: "C" });
    expect(unreadable({ origin: "__proto__" })).toEqual({ what: "origin", name: "__proto__" });
    expect(unreadable({ mover: "constructor" })).toEqual({ what: "mover", name: "constructor" });
    expect(unreadable({ on: "2010-02-30" })).toEqual({ what: "day", name: "2010-02-30" });
  });
  test("facts are told where they are needed", () => {
    expect(unreadable({ facts: { ...whole.facts, skill: "hihg" } })).toEqual({ what: "value", name: "skill" });
    expect(unreadable({ facts: { wage: 500, skil: "high" } })).toEqual({ what: "fact", name: "skil" });
  });
  test("without a fact that decides there is no position; with a default there is", () => {
    expect(decider().decide({ ...whole, facts: { wage: 500 } })).toEqual({ position: null, by: null, unreadable: null });
    expect(decider().decide({ ...whole, facts: { wage: 1500 } }).position?.kind).toBe("granted");
  });
  test("a mover who cannot be of the class has none", () => {
    expect(decider().decide({ ...whole, mover: "Trainee" }).position).toBeNull();
    expect(decider().decide({ ...whole, mover: "Trainee", facts: { ...whole.facts, young: true } }).position?.kind).toBe("granted");
  });
});

test("values that a fact does not have are told apart in columns of whole numbers as in others", () => {
  const decider = prepare(regimeOf(text));
  const values = [0, 1, 2, -1, 31, 0.5, NaN];
  const asked = (skill: ArrayLike<number>, young: ArrayLike<number>): readonly (string | undefined)[] => {
    const all = (value: number): Float64Array => new Float64Array(skill.length).fill(value);
    const { places, outcomes } = decider.decideColumns({
      count: skill.length, right: all(0), host: all(0), origin: all(1), mover: all(0), on: all(14610), facts: { wage: all(500), skill, young, hired: all(14000), threat: all(0) },
    });
    return [...places].map((place) => outcomes[place]?.position?.kind);
  };
  const none = values.map(() => 0);
  expect(asked(values, none)).toEqual(["silent", "granted", ...values.slice(2).map(() => undefined)]);
  expect(asked(values.map(() => 1), values)).toEqual(["granted", "granted", ...values.slice(2).map(() => undefined)]);
  const whole = Int8Array.from(values.slice(0, 5));
  expect(asked(whole, new Uint8Array(5))).toEqual(["silent", "granted", undefined, undefined, undefined]);
  expect(asked(new Uint8Array(5).fill(1), whole)).toEqual(["granted", "granted", undefined, undefined, undefined]);
});
