/** What is said to decide where facts are open. */
import { expect, test } from "vitest";
import { decide } from "../../../src/evaluator";
import { regimeOf } from "../../support/compiled";

const answered = (clauses: string, given: ReadonlyMap<number, number> = new Map()): readonly (readonly [string, readonly string[]])[] => {
  const r = regimeOf(`party A "A"\nparty B "B"\nright Work\nmover Worker\nregime R {\n  members { A, B }\n  facts about mover { skilled : yes or no  level : one of low, mid, high }\n${clauses}\n}\n`);
  const [asked] = decide(r, { host: 0, origin: 1, mover: 0, on: 12_000, given }).rights;
  return (asked?.possible ?? []).map((d) => [d.position.kind, d.by.map((s) => r.clauses[r.sentences[s]?.clause ?? -1]?.name ?? "")]);
};
const work = "  rule work { every member grants Work to Worker from every other member when mover.level != low }";
const isOut = "  exception out to work { host is not bound to grant Work }";

test("where all is silent, only what says so whatever the facts are", () => {
  // On movers of a low level no clause speaks, so none says so of all.
  expect(answered(`${work}\n${isOut}`)).toEqual([["silent", []]]);
  expect(answered(`${work.replace(" when mover.level != low", "")}\n${isOut}`)).toEqual([["silent", ["out"]]]);
  expect(answered(`${work.replace(" when mover.level != low", "")}\n${isOut}\n  exception also to work { host is not bound to grant Work when mover.level = high }`)).toEqual([["silent", ["out"]]]);
  expect(answered(`${work}\n${isOut}`, new Map([[1, 2]]))).toEqual([["silent", ["out"]]]);
});

test("where it is not, every position with its own grounds, the most open first", () => {
  expect(answered(`${work}\n  exception closed to work { host refuses Work when mover.level = mid }`)).toEqual([["granted", ["work"]], ["denied", ["closed"]], ["silent", []]]);
  expect(answered(`${work}\n  rule all { every member grants Work to Worker from every other member when mover.level = high }`)).toEqual([["granted", ["work", "all"]], ["granted", ["work"]], ["silent", []]]);
});
