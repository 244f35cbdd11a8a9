/** Pairs of origins that a host treats differently, on one small regime: by table, by diagrams and by hand; and what cannot be read. */
import { describe, expect, test } from "vitest";
import { countDifferent, decideByReference, type TreatmentQuestion } from "../../../src/evaluator";
import { dayOf } from "../../../src/language/dates";
import { positionKey } from "../../../src/language/position";
import { isBound } from "../../../src/language/reading";
import type { Regime } from "../../../src/language/regime";
import { feasible } from "../../support/brute-cases";
import { regimeOf } from "../../support/compiled";

const text = `edition 2026
party A "A"
party B "B"
party C "C"
party D "D"
party E "E"
group North { A ; B since 2005-01-01 ; C until 2009-12-31 }
group Strict { A, D }
right Work
right Reside
right Enter
right Study
mover Worker
mover Trainee is Worker when mover.young
mover Refugee
facts about mover { skill : one of low, mid, high  young : yes or no  age : number from 0 to 20  paid : money  hired : date }
judgement threat about mover "a threat" by host
regime Small {
  members { A, B, C ; D since 2004-01-01 ; E until 2007-12-31 }
  table quota : host -> number { A : 5  otherwise : 7 }
  rule work { every member grants Work to Worker from every other member when mover.skill = high or mover.age >= 18 }
  rule north { every member of North grants Work to Worker from every other member of North }
  rule asylum { every member grants Work to Refugee from every other member }
  exception low to work, north { every member of Strict refuses Work to Worker from B, E when mover.skill != high }
  exception young to low { low does not apply when mover.young }
  rule study { every member grants Study to Worker from every other member when mover.skill = high or mover.age >= 12 }
  rule visit { every member of North grants Study to Worker, Refugee from every other member of North }
  exception few to study { study does not apply to Worker from B, E when mover.skill != high since 2002-01-01 }
  exception again to few { few does not apply from E when mover.young }
  exception closed to everything { C refuses Work, Study from D, E when threat since 2006-01-01 }
  rule reside { every member grants Reside to Worker from every other member at most quota(host) per year }
  exception many to reside { host may refuse Reside to Worker from A when mover.age < 10 and not mover.young }
  rule enter { every member grants Enter to Worker from every other member when mover.young and mover.hired < 2000-01-01 }
  exception order to enter { host refuses Enter from North when threat and mover.skill in { low, mid } }
}
`;
const regime = (): Regime => regimeOf(text);
const day = (year: number): number => dayOf(year, 6, 1) ?? 0;

/** Every choice of values one by one, decided by the reference interpreter. */
function byHand(r: Regime, { right: name, on, hosts, movers, facts = {}, over = [] }: TreatmentQuestion): bigint {
  const right = r.rights.findIndex((x) => x.name === name);
  const members = r.roster.flatMap((_, p) => (isBound(r, p, on) ? [p] : []));
  const valuesOf = (key: string, f: number): readonly number[] => {
    const fact = r.facts[f];
    if (!over.includes(key)) return [facts[key] ?? fact?.default ?? 0];
    const last = fact?.type.kind === "labels" ? fact.type.labels.length - 1 : (fact?.range?.to ?? 1);
    return Array.from({ length: last + 1 }, (_, v) => v);
  };
  const choices = r.facts.reduce<readonly (readonly number[])[]>((all, { key }, f) => all.flatMap((c) => valuesOf(key, f).map((v) => [...c, v])), [[]]);
  let total = 0;
  for (const host of members.filter((p) => hosts?.includes(r.parties[p]?.code ?? "") ?? true)) {
    for (const mover of r.classes.keys()) {
      if (!(movers?.includes(r.classes[mover]?.name ?? "") ?? true)) continue;
      for (const values of choices.filter((c) => feasible(r, mover, c, on))) {
        const keys = members.filter((o) => o !== host).map((origin) => positionKey(decideByReference(r, { host, origin, mover, on, facts: values }, right).position));
        keys.forEach((a, i) => (total += keys.slice(i + 1).filter((b) => b !== a).length));
      }
    }
  }
  return BigInt(total);
}

const plain = { skill: 0, young: 0, age: 5, paid: 0, hired: 0, threat: 0 };
const without = (...keys: readonly string[]): Record<string, number> => Object.fromEntries(Object.entries(plain).filter(([key]) => !keys.includes(key)));
const questions: readonly (readonly [string, TreatmentQuestion, "table" | "diagrams"])[] = [
  ["labels and yes or no", { right: "Study", on: day(2006), movers: ["Worker"], facts: without("skill", "young", "threat"), over: ["skill", "young", "threat"] }, "table"],
  ["a number", { right: "Study", on: day(2006), movers: ["Worker", "Refugee"], facts: without("age", "skill"), over: ["age", "skill"] }, "table"],
  ["some hosts", { right: "Study", on: day(2008), hosts: ["A", "C"], movers: ["Worker"], facts: without("skill", "threat"), over: ["skill", "threat"] }, "table"],
  ["another day", { right: "Study", on: day(2003), movers: ["Worker"], facts: without("skill", "young"), over: ["young", "skill"] }, "table"],
  ["a class that implies something", { right: "Work", on: day(2006), movers: ["Trainee"], facts: without("skill", "young"), over: ["skill", "young"] }, "diagrams"],
  ["a rule that is an answer of its own to an exception", { right: "Work", on: day(2006), movers: ["Worker"], facts: without("skill", "young", "threat"), over: ["skill", "young", "threat"] }, "diagrams"],
  ["every class", { right: "Work", on: day(2010), facts: without("young", "age"), over: ["young", "age"] }, "diagrams"],
  ["several things that are said", { right: "Reside", on: day(2006), movers: ["Worker"], facts: without("age", "young"), over: ["age", "young"] }, "diagrams"],
  ["a date that is fixed", { right: "Enter", on: day(2006), movers: ["Worker"], facts: { ...without("skill", "threat", "young"), hired: dayOf(1999, 1, 1) ?? 0 }, over: ["skill", "threat", "young"] }, "table"],
  ["what nothing reads", { right: "Reside", on: day(2006), movers: ["Worker"], facts: without("skill", "threat"), over: ["skill", "threat"] }, "diagrams"],
  ["nothing varied", { right: "Study", on: day(2006), movers: ["Worker"], facts: plain }, "table"],
];

describe("is the same by table, by diagrams and by hand", () => {
  test.each(questions)("%s", (_, question, method) => {
    const r = regime();
    const expected = byHand(r, question);
    const found = countDifferent(r, question);
    const walked = countDifferent(r, question, 0);
    expect([found.different, walked.different, found.unreadable]).toEqual([expected, expected, null]);
    expect([found.method, walked.method]).toEqual([method, "diagrams"]);
    expect(walked.pairs).toBe(found.pairs);
  });

  test("and some of them differ, some do not", () => {
    const counts = questions.map(([, question]) => byHand(regime(), question));
    expect(counts.filter((n) => n > 0n).length).toBeGreaterThan(7);
  });

  test("what is named twice is counted once", () => {
    const once: TreatmentQuestion = { right: "Work", on: day(2006), movers: ["Worker"], hosts: ["A"], facts: without("skill"), over: ["skill"] };
    expect(countDifferent(regime(), { ...once, movers: ["Worker", "Worker"], hosts: ["A", "A"], over: ["skill", "skill"] })).toEqual(countDifferent(regime(), once));
  });

  test("pairs are all unordered pairs of other members, for each host, mover and choice", () => {
    const question: TreatmentQuestion = { right: "Work", on: day(2006), movers: ["Worker"], facts: without("skill", "young"), over: ["skill", "young"] };
    // Five members: of each host the four others make six pairs; three labels, yes or no.
    expect(countDifferent(regime(), question).pairs).toBe(5n * 6n * 3n * 2n);
    expect(countDifferent(regime(), { ...question, hosts: ["A", "B"] }).pairs).toBe(2n * 6n * 6n);
    expect(countDifferent(regime(), { ...question, on: day(2003) }).pairs).toBe(4n * 3n * 6n);
  });
});

describe("is not made of what cannot be read", () => {
  const whole: TreatmentQuestion = { right: "Work", on: day(2006), movers: ["Worker"], facts: plain };
  test.each<readonly [string, Partial<TreatmentQuestion>, string, string]>([
    ["a right", { right: "Wrok" }, "right", "Wrok"],
    ["a class", { movers: ["Worker", "Wroker"] }, "mover", "Wroker"],
    ["a host", { hosts: ["A", "F"] }, "host", "F"],
    ["a host that is not bound", { on: day(2003), hosts: ["D"] }, "host", "D"],
    ["a fact", { facts: { ...plain, skil: 1 } }, "fact", "skil"],
    ["a fact to be varied", { over: ["skil"] }, "fact", "skil"],
    ["a fact that is fixed too", { over: ["skill"] }, "fact", "skill"],
    ["a fact of which there is no last value", { facts: without("hired"), over: ["hired"] }, "fact", "hired"],
    ["a label that there is not", { facts: { ...without("skill"), skill: 3 } }, "value", "skill"],
    ["a part of a label", { facts: { ...without("skill"), skill: 0.5 } }, "value", "skill"],
    ["a part of a day", { on: 10.5 }, "day", "10.5"],
    ["a fact without a value", { facts: without("skill") }, "value", "skill"],
  ])("%s", (_, changed, what, name) => {
    expect(countDifferent(regime(), { ...whole, ...changed })).toEqual({ different: 0n, pairs: 0n, method: "table", unreadable: { what, name } });
  });
});
