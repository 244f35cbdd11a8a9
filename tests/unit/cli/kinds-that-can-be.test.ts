import { expect, test } from "vitest";
import { kindsThatCanBe } from "../../../src/cli/batch/kinds";

const all = (1n << 20n) - 1n;
const day = 0;
const regime = {
  parties: [{ code: "BE", since: day, until: 9, host: 0b111n, origin: 0b110n }, { code: "BE", since: 10, until: 99, host: 0b001n, origin: 0b001n }, { code: "stateless", since: day, until: 99, host: null, origin: 0b010n }],
  classes: [{ name: "Worker", bits: all }, { name: "Student", bits: 0b010n }],
  days: [{ since: day, bits: all }, { since: 20, bits: 0b110n }],
  facts: [{ text: "able", held: all, not: 0b011n }],
};

test("every host with every origin of its day, of every class, with and without each fact", () => {
  // Before day 10: 110 and 010; from then on 001 and 000; from day 20 on nothing of the host is left.
  expect(kindsThatCanBe(regime)?.toSorted((a, b) => Number(a - b))).toEqual([0n, 0b001n, 0b010n, 0b110n]);
});

test("of too many kinds none are told", () => {
  const one = { parties: [{ code: "BE", since: day, until: 99, host: all, origin: all }], classes: [{ name: "Worker", bits: all }], days: [{ since: day, bits: all }] };
  const facts = Array.from({ length: 17 }, (_, i) => ({ text: `fact ${i}`, held: all, not: all & ~(1n << BigInt(i)) }));
  expect(kindsThatCanBe({ ...one, facts: facts.slice(0, 10) })).toHaveLength(1024);
  expect(kindsThatCanBe({ ...one, facts })).toBeNull();
});

test("of too many pairs of parties it is not looked which kinds there are", () => {
  const parties = Array.from({ length: 1500 }, (_, i) => ({ code: `P${i}`, since: day, until: 99, host: BigInt(i), origin: BigInt(i) << 11n }));
  expect(kindsThatCanBe({ ...regime, parties, facts: [] })).toBeNull();
});
